"""Conditions as Python: comparisons of numbers at one scale, and, or, not, and whether a table has a row."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from qom_permits.rules.compiling.lookups import covers
from qom_permits.rules.compiling.scribe import Scribe
from qom_permits.rules.compiling.terms import Binding, Term, aligned, exactly
from qom_permits.rules.language.expressions import (
    Asked,
    Both,
    Comparison,
    Covers,
    Either,
    Expression,
    Not,
    OneOf,
)
from qom_permits.rules.language.kinds import Number


def asked(wanted: Asked, coder: Scribe) -> Term:
    """Return a condition as Python."""
    match wanted:
        case Comparison():
            return _comparison(wanted, coder)
        case OneOf():
            return _one_of(wanted, coder)
        case Both():
            return _until(wanted.conditions, " and ", coder)
        case Either():
            return _until(wanted.conditions, " or ", coder)
        case Not():
            return Term(f"not {coder.condition(wanted.condition)}", None, Binding.LOOSE)
        case Covers():
            return covers(wanted, coder)
        case _:
            assert_never(wanted)


def _comparison(wanted: Comparison, coder: Scribe) -> Term:
    sides = [wanted.first, *(operand for _, operand in wanted.rest)]
    terms = [
        coder.term(side) if place < len("ab") else coder.perhaps(side) for place, side in enumerate(sides)
    ]
    if isinstance(wanted.first.kind, Number):
        terms = list(aligned(*terms))
    code = terms[0].within(Binding.SUM)
    for (sign, _), term in zip(wanted.rest, terms[1:], strict=True):
        code += f" {sign} {term.within(Binding.SUM)}"
    return Term(code, None, Binding.LOOSE)


def _one_of(wanted: OneOf, coder: Scribe) -> Term:
    sought = coder.term(wanted.sought)
    among = [repr(value) for value in wanted.among]
    if isinstance(wanted.sought.kind, Number):
        numbers = [exactly(value) for value in wanted.among if isinstance(value, Fraction)]
        sought, *options = aligned(sought, *numbers)
        among = [option.code for option in options]
    return Term(f"{sought.within(Binding.SUM)} in ({', '.join(among)},)", None, Binding.LOOSE)


def _until(conditions: tuple[Expression, ...], sign: str, coder: Scribe) -> Term:
    first, *rest = conditions
    codes = [coder.condition(first)]
    with coder.lazily():
        codes += [coder.condition(condition) for condition in rest]
    return Term(sign.join(codes), None, Binding.LOOSE)
