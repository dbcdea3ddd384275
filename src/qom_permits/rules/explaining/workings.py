"""Telling workings: how one formula came to its value, with the names, rows and items it used."""

from __future__ import annotations

from attrs import evolve, frozen

from qom_permits.domain.texts import Text, same
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.bands import spoken_band
from qom_permits.rules.explaining.explainable import Explainable
from qom_permits.rules.explaining.phrases import Speaker
from qom_permits.rules.explaining.worked import UsedRow, UsedValue, WorkedItem, Working
from qom_permits.rules.language.clauses import Charge, Clause, Quantity, Subtotal
from qom_permits.rules.language.expressions import Expression, Formula, ItemFact, Name, SumOver, TableValue
from qom_permits.rules.language.kinds import Kind
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.tables import Table


@frozen(kw_only=True)
class Teller:
    """Tells the workings of *tariff*'s formulas by what *speaker* knows of their values."""

    tariff: Explainable
    speaker: Speaker

    def working(self, formula: Formula) -> Working:
        """Return how *formula* came to its value."""
        parts = self._parts(formula.expression)
        return Working(
            formula=formula.text,
            words=self.speaker.say(formula.expression),
            result=self._amount(formula.expression),
            values=self._values(parts),
            rows=self._rows(parts),
            items=tuple(
                evolve(self, speaker=self.speaker.of_item(trace)).item(part, number)
                for part in parts
                if isinstance(part, SumOver)
                for number, trace in enumerate(self.speaker.items[part], 1)
            ),
        )

    def item(self, added: SumOver, number: int) -> WorkedItem:
        """Return what *added* came to for the item whose values the speaker knows."""
        parts = self._parts(added.each)
        return WorkedItem(
            title=self._title(added.items),
            number=number,
            words=self.speaker.say(added.each),
            result=self._amount(added.each),
            values=self._values(parts),
            rows=self._rows(parts),
        )

    def grounds(self, formulas: tuple[Formula, ...]) -> tuple[Quantity | Subtotal | Charge, ...]:
        """Return what *formulas* rest on that was itself worked out, each once, in the order read."""
        found: dict[str, Quantity | Subtotal | Charge] = {}
        waiting = list(formulas)
        while waiting:
            for part in self.speaker.worked_out(waiting.pop(0).expression):
                clause = self.tariff.clauses.get(part.name) if isinstance(part, Name) else None
                if isinstance(part, Name) and isinstance(clause, Quantity | Subtotal | Charge):
                    waiting += (
                        [clause.formula] if isinstance(clause, Quantity) and part.name not in found else []
                    )
                    found[part.name] = clause
        return tuple(found.values())

    def _parts(self, wanted: Expression) -> list[Expression]:
        return list(dict.fromkeys(self.speaker.worked_out(wanted)))

    def _values(self, parts: list[Expression]) -> tuple[UsedValue, ...]:
        return tuple(self._used(part) for part in parts if isinstance(part, Name | ItemFact))

    def _rows(self, parts: list[Expression]) -> tuple[UsedRow, ...]:
        return tuple(dict.fromkeys(self._row(part) for part in parts if isinstance(part, TableValue)))

    def _amount(self, wanted: Expression) -> Text:
        return spoken_amount(self.speaker.trace[wanted], wanted.kind, self.speaker.calendar)

    def _used(self, part: Name | ItemFact) -> UsedValue:
        return UsedValue(name=part.name, title=self._title(part.name), value=self._amount(part))

    def _title(self, name: str) -> Text:
        clause: Clause | None = self.tariff.clauses.get(name)
        return sentences.DAY if clause is None else getattr(clause, "title", None) or same(name)

    def _row(self, part: TableValue) -> UsedRow:
        table = self.speaker.tables[part.table]
        return UsedRow(
            table=part.table,
            column=part.column,
            title=table.title or same(table.name),
            keys=self._keys(table, part),
            value=self._amount(part),
            cite=table.cite,
        )

    def _keys(self, table: Table, part: TableValue) -> Text:
        told = [
            (
                self._title(key.name),
                self._amount(wanted) if key.band is None else self._band(table, part, wanted.kind),
            )
            for key, wanted in zip(table.keys, part.keys, strict=True)
        ]
        return Text(
            "; ".join(f"{title.en}: {key.en}" for title, key in told),
            "؛ ".join(f"{title.fa}: {key.fa}" for title, key in told),
        )

    def _band(self, table: Table, part: TableValue, kind: Kind) -> Text:
        row = table.find(tuple(self.speaker.trace[key] for key in part.keys))
        return spoken_band(table, row, kind, self.speaker.calendar)
