"""Which tariff is law on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.comparing.law import in_force
from qom_permits.rules.tariff import Tariff

DAY = date(2024, 7, 1)


@pytest.fixture(scope="module")
def years(small: Callable[..., str], load: Callable[..., Tariff]) -> tuple[Tariff, Tariff, Tariff]:
    """Return a year's tariff, one published in June that replaces it, and the next year's."""
    old = evolve(load(small()), id="old", last_day=date(2024, 12, 31))
    new = evolve(old, id="new", published=date(2024, 6, 1), supersedes="old")
    return old, new, evolve(old, id="next", first_day=date(2025, 1, 1), last_day=None)


def test_the_later_published_one_that_says_so_is_law(years: tuple[Tariff, Tariff, Tariff]) -> None:
    """As known now; before it was published, the old one."""
    old, new, after = years

    assert new == in_force(years, DAY)
    assert new == in_force(years, DAY, known_on=date(2024, 6, 1))
    assert old == in_force(years, DAY, known_on=date(2024, 5, 31))
    assert after == in_force(years, date(2025, 1, 1))


def test_two_that_do_not_say_which_are_an_error(years: tuple[Tariff, Tariff, Tariff]) -> None:
    """Neither naming the other, or the earlier naming the later."""
    old, new, _ = years
    silent = evolve(new, supersedes=None)
    early = evolve(new, published=old.published)

    for pair in ((old, silent), (early, old)):
        assert [("overlapping-tariffs", "on")] == _faults(pair, DAY)


def test_tariffs_that_overlap_on_another_day_are_refused_too(years: tuple[Tariff, Tariff, Tariff]) -> None:
    """A list that has no law on some day has none to rely on, whenever it is asked and known."""
    old, _, after = years
    long = evolve(old, last_day=date(2025, 1, 1))
    reaching = evolve(after, last_day=date.max, published=date(2024, 12, 1))

    assert [("overlapping-tariffs", "on")] == _faults((long, reaching), DAY)
    assert [("overlapping-tariffs", "on")] == _faults((reaching, long), DAY, date(2024, 2, 1))
    assert old == in_force((old, reaching), DAY)


def test_a_tariff_replaced_twice_in_its_year_has_one_law_a_day(years: tuple[Tariff, Tariff, Tariff]) -> None:
    """Each names the one before it, and may not end before the one it replaces."""
    old, new, _ = years
    newest = evolve(new, id="newest", published=date(2024, 7, 1), supersedes="new")
    brief = evolve(new, last_day=date(2024, 8, 1))

    assert newest == in_force((newest, old, new), DAY)
    assert new == in_force((newest, old, new), DAY, known_on=date(2024, 6, 30))
    with pytest.raises(BadTariff, match="in force on 2024-08-02: old, newest"):
        in_force((old, brief, newest), DAY)


def test_one_that_replaces_another_for_some_days_leaves_it_the_rest(
    years: tuple[Tariff, Tariff, Tariff],
) -> None:
    """On the days the later one does not cover, the earlier one is law again."""
    old, new, _ = years
    brief = evolve(new, last_day=DAY)

    assert [brief, old] == [in_force((old, brief), day) for day in (DAY, date(2024, 7, 2))]


def test_two_tariffs_of_one_id_are_refused(years: tuple[Tariff, Tariff, Tariff]) -> None:
    """The same one twice, one that was changed, and one for other days: an id names one tariff."""
    old, new, after = years
    changed = evolve(new, id="old", digest="sha256:other")

    for pair in ((old, old), (old, changed), (old, evolve(after, id="old"))):
        assert [("doubled-tariff", "tariffs")] == _faults(pair, DAY)


def test_none_is_an_error(years: tuple[Tariff, Tariff, Tariff]) -> None:
    """None given, none of that day, none known by then."""
    for given, on, known in (
        ((), DAY, None),
        (years, date(2023, 1, 1), None),
        (years, DAY, date(2020, 1, 1)),
    ):
        assert [("not-in-force", "on")] == _faults(given, on, known)


def _faults(tariffs: tuple[Tariff, ...], on: date, known_on: date | None = None) -> list[tuple[str, str]]:
    with pytest.raises(BadTariff) as caught:
        in_force(tariffs, on, known_on)
    return [(fault.code, fault.where) for fault in caught.value.faults]
