"""Statutory time: terms, working days, and the day something is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Protocol

from attrs import field, frozen
from dateutil.relativedelta import relativedelta
from persiantools.jdatetime import JalaliDate

from qom_permits.domain.errors import NotCovered, bad
from qom_permits.domain.jalali import Calendar, JalaliDay
from qom_permits.domain.texts import shown

_MONTHS_A_YEAR = 12


class WorkCalendar(Protocol):
    """Which days are worked. A day outside what it covers raises `NotCovered`, never a guess."""

    def is_working(self, day: date) -> bool:
        """Return whether *day* is a working day."""
        ...


@frozen(kw_only=True)
class WeeklyCalendar:
    """Working days by *days_off* each week (Monday is 0, Friday 4) and given *holidays*, from *first* to *last*."""

    days_off: frozenset[int]
    holidays: frozenset[date]
    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        """Refuse a calendar without a working day or with its ends the wrong way round."""
        if not self.days_off < frozenset(range(7)) or self.last < self.first:
            raise bad(
                "bad-calendar",
                "a calendar needs a working day each week and must not end ({last}) before it begins ({first})",
                "تقویم باید در هفته روز کاری داشته باشد و پایان آن ({last}) پیش از آغازش ({first}) نباشد",
                first=self.first,
                last=self.last,
            )

    def is_working(self, day: date) -> bool:
        """Return whether *day* is worked; raises `NotCovered` outside *first* … *last*."""
        if not self.first <= day <= self.last:
            raise NotCovered(day, self.first, self.last)
        return day.weekday() not in self.days_off and day not in self.holidays


def _not_negative(_owner: object, _attribute: object, count: Any) -> None:
    if type(count) is not int or count < 0:
        raise bad(
            "bad-term",
            "a term counts whole days, months or years from 0, not {count}",
            "مهلت با روز، ماه یا سال درست از ۰ شمرده می‌شود، نه {count}",
            count=shown(count),
        )


@frozen(kw_only=True)
class Term:
    """A length of statutory time: *years* and *months* first, then *working_days*."""

    years: int = field(default=0, validator=_not_negative)
    months: int = field(default=0, validator=_not_negative)
    working_days: int = field(default=0, validator=_not_negative)


@frozen(order=True)
class Deadline:
    """The last *day* on which somebody may act in time."""

    day: date

    def is_past(self, on: date) -> bool:
        """Return whether it is too late *on* that day."""
        return on > self.day


def deadline(due: date | None) -> Deadline | None:
    """Return the deadline of what is *due* on a day, None when nothing is."""
    return None if due is None else Deadline(due)


def ends(term: Term, start: date, calendar: Calendar, work: WorkCalendar) -> date:
    """Return the last day of *term* counted from *start*, the start not counted.

    Months and years move in *calendar*: the same day, or the month's last.
    """
    moved = months_after(start, term.years * _MONTHS_A_YEAR + term.months, calendar)
    return working_days_after(moved, term.working_days, work)


def months_after(start: date, months: int, calendar: Calendar) -> date:
    """Return *start* moved by *months*: the same day of the month, or its last.

    >>> months_after(date(2026, 8, 22), 6, Calendar.JALALI) == JalaliDay(1405, 11, 30).to_date()
    True
    """
    if calendar is Calendar.GREGORIAN:
        return start + relativedelta(months=months)
    day = JalaliDay.from_date(start)
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    longest = JalaliDate.days_in_month(month + 1, year)
    return JalaliDay(year, month + 1, min(day.day, longest)).to_date()


def working_days_after(start: date, count: int, work: WorkCalendar) -> date:
    """Return the *count*-th working day after *start*; *start* itself when *count* is 0."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= work.is_working(day)
    return day


def working_days_until(end: date, start: date, work: WorkCalendar) -> int:
    """Return how many working days come after *start* through *end*; none when *end* is not after it."""
    days = (start + timedelta(days=count) for count in range(1, (end - start).days + 1))
    return sum(work.is_working(day) for day in days)
