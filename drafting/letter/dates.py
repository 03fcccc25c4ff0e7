"""成文日期 in the ways in which it is typed."""

from __future__ import annotations

import re

from drafting.language.numerals import DATE, parse_date
from drafting.letter.lines import tight

_SHORT = re.compile(r"(\d{4}) ?[./\-－—、．] ?(\d{1,2}) ?[./\-－—、．] ?(\d{1,2})日?")
DAY = re.compile(rf"{DATE.pattern}|{_SHORT.pattern}")
"""A day inside of a line."""
_RUN = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_LOST = re.compile(r"((?:19|20)\d\d)(?: ?年 ?| *)(\d{1,2})(?: ?月 ?| +)(\d{1,2}) ?[日号]?")
_UNPARTED = re.compile(r"(?:19|20)\d\d\d{3}")
_LABEL = re.compile(r"(?:答 ?复|成 ?文|发 ?文|签 ?发|落 ?款)?(?:日 ?期|时 ?间) ?[：；]")
_BLANK = re.compile(r"(?:\d{2,4})? *年 *月 *日|(?:19|20)\d\d年\d{1,2}月|(?:19|20)\d\d年(?:\d{1,2}月)? *日")
_WIDE = re.compile(r"\s{2,}")
_WEEKDAY = re.compile(r" ?（?(?:星期|周)[一二三四五六日天]）?$")
_SCORES = str.maketrans({"廿": "二十", "卅": "三十"})


def day_of(text: str) -> str | None:
    """The ISO date that a plain text is; "" for a date left blank or not whole, None for anything else."""
    words = _WIDE.split(text.strip())
    if len(words) > 1 and len(set(words)) == 1:  # a date below each of two agencies
        text = words[0]
    bare = _bare(text)
    for form in (_SHORT, _RUN, _LOST):
        if found := form.fullmatch(bare):
            return _iso("-".join(found.groups()))
    bare = tight(bare)
    if _UNPARTED.fullmatch(bare):
        return _unparted(bare)
    day = _iso(bare.translate(_SCORES)) or _iso(bare)
    return "" if day is None and _BLANK.fullmatch(bare) else day


def _unparted(digits: str) -> str | None:
    """2019615: what lost 年月日 is a day where it can be only one."""
    year, rest = digits[:4], digits[4:]
    days = {_iso(f"{year}-{rest[:at]}-{rest[at:]}") for at in (1, 2) if rest[0] != "0" and rest[at] != "0"} - {None}
    return days.pop() if len(days) == 1 else ""


def is_torn(text: str) -> bool:
    """Whether a date lacks one of 年月日, so that it may be another day."""
    bare = tight(_bare(text))
    if bare.isdecimal() or _SHORT.fullmatch(bare):
        return _UNPARTED.fullmatch(bare) is not None
    return any(sign not in bare for sign in "年月")


def _bare(text: str) -> str:
    return _LABEL.sub("", _WEEKDAY.sub("", text.strip("（）。 ")), count=1).strip("（）。 ")


def _iso(text: str) -> str | None:
    try:
        return parse_date(text).isoformat()
    except ValueError:
        return None
