"""Jalali days: a type of their own, so that 1403-12-30 is never read as a Gregorian day."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from attrs import frozen
from persiantools.jdatetime import JalaliDate

from qom_permits.domain.errors import bad
from qom_permits.domain.numerals import ascii_digits
from qom_permits.domain.texts import Text, persian_digits

FIRST_YEAR, LAST_YEAR = 1200, 1600
_FIRST_DAY, _LAST_DAY = date(1821, 3, 21), date(2222, 3, 20)
_LONGEST_ESFAND = 30
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTHS = (
    Text("Farvardin", "فروردین"),
    Text("Ordibehesht", "اردیبهشت"),
    Text("Khordad", "خرداد"),
    Text("Tir", "تیر"),
    Text("Mordad", "مرداد"),
    Text("Shahrivar", "شهریور"),
    Text("Mehr", "مهر"),
    Text("Aban", "آبان"),
    Text("Azar", "آذر"),
    Text("Dey", "دی"),
    Text("Bahman", "بهمن"),
    Text("Esfand", "اسفند"),
)


class Calendar(Enum):
    """How days are written: the law counts days alike in both."""

    JALALI = "jalali"
    GREGORIAN = "gregorian"


@frozen(order=True)
class JalaliDay:
    """A day of the Jalali calendar (years 1200 to 1600); leap years as persiantools reckons them.

    >>> JalaliDay(1405, 1, 1).to_date()
    datetime.date(2026, 3, 21)
    """

    year: int
    month: int
    day: int

    def __attrs_post_init__(self) -> None:
        """Refuse a day that is not on the calendar, saying which part of it cannot be."""
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.month <= len(_MONTHS)):
            raise bad(
                "no-such-day",
                "{day} is no day of the Jalali calendar (years {first} to {last}, months 1 to 12)",
                "{day} در تقویم جلالی نیست (سال‌های {first} تا {last}، ماه‌های ۱ تا ۱۲)",
                day=str(self),
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        longest = JalaliDate.days_in_month(self.month, self.year)
        if not 1 <= self.day <= longest:
            raise _no_such_day_of(self, longest)

    @classmethod
    def from_date(cls, day: date) -> JalaliDay:
        """Return the Jalali name of the Gregorian *day*."""
        if not _FIRST_DAY <= day <= _LAST_DAY:
            raise bad(
                "no-such-day",
                "{day} has no name in the Jalali calendar (years {first} to {last})",
                "{day} در تقویم جلالی نامی ندارد (سال‌های {first} تا {last})",
                day=day,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        jalali = JalaliDate.to_jalali(day)  # type: ignore[no-untyped-call]  # persiantools leaves it untyped
        return cls(jalali.year, jalali.month, jalali.day)

    def to_date(self) -> date:
        """Return the same day as a Gregorian `datetime.date`."""
        day: date = JalaliDate(self.year, self.month, self.day).to_gregorian()  # type: ignore[no-untyped-call]  # persiantools leaves it untyped
        return day

    def told(self) -> Text:
        """Return the day in words.

        >>> JalaliDay(1405, 7, 4).told().en
        '4 Mehr 1405'
        """
        month = _MONTHS[self.month - 1]
        return Text(
            f"{self.day} {month.en} {self.year}",
            persian_digits(f"{self.day} {month.fa} {self.year}"),
        )

    def __str__(self) -> str:
        """Return the day as ``YYYY-MM-DD``."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def _no_such_day_of(day: JalaliDay, longest: int) -> Exception:
    """Return the error of a *day* its month does not have, with the days it has: it has *longest*."""
    if day.month == len(_MONTHS) and longest < day.day <= _LONGEST_ESFAND:
        return bad(
            "no-such-day",
            "{day} is no day: {year} is not a leap year, and its Esfand has {longest} days",
            "{day} در تقویم نیست: {year} سال کبیسه نیست و اسفندش {longest} روز دارد",
            day=str(day),
            year=Text(str(day.year), persian_digits(str(day.year))),
            longest=longest,
        )
    return bad(
        "no-such-day",
        "{day} is no day: {month} has {longest} days",
        "{day} در تقویم نیست: {month} {longest} روز دارد",
        day=str(day),
        month=_MONTHS[day.month - 1],
        longest=longest,
    )


def read_day(words: str, calendar: Calendar) -> date:
    """Return the day written in *words* as ``YYYY-MM-DD`` in *calendar*; any other form is refused.

    >>> read_day("۱۴۰۵-۰۱-۰۱", Calendar.JALALI)
    datetime.date(2026, 3, 21)
    """
    form = _DAY.fullmatch(ascii_digits(words))
    if form is None:
        raise bad(
            "bad-day",
            "{words!r} is no day; write year-month-day, such as 1405-07-01",
            "{words!r} تاریخ نیست؛ سال-ماه-روز بنویسید، مانند ۱۴۰۵-۰۷-۰۱",
            words=words,
        )
    year, month, day = (int(part) for part in form.groups())
    if calendar is Calendar.JALALI:
        return JalaliDay(year, month, day).to_date()
    return _gregorian(year, month, day, words)


def _gregorian(year: int, month: int, day: int, words: str) -> date:
    """Return the Gregorian day; one whose year only the Jalali calendar can mean is never taken for it."""
    try:
        named = date(year, month, day)
    except ValueError:
        raise bad(
            "no-such-day",
            "{words} is no day of the Gregorian calendar",
            "{words} در تقویم میلادی نیست",
            words=words,
        ) from None
    if not _FIRST_DAY <= named <= _LAST_DAY:
        raise bad(
            "no-such-day",
            "{words} is no day from {first} to {last}; write the day of the Gregorian calendar, not of the Jalali one",
            "{words} از {first} تا {last} نیست؛ روز را به تقویم میلادی بنویسید، نه جلالی",
            words=words,
            first=_FIRST_DAY,
            last=_LAST_DAY,
        )
    return named


def year_of(day: date, calendar: Calendar) -> int:
    """Return the year *day* falls in, in *calendar*."""
    return JalaliDay.from_date(day).year if calendar is Calendar.JALALI else day.year


def told_day(day: date, calendar: Calendar) -> Text:
    """Return *day* in words for people: ``9 Mehr 1405`` in the Jalali calendar, ``2026-10-01`` in the Gregorian."""
    if calendar is Calendar.JALALI:
        return JalaliDay.from_date(day).told()
    return Text(day.isoformat(), persian_digits(day.isoformat()))


def write_day(day: date, calendar: Calendar) -> str:
    """Return *day* as ``YYYY-MM-DD`` in *calendar*."""
    return str(JalaliDay.from_date(day)) if calendar is Calendar.JALALI else day.isoformat()
