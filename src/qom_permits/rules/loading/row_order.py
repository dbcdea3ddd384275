"""The order of rows: none stands twice, and the edges of bands rise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import Factory, define

from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.kinds import Day, Kind
from qom_permits.rules.language.spoken import spoken_list, spoken_value
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.row_reading import read_cell
from qom_permits.rules.loading.row_signs import NO_DAY, NO_NUMBER, Edge, Signs
from qom_permits.rules.loading.table_reading import TableDraft


@define
class RowOrder:
    """What the rows of *draft* have reached so far: the number of the last with the same exact keys, and its edge."""

    draft: TableDraft
    kinds: Sequence[Kind]
    calendar: Calendar
    _last: dict[str, int] = Factory(dict)
    _reached: dict[str, Edge] = Factory(dict)

    def has_taken(self, first: int, signs: Signs) -> bool:
        """Return whether rows from the number *first* on are in order; if so they are the last, if not none is."""
        last = dict(zip(signs.keys, range(first, first + len(signs.keys)), strict=True))
        if signs.edges is None:
            if len(last) < len(signs.keys) or not self._last.keys().isdisjoint(last):
                return False
        else:
            reached: dict[str, Edge] = {}
            for key, edge in zip(signs.keys, signs.edges, strict=True):
                before = reached.get(key, self._reached.get(key))
                if before is not None and not before < edge:  # type: ignore[operator]  # one column, one type
                    return False
                reached[key] = edge
            self._reached |= reached
        self._last |= last
        return True

    def fault_of(self, number: int, cells: Sequence[object], signs: Signs) -> Fault | None:
        """Return what is wrong with where the one row of *signs* stands, if anything; it is the last now."""
        (key,), (edge,) = signs.keys, signs.edges or (None,)
        other, reached = self._last.get(key), self._reached.get(key)
        self._last[key] = number
        if edge is not None:
            self._reached[key] = edge
        if other is None or (edge is not None and reached is not None and reached < edge):  # type: ignore[operator]  # one column, one type
            return None
        where = f"{self.draft.section.where}.rows.{number}"
        if edge == reached:
            return texts.DOUBLED_ROW.at(where, other=other, keys=self._keys(cells))
        return texts.ROW_ORDER.at(
            where,
            column=self.draft.shape.keys[-1].name,
            edge=self._told(edge),
            other=other,
            reached=self._told(reached),
        )

    def _keys(self, cells: Sequence[object]) -> Text:
        """Return the keys of a row in words."""
        among = zip(self.draft.shape.keys, self.kinds, cells, strict=False)
        told = [
            spoken_value(read_cell(key.name, cell, kind, self.calendar), self.calendar)
            for key, kind, cell in among
            if key.band is None or cell != ""
        ]
        return spoken_list(told or [same("–")])

    def _told(self, edge: Edge | None) -> Text:
        """Return *edge* in words."""
        if edge in (NO_NUMBER, NO_DAY):
            return Text("no edge", "بی‌مرز")
        if isinstance(edge, Decimal):
            return spoken_value(Fraction(edge), self.calendar)
        if isinstance(self.kinds[-1], Day):
            return spoken_value(date.fromisoformat(f"{edge}"), self.calendar)
        return same(f"{edge}")
