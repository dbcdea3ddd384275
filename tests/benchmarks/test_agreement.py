"""What `make bench` times comes to the same bills, so that only speed is compared."""

from __future__ import annotations

from fractions import Fraction

import attrs
from benchmarks.agreement import NAMES, differences, readings
from benchmarks.by_hand import BANDS, EDGES, ZONES, by_hand
from benchmarks.town import buildings, town

from qom_permits.rules.checking.examples import check_examples

BUILDINGS = buildings(500)


def test_all_readings_agree_with_the_fee_by_hand() -> None:
    """Every line and the total of every building drawn is the same in each."""
    assert [] == list(differences(readings(town()), BUILDINGS))


def test_a_tariff_that_says_something_else_is_told() -> None:
    """A share of a thousandth more in the last charge is seen in every reading of the tariff."""
    fire = attrs.evolve(
        next(rate for rate in town().rates if rate.name == "fire_share"), value=Fraction(36, 1000)
    )
    dearer = attrs.evolve(
        town(), rates=tuple(fire if rate.name == fire.name else rate for rate in town().rates)
    )
    told = differences(readings(dearer), BUILDINGS[:1])

    assert [*readings(dearer)] == [each.partition(" says ")[0] for each in told]


def test_the_numbers_by_hand_are_those_of_the_tariff() -> None:
    """Each band and each zone, and there are as many as the measure is stated for."""
    tables = {table.name: table for table in town().tables}

    edges = [row.edge for row in tables["band"].rows]

    assert {row.keys[0]: row.values[0] for row in tables["zone_value"].rows} == ZONES
    assert [list(row.values) for row in tables["band"].rows] == [
        [Fraction(share, 1000), least] for share, least in BANDS
    ]
    assert edges == [*(Fraction(edge, 100) for edge in EDGES), None]
    assert (50, 8, 6, 1) == (len(ZONES), len(BANDS), len(town().charges), len(town().reliefs))


def test_the_buildings_drawn_reach_every_line() -> None:
    """Each line applies to some building and not to others, but for the two that always do; the cap is met too."""
    lines = [by_hand(*building.values) for building in BUILDINGS]
    sometimes = {
        name for number, name in enumerate(NAMES) if {True, False} == {each[number] is None for each in lines}
    }

    assert set(NAMES) - {"floor_charge", "fire"} == sometimes
    assert 60_000_000 in {each[NAMES.index("parking_charge")] for each in lines}
    assert set(ZONES) == {building.values[2] for building in BUILDINGS}


def test_the_example_of_the_town_comes_out() -> None:
    """The bill worked by hand in its file."""
    assert () == check_examples(town())
