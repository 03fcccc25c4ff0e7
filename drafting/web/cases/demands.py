"""The demands of a proposal as a person sorts them out: added, joined, moved, left out; an answer laid out for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from drafting.language.numerals import ordinal


class Sorted(NamedTuple):
    """A demand of the new list, and the rows of the old one that it is made of, from 0; none for a new one."""

    text: str
    rows: tuple[int, ...] = ()


def sorted_out(values: Mapping[str, Any], action: str, lines: Sequence[str], places: Sequence[int]) -> dict[str, Any]:
    """The values after one step on the demands: `add`, `join ROW` (with the one before), `up ROW`, `down ROW`,
    `remove ROW`, `take LINE` of the proposal's text, `tidy` (the empty ones go).

    `places` are the lines of the demands, from 0. Raises ValueError, IndexError for a step that there is not.
    """
    verb, _, at = action.partition(" ")
    found = [Sorted(text, (row,)) for row, text in enumerate(_demands(values))]
    row = int(at) if at else 0
    if verb == "take":
        before = sum(place < row for place in places)
        found.insert(before, Sorted(lines[row].strip()))
    elif verb == "add":
        found.append(Sorted(""))
    elif verb == "tidy":
        found = [one for one in found if one.text.strip()]
    elif verb in ("join", "up", "down", "remove"):
        _moved(found, row, verb)
    elif verb:
        raise ValueError(verb)
    return _dealt(values, found)


def _moved(found: list[Sorted], row: int, verb: str) -> None:
    one = found.pop(row)
    if verb == "join":
        before = found[row - 1] if row else Sorted("")
        text = "；".join(part.rstrip("。；") for part in (before.text, one.text) if part)
        found[max(row - 1, 0) : row] = [Sorted(text, before.rows + one.rows)]
    elif verb != "remove":
        found.insert(max(row - 1, 0) if verb == "up" else row + 1, one)


def _demands(values: Mapping[str, Any]) -> list[str]:
    return list((values.get("proposal") or {}).get("demands") or ())


def _dealt(values: Mapping[str, Any], found: Sequence[Sorted]) -> dict[str, Any]:
    """The values with these demands, and an answer for each; nothing that was written goes."""
    count = len(_demands(values))
    told: dict[int, dict[str, Any]] = {}
    others: list[dict[str, Any]] = []
    numbers = {row: number for number, one in enumerate(found, 1) for row in one.rows}
    for response in values.get("responses") or ():
        row = (ordinal(str(response.get("demand") or "")) or 0) - 1
        number = numbers.get(row, 0)
        if number:
            told[number] = _joined(told[number], response) if number in told else {**response, "demand": str(number)}
        elif _is_begun(response):
            gone = 0 <= row < count
            others.append({key: value for key, value in response.items() if not (gone and key == "demand")})
    wanted = range(1, len(found) + 1) if told or not others else ()  # answers that say no demand may be for any of them
    dealt = [told.get(number, {"demand": str(number), "body": ""}) for number in wanted]
    proposal = {key: value for key, value in (values.get("proposal") or {}).items() if key != "demands"}
    proposal |= {"demands": [one.text for one in found]} if found else {}
    return {**values, "proposal": proposal, "responses": [*dealt, *others] or [{"body": ""}]}


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Two answers to what is one demand now."""
    bodies = [str(each.get("body") or "") for each in (one, other)]
    kept = {key: one.get(key) or value for key, value in {**other, **one}.items()}
    return {**kept, "demand": one["demand"], "body": "\n".join(filter(None, bodies))}


def _is_begun(response: Mapping[str, Any]) -> bool:
    return any(value for key, value in response.items() if key != "demand")
