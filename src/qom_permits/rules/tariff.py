"""A tariff: the price list of one town for some days, and what it charges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from attrs import field, fields, frozen

from qom_permits.domain.assessments import Assessment, LineItem, promise
from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.facts import Facts, by_name
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.compiling.compiled import Compiled, compiled
from qom_permits.rules.compiling.law import Law, Uncompilable
from qom_permits.rules.compiling.runtime import REFUSED
from qom_permits.rules.explaining.explanation import Explanation, explain
from qom_permits.rules.facts.fact_reading import GivenFact, copied, kept_facts, read_facts
from qom_permits.rules.language.clauses import (
    Charge,
    Clause,
    Example,
    Input,
    Quantity,
    Rate,
    Relief,
    Subtotal,
    name_of,
)
from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.language.kept import Kept
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.relief_order import ReliefOrder, relief_order
from qom_permits.rules.language.rounding import Rounding, TotalRounding
from qom_permits.rules.language.settlement_clauses import Settlement
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.language.tables import Table
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.reckoning.billing import Bill, bill
from qom_permits.rules.reckoning.fact_checking import faults_of
from qom_permits.rules.reckoning.in_force import not_in_force
from qom_permits.rules.reckoning.interpreter import Interpreter
from qom_permits.rules.reckoning.printing import line_items
from qom_permits.rules.reckoning.replaying import Replay, replayed
from qom_permits.rules.sizing.ranges import ranges_of
from qom_permits.rules.telling.tellings import Tellings


@frozen(kw_only=True)
class Tariff:
    """A price list, in force from *first_day* to *last_day*; None is without end.

    *published* is when the town came to know it, *supersedes* the id of the tariff it replaces where both
    cover a day (None replaces none), *sample* that it prices no real case. *total_rounding* None leaves the
    sum as it is. *written* is the content of the file it was read from, None where a program made it.
    """

    id: str
    title: Text
    currency: str
    money_places: int
    calendar: Calendar
    first_day: date
    last_day: date | None
    published: date
    citation: Text
    sample: bool
    supersedes: str | None
    line_rounding: Rounding
    total_rounding: TotalRounding | None
    inputs: tuple[Input, ...]
    rates: tuple[Rate, ...]
    tables: tuple[Table, ...]
    quantities: tuple[Quantity, ...]
    charges: tuple[Charge, ...]
    subtotals: tuple[Subtotal, ...]
    reliefs: tuple[Relief, ...] = ()
    settlement: Settlement = field(factory=Settlement)
    examples: tuple[Example, ...]
    digest: str
    written: Mapping[str, object] | None = field(default=None, eq=False, repr=False)
    clauses: Mapping[str, Clause] = field(init=False, eq=False, repr=False)
    order: ReliefOrder = field(init=False, eq=False, repr=False)
    kept: Kept = field(init=False, factory=Kept, eq=False, repr=False)

    @clauses.default
    def _by_name(self) -> Mapping[str, Clause]:
        return {name_of(clause): clause for clause in self.parts}

    @order.default
    def _of_reliefs(self) -> ReliefOrder:
        return relief_order(self.clauses)

    @property
    def parts(self) -> tuple[Clause, ...]:
        """Everything it states that bears a name."""
        return (
            *self.inputs, *self.rates, *self.quantities, *self.charges, *self.subtotals, *self.reliefs,
        )  # fmt: skip

    @property
    def law(self) -> Law:
        """What of it decides its bills."""
        return Law(
            id=self.id,
            digest=self.digest,
            calendar=self.calendar,
            parts=self.parts,
            clauses=self.clauses,
            tables={table.name: table for table in self.tables},
            order=self.order,
            money_places=self.money_places,
            line=self.line_rounding,
            total=self.total_rounding,
        )

    @property
    def compiled(self) -> Compiled | None:
        """The tariff as Python, made at its first use; None where it has to be left to the reference reading."""
        return self.kept.once("compiled", self._compiled)

    def _compiled(self) -> Compiled | None:
        try:
            return compiled(self.law, ranges_of(self))
        except Uncompilable:
            return None

    @property
    def tellings(self) -> Tellings:
        """Who explains its bills."""
        return self.kept.once("tellings", self._tellings)

    def _tellings(self) -> Tellings:
        return Tellings(tariff=self, law=self.law, ranges=ranges_of(self), compiled=self.compiled)

    @property
    def source(self) -> str | None:
        """The Python that makes its bills, to be read; None where the reference reading makes them."""
        return None if self.compiled is None else self.compiled.source

    def assess(self, facts: Mapping[str, GivenFact], on: date | None = None) -> Assessment:
        """Return the bill for *facts* on a day, the first in force unless told; raises `BadTariff`."""
        day = self.first_day if on is None else on
        code = self.kept.known.get("compiled") or self.compiled
        if code is None or not (on is None or self.covers(day)):
            return self.by_reference(facts, day)
        given = copied(facts) if code.asks_for_lists else dict(facts)
        try:
            amounts = code.amounts(given, day)
        except (*REFUSED, BadTariff):
            return self.by_reference(facts, day)
        return promise(partial(self._promised, given, day, amounts))

    def by_reference(self, facts: Mapping[str, GivenFact], day: date) -> Assessment:
        """Return the bill for *facts* as the reference interpreter makes it; raises `BadTariff` with every fault."""
        interpreter, kept = self.reckoning(facts, day)
        scale = 10**self.money_places
        amounts = self.bill(interpreter).amounts(self.charges, self.reliefs)
        return self._written_out(kept, day, [None if each is None else int(each * scale) for each in amounts])

    def explain(self, assessment: Assessment, lang: str = "en") -> Explanation:
        """Return why *assessment*, made by this tariff, is what it is; raises `BadTariff` when another made it."""
        if assessment.digest != self.digest or not self.covers(assessment.on):
            return explain(self, assessment, lang)
        return self.tellings.explanation(by_name(assessment.facts), assessment.on, assessment, lang)

    def replay(self, assessment: Assessment) -> Replay:
        """Return what *assessment* comes to under this tariff now, and by what that differs."""
        return replayed(assessment, self)

    def bill(self, interpreter: Interpreter) -> Bill:
        """Return the bill as *interpreter* works it out, in major units."""
        return bill(self.charges, self.reliefs, interpreter, self.total_rounding)

    def reckoning(
        self, facts: Mapping[str, GivenFact], on: date, trace: dict[Expression, Value] | None = None
    ) -> tuple[Interpreter, Facts]:
        """Return what works out this tariff's names for *facts*, and the facts as a bill keeps them."""
        days = self.first_day, self.last_day
        faults = [] if self.covers(on) else [not_in_force(self.id, on, days, self.calendar)]
        said = read_facts(facts, self.inputs, self.calendar)
        interpreter = Interpreter(
            clauses=self.clauses,
            tables={table.name: table for table in self.tables},
            facts=said.once,
            items=said.items,
            on=on,
            calendar=self.calendar,
            line=self.line_rounding,
            order=self.order,
            trace=trace,
        )
        faults += [*said.unknown, *faults_of(self.inputs, interpreter)]
        if faults:
            raise BadTariff(faults)
        return interpreter, kept_facts(said, self.inputs, self.calendar)

    def covers(self, day: date) -> bool:
        """Return whether this is law on *day*."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def money(self, amount: Fraction, where: str) -> Money:
        """Return *amount*, in major units, as money; more than money can hold is the fault of *where*."""
        return self._minor(int(amount * 10**self.money_places), where)

    def _minor(self, amount: int, where: str) -> Money:
        try:
            return Money(amount, self.currency)
        except BadInput:
            told = spoken_value(Fraction(amount, 10**self.money_places))
            raise texts.TOO_MUCH.error(where, amount=told) from None

    def _promised(
        self, facts: Mapping[str, GivenFact], day: date, amounts: Sequence[int | None], name: str
    ) -> Mapping[str, object]:
        """Return what *name* of the bill that prints *amounts* is, and perhaps more of it."""
        if name == "total":
            return {name: self._minor(amounts[-1] or 0, name)}
        if name == "lines":
            return {name: self._lines(amounts)}
        if name == "reasons":
            return {name: partial(self.tellings.explanation, facts, day)}
        said = read_facts(facts, self.inputs, self.calendar)
        whole = self._written_out(kept_facts(said, self.inputs, self.calendar), day, amounts)
        return {each.name: getattr(whole, each.name) for each in fields(Assessment)}

    def _written_out(self, kept: Facts, day: date, amounts: Sequence[int | None]) -> Assessment:
        """Return the bill that prints *amounts* in minor units: charges, what reliefs take, the rounding, the total."""
        bill = Assessment(
            tariff=self.id,
            digest=self.digest,
            on=day,
            calendar=self.calendar,
            sample=self.sample,
            facts=kept,
            lines=self._lines(amounts),
            total=self._minor(amounts[-1] or 0, "total"),
        )
        return bill.explained_by(self.explain)

    def _lines(self, amounts: Sequence[int | None]) -> tuple[LineItem, ...]:
        return line_items((*self.charges, *self.reliefs), amounts, self.citation, self._minor)
