"""What pages, crawls and scanners do to a whole letter, done to letters whose record is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from tests.letter.comparing import plain, same

_LETTERS = str.maketrans("01", "Ol")
_SIGNS = str.maketrans("OoIlニ曰", "0011二日")
_SCANNED = str.maketrans("二", "ニ")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def joined(text: str, between: str) -> str:
    """The whole page on one line."""
    return between.join(_lines(text)) + "\n"


def broken(text: str, width: int) -> str:
    """Each line broken where the page was as wide, with an empty line between paragraphs."""
    rows = ("\n".join(line[at : at + width] for at in range(0, len(line), width)) for line in _lines(text))
    return "\n".join(rows) + "\n"


def lettered(text: str, run: str) -> str:
    """Digits read as letters: O for 0 and l for 1, inside of runs of digits of a form."""
    return re.sub(run, lambda found: found[0].translate(_LETTERS), text)


def dated(text: str) -> str:
    """The last date as a scanner sees it: ニ for 二, 曰 for 日."""
    found = list(re.finditer(r"[\d二〇○零一三四五六七八九十 ]{4,9}年.{1,8}日", text))
    if not found:
        return text
    start, end = found[-1].span()
    return text[:start] + text[start:end].translate(_SCANNED)[:-1] + "曰" + text[end:]


def without(text: str, signs: str, instead: str = "") -> str:
    return re.sub(signs, instead, text)


def blotted(text: str) -> str:
    """A blank behind each third character of the text."""
    return "\n".join(re.sub(r"([一-鿿]{3})(?=[一-鿿])", r"\1 ", line) for line in text.split("\n"))


SPOILS: dict[str, Callable[[str], str]] = {
    "连成一行": partial(joined, between=""),
    "空格连成一行": partial(joined, between=" "),
    "两空格连成一行": partial(joined, between="　　"),
    "每行34字": partial(broken, width=34),
    "每行22字": partial(broken, width=22),
    "电话字母": partial(lettered, run=r"\d{3,4}[-—]\d{6,8}|\d{7,11}"),
    "数字字母": partial(lettered, run=r"\d{2,}"),
    "日期扫描": dated,
    "失右括号": partial(without, signs="[)）]"),
    "失左括号": partial(without, signs="[(（]"),
    "失六角括号": partial(without, signs="[〔〕]"),
    "失书名号": partial(without, signs="[《》]"),
    "失右书名号": partial(without, signs="》"),
    "失引号": partial(without, signs="[“”]"),
    "失冒号": partial(without, signs=r"[:：](?=\n)"),
    "失句号": partial(without, signs=r"(?<=[一-鿿])[。.](?=\n)"),
    "失顿号": partial(without, signs=r"(?<=\n[一二三四五六七八九十])、", instead=" "),
    "扫描空格": blotted,
}
"""Each kind of damage by its name."""


def agrees(key: str, wanted: Any, got: Any) -> bool:
    """Whether a value was read as it should, but for what damage takes from the letter's own words."""
    if key == "opening" and wanted and got:
        return any(_alike(wanted) == _alike(text) for text in (got, *got.split("\n")))
    if key == "responses.first":
        pairs = zip(map(_alike, wanted), map(_alike, got or ()), strict=False)
        return len(wanted) == len(got or ()) and all(one[:8] == other[:8] for one, other in pairs)
    if key in _STRICT:
        return same(wanted, got)
    return bool(_alike(wanted or None) == _alike(got or None))


_STRICT = ("document_number", "date", "contacts", "proposal.number", "result", "issuer", "signatory")


def _alike(value: Any) -> Any:
    """A value without brackets, blanks and ends, and with digits for the letters that were read for them."""
    if isinstance(value, str):
        return re.sub(r"[()（）《》〔〕“”\"。.、:：\s]", "", plain(value)).translate(_SIGNS)
    if isinstance(value, list | tuple):
        return [_alike(item) for item in value]
    if isinstance(value, dict):
        return {key: _alike(item) for key, item in value.items() if item is not None}
    return value
