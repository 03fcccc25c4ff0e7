"""Tables as people type them: rows of cells between | or parted by tabs, a caption above by 表1：."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_CAPTION = re.compile(r"表\s*\d{0,3}\s*[：:]\s*\S.*")
_DASHES = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_FIGURE = re.compile(r"[-+−－]?\d[\d,，]*(\.\d+)?\s?[%％‰]?")
_PLAIN = str.maketrans({",": "", "，": "", "−": "-", "－": "-", "%": "", "％": "", "‰": "", " ": ""})
_NOTHING = frozenset(("", "-", "—", "——", "/", "－"))


class Table(NamedTuple):
    """A table: its caption or "", its rows of cells of equal number, the first the head; `lines` it was typed on.

    `rows` and `places` go together: each row's place among the lines it was read from.
    """

    caption: str
    rows: tuple[tuple[str, ...], ...]
    places: tuple[int, ...]
    lines: int


def cells(line: str) -> tuple[str, ...]:
    """The cells of a line, one where it is no row: between | (\\| is a character), or parted by tabs."""
    bars = _BAR.split(line.strip())
    if len(bars) > 1:
        bars = bars[1 if not bars[0].strip() else 0 : -1 if not bars[-1].strip() else None]
        return tuple(cell.replace("\\|", "|").replace("\t", " ").strip() for cell in bars)
    return tuple(cell.strip() for cell in line.split("\t"))


def row_line(row: Sequence[str]) -> str:
    """A row as it is typed: | 甲 | 乙 |."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def is_row(line: str) -> bool:
    """Whether a line is typed as a row between |."""
    return line.startswith("|") and len(cells(line)) > 1


def is_rule(line: str) -> bool:
    """Whether a line is the dashes that may stand under a table's head."""
    return _DASHES.fullmatch(line.strip()) is not None


def is_caption(line: str) -> bool:
    """Whether a line is a caption if a table follows: 表1：各县区情况."""
    return _CAPTION.fullmatch(line.strip()) is not None


def parse_table(lines: Iterable[str]) -> Table | None:
    """The table that the lines begin with, its caption included; None where they begin otherwise.

    Two rows or more of two cells or more are one; the line of dashes under the head is left out, and short rows are
    filled up with empty cells. Lines are taken only as far as the table goes.
    """
    caption, rows, places, count = "", [], [], 0
    for line in lines:
        row = cells(line)
        if len(row) < 2 and (count or not is_caption(line)):
            break
        if len(row) < 2:
            caption = line.strip()
        elif not (len(rows) == 1 and is_rule(line)):
            rows.append(row)
            places.append(count)
        count += 1
    if len(rows) < 2:
        return None
    most = max(map(len, rows))
    return Table(caption, tuple(row + ("",) * (most - len(row)) for row in rows), tuple(places), count)


def tidied(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with the rows of each table between | as row_line has them and the line of dashes left out."""
    for between_bars, run in groupby(lines, key=lambda line: is_row(line.strip())):
        typed = list(run)
        table = parse_table(typed) if between_bars else None
        yield from map(row_line, table.rows) if table else typed


def is_figure(cell: str) -> bool:
    """Whether a cell is a number, a share or nothing, so that its column stands flush right."""
    return cell in _NOTHING or _FIGURE.fullmatch(cell) is not None


def number_of(figure: str) -> float:
    """The value of a number as it is written, its commas and its sign for a share left out. Raises ValueError."""
    return float(figure.translate(_PLAIN).strip())


def figures(rows: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """Which columns are of figures: by the rows under the head."""
    columns = list(zip(*rows[1:], strict=True))
    return tuple(all(map(is_figure, column)) and any(cell not in _NOTHING for cell in column) for column in columns)
