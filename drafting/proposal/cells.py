"""The lines of a proposal's file as cells: labels, and the texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.language.names import is_agency
from drafting.language.sheets import FIELDS, FIRST_SIGNS, PEOPLE, SECTIONS, Label, read_label
from drafting.letter.lines import WIDE, Line, tight
from drafting.proposal.fitting import is_person

_BARS = re.compile(r"[|｜\t]")
_REACH = 160  # characters of a line in which a further label is looked for
_ENDING = (*PEOPLE, "content")
_TITLE = 60
"""Characters of a title that stands behind 案由 with a label right behind it."""
_MOST = 12
"""Labels of a line."""
_SHORTEST_GLUED, _LONGEST_GLUED = 3, 8
"""Characters of a label that may stand right before its value."""
_LONGEST_GLUED_VALUE = 40
_FURTHER = re.compile("电话|手机|界别|代表团|职务|附议|联名")
_TORN = 3
"""Characters of a label on the first of the two lines over which it is torn."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line: a label, or text. `at` is the line's place in the file's lines, `column` its place in a row.

    `row`: the line is of a table, its cells between bars or tabs.
    """

    at: int
    column: int
    row: bool
    line: Line
    label: Label | None = None

    @property
    def text(self) -> str:
        """As typed."""
        return self.line.text

    @property
    def field(self) -> str:
        """The field that a label names; empty for text."""
        return self.label.field if self.label else ""


def cells_of(lines: list[Line]) -> list[Cell]:
    """The cells of all lines, in order; a label that is torn over two lines stands on the first."""
    cells: list[Cell] = []
    torn = 0
    for at, line in enumerate(lines):
        if torn:
            rest, torn = line.cut(torn), 0
            cells += _behind(at, rest)
            continue
        label = _torn(line, lines[at + 1]) if at + 1 < len(lines) else None
        if label:
            torn = label.length
            cells.append(Cell(at, 0, False, line, label))
        else:
            cells += _cells(at, line)
    return cells


def _behind(at: int, rest: Line) -> Iterator[Cell]:
    """The cells behind a label that was torn."""
    end = len(rest.text) if _BARS.search(rest.plain) else _next_label(rest.plain)
    if end == len(rest.text):
        yield from _cells(at, rest) if rest.text else ()
        return
    yield Cell(at, 0, False, rest.cut(0, end))
    yield from _labelled(at, 0, False, rest.cut(end))


def _torn(line: Line, following: Line) -> Label | None:
    """The label of which one line has the first characters and the next the rest; its length is that of the rest."""
    first = tight(line.plain)
    if not 0 < len(first) <= _TORN or first in FIELDS or "|" in line.plain:
        return None
    label = read_label(first + following.plain[:_REACH], near=False)
    if label is None or len(label.word) <= len(first):
        return None
    return label._replace(length=label.length - len(first))


def _cells(at: int, line: Line) -> Iterator[Cell]:
    bars = list(_BARS.finditer(line.plain))
    if not bars:
        yield from _labelled(at, 0, False, line)
        return
    starts = [0, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), len(line.text)]
    parts = [line.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    while parts and not parts[-1].text:
        parts.pop()
    if parts and not parts[0].text and line.text[0] in "|｜":
        parts = parts[1:]
    for column, part in enumerate(parts):
        yield from _labelled(at, column, True, part)


def _labelled(at: int, column: int, row: bool, part: Line) -> Iterator[Cell]:
    """A part as its labels and what stands behind each."""
    for _ in range(_MOST):
        label = read_label(part.plain[:_REACH]) or _glued(part.plain)
        if label is None:
            break
        yield Cell(at, column, row, part.cut(0, label.length), label)
        part = part.cut(label.length)
        if not part.text:
            return
        following = read_label(part.plain[:_REACH], near=False)
        if following and (following.colon or len(following.word) > 2) and label.field not in SECTIONS:
            continue  # the value is empty, for another label is none
        end = _next_label(part.plain, label.field in SECTIONS)
        yield Cell(at, column, row, part.cut(0, end))
        part = part.cut(end)
        if not part.text:
            return
    yield Cell(at, column, row, part)


def _next_label(plain: str, in_text: bool = False) -> int:
    """Where the next label with a colon, or behind white space, begins; the length of the text where there is none.

    `in_text`: only a label of people or of the whole content ends a text, right at its start.
    """
    for at in range(1, min(len(plain), _REACH)):
        if plain[at] not in FIRST_SIGNS:
            continue
        label = read_label(plain[at : at + _REACH], near=plain[at - 1] == " ")
        if label is None or (in_text and not (label.colon and label.field in _ENDING and at < _TITLE)):
            continue
        if label.colon or (plain[at - 1] == " " and label.length < len(plain) - at):
            return at
    return len(plain)


def _glued(plain: str) -> Label | None:
    """A label with its value right behind it (领衔代表罗平), or with another label: as a table of a .pdf is read, and
    where all is typed together."""
    for length in range(min(len(plain), _LONGEST_GLUED), _SHORTEST_GLUED - 1, -1):
        field = FIELDS.get(plain[:length])
        if field and field not in SECTIONS and _is_value(field, WIDE.split(plain[length:])[0]):
            return Label(field, plain[:length], length, False)
    return None


def _is_value(field: str, text: str) -> bool:
    """Whether a text is surely a value of a field, or a label again."""
    if text in FIELDS:
        return True
    if field in PEOPLE:
        further = _FURTHER.search(text) is not None
        return is_person(text) or (further and any(is_person(text[:length]) for length in (4, 3, 2)))
    if field == "title":
        return text.startswith("关于")
    if field in ("host", "cohosts"):
        return is_agency(text)
    return field == "personal" and len(text) <= _LONGEST_GLUED_VALUE and "。" not in text
