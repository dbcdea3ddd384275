"""Formulas in words: what a formula says in both languages, every name in it replaced by its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from attrs import frozen

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text, persian_digits, same
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
from qom_permits.rules.language.kinds import Condition
from qom_permits.rules.language.rounding import Mode
from qom_permits.rules.language.spoken import spoken_list, spoken_value
from qom_permits.rules.tariff import Tariff

MODES = {
    Mode.HALF_UP: Text("to the nearest, halves up", "به نزدیک‌ترین، نیمه رو به بالا"),
    Mode.HALF_EVEN: Text("to the nearest, halves to the even one", "به نزدیک‌ترین، نیمه به زوج"),
    Mode.UP: Text("up", "رو به بالا"),
    Mode.DOWN: Text("down", "رو به پایین"),
}
"""Which way a number is rounded, in words."""

_DAY = Text("the day assessed for", "روز محاسبه")
_SIGNS = {
    "*": "×", "/": "÷", "+": "+", "-": "−",
    "<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠",
}  # fmt: skip
_ONLY_COLUMN = "value"


@frozen(kw_only=True)
class FormulaWords:
    """Says formulas by the *titles* of what they name; what has none keeps its name."""

    titles: Mapping[str, Text]
    calendar: Calendar

    def say(self, wanted: Expression) -> Text:
        """Return *wanted* in words."""
        if isinstance(wanted, Name | ItemFact):
            named = self.titled(wanted.name)
            return _holds(named) if isinstance(wanted.kind, Condition) else named
        if isinstance(wanted, AfterRelief):
            return _filled("{0} after reliefs", "{0} پس از معافیت‌ها", self.titled(wanted.name))
        if isinstance(wanted, SumOver):
            each = self.titled(wanted.items), self.say(wanted.each)
            return _filled("the sum over each of {0} of ({1})", "جمع ({1}) برای هر یک از {0}", *each)
        if isinstance(wanted, Reckoned):
            return self._reckoned(wanted)
        if isinstance(wanted, Asked):
            return self._asked(wanted)
        if isinstance(wanted, TableValue):
            found = self._column(wanted), self._keys(wanted.keys)
            return _filled("{0} for {1}", "{0} برای {1}", *found)
        if isinstance(wanted, Marginal):
            return self._marginal(wanted)
        if isinstance(wanted, Called):
            return self._called(wanted)
        assert_never(wanted)

    def titled(self, name: str) -> Text:
        """Return the title of *name*, in quotation marks."""
        return _filled("“{0}”", "«{0}»", self.titles.get(name) or same(name))

    def _reckoned(self, wanted: Reckoned) -> Text:
        match wanted:
            case Literal(value=value):
                return spoken_value(value, self.calendar)
            case Sum():
                return self._chain(wanted.first, wanted.rest, bare=(Product,))
            case Product():
                return self._chain(wanted.first, wanted.rest)
            case Negative():
                return _filled("−{0}", "−{0}", self._within(wanted.operand))
            case Conditional():
                parts = self.say(wanted.condition), self.say(wanted.then), self.say(wanted.otherwise)
                return _filled("if {0}: {1}; otherwise: {2}", "اگر {0}: {1}؛ وگرنه: {2}", *parts)
            case _:
                assert_never(wanted)

    def _asked(self, wanted: Asked) -> Text:
        match wanted:
            case Comparison():
                return self._chain(wanted.first, wanted.rest, bare=(Product, Sum))
            case OneOf():
                among = spoken_list([spoken_value(value, self.calendar) for value in wanted.among])
                return _filled(
                    "{0} is one of ({1})", "{0} یکی از ({1}) است", self._plain(wanted.sought), among
                )
            case Both():
                return _joined(" and ", " و ", [self._within(each) for each in wanted.conditions])
            case Either():
                return _joined(" or ", " یا ", [self._within(each) for each in wanted.conditions])
            case Not(condition=Name() | ItemFact() as flag):
                return _filled("{0} does not hold", "{0} برقرار نیست", self.titled(flag.name))
            case Not():
                return _filled("not ({0})", "چنین نباشد که ({0})", self.say(wanted.condition))
            case Covers():
                row = self.titled(wanted.table), self._keys(wanted.keys)
                return _filled("table {0} has a row for {1}", "جدول {0} برای {1} ردیف دارد", *row)
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
                parts = self._within(wanted.amount), self._within(wanted.threshold)
                return _filled("the part of {0} above {1}", "مازاد {0} بر {1}", *parts)
            case Steps():
                parts = self._within(wanted.amount), self._within(wanted.step)
                if wanted.which == "started":
                    return _filled(
                        "the number of steps of {1} begun in {0}",
                        "شمار گام‌های {1} که در {0} آغاز شده",
                        *parts,
                    )
                return _filled(
                    "the number of whole steps of {1} in {0}", "شمار گام‌های کامل {1} در {0}", *parts
                )
            case Quotient():
                quotient = self._chain(wanted.dividend, (("/", wanted.divisor),))
                return quotient if wanted.places is None else _to_places(quotient, wanted.places, wanted.mode)
            case Rounded():
                return _filled(
                    "{0} rounded ({1}) to a multiple of {2}",
                    "{0} گردشده ({1}) به مضربی از {2}",
                    self._within(wanted.amount),
                    MODES[wanted.mode],
                    self._within(wanted.step),
                )
            case Months():
                days = self.say(wanted.start), self.say(wanted.end)
                if wanted.which == "started":
                    return _filled("the months begun from {0} to {1}", "ماه‌های آغازشده از {0} تا {1}", *days)
                return _filled("the whole months from {0} to {1}", "ماه‌های کامل از {0} تا {1}", *days)
            case _:
                assert_never(wanted)

    def _marginal(self, wanted: Marginal) -> Text:
        amount, column = self._within(wanted.amount), self._column(wanted)
        told = _filled(
            "each band of {0} at its own value from {1}",
            "هر پلهٔ {0} با مقدار همان پله از {1}",
            amount,
            column,
        )
        return (
            told if not wanted.keys else _filled("{0} for {1}", "{0} برای {1}", told, self._keys(wanted.keys))
        )

    def _column(self, wanted: TableValue | Marginal) -> Text:
        table = _filled("table {0}", "جدول {0}", self.titled(wanted.table))
        if wanted.column == _ONLY_COLUMN:
            return table
        return _filled("“{0}” in {1}", "«{0}» در {1}", same(wanted.column), table)

    def _keys(self, keys: tuple[Expression, ...]) -> Text:
        return _joined(" and ", " و ", [self._plain(key) for key in keys])

    def _chain(
        self, first: Expression, steps: Sequence[tuple[str, Expression]], bare: tuple[type, ...] = ()
    ) -> Text:
        """Return *first* and each of *steps* after its sign; parts of the types *bare* need no brackets."""
        told = self._plain(first, bare)
        for sign, operand in steps:
            form = f"{{0}} {_SIGNS[sign]} {{1}}"
            told = _filled(form, form, told, self._plain(operand, bare))
        return told

    def _plain(self, wanted: Expression, bare: tuple[type, ...] = ()) -> Text:
        """Return *wanted* as an operand: a flag by its title alone."""
        if isinstance(wanted, Name | ItemFact):
            return self.titled(wanted.name)
        return self.say(wanted) if isinstance(wanted, bare) else self._within(wanted)

    def _within(self, wanted: Expression) -> Text:
        """Return *wanted* in brackets unless it is one name or number, or stands in brackets already."""
        said = self.say(wanted)
        if isinstance(wanted, Name | ItemFact | Literal | Extreme):
            return said
        return _filled("({0})", "({0})", said)


def formula_words(tariff: Tariff) -> FormulaWords:
    """Return what says *tariff*'s formulas."""
    titled = [(name, getattr(clause, "title", None)) for name, clause in tariff.clauses.items()]
    titled += [(table.name, table.title) for table in tariff.tables]
    titles = {name: title for name, title in titled if title is not None}
    return FormulaWords(titles={**titles, "on": _DAY}, calendar=tariff.calendar)


def _holds(named: Text) -> Text:
    return _filled("{0} holds", "{0} برقرار است", named)


def _to_places(quotient: Text, places: int, mode: Mode) -> Text:
    digits = Text(str(places), persian_digits(str(places)))
    return _filled(
        "{0} rounded ({1}) to {2} decimal places",
        "{0} گردشده ({1}) تا {2} رقم اعشار",
        quotient,
        MODES[mode],
        digits,
    )


def _filled(en: str, fa: str, *parts: Text) -> Text:
    return Text(en.format(*(part.en for part in parts)), fa.format(*(part.fa for part in parts)))


def _joined(en: str, fa: str, parts: list[Text]) -> Text:
    return Text(en.join(part.en for part in parts), fa.join(part.fa for part in parts))
