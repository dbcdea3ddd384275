"""Workings: how one formula came to its value, with the names and rows it used."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.texts import Text, same
from qom_permits.rules.clauses import Charge, Clause, Quantity, Subtotal
from qom_permits.rules.expressions import Expression, Formula, Name, TableValue
from qom_permits.rules.kinds import Kind
from qom_permits.rules.phrases import Speaker
from qom_permits.rules.spoken import spoken_amount
from qom_permits.rules.tables import Band, Table
from qom_permits.rules.tariff import Tariff

_DAY = Text("the day assessed for", "روز محاسبه")


@frozen(kw_only=True)
class UsedValue:
    """One name a formula read, and its value with its unit."""

    name: str
    title: Text
    value: Text

    def to_json(self) -> dict[str, object]:
        """Return the value as plain data."""
        return {"name": self.name, "title": self.title.to_json(), "value": self.value.to_json()}


@frozen(kw_only=True)
class UsedRow:
    """One row a formula read: the *keys* or band it stands for, and what it says."""

    table: str
    column: str
    title: Text
    keys: Text
    value: Text
    cite: Text

    def to_json(self) -> dict[str, object]:
        """Return the row as plain data."""
        return {
            "table": self.table,
            "column": self.column,
            "title": self.title.to_json(),
            "keys": self.keys.to_json(),
            "value": self.value.to_json(),
            "cite": self.cite.to_json(),
        }


@frozen(kw_only=True)
class Working:
    """One *formula*, said with its values (*words*), what it came to, and what it read."""

    formula: str
    words: Text
    result: Text
    values: tuple[UsedValue, ...]
    rows: tuple[UsedRow, ...]

    def told(self) -> Text:
        """Return the words and what they come to, once where the two are the same."""
        return Text(
            self.words.en if self.words.en == self.result.en else f"{self.words.en} = {self.result.en}",
            self.words.fa if self.words.fa == self.result.fa else f"{self.words.fa} = {self.result.fa}",
        )

    def grounds(self, cite: Text) -> Text:
        """Return *cite* and the rows read, in brackets."""
        return Text(
            f"({'; '.join([cite.en, *(row.keys.en for row in self.rows)])})",
            f"({'؛ '.join([cite.fa, *(row.keys.fa for row in self.rows)])})",
        )

    def to_json(self) -> dict[str, object]:
        """Return the working as plain data."""
        return {
            "formula": self.formula,
            "words": self.words.to_json(),
            "result": self.result.to_json(),
            "values": [value.to_json() for value in self.values],
            "rows": [row.to_json() for row in self.rows],
        }


@frozen(kw_only=True)
class Teller:
    """Tells the workings of *tariff*'s formulas by what *speaker* knows of their values."""

    tariff: Tariff
    speaker: Speaker

    def working(self, formula: Formula) -> Working:
        """Return how *formula* came to its value."""
        parts = list(dict.fromkeys(self.speaker.worked_out(formula.expression)))
        return Working(
            formula=formula.text,
            words=self.speaker.say(formula.expression),
            result=self._amount(formula.expression),
            values=tuple(self._used(part) for part in parts if isinstance(part, Name)),
            rows=tuple(dict.fromkeys(self._row(part) for part in parts if isinstance(part, TableValue))),
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

    def _amount(self, wanted: Expression) -> Text:
        return spoken_amount(self.speaker.trace[wanted], wanted.kind, self.speaker.calendar)

    def _used(self, part: Name) -> UsedValue:
        return UsedValue(name=part.name, title=self._title(part.name), value=self._amount(part))

    def _title(self, name: str) -> Text:
        clause: Clause | None = self.tariff.clauses.get(name)
        return _DAY if clause is None else getattr(clause, "title", None) or same(name)

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
        beneath, edge = (None, None) if row is None else (table.beneath(row), row.edge)
        lower, upper = self._edge(beneath, kind), self._edge(edge, kind)
        to = table.band is Band.TO
        match lower, upper:
            case None, None:
                return Text("any", "هر اندازه")
            case None, Text():
                form = Text("to {upper}", "تا {upper}") if to else Text("under {upper}", "کمتر از {upper}")
            case Text(), None:
                form = (
                    Text("over {lower}", "بیش از {lower}")
                    if to
                    else Text("from {lower} on", "از {lower} به بالا")
                )
            case _:
                form = (
                    Text("over {lower} to {upper}", "بیش از {lower} تا {upper}")
                    if to
                    else Text("from {lower} to under {upper}", "از {lower} تا کمتر از {upper}")
                )
        return form.fill(lower=lower, upper=upper)

    def _edge(self, edge: Fraction | date | None, kind: Kind) -> Text | None:
        return None if edge is None else spoken_amount(edge, kind, self.speaker.calendar)
