"""Chinese numerals, dates and document numbers: format and parse side by side."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

DIGITS = "〇一二三四五六七八九"
MOST = 9999
"""The highest number that headings, copies and counts go to."""

_LONGEST = 12
_UNITS = ("", "十", "百", "千")
_ZEROS = "零○О0OＯ"
"""Besides 〇: what hurried hands type for it, a Cyrillic О and Latin ones among them."""
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | dict.fromkeys(_ZEROS, 0) | {"两": 2}


def format_number(number: int) -> str:
    """1 to 9999 in Chinese numerals as headings use them: 一, 十, 十二, 二十, 一百零一.

    Raises ValueError outside of 1 to 9999.
    """
    if not 1 <= number <= MOST:
        raise ValueError(f"超出范围：{number}")
    written, skipped = "", False
    for power in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            written += ("零" if skipped and written else "") + DIGITS[digit] + _UNITS[power]
            skipped = False
        else:
            skipped = True
    return written.removeprefix("一") if 10 <= number <= 19 else written


def parse_number(text: str) -> int:
    """The value of Chinese or Arabic numerals: 十二, 一百零一, 二〇二六, 12, １２.

    Raises ValueError for what is no number, and for one with more than twelve signs.
    """
    if len(text) > _LONGEST:
        raise ValueError("数字过长")
    if (text.isdecimal() and text.isascii()) or re.fullmatch("[０-９]+", text):
        return int(text)
    if not text or any(character not in _VALUES and character not in _UNITS[1:] for character in text):
        raise ValueError(f"不是数字：{text}")
    if not any(unit in text for unit in _UNITS[1:]):
        return int("".join(str(_VALUES[character]) for character in text))
    total, digit = 0, None
    for character in text:
        if character in _VALUES:
            digit = _VALUES[character]
        else:
            total += (1 if digit is None else digit) * 10 ** _UNITS.index(character)
            digit = None
    return total + (digit or 0)


def ordinal(text: str) -> int | None:
    """The value of numerals that count something, 1 to 9999; None for any other text."""
    try:
        number = parse_number(text)
    except ValueError:
        return None
    return number if 1 <= number <= MOST else None


def format_date(day: date) -> str:
    """A date as GB/T 9704-2012, 7.3.5.4 wants it: Arabic, year in full, not padded."""
    return f"{day.year}年{day.month}月{day.day}日"


_NUMERAL = f"[{DIGITS}{_ZEROS}十0-9０-９]"
DATE = re.compile(rf"({_NUMERAL}{{4}})\s*年\s*({_NUMERAL}{{1,3}})\s*月\s*({_NUMERAL}{{1,3}})\s*[日号]")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def parse_date(text: str) -> date:
    """2026-09-10, 2026年9月10日 or 二〇二六年九月十日. Raises ValueError for another form or no such day."""
    match = DATE.fullmatch(text.strip()) or _ISO.fullmatch(text.strip())
    if match is None:
        raise ValueError("应写作 2026-09-10 或 2026年9月10日")
    year, month, day = (parse_number(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("没有这一天") from None


class DocumentNumber(NamedTuple):
    """发文字号: agency code, year in full, serial (GB/T 9704-2012, 7.2.5)."""

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


_DOCUMENT_NUMBER = re.compile(r"([^\W\d_]+)〔(\d{4})〕([1-9]\d*)号")


_IN_SERIES = re.compile(
    r"([^〔【\[［（(〖]{1,30}?)\s*[〔【\[［（(〖]\s*(\d{4})\s*[〕】\]］）)〗]\s*第?\s*(\d{0,9})\s*号?"
)


def number_in_series(text: str) -> DocumentNumber | None:
    """A number in whatever brackets it was typed, to count with; 0 for the serial of one that is still to come.

    None for what has no code or no year.
    """
    match = _IN_SERIES.fullmatch(text.strip())
    return DocumentNumber(match[1], int(match[2]), int(match[3] or 0)) if match else None


def parse_document_number(text: str) -> DocumentNumber:
    """Only the right form: 字〔2026〕23号, no 第, not padded. Raises ValueError."""
    match = _DOCUMENT_NUMBER.fullmatch(text)
    if match is None:
        raise ValueError("应写作 机关代字〔年份〕序号号，如 云政数〔2026〕23号")
    return DocumentNumber(match[1], int(match[2]), int(match[3]))
