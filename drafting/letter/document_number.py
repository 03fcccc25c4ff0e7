"""发文字号 as others print it: 字〔YYYY〕N号 with other brackets, without them, torn, with the year before."""

from __future__ import annotations

import re
from typing import NamedTuple

CODE = r"([\u4e00-\u9fff][\u4e00-\u9fffA-Za-z]{1,19})"
NUMBER = re.compile(
    rf"{CODE} ?[／/]? ?[〔\[【（﹝<〈「［{{＜『] ?(\d{{4}}) ?[〕\]】）﹞>〉」］}}＞』]"
    r" ?(?:第 ?)?0{0,6}(\d{1,5}) ?号?"
)
_BARE_NUMBER = re.compile(rf"{CODE}(\d{{4}})[-—－–](\d{{1,5}})号?")
_TORN_NUMBER = re.compile(rf"{CODE}[〔\[【（﹝] ?(20\d{{2}}|19\d{{2}})[〕\]】）﹞]?(\d{{1,4}}) ?号?")
_YEAR_FIRST = re.compile(rf"[〔\[【（] ?(\d{{4}}) ?[〕\]】）] ?{CODE}第 ?0{{0,6}}(\d{{1,5}}) ?号")
_KEPT_NUMBER = re.compile(rf"{CODE}(?:〔\d{{4}}〕[\u4e00-\u9fff]{{1,4}}|字第)\d{{1,5}}号")
_BARE_YEAR = re.compile(rf"{CODE} ?(20\d{{2}}|19\d{{2}}) ?年? ?(?:第 ?)?0{{0,6}}(\d{{1,4}}) ?号")
_OPEN_NUMBER = re.compile(rf"{CODE} ?(20\d{{2}}|19\d{{2}}) ?[〕\]】）﹞] ?(?:第 ?)?0{{0,6}}(\d{{1,5}}) ?号")
BRACKETED = re.compile(rf"[（]{NUMBER.pattern}[）]")
_NO_CODE = re.compile("第|关于|会议")


class Numbered(NamedTuple):
    """A number that a plain line begins with: where it ends, and how it is said; "" where its code is none."""

    end: int
    said: str


def number_at_start(text: str) -> Numbered | None:
    """The number that a plain line begins with, or is, in the forms that need it."""
    start = NUMBER.match(text) or _BARE_NUMBER.fullmatch(text) or _TORN_NUMBER.fullmatch(text)
    odd = (form.fullmatch(text) for form in (_BARE_YEAR, _KEPT_NUMBER))
    start = start or _OPEN_NUMBER.match(text) or _YEAR_FIRST.match(text) or next(filter(None, odd), None)
    if start is None:
        return None
    if _NO_CODE.search(start[1]):
        return Numbered(start.end(), "")
    return Numbered(start.end(), start[0].strip() if start.re is _KEPT_NUMBER else _normal(start))


def _normal(match: re.Match[str]) -> str:
    """字〔YYYY〕N号, however it was typed."""
    code, year, serial = match.groups()
    if match.re is _YEAR_FIRST:
        code, year = year, code
    return f"{code}〔{year}〕{int(serial)}号"
