"""The rows a formula reads, told one after another, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from attrs import define

from qom_permits.domain.texts import same
from qom_permits.rules.explaining import sentences
from qom_permits.rules.language.clauses import Clause
from qom_permits.rules.language.expressions import Expression, TableValue
from qom_permits.rules.telling.phrasing import Phraser
from qom_permits.rules.telling.pieces import NONE, Code, Pieces, chosen, expression, filled, joined
from qom_permits.rules.telling.presence import Path

Read = Sequence[tuple[TableValue, Path]]
"""Rows by what reads them, each with what must be so for it to be read."""

_Part = TypeVar("_Part")


@define(kw_only=True)
class RowTelling:
    """Tells the rows that formulas read, as *phraser* says values."""

    phraser: Phraser

    def after(self, wanted: Expression) -> Pieces:
        """Return the rows *wanted* reads, each after a mark."""
        mark, read = self._mark, self._read(wanted)
        if _is_plain(read):
            told = [((mark, *self._keys(row)), path) for row, path in read]
            return tuple(piece for pieces, path in told for piece in self.where(path, pieces))
        return (Code(f"FOLLOWING({mark!r}, {self._distinct(read)})"),)

    def bracketed(self, wanted: Expression) -> Pieces:
        """Return the rows *wanted* reads for an item, in brackets after a space; nothing where it reads none."""
        read = self._read(wanted, of_item=True)
        if _is_plain(read) and not any(path for _, path in read):
            rows = joined(self._mark, [self._keys(row) for row, _ in read])
            return (" ", *filled(sentences.BRACKETED.en, rows)) if read else NONE
        return (Code(f"BRACKETED({self._mark!r}, {self._distinct(read)})"),)

    def title(self, name: str) -> str:
        """Return what the clause *name* is called; the one name of no clause is the day."""
        clause: Clause | None = self.phraser.coder.clauses.get(name)
        title = sentences.DAY if clause is None else getattr(clause, "title", None) or same(name)
        return self.phraser.voice.said(title)

    def where(self, path: Path, pieces: Pieces) -> Pieces:
        """Return *pieces* where *path* leads to them, else nothing."""
        return chosen(self.phraser.so(path), pieces, NONE) if path else pieces

    @property
    def _mark(self) -> str:
        return self.phraser.voice.said(sentences.SEMICOLON)

    def _read(self, wanted: Expression, *, of_item: bool = False) -> Read:
        parts = self.phraser.presence.reached(wanted, of_item=of_item)
        return once((part, path) for part, path in parts if isinstance(part, TableValue))

    def _keys(self, row: TableValue) -> Pieces:
        table = self.phraser.coder.tables[row.table]
        told = [
            (self.title(key.name), ": ", *self._key(row, wanted, is_banded=key.band is not None))
            for key, wanted in zip(table.keys, row.keys, strict=True)
        ]
        return joined(self._mark, told)

    def _key(self, row: TableValue, wanted: Expression, *, is_banded: bool) -> Pieces:
        return self.phraser.tables.band(row) if is_banded else self.phraser.amount(wanted)

    def _distinct(self, read: Read) -> str:
        """Return the Python for the rows in words, where two of them may be one row."""
        told: list[str] = []
        for number, (row, path) in enumerate(read):
            keys, value = expression(self._keys(row)), self.phraser.coder.perhaps(row).code
            same_row = f"({row.table!r}, {row.column!r}, (ROW{number} := {keys}), {value})"
            entry = f"{{{same_row}: ROW{number}}}"
            told.append(f"**({entry} if {self.phraser.so(path)} else {{}})" if path else f"**{entry}")
        return f"{{{', '.join(told)}}}.values()"


def once(found: Iterable[tuple[_Part, Path]]) -> list[tuple[_Part, Path]]:
    """Return what was *found* without what surely was before.

    >>> once([("a", ()), ("b", ()), ("a", ())])
    [('a', ()), ('b', ())]
    """
    kept: dict[tuple[_Part, Path], None] = {}
    for part, path in found:
        if (part, ()) not in kept:
            kept[part, path] = None
    return list(kept)


def _is_plain(read: Read) -> bool:
    """Return whether no two of the rows *read* can be the same."""
    columns = [(row.table, row.column) for row, _ in read]
    return len(set(columns)) == len(columns)
