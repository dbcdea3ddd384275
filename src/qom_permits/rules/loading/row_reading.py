"""Reading rows: their cells as what the columns bear, once every row of the file is known to be sound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qom_permits.domain.errors import BadInput
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.rules.language.exact import exact
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.kinds import Condition, Day, Kind, Number, Value, Words
from qom_permits.rules.language.tables import Row, Table
from qom_permits.rules.language.wording import brief
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.table_reading import TableDraft


def read_rows(
    draft: TableDraft, kinds: Mapping[str, Kind | None], calendar: Calendar
) -> tuple[Table, list[list[object]] | None]:
    """Return the table with its cells read as what its columns bear, and its rows as they are written.

    None stands for rows that are written in the file as lists already.
    """
    shape = draft.shape
    told = [kind for key in shape.keys if (kind := kinds.get(key.name)) is not None]
    readers = [_reader(kind, calendar) for kind in (*told, *(Number(unit) for _, unit in shape.columns))]
    written = list(draft.read_in())
    table = Table(
        name=draft.name,
        keys=shape.keys,
        columns=shape.columns,
        rows=tuple(_row(draft, cells, readers) for cells in written),
        cite=draft.cite,
        title=draft.title,
    )
    return table, None if isinstance(draft.rows, list) else written


def read_cell(column: str, cell: object, kind: Kind, calendar: Calendar) -> Value:
    """Return what *cell* of *column* says; what is no *kind* raises `BadTariff`."""
    try:
        match kind, cell:
            case Number(), _:
                return exact(cell)
            case Words(), str() if kind.has(fold(cell)):
                return fold(cell)
            case Condition(), True | False | "true" | "false":
                return cell in (True, "true")
            case Day(), str():
                return read_day(cell, calendar)
            case _:
                why = texts.BAD_VALUE.text.fill(given=brief(cell))
    except BadInput as no:
        why = no.faults[0].text
    raise texts.BAD_CELL.error(column=column, why=why)


def _reader(kind: Kind, calendar: Calendar) -> Callable[[object], Value]:
    """Return what reads a sound cell of *kind*; a text that stands in many rows is read once."""
    seen: dict[str, Value] = {}

    def read(cell: object) -> Value:
        if not isinstance(cell, str):
            return read_cell("", cell, kind, calendar)
        value = seen.get(cell)
        if value is None:
            value = seen[cell] = read_cell("", cell, kind, calendar)
        return value

    return read


def _row(draft: TableDraft, cells: Sequence[object], readers: Sequence[Callable[[object], Value]]) -> Row:
    keys = len(draft.shape.keys)
    exact_keys = keys if draft.shape.band is None else keys - 1
    has_edge = exact_keys < keys and cells[exact_keys] != ""
    return Row(
        keys=tuple(map(_read, readers[:exact_keys], cells)),
        edge=readers[exact_keys](cells[exact_keys]) if has_edge else None,  # type: ignore[arg-type]  # only numbers and days have bands
        values=tuple(map(_read, readers[keys:], cells[keys:])),  # type: ignore[arg-type]  # by their kind
    )


def _read(reader: Callable[[object], Value], cell: object) -> Value:
    return reader(cell)
