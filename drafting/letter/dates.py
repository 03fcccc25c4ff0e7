"""成文日期 in the ways in which it is typed."""

from __future__ import annotations

import re

from drafting.language.numerals import parse_date
from drafting.letter.lines import tight

_SHORT_DATE = re.compile(r"(\d{4}) ?[./\-－] ?(\d{1,2}) ?[./\-－] ?(\d{1,2})日?")
_LABEL = re.compile(r"(?:答复|成文|发文|签发)?(?:日期|时间)：")
_BLANK_DATE = re.compile(r"(?:\d{2,4})? *年 *月 *日")


def day_of(text: str) -> str | None:
    """The ISO date that a plain text is; "" for a date left blank, None for anything else."""
    bare = _LABEL.sub("", tight(text).strip("（）。"), count=1)
    try:
        if short := _SHORT_DATE.fullmatch(bare):
            return parse_date("-".join(short.groups())).isoformat()
        return parse_date(bare).isoformat()
    except ValueError:
        return "" if _BLANK_DATE.fullmatch(bare) else None
