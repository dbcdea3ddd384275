"""Inputs: what can be said for them, and what they read as where they are not asked."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import assert_never

from qom_permits.rules.language.clauses import (
    Asked,
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    TextAsked,
)
from qom_permits.rules.sizing.given import Given
from qom_permits.rules.sizing.interval import Range
from qom_permits.rules.sizing.narrowing import can
from qom_permits.rules.sizing.possible import ANYTHING, UNDECIDED, Among, Possible, either, only
from qom_permits.rules.sizing.wanted import Sized, Sizing


def said(wanted: Input, given: Given) -> Sizing:
    """Work out what an input can be: what it is declared to be where it is asked, else its default."""
    when: Possible = UNDECIDED
    if wanted.when is not None:
        when = yield Sized(wanted.when.expression, given)
    possible = [_declared(wanted.asked)] if can(when, holds=True) else []
    if wanted.default is not None and can(when, holds=False):
        possible.append(only(wanted.default))
    return reduce(either, possible or [_declared(wanted.asked)])


def _declared(asked: Asked) -> Possible:
    match asked:
        case NumberAsked(least=least, most=most, places=places):
            return Range(least, most, places)
        case ListAsked(at_most):
            return Range(Fraction(0), Fraction(at_most), 0)
        case ChoiceAsked(options):
            return Among(frozenset(options))
        case FlagAsked():
            return UNDECIDED
        case DayAsked() | TextAsked():
            return ANYTHING
        case _:
            assert_never(asked)
