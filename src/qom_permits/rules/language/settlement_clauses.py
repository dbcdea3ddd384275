"""What a tariff says of paying: discounts for cash, the charge for paying late, and instalments."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from attrs import frozen

from qom_permits.domain.errors import bad
from qom_permits.domain.jalali import Calendar, JalaliDay
from qom_permits.domain.numerals import ascii_digits
from qom_permits.domain.texts import Text

_MONTHS, _DAYS = 12, 31


@frozen(order=True)
class MonthDay:
    """A day of any year, in the tariff's calendar; past the end of its month it means the month's last.

    >>> str(month_day("04-31"))
    '04-31'
    """

    month: int
    day: int

    def __str__(self) -> str:
        """Return the day as a tariff writes it."""
        return f"{self.month:02}-{self.day:02}"


@frozen(kw_only=True)
class CashDiscount:
    """A *share* off the lines *on*, for who pays from *start* to *until*; an *on* of None is all charges."""

    start: MonthDay
    until: MonthDay
    share: Fraction
    cite: Text
    on: tuple[str, ...] | None = None
    title: Text | None = None

    def holds(self, day: MonthDay) -> bool:
        """Return whether who pays on *day* has it."""
        return self.start <= day <= self.until


@frozen(kw_only=True)
class LateCharge:
    """*per_month* of what is unpaid of the lines not in *not_on*; an *at_most* of None is no cap.

    A month that has only begun *counts*, or is free.
    """

    per_month: Fraction
    at_most: Fraction | None
    part_month: Literal["counts", "free"]
    cite: Text
    not_on: tuple[str, ...] = ()
    title: Text | None = None


@frozen(kw_only=True)
class Instalments:
    """The share to pay down, then at most so many monthly parts with a yearly rate of interest."""

    at_most_months: int
    down_payment: Fraction
    yearly_rate: Fraction
    cite: Text
    title: Text | None = None


@frozen(kw_only=True)
class Settlement:
    """How bills are paid; None, or no discount, is what the tariff does not speak of."""

    cash_discounts: tuple[CashDiscount, ...] = ()
    late_charge: LateCharge | None = None
    instalments: Instalments | None = None


def month_day(words: str) -> MonthDay:
    """Return the day of any year written in *words* as ``MM-DD``."""
    month, mark, day = ascii_digits(words).partition("-")
    if mark and len(month) == len(day) == len("01") and month.isdecimal() and day.isdecimal():
        written = MonthDay(int(month), int(day))
        if 1 <= written.month <= _MONTHS and 1 <= written.day <= _DAYS:
            return written
    raise bad(
        "bad-day",
        "{words!r:.60} is no day of a year; write month-day, such as 04-31",
        "{words!r:.60} روزی از سال نیست؛ ماه-روز بنویسید، مانند 04-31",
        words=words,
    )


def month_day_of(day: date, calendar: Calendar) -> MonthDay:
    """Return which day of its year *day* is, in *calendar*."""
    if calendar is Calendar.GREGORIAN:
        return MonthDay(day.month, day.day)
    jalali = JalaliDay.from_date(day)
    return MonthDay(jalali.month, jalali.day)
