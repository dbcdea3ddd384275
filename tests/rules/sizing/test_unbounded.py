"""Ranges without an end, and steps of which only a range is known."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qom_permits.rules.language.rounding import Mode
from qom_permits.rules.sizing.interval import ZERO, Range, to_multiples

HALF = Fraction(1, 2)
UPWARDS = Range(Fraction(1), None)


@pytest.mark.parametrize("times", [HALF, Fraction(1), Fraction(2)])
def test_a_product_with_what_has_no_end_has_none(times: Fraction) -> None:
    """However small the other factor is, above and below nothing."""
    assert Range(times, None) == UPWARDS * Range(times, times)
    assert Range(None, -times) == UPWARDS * Range(-times, -times)


def test_nothing_times_what_has_no_end_is_nothing() -> None:
    """The one factor that keeps it in bounds."""
    assert (Fraction(0), Fraction(0)) == ((UPWARDS * ZERO).least, (UPWARDS * ZERO).most)


@pytest.mark.parametrize(
    ("amount", "least", "most"),
    [
        ((0, 10), 0, 13),
        ((2, 10), 0, 13),
        ((-10, 0), -13, 0),
        ((-10, -2), -13, 0),
        ((-10, 10), -13, 13),
    ],
)
@pytest.mark.parametrize("mode", [Mode.HALF_UP, Mode.UP])
def test_a_multiple_is_never_on_the_other_side_of_nothing(
    amount: tuple[int, int], least: int, most: int, mode: Mode
) -> None:
    """And at most one step, the greatest there is, farther from it."""
    within, step = Range(Fraction(amount[0]), Fraction(amount[1])), Range(Fraction(1), Fraction(3), 2)
    found = to_multiples(within, step, mode)

    assert Range(Fraction(least), Fraction(most), 2) == found
