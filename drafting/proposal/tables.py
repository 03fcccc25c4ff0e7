"""A table whose one column says what is asked for: 问题 | 建议 | 责任单位."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from drafting.language.sheets import PEOPLE, read_label
from drafting.letter.lines import Line
from drafting.proposal.cells import BARS, row_of
from drafting.proposal.items import Item
from drafting.proposal.sheet import Text
from drafting.proposal.worded import mostly_ask

_ASKED = re.compile(
    "建议|诉求|请求|对策|举措|办法|法子|怎么[办做改]|[想希盼]望|措施|改进|提议|主张|(?:要求|想要).{0,4}[办做]"
)
"""What the head of such a column says."""
_MAY_ASK = re.compile("事项|内容|项目|想法|意见|方案|做法|要求|工作|任务|目标|解决")
"""What it may say, where half of the cells below ask, or the line above says so: 诉求见下表."""
_OTHER = re.compile("问题|现状|情况|原因|理由|困难|单位|部门|时[间限]|进展|已|现有|目前|以往|原有")
"""What says of a head that nothing is asked for below it."""
_OF_LIST = {*PEOPLE, "title", "session"}
"""What the heads of a list of proposals name, and not those of a table in one."""
_LONGEST_HEAD, _SHORTEST, _LONGEST = 12, 4, 300
"""Characters of a head, and of what is asked for in a cell."""
_MOST_CELLS, _ABOVE = 24, 30
"""Cells of a line of heads, and characters at the end of the line above it."""
_MOST_ROWS, _LOOKED_AT = 300, 20
"""Rows of a table, and cells that are asked whether they ask."""


class Table(NamedTuple):
    """The first line of a table and the one behind its last, the words of the head, what stands in the column."""

    start: int
    end: int
    head: str
    items: list[Item]


def tables_of(lines: list[Line]) -> list[Table]:
    """The tables of a proposal that have such a column, of two rows and more."""
    rows = [row_of(line) if BARS.search(line.plain) else [] for line in lines]
    found: list[Table] = []
    for at, heads in enumerate(rows):
        column = _column(heads) if not found or at >= found[-1].end else None
        if column is not None and (table := _table(rows, at, column)):
            above = lines[at - 1].plain[-_ABOVE:] if at else ""
            found += [table] if _asks(table) or _ASKED.search(above) else []
    return found


def _table(rows: list[list[Line]], at: int, column: int) -> Table | None:
    """The table with heads at a place; None where the column is not filled, or the rows are labels and their values."""
    below = list(takewhile(lambda row: len(row) > 1, rows[at + 1 : at + 1 + _MOST_ROWS]))
    cells = [(at + 1 + n, row[column]) for n, row in enumerate(below) if len(row) > column]
    filled = [(place, cell) for place, cell in cells if len(cell.text) >= _SHORTEST]
    if len(filled) < 2 or len(filled) * 2 < len(below) or any(len(cell.text) > _LONGEST for _, cell in filled):
        return None
    if any(read_label(row[0].plain, near=False) for row in below):
        return None
    items = [Item(Text(place, cell, "demands")) for place, cell in filled]
    return Table(at, at + 1 + len(below), rows[at][column].plain, items)


def _asks(table: Table) -> bool:
    """Whether the head says that something is asked for below it, or half of the cells ask."""
    return bool(_ASKED.search(table.head)) or mostly_ask(table.items[:_LOOKED_AT])


def _column(heads: list[Line]) -> int | None:
    """The column whose head names what is asked for, before one that may; None for no such row of heads."""
    words = [head.plain for head in heads]
    if not _is_heads([word for word in words if word]):
        return None
    for pattern in (_ASKED, _MAY_ASK):
        for column, word in enumerate(words):
            if pattern.search(word) and not _OTHER.search(word):
                return column
    return None


def _is_heads(words: list[str]) -> bool:
    """Whether these are the heads of a table, and of no list of proposals."""
    short = all(len(word) <= _LONGEST_HEAD and re.search("[。；：\\d]", word) is None for word in words)
    labels = [label for word in words if (label := read_label(word, near=False)) and label.length == len(word)]
    return short and 1 < len(words) <= _MOST_CELLS and all(label.field not in _OF_LIST for label in labels)
