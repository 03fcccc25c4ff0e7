"""The table of a web system or of a summary sheet: a key and its value, on one line or on two.

会议届次 / 市五届人大三次会议, 编号 | 0213, 建议提出人：孟晓棠. What is a label, is asked of
`language.sheets`; it is one where its value has the form of such a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from drafting.document import Role
from drafting.language import labels, sheets
from drafting.language.alternatives import one_of
from drafting.language.names import is_agency
from drafting.letter.dates import day_of
from drafting.letter.element import Element
from drafting.letter.lines import WIDE, Line, segments, tight
from drafting.letter.number import number_at
from drafting.letter.result import ticked_class

_MEANS = {
    "title": "proposal.title",
    "number": "proposal.number",
    "session": "proposal.session",
    "leader": "proposal.proposers",
    "organisation": "proposal.proposers",
    "seconders": "seconders",
    "host": "issuer",
    "cohosts": "",
}
"""What a field of the proposal's sheet is in a letter."""

_OWN = {
    "案由": "proposal.title",
    "建议案由": "proposal.title",
    "提案案由": "proposal.title",
    "主办单位": "proposal.host",
    "牵头单位": "proposal.host",
    "答复单位": "issuer",
    "办复单位": "issuer",
    "答复时间": "date",
    "答复日期": "date",
    "办复时间": "date",
    "办复日期": "date",
    "复文日期": "date",
    "回复时间": "date",
    "办理结果": "result",
    "办理类型": "result",
    "办复类型": "result",
    "办理类别": "result",
    "解决程度": "result",
    "公开情况": "disclosure",
    "办理方式": "",
    "沟通方式": "",
    "面商时间": "",
    "面商方式": "",
    "提案者意见": "",
    "代表意见": "",
    "委员意见": "",
    "代表评价": "",
    "委员评价": "",
    "委员反馈": "",
    "代表反馈": "",
    "提案类别": "",
    "建议类别": "",
}
"""What a label says on a letter's table and not on the proposal's sheet."""

_OF_A_PAGE = re.compile("作者|撰稿人|执笔人|撰写人|署名|主题|序号|流水号|主办|承办|责任单位|标题|题目|题名|答复|回复")
"""Labels that a page has of itself: of the case in a summary sheet alone."""

_PREFIX = re.compile("(?:代表建议|政协提案|建议提案|建议|提案|议案)(?=..)")
_CLASS = re.compile(r"[A-Da-d甲乙丙丁]类?")
_SESSION = re.compile("届|次|年.{0,8}会")
_REPLY = re.compile("(?:答复|复函|回复|答复函)$")
_LONGEST_LABEL, _LEAST = 10, 3  # a sheet has as many keys
_GLUED = re.compile(
    one_of(
        {word for word, field in sheets.FIELDS.items() if field in (*_MEANS, "answer") and len(word) > 2}
        | set(_OWN)
        | {word for word, field in labels.FIELDS.items() if field != "cc" and len(word) > 2}
    )
)

_BEFORE = ("、", "，", "《", "“", "的")
_SENTENCE = re.compile("[，。；！？]")
"""Signs of running text: where one stands, a word is a label by its colon alone."""
_GAP = 4
_FAR, _FARTHEST = 20, 120  # behind the start of a line, where nothing and where 答复内容 says that it is a sheet
_ADDRESSED = re.compile(r"\s|[：|您你贵]|[^，。；：]{2,80}：")


class Table(NamedTuple):
    """What a web page's table says, by the field's path, and the lines it takes."""

    values: Mapping[str, str]
    elements: tuple[Element, ...]


def field_of(label: str, in_sheet: bool = False) -> str | None:
    """The field's path that a label names, "answer" where the letter stands behind it, "" for no field of a letter.

    None where it is no label of a case.
    """
    word = tight(label)
    if len(word) > _LONGEST_LABEL or (not in_sheet and _OF_A_PAGE.fullmatch(word)):
        return None
    for known in (word, _PREFIX.sub("", word, count=1)):
        if known in _OWN:
            return _OWN[known]
        field = sheets.FIELDS.get(known)
        if field == "answer" or field in _MEANS:
            return _MEANS.get(field, field)
    return None


