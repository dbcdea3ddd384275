"""Asking: the lines of code that settle inputs asked only sometimes, and the parameters that carry the facts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.program import Program
from qom_permits.rules.compiling.terms import Term, decimals_of
from qom_permits.rules.language.clauses import Input, ListAsked, NumberAsked
from qom_permits.rules.language.expressions import Formula, ItemFact
from qom_permits.rules.language.parts import parts_of


def parameters(law: Law) -> Iterator[str]:
    """Yield the names of what the facts are handed over as: one by one, lists as their length and a column a fact."""
    for wanted in law.inputs:
        yield wanted.name if wanted.of is None else column_of(wanted.name)


def column_of(name: str) -> str:
    """Return the name of the column that holds the fact *name* of every item."""
    return f"EACH_{name}"


def places_of_input(wanted: Input) -> int | None:
    """Return the decimal places *wanted* is handed over with, None for what is no number.

    A default may have more than a fact.
    """
    if isinstance(wanted.asked, ListAsked):
        return 0
    if not isinstance(wanted.asked, NumberAsked):
        return None
    default = wanted.default if isinstance(wanted.default, Fraction) else Fraction(0)
    return max(wanted.asked.places, decimals_of(default))


def name_inputs(law: Law, coder: Coder) -> None:
    """Tell *coder* what stands for each input."""
    for wanted in law.inputs:
        names = coder.names if wanted.of is None else coder.items
        names[wanted.name] = Term(wanted.name, places_of_input(wanted))


def write_settled(wanted: Input, asked_when: Formula, coder: Coder) -> None:
    """Add the line that settles *wanted*, *asked_when* a condition holds: given then, its default elsewhere.

    One that is not asked and has no default is refused by whoever reads it.
    """
    name, when, why = wanted.name, asked_when.expression, asked_when.text
    if isinstance(wanted.asked, ListAsked):
        with coder.program.block(f"if {name} and not {coder.condition(when)}", why):
            coder.program.line("REFUSE()")
        coder.risks += 1
        return
    default = "None" if wanted.default is None else default_of(wanted, coder.program)
    if wanted.default is None:
        coder.guesses.add(name)
    given = f"{name} if {name} is not None else REFUSE()"
    left_out = f"{default} if {name} is None else REFUSE()"
    coder.risks += 1
    if wanted.of is None:
        coder.program.line(f"{name} = ({given}) if {coder.term(when).code} else ({left_out})", why)
        return
    others = {part.name: None for part in parts_of(when) if isinstance(part, ItemFact)}
    columns = [name, *(other for other in others if other != name)]
    with coder.lazily():
        settled = f"({given}) if {coder.term(when).code} else ({left_out})"
    drawn = ", ".join(map(column_of, columns))
    drawn = drawn if len(columns) == 1 else f"ZIP({drawn})"
    line = f"{column_of(name)} = [{settled} for {', '.join(columns)} in {drawn}]"
    coder.program.line(line, why)


def default_of(wanted: Input, program: Program) -> str:
    """Return the code for the default of *wanted*, which must have one."""
    match wanted.default:
        case Fraction() as number:
            return str(int(number * 10 ** (places_of_input(wanted) or 0)))
        case bool() | str() as said:
            return repr(said)
        case day:
            return program.constant(f"default_{wanted.name}", day)
