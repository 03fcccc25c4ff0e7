"""Words of the field that are said one for another, in groups: 停车泊位 is 停车位 is 车位."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Each word -> the others of its groups."""
    lines = Path(__file__).with_name("synonyms.txt").read_text(encoding="utf-8").split("\n")
    groups = [line.split() for line in lines if line and not line.startswith("#")]
    words = {word for group in groups for word in group}
    return {word: tuple(dict.fromkeys(o for g in groups if word in g for o in g if o != word)) for word in words}


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _groups()), key=len, reverse=True)))


def others(text: str) -> tuple[str, ...]:
    """The words that may stand for words of this text."""
    found = dict.fromkeys(_any().findall(text))
    return tuple(dict.fromkeys(other for word in found for other in _groups()[word] if other not in text))
