"""Where a pattern may match at all: the characters that a text must hold, read once from the pattern itself.

Most of what rules look for is rare; a text without its characters is not searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

_MOST = 64  # characters of a class that are worth looking for
_SETS = 3  # sets that are asked for, the rarest
_COMMON = frozenset("的一二三四五六七八九十在了有和不为等年月日人大市县区个号次0123456789，。、：；（）《》“”")
_WEIGHT = 20  # as many rare characters as a common one is worth


def may_match(pattern: re.Pattern[str], characters: frozenset[str]) -> bool:
    """Whether a text of these characters can hold a match; True where the pattern does not say."""
    return not any(map(characters.isdisjoint, _needed(pattern)))


@cache
def _needed(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of characters: of each, a match has one."""
    from re import _parser  # what a pattern is made of; there is no public way to ask

    if pattern.flags & re.IGNORECASE:
        return ()
    sets = sorted(_sets(_parser.parse(pattern.pattern, pattern.flags)), key=_commonness)
    return tuple(dict.fromkeys(map(frozenset, sets[:_SETS])))


def _sets(items: Iterable[tuple[object, object]]) -> Iterator[set[str]]:
    """What each item of a sequence needs; an item that may match without any character needs nothing."""
    for code, value in items:
        match str(code):
            case "LITERAL":
                yield {chr(value)}
            case "IN":
                yield from _of_class(value)
            case "SUBPATTERN" if not value[1] & re.IGNORECASE:
                yield from _sets(value[3])
            case "ATOMIC_GROUP":
                yield from _sets(value)
            case "ASSERT":
                yield from _sets(value[1])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0]:
                yield from _sets(value[2])
            case "BRANCH":
                yield from _of_branches(value[1])


def _of_class(parts: Iterable[tuple[object, object]]) -> Iterator[set[str]]:
    """The characters of [一二三]; a negated class, \\d and a wide range are left."""
    found: set[str] = set()
    for code, value in parts:
        if str(code) == "LITERAL":
            found.add(chr(value))
        elif str(code) == "RANGE" and value[1] - value[0] < _MOST:
            found |= {chr(point) for point in range(value[0], value[1] + 1)}
        else:
            return
    if len(found) <= _MOST:
        yield found


def _of_branches(branches: Iterable[Iterable[tuple[object, object]]]) -> Iterator[set[str]]:
    """One of what its branches need, of each the rarest set."""
    rarest = [min(_sets(branch), key=_commonness, default=None) for branch in branches]
    if all(rarest):
        yield set().union(*rarest)


def _commonness(characters: set[str]) -> int:
    return len(characters) + _WEIGHT * len(characters & _COMMON)
