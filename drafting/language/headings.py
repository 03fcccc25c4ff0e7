"""Heading numerals 一、 （一） 1. （1）: format and parse side by side (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.language.numerals import MOST, format_number, ordinal

_HAN = "[一二三四五六七八九十百千零]{1,7}"
_FORMS = (
    re.compile(rf"({_HAN})、"),
    re.compile(rf"[（(]({_HAN})[）)]"),
    re.compile(r"(\d{1,2})[.．](?:(?!\d)|(?=(?:19|20)\d\d年|\d{1,2}月\d{1,2}日))"),
    re.compile(r"[（(](\d{1,2})[）)]"),
)
_FIRST_SIGNS = "一二三四五六七八九十百（(0123456789"
_OPENING, _CLOSING = "（(《“‘〔【", "）)》”’〕】"


class Heading(NamedTuple):
    """A typed numeral at the start of a line: its level (1 to 4), its number, how many characters it takes."""

    level: int
    number: int
    length: int


def numeral(level: int, number: int) -> str:
    """The numeral of a heading: level 1 to 4, number from 1."""
    written = format_number(number) if level <= 2 and number <= MOST else str(number)
    return (f"{written}、", f"（{written}）", f"{written}.", f"（{written}）")[level - 1]


def parse_heading(line: str) -> Heading | None:
    """The numeral a line begins with, in full or half width; None where there is none. 1.8万 is text."""
    if line[:1] in _FIRST_SIGNS:
        for level, form in enumerate(_FORMS, 1):
            if (match := form.match(line)) and (number := ordinal(match[1])):
                return Heading(level, number, match.end())
    return None


def first_sentence(line: str) -> int:
    """The length of the first sentence with its end mark, brackets and quotations skipped; 0 where none ends."""
    depth = 0
    for position, character in enumerate(line, 1):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
        elif depth <= 0 and character in "。！？；":
            return position
    return 0
