"""What a profile answers: districts, procedures by day, days and years of the city."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.city.profiles import QOM, edited, loaded, qom

from qom_permits import JalaliDay, RequestKind

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("code", "district"),
    [
        ("2-14-103-27-0-0-0", "2"),
        ("8-1-1-1-1-1-1", "8"),
        ("9-14-103-27-0-0-0", None),
        ("22-14-103-27-0-0-0", None),
        ("2-14-103-27-0-0", None),
        ("2-14-103-27-0-0-0-0", None),
        ("2-14-103-27-0-0-0\n", None),
        ("۲-14-103-27-0-0-0", None),
        ("", None),
        ("../../2", None),
    ],
)
def test_a_parcel_code_names_its_district_or_none(code: str, district: str | None) -> None:
    """Seven parts, the first of them a district the city has."""
    assert district == qom().district_of(code)


def test_a_procedure_is_in_use_from_its_day_on() -> None:
    """The day before, the city takes no such request; from that day on, all four kinds."""
    first = JalaliDay(1399, 6, 19).to_date()
    city = qom()

    assert [None] * 4 == [city.procedure_for(kind, first - DAY) for kind in RequestKind]
    assert city.offers[0].procedure == city.procedure_for(RequestKind.NEW_CONSTRUCTION, first)
    assert None not in [city.procedure_for(kind, first) for kind in RequestKind]


def test_of_two_procedures_the_later_takes_over_on_its_day() -> None:
    """New cases follow the newest; the older one is kept for those that pinned it."""
    old = qom().offers[0].procedure
    start, end = QOM.index("[[procedures]]"), QOM.index('[[procedures]]\nid = "qom-new-construction-1405"')
    newer = (
        QOM[start:end].replace("qom-new-construction-1399", "qom-1406").replace("1399-06-19", "1406-01-01")
    )
    first = JalaliDay(1406, 1, 1).to_date()
    for text in (QOM[:end] + newer + QOM[end:], QOM[:start] + newer + QOM[start:]):
        city = loaded(text)
        taken = city.procedure_for(RequestKind.NEW_CONSTRUCTION, first)
        pinned = city.offer(old.id, old.digest)

        before = city.procedure_for(RequestKind.NEW_CONSTRUCTION, first - DAY)

        assert before is not None
        assert "qom-new-construction-1405" == before.id
        assert taken is not None
        assert pinned is not None
        assert ("qom-1406", old) == (taken.id, pinned.procedure)


def test_a_procedure_is_pinned_by_what_it_says() -> None:
    """A changed word makes another procedure; a changed comment, or order of keys, the same."""
    old = qom().offers[0].procedure
    changed = loaded(edited(("working_days = 3 }", "working_days = 4 }")))
    same = loaded(
        edited(
            ("# The order is Qom's own", "# Its order is Qom's own"),
            ('stage = "review", officer = "expert"', 'officer = "expert", stage = "review"'),
        )
    )

    assert changed.offer(old.id, old.digest) is None
    assert same.offer(old.id, old.digest) is not None


def test_the_day_is_the_citys() -> None:
    """Half past eight in the evening, Greenwich, is the next day in Qom."""
    assert date(2026, 9, 23) == qom().day_of(datetime(2026, 9, 23, 20, 29, tzinfo=UTC))
    assert date(2026, 9, 24) == qom().day_of(datetime(2026, 9, 23, 20, 30, tzinfo=UTC))


def test_the_year_is_the_calendars() -> None:
    """Number series begin anew at Nowruz."""
    assert [1404, 1405] == [qom().year_of(date(2026, 3, day)) for day in (20, 21)]


def test_fridays_and_the_days_of_each_year_are_off() -> None:
    """The second of Farvardin is off in every year the calendar covers, and so is each Friday."""
    work = qom().work

    assert not any(work.is_working(JalaliDay(year, 1, 2).to_date()) for year in (1399, 1405, 1420))
    assert not work.is_working(date(2026, 9, 25))
    assert work.is_working(date(2026, 9, 26))
