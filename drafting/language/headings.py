"""Heading numerals 一、 （一） 1. （1）: format and parse side by side (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_DASHES = "—–－ー―-"
_ONES = str.maketrans(dict.fromkeys(_DASHES, "一"))
_DASHED = re.compile(rf"\s*([（(])?([一二三四五六七八九十{_DASHES}]{{1,3}})(?(1)[）)]|、)")
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


def with_ones(lines: Iterable[str]) -> dict[int, str]:
    """The lines in whose numeral a dash stands for 一 (—、), as a scanner or a slip has it; each with 一, by its place.

    Their order tells them: the one before is less by one, or it is the first of two.
    """
    found = [(at, line, match) for at, line in enumerate(lines) if (match := _DASHED.match(line))]
    rows = ([one for one in found if bool(one[2][1]) is bracketed] for bracketed in (False, True))
    return {at: match[0].translate(_ONES) + line[match.end() :] for row in rows for at, line, match in _in_order(row)}


_Numbered = tuple[int, str, re.Match[str]]


def _in_order(row: list[_Numbered]) -> Iterator[_Numbered]:
    """Those of a row of numerals of one form that have a dash and stand in their order."""
    numbers = [ordinal(match[2].translate(_ONES)) or 0 for _, _, match in row]
    for place, one in enumerate(row):
        number, typed = numbers[place], one[2][2]
        near = numbers[place + 1 : place + 2] == [2] if number == 1 else numbers[max(place - 1, 0)] == number - 1
        if near and number and typed != typed.translate(_ONES):
            yield one


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
