"""Surnames: evidence that two to four characters are a person's name. They are in surnames.txt, with what given names
begin with where there is no surname (次仁卓玛, 孟根其其格)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DOT = "[·•‧・･∙●]"
"""What is typed between the parts of a name: 买买提·艾力江."""


@cache
def _words(section: str) -> frozenset[str]:
    """The words of a section: 单姓, a character each, 复姓 and 名首."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    words = text.partition(f"[{section}]")[2].partition("[")[0].split()
    return frozenset("".join(words) if section == "单姓" else words)


def has_surname(name: str) -> bool:
    """Whether a name begins as names do; one with a middle dot needs no surname."""
    known = name[:1] in _words("单姓") or name[:2] in _words("复姓") or name[:2] in _words("名首")
    return known or re.search(DOT, name) is not None


def is_compound(text: str) -> bool:
    """Whether a text is a surname of two characters and nothing else."""
    return text in _words("复姓")


def begins_as_given(name: str) -> bool:
    """Whether a name begins as those without a surname do: 次仁卓玛."""
    return name[:2] in _words("名首")
