"""Months between days, in both calendars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.jalali import Calendar, JalaliDay
from qom_permits.rules.language.months import months_between

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("1402-06-31", "1402-07-30", (1, True)),
        ("1402-06-31", "1402-07-29", (0, False)),
        ("1402-01-15", "1403-01-14", (11, False)),
        ("1402-11-30", "1402-12-29", (1, True)),
        ("1403-12-30", "1404-12-29", (12, True)),
        ("1402-01-01", "1402-01-01", (0, True)),
    ],
)
def test_a_jalali_month_ends_on_its_last_day(start: str, end: str, months: tuple[int, bool]) -> None:
    """A day moved past a month's end becomes its last."""
    first, last = (JalaliDay(*map(int, day.split("-"))).to_date() for day in (start, end))

    assert months == months_between(first, last, Calendar.JALALI)


@given(DAYS, DAYS, st.sampled_from(Calendar))
def test_months_never_run_past_the_end(one: date, other: date, calendar: Calendar) -> None:
    """They are as many as fit: between 28 and 31 days each, and one more would not fit."""
    start, end = sorted((one, other))
    months, _ = months_between(start, end, calendar)

    assert 0 <= months
    assert months * 28 <= (end - start).days < (months + 1) * 31 + 1
