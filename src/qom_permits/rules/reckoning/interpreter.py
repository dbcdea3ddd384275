"""The reference interpreter: what a formula comes to, by exact fractions, computing only what is needed.

Each expression says which others it needs with ``yield`` and is sent their values, so that formulas of any
length stand on one flat pile instead of Python's own stack.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, assert_never

from attrs import define, field

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar
from qom_permits.rules.language.clauses import (
    Charge,
    Clause,
    Input,
    Quantity,
    Rate,
    Relief,
    Subtotal,
    place_of,
)
from qom_permits.rules.language.expressions import (
    AfterRelief,
    Asked,
    Called,
    Expression,
    Formula,
    ItemFact,
    LookedUp,
    Name,
    Reckoned,
    SumOver,
)
from qom_permits.rules.language.kinds import Number, Value
from qom_permits.rules.language.relief_order import ReliefOrder
from qom_permits.rules.language.rounding import Rounding
from qom_permits.rules.language.tables import Table
from qom_permits.rules.language.units import ONE
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.reckoning.facts_in_hand import ItemInHand, fact
from qom_permits.rules.reckoning.functions import called, looked_up
from qom_permits.rules.reckoning.lines import ChargeLine, ReliefLine, bounded
from qom_permits.rules.reckoning.operators import asked, reckoned
from qom_permits.rules.reckoning.relieving import Left, Needed, Relieving

MOST_BITS = 4096
"""A number with more bits than this above or below its fraction line is refused; no bill needs a tenth."""

Reckoning = Generator[Needed, Any, Value]


@define(kw_only=True)
class Interpreter:
    """Works out names of one tariff for one set of *facts* and one day.

    *items* are the facts of the items of each list. *trace* is every value it came by, *item_traces* those of
    each item a sum came to; None keeps neither.
    """

    clauses: Mapping[str, Clause]
    tables: Mapping[str, Table]
    facts: Mapping[str, Value | Fault]
    on: date
    calendar: Calendar
    line: Rounding
    order: ReliefOrder = field(factory=ReliefOrder)
    items: Mapping[str, tuple[Mapping[str, Value | Fault], ...]] = field(factory=dict)
    known: dict[str, Value] = field(factory=dict)
    lines: dict[str, ChargeLine] = field(factory=dict)
    relieved: dict[str, Fraction] = field(factory=dict)
    trace: dict[Expression, Value] | None = None
    item_traces: dict[SumOver, tuple[Mapping[Expression, Value], ...]] = field(factory=dict)
    item: ItemInHand = field(factory=ItemInHand)
    relieving: Relieving = field(init=False)

    @relieving.default
    def _reliefs(self) -> Relieving:
        reliefs = {name: clause for name, clause in self.clauses.items() if isinstance(clause, Relief)}
        return Relieving(reliefs=reliefs, order=self.order, line=self.line, lines=self.lines)

    def value(self, wanted: Expression) -> Value:
        """Return what *wanted* comes to; raises `BadTariff` naming the clause where it could not."""
        pile: list[tuple[Needed, Reckoning]] = [(wanted, self._reckon(wanted))]
        answer: Value | None = None
        while True:
            try:
                needed = pile[-1][1].send(answer)
            except StopIteration as done:
                answer = done.value
                if _is_too_large(answer):
                    raise texts.TOO_LARGE.error(self._place(pile)) from None
                done_with, _ = pile.pop()
                if self.trace is not None and not isinstance(done_with, Left):
                    self.trace[done_with] = answer
                if not pile:
                    return answer
            except BadTariff as no:
                raise BadTariff(
                    [fault if fault.where else fault.under(self._place(pile)) for fault in no.faults]
                ) from None
            else:
                pile.append((needed, self._reckon(needed)))
                answer = None

    def charge(self, charge: Charge) -> ChargeLine | None:
        """Return the line of *charge*, None where it does not apply."""
        self.value(Name(charge.id, _PLAIN))
        return self.lines.get(charge.id)

    def relief(self, relief: Relief) -> ReliefLine | None:
        """Return the line of *relief*, None where it does not apply."""
        self.value(Name(relief.id, _PLAIN))
        return self.relieving.taken_by(relief)

    def hands(self, items: str) -> list[ItemInHand]:
        """Return each of the *items* of a list, to be taken in hand."""
        return [
            ItemInHand(place=f"facts.{items}.{number}", facts=said)
            for number, said in enumerate(self.items.get(items, ()), 1)
        ]

    def _reckon(self, wanted: Needed) -> Reckoning:
        if isinstance(wanted, Name):
            return self._named(wanted.name)
        if isinstance(wanted, ItemFact):
            return self._of_item(wanted.name)
        if isinstance(wanted, SumOver):
            return self._sum_over(wanted)
        if isinstance(wanted, AfterRelief):
            return self._after_relief(wanted.name)
        if isinstance(wanted, Left):
            return self.relieving.left(wanted)
        if isinstance(wanted, Reckoned):
            return reckoned(wanted)
        if isinstance(wanted, Asked):
            return asked(wanted, self.tables)
        if isinstance(wanted, Called):
            return called(wanted, self.calendar)
        if isinstance(wanted, LookedUp):
            return looked_up(wanted, self.tables, self.calendar)
        assert_never(wanted)

    def _named(self, name: str) -> Reckoning:
        if name not in self.known:
            self.known[name] = self.on if name == "on" else (yield from self._clause(self.clauses[name]))
        return self.known[name]

    def _of_item(self, name: str) -> Reckoning:
        known = self.item.known
        if name not in known:
            known[name] = yield from self._clause(self.clauses[name])
        return known[name]

    def _sum_over(self, wanted: SumOver) -> Reckoning:
        """Add up *wanted* over the items, each in hand in its turn, then go on with the one before."""
        count: Fraction = yield Name(wanted.items, _PLAIN)
        outer, trace, traced = self.item, self.trace, []
        total = Fraction(0)
        for hand in self.hands(wanted.items)[: int(count)]:
            self.item, self.trace = hand, None if trace is None else dict(trace)
            total += yield wanted.each
            traced.append(self.trace or {})
        self.item, self.trace = outer, trace
        if trace is not None:
            self.item_traces[wanted] = tuple(traced)
            for each in traced:
                trace |= each
        return total

    def _clause(self, clause: Clause) -> Reckoning:
        match clause:
            case Input(of=None):
                return (yield from fact(clause, self.facts, "facts"))
            case Input():
                return (yield from fact(clause, self.item.facts, self.item.place))
            case Rate():
                return clause.value
            case Quantity():
                worth: Value = yield clause.formula.expression
                return worth
            case Charge():
                return (yield from self._charge(clause))
            case Subtotal():
                total = Fraction(0)
                for member in clause.members:
                    total += yield Name(member, _PLAIN)
                return total
            case Relief():
                return (yield from self.relieving.all_of(clause))
            case _:
                assert_never(clause)

    def _after_relief(self, name: str) -> Reckoning:
        if name not in self.relieved:
            clause, total = self.clauses[name], Fraction(0)
            for member in clause.members if isinstance(clause, Subtotal) else ():
                total += yield AfterRelief(member, _PLAIN)
            if isinstance(clause, Charge):
                total += yield self.relieving.after(clause)
            self.relieved[name] = total
        return self.relieved[name]

    def _charge(self, charge: Charge) -> Reckoning:
        if charge.when is not None and not (yield charge.when.expression):
            return Fraction(0)
        worth: Fraction = yield charge.formula.expression
        least: Fraction | None = yield from _bound(charge.at_least)
        most: Fraction | None = yield from _bound(charge.at_most)
        line = self.line.of(bounded(worth, least, most))
        self.lines[charge.id] = ChargeLine(
            charge=charge, worth=worth, at_least=least, at_most=most, line=line
        )
        return line

    def _place(self, pile: list[tuple[Needed, Reckoning]]) -> str:
        """Return where the innermost clause with a formula, or input, on the *pile* stands."""
        for wanted, _ in reversed(pile):
            name = wanted.relief if isinstance(wanted, Left) else getattr(wanted, "name", None)
            clause = self.clauses.get(name or "")
            if isinstance(clause, Charge | Quantity | Input | Relief):
                return place_of(clause)
        return ""


_PLAIN = Number(ONE)


def _bound(formula: Formula | None) -> Generator[Expression, Any, Fraction | None]:
    if formula is None:
        return None
    bound: Fraction = yield formula.expression
    return bound


def _is_too_large(value: Value | None) -> bool:
    return (
        isinstance(value, Fraction)
        and max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS
    )
