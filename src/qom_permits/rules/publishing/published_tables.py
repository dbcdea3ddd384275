"""A table of a tariff as it is published: what looks it up, then its rows, long ones cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.spoken import spoken_unit
from qom_permits.rules.language.tables import Table
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.publishing.pages import Card, Grid, Part
from qom_permits.rules.stating.stated_clauses import Stating
from qom_permits.rules.stating.stated_rows import stating_rows

MOST_ROWS = 60
"""How many rows of one table are shown; the file has them all."""

_VALUE = Text("value", "مقدار")
_IN_UNIT = Text("{name} ({unit})", "{name} ({unit})")
_CUT = Text(
    "the first {shown} of {all} rows; the file has them all",
    "{shown} ردیف نخست از {all} ردیف؛ همه در پرونده هست",
)


def table_parts(stating: Stating, table: Table) -> Iterator[Part]:
    """Yield the heading of *table* and its rows."""
    shown = [
        aspect
        for aspect in stating.stated(table).aspects
        if aspect.key != "title" and not aspect.key.startswith("values.")
    ]
    yield Card(
        title=table.title or same(table.name),
        name=table.name,
        lines=tuple((aspect.label, aspect.said) for aspect in shown),
    )
    yield _rows(stating, table)


def _rows(stating: Stating, table: Table) -> Grid:
    rows = stating_rows(stating.tariff, table)
    keys = [_title(stating, key.name) for key in table.keys]
    return Grid(
        columns=(*keys, *(_column(name, unit) for name, unit in table.columns)),
        rows=tuple(
            (*rows.keys(row), *(rows.bare_value(row, name) for name, _ in table.columns))
            for row in islice(rows.rows(), MOST_ROWS)
        ),
        note=None if len(table.rows) <= MOST_ROWS else _CUT.fill(shown=MOST_ROWS, all=len(table.rows)),
    )


def _title(stating: Stating, name: str) -> Text:
    return stating.words.titles.get(name) or same(name)


def _column(name: str, unit: Unit) -> Text:
    titled = _VALUE if name == "value" else same(name)
    return titled if unit == ONE else _IN_UNIT.fill(name=titled, unit=spoken_unit(unit))
