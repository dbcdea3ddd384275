"""Decimal places: how many a number has, and how many a sum or a product can have."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

MOST_PLACES = 1_300
"""More places than this are as good as any number of them; no number of a bill has a tenth."""


def decimals(number: Fraction) -> int | None:
    """Return how many decimals *number* has, None where they do not end.

    >>> decimals(Fraction(1, 8)), decimals(Fraction(1, 3))
    (3, None)
    """
    rest, fives = number.denominator, 0
    twos = (rest & -rest).bit_length() - 1
    rest >>= twos
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def most_of(places: Iterable[int | None]) -> int | None:
    """Return the most of *places*, as a sum has them; None is any number of them."""
    most = 0
    for each in places:
        if each is None:
            return None
        most = max(most, each)
    return most


def added(places: tuple[int | None, int | None]) -> int | None:
    """Return the places of a product; None is any number of them."""
    one, other = places
    return None if one is None or other is None or one + other > MOST_PLACES else one + other
