"""引言: from the salutation to the line that says the answer follows."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.letter.lines import Line
from drafting.letter.marks import mark_of
from drafting.letter.words import ANNOUNCES, is_opening, may_open

_MOST, _NEAR = 5, 2  # lines below the salutation among which it is, where its words are sure and where they are not


def opening_end(lines: list[Line]) -> int:
    """How many of the lines behind the salutation are the opening: 0 where none names the proposal."""
    named = next((at for at, line in enumerate(lines[:_MOST]) if is_opening(line.plain)), None)
    if named is None:
        named = next((at for at, line in enumerate(lines[:_MOST]) if _announces(line)), None)
    if named is None:
        named = next((at for at, line in enumerate(lines[:_NEAR]) if _may_open(line)), None)
        return 0 if named is None else named + 1
    if _announces(lines[named]):
        return named + 1
    for at in range(named + 1, min(len(lines), named + 4)):
        if mark_of(lines[at]):
            break
        if _announces(lines[at]):
            return at + 1
    return named + 1


def is_guess(lines: Sequence[Line]) -> bool:
    """Whether lines were taken for the opening for their place more than for their words."""
    return bool(lines) and not any(is_opening(line.plain) or _announces(line) for line in lines)


def _may_open(line: Line) -> bool:
    return mark_of(line) is None and may_open(line.plain)


def _announces(line: Line) -> bool:
    return (
        len(line.plain) < 300
        and bool(ANNOUNCES.search(line.plain))
        and ("答" in line.plain or "复" in line.plain or "意见" in line.plain)
    )
