"""Which name somebody meant who wrote another."""

from __future__ import annotations

import pytest

from qom_permits.domain.texts import listed
from qom_permits.rules.language.known_names import KnownNames

TOWN = KnownNames(
    [
        "balconies",
        "charged_area",
        "floor_area",
        "floor_charge",
        "parking",
        "residential",
        "street_width",
        "use",
    ]
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("flor_area", "floor_area"),
        ("parknig", "parking"),
        ("resident", "residential"),
        ("width_of_street", "–"),
        ("chrged_aera", "charged_area"),
        ("uses", "use"),
        ("wall", "–"),
    ],
)
def test_a_slip_of_the_pen_is_told_what_was_meant(word: str, meant: str) -> None:
    """Letters left out, doubled, swapped or wrong; what is like nothing is a dash."""
    assert meant == TOWN.nearest(word).en.split(", ")[0]


def test_the_nearest_are_found_among_thousands() -> None:
    """A slip at the start, in the middle and at the end of one name of many."""
    rates = KnownNames([f"rate_{number:05}_of_the_town" for number in range(5000)])

    for slip in ("rte_04321_of_the_town", "rate_04321of_the_town", "rate_04321_of_the_twn"):
        assert "rate_04321_of_the_town" in rates.nearest(slip).en


def test_no_name_is_near_where_there_is_none() -> None:
    """And one too long to be read is never meant."""
    assert listed(["–"]) == KnownNames([]).nearest("use") == KnownNames(["use" * 100]).nearest("use" * 100)
