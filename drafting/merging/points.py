"""The points of the answer in a reviewed letter, and which of the form's each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.language.headings import first_sentence, parse_heading
from drafting.letter.body import LONGEST_HEADING
from drafting.merging.printed import Line, Printed
from drafting.merging.running import Row

_OWN = 20
"""How much more the heading with which a point begins says of whose it is than a line of its text."""
_ENDS = ("。", "！", "？", "；", "，", "：", "…")


@dataclass(frozen=True, slots=True)
class Point:
    """A point: the row of its heading, or None, and the rows of its text, without the numerals that follow from place.

    `place` is the form's point that it is, from 0; a new one has a negative number.
    """

    place: int
    heading: Row | None
    rows: tuple[Row, ...]

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows in the order of the letter."""
        return (self.heading, *self.rows) if self.heading else self.rows


def divide(rows: Sequence[Row], mine: Printed) -> list[Point]:
    """The points that the rows of the answer make."""
    starts = _Starts(mine, rows)
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or starts.begins(row):
            groups.append([])
        groups[-1].append(row)
    places = _places(groups, mine)
    return [_point(group, place, starts) for group, place in zip(groups, places, strict=True)]


class _Starts:
    """Where a point begins: at a numeral of level 1, or where the form's letter has one begin without."""

    def __init__(self, mine: Printed, rows: Sequence[Row]) -> None:
        self._mine = mine
        self._first: dict[str, int] = {}
        for number, line in sorted(mine.lines.items()):
            if line.path.startswith("responses."):
                self._first.setdefault(line.path.rpartition(".")[0], number)
        self._marked = sum(_level(row.text) == 1 for row in rows)
        self._several = len(self._first) > 1 or (self._marked > 1 and _level(rows[0].text) == 1)

    def begins(self, row: Row) -> bool:
        """Whether a point begins with this row: by its numeral, or as a heading of the form that stands alone still.

        A heading that was put under another, （一） among 一、 and 二、, begins none.
        """
        if not self._several or _level(row.text) == 1:
            return self._several
        line = self.line(row)
        return line is not None and line.path.endswith(".heading") and not (self._marked and _level(row.text) == 2)

    def line(self, row: Row) -> Line | None:
        """The line of the form's letter with which a point begins there, where this row is it alone."""
        is_it = row.single and row.old[0] in self._first.values()
        return self._mine.lines[row.old[0]] if is_it else None

    def bare(self, row: Row) -> Row:
        """The first row of a point without its numeral, unless the form's own heading has one."""
        line, heading = self.line(row), parse_heading(row.text)
        typed = line is not None and not line.numeral and parse_heading(self._mine.texts[row.old[0]])
        derived = heading and (heading.level == 1 or (line is not None and line.numeral))
        if typed or not self._several or not derived:
            return row
        return replace(row, text=row.text[heading.length :].strip())


def _level(text: str) -> int:
    """The level of the numeral that a line begins with; 0 for none."""
    heading = parse_heading(text)
    return heading.level if heading else 0


def _point(rows: Sequence[Row], place: int, starts: _Starts) -> Point:
    first = starts.bare(rows[0])
    if _is_heading(first, starts.line(rows[0]), len(rows), first.text != rows[0].text):
        return Point(place, first, tuple(rows[1:]))
    return Point(place, None, tuple(row for row in (first, *rows[1:]) if row.text))


def _is_heading(row: Row, line: Line | None, count: int, numbered: bool) -> bool:
    """Whether a point's first row is its heading: what it was, or else what it looks like."""
    ends = first_sentence(row.text)
    if line is not None:
        return line.path.endswith(".heading") and ends in (0, len(row.text))
    short = len(row.text) <= LONGEST_HEADING and not row.text.endswith(_ENDS)
    return bool(row.text) and short and (row.head or (numbered and count > 1))


def _places(groups: Sequence[Sequence[Row]], mine: Printed) -> list[int]:
    """For each point the form's with which it has most words in common; new ones are counted from -1 down."""
    shares: Counter[tuple[int, int]] = Counter()
    for at, group in enumerate(groups):
        for number, row in enumerate(group):
            for old in row.old:
                path = mine.lines[old].path.split(".") if old in mine.lines else [""]
                if path[0] == "responses":
                    weight = len(row.text) * (1 if path[2] == "body" else 3 if number else _OWN)
                    shares[at, int(path[1])] += weight
    places: dict[int, int] = {}
    for (at, place), _ in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
        if at not in places and place not in places.values():
            places[at] = place
    new = iter(range(-1, -len(groups) - 1, -1))
    return [places[at] if at in places else next(new) for at in range(len(groups))]
