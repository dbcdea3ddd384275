"""Ranges of numbers: arithmetic on them leaves nothing out, and tells nothing it does not know."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.rules.language.rounding import Mode, Rounding, to_multiple
from qom_permits.rules.sizing.decimals import MOST_PLACES, added, decimals, most_of
from qom_permits.rules.sizing.interval import (
    BOUNDLESS,
    FINEST,
    MOST_BITS,
    NOT_NEGATIVE,
    ZERO,
    Range,
    greatest_of,
    joined,
    least_of,
    one,
    to_multiples,
)

NUMBERS = st.integers(-400, 400).map(lambda number: Fraction(number, 20))
ENDS = st.none() | NUMBERS
Within = tuple[Range, Fraction]


def _within(number: Fraction, below: Fraction | None, above: Fraction | None) -> Within:
    least = None if below is None else number - abs(below)
    most = None if above is None else number + abs(above)
    return Range(least, most, 2), number


WITHIN = st.builds(_within, NUMBERS, st.just(Fraction(0)) | ENDS, st.just(Fraction(0)) | ENDS)
"""A range, and a number within."""


def of(least: str | None, most: str | None, places: int | None = None) -> Range:
    """Return the range from *least* to *most*, written as decimals."""
    return Range(None if least is None else Fraction(least), None if most is None else Fraction(most), places)


@given(WITHIN, WITHIN)
def test_what_two_numbers_come_to_lies_in_what_their_ranges_come_to(one_: Within, other: Within) -> None:
    """With no more decimals than said, whatever is done with them."""
    (this, number), (that, another) = one_, other
    for whole, worth in (
        (this + that, number + another),
        (this - that, number - another),
        (this * that, number * another),
        (-this, -number),
        (least_of([this, that]), min(number, another)),
        (greatest_of([this, that]), max(number, another)),
        (joined([this, that]), number),
        (this.started(), Fraction(ceil(number))),
        (this.completed(), Fraction(floor(number))),
    ):
        assert worth in whole
        assert whole.places is not None
        assert 10**whole.places % worth.denominator == 0


@given(WITHIN, WITHIN, st.sampled_from(Mode))
def test_a_quotient_and_a_multiple_lie_in_their_ranges(one_: Within, other: Within, mode: Mode) -> None:
    """For any divisor and step but 0, known to have few decimals or not."""
    (this, number), (that, another) = one_, other
    if another:
        assert number / another in this.over(that)
        assert number / another in this.over(Range(that.least, that.most))
        assert to_multiple(number / another, Fraction(1), mode) * another in to_multiples(this, that, mode)


@given(WITHIN, st.sampled_from(("0.05", "1", "7")), st.sampled_from(Mode))
def test_what_is_rounded_to_a_step_lies_in_its_range(one_: Within, step: str, mode: Mode) -> None:
    """And has no more decimals than the step."""
    (this, number), rounding = one_, Rounding(Fraction(step), mode)

    assert rounding.of(number) in this.rounded(rounding)
    assert decimals(Fraction(step)) == this.rounded(rounding).places


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        (of("-1", "2") * of("3", None), of(None, None)),
        (of("1", "2") * of("3", None), of("3", None)),
        (of("0", "2") * of(None, None), of(None, None)),
        (ZERO * BOUNDLESS, of("0", "0")),
        (of("1", "2", 1) + of("-3", None, 2), of("-2", None, 2)),
        (of("6", "12").over(of("2", "3")), of("2", "6")),
        (of("6", "12").over(of("0", "3", 0)), of("2", "12")),
        (of("6", "12").over(of("0", "3")), of("2", None)),
        (of("6", "12").over(of("-3", "0")), of(None, "-2")),
        (of("6", "12").over(of("-3", "2", 0)), of("-12", "12")),
        (of("6", "12").over(of("1", None)), of("0", "12")),
        (of("6", "12", 0).over(of("8", "8")), of("0.75", "1.5", 3)),
        (of("6", "12").over(ZERO), of("0", "0", 0)),
        (to_multiples(of("5", "7"), of("0.5", "2"), Mode.UP), of("0", "9")),
        (to_multiples(of("5", "7"), of("0.5", "2"), Mode.DOWN), of("0", "7")),
        (to_multiples(of("-5", "-4"), of("-2", "-1"), Mode.HALF_UP), of("-7", "0")),
        (to_multiples(of("5", "7"), of("-2", "-2"), Mode.UP), of("6", "8", 0)),
    ],
)  # fmt: skip
def test_ranges_are_no_wider_than_need_be(whole: Range, expected: Range) -> None:
    """Where an end is known it is told, by the decimals of the divisor too."""
    assert expected == whole


@pytest.mark.parametrize(
    ("one_", "other", "expected"),
    [
        (of("1", "5", 2), of("3", None), of("3", "5", 2)),
        (of(None, "5", 2), of("5", "9", 1), of("5", "5", 1)),
        (of("1", "5"), of("6", "9"), None),
    ],
)
def test_what_is_in_two_ranges_is_as_fine_as_the_coarser(
    one_: Range, other: Range, expected: Range | None
) -> None:
    """And is nothing where they do not meet."""
    assert expected == one_.met(other)


def test_an_end_too_long_is_moved_outward_or_left_out() -> None:
    """So that arithmetic on ranges stays quick; the sign of what is surely large stays known."""
    third, huge = Fraction(1, 3) / FINEST, Fraction(2 ** (MOST_BITS + 1))
    fine = Range(third, third)

    assert Range(Fraction(0), Fraction(1, FINEST)) == fine
    assert not fine.is_one
    assert Range(None, None) == Range(-huge, huge)
    assert (Fraction(2**MOST_BITS), None) == (one(huge).least, one(huge).most)
    assert (None, Fraction(-(2**MOST_BITS))) == (one(-huge).least, one(-huge).most)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (decimals(Fraction(7, 40)), 3),
        (decimals(Fraction(7, 30)), None),
        (most_of((1, 3, 2)), 3),
        (most_of((1, None, 2)), None),
        (added((1, 3)), 4),
        (added((1, None)), None),
        (added((None, 1)), None),
        (added((1, MOST_PLACES)), None),
    ],
)
def test_decimal_places_are_counted_until_they_are_too_many(told: int | None, expected: int | None) -> None:
    """A number that does not end has any number of them, and so has what it goes into."""
    assert expected == told


def test_a_number_is_in_a_range_between_its_ends() -> None:
    """Both belong to it; where there is none, everything beyond does."""
    assert [True, True, False, False] == [Fraction(number) in of("1", "2") for number in (1, 2, 0, 3)]
    assert [True, False] == [Fraction(number) in NOT_NEGATIVE for number in (7, -1)]
    assert Fraction(-7) in of(None, "2")
