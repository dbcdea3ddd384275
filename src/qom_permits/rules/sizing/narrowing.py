"""Narrowing: what is known of names where a condition holds, and where it does not."""

from __future__ import annotations

from collections.abc import Generator
from functools import reduce
from typing import Any

from qom_permits.rules.language.expressions import (
    Both,
    Comparator,
    Comparison,
    Either,
    Expression,
    ItemFact,
    Name,
    Not,
    OneOf,
)
from qom_permits.rules.sizing.comparing import FLIPPED, NEGATED, held_against
from qom_permits.rules.sizing.given import Given, difference
from qom_permits.rules.sizing.interval import NOT_NEGATIVE, Range
from qom_permits.rules.sizing.possible import Possible, both, either, only, without
from qom_permits.rules.sizing.wanted import Sized

Narrowing = Generator[Sized, Any, Given | None]
Ways = Generator[Sized, Any, dict[bool, Given]]


def ways(condition: Expression, given: Given) -> Ways:
    """Work out what is known where *condition* holds and where it does not, each only if it can be."""
    possible: Possible = yield Sized(condition, given)
    known: dict[bool, Given] = {}
    for holds in (True, False):
        more = (yield from narrowed(condition, given, holds=holds)) if can(possible, holds=holds) else None
        if more is not None:
            known[holds] = more
    return known


def can(possible: Possible, *, holds: bool) -> bool:
    """Return whether a condition of which this is *possible* can come to *holds*."""
    return isinstance(possible, Range) or possible.values is None or holds in possible.values


def narrowed(condition: Expression, given: Given, *, holds: bool) -> Narrowing:
    """Work out what more is known where *condition* comes to *holds*; None where it cannot.

    Of what only one of several conditions tells, nothing is known.
    """
    known: Given | None = given
    waiting = [(condition, holds)]
    while waiting and known is not None:
        part, holds = waiting.pop()
        match part:
            case Not(condition=denied):
                waiting.append((denied, not holds))
            case Both(conditions=conditions) if holds:
                waiting += [(each, True) for each in reversed(conditions)]
            case Either(conditions=conditions) if not holds:
                waiting += [(each, False) for each in reversed(conditions)]
            case Comparison(rest=rest) if holds or len(rest) == 1:
                known = yield from _compared(part, known, holds=holds)
            case OneOf(sought=Name() | ItemFact() as sought, among=among):
                possible: Possible = yield Sized(sought, known)
                listed = reduce(either, map(only, among))
                known = _knowing(known, sought, both(possible, listed) if holds else without(possible, among))
            case Name() | ItemFact():
                possible = yield Sized(part, known)
                known = _knowing(known, part, both(possible, only(holds)))
            case _:
                pass
    return known


def _compared(comparison: Comparison, given: Given, *, holds: bool) -> Narrowing:
    """Work out what each step of a comparison tells of the names on its two sides."""
    known: Given | None = given
    left = comparison.first
    for sign, right in comparison.rest:
        told: Comparator = sign if holds else NEGATED[sign]
        for side, way, other in ((left, told, right), (right, FLIPPED[told], left)):
            if known is not None and isinstance(side, Name | ItemFact):
                this: Possible = yield Sized(side, known)
                that: Possible = yield Sized(other, given)
                known = _knowing(known, side, held_against(this, way, that))
                known = known and _apart(known, side, way, other)
        left = right
    return known


def _apart(known: Given, side: Name | ItemFact, way: Comparator, other: Expression) -> Given:
    """Return *known* and which of two names is the greater."""
    if way not in (">", ">=") or not isinstance(other, Name | ItemFact):
        return known
    return known.knowing(difference(side.name, other.name), NOT_NEGATIVE)


def _knowing(known: Given, name: Name | ItemFact, possible: Possible | None) -> Given | None:
    return None if possible is None else known.knowing(name.name, possible)
