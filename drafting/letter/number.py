"""发文字号 in the ways in which it is typed: 字〔2026〕23号, with odd, lost or other signs, its year first or bare."""

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
_BARE_YEAR = re.compile(rf"{CODE} ?(20\d{{2}}|19\d{{2}}) ?年? ?(?:第 ?)?0{{0,6}}(\d{{1,4}}) ?号(?=[ （]|$)")
_OPEN_NUMBER = re.compile(rf"{CODE} ?(20\d{{2}}|19\d{{2}}) ?[〕\]】）﹞] ?(?:第 ?)?0{{0,6}}(\d{{1,5}}) ?号")


class Number(NamedTuple):
    """A number at the start of a text: its characters, and as 字〔YYYY〕N号."""

    length: int
    said: str


def number_at(text: str) -> Number | None:
    """The number that a plain text begins with; None where there is none."""
    found = next(filter(None, (form.match(text) for form in (NUMBER, _OPEN_NUMBER, _YEAR_FIRST, _BARE_YEAR))), None)
    found = found or next(
        filter(None, (form.fullmatch(text) for form in (_BARE_NUMBER, _TORN_NUMBER, _KEPT_NUMBER))), None
    )
    if found is None or re.search("第|关于|会议", found[1]):
        return None
    return Number(found.end(), found[0] if found.re is _KEPT_NUMBER else _normal(found))


def _normal(match: re.Match[str]) -> str:
    code, year, serial = match.groups()
    if match.re is _YEAR_FIRST:
        code, year = year, code
    return f"{code}〔{year}〕{int(serial)}号"