def read_table(lines: list[Line]) -> tuple[Table, list[Line]]:
    """The keys of the head with their values, and the other lines."""
    values: dict[str, str] = {}
    elements: list[Element] = []
    rest, at, in_sheet = [], 0, is_sheet(lines)
    while at < len(lines):
        key, value, taken = _pair(lines, at, in_sheet)
        if key is None:
            rest.append(lines[at])
        else:
            role = Role.RESULT if key == "result" else None
            elements += [Element(line, role, left="网页表格中的一项", page=True) for line in lines[at : at + taken]]
            elements[-taken] = replace(elements[-taken], role=role if taken == 1 else None)
            if value is not None and (text := _value(key, value)):
                values.setdefault(key, text)
        at += taken
    return Table(values, tuple(elements)), rest


def is_sheet(lines: list[Line]) -> bool:
    """Whether several lines are keys of the case with their values."""
    found = {key for at in range(min(len(lines), 40)) if (key := _pair(lines, at, True)[0])}
    return len(found) >= _LEAST


def answer_start(lines: list[Line]) -> int | None:
    """Where the letter stands in a summary sheet: behind its label 答复内容, with keys of the case above it."""
    for at, line in enumerate(lines[:40]):
        if is_answer(line.plain.rstrip("：| ")) and is_sheet(lines[:at]):
            return at + 1
    return None


def is_answer(label: str) -> bool:
    """Whether a text is a label behind which the letter stands: 答复内容."""
    return tight(label) not in _OWN and field_of(label) == "answer"


def answer_label(text: str) -> int:
    """The length of the label 答复内容 at the start of a plain text, with what sets it apart; 0 where there is none."""
    found = re.match(r"([一-鿿 ]{2,12}?) *[：|] *(?=\S)", text)
    return found.end() if found and is_answer(found[1]) else 0


def rows(line: Line) -> list[Line]:
    """The keys of a table's row, each with its value on a line of its own, a colon between."""
    parts = segments(line) if "|" in line.plain or "\t" in line.plain else []
    keys, values = parts[::2], parts[1::2]
    if not parts or len(parts) % 2 or not all(map(_is_label, keys)) or any(map(_is_label, values)):
        return [line]
    return [_colon(key, value) for key, value in zip(keys, values, strict=True)]


def _colon(key: Line, value: Line) -> Line:
    """A key and its value as one line, one colon between."""
    length = len(key.plain.rstrip("： "))
    return replace(key, text=f"{key.text[:length]}：{value.text}", plain=f"{key.plain[:length]}：{value.plain}")


def is_key(word: str) -> bool:
    """Whether a text without blanks is a key of a case's table."""
    return word in _OWN or word in sheets.FIELDS


def _is_label(cell: Line) -> bool:
    word = tight(cell.plain).rstrip("：")
    return not is_answer(word) and (is_key(word) or word in labels.FIELDS)


def unglued(line: Line) -> list[Line]:
    """The keys of a sheet that lost what set them apart, each with its value: 案由关于…的提案提案者邵晚晴办理单位…"""
    answer = next((found.start() for found in _GLUED.finditer(line.plain) if _begins_answer(found)), None)
    end = min(len(line.plain) if answer is None else answer, 400)
    found = [
        word
        for word in _GLUED.finditer(line.plain, 0, end)
        if not line.plain.startswith(_BEFORE, max(0, word.start() - 1))
    ]
    if _SENTENCE.search(line.plain, 0, end):
        found = [word for word in found if line.plain[word.end() : word.end() + _GAP].lstrip().startswith("：")]
    if (
        len(found) < _LEAST
        or found[0].start() > (_FAR if answer is None else _FARTHEST)
        or (answer is None and len(line.plain) > 400)
    ):
        return [line] if answer != 0 else [*_keyed(line, 0, len(line.plain))]
    cuts = [found[0].start(), *(word.start() for word in found[1:]), len(line.plain) if answer is None else answer]
    lines = [line.cut(0, cuts[0])] if cuts[0] else []
    lines += [cell for start, end in pairwise(cuts) for cell in _keyed(line, start, end)]
    return lines + ([] if answer is None else _keyed(line, answer, len(line.plain)))


