"""Phrases: a formula said aloud, every name in it replaced by its value and unit, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from attrs import evolve, fields, frozen

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text, same
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
from qom_permits.rules.language.spoken import spoken_amount, spoken_value
from qom_permits.rules.language.tables import Table

_SIGNS = {
    "*": " × ", "/": " ÷ ", "+": " + ", "-": " − ",
    "<": " < ", "<=": " ≤ ", ">": " > ", ">=": " ≥ ", "==": " = ", "!=": " ≠ ",
}  # fmt: skip


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
        """Return the branch of *wanted* that was taken."""
        return wanted.then if self.trace[wanted.condition] else wanted.otherwise

    def worked_out(self, wanted: Expression) -> Iterator[Expression]:
        """Yield *wanted* and every part of it that was worked out, in the order written."""
        if wanted in self.trace:
            yield wanted
            if isinstance(wanted, SumOver):
                yield from self._shared(wanted)
                return
            parts = (
                (wanted.condition, self.taken(wanted)) if isinstance(wanted, Conditional) else _parts(wanted)
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
        return _filled("({0})", "({0})", _joined(" + ", " + ", told or [same("0")]))

    def _after_relief(self, wanted: AfterRelief) -> Text:
        if wanted not in self.trace:
            return same(wanted.name)
        worth = spoken_amount(self.trace[wanted], wanted.kind, self.calendar)
        return _filled("({0} after reliefs)", "({0} پس از معافیت)", worth)

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
                return _filled("−{0}", "−{0}", self._within(wanted.operand))
            case Conditional():
                return self.say(self.taken(wanted))
            case _:
                assert_never(wanted)

    def _asked(self, wanted: Asked) -> Text:
        match wanted:
            case Comparison():
                return _chain(
                    self.say(wanted.first), [(sign, self.say(operand)) for sign, operand in wanted.rest]
                )
            case OneOf():
                among = _joined(" / ", " / ", [spoken_value(value, self.calendar) for value in wanted.among])
                return _filled("{0} is one of {1}", "{0} یکی از {1} است", self.say(wanted.sought), among)
            case Both():
                return _joined(" and ", " و ", [self.say(condition) for condition in wanted.conditions])
            case Either():
                return _joined(" or ", " یا ", [self.say(condition) for condition in wanted.conditions])
            case Not():
                return _filled("not ({0})", "چنین نیست که ({0})", self.say(wanted.condition))
            case Covers():
                keys = _joined(", ", "، ", [self.say(key) for key in wanted.keys])
                table = self.tables[wanted.table]
                return _filled(
                    "{1} has a row for {0}", "{1} برای {0} ردیف دارد", keys, table.title or same(table.name)
                )
            case _:
                assert_never(wanted)

    def _called(self, wanted: Called) -> Text:
        match wanted:
            case Extreme():
                among = _joined("; ", "؛ ", [self.say(each) for each in wanted.among])
                if wanted.which == "min":
                    return _filled("the least of ({0})", "کمترین از ({0})", among)
                return _filled("the greatest of ({0})", "بیشترین از ({0})", among)
            case Over():
                over = self.say(wanted.amount), self.say(wanted.threshold)
                return _filled("(the part of {0} above {1})", "(مازاد {0} بر {1})", *over)
            case Steps():
                steps = self._within(wanted.amount), self._within(wanted.step)
                if wanted.which == "started":
                    return _filled("({0} ÷ {1}, each step begun)", "({0} ÷ {1}، هر گام آغازشده)", *steps)
                return _filled("({0} ÷ {1}, whole steps)", "({0} ÷ {1}، گام‌های کامل)", *steps)
            case Quotient():
                quotient = _filled(
                    "{0} ÷ {1}", "{0} ÷ {1}", self._within(wanted.dividend), self._within(wanted.divisor)
                )
                return quotient if wanted.places is None else self._rounded_to(quotient, wanted)
            case Rounded():
                return _filled(
                    "({0} in steps of {1})",
                    "({0} در گام‌های {1})",
                    self.say(wanted.amount),
                    self.say(wanted.step),
                )
            case Months():
                days = self.say(wanted.start), self.say(wanted.end)
                if wanted.which == "started":
                    return _filled("months begun from {0} to {1}", "ماه‌های آغازشده از {0} تا {1}", *days)
                return _filled("whole months from {0} to {1}", "ماه‌های کامل از {0} تا {1}", *days)
            case _:
                assert_never(wanted)

    def _rounded_to(self, quotient: Text, wanted: Quotient) -> Text:
        worth = spoken_amount(self.trace[wanted], wanted.kind, self.calendar)
        return _filled("({0}, rounded: {1})", "({0}، گردشده: {1})", quotient, worth)

    def _marginal(self, wanted: Marginal) -> Text:
        table, kind = self.tables[wanted.table], wanted.amount.kind
        unit = Number(table.unit(wanted.column))
        amount: Any = self.trace[wanted.amount]
        slices = table.slices(tuple(self.trace[key] for key in wanted.keys), amount)
        told = [
            _filled(
                "{0} × {1}",
                "{0} × {1}",
                spoken_amount(table.value(row, wanted.column), unit),
                spoken_amount(part, kind),
            )
            for row, part in slices
        ]
        return _filled("({0})", "({0})", _joined(" + ", " + ", told or [same("0")]))

    def _within(self, wanted: Expression) -> Text:
        """Return *wanted* in brackets where it would otherwise read as something else."""
        said = self.taken(wanted) if isinstance(wanted, Conditional) else wanted
        if isinstance(said, Sum | Product | Negative | Conditional) or (
            isinstance(said, Quotient) and said.places is None
        ):
            return _filled("({0})", "({0})", self.say(said))
        return self.say(said)


def _parts(wanted: Expression) -> Iterator[Expression]:
    """Yield the expressions *wanted* is made of, in the order written."""
    for field in fields(type(wanted)):
        part = getattr(wanted, field.name)
        for each in part if isinstance(part, tuple) else (part,):
            inner = each[1] if isinstance(each, tuple) else each
            if isinstance(inner, Expression):
                yield inner


def _chain(first: Text, steps: Sequence[tuple[str, Text]]) -> Text:
    for sign, operand in steps:
        first = Text(f"{first.en}{_SIGNS[sign]}{operand.en}", f"{first.fa}{_SIGNS[sign]}{operand.fa}")
    return first


def _filled(en: str, fa: str, *parts: Text) -> Text:
    return Text(en.format(*(part.en for part in parts)), fa.format(*(part.fa for part in parts)))


def _joined(en: str, fa: str, parts: list[Text]) -> Text:
    return Text(en.join(part.en for part in parts), fa.join(part.fa for part in parts))
