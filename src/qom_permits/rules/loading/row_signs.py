"""Signs: what rows are known by while they are checked: each cell as text, in one way of writing for each value.

Many rows are looked at together, column by column, so that a table of thousands is checked in little time and room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import define, field, frozen

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.domain.texts import listed
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.kinds import Kind, Number, Value, Words
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.row_reading import read_cell
from qom_permits.rules.loading.table_reading import TableDraft

Edge = Decimal | str
"""Where a band ends: a number, or a day as ``YYYY-MM-DD``."""
NO_NUMBER, NO_DAY = Decimal("Infinity"), "~"
"""The edges of bands without one, which are past all others."""
_PLAIN_NUMBER = re.compile(
    rf"(?=[-0-9.]{{1,{MOST_DIGITS}}}\Z)(?:0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9])"
)
_PLAIN_WORDS = re.compile(r"[!-~]+(?: [!-~]+)*")
_MOST_KEPT = 10_000
_BETWEEN = "\x1f"
"""Stands in no text that was folded, so that keys joined by it are told apart."""


@frozen
class Signs:
    """The signs of some rows: the exact *keys* of each joined, and the *edges* of their bands, None without bands."""

    keys: Sequence[str]
    edges: Sequence[Edge] | None


class RowSigns:
    """Says what the rows of a draft are known by, its columns being of *kinds* and its days of *calendar*."""

    def __init__(self, draft: TableDraft, kinds: Sequence[Kind], calendar: Calendar) -> None:
        keys, is_banded = draft.shape.keys, draft.shape.band is not None
        named = [(str(key), kind) for key, kind in zip(keys, kinds, strict=True)]
        named += [(name, Number(unit)) for name, unit in draft.shape.columns]
        self._columns = [_Column(name, kind, calendar) for name, kind in named]
        self._exact = len(keys) - is_banded
        self._banded = self._columns[self._exact] if is_banded else None
        self._names = draft.columns

    def of(self, rows: Sequence[Sequence[object]]) -> Signs:
        """Return the signs of *rows*; raises `BadTariff` at the first that cannot be read."""
        for given in {len(cells) for cells in rows} - {len(self._names)}:
            raise texts.BAD_ROW.error(given=given, wanted=len(self._names), columns=listed(list(self._names)))
        columns = list(zip(*rows, strict=True))
        signs = [
            column.signs(cells)
            for column, cells in zip(self._columns, columns, strict=True)
            if column is not self._banded
        ]
        edges = None if self._banded is None else self._banded.edges(columns[self._exact])
        keys = (
            signs[0]
            if self._exact == 1
            else list(map(_BETWEEN.join, zip(*signs[: self._exact], strict=True)))
        )
        return Signs(keys if self._exact else [""] * len(rows), edges)


@define
class _Column:
    """A column of cells of one *kind*."""

    name: str
    kind: Kind
    calendar: Calendar
    _seen: dict[str, str] = field(factory=dict, init=False)

    def signs(self, cells: Sequence[object]) -> Sequence[str]:
        """Return the signs of *cells*; raises `BadTariff` at the first that is none of its kind."""
        match self.kind:
            case Number():
                is_plain = _are(cells, _PLAIN_NUMBER)
            case Words(None):
                is_plain = _are(cells, _PLAIN_WORDS)
            case _:
                is_plain = False
        return cells if is_plain else [self._sign(cell) for cell in cells]  # type: ignore[return-value]  # what is plain is text

    def edges(self, cells: Sequence[object]) -> Sequence[Edge]:
        """Return the edges that *cells* say."""
        signs = iter(self.signs([cell for cell in cells if cell != ""]))
        if isinstance(self.kind, Number):
            return [NO_NUMBER if cell == "" else Decimal(next(signs)) for cell in cells]
        return [NO_DAY if cell == "" else next(signs) for cell in cells]

    def _sign(self, cell: object) -> str:
        """Return the sign of *cell*; the texts met first are kept in mind."""
        sign = self._seen.get(cell) if isinstance(cell, str) else None
        if sign is None:
            sign = _written(read_cell(self.name, cell, self.kind, self.calendar))
            if isinstance(cell, str) and len(self._seen) < _MOST_KEPT:
                self._seen[cell] = sign
        return sign


def _are(cells: Sequence[object], form: re.Pattern[str]) -> bool:
    """Return whether all *cells* are texts of *form*."""
    return {type(cell) for cell in cells} <= {str} and all(map(form.fullmatch, cells))  # type: ignore[arg-type]  # asked just now


def _written(value: Value) -> str:
    match value:
        case Fraction():
            return decimal_text(value) or ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case _:
            return value.isoformat()
