"""Phrases: a formula said aloud, every name in it replaced by its value and unit, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from attrs import evolve, frozen

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text, same
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.sentences import filled, joined
from qom_permits.rules.language.expressions import (
    AfterRelief,
    Asked,
    Both,
    Called,
    Comparison,
    Conditional,
    Covers,
    Either,
    Expression,
    Extreme,
    ItemFact,
    Literal,
    Marginal,
    Months,
    Name,
    Negative,
    Not,
    OneOf,
    Over,
    Product,
    Quotient,
    Reckoned,
    Rounded,
    Steps,
    Sum,
    SumOver,
    TableValue,
)
from qom_permits.rules.language.kinds import Number, Value
from qom_permits.rules.language.parts import made_of
from qom_permits.rules.language.spoken import spoken_amount, spoken_value
from qom_permits.rules.language.tables import Table


@frozen(kw_only=True)
class Speaker:
    """Says expressions by the values they came to (*trace*), within a sum by those of each item (*items*)."""

    trace: Mapping[Expression, Value]
    items: Mapping[SumOver, tuple[Mapping[Expression, Value], ...]]
    tables: Mapping[str, Table]
    calendar: Calendar

    def say(self, wanted: Expression) -> Text:
        """Return *wanted* with values for names; what was never worked out keeps its name."""
        if isinstance(wanted, Name | ItemFact | TableValue):
            return self._value(wanted)
        if isinstance(wanted, SumOver):
            return self._sum_over(wanted)
        if isinstance(wanted, AfterRelief):
            return self._after_relief(wanted)
        if isinstance(wanted, Reckoned):
            return self._reckoned(wanted)
        if isinstance(wanted, Asked):
            return self._asked(wanted)
        if isinstance(wanted, Marginal):
            return self._marginal(wanted)
        if isinstance(wanted, Called):
            return self._called(wanted)
        assert_never(wanted)

    def taken(self, wanted: Conditional) -> Expression:
        """Return the branch of *wanted* that was taken, *wanted* itself where nobody came to it."""
        if wanted.condition not in self.trace:
            return wanted
        return wanted.then if self.trace[wanted.condition] else wanted.otherwise

    def worked_out(self, wanted: Expression) -> Iterator[Expression]:
        """Yield *wanted* and every part of it that was worked out, in the order written."""
        if wanted in self.trace:
            yield wanted
            if isinstance(wanted, SumOver):
                yield from self._shared(wanted)
                return
            parts = (
                (wanted.condition, self.taken(wanted)) if isinstance(wanted, Conditional) else made_of(wanted)
            )
            for part in parts:
                yield from self.worked_out(part)

    def of_item(self, trace: Mapping[Expression, Value]) -> Speaker:
        """Return who says expressions for the one item with this *trace*."""
        return evolve(self, trace=trace)

    def _shared(self, wanted: SumOver) -> Iterator[Expression]:
        """Yield the names of the whole case that *wanted* read for any item."""
        for trace in self.items[wanted]:
            for part in self.of_item(trace).worked_out(wanted.each):
                if isinstance(part, Name):
                    yield part

    def _sum_over(self, wanted: SumOver) -> Text:
        if wanted not in self.trace:
            return same(wanted.items)
        told = [spoken_amount(trace[wanted.each], wanted.kind, self.calendar) for trace in self.items[wanted]]
        return filled(sentences.BRACKETED, joined(sentences.PLUS, told or [same("0")]))

    def _after_relief(self, wanted: AfterRelief) -> Text:
        if wanted not in self.trace:
            return same(wanted.name)
        worth = spoken_amount(self.trace[wanted], wanted.kind, self.calendar)
        return filled(sentences.AFTER_RELIEFS, worth)

    def _value(self, wanted: Name | ItemFact | TableValue) -> Text:
        if wanted not in self.trace:
            return same(wanted.table if isinstance(wanted, TableValue) else wanted.name)
        return spoken_amount(self.trace[wanted], wanted.kind, self.calendar)

    def _reckoned(self, wanted: Reckoned) -> Text:
        match wanted:
            case Literal(value=value):
                return spoken_value(value, self.calendar)
            case Sum():
                steps = [(sign, self._within(term)) for sign, term in wanted.rest]
                return _chain(self.say(wanted.first), steps)
            case Product():
                factors = [(sign, self._within(factor)) for sign, factor in wanted.rest]
                return _chain(self._within(wanted.first), factors)
            case Negative():
                return filled(sentences.MINUS, self._within(wanted.operand))
            case Conditional():
                return self._conditional(wanted)
            case _:
                assert_never(wanted)

    def _asked(self, wanted: Asked) -> Text:
        match wanted:
            case Comparison():
                return _chain(
                    self.say(wanted.first), [(sign, self.say(operand)) for sign, operand in wanted.rest]
                )
            case OneOf():
                among = joined(
                    sentences.SLASH, [spoken_value(value, self.calendar) for value in wanted.among]
                )
                return filled(sentences.IS_ONE_OF, self.say(wanted.sought), among)
            case Both():
                return joined(sentences.AND, [self.say(condition) for condition in wanted.conditions])
            case Either():
                return joined(sentences.OR, [self.say(condition) for condition in wanted.conditions])
            case Not():
                return filled(sentences.NOT, self.say(wanted.condition))
            case Covers():
                keys = joined(sentences.COMMA, [self.say(key) for key in wanted.keys])
                table = self.tables[wanted.table]
                return filled(sentences.HAS_A_ROW, keys, table.title or same(table.name))
            case _:
                assert_never(wanted)

    def _called(self, wanted: Called) -> Text:
        match wanted:
            case Extreme():
                among = joined(sentences.SEMICOLON, [self.say(each) for each in wanted.among])
                return filled(sentences.EXTREMES[wanted.which], among)
            case Over():
                return filled(sentences.PART_ABOVE, self.say(wanted.amount), self.say(wanted.threshold))
            case Steps():
                return filled(
                    sentences.STEPS[wanted.which], self._within(wanted.amount), self._within(wanted.step)
                )
            case Quotient():
                return self._quotient(wanted)
            case Rounded():
                return filled(sentences.IN_STEPS, self.say(wanted.amount), self.say(wanted.step))
            case Months():
                return filled(sentences.MONTHS[wanted.which], self.say(wanted.start), self.say(wanted.end))
            case _:
                assert_never(wanted)

    def _conditional(self, wanted: Conditional) -> Text:
        said = self.taken(wanted)
        if said is wanted:
            parts = (wanted.then, wanted.condition, wanted.otherwise)
            return filled(sentences.EITHER_BRANCH, *map(self.say, parts))
        return self.say(said)

    def _quotient(self, wanted: Quotient) -> Text:
        quotient = filled(sentences.DIVIDED, self._within(wanted.dividend), self._within(wanted.divisor))
        if wanted.places is None:
            return quotient
        if wanted not in self.trace:
            return filled(sentences.QUOTIENT_TO_ROUND, quotient)
        worth = spoken_amount(self.trace[wanted], wanted.kind, self.calendar)
        return filled(sentences.ROUNDED_QUOTIENT, quotient, worth)

    def _marginal(self, wanted: Marginal) -> Text:
        if wanted not in self.trace:
            return same(wanted.table)
        table, kind = self.tables[wanted.table], wanted.amount.kind
        unit = Number(table.unit(wanted.column))
        amount: Any = self.trace[wanted.amount]
        slices = table.slices(tuple(self.trace[key] for key in wanted.keys), amount)
        told = [
            filled(
                sentences.SLICE,
                spoken_amount(table.value(row, wanted.column), unit),
                spoken_amount(part, kind),
            )
            for row, part in slices
        ]
        return filled(sentences.BRACKETED, joined(sentences.PLUS, told or [same("0")]))

    def _within(self, wanted: Expression) -> Text:
        """Return *wanted* in brackets where it would otherwise read as something else."""
        said = self.taken(wanted) if isinstance(wanted, Conditional) else wanted
        if needs_brackets(said) or (said is not wanted and isinstance(said, Conditional)):
            return filled(sentences.BRACKETED, self.say(said))
        return self.say(said)


def needs_brackets(wanted: Expression) -> bool:
    """Return whether *wanted* reads as something else beside a sign."""
    if isinstance(wanted, Quotient):
        return wanted.places is None
    return isinstance(wanted, Sum | Product | Negative)


def _chain(first: Text, steps: Sequence[tuple[str, Text]]) -> Text:
    for sign, operand in steps:
        said = sentences.SIGNS[sign]
        first = Text(f"{first.en}{said}{operand.en}", f"{first.fa}{said}{operand.fa}")
    return first
