"""The figures of the sample tariffs: every worked one of the published pages comes out, to the last unit of money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from tests.city.profiles import SHIPPED

from qom_permits.city.shipped import tariffs_in
from qom_permits.domain.jalali import JalaliDay
from qom_permits.domain.money import Money
from qom_permits.rules.facts.fact_reading import GivenFact, PlainFact
from qom_permits.rules.settling.settlement import due_in_cash, late_payment

Facts = Mapping[str, GivenFact]

sample = tariffs_in(SHIPPED / "tariffs")
BILLION = Money(1_000_000_000)
MASHHAD_BANDS = [
    ("60", 300_000), ("61", 610_000), ("100", 1_000_000), ("150", 2_700_000), ("180", 5_400_000),
    ("200", 6_000_000), ("201", 9_045_000), ("450", 40_500_000), ("600", 72_000_000), ("601", 18_030_000),
]  # fmt: skip
COMPLEXES = [
    ("900", 6, 100_000, 40_500_000), ("400", 4, 100_000, 8_000_000), ("401", 4, 100_000, 10_050_063),
    ("1200", 10, 48_000, 20_736_000),
]  # fmt: skip
SHOP: Mapping[str, PlainFact] = {
    "use": "commercial", "floor": "ground", "area": "40", "frontage": "5", "height": "4.5", "units": 2,
}  # fmt: skip
WORKED: list[tuple[str, Facts, int]] = [
    ("tehran-commercial-1393.toml", {"regional_value": 150_000, "spaces": [SHOP]}, 43_500_000),
    (
        "nasirshahr-density.toml",
        {"regional_value": 80_000, "storeys": [{"floor": 3, "area": "40"}]},
        22_400_000,
    ),
    (
        "mashhad-additions-1398.toml",
        {"regional_value": 20_000, "use": "residential", "missing_spaces": 2},
        60_000_000,
    ),
    (
        "mashhad-additions-1398.toml",
        {"regional_value": 100_000, "use": "residential", "extra_area": "20", "zone": "2"},
        60_000_000,
    ),
    (
        "mashhad-additions-1398.toml",
        {"regional_value": 100_000, "use": "residential", "extra_area": "20", "zone": "3"},
        50_000_000,
    ),
    (
        "mashhad-residential-1399.toml",
        {"building": "one_unit", "regional_value": 2_000, "floor_area": "180"},
        144_000,
    ),
]


def day(month: int, number: int, year: int = 1402) -> date:
    """Return a Jalali day."""
    return JalaliDay(year, month, number).to_date()


@pytest.mark.parametrize(("area", "due"), MASHHAD_BANDS)
def test_mashhads_bands_come_out(area: str, due: int) -> None:
    """At 100,000 rial a square metre, with the fall past 600 m²."""
    facts: Facts = {"building": "one_unit", "regional_value": 100_000, "floor_area": area}

    assert due == sample("mashhad-residential-1399.toml").assess(facts).total.amount


@pytest.mark.parametrize("name", ["mashhad-residential-1399.toml", "tehran-residential-1393.toml"])
@pytest.mark.parametrize(("area", "units", "value", "due"), COMPLEXES)
def test_complexes_come_out_in_both_towns(name: str, area: str, units: int, value: int, due: int) -> None:
    """By the mean area of a unit over a hundred; half a rial goes up."""
    facts: Facts = {
        "building": "complex", "regional_value": value, "floor_area": area, "requested_area": area,
        "units": units,
    }  # fmt: skip

    assert due == sample(name).assess(facts).total.amount


@pytest.mark.parametrize(("name", "facts", "due"), WORKED)
def test_worked_figures_come_out(name: str, facts: Facts, due: int) -> None:
    """The levy on a shop, density, missing parking, an extra floor with its cap, and the least charge."""
    assert due == sample(name).assess(facts).total.amount


def test_tehran_counts_twenty_square_metres_less_for_each_parking_space() -> None:
    """The band still goes by the gross area."""
    facts: Facts = {"building": "one_unit", "regional_value": 100_000, "floor_area": "180", "parking": 1}

    assert 4_800_000 == sample("tehran-residential-1393.toml").assess(facts).total.amount


@pytest.mark.parametrize(("renewed_on", "now", "due"), [("1400-11-20", 160, 70), ("1401-11-20", 220, 140)])
def test_a_renewal_in_tabriz_comes_out(renewed_on: str, now: int, due: int) -> None:
    """A tenth of what was paid in the first year, a fifth from the second on, and the rise since the issue."""
    facts: Facts = {
        "expired_on": "1400-03-01", "renewed_on": renewed_on, "charge_at_issue": 100, "paid_at_issue": 100,
        "charge_at_renewal": now,
    }  # fmt: skip

    assert due == sample("tabriz-renewal.toml").assess(facts).total.amount


@pytest.mark.parametrize(
    ("stage", "use", "fire"),
    [
        ("permit", "residential", 3_000_000), ("permit", "non_residential", 2_000_000),
        ("completion", "residential", 2_000_000), ("completion", "non_residential", 2_000_000),
    ],
)  # fmt: skip
def test_rail_and_fire_are_shares_of_the_named_base(stage: str, use: str, fire: int) -> None:
    """Rail 5 %, fire by stage and use; a fine is outside the base."""
    facts: Facts = {"stage": stage, "use": use, "floor_due": 100_000_000, "fine_due": 50_000_000}
    lines = {line.id: line.amount.amount for line in sample("city-shares-1405.toml").assess(facts).lines}

    assert (5_000_000, fire) == (lines["rail"], lines["fire"])


def test_the_payable_of_a_citys_bill_is_whole_thousands() -> None:
    """The remainder comes off the floor area charge, and the lines add up."""
    facts: Facts = {"stage": "permit", "use": "residential", "floor_due": 100_000_001}
    bill = sample("city-shares-1405.toml").assess(facts)

    assert 108_000_000 == bill.total.amount
    assert [100_000_000, 5_000_000, 3_000_000] == [line.amount.amount for line in bill.lines]


@pytest.mark.parametrize(
    ("on", "payable"),
    [
        (day(3, 15), 750_000_000), (day(4, 31), 750_000_000), (day(5, 1), 800_000_000),
        (day(8, 30), 800_000_000), (day(9, 1), 850_000_000), (day(12, 29), 850_000_000),
        (day(1, 1, 1403), 1_000_000_000),
    ],
)  # fmt: skip
def test_qoms_discounts_for_cash_come_out(on: date, payable: int) -> None:
    """A quarter, a fifth and 15 % less, by four-month blocks of 1402 and no longer, of a sum and of a bill."""
    tariff = sample("qom-cash-discounts-1402.toml")
    bill = tariff.assess({"floor_due": 600_000_000, "density_due": 400_000_000})

    assert payable == due_in_cash(tariff, BILLION, on).payable.amount
    assert payable == due_in_cash(tariff, bill, on).payable.amount


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (day(2, 1), 20_000_000), (day(2, 31), 20_000_000), (day(1, 1, 1403), 240_000_000),
        (day(7, 1, 1404), 240_000_000),
    ],
)  # fmt: skip
def test_paying_late_comes_out(on: date, late: int) -> None:
    """2 % a month, a month only begun not counted, 24 % at most: one month, almost two, twelve and thirty."""
    assert late == late_payment(sample("qom-cash-discounts-1402.toml"), BILLION, day(1, 1), on).amount.amount


@pytest.mark.parametrize(("area", "due"), [("120", 0), ("180", 1_800_000)])
def test_a_veteran_pays_nothing_to_120_square_metres(area: str, due: int) -> None:
    """And a third of the charge on 180."""
    facts: Facts = {
        "building": "one_unit", "regional_value": 100_000, "floor_area": area, "is_veteran": True,
    }  # fmt: skip

    assert due == sample("veterans-exemption-1399.toml").assess(facts).total.amount


@pytest.mark.parametrize(
    ("valuation", "permit"), [("500", 2_500), ("500.01", 2_825), ("600", 2_825), ("600.01", 3_150)]
)
def test_a_fraction_of_a_step_is_a_step(valuation: str, permit: int) -> None:
    """In cents, one cent above the edge of each step."""
    bill = sample("synthetic-valuation-2024.toml").assess({"valuation": valuation})

    assert permit == bill.lines[0].amount.amount
