"""Three versions of a text into one, line by line: what two hands did to different lines is kept of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from drafting.compare.align import align

Lines = tuple[str, ...]


def lines_merged(base: str, theirs: str, mine: str) -> str | None:
    """The text with what both changed since `base`; None where one line became different things, or moved in both."""
    old = base.split("\n")
    sides = [_Side(old, text.split("\n")) for text in (theirs, mine)]
    made: list[str] = []
    for at in range(-1, len(old)):
        if at >= 0:
            kept = _one((old[at],), sides[0].now[at], sides[1].now[at])
            if kept is None:
                return None
            made += kept
        put_in = _added(sides[0].behind[at], sides[1].behind[at])
        if put_in is None:
            return None
        made += put_in
    return "\n".join(made)


class _Side:
    """One hand's text: what each line of the base is `now`, and what is put in `behind` it; -1 is before the first."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.now: dict[int, Lines] = dict.fromkeys(range(len(old)), ())
        self.behind: dict[int, Lines] = defaultdict(tuple)
        last = -1
        for pair in align(old, new):
            lines = tuple(new[place] for place in pair.new)
            if pair.old and not pair.moved:
                self.now[pair.old[0]] = lines
                last = pair.old[-1]
            else:
                self.behind[last] += lines


def _one(base: Lines, theirs: Lines, mine: Lines) -> Lines | None:
    if theirs in (mine, base):
        return mine
    return theirs if mine == base else None


def _added(theirs: Lines, mine: Lines) -> Lines | None:
    """What both put in at one place; one may have put in more than the other."""
    for more, fewer in ((theirs, mine), (mine, theirs)):
        if all(line in more for line in fewer):
            return more
    return None
