"""Reading tables: their columns, and where their rows are, which are not read yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text, listed, same
from qom_permits.rules.formulas.reader import Shape
from qom_permits.rules.language.bounds import MOST_ROWS, too_large
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.tables import Band, Key
from qom_permits.rules.language.units import ONE, Unit, read_unit
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.clause_keys import TABLE
from qom_permits.rules.loading.long_rows import LongRows, RowFile, counted
from qom_permits.rules.loading.sections import Section
from qom_permits.rules.loading.toml_text import checked_text

MOST_BESIDE = 16 * 1024 * 1024
"""How many characters the files of rows have together."""


@frozen(kw_only=True)
class TableDraft:
    """A table whose cells are not read yet; *rows* are None where they cannot be."""

    name: str
    section: Section
    shape: Shape
    columns: tuple[str, ...]
    rows: list[object] | LongRows | RowFile | None
    cite: Text
    title: Text | None

    def read_in(self) -> Iterable[list[object]]:
        """Return each row as its cells, one by one."""
        if isinstance(self.rows, LongRows | RowFile):
            return self.rows
        return (row if isinstance(row, list) else [row] for row in self.rows or ())

    def at_most(self) -> int:
        """Return a number of rows that it has no more than."""
        return self.rows.at_most() if isinstance(self.rows, LongRows | RowFile) else len(self.rows or ())


def read_tables(root: Section, beside: Callable[[str], str]) -> tuple[TableDraft, ...]:
    """Return the tables of the file; more rows than the language knows, all in all, raise `BadTariff`."""
    drafts: list[TableDraft] = []
    room = MOST_BESIDE
    for name, inside in root.sections("tables"):
        drafts.append(_read_table(name, inside, beside))
        room -= len(drafts[-1].rows.text) if isinstance(drafts[-1].rows, RowFile) else 0
        if room < 0:
            raise root.faults.end_with(too_large("tables"))
    _check_sizes(drafts, root)
    return tuple(drafts)


def _check_sizes(drafts: list[TableDraft], root: Section) -> None:
    """Refuse too many rows; they are counted only where their size does not show that there are few."""
    if sum(draft.at_most() for draft in drafts) <= MOST_ROWS:
        return
    rows = [(counted(draft.read_in(), MOST_ROWS), draft.section.where) for draft in drafts]
    if sum(number for number, _ in rows) > MOST_ROWS:
        alone = [where for number, where in rows if number > MOST_ROWS]
        raise root.faults.end_with(too_large((alone or ["tables"])[0]))


def _read_table(name: str, section: Section, beside: Callable[[str], str]) -> TableDraft:
    """Return the table *name*, its columns read, its rows not."""
    section.only(TABLE)
    columns = tuple(fold(column) for column in section.sequence("columns") if isinstance(column, str))
    values = _values(section, columns) if columns or "columns" not in section.content else ()
    keys = tuple(_key(section, column) for column in columns[: len(columns) - len(values)])
    _check_columns(section, keys, values, columns)
    return TableDraft(
        name=name,
        section=section,
        shape=Shape(keys=keys, columns=values),
        columns=columns,
        rows=_rows(section, beside, columns),
        cite=section.cite(),
        title=section.title(),
    )


def _rows(
    section: Section, beside: Callable[[str], str], columns: tuple[str, ...]
) -> list[object] | LongRows | RowFile | None:
    rows = section.content.get("rows")
    if "rows_from" in section.content:
        return _from_file(section, beside, columns)
    return rows if isinstance(rows, LongRows) else section.sequence("rows")


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


def _from_file(section: Section, beside: Callable[[str], str], columns: tuple[str, ...]) -> RowFile | None:
    """Return the rows of the file that ``rows_from`` names, None where it cannot be read or has other columns."""
    file = section.words("rows_from")
    if not file or set(file) & set("/\\\0:") or file.startswith("."):
        section.fault("rows_from", texts.NO_FILE, file=file)
        return None
    try:
        rows = RowFile(file, checked_text(beside(file), ""))
        header = rows.header()
    except BadTariff as no:
        section.faults.extend(fault.under(section.at("rows_from")) for fault in no.faults)
        return None
    except (KeyError, OSError, UnicodeDecodeError):
        section.fault("rows_from", texts.NO_FILE, file=file)
        return None
    if tuple(fold(column) for column in header) != columns:
        section.fault("rows_from", texts.BAD_HEADER, given=", ".join(header), columns=listed(list(columns)))
        return None
    return rows
