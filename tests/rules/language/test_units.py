"""Units: how they are written, multiplied and said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.rules.language.spoken import spoken_unit
from qom_permits.rules.language.units import ONE, Unit, read_unit

UNITS = st.lists(st.tuples(st.sampled_from(["m", "IRR", "space"]), st.integers(-9, 9)), max_size=3).map(Unit)


@pytest.mark.parametrize(
    "words", ["", "m2*", "/m", "*m", "m^2", "m22", "m0", "2m", "12", "m m", "متر", "m" * 101, "m//m"]
)
def test_what_is_no_unit_is_refused(words: str) -> None:
    """Symbols with one digit of power at most, joined by one sign each."""
    with pytest.raises(BadInput):
        read_unit(words)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("1", "1"),
        ("m*m", "m2"),
        ("IRR/m2/space", "IRR/m2/space"),
        ("1/m", "1/m"),
        ("m/m", "1"),
        ("m2*IRR/m", "IRR*m"),
    ],
)
def test_a_unit_has_one_form(words: str, written: str) -> None:
    """Whatever the order it was written in."""
    assert written == str(read_unit(words))


@pytest.mark.parametrize(
    ("unit", "told"),
    [("IRR/m2", "rial/m²"), ("USD*kg3/m", "dollar·kg^3/m"), ("1/month", "1/month"), ("kg", "kg")],
)
def test_a_unit_is_said(unit: str, told: str) -> None:
    """Known symbols by their names, others as they are."""
    assert told == spoken_unit(read_unit(unit)).en


@given(UNITS, UNITS)
def test_units_multiply_like_powers(one: Unit, other: Unit) -> None:
    """In any order, and division undoes it."""
    assert one * other == other * one
    assert one == one * other / other
    assert ONE == one / one
