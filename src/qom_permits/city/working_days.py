"""A city's days: where they begin, and which of them are worked."""

from __future__ import annotations

import re
from datetime import date, tzinfo

from dateutil.tz import gettz

from qom_permits.city import loading_texts as texts
from qom_permits.city.shapes import Weekday, WorkShape
from qom_permits.domain.jalali import Calendar, read_day, year_of
from qom_permits.domain.terms import WeeklyCalendar
from qom_permits.reading.sheets import SheetReader

_WEEK = list(Weekday)
_ZONE = re.compile(r"UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]*)+")
"""A name of the time zone database: nothing that is a path, or a rule of its own as ``GMT+3``."""


def time_zone(name: str) -> tzinfo:
    """Return the time zone *name*; raises `BadInput` when there is none."""
    zone = gettz(name) if _ZONE.fullmatch(name) else None
    if zone is None:
        raise texts.UNKNOWN_ZONE.error(name=name)
    return zone


def work_days(reader: SheetReader, shape: WorkShape, calendar: Calendar) -> WeeklyCalendar | None:
    """Return the working days *shape* describes; None where not all of it can be read, its faults noted."""
    before = len(reader.faults)
    first = reader.attempt("work.first", read_day, shape.first, calendar)
    last = reader.attempt("work.last", read_day, shape.last, calendar)
    holidays = [
        reader.attempt(f"work.holidays.{number}", read_day, day, calendar)
        for number, day in enumerate(shape.holidays or (), start=1)
    ]
    if first is None or last is None or shape.days_off is None:
        return None
    years = range(year_of(first, calendar), year_of(last, calendar) + 1)
    yearly = [
        reader.attempt(f"work.yearly.{number}", _in_each, years, day, calendar)
        for number, day in enumerate(shape.yearly or (), start=1)
    ]
    if len(reader.faults) > before:
        return None
    days_off = frozenset(_WEEK.index(day) for day in shape.days_off)
    off = frozenset(day for day in holidays if day).union(*(days for days in yearly if days))
    return reader.attempt(
        "work", lambda: WeeklyCalendar(days_off=days_off, holidays=off, first=first, last=last)
    )


def _in_each(years: range, day: str, calendar: Calendar) -> list[date]:
    """Return *day*, as month-day, in each of *years*; a leap day only in leap years, if there is one."""
    return [read_day(f"{year}-{day}", calendar) for year in years]
