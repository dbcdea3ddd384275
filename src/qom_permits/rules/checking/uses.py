"""Uses: the inputs, rates and tables of a tariff that no line of any bill rests on."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.domain.fault import Fault
from qom_permits.rules.checking import warning_texts as texts
from qom_permits.rules.language.clauses import Charge, Input, ListAsked, Rate, Relief, Subtotal, place_of
from qom_permits.rules.language.expressions import Covers, ItemFact, Marginal, Name, SumOver, TableValue
from qom_permits.rules.language.parts import formulas_of, parts_of
from qom_permits.rules.tariff import Tariff


def unused(tariff: Tariff) -> Iterator[Fault]:
    """Yield a warning for each input, rate and table of *tariff* that nothing uses."""
    used = _used(tariff)
    for clause in tariff.clauses.values():
        if isinstance(clause, Input | Rate) and clause.name not in used:
            yield texts.UNUSED.at(place_of(clause), name=clause.title or clause.name)
    for table in tariff.tables:
        if table.name not in used:
            yield texts.UNUSED.at(f"tables.{table.name}", name=table.title or table.name)


def _used(tariff: Tariff) -> set[str]:
    """Return the names that charges, reliefs and the asking of inputs come to, through quantities."""
    used: set[str] = set()
    waiting = [
        name
        for name, clause in tariff.clauses.items()
        if isinstance(clause, Charge | Relief) or _is_asked(clause)
    ]
    reached = set(waiting)
    while waiting:
        clause = tariff.clauses[waiting.pop()]
        parts = [part for formula in formulas_of(clause) for part in parts_of(formula.expression)]
        members = clause.members if isinstance(clause, Subtotal) else ()
        found = {*members, *(name for part in parts for name in _names(part))}
        used |= found
        new = (found & tariff.clauses.keys()) - reached
        reached |= new
        waiting += new
    return used


def _is_asked(clause: object) -> bool:
    """Return whether *clause* is an input whose own ``when`` is looked at in every case."""
    return isinstance(clause, Input) and clause.when is not None and not isinstance(clause.asked, ListAsked)


def _names(part: object) -> tuple[str, ...]:
    match part:
        case Name(name=name) | ItemFact(name=name):
            return (name,)
        case SumOver(items=items):
            return (items,)
        case TableValue(table=table) | Covers(table=table) | Marginal(table=table):
            return (table,)
        case _:
            return ()
