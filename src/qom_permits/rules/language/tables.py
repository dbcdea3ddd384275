"""Tables: rows of published values, found by exact keys and at most one band."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from qom_permits.domain.texts import Text
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.units import Unit


class Band(Enum):
    """Whether a band's upper edge belongs to it."""

    TO = "<="
    BELOW = "<"


EDGES: Mapping[Band, str] = {
    Band.TO: "a band of numbers or days, whose upper edge belongs to it",
    Band.BELOW: "a band whose upper edge is the first of the next",
}
"""What the sign after a key's name says of its column."""


@frozen
class Key:
    """A key column: the input or quantity it bears the *name* of; *band* None compares exactly."""

    name: str
    band: Band | None = None

    def __str__(self) -> str:
        """Return the column as a tariff writes it."""
        return self.name if self.band is None else f"{self.name} {self.band.value}"


@frozen
class Row:
    """One row: *edge* is its band's upper edge, None where there is no edge or no band."""

    keys: tuple[Value, ...]
    edge: Fraction | date | None
    values: tuple[Fraction, ...]


@frozen(kw_only=True)
class Table:
    """*rows* under *keys*, the last of which may be banded, and *columns* of values with their units."""

    name: str
    keys: tuple[Key, ...]
    columns: tuple[tuple[str, Unit], ...]
    rows: tuple[Row, ...] = field(repr=False)
    cite: Text
    title: Text | None = None
    groups: Mapping[tuple[Value, ...], tuple[Row, ...]] = field(init=False, eq=False, repr=False)

    @groups.default
    def _by_exact_keys(self) -> Mapping[tuple[Value, ...], tuple[Row, ...]]:
        groups: dict[tuple[Value, ...], list[Row]] = {}
        for row in self.rows:
            groups.setdefault(row.keys, []).append(row)
        return {keys: tuple(rows) for keys, rows in groups.items()}

    @property
    def band(self) -> Band | None:
        """The sign of the banded column, None where all keys are exact."""
        return self.keys[-1].band

    def unit(self, column: str) -> Unit:
        """Return the unit of *column*."""
        return dict(self.columns)[column]

    def value(self, row: Row, column: str) -> Fraction:
        """Return what *row* says in *column*."""
        return row.values[[name for name, _ in self.columns].index(column)]

    def bands(self, exact: tuple[Value, ...]) -> tuple[Row, ...]:
        """Return the rows for the *exact* keys, none when there are none."""
        return self.groups.get(exact, ())

    def find(self, keys: tuple[Value, ...]) -> Row | None:
        """Return the row that holds *keys*, None when there is none."""
        if self.band is None:
            return next(iter(self.bands(keys)), None)
        rows = self.bands(keys[:-1])
        place = _place(rows, keys[-1], self.band)
        return rows[place] if place < len(rows) else None

    def beneath(self, row: Row) -> Fraction | date | None:
        """Return the edge at which *row*'s band begins, None where it is the first."""
        rows = self.bands(row.keys)
        place = rows.index(row)
        return rows[place - 1].edge if place else None

    def slices(self, exact: tuple[Value, ...], amount: Fraction) -> tuple[tuple[Row, Fraction], ...]:
        """Return each band that *amount* reaches with the part of it that lies there; bands start at 0."""
        parts: list[tuple[Row, Fraction]] = []
        beneath = Fraction(0)
        for row in self.bands(exact):
            reach = min(row.edge, amount) if isinstance(row.edge, Fraction) else amount
            if reach > beneath:
                parts.append((row, reach - beneath))
                beneath = reach
        return tuple(parts)

    def nearest(self, keys: tuple[Value, ...]) -> tuple[tuple[Value, ...], str]:
        """Return what the table does have next to *keys*, and the name of the key that is not there."""
        exact = keys if self.band is None else keys[:-1]
        last = self.bands(exact)[-1:]
        if last and last[0].edge is not None:
            return (last[0].edge,), self.keys[-1].name
        place = next(place for place in range(len(exact)) if not self._begins(exact[: place + 1]))
        there = sorted({group[place] for group in self.groups if group[:place] == exact[:place]})
        nearby = bisect_left(there, exact[place])
        return tuple(there[max(nearby - 1, 0) : nearby + 1]), self.keys[place].name

    def _begins(self, first: tuple[Value, ...]) -> bool:
        return any(group[: len(first)] == first for group in self.groups)


def _place(rows: tuple[Row, ...], amount: Value, band: Band) -> int:
    edges = [row.edge for row in rows if row.edge is not None]
    find = bisect_left if band is Band.TO else bisect_right
    return find(edges, amount)
