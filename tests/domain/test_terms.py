"""Statutory time: working days, months in both calendars, and the edges of what a calendar covers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.town import START, WORK

from qom_permits.domain.errors import BadInput, NotCovered
from qom_permits.domain.jalali import Calendar, JalaliDay
from qom_permits.domain.terms import Deadline, Term, WeeklyCalendar, ends, months_after, working_days_after

DAYS = st.dates(date(2026, 3, 21), date(2026, 10, 1))
JALALI, GREGORIAN = Calendar.JALALI, Calendar.GREGORIAN


@given(DAYS, st.integers(0, 100))
def test_working_days_counted_again_come_to_the_term(start: date, count: int) -> None:
    """Between a day and the end of a term of n working days lie n working days, and the end is one."""
    end = working_days_after(start, count, WORK)
    passed = [start + timedelta(days=ahead + 1) for ahead in range((end - start).days)]

    assert count == sum(WORK.is_working(day) for day in passed)
    assert end == start if count == 0 else WORK.is_working(end)


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_a_term_may_be_counted_in_two_parts(start: date, some: int, more: int) -> None:
    """Waiting some working days and then more is waiting for all of them."""
    halfway = working_days_after(start, some, WORK)

    assert working_days_after(start, some + more, WORK) == working_days_after(halfway, more, WORK)


def test_days_off_and_holidays_are_not_counted() -> None:
    """From Wednesday, past Friday and the holiday on Saturday, the second working day is Sunday."""
    assert date(2026, 9, 27) == working_days_after(START, 2, WORK)


@pytest.mark.parametrize("day", [date(2026, 3, 20), date(2027, 3, 21)])
def test_a_day_outside_the_calendar_is_an_error(day: date) -> None:
    """The calendar does not guess: it says what it covers and what it was asked."""
    with pytest.raises(NotCovered) as refused:
        WORK.is_working(day)

    assert (day, WORK.first, WORK.last) == (refused.value.day, refused.value.first, refused.value.last)


def test_a_term_that_runs_out_of_the_calendar_is_an_error() -> None:
    """No due day is made up past the last day the calendar knows."""
    with pytest.raises(NotCovered):
        working_days_after(WORK.last, 1, WORK)


def test_the_last_day_covered_is_covered() -> None:
    """Both ends of a calendar belong to it."""
    assert [True, True] == [WORK.is_working(day) for day in (WORK.first, WORK.last)]


@pytest.mark.parametrize(
    ("days_off", "last"),
    [(frozenset(range(7)), START), (frozenset({7}), START), (frozenset({4}), START - timedelta(days=1))],
)
def test_a_calendar_without_days_is_refused(days_off: frozenset[int], last: date) -> None:
    """A week without a working day, a day that is none, or an end before the beginning."""
    with pytest.raises(BadInput) as refused:
        WeeklyCalendar(days_off=days_off, holidays=frozenset(), first=START, last=last)

    assert ["bad-calendar"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("count", [-1, 1.0, True, "3", None])
@pytest.mark.parametrize("unit", ["years", "months", "working_days"])
def test_a_term_counts_whole_days_months_and_years(unit: str, count: Any) -> None:
    """Nothing negative, and nothing that is not a whole number."""
    with pytest.raises(BadInput) as refused:
        Term(**{unit: count})

    assert ["bad-term"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((1405, 6, 31), 1, (1405, 7, 30)),
        ((1405, 6, 31), 6, (1405, 12, 29)),
        ((1408, 6, 31), 6, (1408, 12, 30)),
        ((1403, 12, 30), 12, (1404, 12, 29)),
        ((1405, 1, 1), 36, (1408, 1, 1)),
        ((1405, 12, 1), 1, (1406, 1, 1)),
        ((1405, 7, 15), 0, (1405, 7, 15)),
    ],
)
def test_jalali_months_end_on_the_same_day_or_the_months_last(
    start: tuple[int, int, int], months: int, end: tuple[int, int, int]
) -> None:
    """From the 31st, six months on is the last of Esfand, the 30th in leap years."""
    assert JalaliDay(*end).to_date() == months_after(JalaliDay(*start).to_date(), months, JALALI)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 9, 23), 36, date(2029, 9, 23)),
    ],
)
def test_gregorian_months_end_on_the_same_day_or_the_months_last(start: date, months: int, end: date) -> None:
    """From the 31st, a month on is the last of February."""
    assert end == months_after(start, months, GREGORIAN)


@given(DAYS, st.integers(0, 600), st.sampled_from(Calendar))
def test_months_never_run_backwards(start: date, months: int, calendar: Calendar) -> None:
    """A longer term never ends earlier, and twelve months never take more than 366 days."""
    end = months_after(start, months, calendar)

    assert start <= end < months_after(start, months + 1, calendar)
    assert (months_after(end, 12, calendar) - end).days in range(364, 367)


def test_years_and_months_come_before_working_days() -> None:
    """A month from Wednesday the 26th of August is Saturday the 26th, a holiday; a working day on, Sunday."""
    term = Term(months=1, working_days=1)

    assert date(2026, 9, 27) == ends(term, date(2026, 8, 26), GREGORIAN, WORK)


@pytest.mark.parametrize(("calendar", "end"), [(JALALI, date(2029, 9, 22)), (GREGORIAN, date(2029, 9, 23))])
def test_years_move_in_the_citys_calendar(calendar: Calendar, end: date) -> None:
    """Three years from 1 Mehr 1405 is 1 Mehr 1408, a day earlier than three Gregorian years."""
    assert end == ends(Term(years=3), START, calendar, WORK)


def test_a_deadline_is_past_on_the_day_after() -> None:
    """The last day itself is still in time."""
    deadline = Deadline(date(2026, 10, 1))

    assert [False, False, True] == [deadline.is_past(date(2026, 9, 30) + timedelta(days=n)) for n in range(3)]
