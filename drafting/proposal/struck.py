"""The proposal's text as it is kept beside the form: whole, but for what belongs to a person, which is struck out."""

from __future__ import annotations

import re

from drafting.language.personal import IDENTITY, MOBILE
from drafting.language.sheets import PEOPLE
from drafting.letter.lines import Line
from drafting.proposal.persons import PHONE
from drafting.proposal.sheet import Sheet

STRUCK = "〔略〕"
_NUMBERED = re.compile("电话|手机|邮编|邮政|证号|代表证|身份|QQ|传真|微信|号码")
_LONGEST = 60
_DIGITS = re.compile(r"[\d*＊]")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z]{2,10}){1,3}")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}[-－— ]|[（(]0\d{2,3}[）)] ?)\d{7,8}(?!\d)")
_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:大道|路|街|巷|弄|村|小区|苑|园)[^，。；、\s（）()]{0,12}?"
    r"\d{1,5} ?(?:号|室|栋|幢|单元|弄|楼)[^，。；、\s（）()]{0,16}"
)
"""An address, as it stands beside a name; in the text a place with a number is what the proposal speaks of."""
_CONTACTS = ("联系人", "联系人姓名", "联系单位")
_HOME = re.compile(r"(?<=住址[：:])[^，。；|]{2,60}")


def struck_text(lines: list[Line], sheet: Sheet) -> str:
    """All lines, one each, without telephones, addresses and numbers of persons."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for entry in (*sheet.entries, *sheet.aside):
        if entry.field in PEOPLE or entry.word in _CONTACTS:
            start = entry.value.start - lines[entry.at].start
            found = (match.span() for pattern in (PHONE, _ADDRESS) for match in pattern.finditer(entry.value.text))
            spans.setdefault(entry.at, []).extend((start + first, start + last) for first, last in found)
    for entry in sheet.aside:
        if entry.field == "personal" and _is_personal(entry.word, entry.value.text):
            start = entry.value.start - lines[entry.at].start
            spans.setdefault(entry.at, []).append((start, start + len(entry.value.text)))
    return "".join(f"{_struck(line.text, spans.get(at, []))}\n" for at, line in enumerate(lines))


def _is_personal(word: str, text: str) -> bool:
    return len(text) <= _LONGEST and (not _NUMBERED.search(word) or _DIGITS.search(text) is not None or "址" in word)


def _struck(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in _apart(spans):
        text = text[:start] + STRUCK + text[end:]
    return without_numbers(text)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans from the last to the first, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined[::-1]


def without_numbers(text: str) -> str:
    """A text without telephones, mail addresses and numbers of identity cards, wherever they stand in it."""
    for pattern in (MOBILE, IDENTITY, _EMAIL, _LANDLINE, _HOME):
        text = pattern.sub(STRUCK, text)
    return text
