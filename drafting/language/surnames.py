"""Surnames: evidence that two to four characters are a person's name, and words that look like one and are none (全国).

They are in surnames.txt, with what given names begin with where there is no surname (次仁卓玛, 孟根其其格)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DOT = "[·•‧・･∙●]"
"""What is typed between the parts of a name: 买买提·艾力江."""


@cache
def _words(section: str) -> frozenset[str]:
    """The words of a section: 单姓, a character each, 复姓, 名首, 非名, 地名."""
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


def is_place(text: str) -> bool:
    """Whether a text is a province's name, as some persons' are: 宁夏."""
    return text in _words("地名")


_KINDS = "部处科类组室站所网栏报会系界级"
"""What makes another word of a word of two characters: 农业类."""


def is_word(text: str) -> bool:
    """Whether a text of a name's length is a word or two of the genre: 全国, 政协概况, 农业类.

    A name of three characters may begin as such a word does (文化平), one of four does not.
    """
    known, begins = _words("非名"), text[:2] in _words("非名")
    if text in known or text[-2:] in _words("非名尾"):
        return True
    return begins and (len(text) == 4 or (len(text) == 3 and text[2] in _KINDS))
