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


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has none."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
