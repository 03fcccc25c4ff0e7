"""Numerals of the points, in whatever form a hand typed them: 一、 （一） 1. （1） 第一， 一问： ①."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.language.numerals import ordinal
from drafting.letter.lines import Line

_HAN = "[一二三四五六七八九十]{1,3}"
_SIGNS = ("①②③④⑤⑥⑦⑧⑨⑩", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
_VALUES = {sign: at for signs in _SIGNS for at, sign in enumerate(signs, 1)}
_FORMS = (
    re.compile(rf"({_HAN}) ?[、.．]\s*(?!{_HAN}[、年月])"),
    re.compile(rf"（({_HAN})）[、.．：]?\s*"),
    re.compile(
        r"(\d{1,2}) ?(?:[、．]|\.(?!\d)|\.(?=(?:19|20)\d\d年|\d{1,2}月\d{1,2}日)"
        r"| +(?=[\u4e00-\u9fff]{4}[^，。；]*$))\s*"
    ),
    re.compile(r"（(\d{1,2})）[、.．]?\s*"),
    re.compile(rf"第({_HAN})(?:、第{_HAN})*(?:[：，、]|个?(?:建议|问题|条|点)[：，。])\s*"),
    *(re.compile(rf"([{signs}])[、.．]?\s*") for signs in _SIGNS),
    re.compile(rf"第?({_HAN})问[：、]\s*"),
    re.compile(rf"第({_HAN})部分[：、 ]\s*"),
    re.compile(r"(\d{1,2})）[、.．]?\s*"),
    re.compile(rf"({_HAN})）[、.．：]?\s*"),
)


class Mark(NamedTuple):
    """A numeral at the start of a line: its form (index in _FORMS), number, and where the words begin."""

    form: int
    number: int
    end: int


def mark_of(line: Line) -> Mark | None:
    """The numeral a line begins with."""
    for form, pattern in enumerate(_FORMS):
        if (found := pattern.match(line.plain)) and found.end() < len(line.plain):
            sign = found[1]
            if number := _VALUES.get(sign) or ordinal(sign):
                return Mark(form, number, found.end())
    return None
