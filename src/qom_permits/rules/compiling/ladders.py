"""Ladders: the bands of tables as edges that belong to them, so that one search serves several tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from qom_permits.rules.language.expressions import Expression, Marginal, TableValue
from qom_permits.rules.language.parts import parts_of
from qom_permits.rules.language.tables import Band, Row, Table

MOST_CELLS = 20_000
"""Tables that would take more cells than this to be read by one search are searched one by one."""

Edge = int | date


@frozen
class Ladder:
    """The bands of *table*; *is_marginal*: as the parts of an amount, where the upper edge always belongs."""

    table: str
    is_marginal: bool


@frozen(cache_hash=True)
class Place:
    """Where *amount* stands among the edges of all *ladders*."""

    amount: Expression
    ladders: tuple[Ladder, ...]


@frozen
class Places:
    """The places that formulas look for, by amount and ladder."""

    found: Mapping[tuple[Expression, Ladder], Place]

    def of(self, part: TableValue | Marginal) -> Place | None:
        """Return the place that *part* looks for, None where it has other keys than the band."""
        sought = _sought(part)
        return None if sought is None else self.found.get(sought)


def places_in(formulas: Iterable[Expression], tables: Mapping[str, Table]) -> Places:
    """Return the places that *formulas* look for in *tables* whose only key is a band."""
    wanted: dict[Expression, dict[Ladder, None]] = {}
    for formula in formulas:
        for part in parts_of(formula):
            sought = _sought(part) if isinstance(part, TableValue | Marginal) else None
            if sought is not None and is_banded_only(tables[sought[1].table]):
                wanted.setdefault(sought[0], {})[sought[1]] = None
    return Places(
        {
            (amount, ladder): Place(amount, group)
            for amount, ladders in wanted.items()
            for group in _groups(tuple(ladders), tables)
            for ladder in group
        }
    )


def is_banded_only(table: Table) -> bool:
    """Return whether the band is the only key of *table*."""
    return table.band is not None and len(table.keys) == 1


def edges_of(rows: Sequence[Row], band: Band | None, places: int, *, is_marginal: bool) -> list[Edge]:
    """Return the upper edges of *rows* as the last number, or day, that belongs to each.

    Numbers are whole ones over ``10 ** places``, which is as fine as what is looked for.
    """
    belongs = is_marginal or band is Band.TO
    edges: list[Edge] = []
    for row in rows:
        if isinstance(row.edge, Fraction):
            number = row.edge * 10**places
            edges.append(floor(number) if belongs else ceil(number) - 1)
        elif row.edge is not None:
            edges.append(row.edge if belongs else row.edge - timedelta(1))
    return edges


def spread(told: Sequence[int], own: Sequence[Edge], shared: Sequence[Edge]) -> tuple[int, ...]:
    """Return what bands with their *own* edges have *told*, band by band of the *shared* edges.

    Past the last band there is nothing, so that looking there fails.

    >>> spread([7, 9], [10], [5, 10, 20])
    (7, 7, 9, 9)
    """
    places = [bisect_left(own, edge) for edge in shared] + [len(own)]
    return tuple(told[place] for place in places if place < len(told))


def _sought(part: TableValue | Marginal) -> tuple[Expression, Ladder] | None:
    if isinstance(part, Marginal):
        return None if part.keys else (part.amount, Ladder(part.table, is_marginal=True))
    return (part.keys[0], Ladder(part.table, is_marginal=False)) if len(part.keys) == 1 else None


def _groups(ladders: tuple[Ladder, ...], tables: Mapping[str, Table]) -> Iterable[tuple[Ladder, ...]]:
    bands = sum(len(tables[ladder.table].rows) for ladder in ladders)
    return [ladders] if bands * len(ladders) <= MOST_CELLS else [(ladder,) for ladder in ladders]
