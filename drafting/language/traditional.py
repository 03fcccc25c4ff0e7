"""Traditional characters as simplified ones, for recognition: one for one, so that each keeps its place.

Only those that rules look at are in traditional.txt; what is read is given back as typed.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_SHARE = 50
"""Of so many characters one is traditional, at least, where a text is typed in them."""


@cache
def _simple() -> dict[int, str]:
    groups = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n", 1)[1].split()
    return {ord(typed): group[0] for group in groups for typed in group[1:]}


@cache
def _typed() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _simple()))}]")


def is_traditional(text: str) -> bool:
    """Whether a text is typed in traditional characters; a single one in a name says nothing."""
    return len(_typed().findall(text)) * _SHARE >= max(len(text), _SHARE)


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length."""
    return text.translate(_simple())
