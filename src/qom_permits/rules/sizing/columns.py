"""Columns: which numbers a table can say, and how finely its bands begin."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from attrs import define, field

from qom_permits.rules.language.tables import Table
from qom_permits.rules.sizing.decimals import decimals, most_of
from qom_permits.rules.sizing.interval import Range


@define
class Columns:
    """Tells which numbers stand in *tables*, and remembers those it has looked at."""

    tables: Mapping[str, Table]
    known: dict[tuple[str, str | None], Range] = field(factory=dict)

    def of(self, table: str, column: str) -> Range:
        """Return the numbers in *column* of a table."""
        if (table, column) not in self.known:
            rows = self.tables[table].rows
            place = [name for name, _ in self.tables[table].columns].index(column)
            told = [row.values[place] for row in rows]
            self.known[table, column] = Range(min(told), max(told), _places(told))
        return self.known[table, column]

    def start(self, table: str) -> Range:
        """Return 0, where bands begin that are charged part by part, as fine as their edges are."""
        if (table, None) not in self.known:
            edges = [row.edge for row in self.tables[table].rows if isinstance(row.edge, Fraction)]
            self.known[table, None] = Range(Fraction(0), Fraction(0), _places(edges))
        return self.known[table, None]


def _places(numbers: Collection[Fraction]) -> int | None:
    bottoms = {number.denominator for number in numbers}
    return most_of(decimals(Fraction(1, bottom)) for bottom in bottoms)
