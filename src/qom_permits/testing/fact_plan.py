"""The plan by which facts are drawn: in what order, from which values, and when an input is asked at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs
from attrs import field, frozen
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.language.clauses import Input
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.tables import Row, Table
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.tariff_landmarks import landmarks, names_in
from qom_permits.testing.tariff_values import Within, values_of

Known = Value | Within
"""What a drawn row of a table leaves of an input: one value, or a part of its range."""

_NOT_LEGAL = frozenset({"bad-fact", "missing-fact", "unknown-fact"})


@frozen(kw_only=True)
class FactPlan:
    """How to draw facts of *tariff*: its *inputs* in an order in which each is asked after what it depends on.

    *marks* are the landmarks of each input. *asking* holds, for each input with a condition, the tariff as if
    it asked only for what comes before. *uncovered_too* accepts facts that no table covers.
    """

    tariff: Tariff
    inputs: tuple[Input, ...]
    marks: Mapping[str, tuple[Value, ...]]
    asking: Mapping[str, Tariff]
    uncovered_too: bool
    strategies: dict[tuple[str, Within | None], st.SearchStrategy[Value]] = field(factory=dict, eq=False)
    rows: dict[tuple[str, tuple[tuple[str, Known], ...]], tuple[Row, ...]] = field(factory=dict, eq=False)

    def values(self, wanted: Input, within: Within | None) -> st.SearchStrategy[Value]:
        """Return the values to draw for *wanted* from, *within* a part of its range or all of it."""
        key = wanted.name, within
        if key not in self.strategies:
            marks, day = self.marks[wanted.name], self.tariff.first_day
            self.strategies[key] = values_of(wanted, marks, day, within, any_text=self.uncovered_too)
        return self.strategies[key]

    def is_asked(
        self, wanted: Input, facts: Mapping[str, GivenFact], on: date, item: int | None = None
    ) -> bool:
        """Return whether *wanted* is asked of a case, or of one *item*; raises `BadTariff` where none can say."""
        if wanted.when is None:
            return True
        interpreter, _ = self.asking[wanted.name].reckoning(facts, on)
        if wanted.of is not None and item is not None:
            interpreter.item = interpreter.hands(wanted.of)[item]
        return bool(interpreter.value(wanted.when.expression))

    def accepts(self, no: BadTariff) -> bool:
        """Return whether facts a tariff refuses are drawn all the same: those that are legal, and a fault shows."""
        codes = {fault.code for fault in no.faults}
        return not codes & _NOT_LEGAL and (self.uncovered_too or "not-covered" not in codes)

    def tables_on(self, names: frozenset[str]) -> Iterator[Table]:
        """Yield the tables with a key among *names*."""
        yield from (table for table in self.tariff.tables if names & {key.name for key in table.keys})

    def rows_for(self, table: Table, known: Mapping[str, Known]) -> tuple[Row, ...]:
        """Return the rows of *table* whose exact keys are what is *known* of them."""
        exact = [
            (place, key.name)
            for place, key in enumerate(table.keys)
            if key.band is None and not isinstance(known.get(key.name, Within), Within | type)
        ]
        wanted = tuple((name, known[name]) for _, name in exact)
        if (table.name, wanted) not in self.rows:
            self.rows[table.name, wanted] = tuple(
                row for row in table.rows if all(row.keys[place] == known[name] for place, name in exact)
            )
        return self.rows[table.name, wanted]


def fact_plan(tariff: Tariff, *, uncovered_too: bool = False) -> FactPlan:
    """Return how to draw facts of *tariff*."""
    inputs = _in_order(tariff)
    return FactPlan(
        tariff=tariff,
        inputs=inputs,
        marks=landmarks(tariff),
        asking={
            wanted.name: with_only(tariff, inputs=inputs[:place])
            for place, wanted in enumerate(inputs)
            if wanted.when is not None
        },
        uncovered_too=uncovered_too,
    )


def with_only(tariff: Tariff, **parts: object) -> Tariff:
    """Return *tariff* with other *parts*."""
    said = {each.name: getattr(tariff, each.name) for each in attrs.fields(Tariff) if each.init}
    return Tariff(**(said | parts))


def left_of(table: Table, row: Row, names: frozenset[str]) -> dict[str, Known]:
    """Return what *row* leaves of those of *names* that are keys of *table*."""
    known: dict[str, Known] = {
        key.name: value for key, value in zip(table.keys, row.keys, strict=False) if key.name in names
    }
    last = table.keys[-1]
    if last.band is not None and last.name in names:
        known[last.name] = Within(beneath=table.beneath(row), edge=row.edge, band=last.band)
    return known


def _in_order(tariff: Tariff) -> tuple[Input, ...]:
    """Return the inputs, each after those its condition rests on, and after the list it is in."""
    known = {each.name for each in tariff.inputs}
    waits: dict[str, set[str]] = {}
    for each in tariff.inputs:
        conditions = [] if each.when is None else [each.when.expression]
        waits[each.name] = (names_in(conditions, tariff) & known) | ({each.of} if each.of else set())
    ordered: dict[str, Input] = {}
    while len(ordered) < len(tariff.inputs):
        ready = [
            each for each in tariff.inputs if each.name not in ordered and waits[each.name] <= set(ordered)
        ]
        ordered |= {each.name: each for each in ready or tariff.inputs}
    return tuple(ordered.values())
