"""Comparing: what one side of a comparison can be, once it is known to hold against the other."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil

from qom_permits.rules.language.expressions import Comparator
from qom_permits.rules.sizing.interval import Range
from qom_permits.rules.sizing.possible import Among, Possible, both, without

NEGATED: Mapping[Comparator, Comparator] = {
    "<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==",
}  # fmt: skip
"""What holds where a comparison does not."""
FLIPPED: Mapping[Comparator, Comparator] = {
    "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=",
}  # fmt: skip
"""What holds of the other side."""


def held_against(possible: Possible, sign: Comparator, other: Possible) -> Possible | None:
    """Return what of *possible* can be to *other* as *sign* says, None where nothing can."""
    match possible, other:
        case _ if sign == "==":
            return both(possible, other)
        case Range(), Range():
            return _numbers_against(possible, sign, other)
        case Among(), Among(values=frozenset() as values) if sign == "!=" and len(values) == 1:
            return without(possible, values)
        case _:
            return possible


def _numbers_against(possible: Range, sign: Comparator, other: Range) -> Range | None:
    if sign in ("<", "<="):
        return _beneath(possible, other.most, is_strict=sign == "<")
    if sign in (">", ">="):
        mirrored = _beneath(-possible, None if other.least is None else -other.least, is_strict=sign == ">")
        return None if mirrored is None else -mirrored
    return _apart(possible, other.least) if other.is_one else possible


def _beneath(numbers: Range, most: Fraction | None, *, is_strict: bool) -> Range | None:
    """Return those of *numbers* up to *most*, which *is_strict* itself left out."""
    if most is None:
        return numbers
    if is_strict and numbers.places is not None:
        unit = Fraction(1, 10**numbers.places)
        most = (ceil(most / unit) - 1) * unit
    elif is_strict and numbers.least is not None and numbers.least >= most:
        return None
    return numbers.met(Range(None, most))


def _apart(numbers: Range, excluded: Fraction | None) -> Range | None:
    """Return *numbers* without the one *excluded* where that is at an end of them."""
    if numbers.most == excluded:
        return _beneath(numbers, excluded, is_strict=True)
    if numbers.least == excluded:
        return _numbers_against(numbers, ">", Range(excluded, excluded))
    return numbers
