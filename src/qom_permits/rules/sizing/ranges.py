"""Ranges: what every formula and every name of one tariff can come to, by the declared ranges of its inputs.

The true value always lies in the range. The range may be wider: of two numbers that move together it knows little.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any, Protocol, assert_never

from attrs import define, field

from qom_permits.rules.language.clauses import (
    Charge,
    Clause,
    Input,
    Quantity,
    Rate,
    Relief,
    Subtotal,
)
from qom_permits.rules.language.expressions import (
    AfterRelief,
    Asked,
    Called,
    Expression,
    ItemFact,
    LookedUp,
    Name,
    Reckoned,
    SumOver,
)
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.relief_order import ReliefOrder
from qom_permits.rules.language.rounding import Rounding
from qom_permits.rules.language.tables import Table
from qom_permits.rules.language.units import ONE
from qom_permits.rules.sizing.columns import Columns
from qom_permits.rules.sizing.functions import called, looked_up
from qom_permits.rules.sizing.given import EVERYWHERE, Given
from qom_permits.rules.sizing.inputs import said
from qom_permits.rules.sizing.interval import ZERO, Range, greatest_of, least_of, one
from qom_permits.rules.sizing.narrowing import ways
from qom_permits.rules.sizing.operators import asked, reckoned
from qom_permits.rules.sizing.pile import worked_out
from qom_permits.rules.sizing.possible import ANYTHING, Possible, both, numbers
from qom_permits.rules.sizing.wanted import Measuring, Sized, Sizing, measured, several

MOST_NARROWED = 15_000
"""Once so many parts are sized by what holds where they stand, what holds in one clause narrows no other any more."""


class Sizable(Protocol):
    """What a tariff must state so that its formulas can be sized."""

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """Its clauses by name."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables."""

    @property
    def line_rounding(self) -> Rounding:
        """How its lines are rounded."""

    @property
    def order(self) -> ReliefOrder:
        """Which reliefs are on which charges."""


def ranges_of(tariff: Sizable) -> Ranges:
    """Return what tells the ranges of *tariff*."""
    return Ranges(
        clauses=tariff.clauses,
        tables={table.name: table for table in tariff.tables},
        line=tariff.line_rounding,
        order=tariff.order,
    )


