"""Arithmetic as Python on whole numbers: signs, least and greatest, steps, quotients and rounding."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from qom_permits.rules.compiling.scribe import Scribe
from qom_permits.rules.compiling.terms import (
    Binding,
    Term,
    added,
    aligned,
    at_places,
    exactly,
    multiplied,
    negative,
    number,
    places_of,
    times,
)
from qom_permits.rules.language.expressions import (
    Called,
    Conditional,
    Extreme,
    Literal,
    Months,
    Negative,
    Over,
    Product,
    Quotient,
    Reckoned,
    Rounded,
    Steps,
    Sum,
)
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.rounding import Mode


def reckoned(wanted: Reckoned, coder: Scribe) -> Term:
    """Return arithmetic as Python."""
    match wanted:
        case Literal(value=Fraction() as value):
            return exactly(value)
        case Literal(value=said):
            return Term(repr(said))
        case Sum():
            return _sum(wanted, coder)
        case Product():
            return _product(wanted, coder)
        case Negative():
            return negative(coder.term(wanted.operand))
        case Conditional():
            condition = coder.condition(wanted.condition)
            branches = coder.perhaps(wanted.then), coder.perhaps(wanted.otherwise)
            then, otherwise = aligned(*branches) if isinstance(wanted.kind, Number) else branches
            code = f"{then.within(Binding.SUM)} if {condition} else {otherwise.within(Binding.SUM)}"
            return Term(code, then.places, Binding.LOOSE)
        case _:
            assert_never(wanted)


def called(wanted: Called, coder: Scribe) -> Term:
    """Return a function as Python."""
    match wanted:
        case Extreme():
            return _extreme(wanted, coder)
        case Over():
            return _over(wanted, coder)
        case Steps():
            above, below = aligned(coder.term(wanted.amount), coder.term(wanted.step))
            divisor = _not_zero(below, coder) if coder.can_be_zero(wanted.step) else below.atom
            if wanted.which == "completed":
                return Term(f"{above.within(Binding.PRODUCT)} // {divisor}", 0, Binding.QUOTIENT)
            return Term(f"-(-{above.atom} // {divisor})", 0, Binding.LOOSE)
        case Quotient():
            return _quotient(wanted, coder)
        case Rounded():
            return _rounded(wanted, coder)
        case Months():
            days = f"{coder.term(wanted.start).code}, {coder.term(wanted.end).code}"
            return coder.risky(Term(f"MONTHS({days}, CALENDAR, begun={wanted.which == 'started'})", 0))
        case _:
            assert_never(wanted)


def rounded_to(amount: Term, step: int, places: int, mode: Mode, *, is_positive: bool) -> Term:
    """Return *amount* as a multiple of *step* over ``10 ** places``.

    *amount* must be a name unless *is_positive*, since it then stands in the code more than once.
    """
    finer = max(places_of(amount), places)
    amount, unit = at_places(amount, finer), step * 10 ** (finer - places)
    if unit == 1:
        return amount
    if mode is Mode.HALF_EVEN:
        return times(Term(f"WHOLE({amount.code}, {unit}, HALF_EVEN)"), step, places)
    size = _whole(amount, unit, mode)
    if not is_positive:
        other = _whole(negative(amount), unit, mode)
        size = f"({size} if {amount.code} >= 0 else -({other}))"
    return times(Term(size, 0, Binding.ATOM if not is_positive else Binding.QUOTIENT), step, places)


def ratio(wanted: Quotient, coder: Scribe) -> tuple[Term, Term]:
    """Return the two sides of *wanted*, over one constant."""
    above, below = aligned(coder.term(wanted.dividend), coder.term(wanted.divisor))
    return above, below


def whole_ratio(above: Term, below: Term, mode: Mode) -> Term:
    """Return *above* over *below* as a whole number; refused while it runs where *below* is 0."""
    return Term(f"WHOLE({above.code}, {below.code}, {mode.name})", 0)


def _whole(amount: Term, unit: int, mode: Mode) -> str:
    match mode:
        case Mode.UP:
            return f"-(-{amount.atom} // {unit})"
        case Mode.DOWN:
            return f"{amount.within(Binding.PRODUCT)} // {unit}"
        case _:
            half = added(amount, ("+", number(unit // 2, places_of(amount))))
            return f"{half.within(Binding.PRODUCT)} // {unit}"


def is_sure_divisor(wanted: Quotient, coder: Scribe) -> bool:
    """Return whether the divisor of *wanted* is always above 0."""
    return coder.is_above(wanted.divisor)


def _sum(wanted: Sum, coder: Scribe) -> Term:
    return added(coder.term(wanted.first), *((sign, coder.term(term)) for sign, term in wanted.rest))


def _product(wanted: Product, coder: Scribe) -> Term:
    terms = [coder.term(wanted.first)]
    for sign, factor in wanted.rest:
        term = coder.term(factor)
        terms.append(_inverse(term) if sign == "/" else term)
    return multiplied(*terms)


def _inverse(divisor: Term) -> Term:
    """Return 1 over a whole number whose prime factors are 2 and 5."""
    whole, places = divisor.constant or 1, 0
    while 10**places % whole:
        places += 1
    return number(10**places // whole, places)


def _extreme(wanted: Extreme, coder: Scribe) -> Term:
    terms = aligned(*(coder.term(each) for each in wanted.among))
    if len(terms) > 2:  # noqa: PLR2004 - two are compared in place
        return Term(f"{wanted.which.upper()}(({', '.join(term.code for term in terms)}))", terms[0].places)
    (one, one_again), (other, other_again) = coder.kept(terms[0]), coder.kept(terms[1])
    sign = "<" if wanted.which == "min" else ">"
    code = f"{one_again.atom} if {one.within(Binding.SUM)} {sign} {other.within(Binding.SUM)} else {other_again.atom}"
    return Term(code, one.places, Binding.LOOSE)


def _over(wanted: Over, coder: Scribe) -> Term:
    difference = added(coder.term(wanted.amount), ("-", coder.term(wanted.threshold)))
    if coder.is_above(wanted):
        return difference
    first, again = coder.kept(difference)
    return Term(f"{again.atom} if {first.within(Binding.SUM)} > 0 else 0", first.places, Binding.LOOSE)


def _not_zero(divisor: Term, coder: Scribe) -> str:
    return coder.risky(Term(f"({divisor.code} or REFUSE())")).code


def _quotient(wanted: Quotient, coder: Scribe) -> Term:
    """Return a quotient of so many places; one without places is for whoever rounds it with the line."""
    places = wanted.places or 0
    above, below = ratio(wanted, coder)
    above = times(above, 10**places, places)
    is_simple = coder.is_positive(wanted.dividend) and is_sure_divisor(wanted, coder)
    if not is_simple or wanted.mode is Mode.HALF_EVEN:
        return coder.risky(Term(whole_ratio(above, below, wanted.mode).code, places))
    if wanted.mode is Mode.UP:
        return Term(f"-(-{above.atom} // {below.atom})", places, Binding.LOOSE)
    if wanted.mode is Mode.DOWN:
        return Term(f"{above.within(Binding.PRODUCT)} // {below.atom}", places, Binding.QUOTIENT)
    first, again = coder.kept(below)
    doubled = f"(2 * {above.within(Binding.ATOM)} + {first.atom})"
    return Term(f"{doubled} // (2 * {again.atom})", places, Binding.QUOTIENT)


def _rounded(wanted: Rounded, coder: Scribe) -> Term:
    amount, step = coder.term(wanted.amount), coder.term(wanted.step)
    if step.constant is not None and step.constant > 0:
        is_positive = coder.is_positive(wanted.amount)
        if not is_positive:
            amount, again = coder.kept(amount)
            if amount != again:
                return _at_run_time(amount, step, wanted.mode, coder)
        return rounded_to(amount, step.constant, places_of(step), wanted.mode, is_positive=is_positive)
    return _at_run_time(amount, step, wanted.mode, coder)


def _at_run_time(amount: Term, step: Term, mode: Mode, coder: Scribe) -> Term:
    """Return *amount* in steps whose size, or whose sides of 0, only show while it runs."""
    above, below = aligned(amount, step)
    return coder.risky(Term(f"MULTIPLE({above.code}, {below.code}, {mode.name})", above.places))
