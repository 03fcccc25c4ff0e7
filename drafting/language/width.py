"""How wide a text is where Han characters are full and Latin ones half as wide."""

from __future__ import annotations

import unicodedata
from functools import cache


@cache
def _halves(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width(text: str) -> int:
    """The width of a text in halves of a full-width character."""
    return len(text) if text.isascii() else sum(map(_halves, text))
