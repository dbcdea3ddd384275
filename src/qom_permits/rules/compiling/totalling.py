"""Totalling: the lines of code from the lines of the bill to a total rounded as the tariff says."""

from __future__ import annotations

from fractions import Fraction

from qom_permits.domain.money import MOST
from qom_permits.rules.compiling.arithmetic import rounded_to
from qom_permits.rules.compiling.charging import left_of, printed
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.relieving import taken_by
from qom_permits.rules.compiling.terms import Binding, Term
from qom_permits.rules.language.clauses import Charge
from qom_permits.rules.language.expressions import Name
from qom_permits.rules.language.rounding import Mode, TotalRounding


def write_total(law: Law, coder: Coder) -> list[str]:
    """Add the lines for the total; return the names of what the bill prints, None where it prints nothing.

    These are the charges, what each relief takes off, the remainder of rounding, and the total, in minor units.
    """
    amounts = [printed(charge) for charge in law.charges]
    rest = "None"
    if law.total is not None:
        rest = "REST"
        amounts = _write_rounding(law.total, law, coder)
    _write_limit(law, coder)
    return [*amounts, *(taken_by(relief) for relief in law.reliefs), rest, "TOTAL"]


def _write_rounding(total: TotalRounding, law: Law, coder: Coder) -> list[str]:
    """Add the lines for rounding the total; return the names of the charges as printed."""
    program, step = coder.program, law.minor(total.rounding.step)
    is_positive = all(_is_positive(charge, coder) for charge in law.charges)
    mode = total.rounding.mode
    rounded = rounded_to(
        Term("TOTAL", law.money_places), step, law.money_places, mode, is_positive=is_positive
    )
    into = next((charge for charge in law.charges if charge.id == total.into), None)
    if is_positive and mode is Mode.DOWN:
        program.line(f"REST = TOTAL % {step}", "the total is rounded")
        sign = "-"
    else:
        program.line(f"REST = {rounded.within(Binding.SUM)} - TOTAL", "the total is rounded")
        sign = "+"
    program.line(f"TOTAL {sign}= REST")
    rest = "REST or None" if sign == "+" else "-REST or None"
    if into is None:
        program.line(f"REST = {rest}")
        return [printed(charge) for charge in law.charges]
    name = f"PRINTED_{into.id}" if coder.keeps_all else printed(into)
    if name != printed(into):
        program.line(f"{name} = {into.id}")
    left = left_of(into.id) if into.id in law.order.over else name
    applies = "" if into.when is None else f"{name} is not None and "
    with program.block(f"if {applies}{left} >= {'' if sign == '-' else '-'}REST"):
        program.line(f"{name} {sign}= REST")
        program.line("REST = None")
    with program.block("else"):
        program.line(f"REST = {rest}")
    return [name if charge is into else printed(charge) for charge in law.charges]


def _write_limit(law: Law, coder: Coder) -> None:
    """Add the line that refuses more money than a bill can carry, unless that can never be."""
    step = Fraction(0) if law.total is None else law.total.rounding.step
    largest = [coder.farthest(Name(charge.id, charge.formula.expression.kind)) for charge in law.charges]
    known = [each for each in largest if each is not None]
    if len(known) == len(largest) and (sum(known) + step) * 10**law.money_places <= MOST:
        return
    charged = ", ".join(f"ABS({printed(charge)} or 0)" for charge in law.charges)
    with coder.program.block(f"if SUM(({charged},)) > {MOST - law.minor(step)}"):
        coder.program.line("REFUSE()")


def _is_positive(charge: Charge, coder: Coder) -> bool:
    return coder.is_positive(Name(charge.id, charge.formula.expression.kind))
