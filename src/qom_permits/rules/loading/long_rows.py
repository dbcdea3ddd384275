"""Long rows: those of a table with thousands of them, read one by one, in the file as beside it."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from operator import itemgetter
from typing import Any

from attrs import field, frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import same
from qom_permits.rules.language.bounds import MOST_ROWS
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.inexact import Inexact

_SIGNS = r"\x00-\x08\x0a-\x1f\x7f"
GAP = rf"[ \t\n]*+(?:\#[^{_SIGNS}]*+(?=\n)[ \t\n]*+)*+"
"""What may stand between two signs of a TOML array."""
_ESCAPED = r"\\(?:[btnfr\"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_PLAIN = rf'[^"\\{_SIGNS}]*+'
_CELL = rf"""(?:"{_PLAIN}(?:{_ESCAPED}{_PLAIN})*+"(?!")|'[^'{_SIGNS}]*+'(?!')|[A-Za-z0-9+._:-]++)"""
_ROW = rf"\[{GAP}(?:{_CELL}{GAP}(?:,{GAP}{_CELL}{GAP})*+(?:,{GAP})?+)?+\]{GAP}"
ROWS = rf"\[{GAP}{_ROW}(?:,{GAP}{_ROW}){{0,{MOST_ROWS}}}+"
"""A TOML array from its beginning, as far as it holds arrays of texts, numbers and whatever else has no brackets."""

_EACH_ROW = re.compile(rf"\#[^\n]*+|({_ROW})")
_EACH_CELL = re.compile(rf"\#[^\n]*+|({_CELL})")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,40})")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_WRITTEN_LINE = re.compile(r"[^\r\n]++")


@frozen
class LongRows:
    """Rows *written* as a TOML array of arrays, and any *more* after them that are read already.

    Iterating reads them, and raises `BadTariff` at what is no TOML.
    """

    written: str = field(repr=False)
    more: tuple[object, ...] = field(default=(), repr=False)

    def __iter__(self) -> Iterator[list[object]]:
        """Yield the cells of each row."""
        for row in _EACH_ROW.finditer(self.written, 1):
            if row[1]:
                yield [_value(cell) for cell in _EACH_CELL.findall(row[1]) if cell]
        yield from (row if isinstance(row, list) else [row] for row in self.more)

    def at_most(self) -> int:
        """Return a number of rows that it has no more than."""
        return self.written.count("[") - 1 + len(self.more)


@frozen
class RowFile:
    """The rows in the *text* of the CSV file *name*; iterating reads them, and raises `BadTariff` where one is torn."""

    name: str
    text: str = field(repr=False)

    def __iter__(self) -> Iterator[list[object]]:
        """Return the cells of each row after the header; lines with nothing in them are no rows."""
        return islice(self._written(), 1, None)

    def header(self) -> list[str]:
        """Return the cells of the first row."""
        return next(self._written(), [])

    def at_most(self) -> int:
        """Return a number of rows that it has no more than."""
        return self.text.count("\n") + self.text.count("\r") - self.text.endswith(("\n", "\r"))

    def _written(self) -> Iterator[list[Any]]:
        try:
            yield from (row for row in csv.reader(_lines(self.text), strict=True) if row)
        except csv.Error as no:
            raise texts.BAD_CELL.error(column=self.name, why=same(str(no))) from None


def counted(rows: Iterable[object], most: int) -> int:
    """Return how many rows there are before one that cannot be read; *most* and one more is as far as it counts."""
    number = 0
    with suppress(BadTariff):
        for _ in islice(rows, most + 1):
            number += 1
    return number


def _lines(text: str) -> Iterator[str]:
    """Return the lines of *text*; where nothing is quoted, empty ones are passed over at once."""
    return map(itemgetter(0), (_LINE if '"' in text else _WRITTEN_LINE).finditer(text))


def _value(cell: str) -> object:
    """Return what *cell* says in TOML."""
    if cell[0] == "'" or (cell[0] == '"' and "\\" not in cell):
        return cell[1:-1]
    if _WHOLE.fullmatch(cell):
        return int(cell)
    try:
        return tomllib.loads(f"cell = {cell}", parse_float=Inexact)["cell"]
    except ValueError as no:
        raise texts.NOT_TOML.error(why=f"{no!s:.200}".partition(" (at ")[0]) from None
