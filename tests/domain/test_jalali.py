"""Jalali days, against days whose Gregorian names are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from qom_permits.domain.errors import BadInput
from qom_permits.domain.jalali import Calendar, JalaliDay, read_day, told_day, write_day, year_of
from qom_permits.testing.strategies import days, jalali_days

KNOWN = [
    ((1403, 1, 1), date(2024, 3, 20)),
    ((1403, 12, 30), date(2025, 3, 20)),
    ((1404, 1, 1), date(2025, 3, 21)),
    ((1404, 12, 29), date(2026, 3, 20)),
    ((1405, 1, 1), date(2026, 3, 21)),
    ((1405, 7, 1), date(2026, 9, 23)),
    ((1408, 1, 1), date(2029, 3, 20)),
    ((1357, 11, 22), date(1979, 2, 11)),
]


@pytest.mark.parametrize(("jalali", "gregorian"), KNOWN)
def test_known_days_have_their_gregorian_names(jalali: tuple[int, int, int], gregorian: date) -> None:
    """Both ways, for the first days of years and the last days of leap years."""
    assert gregorian == JalaliDay(*jalali).to_date()
    assert JalaliDay(*jalali) == JalaliDay.from_date(gregorian)


@pytest.mark.parametrize("year", [1399, 1403, 1408])
def test_a_leap_year_has_a_thirtieth_of_esfand(year: int) -> None:
    """The day after it is the next new year."""
    assert JalaliDay(year + 1, 1, 1).to_date() == JalaliDay(year, 12, 30).to_date() + timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        *((1404, 12, 30), (1400, 12, 30), (1407, 12, 30), (1405, 7, 31), (1405, 1, 32)),
        *(
            (1405, 0, 1),
            (1405, 13, 1),
            (1405, 1, 0),
            (1405, -1, 1),
            (1199, 1, 1),
            (1601, 1, 1),
            (2026, 3, 21),
        ),
    ],
)
def test_a_day_that_is_not_on_the_calendar_is_refused(year: int, month: int, day: int) -> None:
    """Esfand has 30 days in leap years only, the second half of the year no 31st; years run 1200 to 1600."""
    with pytest.raises(BadInput) as refused:
        JalaliDay(year, month, day)

    assert ["no-such-day"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("day", [date(1821, 3, 20), date(2222, 3, 22), date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_outside_the_calendar_has_no_jalali_name(day: date) -> None:
    """No Jalali name is made up for a day before 1200 or after 1600."""
    with pytest.raises(BadInput) as refused:
        write_day(day, Calendar.JALALI)

    assert ["no-such-day"] == [fault.code for fault in refused.value.faults]


def test_a_jalali_day_is_no_date() -> None:
    """It cannot be handed over where a Gregorian day is meant."""
    assert not isinstance(JalaliDay(1403, 12, 30), date)


@given(days())
def test_every_day_keeps_its_place_in_both_calendars(day: date) -> None:
    """A day reads back from either calendar, and days stand in the same order in both."""
    tomorrow = day + timedelta(days=1)

    assert day == JalaliDay.from_date(day).to_date()
    assert tomorrow > day
    for calendar in Calendar:
        assert day == read_day(write_day(day, calendar), calendar)


@given(jalali_days(), jalali_days())
def test_jalali_days_stand_in_the_order_of_time(one: JalaliDay, other: JalaliDay) -> None:
    """Earlier is less, as with Gregorian days."""
    assert (one.to_date() < other.to_date()) == (one < other)


@given(jalali_days())
def test_a_jalali_day_reads_back_from_its_digits(day: JalaliDay) -> None:
    """The written day is the same day, in ASCII digits and in Persian ones."""
    persian = str(day).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))

    assert day.to_date() == read_day(str(day), Calendar.JALALI) == read_day(persian, Calendar.JALALI)


@pytest.mark.parametrize("calendar", Calendar)
@pytest.mark.parametrize(
    "words",
    [
        "20240101", "2024-W01-1", "2024-001", "02/03/1404", "1404/03/02", "1404-3-2", "04-03-02", "1404-03", "",
        "1404-03-02 ", "1404-03-02T00:00", "-1404-03-02", "1404-۰۳-02", "1404-03-02\n", "۱۴۰٤-۰۳-۰۲",
    ],
)  # fmt: skip
def test_only_year_month_day_is_read(calendar: Calendar, words: str) -> None:
    """Compact days, week dates, days that could be read two ways, and mixed digits are refused."""
    with pytest.raises(BadInput) as refused:
        read_day(words, calendar)

    assert {"bad-day", "mixed-digits"} >= {fault.code for fault in refused.value.faults}


@pytest.mark.parametrize(
    ("words", "calendar"),
    [
        ("1404-12-30", Calendar.JALALI),
        ("2026-02-29", Calendar.GREGORIAN),
        ("2026-13-01", Calendar.GREGORIAN),
        ("0000-01-01", Calendar.GREGORIAN),
    ],
)
def test_a_day_that_never_comes_is_refused(words: str, calendar: Calendar) -> None:
    """The right form is not enough: the day must be on the calendar."""
    with pytest.raises(BadInput) as refused:
        read_day(words, calendar)

    assert ["no-such-day"] == [fault.code for fault in refused.value.faults]


def test_a_jalali_day_is_not_read_as_gregorian() -> None:
    """1403-12-30 is a day of this century or none, never one of the Middle Ages."""
    assert date(2025, 3, 20) == read_day("1403-12-30", Calendar.JALALI)

    with pytest.raises(BadInput, match="not of the Jalali one"):
        read_day("1403-12-30", Calendar.GREGORIAN)


@pytest.mark.parametrize("words", ["1821-03-20", "2222-03-21", "0001-01-01", "9999-12-31"])
def test_a_gregorian_day_without_a_jalali_name_is_refused(words: str) -> None:
    """What one calendar takes has a name in the other."""
    with pytest.raises(BadInput) as refused:
        read_day(words, Calendar.GREGORIAN)

    assert ["no-such-day"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ((1404, 12, 30), "1404 is not a leap year, and its Esfand has 29 days"),
        ((1403, 12, 31), "Esfand has 30 days"),
        ((1404, 12, 31), "Esfand has 29 days"),
        ((1405, 7, 31), "Mehr has 30 days"),
        ((1405, 1, 32), "Farvardin has 31 days"),
        ((1405, 1, 0), "Farvardin has 31 days"),
        ((1405, 13, 1), "months 1 to 12"),
    ],
)
def test_a_day_that_is_none_says_which_part_of_it_cannot_be(day: tuple[int, int, int], why: str) -> None:
    """So that whoever miscounted sees where."""
    with pytest.raises(BadInput) as refused:
        JalaliDay(*day)

    assert why in refused.value.faults[0].text.en


def test_a_day_is_told_in_words() -> None:
    """The month by its name, in Persian with Persian digits."""
    told = JalaliDay(1405, 12, 29).told()

    assert ("29 Esfand 1405", "۲۹ اسفند ۱۴۰۵") == (told.en, told.fa)


@pytest.mark.parametrize(
    ("calendar", "en", "fa"),
    [(Calendar.JALALI, "1 Mehr 1405", "۱ مهر ۱۴۰۵"), (Calendar.GREGORIAN, "2026-09-23", "۲۰۲۶-۰۹-۲۳")],
)
def test_a_day_is_told_in_the_citys_calendar(calendar: Calendar, en: str, fa: str) -> None:
    """In words where the calendar is Jalali, in digits where it is Gregorian."""
    told = told_day(date(2026, 9, 23), calendar)

    assert (en, fa) == (told.en, told.fa)


@pytest.mark.parametrize(
    ("day", "jalali", "gregorian"), [(date(2026, 3, 20), 1404, 2026), (date(2026, 3, 21), 1405, 2026)]
)
def test_a_year_is_that_of_the_citys_calendar(day: date, jalali: int, gregorian: int) -> None:
    """It begins in spring in one and in winter in the other."""
    assert (jalali, gregorian) == (year_of(day, Calendar.JALALI), year_of(day, Calendar.GREGORIAN))
