"""What a tariff is given of a case's facts: those it asks for, money in its own units."""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve
from tests.city.small_town import small_town, tariffs_with

from qom_permits.city.pricing import facts_for, major
from qom_permits.domain.facts import FactValue

RENEWAL = small_town().offers[1].procedure
TARIFF = tariffs_with({})("renew-1400.toml")


def test_only_what_is_asked_for_is_given() -> None:
    """A tariff refuses facts it does not know, so a case's others are left out."""
    known: dict[str, FactValue] = {"expired_on": "1404-01-01", "paid": 5, "use": "residential"}

    assert {"expired_on": "1404-01-01", "paid": 5} == facts_for(TARIFF, known, RENEWAL.facts)


def test_money_is_given_in_major_units() -> None:
    """A fact counts cents where a tariff is written in dollars; a number that is no money stays as it is."""
    dollars = evolve(TARIFF, money_places=2)

    assert {"paid": Decimal("1987.75")} == facts_for(dollars, {"paid": 198775}, RENEWAL.facts)
    assert {"paid": 198775} == facts_for(dollars, {"paid": 198775}, ())


def test_what_is_no_amount_is_left_for_the_tariff_to_refuse() -> None:
    """Text, and true or false, are not scaled."""
    assert ["12", True] == [major(value, evolve(TARIFF, money_places=2)) for value in ("12", True)]
