"""Working days in China: weekends, holidays and the days worked in exchange, as far as a kept library knows them."""

from __future__ import annotations

from datetime import date, timedelta


def last_workday(day: date) -> date | None:
    """The last working day that is not after a day; None where the year's holidays are not known."""
    try:
        from chinese_calendar import is_workday
    except ImportError:
        return None
    try:
        while not is_workday(day):
            day -= timedelta(days=1)
    except NotImplementedError:
        return None
    return day