def _begins_answer(found: re.Match[str]) -> bool:
    """Whether what stands behind a word is what a letter begins with: the word is a label and none of a text."""
    return is_answer(found[0]) and _ADDRESSED.match(found.string, found.end()) is not None


def _keyed(line: Line, start: int, end: int) -> list[Line]:
    """A key with its value, a colon between; the answer in a line of its own."""
    label = _GLUED.match(line.plain, start)
    key, value = line.cut(start, label.end()), line.cut(label.end(), end)
    value = value.cut(len(value.plain) - len(value.plain.lstrip("：| ")))
    if is_answer(key.plain):
        return [key, value]
    return [_colon(key, value)]


def is_keyed(line: Line) -> bool:
    """Whether a line is one of a page's table by itself, its key with its value."""
    apart = WIDE.search(line.plain) is not None or re.match(
        "(?:[答办]复(?:单位|[日时].)|复文日期)：", tight(line.plain)
    )
    return bool(apart) and _pair([line], 0)[0] is not None


def keyed(line: Line) -> Element:
    """What such a line says."""
    key, value, _ = _pair([line], 0)
    text = _value(key, value) if key and value else ""
    known = key in ("issuer", "date", "result", "disclosure") and bool(text)
    return Element(line, _ROLES.get(key or ""), key if known else "", text, "取自网页表格") if known else _left(line)


def _left(line: Line) -> Element:
    return Element(line, left="网页表格中的一项", page=True)


_ROLES = {"issuer": Role.SIGNATURE, "date": Role.DATE, "result": Role.RESULT, "disclosure": Role.NOTE}


def _value(key: str, value: Line) -> str:
    if key == "result":
        return value.plain[0].upper() if _CLASS.fullmatch(value.plain) else ticked_class(value.plain)
    if key == "date":
        return day_of(value.plain) or ""
    if key in ("proposal.proposers", "seconders"):
        return value.plain
    return value.text if key else ""


def _fits(key: str, value: str) -> bool:
    """Whether a plain value has the form of such a value."""
    if key == "proposal.number":
        return re.search(r"\d", value) is not None and len(value) <= 24 and number_at(value) is None
    if key == "proposal.session":
        return _SESSION.search(value) is not None and len(value) <= 40
    if key in ("issuer", "proposal.host"):
        return is_agency(tight(value), 60) or "、" in value
    if key == "proposal.title":
        return _REPLY.search(value) is None
    return not (key in ("proposal.proposers", "seconders") and re.search(r"[。？！\d]|来源|时间", value))


def _pair(lines: list[Line], at: int, in_sheet: bool = False) -> tuple[str | None, Line | None, int]:
    """A key's field, its value's line, how many lines both take. Field None: this line is no key."""
    parts = segments(lines[at])
    head, colon, tail = lines[at].plain.partition("：")
    if len(parts) == 1 and (key := field_of(lines[at].plain.rstrip("| "), in_sheet)) is not None:
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None and key == "answer":
            return None, None, 1  # 答复函 is the last word of a title
        if following is None or field_of(following.plain.partition("：")[0]) is not None:
            return key, None, 1
        if key == "answer":
            return ("", None, 1) if in_sheet else (None, None, 1)
        if not key:
            return "", None, 2
        return (key, following, 2) if _fits(key, following.plain) else (None, None, 1)
    if len(parts) == 2 and (key := field_of(parts[0].plain, in_sheet)) is not None and _fits(key, parts[1].plain):
        return key, parts[1], 1
    if colon and tail.strip() and (key := field_of(head, in_sheet)) is not None and key != "result":
        return (key, lines[at].cut(len(head) + 1), 1) if _fits(key, tail) else (None, None, 1)
    return None, None, 1
