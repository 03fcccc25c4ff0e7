"""What a reviewer changed, as edits of a form's values that may be taken one by one.

Values are a form's plain data under English names (form.revise.values_of). A place in them counts as the form has it
before any edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

ANSWER = "responses"


@dataclass(frozen=True, slots=True)
class Value:
    """A field gets another value; None takes it away."""

    path: str
    value: Any


@dataclass(frozen=True, slots=True)
class Lines:
    """In the text of a field the lines from `start` up to `end` (from 0) become `new`.

    `rank` tells what is put in at one place apart: the lower stands first.
    """

    path: str
    start: int
    end: int
    new: tuple[str, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A point of the answer that the form has not; `number` tells it from others, see Order."""

    number: int
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NoPoint:
    """The form's point at this place (from 0) goes."""

    place: int


@dataclass(frozen=True, slots=True)
class Order:
    """The form's points stand in the order that the letter has them."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list becomes these: items that it has, by their place (from 0), and new ones."""

    path: str
    items: tuple[Any, ...]


Edit = Value | Lines | Items | NewPoint | NoPoint | Order


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a reviewer: the edits that make it belong together.

    `where` is the field's path in English keys; `old` and `new` are what a person is shown, empty for nothing.
    `author` and `date` are those of the marks in the file, where it has any.
    """

    where: str
    old: str
    new: str
    edits: tuple[Edit, ...]
    author: str = ""
    date: str = ""


def applied(values: Mapping[str, Any], edits: Iterable[Edit], order: Sequence[int]) -> dict[str, Any]:
    """The values with these edits.

    `order` is how the points stand in the letter: the form's by their place from 0, new ones by their negative number.
    """
    made = deepcopy(dict(values))
    edits = list(edits)
    lines = [edit for edit in edits if isinstance(edit, Lines)]
    for edit in sorted(lines, key=lambda edit: (edit.start, edit.end, edit.rank), reverse=True):
        _put(made, edit.path, _with_lines(str(_get(made, edit.path) or ""), edit))
    for edit in edits:
        if isinstance(edit, Value):
            _put(made, edit.path, edit.value)
    for edit in edits:
        if isinstance(edit, Items):
            held = _get(made, edit.path)
            _put(made, edit.path, [held[item] if isinstance(item, int) else item for item in edit.items] or None)
    if any(isinstance(edit, NewPoint | NoPoint | Order) for edit in edits):
        made[ANSWER] = _points(made.get(ANSWER) or [], edits, order)
    return made


def _with_lines(text: str, edit: Lines) -> str:
    rows = text.split("\n") if text else []
    return "\n".join([*rows[: edit.start], *edit.new, *rows[edit.end :]])


def _get(values: dict[str, Any], path: str) -> Any:
    found: Any = values
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found.get(step)
    return found


def _put(values: dict[str, Any], path: str, value: Any) -> None:
    *steps, last = path.split(".")
    holder = _get(values, ".".join(steps)) if steps else values
    if value is None:
        holder.pop(last, None)
    else:
        holder[int(last) if isinstance(holder, list) else last] = value


def _points(points: Sequence[Any], edits: Sequence[Edit], order: Sequence[int]) -> list[Any]:
    new = {-edit.number: dict(edit.value) for edit in edits if isinstance(edit, NewPoint)}
    return [new[place] if place in new else points[place] for place in standing(len(points), edits, order)]


def standing(count: int, edits: Iterable[Edit], order: Sequence[int]) -> list[int]:
    """How the points stand after edits, as in `order`: in the form's order, unless the letter's is taken.

    `count` is how many the form has.
    """
    edits = list(edits)
    new = {-edit.number for edit in edits if isinstance(edit, NewPoint)}
    gone = {edit.place for edit in edits if isinstance(edit, NoPoint)}
    kept = [place for place in range(count) if place not in gone]
    made = kept
    if any(isinstance(edit, Order) for edit in edits):
        made = [place for place in order if place in kept]
        for place in kept:
            if place not in made:
                made.insert(made.index(place - 1) + 1 if place - 1 in made else 0, place)
    before: int | None = None
    for place in order:
        if place in new:
            made.insert(made.index(before) + 1 if before is not None else 0, place)
        before = place if place in made else before
    return made
