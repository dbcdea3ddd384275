"""Functions: what tables, least and greatest, steps, quotients, bands and months can come to."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from qom_permits.rules.language.expressions import (
    Called,
    Extreme,
    LookedUp,
    Marginal,
    Months,
    Over,
    Quotient,
    Rounded,
    Steps,
    TableValue,
)
from qom_permits.rules.language.rounding import Rounding
from qom_permits.rules.sizing.columns import Columns
from qom_permits.rules.sizing.given import Given
from qom_permits.rules.sizing.interval import ZERO, Range, greatest_of, least_of, to_multiples
from qom_permits.rules.sizing.wanted import Sizing, measured, several

MOST_MONTHS = Range(Fraction(0), Fraction(12 * 9999), 0)
"""As many as there are in all years that have a number of four digits."""


def looked_up(wanted: LookedUp, given: Given, columns: Columns) -> Sizing:
    """Work out what a table can say, for any keys."""
    told = columns.of(wanted.table, wanted.column)
    match wanted:
        case TableValue():
            return told
        case Marginal():
            amount = greatest_of([(yield from measured(wanted.amount, given)), columns.start(wanted.table)])
            return amount * told.joined(ZERO)
        case _:
            assert_never(wanted)


def called(wanted: Called, given: Given) -> Sizing:
    """Work out what a function can come to."""
    match wanted:
        case Extreme():
            among = yield from several(wanted.among, given)
            return least_of(among) if wanted.which == "min" else greatest_of(among)
        case Over():
            amount, threshold = yield from several((wanted.amount, wanted.threshold), given)
            return greatest_of([amount - threshold, ZERO])
        case Steps():
            amount, step = yield from several((wanted.amount, wanted.step), given)
            steps = amount.over(step)
            return steps.started() if wanted.which == "started" else steps.completed()
        case Quotient():
            dividend, divisor = yield from several((wanted.dividend, wanted.divisor), given)
            quotient = dividend.over(divisor)
            if wanted.places is None:
                return Range(quotient.least, quotient.most)
            return quotient.rounded(Rounding(Fraction(1, 10**wanted.places), wanted.mode))
        case Rounded():
            amount, step = yield from several((wanted.amount, wanted.step), given)
            return to_multiples(amount, step, wanted.mode)
        case Months():
            return MOST_MONTHS
        case _:
            assert_never(wanted)
