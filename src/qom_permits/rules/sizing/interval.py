"""Ranges of numbers, and what arithmetic does to them: never too narrow, exact where a range is one short number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil

from attrs import field, frozen

from qom_permits.rules.language.rounding import Mode, Rounding
from qom_permits.rules.sizing.decimals import added, decimals, most_of

MOST_BITS = 4096
"""An end with more bits than this counts as no end at all; reckoning refuses such numbers."""
FINEST = 10**80
"""An end that says more than this many parts of one is moved outward to one that does not."""

_LARGEST = 2**MOST_BITS


def _kept_below(end: Fraction | None) -> Fraction | None:
    """Return *end*, or one below it that is short, or none."""
    return end if end is None or _is_short(end) else _short_below(end)


def _kept_above(end: Fraction | None) -> Fraction | None:
    """Return *end*, or one above it that is short, or none."""
    return end if end is None or _is_short(end) else _minus(_short_below(-end))


def _is_short(end: Fraction) -> bool:
    return end.denominator <= FINEST and end.numerator.bit_length() <= MOST_BITS


def _short_below(end: Fraction) -> Fraction | None:
    scaled = end.numerator * FINEST // end.denominator
    if abs(scaled) <= _LARGEST * FINEST:
        return Fraction(scaled, FINEST)
    return None if scaled < 0 else Fraction(_LARGEST)


@frozen
class Range:
    """The numbers from *least* to *most* with at most so many decimal *places*.

    None is no bound on that side, and for *places* any number of them.

    >>> Range(Fraction(-1), Fraction(2)) * Range(Fraction(3), None)
    Range(least=None, most=None, places=None)
    """

    least: Fraction | None = field(converter=_kept_below)
    most: Fraction | None = field(converter=_kept_above)
    places: int | None = None

    def __add__(self, other: Range) -> Range:
        """Return the range of a sum."""
        places = most_of((self.places, other.places))
        return Range(_sum(self.least, other.least), _sum(self.most, other.most), places)

    def __neg__(self) -> Range:
        """Return the range with the other sign."""
        return Range(_minus(self.most), _minus(self.least), self.places)

    def __sub__(self, other: Range) -> Range:
        """Return the range of a difference."""
        return self + -other

    def __mul__(self, other: Range) -> Range:
        """Return the range of a product."""
        corners = [_corner(one, another) for one in _ends(self) for another in _ends(other)]
        least, most = min(corners), max(corners)
        places = added((self.places, other.places))
        return Range(None if least[0] else least[1], None if most[0] else most[1], places)

    def __contains__(self, number: Fraction) -> bool:
        """Return whether *number* is in the range."""
        return (self.least is None or self.least <= number) and (self.most is None or number <= self.most)

    @property
    def is_one(self) -> bool:
        """Whether it is a single number."""
        return self.least is not None and self.least == self.most

    def joined(self, other: Range) -> Range:
        """Return the range of what is in either."""
        least = None if self.least is None or other.least is None else min(self.least, other.least)
        most = None if self.most is None or other.most is None else max(self.most, other.most)
        return Range(least, most, most_of((self.places, other.places)))

    def met(self, other: Range) -> Range | None:
        """Return the range of what is in both, None where nothing is."""
        least = max((each.least for each in (self, other) if each.least is not None), default=None)
        most = min((each.most for each in (self, other) if each.most is not None), default=None)
        if least is not None and most is not None and least > most:
            return None
        known = [each.places for each in (self, other) if each.places is not None]
        return Range(least, most, min(known, default=None))

    def over(self, divisor: Range) -> Range:
        """Return the range of a quotient; a *divisor* of 0 is left out, for it has none."""
        if divisor.least is not None and divisor.is_one and divisor.least:
            return self * one(1 / divisor.least)
        nearest = None if divisor.places is None else Fraction(1, 10**divisor.places)
        quotients = [self * _inverse(part) for part in _apart_from_zero(divisor, nearest)]
        return joined(quotients) if quotients else ZERO

    def rounded(self, rounding: Rounding) -> Range:
        """Return the range of what is rounded to a fixed step."""
        return Range(
            None if self.least is None else rounding.of(self.least),
            None if self.most is None else rounding.of(self.most),
            decimals(rounding.step),
        )

    def started(self) -> Range:
        """Return the range of the ceiling."""
        return Range(
            None if self.least is None else Fraction(ceil(self.least)),
            None if self.most is None else Fraction(ceil(self.most)),
            0,
        )

    def completed(self) -> Range:
        """Return the range of the floor."""
        return -(-self).started()


def one(number: Fraction) -> Range:
    """Return the range of this one *number*."""
    return Range(number, number, decimals(number))


BOUNDLESS = Range(None, None)
"""Every number there is."""
ZERO = one(Fraction(0))
"""The range of 0 alone."""
NOT_NEGATIVE = Range(Fraction(0), None)
"""0 and every number above it."""


def joined(ranges: Iterable[Range]) -> Range:
    """Return the range of what is in any of *ranges*."""
    whole, *others = ranges
    for each in others:
        whole = whole.joined(each)
    return whole


def least_of(ranges: Sequence[Range]) -> Range:
    """Return the range of the least among numbers of *ranges*."""
    leasts = [each.least for each in ranges if each.least is not None]
    mosts = [each.most for each in ranges if each.most is not None]
    return Range(
        min(leasts) if len(leasts) == len(ranges) else None,
        min(mosts, default=None),
        most_of(each.places for each in ranges),
    )


def greatest_of(ranges: Sequence[Range]) -> Range:
    """Return the range of the greatest among numbers of *ranges*."""
    return -least_of([-each for each in ranges])


def to_multiples(amount: Range, step: Range, mode: Mode) -> Range:
    """Return the range of *amount* rounded to multiples of a *step*, which is not 0."""
    if step.least is not None and step.is_one and step.least:
        return amount.rounded(Rounding(abs(step.least), mode))
    toward = amount.joined(ZERO)
    slack = step.joined(-step)
    if mode is Mode.DOWN:
        return Range(toward.least, toward.most, step.places)
    return Range(
        toward.least if toward.least == 0 else _sum(toward.least, slack.least),
        toward.most if toward.most == 0 else _sum(toward.most, slack.most),
        step.places,
    )


def _sum(end: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if end is None or other is None else end + other


def _minus(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


_End = tuple[int, Fraction]
"""An end that can be told from another: which way it is without bound, or 0 and the number it is."""


def _ends(numbers: Range) -> tuple[_End, _End]:
    return (
        (-1, Fraction(0)) if numbers.least is None else (0, numbers.least),
        (1, Fraction(0)) if numbers.most is None else (0, numbers.most),
    )


def _corner(end: _End, other: _End) -> _End:
    """Return the product of two ends; 0 times what is without bound is 0."""
    (way, number), (other_way, other_number) = end, other
    if way == other_way == 0:
        return 0, number * other_number
    return (way or _sign(number)) * (other_way or _sign(other_number)), Fraction(0)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _apart_from_zero(divisor: Range, nearest: Fraction | None) -> list[Range]:
    """Return what of *divisor* is above 0 and what is below; the *nearest* to 0 it can be, None is any."""
    least = nearest or Fraction(0)
    parts = (divisor.met(Range(least, None)), divisor.met(Range(None, -least)))
    return [part for part in parts if part is not None and not (part.is_one and part.least == 0)]


def _inverse(divisor: Range) -> Range:
    """Return the range of 1 over numbers that are all above 0, or all below."""
    if divisor.least is None or divisor.least < 0:
        return -_inverse(-divisor)
    nearest = 1 / divisor.least if divisor.least else None
    return Range(1 / divisor.most if divisor.most is not None else Fraction(0), nearest)
