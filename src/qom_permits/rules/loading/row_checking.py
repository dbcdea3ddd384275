"""Checking rows: every cell, and that none is doubled or out of order, before any value is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time

from attrs import Factory, define

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text
from qom_permits.rules.language.kinds import Day, Kind, Number
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.inexact import Inexact
from qom_permits.rules.loading.long_rows import RowFile
from qom_permits.rules.loading.row_order import RowOrder
from qom_permits.rules.loading.row_signs import RowSigns
from qom_permits.rules.loading.table_reading import TableDraft

MOST_TOLD = 50
"""How many wrong rows of one table are told; a file with more is wrong in one way, many times."""
_TOGETHER = 250
_NOT_IN_BANDS = Text("only a number or a date has bands", "تنها عدد یا تاریخ پله دارد")


def check_rows(draft: TableDraft, kinds: Mapping[str, Kind | None], calendar: Calendar) -> None:
    """Note the wrong rows of *draft*; where its columns are faulty themselves, nothing is said of its rows."""
    section, shape = draft.section, draft.shape
    told = [kind for key in shape.keys if (kind := kinds.get(key.name)) is not None]
    if draft.rows is None or not (shape.keys and shape.columns) or len(told) != len(shape.keys):
        return
    if shape.band is not None and not isinstance(told[-1], Number | Day):
        section.fault("columns", texts.BAD_COLUMNS, why=_NOT_IN_BANDS)
    signs, order = RowSigns(draft, told, calendar), RowOrder(draft, told, calendar)
    section.faults.extend(_Check(draft=draft, signs=signs, order=order).found())


@define(kw_only=True)
class _Check:
    """What is wrong with the rows of *draft* so far: cells that cannot be read, and rows that are in *disorder*."""

    draft: TableDraft
    signs: RowSigns
    order: RowOrder
    wrong: list[Fault] = Factory(list)
    disorder: list[Fault] = Factory(list)

    def found(self) -> Iterator[Fault]:
        """Yield the faults of the rows; those in disorder only where all can be read."""
        self._look()
        found = self.wrong or self.disorder
        yield from found[:MOST_TOLD]
        if len(found) > MOST_TOLD:
            yield texts.MORE_ROWS.at(self.draft.section.where, shown=MOST_TOLD)

    def _look(self) -> None:
        """Read the rows to their end, to one that cannot be, or until there are too many faults to tell."""
        section, number = self.draft.section, 0
        try:
            for rows in _in_turn(self.draft.read_in()):
                self._note(number + 1, rows)
                number += len(rows)
                if max(len(self.wrong), len(self.disorder)) > MOST_TOLD:
                    return
        except BadTariff as no:
            key = "rows_from" if isinstance(self.draft.rows, RowFile) else "rows"
            self.wrong += [fault.under(section.at(key)) for fault in no.faults]
        if not (number or self.wrong) and section.content.keys() & {"rows", "rows_from"}:
            self.wrong.append(texts.NO_ROWS.at(section.where))

    def _note(self, first: int, rows: Sequence[list[object]]) -> None:
        """Look at *rows* together, and only where that shows a fault at each alone."""
        try:
            is_sound = not rows or self.order.has_taken(first, self.signs.of(rows))
        except BadInput:
            is_sound = False
        for number, cells in enumerate([] if is_sound else rows, first):
            where = f"{self.draft.section.where}.rows.{number}"
            try:
                signs = self.signs.of([cells])
            except BadInput as no:
                inexact = _inexact(where, cells[: len(self.draft.columns)])
                self.wrong += inexact or [fault.under(where) for fault in no.faults]
            else:
                fault = self.order.fault_of(number, cells, signs)
                self.disorder += [] if fault is None else [fault]


def _in_turn(rows: Iterable[list[object]]) -> Iterator[list[list[object]]]:
    """Yield *rows*, so many at a time; those before one that cannot be read come before its error."""
    together: list[list[object]] = []
    try:
        for cells in rows:
            together.append(cells)
            if len(together) == _TOGETHER:
                yield together
                together = []
    except BadTariff:
        yield together
        raise
    yield together


def _inexact(where: str, cells: Sequence[object]) -> list[Fault]:
    """Return a fault for each cell that TOML reads as a float or date."""
    return [
        texts.INEXACT.at(f"{where}.{number}", given=f"{cell!s:.40}")
        for number, cell in enumerate(cells, 1)
        if isinstance(cell, Inexact | date | time)
    ]
