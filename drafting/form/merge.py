"""Three versions of a form's values into one: what two hands did to different fields is kept of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both hands changed, each in its own way; None is an absent value."""

    path: str
    base: Any
    theirs: Any
    mine: Any


Texts = Callable[[str, str, str], str | None]
"""Merges three versions of a text; None where they cannot be."""


def merge(base: Any, theirs: Any, mine: Any, texts: Texts | None = None) -> tuple[Any, list[Clash]]:
    """The values with both changes since `base`, and the fields that both changed: those stay as theirs.

    Records are merged field by field, lists item by item; an item is known by its value or by its unchanged place.
    A list that cannot be merged so is one field; so is a text, unless `texts` merges it.
    """
    merging = _Merging(texts)
    return merging.merged(base, theirs, mine, ""), merging.clashes


class _Merging:
    """One merge, and what has clashed in it so far."""

    def __init__(self, texts: Texts | None) -> None:
        self._texts = texts
        self.clashes: list[Clash] = []

    def merged(self, base: Any, theirs: Any, mine: Any, path: str) -> Any:
        """Three versions of a value as one."""
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        if isinstance(theirs, dict) and isinstance(mine, dict):
            return self._records(base if isinstance(base, dict) else {}, theirs, mine, path)
        if isinstance(theirs, list) and isinstance(mine, list) and isinstance(base, list):
            rows = _rows(base, theirs, mine)
            if rows is not None:
                return [self.merged(*three, f"{path}.{row}") for row, three in enumerate(rows)]
        if self._texts and all(isinstance(each, str) for each in (base, theirs, mine)):
            text = self._texts(base, theirs, mine)
            if text is not None:
                return text
        self.clashes.append(Clash(path, base, theirs, mine))
        return theirs

    def _records(self, base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any], path: str) -> dict[str, Any]:
        made = {
            name: self.merged(base.get(name), theirs.get(name), mine.get(name), f"{path}.{name}".lstrip("."))
            for name in dict.fromkeys([*theirs, *mine])
        }
        return {name: value for name, value in made.items() if value is not None}


def _rows(base: list[Any], theirs: list[Any], mine: list[Any]) -> list[tuple[Any, Any, Any]] | None:
    """The rows of the merged list as base, theirs and mine each; None where both moved or one took out what the other
    changed. The order is that of the hand that moved; what the other added follows the row that it was put behind.
    """
    hers, his = origins(base, theirs), origins(base, mine)
    if _moved(hers) and _moved(his):
        return None
    for row, old in enumerate(base):
        ends = [side[sources.index(row)] for side, sources in ((theirs, hers), (mine, his)) if row in sources]
        if len(ends) == 1 and ends[0] != old:
            return None
    first, second = ((mine, his), (theirs, hers)) if _moved(his) else ((theirs, hers), (mine, his))
    places = [source for source in first[1] if source is None or source in second[1]]
    values = [value for value, source in zip(*first, strict=True) if source is None or source in second[1]]
    order: list[tuple[int | None, Any]] = list(zip(places, values, strict=True))
    _add(order, *second)
    sides = dict(zip(his, mine, strict=True)), dict(zip(hers, theirs, strict=True))
    return [
        (value, value, value) if source is None else (base[source], sides[1][source], sides[0][source])
        for source, value in order
    ]


def _add(order: list[tuple[int | None, Any]], items: list[Any], sources: list[int | None]) -> None:
    """Put what the other hand added behind what it stands behind there, at the end what stands at the end."""
    added = [value for source, value in order if source is None]
    present = {source for source, _ in order if source is not None}
    last = max((row for row, source in enumerate(sources) if source is not None), default=-1)
    before = None
    for row, (item, source) in enumerate(zip(items, sources, strict=True)):
        before = source if source in present else before
        if source is not None or item in added:
            continue
        at = 0 if before is None else [each for each, _ in order].index(before) + 1
        at = len(order) if row > last else at
        while at < len(order) and order[at][0] is None:
            at += 1
        order.insert(at, (None, item))


def origins(base: list[Any], other: list[Any]) -> list[int | None]:
    """For each item the row of `base` that it is; None for a new one."""
    found: list[int | None] = [None] * len(other)
    rows = range(len(base))
    free = set(rows)
    for row, item in enumerate(other):
        own = row in free and base[row] == item
        found[row] = row if own else next((old for old in rows if old in free and base[old] == item), None)
        free.discard(found[row])
    for row in range(min(len(base), len(other))):
        if found[row] is None and row in free and (len(base) == len(other) or row == 0 or found[row - 1] == row - 1):
            found[row] = row
            free.discard(row)
    return found


def _moved(sources: list[int | None]) -> bool:
    known = [source for source in sources if source is not None]
    return known != sorted(known)
