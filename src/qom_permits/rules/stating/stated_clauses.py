"""The clauses of a tariff as they are stated: inputs, rates, quantities, charges, subtotals, reliefs, tables."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from attrs import field, frozen

from qom_permits.domain.texts import Text
from qom_permits.rules.language.clauses import (
    Asked,
    Charge,
    ChoiceAsked,
    Clause,
    Input,
    ListAsked,
    NumberAsked,
    Quantity,
    Rate,
    Relief,
    Subtotal,
    kind_asked,
    name_of,
    place_of,
)
from qom_permits.rules.language.spoken import spoken_list, spoken_unit, spoken_value
from qom_permits.rules.language.tables import Band, Key, Table
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.stating import aspect_labels as labels
from qom_permits.rules.stating.clause_words import TYPES, type_of
from qom_permits.rules.stating.formula_words import FormulaWords, formula_words
from qom_permits.rules.stating.stated import (
    Aspect,
    Stated,
    stated_formula,
    stated_names,
    stated_number,
    stated_symbol,
    stated_value,
    stated_words,
)
from qom_permits.rules.tariff import Tariff

_CALLED: Mapping[type, Text] = {
    Input: Text("input {title}", "ورودی {title}"),
    Rate: Text("rate {title}", "نرخ {title}"),
    Table: Text("table {title}", "جدول {title}"),
    Quantity: Text("quantity {title}", "کمیت {title}"),
    Charge: Text("charge {title}", "بند عوارض {title}"),
    Subtotal: Text("subtotal {title}", "جمع جزء {title}"),
    Relief: Text("relief {title}", "بند معافیت {title}"),
}
_OF_ITEMS = Text("{called} of each of {list}", "{called} برای هر یک از {list}")
_BANDED = {
    Band.TO: Text("{title} (in bands, the upper edge within)", "{title} (پله‌ای، کران بالا در همان پله)"),
    Band.BELOW: Text("{title} (in bands, the upper edge outside)", "{title} (پله‌ای، کران بالا در پلهٔ بعد)"),
}


@frozen(kw_only=True)
class Stating:
    """Says the clauses of *tariff*."""

    tariff: Tariff
    words: FormulaWords = field(init=False)

    @words.default
    def _of_the_tariff(self) -> FormulaWords:
        return formula_words(self.tariff)

    def stated(self, clause: Clause | Table) -> Stated:
        """Return what *clause* states; an input, and a subtotal, by the authority of the whole tariff."""
        cite = None if isinstance(clause, Input | Subtotal) else clause.cite
        named = stated_words("title", labels.TITLE, None if isinstance(clause, Subtotal) else clause.title)
        return Stated(
            where=f"tables.{clause.name}" if isinstance(clause, Table) else place_of(clause),
            called=self.called(clause),
            cite=cite or self.tariff.citation,
            aspects=(
                *named,
                *self._aspects(clause),
                *stated_words("cite", labels.CITE, cite),
            ),
        )

    def called(self, clause: Clause | Table) -> Text:
        """Return what people call *clause*: its section and its title."""
        name = clause.name if isinstance(clause, Table) else name_of(clause)
        called = _CALLED[type(clause)].fill(title=self.words.titled(name))
        if isinstance(clause, Input) and clause.of is not None:
            return _OF_ITEMS.fill(called=called, list=self.words.titled(clause.of))
        return called

    def _aspects(self, clause: Clause | Table) -> tuple[Aspect, ...]:
        words = self.words
        match clause:
            case Input():
                return self._input(clause)
            case Rate():
                return (
                    stated_number("value", labels.VALUE, clause.value, clause.unit),
                    *_unit(clause.unit),
                )
            case Quantity():
                return stated_formula("formula", labels.FORMULA, clause.formula, words)
            case Charge():
                return (
                    *stated_formula("when", labels.WHEN, clause.when, words),
                    *stated_formula("formula", labels.FORMULA, clause.formula, words),
                    *stated_formula("at_least", labels.AT_LEAST, clause.at_least, words),
                    *stated_formula("at_most", labels.AT_MOST, clause.at_most, words),
                )
            case Subtotal():
                return (stated_names("members", labels.MEMBERS, clause.members, words),)
            case Relief():
                return (
                    *stated_formula("when", labels.WHEN, clause.when, words),
                    stated_names("on", labels.ON, clause.on, words, in_order=clause.amount is not None),
                    *stated_formula("share", labels.SHARE, clause.share, words),
                    *stated_formula("amount", labels.AMOUNT, clause.amount, words),
                )
            case Table():
                return self._table(clause)
            case _:
                assert_never(clause)

    def _input(self, wanted: Input) -> tuple[Aspect, ...]:
        asked, kind, calendar = wanted.asked, kind_asked(wanted.asked), self.tariff.calendar
        default = None if isinstance(asked, ListAsked) else wanted.default
        return (
            stated_symbol("type", labels.TYPE, type_of(asked), TYPES[type_of(asked)]),
            *_bounds(asked),
            *(() if default is None else (stated_value("default", labels.DEFAULT, default, kind, calendar),)),
            *stated_formula("when", labels.ASKED_WHEN, wanted.when, self.words),
        )

    def _table(self, table: Table) -> tuple[Aspect, ...]:
        keys = spoken_list([_key(key, self.words) for key in table.keys])
        written = ", ".join(str(key) for key in table.keys)
        return (
            Aspect(key="columns", label=labels.KEYS, meaning=table.keys, written=written, said=keys),
            *(
                stated_symbol(f"values.{name}", labels.COLUMN.fill(column=name), str(unit), spoken_unit(unit))
                for name, unit in table.columns
            ),
        )


def _bounds(asked: Asked) -> tuple[Aspect, ...]:
    match asked:
        case NumberAsked(unit=unit):
            return (
                *_unit_and_places(asked),
                stated_number("min", labels.LEAST, asked.least, unit),
                stated_number("max", labels.MOST, asked.most, unit),
            )
        case ChoiceAsked(options):
            said = spoken_list([spoken_value(option) for option in options])
            written = ", ".join(options)
            meaning = frozenset(options)
            return (Aspect(key="options", label=labels.OPTIONS, meaning=meaning, written=written, said=said),)
        case ListAsked(at_most):
            return (stated_number("at_most", labels.AT_MOST_ITEMS, Fraction(at_most)),)
        case _:
            return ()


def _unit_and_places(asked: NumberAsked) -> tuple[Aspect, ...]:
    """Return the unit and the decimals a tariff writes: of money neither unit, of a count no decimals."""
    places = stated_number("places", labels.PLACES, Fraction(asked.places))
    return (
        *(() if asked.type == "money" else _unit(asked.unit)),
        *((places,) if asked.type != "count" else ()),
    )


def _unit(unit: Unit) -> tuple[Aspect, ...]:
    return () if unit == ONE else (stated_symbol("unit", labels.UNIT, str(unit), spoken_unit(unit)),)


def _key(key: Key, words: FormulaWords) -> Text:
    title = words.titled(key.name)
    return title if key.band is None else _BANDED[key.band].fill(title=title)
