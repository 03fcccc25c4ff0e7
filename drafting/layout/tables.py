"""A table of columns: its grid, the size of its type, which columns are of figures; and where tables are in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from drafting import standard
from drafting.document import Paragraph, Role
from drafting.language.tables import figures
from drafting.language.width import width
from drafting.layout.lines import break_lines

ROLES = (Role.TABLE_TITLE, Role.TABLE_HEAD, Role.ROW)
_EASY, _LEAST = 12, 8  # halves of a character that a column has at least in the larger and in the smaller type


@dataclass(frozen=True)
class Table:
    """Rows of cells under a head, with the paragraphs they come from; `title` is the caption's paragraph, if any."""

    title: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[tuple[str, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        rows = [tuple(p.text.split("\t")) for p in self.paragraphs]
        count = max(map(len, rows))
        object.__setattr__(self, "rows", tuple(row + ("",) * (count - len(row)) for row in rows))

    @cached_property
    def figures(self) -> tuple[bool, ...]:
        """Which columns stand flush right."""
        return figures(self.rows)

    @cached_property
    def size(self) -> float:
        """4号, or 小4 where the columns would be narrow; in points."""
        easy = sum(min(needed, _EASY) for needed in self._widest) * standard.SIZE_4 / 2
        return standard.SIZE_4 if easy <= self._room else standard.SIZE_SMALL_4

    @cached_property
    def crowded(self) -> bool:
        """Whether it is too wide even in the smaller type: a column has not room for four characters in a line."""
        return sum(min(needed, _LEAST) for needed in self._widest) * standard.SIZE_SMALL_4 / 2 > self._room

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """The widths in points, together the 版心: each what its cells need, the widest what is left."""
        natural = [needed * self.size / 2 for needed in self._widest]
        shares, left = [0.0] * len(natural), self._room
        for done, column in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
            shares[column] = min(natural[column], left / (len(natural) - done))
            left -= shares[column]
        scale = self._room / sum(shares)
        return tuple(share * scale + 2 * standard.CELL_MARGIN for share in shares)

    def lines(self, row: int) -> tuple[tuple[str, ...], ...]:
        """The lines of each cell of a row."""
        halves = [max(int((column - 2 * standard.CELL_MARGIN) / self.size * 2), 2) for column in self.columns]
        return tuple(tuple(break_lines(cell, room)) for cell, room in zip(self.rows[row], halves, strict=True))

    @property
    def _room(self) -> float:
        return max(standard.TEXT_WIDTH / standard.POINT - 2 * standard.CELL_MARGIN * len(self.rows[0]), 1.0)

    @cached_property
    def _widest(self) -> list[int]:
        """Halves of a character for each column's longest cell, with one to spare for wider fonts."""
        return [max(max(map(width, column)), 1) + 1 for column in zip(*self.rows, strict=True)]


def grouped(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph | Table]:
    """The paragraphs in their order, those of a table of columns as one: a caption, a 表头, its rows."""
    items = list(paragraphs)
    at = 0
    while at < len(items):
        titled = items[at].role is Role.TABLE_TITLE
        head = at + titled
        if head < len(items) and items[head].role is Role.TABLE_HEAD:
            end = _end(items, head)
            yield Table(items[at] if titled else None, tuple(items[head:end]))
            at = end
        else:
            yield items[at]
            at += 1


def _end(items: Sequence[Paragraph], head: int) -> int:
    end = head + 1
    while end < len(items) and items[end].role is Role.ROW:
        end += 1
    return end
