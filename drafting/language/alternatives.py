"""Many words as one pattern that is quick to search for: words that begin alike share their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest of those at one place; of no words, one that never matches."""
    found = sorted(set(words) - {""})
    return _branches(found) if found else "(?!)"


def _branches(words: list[str]) -> str:
    """The pattern of sorted words, none of them empty."""
    parts = []
    for first, group in groupby(words, key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        behind = _branches([rest for rest in rests if rest]) if any(rests) else ""
        parts.append(re.escape(first) + (f"{behind}?" if behind and "" in rests else behind))
    return f"(?:{'|'.join(parts)})"
