"""Answers go on pointing at their demands, by number, whatever becomes of the list of demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from drafting.form.merge import Clash, merge, origins
from drafting.language.numerals import ordinal


class _Demand(str):
    """A demand's text that knows the row of the first list that it is; None for a new one."""

    row: int | None

    def __new__(cls, text: str, row: int | None) -> _Demand:
        made = super().__new__(cls, text)
        made.row = row
        return made


@dataclass(frozen=True, slots=True)
class _Pointer:
    """What a number stands for: a row of the first list, or of a new demand its text."""

    row: int | None
    new: str
    text: str = field(compare=False)
    typed: str = field(compare=False)


def merged(base: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]) -> tuple[dict[str, Any], list[Clash]]:
    """A form's values of three (see merge); a number that an answer has for a demand is that of the merged list."""
    first = listed(base)
    if listed(theirs) == first == listed(mine):
        return merge(base, theirs, mine)
    made, clashes = merge(*(pointed(values, first) for values in (base, theirs, mine)))
    final = listed(made)
    told = (
        replace(each, **{side: numbered(getattr(each, side), final) for side in ("base", "theirs", "mine")})
        for each in clashes
    )
    return numbered(made, final), list(told)


def listed(values: dict[str, Any]) -> list[str]:
    """The demands of a form."""
    proposal = values.get("proposal")
    found = proposal.get("demands") if isinstance(proposal, dict) else None
    return found if isinstance(found, list) else [found] if found else []


def pointed(values: dict[str, Any], first: list[str]) -> dict[str, Any]:
    """The values with what the numbers stand for, told by the rows of the first list."""
    demands = _traced(listed(values), first)
    values = dict(values)
    if isinstance(values.get("responses"), list):
        values["responses"] = [_pointing(response, demands, first) for response in values["responses"]]
    if isinstance(values.get("proposal"), dict) and isinstance(values["proposal"].get("demands"), list):
        values["proposal"] = {**values["proposal"], "demands": demands}
    return values


def repointed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The values after a new list of demands, with the numbers that it gives to those before."""
    first = listed(before)
    held = pointed({**after, "proposal": before.get("proposal")}, first)
    return numbered(held | {"proposal": after.get("proposal")}, _traced(listed(after), first))


def _traced(demands: list[str], first: list[str]) -> list[_Demand]:
    return [_Demand(text, row) for text, row in zip(demands, origins(first, demands), strict=True)]


def _pointing(response: Any, demands: list[_Demand], first: list[str]) -> Any:
    typed = response.get("demand") if isinstance(response, dict) else None
    number = ordinal(typed) or 0 if isinstance(typed, str) else 0
    if not 0 < number <= len(demands):
        return response
    demand = demands[number - 1]
    new, text = (str(demand), str(demand)) if demand.row is None else ("", first[demand.row])
    return {**response, "demand": _Pointer(demand.row, new, text, typed)}


def numbered(value: Any, demands: list[str]) -> Any:
    """The value with numbers of these demands again; the words of one that is not among them."""
    numbers = {text: number for number, text in reversed([*enumerate(map(str, demands), 1)])}
    numbers |= {demand.row: number for number, demand in enumerate(demands, 1) if isinstance(demand, _Demand)}
    return _numbered(value, numbers)


def _numbered(value: Any, numbers: Mapping[str | int | None, int]) -> Any:
    if isinstance(value, dict):
        return {name: _numbered(each, numbers) for name, each in value.items()}
    if isinstance(value, list):
        return [_numbered(each, numbers) for each in value]
    if isinstance(value, _Pointer):
        known = value.row is not None and value.row in numbers
        number = numbers[value.row] if known else numbers.get(value.text)
        return value.text if number is None else value.typed if ordinal(value.typed) == number else str(number)
    return str(value) if isinstance(value, _Demand) else value
