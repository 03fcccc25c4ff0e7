"""The characters that a form and a letter may hold: one definition for what is typed, posted, read and written.

Permitted is what XML 1.0 can hold (a .docx and a page are XML), tabs and line breaks among it, but for what nobody sees
or means: control characters, U+0085, U+2028 and U+2029, which some programs take for line breaks and others do not,
U+FEFF within a text, lone surrogates, and the noncharacters of Unicode (U+FDD0 to U+FDEF and the last two of each
plane), which the wording uses as marks of its own.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_BASIC = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
_HIGHER = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))

# One range above the first plane keeps the search ten times as fast; what it takes in too much is looked at again.
UNFIT = re.compile(f"[{_BASIC}\U0001fffe-\U0010ffff](?<=[{_BASIC}{_HIGHER}])")
"""One character that no text may hold. A carriage return is a line break and never comes as far (plain_breaks)."""

_BREAK = re.compile("\r\n?")


def plain_breaks(text: str) -> str:
    """Lines ended by \\n alone."""
    return _BREAK.sub("\n", text) if "\r" in text else text


def fit(text: str) -> str:
    """The text without what it may not hold."""
    return UNFIT.sub("", text) if has_unfit(text) else text


def has_unfit(text: str) -> bool:
    """Whether there is a character that a text may not hold."""
    return UNFIT.search(text) is not None


def folded(name: str) -> str:
    """A file's name as a file system has it that folds cases and forms of characters: two of one are one file."""
    return normalize("NFKC", name).casefold()
