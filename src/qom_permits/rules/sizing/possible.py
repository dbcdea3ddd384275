"""What can be: the numbers a value lies among, or the words and conditions it is one of."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from attrs import frozen

from qom_permits.rules.language.kinds import Value
from qom_permits.rules.sizing.interval import BOUNDLESS, Range, one


@frozen
class Among:
    """One of *values*: words, conditions, days; None is any at all."""

    values: frozenset[Value] | None


Possible = Range | Among

ANYTHING = Among(None)
"""Any words, or any day."""
UNDECIDED = Among(frozenset((True, False)))
"""A condition that may hold or not."""


def only(value: Value) -> Possible:
    """Return what can be where only *value* can."""
    return one(value) if isinstance(value, Fraction) else Among(frozenset((value,)))


def decided(*, may_hold: bool, may_fail: bool) -> Among:
    """Return the condition that may hold, may fail, or both."""
    return Among(frozenset(holds for holds, may in ((True, may_hold), (False, may_fail)) if may))


def numbers(possible: Possible) -> Range:
    """Return *possible* as numbers; what is no number has no bounds."""
    return possible if isinstance(possible, Range) else BOUNDLESS


def may_be(possible: Possible, value: Value) -> bool:
    """Return whether it can be *value*."""
    if isinstance(possible, Range):
        return isinstance(value, Fraction) and value in possible
    return possible.values is None or value in possible.values


def either(this: Possible, other: Possible) -> Possible:
    """Return what can be where either can."""
    if isinstance(this, Range) and isinstance(other, Range):
        return this.joined(other)
    told = [each.values for each in (this, other) if isinstance(each, Among)]
    known = [values for values in told if values is not None]
    return Among(frozenset().union(*known)) if len(known) == 2 else ANYTHING  # noqa: PLR2004 - both sides


def both(this: Possible, other: Possible) -> Possible | None:
    """Return what can be where both can, None where nothing can."""
    match this, other:
        case Range(), Range():
            return this.met(other)
        case Among(values=None), _:
            return other
        case Among(values=frozenset() as values), Among(values=frozenset() as others):
            return Among(values & others) if values & others else None
        case _:
            return this


def without(possible: Possible, excluded: Collection[Value]) -> Possible | None:
    """Return what of *possible* is none of *excluded*, None where nothing is; a number stays as it is."""
    if isinstance(possible, Range):
        return possible if not possible.is_one or possible.least not in excluded else None
    if possible.values is None:
        return possible
    left = possible.values - set(excluded)
    return Among(left) if left else None
