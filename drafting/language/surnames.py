"""Surnames: evidence that two to four characters are a person's name. They are in surnames.txt."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _surnames() -> frozenset[str]:
    """Those of one character and those of two."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    single, _, double = text.partition("[复姓]")
    return frozenset((*single.partition("[单姓]")[2].replace("\n", ""), *double.split()))


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname; one with a middle dot needs none."""
    return "·" in name or name[:1] in _surnames() or name[:2] in _surnames()
