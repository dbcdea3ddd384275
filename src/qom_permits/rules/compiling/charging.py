"""Charging: the lines of code that work out one charge: its formula where it applies, its bounds, its rounding."""

from __future__ import annotations

from collections.abc import Callable

from qom_permits.rules.compiling.arithmetic import ratio, rounded_to
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.terms import Term, aligned
from qom_permits.rules.language.clauses import Charge
from qom_permits.rules.language.expressions import Formula, Quotient


def write_charge(charge: Charge, law: Law, coder: Coder, write_block: Callable[[str], None]) -> None:
    """Add the lines for *charge*; *write_block* adds what only its own block needs.

    After them its id is its line in minor units, 0 where it does not apply, and `printed` is None there.
    """
    program = coder.program
    if charge.when is None:
        _write_amount(charge, law, coder)
    else:
        program.assign(charge.id, "0")
        program.line(f"{printed(charge)} = None")
        with program.block(f"if {coder.term(charge.when.expression).code}", charge.when.text):
            write_block(charge.id)
            _write_amount(charge, law, coder)
    if charge.id in law.order.over:
        program.line(f"{left_of(charge.id)} = {charge.id}")
    coder.names[charge.id] = Term(charge.id, law.money_places)
    coder.after[charge.id] = coder.names[charge.id]


def printed(charge: Charge) -> str:
    """Return the name of what the bill prints for *charge*: None where it does not apply."""
    return charge.id if charge.when is None else f"PRINTED_{charge.id}"


def left_of(charge: str) -> str:
    """Return the name of what reliefs have left of *charge*."""
    return f"LEFT_{charge}"


def _write_amount(charge: Charge, law: Law, coder: Coder) -> None:
    """Add the lines for what the formula comes to, its bounds, and the rounded line."""
    bounds = [each for each in (charge.at_least, charge.at_most) if each is not None]
    if any(_is_exact(formula) for formula in (charge.formula, *bounds)):
        rounded = _write_exact(charge, law, coder)
    else:
        worth = _write_bounded(charge, coder)
        step, is_positive = law.minor(law.line.step), _is_positive(charge, coder)
        rounded = rounded_to(worth, step, law.money_places, law.line.mode, is_positive=is_positive).code
    names = charge.id if charge.when is None else f"{charge.id} = {printed(charge)}"
    coder.program.line(f"{names} = {rounded}", charge.title.en, charge.cite.en)
    coder.program.assigned[charge.id] = None


def _write_bounded(charge: Charge, coder: Coder) -> Term:
    """Return what the formula comes to, no further than its bounds."""
    worth = _named(f"WORTH_{charge.id}", coder.term(charge.formula.expression), charge.formula, coder)
    for bound, name, sign in ((charge.at_least, "LEAST", "<"), (charge.at_most, "MOST", ">")):
        if bound is not None:
            one, other = aligned(worth, coder.term(bound.expression))
            there = _named(f"{name}_{charge.id}", other, bound, coder)
            here, again = coder.kept(one)
            chosen = f"{there.atom} if {here.atom} {sign} {there.atom} else {again.atom}"
            worth = _named(f"BOUNDED_{charge.id}", Term(chosen, one.places), None, coder)
    return worth


def _named(name: str, term: Term, formula: Formula | None, coder: Coder) -> Term:
    """Return *name*, under which *term* is kept; a constant stays as it is."""
    if term.constant is not None:
        return term
    coder.program.assign(name, term.code, "" if formula is None else formula.text)
    return Term(name, term.places)


def _is_exact(formula: Formula) -> bool:
    """Return whether *formula* is a quotient that stays exact until it is rounded with the line."""
    return isinstance(formula.expression, Quotient) and formula.expression.places is None


def _is_positive(charge: Charge, coder: Coder) -> bool:
    is_raised = charge.at_least is not None and coder.is_positive(charge.at_least.expression)
    is_cut = charge.at_most is not None and not coder.is_positive(charge.at_most.expression)
    return (coder.is_positive(charge.formula.expression) or is_raised) and not is_cut


def _write_exact(charge: Charge, law: Law, coder: Coder) -> str:
    """Return the code for the line of a charge some side of which is an exact quotient."""
    name = f"WORTH_{charge.id}"
    coder.program.assign(name, _exactly(charge.formula, coder), charge.formula.text)
    for bound, which in ((charge.at_least, "MAX"), (charge.at_most, "MIN")):
        if bound is not None:
            coder.program.line(f"{name} = {which}({name}, {_exactly(bound, coder)})", bound.text)
    step, scale = law.minor(law.line.step), 10**law.money_places
    above, below = f"{name}.numerator * {scale}", f"{name}.denominator * {step}"
    return f"WHOLE({above}, {below}, {law.line.mode.name}) * {step}"


def _exactly(formula: Formula, coder: Coder) -> str:
    if isinstance(formula.expression, Quotient) and formula.expression.places is None:
        above, below = ratio(formula.expression, coder)
        return f"RATIO({above.code}, {below.code})"
    term = coder.term(formula.expression)
    return f"RATIO({term.code}, {10 ** (term.places or 0)})"
