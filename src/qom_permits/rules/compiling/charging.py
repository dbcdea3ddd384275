"""Charging: the lines of code that work out one charge: its formula where it applies, its bounds, its rounding."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define

from qom_permits.rules.compiling.arithmetic import ratio, rounded_to
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.summing import TOTAL, Sums
from qom_permits.rules.compiling.terms import Binding, Term, aligned
from qom_permits.rules.language.clauses import Charge
from qom_permits.rules.language.expressions import Formula, Quotient


@define(kw_only=True)
class ChargeWriter:
    """Adds the lines for the charges of *law*; *write_block* adds what only the block of one needs.

    *sums* grow by each charge as soon as it is worked out.
    """

    law: Law
    coder: Coder
    write_block: Callable[[str], None]
    sums: Sums

    def write(self, charge: Charge) -> None:
        """Add the lines for *charge*.

        After them `printed` is its line in minor units, None where it does not apply; so is its id, 0 there, where
        anyone reads that.
        """
        program, coder = self.coder.program, self.coder
        if charge.when is None:
            self._write_amount(charge)
        else:
            self._begin(charge)
            with (
                program.block(f"if {coder.term(charge.when.expression).code}", charge.when.text),
                coder.where(charge.when.expression),
            ):
                self.write_block(charge.id)
                self._write_amount(charge)
        if charge.id == self.sums.last:
            program.assign(TOTAL, f"{self.sums.first}")
        if charge.id in self.law.order.over:
            program.line(f"{left_of(charge.id)} = {charge.id}")
        coder.names[charge.id] = Term(charge.id, self.law.money_places)
        coder.after[charge.id] = coder.names[charge.id]

    def _begin(self, charge: Charge) -> None:
        """Add the lines for where *charge* does not apply, and for the sums that would begin with it."""
        program = self.coder.program
        nothing = [name for name in self.sums.of[charge.id] if name not in program.assigned]
        nothing += [charge.id] if charge.id in self.law.read else []
        for name in nothing:
            program.assign(name, "0")
        program.assign(printed(charge), "None")

    def _write_amount(self, charge: Charge) -> None:
        """Add the lines for what the formula comes to, its bounds, and the rounded line."""
        coder, law = self.coder, self.law
        bounds = [each for each in (charge.at_least, charge.at_most) if each is not None]
        if any(_is_exact(formula) for formula in (charge.formula, *bounds)):
            rounded = _write_exact(charge, law, coder)
        else:
            worth = _write_bounded(charge, coder)
            step, is_positive = law.minor(law.line.step), _is_positive(charge, coder)
            rounded = rounded_to(worth, step, law.money_places, law.line.mode, is_positive=is_positive).code
        is_both = charge.when is not None and charge.id in law.read
        names = f"{printed(charge)} = {charge.id}" if is_both else printed(charge)
        coder.program.assign(names, rounded, charge.title.en, charge.cite.en, charge.formula.text)
        for name in self.sums.of[charge.id]:
            coder.program.add(name, printed(charge))


def printed(charge: Charge) -> str:
    """Return the name of what the bill prints for *charge*: None where it does not apply."""
    return charge.id if charge.when is None else f"PRINTED_{charge.id}"


def left_of(charge: str) -> str:
    """Return the name of what reliefs have left of *charge*."""
    return f"LEFT_{charge}"


def _write_bounded(charge: Charge, coder: Coder) -> Term:
    """Return what the formula comes to, no further than its bounds; a name, unless it is read once."""
    is_read_once = _is_positive(charge, coder)
    bounds = [
        (bound, name, sign)
        for bound, name, sign in ((charge.at_least, "LEAST", "<"), (charge.at_most, "MOST", ">"))
        if bound is not None
    ]
    worth = coder.term(charge.formula.expression)
    if bounds or coder.keeps_all or not is_read_once:
        worth = _named(f"WORTH_{charge.id}", worth, charge.formula, coder)
    for number, (bound, name, sign) in enumerate(bounds, 1):
        one, other = aligned(worth, coder.term(bound.expression))
        there = _named(f"{name}_{charge.id}", other, bound, coder)
        here, again = coder.kept(one)
        chosen = f"{there.atom} if {here.atom} {sign} {there.atom} else {again.atom}"
        worth = Term(chosen, one.places, Binding.LOOSE)
        if number < len(bounds) or not is_read_once:
            worth = _named(f"BOUNDED_{charge.id}", worth, None, coder)
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