@define(kw_only=True)
class Ranges:
    """Tells what the formulas and names of one tariff can come to, and remembers what it has worked out."""

    clauses: Mapping[str, Clause]
    tables: Mapping[str, Table]
    line: Rounding
    order: ReliefOrder
    columns: Columns = field(init=False)
    items: dict[str, list[str]] = field(init=False)
    sized: dict[tuple[int | str, Given], Possible] = field(factory=dict)
    roots: list[Expression] = field(factory=list)
    narrowed: int = 0

    @columns.default
    def _of_tables(self) -> Columns:
        return Columns(self.tables)

    @items.default
    def _inputs_of_items(self) -> dict[str, list[str]]:
        items: dict[str, list[str]] = {}
        for clause in self.clauses.values():
            if isinstance(clause, Input) and clause.of is not None:
                items.setdefault(clause.of, []).append(clause.name)
        return items

    def of(self, expression: Expression, given: Given = EVERYWHERE) -> Possible:
        """Return what *expression* can come to, where so much is *given*."""
        if (_called(expression), given) not in self.sized:
            self.roots.append(expression)  # an id is one expression's own only as long as that is kept
        return worked_out(Sized(expression, given), self._begun)

    def numbers(self, expression: Expression, given: Given = EVERYWHERE) -> Range:
        """Return which numbers *expression* can come to, where so much is *given*."""
        return numbers(self.of(expression, given))

    def where(self, condition: Expression) -> Given:
        """Return what is known where *condition* holds; nothing where it never does."""
        self.roots.append(condition)

        def begun(wanted: Sized | None) -> Generator[Sized | None, Any, Any]:
            return ways(condition, EVERYWHERE) if wanted is None else self._begun(wanted)

        known: dict[bool, Given] = worked_out(None, begun)
        return known.get(True, EVERYWHERE)

    def of_name(self, name: str) -> Possible:
        """Return what *name* can be: of a charge its line, of a relief what it takes off in all."""
        return self.of(Name(name, _PLAIN))

    def after_relief(self, name: str) -> Range:
        """Return what the charge or subtotal *name* can be, less the reliefs on it."""
        return self.numbers(AfterRelief(name, _PLAIN))

    def _begun(self, wanted: Sized) -> Sizing:
        """Work out what is *wanted*, unless that is known."""
        key = _called(wanted.expression), wanted.given
        if key not in self.sized:
            self.narrowed += bool(wanted.given.known)
            self.sized[key] = yield from self._size(wanted.expression, wanted.given)
        return self.sized[key]

    def _size(self, wanted: Expression, given: Given) -> Sizing:
        if isinstance(wanted, Name | ItemFact):
            return self._named(wanted, given)
        if isinstance(wanted, SumOver):
            return self._sum_over(wanted, given)
        if isinstance(wanted, AfterRelief):
            return self._after_relief(wanted.name, given)
        if isinstance(wanted, Reckoned):
            return reckoned(wanted, given)
        if isinstance(wanted, Asked):
            return asked(wanted, given)
        if isinstance(wanted, Called):
            return called(wanted, given)
        if isinstance(wanted, LookedUp):
            return looked_up(wanted, given, self.columns)
        assert_never(wanted)

    def _named(self, wanted: Name | ItemFact, given: Given) -> Sizing:
        clause, known = self.clauses.get(wanted.name), given.of(wanted.name)
        if clause is None:
            possible: Possible = ANYTHING
        elif given.known and self.narrowed > MOST_NARROWED:
            possible = yield Sized(wanted, EVERYWHERE)
        else:
            possible = yield from self._clause(clause, given)
        return possible if known is None else both(possible, known) or known

    def _sum_over(self, wanted: SumOver, given: Given) -> Sizing:
        """Work out the sum over items, of which nothing is known but what holds for the case."""
        of_case = given.without(self.items.get(wanted.items, []))
        count = yield from measured(Name(wanted.items, _PLAIN), of_case)
        return count * (yield from measured(wanted.each, of_case))

    def _after_relief(self, name: str, given: Given) -> Sizing:
        clause = self.clauses[name]
        if isinstance(clause, Subtotal):
            return (yield from _added([AfterRelief(member, _PLAIN) for member in clause.members], given))
        line = yield from measured(Name(name, _PLAIN), given)
        return line.joined(ZERO) if name in self.order.over else line

    def _clause(self, clause: Clause, given: Given) -> Sizing:
        match clause:
            case Input():
                return (yield from said(clause, given))
            case Rate(value=value):
                return one(value)
            case Quantity(formula=formula):
                worth: Possible = yield Sized(formula.expression, given)
                return worth
            case Charge():
                return (yield from self._line(clause, given))
            case Subtotal(members=members):
                return (yield from _added([Name(member, _PLAIN) for member in members], given))
            case Relief():
                under = [Name(charge, _PLAIN) for charge in self.order.under[clause.id]]
                return greatest_of([(yield from _added(under, given)), ZERO]).joined(ZERO)
            case _:
                assert_never(clause)

    def _line(self, charge: Charge, given: Given) -> Sizing:
        """Work out the rounded line of *charge*, 0 where it does not apply."""
        known = {True: given}
        if charge.when is not None:
            known = yield from ways(charge.when.expression, given)
        if True not in known:
            return ZERO
        worth = yield from measured(charge.formula.expression, known[True])
        if charge.at_least is not None:
            worth = greatest_of([worth, (yield from measured(charge.at_least.expression, known[True]))])
        if charge.at_most is not None:
            worth = least_of([worth, (yield from measured(charge.at_most.expression, known[True]))])
        line = worth.rounded(self.line)
        return line.joined(ZERO) if False in known else line


_PLAIN = Number(ONE)


def _called(expression: Expression) -> int | str:
    """Return what an expression is remembered by: names, which are one wherever they stand, by what they say."""
    match expression:
        case Name(name=name) | ItemFact(name=name):
            return name
        case AfterRelief(name=name):
            return f"after_relief({name})"
        case _:
            return id(expression)


def _added(parts: Sequence[Expression], given: Given) -> Measuring:
    total = ZERO
    for each in (yield from several(parts, given)):
        total += each
    return total
