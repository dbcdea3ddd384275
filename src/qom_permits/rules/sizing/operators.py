"""Operators: what arithmetic and conditions can come to."""

from __future__ import annotations

from functools import reduce
from typing import assert_never

from qom_permits.rules.language.expressions import (
    Asked,
    Both,
    Comparison,
    Conditional,
    Covers,
    Either,
    Expression,
    Extreme,
    ItemFact,
    Literal,
    Name,
    Negative,
    Not,
    OneOf,
    Product,
    Reckoned,
    Sum,
)
from qom_permits.rules.sizing.comparing import NEGATED, held_against
from qom_permits.rules.sizing.given import Given, difference
from qom_permits.rules.sizing.interval import BOUNDLESS, NOT_NEGATIVE, Range
from qom_permits.rules.sizing.narrowing import can, narrowed, ways
from qom_permits.rules.sizing.possible import (
    UNDECIDED,
    Possible,
    decided,
    either,
    may_be,
    numbers,
    only,
    without,
)
from qom_permits.rules.sizing.wanted import Measuring, Sized, Sizing, measured


def reckoned(wanted: Reckoned, given: Given) -> Sizing:
    """Work out what arithmetic can come to."""
    match wanted:
        case Literal(value=value):
            return only(value)
        case Sum():
            return (yield from _sum(wanted, given))
        case Product():
            product = yield from measured(wanted.first, given)
            for times, factor in wanted.rest:
                by = yield from measured(factor, given)
                product = product * by if times == "*" else product.over(by)
            return product
        case Negative():
            return -(yield from measured(wanted.operand, given))
        case Conditional():
            known = yield from ways(wanted.condition, given)
            branches: list[Possible] = []
            for holds, more in (known or {True: given, False: given}).items():
                branches.append((yield Sized(wanted.then if holds else wanted.otherwise, more)))
            return reduce(either, branches)
        case _:
            assert_never(wanted)


def _sum(wanted: Sum, given: Given) -> Measuring:
    total = yield from measured(wanted.first, given)
    for place, (sign, term) in enumerate(wanted.rest):
        worth = yield from measured(term, given)
        total = total + worth if sign == "+" else total - worth
        if place == 0 and sign == "-":
            total = total.met(_known_difference(wanted.first, term, given)) or total
    return total


def _known_difference(first: Expression, term: Expression, given: Given) -> Range:
    """Return what *first* less *term* can be by what is known of both together."""
    match first, term:
        case ((Name() | ItemFact()), (Name() | ItemFact())):
            there, back = difference(first.name, term.name), difference(term.name, first.name)
            return numbers(given.of(there) or -numbers(given.of(back) or BOUNDLESS))
        case _, Extreme(which="min", among=among) if first in among:
            return NOT_NEGATIVE
        case Extreme(which="max", among=among), _ if term in among:
            return NOT_NEGATIVE
        case _:
            return BOUNDLESS


def asked(wanted: Asked, given: Given) -> Sizing:
    """Work out which of true and false a condition can come to."""
    match wanted:
        case Comparison():
            return (yield from _compared(wanted, given))
        case OneOf(among=among):
            sought: Possible = yield Sized(wanted.sought, given)
            may_hold = any(may_be(sought, value) for value in among)
            return decided(may_hold=may_hold, may_fail=without(sought, among) is not None)
        case Both(conditions=conditions):
            return (yield from _until(conditions, given, deciding=False))
        case Either(conditions=conditions):
            return (yield from _until(conditions, given, deciding=True))
        case Not():
            denied: Possible = yield Sized(wanted.condition, given)
            return decided(may_hold=can(denied, holds=False), may_fail=can(denied, holds=True))
        case Covers():
            return UNDECIDED
        case _:
            assert_never(wanted)


def _compared(wanted: Comparison, given: Given) -> Sizing:
    left: Possible = yield Sized(wanted.first, given)
    may_hold, may_fail = True, False
    for sign, operand in wanted.rest:
        right: Possible = yield Sized(operand, given)
        may_hold = may_hold and held_against(left, sign, right) is not None
        may_fail = may_fail or held_against(left, NEGATED[sign], right) is not None
        left = right
    return decided(may_hold=may_hold, may_fail=may_fail)


def _until(conditions: tuple[Expression, ...], given: Given, *, deciding: bool) -> Sizing:
    """Work out *conditions* in turn, each where none before it was *deciding*."""
    known: Given | None = given
    may_decide = False
    for condition in conditions:
        if known is not None:
            told: Possible = yield Sized(condition, known)
            may_decide = may_decide or can(told, holds=deciding)
            may_go_on = can(told, holds=not deciding)
            known = (yield from narrowed(condition, known, holds=not deciding)) if may_go_on else None
    may_end = known is not None
    return decided(may_hold=may_decide if deciding else may_end, may_fail=may_end if deciding else may_decide)
