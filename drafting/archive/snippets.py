"""A piece of a passage around the words that were looked for, and where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafting.archive.tokens import fold

_WIDTH = 80
_BEFORE = 16
"""Characters of a snippet, and how many of them stand before its first word."""


class Snippet(NamedTuple):
    """One line of text, and the spans (start, end) of the words in it."""

    text: str
    marks: tuple[tuple[int, int], ...]

    def shown(self, before: str = "[", after: str = "]") -> str:
        """The text with each word between these signs."""
        parts, end = [], 0
        for start, stop in self.marks:
            parts += [self.text[end:start], before, self.text[start:stop], after]
            end = stop
        return "".join([*parts, self.text[end:]])


def snippet(text: str, words: Sequence[str]) -> Snippet:
    """The stretch of a text with most of the words; its beginning where it has none of them."""
    line = re.sub(r"\s", " ", text)
    spans = _spans(line, words)
    start = _best_start(spans)
    start = 0 if start + _WIDTH > len(line) and len(line) <= _WIDTH else start
    cut = line[start : start + _WIDTH]
    head, tail = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    by = len(head) - start
    inside = (span for span in spans if span[0] >= start and span[1] <= start + _WIDTH)
    return Snippet(f"{head}{cut}{tail}", tuple((first + by, last + by) for first, last in inside))


def _spans(line: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, the longest first where they overlap."""
    if not words:
        return []
    longest = sorted({fold(word) for word in words}, key=len, reverse=True)
    return [found.span() for found in re.finditer("|".join(map(re.escape, longest)), fold(line))]


def _best_start(spans: Sequence[tuple[int, int]]) -> int:
    """Where a snippet begins that holds most of the spans; the first such."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first)
        while last < len(spans) and spans[last][1] <= start - _BEFORE + _WIDTH:
            last += 1
        if last - first > most:
            best, most = max(0, start - _BEFORE), last - first
    return best
