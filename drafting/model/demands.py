"""The demand that an answer names: by its number in the list, in whatever numerals, or by its words."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.language.numerals import ordinal


def place_named(typed: str, demands: Sequence[str]) -> int | None:
    """The place of the demand in the list, from 0; None where none has this number or these words."""
    number = ordinal(typed)
    if number and number <= len(demands):
        return number - 1
    return demands.index(typed) if typed in demands else None


def words_named(typed: str, demands: Sequence[str]) -> str:
    """The words of the demand; what is typed where it names none."""
    place = place_named(typed, demands)
    return typed if place is None else demands[place]
