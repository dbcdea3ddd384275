"""What is left of one side of a comparison once it holds against the other."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qom_permits.rules.language.expressions import Comparator
from qom_permits.rules.sizing.comparing import held_against
from qom_permits.rules.sizing.interval import BOUNDLESS, Range
from qom_permits.rules.sizing.possible import ANYTHING, UNDECIDED, Among, Possible, both, either


def of(least: int | None, most: int | None, places: int | None = None) -> Range:
    """Return the range from *least* to *most*."""
    return Range(None if least is None else Fraction(least), None if most is None else Fraction(most), places)


A, B = Among(frozenset("a")), Among(frozenset("b"))
AB = Among(frozenset("ab"))


@pytest.mark.parametrize(
    ("possible", "sign", "other", "expected"),
    [
        (of(0, 9), "<", BOUNDLESS, of(0, 9)),
        (of(0, 9), ">=", BOUNDLESS, of(0, 9)),
        (of(0, 9), "<", of(2, 5), of(0, 5)),
        (of(0, 9, 0), "<", of(2, 5), of(0, 4, 0)),
        (of(0, 9), "<", of(-1, 0), None),
        (of(None, 9), "<", of(-1, 0), of(None, 0)),
        (of(0, 9), "<=", of(-1, 0), of(0, 0)),
        (of(0, 9), ">", of(9, 9), None),
        (of(0, 9), ">=", of(9, 9), of(9, 9)),
        (of(0, 9), "==", of(8, 12), of(8, 9)),
        (of(0, 9), "!=", of(8, 12), of(0, 9)),
        (of(0, 9), "!=", of(9, 9), of(0, 9)),
        (of(0, 9, 0), "!=", of(9, 9), of(0, 8, 0)),
        (of(0, 9, 0), "!=", of(0, 0), of(1, 9, 0)),
        (of(9, 9), "!=", of(9, 9), None),
        (AB, "==", A, A),
        (A, "==", B, None),
        (ANYTHING, "==", A, A),
        (A, "==", ANYTHING, A),
        (AB, "!=", A, B),
        (AB, "!=", AB, AB),
        (A, "!=", A, None),
        (ANYTHING, "!=", A, ANYTHING),
        (ANYTHING, "<", ANYTHING, ANYTHING),
    ],
)
def test_what_holds_against_another_is_what_of_it_can(
    possible: Possible, sign: Comparator, other: Possible, expected: Possible | None
) -> None:
    """Nothing where nothing can; where it cannot be told, all of it."""
    assert expected == held_against(possible, sign, other)


def test_words_that_either_can_be_are_told_together() -> None:
    """Any at all where one of them can be any."""
    assert AB == either(A, B)
    assert ANYTHING == either(A, ANYTHING)
    assert UNDECIDED == both(UNDECIDED, ANYTHING)
