"""Months between two days, in either calendar."""

from __future__ import annotations

import calendar as gregorian
from datetime import date

from persiantools.jdatetime import JalaliDate

from qom_permits.domain.jalali import Calendar, JalaliDay

_YEAR = 12


def months_between(start: date, end: date, calendar: Calendar) -> tuple[int, bool]:
    """Return how many whole months *end* is after *start*, and whether it is so to the day.

    A day moved by months keeps its number, or becomes the month's last.

    >>> months_between(date(2024, 1, 31), date(2024, 2, 29), Calendar.GREGORIAN)
    (1, True)
    """
    start_year, start_month, _ = _parts(start, calendar)
    end_year, end_month, _ = _parts(end, calendar)
    months = (end_year - start_year) * _YEAR + end_month - start_month
    if _moved(start, months, calendar) > end:
        months -= 1
    return months, _moved(start, months, calendar) == end


def _moved(day: date, months: int, calendar: Calendar) -> date:
    year, month, number = _parts(day, calendar)
    years, month = divmod(month - 1 + months, _YEAR)
    return _day(year + years, month + 1, number, calendar)


def _parts(day: date, calendar: Calendar) -> tuple[int, int, int]:
    if calendar is Calendar.GREGORIAN:
        return day.year, day.month, day.day
    jalali = JalaliDay.from_date(day)
    return jalali.year, jalali.month, jalali.day


def _day(year: int, month: int, number: int, calendar: Calendar) -> date:
    if calendar is Calendar.GREGORIAN:
        return date(year, month, min(number, gregorian.monthrange(year, month)[1]))
    return JalaliDay(year, month, min(number, JalaliDate.days_in_month(month, year))).to_date()
