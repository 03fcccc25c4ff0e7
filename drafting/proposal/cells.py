"""The lines of a proposal's file as cells: labels, and the texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.language.sheets import FIELDS, SECTIONS, Label, read_label
from drafting.letter.lines import Line, tight
from drafting.proposal.label_places import FEWEST_HEADS, REACH, glued, heads_in, label_within, next_label, unknown_label
from drafting.proposal.runon import chain_of, parted

BARS = re.compile(r"[|｜│┃\t]")
_COMMA = re.compile(r'"[^"]*"|(,)')
_LONGEST_HEADS = 160  # characters of a line of heads
_LONGEST_HEAD, _NO_HEAD = 10, re.compile("[。，；：\\d]")  # of a head that is no known label
_FEW = 3
"""Lines of a file in which all may be typed in one."""
_KINDS = ("建议", "提案", "议案")
_MOST = 12
"""Labels of a line."""
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
    """The cells of all lines, in order; a label that is torn over lines stands on the last."""
    cells: list[Cell] = []
    at = 0
    while at < len(lines):
        torn = None if _ends_title(lines, at) else _torn(lines[at : at + _MOST_TORN])
        if rows := rows_of(lines[at : at + 2]):
            at += 1
            for column, (head, value) in enumerate(zip(*rows, strict=False)):
                known = read_label(head.plain, near=False)
                cells.append(Cell(at, column, True, head, known or Label("other", head.plain, len(head.text), False)))
                cells += [Cell(at, column, True, value)] if value.text else []
        elif torn:
            label, last = torn
            at += last
            cells.append(Cell(at, 0, False, lines[at], label))
            cells += _behind(at, lines[at].cut(label.length))
        else:
            cells += _cells(at, lines[at], len(lines) <= _FEW)
        at += 1
    return cells


def rows_of(lines: list[Line]) -> list[list[Line]]:
    """The heads of a list of proposals and the rows that stand under them, each as its cells; none where the first line
    is no such heads: three labels and more, a title or the content among them, and few short words that are none."""
    heads = row_of(lines[0]) if lines and len(lines[0].text) < _LONGEST_HEADS else []
    labels = [read_label(head.plain, near=False) for head in heads]
    whole = {
        label.field for label, head in zip(labels, heads, strict=True) if label and label.length == len(head.plain)
    }
    unknown = [head for head, label in zip(heads, labels, strict=True) if label is None]
    named = len(heads) - len(unknown)
    if named < FEWEST_HEADS or len(unknown) * 3 > len(heads) or not whole & {"title", "content", "reasons"}:
        return []
    if not all(0 < len(head.text) <= _LONGEST_HEAD and _NO_HEAD.search(head.plain) is None for head in unknown):
        return []
    rows = [heads]
    for line in lines[1:]:
        row = row_of(line)
        labelled = sum(read_label(cell.plain, near=False) is not None for cell in row)
        if abs(len(row) - len(heads)) > 1 or labelled * 2 > len(row):
            break
        rows.append(row)
    return rows if len(rows) > 1 else []


def row_of(line: Line) -> list[Line]:
    """The cells of a line between bars, tabs or, as in a list that was saved as text, commas outside of quotes."""
    bars = list(BARS.finditer(line.plain)) or [match for match in _COMMA.finditer(line.text) if match[1]]
    starts = [0, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), len(line.text)]
    parts = [_unquoted(line.cut(start, end)) for start, end in zip(starts, ends, strict=True)]
    while parts and not parts[-1].text:
        parts.pop()
    return parts[1:] if parts and not parts[0].text and line.text[0] in "|｜│┃" else parts


def _unquoted(cell: Line) -> Line:
    quoted = len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"'
    return cell.cut(1, len(cell.text) - 1) if quoted else cell


def _ends_title(lines: list[Line], at: int) -> bool:
    """Whether a line is the last word of a title, though it may begin a label: ……的 / 提案 / 理 / 由."""
    return tight(lines[at].plain) in _KINDS and at > 0 and lines[at - 1].plain.endswith("的")


def _behind(at: int, rest: Line) -> Iterator[Cell]:
    """The cells behind a label that was torn."""
    end = len(rest.text) if BARS.search(rest.plain) else next_label(rest.plain)
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
        label = read_label(above + line.plain[:REACH], near=False)
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
    if not BARS.search(line.plain):
        for part in parted(line, alone):
            yield from _labelled(at, 0, False, part)
        return
    for column, part in enumerate(row_of(line)):
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
    if heads := heads_in(part):
        yield from (Cell(at, column, row, head, read_label(head.plain, near=False)) for head in heads)
        return
    empty = 0  # labels right before another
    for _ in range(_MOST):
        label = read_label(part.plain[:REACH]) or glued(part.plain)
        if label is None and (end := label_within(part.plain)):
            yield Cell(at, column, row, part.cut(0, end))
            part = part.cut(end)
            label = read_label(part.plain[:REACH])
        if label is None:
            break
        yield Cell(at, column, row, part.cut(0, label.length), label)
        part = part.cut(label.length)
        if not part.text:
            return
        following = read_label(part.plain[:REACH], near=False)
        if following and (following.colon or len(following.word) > 2 or empty) and label.field not in SECTIONS:
            empty += 1
            continue  # the value is empty, for another label is none
        empty = 0
        end = min(next_label(part.plain, label.field in SECTIONS), unknown_label(part.plain, label.field))
        yield Cell(at, column, row, part.cut(0, end))
        part = part.cut(end)
        if not part.text:
            return
    yield Cell(at, column, row, part)
