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
    """Neither naming the other, or the earlier naming the later, or one given twice."""
    old, new, _ = years
    silent = evolve(new, supersedes=None)
    early = evolve(new, published=old.published)

    for pair in ((old, silent), (old, early), (old, old)):
        with pytest.raises(BadTariff) as caught:
            in_force(pair, DAY)
        assert "overlapping-tariffs" == caught.value.faults[0].code


def test_none_is_an_error(years: tuple[Tariff, Tariff, Tariff]) -> None:
    """None given, none of that day, none known by then."""
    for given, on, known in (
        ((), DAY, None),
        (years, date(2023, 1, 1), None),
        (years, DAY, date(2020, 1, 1)),
    ):
        with pytest.raises(BadTariff) as caught:
            in_force(given, on, known)
        assert "not-in-force" == caught.value.faults[0].code
