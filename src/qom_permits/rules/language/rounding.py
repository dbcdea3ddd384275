"""Rounding: to a multiple of a step, in one of four ways, on exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import frozen

_HALF = Fraction(1, 2)


class Mode(Enum):
    """Which way what lies between two steps goes."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    UP = "up"
    DOWN = "down"


WAYS: Mapping[Mode, str] = {
    Mode.HALF_UP: "to the nearest step, halves away from zero",
    Mode.HALF_EVEN: "to the nearest step, halves to the even one",
    Mode.UP: "away from zero",
    Mode.DOWN: "toward zero",
}
"""What each mode does."""


@frozen
class Rounding:
    """To the multiple of *step* that *mode* picks."""

    step: Fraction
    mode: Mode

    def of(self, amount: Fraction) -> Fraction:
        """Return *amount* rounded."""
        return to_multiple(amount, self.step, self.mode)


@frozen
class TotalRounding:
    """How the total is rounded; the remainder goes *into* that charge, None is a line of its own."""

    rounding: Rounding
    into: str | None = None


def to_multiple(amount: Fraction, step: Fraction, mode: Mode) -> Fraction:
    """Return *amount* as a multiple of *step*: halves and ``up`` away from zero, ``down`` toward it.

    >>> to_multiple(Fraction(-5, 2), Fraction(1), Mode.HALF_UP)
    Fraction(-3, 1)
    """
    return _whole(amount / step, mode) * step


def _whole(number: Fraction, mode: Mode) -> int:
    size = abs(number)
    below = size.numerator // size.denominator
    part = size - below
    match mode:
        case Mode.HALF_UP:
            up = part >= _HALF
        case Mode.HALF_EVEN:
            up = part > _HALF or (part == _HALF and below % 2 == 1)
        case Mode.UP:
            up = part > 0
        case Mode.DOWN:
            up = False
        case _:
            assert_never(mode)
    return (below + up) * (-1 if number < 0 else 1)
