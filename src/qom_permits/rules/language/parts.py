"""Parts: every expression that a formula is made of."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import fields

from qom_permits.rules.language.clauses import Charge, Clause, Input, Quantity, Relief
from qom_permits.rules.language.expressions import Expression, Formula


def parts_of(whole: Expression) -> Iterator[Expression]:
    """Yield *whole* and every expression in it."""
    pile: list[object] = [whole]
    while pile:
        part = pile.pop()
        if isinstance(part, Expression):
            yield part
            pile += [getattr(part, each.name) for each in fields(type(part))]
        elif isinstance(part, tuple):
            pile += part


def made_of(whole: Expression) -> Iterator[Expression]:
    """Yield the expressions *whole* is made of, in the order written."""
    for each in fields(type(whole)):
        part = getattr(whole, each.name)
        for inner in part if isinstance(part, tuple) else (part,):
            last = inner[1] if isinstance(inner, tuple) else inner
            if isinstance(last, Expression):
                yield last


def formulas_of(clause: Clause) -> Iterator[Formula]:
    """Yield the formulas that *clause* states."""
    match clause:
        case Input(when=when):
            among: tuple[Formula | None, ...] = (when,)
        case Quantity(formula=formula):
            among = (formula,)
        case Charge():
            among = (clause.when, clause.formula, clause.at_least, clause.at_most)
        case Relief():
            among = (clause.when, clause.share, clause.amount)
        case _:
            among = ()
    yield from (formula for formula in among if formula is not None)
