"""Where labels stand in a line: behind a value, in brackets, right before a value, in a row of nothing else."""

from __future__ import annotations

import re

from drafting.language.names import is_agency
from drafting.language.sheets import FIELDS, FIRST_SIGNS, PEOPLE, SECTIONS, Label, read_label
from drafting.letter.lines import WIDE, Line
from drafting.proposal.persons import is_person

_ENDING = (*PEOPLE, "content")
_TITLE = 60
"""Characters of a title that stands behind 案由 with a label right behind it."""
_SHORTEST_GLUED, _LONGEST_GLUED = 3, 8
"""Characters of a label that may stand right before its value."""
_LONGEST_GLUED_VALUE = 40
_KINDS = ("建议", "提案", "议案")
_WHOLE_TITLE = re.compile("关于[^。；：]{4,60}")
_SHORT_VALUES = frozenset((*PEOPLE, "number", "session", "received", "due", "count", "personal", "kind"))
_IN_BRACKETS = frozenset(("personal", "other", "name"))
_BRACKETED = re.compile("([\u4e00-\u9fff]{2,6})[）】] ?(?=[^ 、，。（])")
_PHONE = re.compile("（(?:联系)?(?:电话|手机|方式)(?:号码)?：[^（）]{0,30}）(?=[、，])")
"""A telephone in brackets between names."""
_UNKNOWN = re.compile(r"(?<=[\d号 ）])[\u4e00-\u9fff]{2,6}：")
"""A word with a colon behind a value that holds no such thing."""
_FURTHER = re.compile("电话|手机|界别|代表团|职务|附议|联名")
REACH = 160
"""Characters of a line in which a further label is looked for."""
FEWEST_HEADS = 3
"""Heads of a list of proposals, and labels of a line that has nothing else."""


def heads_in(part: Line) -> list[Line]:
    """The labels of a line that has nothing else, three and more with blanks between them: 姓名 电话 通讯地址."""
    if len(part.plain) > REACH:
        return []
    words = [part.cut(*match.span()) for match in re.finditer("[^ ]+", part.plain)]
    return words if len(words) >= FEWEST_HEADS and all(word.plain in FIELDS for word in words) else []


def next_label(plain: str, in_text: bool = False) -> int:
    """Where the next label with a colon, or behind white space, begins; the length of the text where there is none.

    `in_text`: only a label of people or of the whole content ends a text, right at its start.
    """
    beside = [match.span() for match in _PHONE.finditer(plain[:REACH])]  # 罗平（联系电话：……）、孔远
    for at in range(1, min(len(plain), REACH)):
        if plain[at] not in FIRST_SIGNS or any(start < at < end for start, end in beside):
            continue
        if at > 1 and plain[at - 1] in "（【" and _is_bracketed(plain, at):
            return at - 1
        label = read_label(plain[at : at + REACH], near=plain[at - 1] == " ")
        if label is None or (in_text and not (label.colon and label.field in _ENDING and at < _TITLE)):
            continue
        if label.colon or (plain[at - 1] == " " and label.length < len(plain) - at):
            return at
    return len(plain)


def _is_bracketed(plain: str, at: int) -> bool:
    """Whether a label between brackets names what stands behind it: 罗平 （单位） 青柳小学; 罗平（代表） is none."""
    match = _BRACKETED.match(plain, at)
    return match is not None and FIELDS.get(match[1]) in _IN_BRACKETS


def unknown_label(plain: str, field: str) -> int:
    """Where a label that is not known begins behind a short value (0136 经手人：……); the text's length for nowhere."""
    match = _UNKNOWN.search(plain[:REACH]) if field in _SHORT_VALUES else None
    return match.start() if match else len(plain)


def label_within(plain: str) -> int:
    """Where a label with a colon stands in a short line behind other words and white space (2026-03-01 来源：…); 0 for
    nowhere."""
    if len(plain) > _TITLE or re.search("[。；，]", plain):
        return 0
    for match in re.finditer(" ", plain):
        label = read_label(plain[match.end() :], near=False) if plain[match.end()] in FIRST_SIGNS else None
        if label and label.colon and label.field not in SECTIONS:
            return match.end()
    return 0


def glued(plain: str) -> Label | None:
    """A label with its value right behind it (领衔代表罗平), or with another label: as a table of a .pdf is read, and
    where all is typed together."""
    for length in range(min(len(plain), _LONGEST_GLUED), 1, -1):
        field = FIELDS.get(plain[:length])
        if (
            field
            and (field not in SECTIONS or field == "reasons")
            and _is_value(field, length, WIDE.split(plain[length:].lstrip())[0])
        ):
            return Label(field, plain[:length], length, False)
    return None


def _is_value(field: str, length: int, text: str) -> bool:
    """Whether a text is surely a value of a field, or a label again; a label of two characters stands before a title
    alone."""
    if field in ("title", "reasons"):
        return _WHOLE_TITLE.fullmatch(text) is not None and (field == "title" or text.endswith(_KINDS))
    if length < _SHORTEST_GLUED:
        return False
    if text in FIELDS:
        return True
    if field in PEOPLE:
        further = _FURTHER.search(text) is not None
        return is_person(text) or (further and any(is_person(text[:length]) for length in (4, 3, 2)))
    if field in ("host", "cohosts"):
        return is_agency(text)
    return field == "personal" and len(text) <= _LONGEST_GLUED_VALUE and "。" not in text
