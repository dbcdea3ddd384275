"""Port Alder's fees, in dollars and cents: its own examples come out, and what a town would swear by holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cities.port_alder import tariff

from qom_permits.rules.checking.checker import check
from qom_permits.rules.facts.fact_reading import PlainFact

DAY = date(2026, 10, 9)
areas = st.decimals(Decimal("0.01"), Decimal(2000), places=2)
zones = st.sampled_from(["R1", "R2", "C1"])
uses = st.sampled_from(["dwelling", "shop"])


def due(kind: str, **facts: PlainFact) -> int:
    """Return what the fees for *kind* come to, in cents."""
    return tariff(kind).assess(facts, DAY).total.amount


@pytest.mark.parametrize("kind", ["building", "rebuilding", "extension", "renewal"])
def test_its_examples_come_out_and_nothing_is_strange(kind: str) -> None:
    """To the cent, without a warning."""
    fees = tariff(kind)
    checked = check(fees)

    assert ("USD", 2, False) == (fees.currency, fees.money_places, fees.sample)
    assert ((), ()) == (checked.errors, checked.warnings)


@given(zones, uses, areas)
def test_an_extension_by_nothing_costs_nothing(zone: str, use: str, area: Decimal) -> None:
    """There is no first fee for no work."""
    assert 0 == due("extension", zone=zone, use=use, floor_area=area, lawful_floor_area=area)


@given(zones, uses, areas, areas)
def test_an_extension_costs_what_a_building_of_its_size_does(
    zone: str, use: str, lawful: Decimal, added: Decimal
) -> None:
    """Only the addition is valued."""
    extended = due("extension", zone=zone, use=use, floor_area=lawful + added, lawful_floor_area=lawful)

    assert due("building", zone=zone, use=use, floor_area=added) == extended


@given(zones, uses, areas, areas)
def test_rebuilding_costs_demolition_beside_the_building(
    zone: str, use: str, area: Decimal, standing: Decimal
) -> None:
    """Never less than 125 dollars more, and its share for the records."""
    new = due("building", zone=zone, use=use, floor_area=area)
    anew = due("rebuilding", zone=zone, use=use, floor_area=area, standing_floor_area=standing)

    assert anew >= new + 125_00 + 5_00 - 1


@pytest.mark.parametrize(
    ("expired_on", "cents"),
    [("2026-04-09", 135_908 + 35_50), ("2026-04-08", 203_861 + 35_50), ("2026-10-09", 35_50)],
)
def test_half_the_fees_for_six_months_and_three_quarters_after(expired_on: str, cents: int) -> None:
    """The same day six months later is within them, the next is not; a permit that still runs bears none."""
    fees = {"charge_at_issue": "2718.15", "paid_at_issue": "2718.15"}

    assert cents == due("renewal", expired_on=expired_on, **fees)
