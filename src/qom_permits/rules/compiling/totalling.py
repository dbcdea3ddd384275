"""Totalling: the lines of code from the lines of the bill to a total rounded as the tariff says."""

from __future__ import annotations

from fractions import Fraction

from qom_permits.domain.money import MOST
from qom_permits.rules.compiling.arithmetic import rounded_to
from qom_permits.rules.compiling.charging import left_of, printed
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.relieving import taken_by
from qom_permits.rules.compiling.terms import Binding, Term, added, number
from qom_permits.rules.language.clauses import Charge
from qom_permits.rules.language.expressions import Name
from qom_permits.rules.language.rounding import TotalRounding


def write_total(law: Law, coder: Coder) -> list[str]:
    """Add the lines for the total; return the names of what the bill prints, None where it prints nothing.

    These are the charges, what each relief takes off, the remainder of rounding, and the total, in minor units.
    """
    program = coder.program
    taken = [("-", Term(f"({taken_by(relief)} or 0)", law.money_places)) for relief in law.reliefs]
    charged = [("+", coder.names[charge.id]) for charge in law.charges]
    program.assign("TOTAL", added(number(0, law.money_places), *charged, *taken).code)
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
    rounded = rounded_to(
        Term("TOTAL", law.money_places), step, law.money_places, total.rounding.mode, is_positive=is_positive
    )
    program.line(f"REST = {rounded.within(Binding.SUM)} - TOTAL", "the total is rounded")
    program.line("TOTAL += REST")
    into = next((charge for charge in law.charges if charge.id == total.into), None)
    if into is None:
        program.line("REST = REST or None")
        return [printed(charge) for charge in law.charges]
    name = f"PRINTED_{into.id}"
    if into.when is None:
        program.line(f"{name} = {into.id}")
    left = left_of(into.id) if into.id in law.order.over else into.id
    applies = "" if into.when is None else f"{name} is not None and "
    with program.block(f"if {applies}{left} + REST >= 0"):
        program.line(f"{name} += REST")
        program.line("REST = None")
    with program.block("else"):
        program.line("REST = REST or None")
    return [name if charge is into else printed(charge) for charge in law.charges]


def _write_limit(law: Law, coder: Coder) -> None:
    """Add the line that refuses more money than a bill can carry, unless that can never be."""
    step = Fraction(0) if law.total is None else law.total.rounding.step
    largest = [coder.farthest(Name(charge.id, charge.formula.expression.kind)) for charge in law.charges]
    known = [each for each in largest if each is not None]
    if len(known) == len(largest) and (sum(known) + step) * 10**law.money_places <= MOST:
        return
    charged = ", ".join(f"ABS({charge.id})" for charge in law.charges)
    with coder.program.block(f"if SUM(({charged},)) > {MOST - law.minor(step)}"):
        coder.program.line("REFUSE()")


def _is_positive(charge: Charge, coder: Coder) -> bool:
    return coder.is_positive(Name(charge.id, charge.formula.expression.kind))
