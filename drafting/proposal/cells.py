"""The lines of a proposal's file as cells: labels, and the texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.language.names import is_agency
from drafting.language.sheets import FIELDS, FIRST_SIGNS, PEOPLE, SECTIONS, Label, read_label
from drafting.letter.lines import WIDE, Line, tight
from drafting.proposal.persons import is_person
from drafting.proposal.runon import chain_of, parted

_BARS = re.compile(r"[|｜\t]")
_COMMA = re.compile(r'"[^"]*"|(,)')
_LONGEST_HEADS = 160  # characters of a line of heads
_LONGEST_HEAD, _NO_HEAD = 10, re.compile("[。，；：\\d]")  # of a head that is no known label
_REACH = 160  # characters of a line in which a further label is looked for
_ENDING = (*PEOPLE, "content")
_TITLE = 60
"""Characters of a title that stands behind 案由 with a label right behind it."""
_FEW = 3
"""Lines of a file in which all may be typed in one."""
_FEWEST_HEADS = 3
"""Heads of a list of proposals."""
_MOST = 12
"""Labels of a line."""
_SHORTEST_GLUED, _LONGEST_GLUED = 3, 8
"""Characters of a label that may stand right before its value."""
_LONGEST_GLUED_VALUE = 40
_WHOLE_TITLE = re.compile("关于[^。；：]{4,60}")
_SHORT_VALUES = frozenset((*PEOPLE, "number", "session", "received", "due", "count", "personal", "kind"))
_UNKNOWN = re.compile(r"(?<=[\d号 ）])[\u4e00-\u9fff]{2,6}：")
"""A word with a colon behind a value that holds no such thing."""
_FURTHER = re.compile("电话|手机|界别|代表团|职务|附议|联名")
_TORN, _MOST_TORN = 3, 5
"""Characters of a label on one of the lines over which it is torn, and how many such lines there are."""


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
    """The cells of all lines, in order; a label that is torn over lines stands on the first."""
    cells: list[Cell] = []
    at = 0
    while at < len(lines):
        torn = _torn(lines[at : at + _MOST_TORN])
        if rows := rows_of(lines[at : at + 2]):
            at += 1
            for column, (head, value) in enumerate(zip(*rows, strict=False)):
                known = read_label(head.plain, near=False)
                cells.append(Cell(at, column, True, head, known or Label("other", head.plain, len(head.text), False)))
                cells += [Cell(at, column, True, value)] if value.text else []
        elif torn:
            label, last = torn
            cells.append(Cell(at, 0, False, lines[at], label))
            at += last
            cells += _behind(at, lines[at].cut(label.length))
        else:
            cells += _cells(at, lines[at], len(lines) <= _FEW)
        at += 1
    return cells


def rows_of(lines: list[Line]) -> list[list[Line]]:
    """The heads of a list of proposals and the rows that stand under them, each as its cells; none where the first line
    is no such heads: three labels and more, a title or the content among them, and few short words that are none."""
    heads = _row(lines[0]) if lines and len(lines[0].text) < _LONGEST_HEADS else []
    labels = [read_label(head.plain, near=False) for head in heads]
    whole = {
        label.field for label, head in zip(labels, heads, strict=True) if label and label.length == len(head.plain)
    }
    unknown = [head for head, label in zip(heads, labels, strict=True) if label is None]
    named = len(heads) - len(unknown)
    if named < _FEWEST_HEADS or len(unknown) * 3 > len(heads) or not whole & {"title", "content", "reasons"}:
        return []
    if not all(0 < len(head.text) <= _LONGEST_HEAD and _NO_HEAD.search(head.plain) is None for head in unknown):
        return []
    rows = [heads]
    for line in lines[1:]:
        row = _row(line)
        labelled = sum(read_label(cell.plain, near=False) is not None for cell in row)
        if abs(len(row) - len(heads)) > 1 or labelled * 2 > len(row):
            break
        rows.append(row)
    return rows if len(rows) > 1 else []


def _row(line: Line) -> list[Line]:
    """The cells of a line between bars, tabs or, as in a list that was saved as text, commas outside of quotes."""
    bars = list(_BARS.finditer(line.plain)) or [match for match in _COMMA.finditer(line.text) if match[1]]
    starts = [0, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), len(line.text)]
    parts = [_unquoted(line.cut(start, end)) for start, end in zip(starts, ends, strict=True)]
    while parts and not parts[-1].text:
        parts.pop()
    return parts[1:] if parts and not parts[0].text and line.text[0] in "|｜" else parts


def _unquoted(cell: Line) -> Line:
    quoted = len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"'
    return cell.cut(1, len(cell.text) - 1) if quoted else cell


def _behind(at: int, rest: Line) -> Iterator[Cell]:
    """The cells behind a label that was torn."""
    end = len(rest.text) if _BARS.search(rest.plain) else _next_label(rest.plain)
    if end == len(rest.text):
        yield from _cells(at, rest) if rest.text else ()
        return
    yield Cell(at, 0, False, rest.cut(0, end))
    yield from _labelled(at, 0, False, rest.cut(end))


def _torn(lines: list[Line]) -> tuple[Label, int] | None:
    """The label that the first lines have the beginning of, and on which of them it ends; its length there.

    One that is a label itself is torn only where the next lines are nothing but the rest: 代表 / 姓名.
    """
    first = tight(lines[0].plain)
    whole, above = first in FIELDS, first
    if not 0 < len(first) <= _TORN - whole or "|" in first:
        return None
    for at, line in enumerate(lines[1:], 1):
        label = read_label(above + line.plain[:_REACH], near=False)
        if label and len(label.word) > len(above) and (not whole or label.length == len(above + line.plain)):
            longer = _torn_further(above, lines[at:]) if label.length == len(above + line.plain) else None
            return (longer[0], at + longer[1]) if longer else (label._replace(length=label.length - len(above)), at)
        if len(tight(line.plain)) > _TORN:
            return None
        above += tight(line.plain)
    return None


def _torn_further(above: str, lines: list[Line]) -> tuple[Label, int] | None:
    """The longer label of which what was read is only the beginning: 建 / 议 / 内 / 容, where 建议 is one, too."""
    above += tight(lines[0].plain)
    for at, line in enumerate(lines[1:], 1):
        rest = tight(line.plain)
        if len(rest) > _TORN:
            return None
        if above + rest in FIELDS:
            return Label(FIELDS[above + rest], above + rest, len(line.text), False), at
        above += rest
    return None


def _cells(at: int, line: Line, alone: bool = False) -> Iterator[Cell]:
    if not _BARS.search(line.plain):
        for part in parted(line, alone):
            yield from _labelled(at, 0, False, part)
        return
    for column, part in enumerate(_row(line)):
        yield from _labelled(at, column, True, part)


def _labelled(at: int, column: int, row: bool, part: Line) -> Iterator[Cell]:
    """A part as its labels and what stands behind each."""
    if chain := chain_of(part.plain):
        ends = [*(start for start, _, _ in chain[1:]), len(part.text)]
        for (start, end, word), last in zip(chain, ends, strict=True):
            yield Cell(at, column, row, part.cut(start, end), Label(FIELDS[word], word, end - start, False))
            if (value := part.cut(end, last)).text:
                yield Cell(at, column, row, value)
        return
    for _ in range(_MOST):
        label = read_label(part.plain[:_REACH]) or _glued(part.plain)
        if label is None and (end := _label_within(part.plain)):
            yield Cell(at, column, row, part.cut(0, end))
            part = part.cut(end)
            label = read_label(part.plain[:_REACH])
        if label is None:
            break
        yield Cell(at, column, row, part.cut(0, label.length), label)
        part = part.cut(label.length)
        if not part.text:
            return
        following = read_label(part.plain[:_REACH], near=False)
        if following and (following.colon or len(following.word) > 2) and label.field not in SECTIONS:
            continue  # the value is empty, for another label is none
        end = min(_next_label(part.plain, label.field in SECTIONS), _unknown_label(part.plain, label.field))
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


def _unknown_label(plain: str, field: str) -> int:
    """Where a label that is not known begins behind a short value (0136 经手人：……); the text's length for nowhere."""
    match = _UNKNOWN.search(plain[:_REACH]) if field in _SHORT_VALUES else None
    return match.start() if match else len(plain)


def _label_within(plain: str) -> int:
    """Where a label with a colon stands in a short line behind other words and white space (2026-03-01 来源：…); 0 for
    nowhere."""
    if len(plain) > _TITLE or re.search("[。；，]", plain):
        return 0
    for match in re.finditer(" ", plain):
        label = read_label(plain[match.end() :], near=False) if plain[match.end()] in FIRST_SIGNS else None
        if label and label.colon and label.field not in SECTIONS:
            return match.end()
    return 0


def _glued(plain: str) -> Label | None:
    """A label with its value right behind it (领衔代表罗平), or with another label: as a table of a .pdf is read, and
    where all is typed together."""
    for length in range(min(len(plain), _LONGEST_GLUED), 1, -1):
        field = FIELDS.get(plain[:length])
        if (
            field
            and (field not in SECTIONS or field == "reasons")
            and _is_value(field, length, WIDE.split(plain[length:])[0])
        ):
            return Label(field, plain[:length], length, False)
    return None


def _is_value(field: str, length: int, text: str) -> bool:
    """Whether a text is surely a value of a field, or a label again; a label of two characters stands before a title
    alone."""
    if field in ("title", "reasons"):
        return _WHOLE_TITLE.fullmatch(text) is not None
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
