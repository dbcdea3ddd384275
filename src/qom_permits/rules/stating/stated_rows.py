"""The rows of a table as they are stated: their keys, their band, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text
from qom_permits.rules.language.clauses import Input, Quantity, kind_asked
from qom_permits.rules.language.kinds import Kind, Number, Words
from qom_permits.rules.language.spoken import spoken_amount, spoken_value
from qom_permits.rules.language.tables import Row, Table
from qom_permits.rules.stating.clause_words import band_words, band_written
from qom_permits.rules.stating.formula_words import FormulaWords, formula_words
from qom_permits.rules.stating.stated import value_written
from qom_permits.rules.tariff import Tariff

Edge = Fraction | date | None


@frozen
class StatedRow:
    """A *row* with the edge *beneath* its band; None where the band is the first, or there is none."""

    row: Row
    beneath: Edge


@frozen(kw_only=True)
class StatingRows:
    """Says the rows of *table*, whose keys are of *kinds*."""

    table: Table
    kinds: tuple[Kind, ...]
    words: FormulaWords
    calendar: Calendar

    def rows(self) -> Iterator[StatedRow]:
        """Yield every row, those of the same exact keys together."""
        for group in self.table.groups.values():
            beneath: Edge = None
            for row in group:
                yield StatedRow(row, beneath)
                beneath = row.edge

    def keys(self, stated: StatedRow) -> tuple[Text, ...]:
        """Return what each key column says, the banded one its band."""
        exact = [
            spoken_amount(key, kind, self.calendar)
            for key, kind in zip(stated.row.keys, self.kinds, strict=False)
        ]
        band = self.table.band
        if band is None:
            return tuple(exact)
        return (*exact, band_words(band, self._edge(stated.beneath), self._edge(stated.row.edge)))

    def value(self, stated: StatedRow, column: str) -> Text:
        """Return what a row says in *column*, with its unit."""
        return spoken_amount(self.table.value(stated.row, column), Number(self.table.unit(column)))

    def bare_value(self, stated: StatedRow, column: str) -> Text:
        """Return what a row says in *column*, for a place that says the unit itself."""
        return spoken_value(self.table.value(stated.row, column))

    def told(self, stated: StatedRow) -> Text:
        """Return the keys of a row in one line, each after its title."""
        titles = [self.words.titled(key.name) for key in self.table.keys]
        told = list(zip(titles, self.keys(stated), strict=True))
        return Text(
            "; ".join(f"{title.en}: {key.en}" for title, key in told),
            "؛ ".join(f"{title.fa}: {key.fa}" for title, key in told),
        )

    def written(self, stated: StatedRow) -> str:
        """Return the keys of a row in signs: ``postal_walk = 38186, 8 <= street_width < 15``."""
        exact = [
            f"{key.name} = {value_written(value, self.calendar)}"
            for key, value in zip(self.table.keys, stated.row.keys, strict=False)
        ]
        band = self.table.band
        if band is None:
            return ", ".join(exact)
        beneath, edge = (
            None if each is None else value_written(each, self.calendar)
            for each in (stated.beneath, stated.row.edge)
        )
        return ", ".join([*exact, band_written(self.table.keys[-1].name, band, beneath, edge)])

    def _edge(self, edge: Edge) -> Text | None:
        return None if edge is None else spoken_amount(edge, self.kinds[-1], self.calendar)


def stating_rows(tariff: Tariff, table: Table) -> StatingRows:
    """Return what says the rows of *table*, one of *tariff*'s."""
    kinds = tuple(_kind(tariff, key.name) for key in table.keys)
    return StatingRows(table=table, kinds=kinds, words=formula_words(tariff), calendar=tariff.calendar)


def _kind(tariff: Tariff, name: str) -> Kind:
    clause = tariff.clauses.get(name)
    if isinstance(clause, Input):
        return kind_asked(clause.asked)
    return clause.formula.expression.kind if isinstance(clause, Quantity) else Words()
