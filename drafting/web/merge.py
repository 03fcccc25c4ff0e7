"""Three versions of a form's values into one: what two hands did to different fields is kept of both."""

from __future__ import annotations

from typing import Any


class Conflict(Exception):
    """Both hands changed one field, each in its own way. The argument is the field's path."""


def merge(base: Any, theirs: Any, mine: Any, path: str = "") -> Any:
    """The values with both changes since `base`; None is an absent field.

    Records are merged field by field; a list item by item where neither hand added, took out or moved one while the
    other changed it, too. Raises Conflict for a field that both changed.
    """
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if isinstance(theirs, dict) and isinstance(mine, dict):
        return _records(base if isinstance(base, dict) else {}, theirs, mine, path)
    if isinstance(theirs, list) and isinstance(mine, list) and isinstance(base, list):
        return _lists(base, theirs, mine, path)
    raise Conflict(path)


def _records(base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any], path: str) -> dict[str, Any]:
    names = dict.fromkeys([*theirs, *mine])
    made = {name: merge(base.get(name), theirs.get(name), mine.get(name), f"{path}.{name}") for name in names}
    return {name: value for name, value in made.items() if value is not None}


def _lists(base: list[Any], theirs: list[Any], mine: list[Any], path: str) -> list[Any]:
    """An item is known by its place, which it has only while no list is longer, shorter or in another order."""
    if not len(base) == len(theirs) == len(mine) or _reordered(base, theirs) or _reordered(base, mine):
        raise Conflict(path)
    return [merge(*three, f"{path}.{row}") for row, three in enumerate(zip(base, theirs, mine, strict=True))]


def _reordered(base: list[Any], other: list[Any]) -> bool:
    return any(item != old and item in base for item, old in zip(other, base, strict=True))
