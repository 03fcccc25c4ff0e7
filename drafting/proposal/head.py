"""The head: its lines, and the session that they name."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.language.names import HAN
from drafting.letter.lines import WIDE, Line, plain, tight
from drafting.letter.web import is_page_line
from drafting.proposal.sheet import Sheet, Text

_NUM = "[一二三四五六七八九十百〇零两\\d]{1,4}"
_MEETING = "(?:会议|全委会议|全委会|全会|大会)"
_SESSION = re.compile(
    rf"(?:{HAN}){{0,24}}第?{_NUM}届(?:{HAN}){{0,16}}?第?{_NUM}次(?:全体委员|全体|全委)?{_MEETING}"
    rf"|(?:{HAN}){{0,24}}(?:人大|政协|人民代表大会|委员会){_NUM}届{_NUM}次{_MEETING}?"
    rf"|(?:{HAN}){{0,24}}?第?{_NUM}届第?{_NUM}次(?=[）)]|$)"
)
_PAPER = re.compile("(?:委员|代表)?(?:提案|建议|议案)?(?:用笺|用纸|专用纸|表|用表|登记表|纸)$")
_BOUND = re.compile(
    "^.*(?:关于|[在于就对向给将把致从的号按]|自(?!治)|提交|交办|转办|转送|参加|出席|届次|会议名称|编号)"
)
_SOURCE = re.compile("摘自|选自|原载|刊于|载于|选编|汇编|^[（(]?(?:来源|出处)")
_LONG = 70  # characters of a line that is text
HEAD, _FOOT = 14, 5  # lines
_LONGEST = 80  # characters of a line at the top that may name the session


class Found(NamedTuple):
    """A value as understood: where it stands, how sure, and why it may be wrong ("" where a label says it)."""

    value: str
    at: int
    score: float = 1.0
    guess: str = ""


def head_of(sheet: Sheet) -> list[Text]:
    """The texts above the first that reads as text: a sentence, or a long line."""
    found: list[Text] = []
    for text in sheet.texts[:HEAD]:
        if text.section == "demands" or len(text.line.text) > _LONG or "。" in text.line.plain:
            break
        if not is_page_line(text.line):
            found.append(text)
    return found


def session_of(sheet: Sheet, head: list[Text], lines: list[Line]) -> Found | None:
    """The session's name: of its label, else of a line of the head or of two that are one, else of another short line
    at the top."""
    for entry in sheet.values("session"):
        if re.search("届|次", entry.value.text):
            whole = _session(entry.value.plain)
            return Found(whole or tight(entry.value.text), entry.at)
    for n, text in enumerate(head):
        following = head[n + 1].line.text if n + 1 < len(head) else ""
        joined = _PAPER.sub("", tight(text.line.text)) + tight(following)
        torn = _session(joined) if _is_torn(text.line.plain) else None
        if found := torn or _session(text.line.text):
            return Found(found, text.at)
    top = [(at, line, "没有标签，取自文首") for at, line in enumerate(lines[:HEAD]) if len(line.plain) < _LONGEST]
    sources = [(at, line, "没有标签，取自文末的出处") for at, line in sources_of(lines)]
    return next((Found(found, at, 1.0, why) for at, line, why in top + sources if (found := _session(line.text))), None)


def sources_of(lines: list[Line]) -> list[tuple[int, Line]]:
    """The lines at the foot that say out of what the text was taken: ——摘自《……提案选编》（第143号提案）."""
    start = max(len(lines) - _FOOT, 0)
    foot = [(at, line) for at, line in enumerate(lines[start:], start) if len(line.plain) < _LONGEST]
    return [(at, line) for at, line in foot if _SOURCE.search(line.plain)]


def _is_torn(text: str) -> bool:
    return re.search("届|代表大会$|委员会$|政协|政治协商会议$", text) is not None and "次" not in text[:-1]


def _session(text: str) -> str | None:
    parts = [text, *WIDE.split(plain(text))]
    for bare in map(tight, map(plain, reversed(parts))):
        match = _SESSION.search(bare)
        name = _BOUND.sub("", match[0]) if match else ""
        if "届" in name or "次" in name:
            return name
    return None
