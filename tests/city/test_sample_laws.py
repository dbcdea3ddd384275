"""What must hold of the samples for the four kinds of request, whatever the building."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.city.profiles import SHIPPED

from qom_permits.city.shipped import tariffs_in
from qom_permits.domain.jalali import JalaliDay
from qom_permits.rules.facts.fact_reading import PlainFact

sample = tariffs_in(SHIPPED / "tariffs")
DAY = JalaliDay(1405, 7, 28).to_date()
Building = dict[str, PlainFact]


def areas(least: str = "0.01", most: str = "2000") -> st.SearchStrategy[Decimal]:
    """Draw areas to the hundredth of a square metre."""
    return st.decimals(Decimal(least), Decimal(most), places=2)


places = st.sampled_from(
    [
        {"postal_walk": "38186", "street_width": "7.99"},
        {"postal_walk": "38186", "street_width": "10"},
        {"postal_walk": "38137", "street_width": "15"},
        {"postal_walk": "38137", "street": "امیرکبیر", "street_width": "20"},
    ]
)


@st.composite
def buildings(draw: st.DrawFn) -> Building:
    """Draw what the residential sample asks of a building."""
    return {
        "use": "residential",
        "floor_area": draw(areas()),
        "parking": draw(st.integers(0, 20)),
        "balcony_area": draw(areas("0", "100")),
        "excess_density_area": draw(areas("0", "500")),
        "excess_floor": draw(st.integers(0, 12)),
        **draw(places),
    }


def due(name: str, facts: Building) -> int:
    """Return what the sample *name* comes to."""
    return sample(name).assess(facts, DAY).total.amount


def lines(name: str, facts: Building) -> dict[str, int]:
    """Return the lines of the bill by the sample *name*."""
    return {line.id: line.amount.amount for line in sample(name).assess(facts, DAY).lines}


@given(buildings())
def test_an_extension_by_nothing_costs_nothing(building: Building) -> None:
    """What stands lawfully and stays as it is bears no charge, whatever it is."""
    same = {**building, "balcony_area": 0, "excess_density_area": 0}

    assert 0 == due("sample-extension-1405.toml", {**same, "lawful_floor_area": building["floor_area"]})


@given(buildings(), areas(), areas())
def test_the_more_stands_lawfully_the_less_an_extension_costs(
    building: Building, one: Decimal, other: Decimal
) -> None:
    """And never less than nothing: what stood is not paid for, and not paid back."""
    less, more = sorted((one, other))
    dear = lines("sample-extension-1405.toml", {**building, "lawful_floor_area": less})["floor_charge"]
    cheap = lines("sample-extension-1405.toml", {**building, "lawful_floor_area": more})["floor_charge"]

    assert 0 <= cheap <= dear + 1000


@given(buildings(), areas())
def test_an_extension_costs_no_more_than_the_whole_built_anew(building: Building, lawful: Decimal) -> None:
    """The band is the same, and the area charged is a part of the whole."""
    extended = due("sample-extension-1405.toml", {**building, "lawful_floor_area": lawful})

    assert extended <= due("sample-residential-1405.toml", building)


@given(buildings())
def test_rebuilding_costs_what_building_does(building: Building) -> None:
    """Outside worn-out fabric to the last rial; within it, less by half of floor area and balconies."""
    new = due("sample-residential-1405.toml", building)
    worn = lines("sample-rebuilding-1405.toml", {**building, "worn_out_fabric": True})
    whole = lines("sample-residential-1405.toml", building)
    base = whole["floor_charge"] + whole.get("balcony_charge", 0)

    assert new == due("sample-rebuilding-1405.toml", building)
    assert abs(2 * -worn["worn_out"] - base) <= 1000 + 2


@settings(max_examples=60)
@given(buildings(), st.integers(0, 10**10), st.integers(0, 10**10))
def test_a_renewal_charges_the_rise_over_the_bill_of_the_day(
    building: Building, charged: int, paid: int
) -> None:
    """The charge of the day is the residential sample's bill of the same building, to the rial."""
    facts: Building = {
        **building,
        "expired_on": "1405-01-01",
        "charge_at_issue": charged,
        "paid_at_issue": paid,
    }
    bill = sample("sample-renewal-1405.toml").assess(facts, DAY)
    told = {line.id: line.amount.amount for line in bill.lines}
    rise = max(due("sample-residential-1405.toml", building) - charged, 0)

    assert rise == told["rise"]
    assert -(-paid // 10) - 1000 <= told["renewal_share"] + told.get("rounding", 0) <= -(-paid // 10)


@settings(max_examples=60)
@given(buildings(), st.integers(0, 10**10))
def test_the_share_of_a_renewal_doubles_after_a_year(building: Building, paid: int) -> None:
    """Twelve months and not a day more are a tenth; from the next day on it is a fifth."""
    at_issue: Building = {**building, "charge_at_issue": 10**13, "paid_at_issue": 10 * paid}
    totals = [
        due("sample-renewal-1405.toml", {**at_issue, "expired_on": day})
        for day in ("1404-07-28", "1404-07-27")
    ]

    assert [paid // 1000 * 1000, 2 * paid // 1000 * 1000] == totals


def test_two_years_of_renewal_are_law_on_no_day_together() -> None:
    """The sample of 1405 ends before that of 1409 begins, so that a profile can list both."""
    first, second = sample("sample-renewal-1405.toml"), sample("sample-renewal-1409.toml")

    assert first.last_day is not None
    assert first.last_day < second.first_day
