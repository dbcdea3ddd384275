"""Reading tables: their columns first, their rows once it is known what the columns bear."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.domain.texts import Text, listed, same
from qom_permits.rules.formulas.reader import Shape
from qom_permits.rules.language.bounds import MOST_ROWS, too_large
from qom_permits.rules.language.exact import exact
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.kinds import Condition, Day, Kind, Number, Value, Words
from qom_permits.rules.language.spoken import spoken_list, spoken_value
from qom_permits.rules.language.tables import Band, Key, Row, Table
from qom_permits.rules.language.units import ONE, Unit, read_unit
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.clause_keys import TABLE
from qom_permits.rules.loading.sections import Section
from qom_permits.rules.loading.toml_text import checked_text

MOST_TOLD = 50
"""How many wrong rows of one table are told; a file with more is wrong in one way, many times."""


@frozen(kw_only=True)
class TableDraft:
    """A table whose cells are not yet read; *from_file* are the rows that came from beside the tariff."""

    name: str
    section: Section
    shape: Shape
    columns: tuple[str, ...]
    cells: tuple[Sequence[object], ...]
    from_file: list[list[str]] | None


def read_table(name: str, section: Section, beside: Callable[[str], str]) -> TableDraft:
    """Return the table *name*, its columns read, its cells not."""
    section.only(TABLE)
    is_long = "rows_from" in section.content
    columns = tuple(fold(column) for column in section.sequence("columns") if isinstance(column, str))
    values = _values(section, columns) if columns or "columns" not in section.content else ()
    keys = tuple(_key(section, column) for column in columns[: len(columns) - len(values)])
    _check_columns(section, keys, values, columns)
    from_file = _from_file(section, beside, columns) if is_long else None
    rows: list[object] = list(from_file) if from_file is not None else section.sequence("rows")
    if len(rows) > MOST_ROWS:
        raise section.faults.end_with(too_large(section.where))
    return TableDraft(
        name=name,
        section=section,
        shape=Shape(keys=keys, columns=values),
        columns=columns,
        cells=tuple(row if isinstance(row, list) else [row] for row in rows),
        from_file=from_file,
    )


def read_rows(draft: TableDraft, kinds: Mapping[str, Kind | None], calendar: Calendar) -> Table:
    """Return the table with its cells read as what its columns bear."""
    section, shape = draft.section, draft.shape
    known = [kinds.get(key.name) for key in shape.keys]
    rows: list[Row] = []
    wrong: list[Fault] = []
    if None not in known:
        told = [kind for kind in known if kind is not None]
        if shape.keys and shape.band is not None and not isinstance(told[-1], Number | Day):
            section.fault("columns", texts.BAD_COLUMNS, why=_NOT_IN_BANDS)
        for number, cells in enumerate(draft.cells, 1):
            try:
                rows.append(_row(draft, cells, told, calendar))
            except BadInput as no:
                wrong += [fault.under(f"{section.where}.rows.{number}") for fault in no.faults]
        if not draft.cells and ("rows" in section.content or draft.from_file is not None):
            wrong.append(texts.NO_ROWS.at(section.where))
        wrong = wrong or list(_disorder(draft, rows, calendar))
    section.faults.extend(wrong[:MOST_TOLD])
    if len(wrong) > MOST_TOLD:
        section.faults.append(texts.MORE_ROWS.at(section.where, shown=MOST_TOLD))
    return Table(
        name=draft.name,
        keys=shape.keys,
        columns=shape.columns,
        rows=tuple(rows),
        cite=section.cite(),
        title=section.title(),
    )


def _values(section: Section, columns: tuple[str, ...]) -> tuple[tuple[str, Unit], ...]:
    """Return the last columns, which hold values, with their units."""
    if "values" not in section.content:
        return (("value", section.read_words("unit", read_unit, ONE)),)
    values = section.section("values")
    units = {name: values.read_words(name, read_unit, ONE) for name in values.content}
    return tuple(
        (column, units[column]) for column in columns[max(len(columns) - len(units), 0) :] if column in units
    )


def _key(section: Section, column: str) -> Key:
    name, _, sign = column.partition(" ")
    signs = {"": None, "<": Band.BELOW, "<=": Band.TO}
    if sign not in signs:
        section.fault("columns", texts.BAD_COLUMNS, why=same(column[:60]))
    return Key(name, signs.get(sign))


def _check_columns(
    section: Section, keys: tuple[Key, ...], values: tuple[tuple[str, Unit], ...], columns: tuple[str, ...]
) -> None:
    names = [*(key.name for key in keys), *(name for name, _ in values)]
    declared = section.content.get("values")
    wanted = list(declared) if isinstance(declared, dict) else ["value"]
    why: Text | None = None
    if len(columns) != len(section.sequence("columns")):
        why = Text("each is a text", "هر یک باید متن باشد")
    elif sorted(names[len(keys) :]) != sorted(wanted) or (
        columns and columns[len(keys) :] != tuple(names[len(keys) :])
    ):
        why = Text("the last ones must be {values}", "آخرین‌ها باید {values} باشند").fill(
            values=listed(wanted)
        )
    elif not keys:
        why = Text("there is no key", "کلیدی نیست")
    elif any(key.band for key in keys[:-1]):
        why = Text("only the last key may be banded", "تنها آخرین کلید می‌تواند پله‌ای باشد")
    elif len(set(names)) != len(names):
        why = Text("one is doubled", "یکی دو بار آمده است")
    elif not all(name.isidentifier() and name.isascii() for name in wanted):
        why = Text("a value's name is no name", "نام ستونِ مقدار درست نیست")
    if why is not None and "columns" in section.content:
        section.fault("columns", texts.BAD_COLUMNS, why=why)


def _from_file(
    section: Section, beside: Callable[[str], str], columns: tuple[str, ...]
) -> list[list[str]] | None:
    file = section.words("rows_from")
    if not file or set(file) & set("/\\\0:") or file.startswith("."):
        section.fault("rows_from", texts.NO_FILE, file=file)
        return None
    try:
        text = checked_text(beside(file), section.at("rows_from"))
        header, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row] or [[]]
    except BadTariff as no:
        section.faults.extend(no.faults)
        return None
    except (KeyError, OSError, UnicodeDecodeError):
        section.fault("rows_from", texts.NO_FILE, file=file)
        return None
    except csv.Error as no:
        section.fault("rows_from", texts.BAD_CELL, column=file[:60], why=same(str(no)))
        return None
    if tuple(fold(column) for column in header) != columns:
        section.fault("rows_from", texts.BAD_HEADER, given=", ".join(header), columns=listed(list(columns)))
        return None
    return rows


def _row(draft: TableDraft, cells: Sequence[object], kinds: list[Kind], calendar: Calendar) -> Row:
    if len(cells) != len(draft.columns):
        raise texts.BAD_ROW.error(
            given=len(cells), wanted=len(draft.columns), columns=listed(list(draft.columns))
        )
    keys: list[Value] = []
    edge: Value | None = None
    for key, kind, cell in zip(draft.shape.keys, kinds, cells, strict=False):
        if key.band is None:
            keys.append(_cell(str(key), cell, kind, calendar))
        elif cell != "":
            edge = _cell(str(key), cell, kind, calendar)
    values = [
        _cell(name, cell, Number(unit), calendar)
        for (name, unit), cell in zip(draft.shape.columns, cells[len(kinds) :], strict=True)
    ]
    return Row(tuple(keys), edge, tuple(values))  # type: ignore[arg-type]  # numbers by their kind; edges by the check of columns


def _cell(column: str, cell: object, kind: Kind, calendar: Calendar) -> Value:
    try:
        match kind, cell:
            case Number(), _:
                return exact(cell)
            case Words(options), str() if options is None or fold(cell) in options:
                return fold(cell)
            case Condition(), True | False | "true" | "false":
                return cell in (True, "true")
            case Day(), str():
                return read_day(cell, calendar)
            case _:
                why = texts.BAD_VALUE.text.fill(given=cell)
    except BadInput as no:
        why = no.faults[0].text
    raise texts.BAD_CELL.error(column=column, why=why)


def _disorder(draft: TableDraft, rows: list[Row], calendar: Calendar) -> list[Fault]:
    """Return a fault for each row doubled, out of order, or after the band without an edge."""
    faults: list[Fault] = []
    last: dict[tuple[Value, ...], tuple[int, Row]] = {}
    is_banded = bool(draft.shape.keys) and draft.shape.band is not None
    for number, row in enumerate(rows, 1):
        where = f"{draft.section.where}.rows.{number}"
        if row.keys in last:
            other, before = last[row.keys]
            if not is_banded or row.edge == before.edge:
                told = spoken_list(
                    [spoken_value(key, calendar) for key in (*row.keys, *_edge(row))] or [same("–")]
                )
                faults.append(texts.DOUBLED_ROW.at(where, other=other, keys=told))
            elif before.edge is None or (row.edge is not None and row.edge < before.edge):  # type: ignore[operator]  # one column, one type
                faults.append(
                    texts.ROW_ORDER.at(
                        where,
                        column=draft.shape.keys[-1].name,
                        edge=_told_edge(row, calendar),
                        other=other,
                        reached=_told_edge(before, calendar),
                    )
                )
        last[row.keys] = (number, row)
    return faults


def _edge(row: Row) -> tuple[Value, ...]:
    return () if row.edge is None else (row.edge,)


def _told_edge(row: Row, calendar: Calendar) -> Text:
    return Text("no edge", "بی‌مرز") if row.edge is None else spoken_value(row.edge, calendar)


_NOT_IN_BANDS = Text("only a number or a date has bands", "تنها عدد یا تاریخ پله دارد")
