"""What a letter promises: sentences that speak of what is to come, and the dates by which it is to come."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date
from typing import NamedTuple

PROMISE = re.compile(r"(?<!已)将|拟|争取|计划|我们会|下一?步|抓紧|一旦")
"""A word of what is to come."""

DATED = re.compile(
    r"\d\s*[年月日天]|[一二三四五六七八九十](?:年|个月|季度)|年[底内末初]|季度|月底|本月|下月|明年|后年|年度|[之以]前|“十[一二三四五]五”"
)
"""A time by which."""

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_MOST = 3


def promises(text: str) -> tuple[str, ...]:
    """The sentences of a text that promise something: those with a time where there are such, else the others."""
    found = [sentence.strip() for sentence in _SENTENCE.findall(text) if PROMISE.search(sentence)]
    dated = [sentence for sentence in found if DATED.search(sentence)]
    return tuple((dated or found)[:_MOST])


class Deadline(NamedTuple):
    """The last day of a time by which something is promised, and the words that say it."""

    day: date
    words: str


_AHEAD = re.compile(rf"{PROMISE.pattern}|预计|力争|确保|预期")
_PAST = re.compile("已[经于完]|原计划|去年|上年|前年")
_YEAR = r"(?:(?P<year>20\d\d)年|(?P<relative>今年|本年|明年|后年|当年)度?)?"
_IN_YEAR = (
    r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<third>[上中下]旬)|(?P<before>[之以]?前)|底|末|内|份)?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<end>年?[底末内])"
)
_TIME = re.compile(rf"(?<![\d年月]){_YEAR}(?:{_IN_YEAR})|(?<=[在于到])(?P<only>20\d\d)年(?!\d)")
_YEARS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "后年": 2}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NEAR = 30  # characters before a time in which its clause says that it is past


def deadline(text: str, written: date) -> Deadline | None:
    """By when a text that was written on a day promises the last of what it promises; None where no day is sure.

    A month without its year is of the year of writing, and none where that month had passed by then.
    """
    found = [time for sentence in _SENTENCE.findall(text) for time in _times(sentence, written)]
    return max(found, default=None)


def _times(sentence: str, written: date) -> Iterator[Deadline]:
    """The times behind the words of what is to come."""
    if not (ahead := _AHEAD.search(sentence)):
        return
    for match in _TIME.finditer(sentence, ahead.start()):
        clause = re.split("[，、：]", sentence[max(0, match.start() - _NEAR) : match.start()])[-1]
        day = None if _PAST.search(clause) else _last_day(match, written)
        if day and day >= written:
            yield Deadline(day, match[0])


def _last_day(match: re.Match[str], written: date) -> date | None:
    """The last day of a time; None for one that no calendar has."""
    said = match["year"] or match["only"]
    year = int(said) if said else written.year + _YEARS.get(match["relative"] or "", 0)
    if year > MAXYEAR:
        return None
    if match["only"] or match["end"]:
        return date(year, 12, 31) if said or match["relative"] or match["end"][0] == "年" else None
    if match["half"]:
        return date(year, 6, 30) if match["half"] == "上" else date(year, 12, 31)
    if match["quarter"]:
        return _month_end(year, 3 * _QUARTERS[match["quarter"]])
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    if match["before"]:
        return _month_end(year, month - 1) if month > 1 else date(year - 1, 12, 31)
    last = monthrange(year, month)[1]
    day = int(match["day"] or {"上旬": 10, "中旬": 20}.get(match["third"] or "", last))
    return date(year, month, day) if 1 <= day <= last else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
