"""Writing a tariff back: as its file said it where nothing changed, else from its values."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.facts import by_name
from qom_permits.domain.jalali import Calendar, write_day
from qom_permits.rules.language.clauses import Example
from qom_permits.rules.language.rounding import Rounding
from qom_permits.rules.language.tables import Row, Table
from qom_permits.rules.loading.files import read_tariff
from qom_permits.rules.tariff import Tariff
from qom_permits.rules.writing.clause_writing import (
    charge_written,
    digits,
    input_written,
    plain,
    relief_written,
    settlement_written,
    titled,
    words,
)
from qom_permits.rules.writing.toml_writing import toml_of

_NO_FILES: Mapping[str, str] = {}


def to_toml(tariff: Tariff) -> str:
    """Return *tariff* as one file, rows and all, that loads to an equal tariff.

    One that was read and not changed since keeps its digest. One a program made or changed is written from its
    values; its digest is then that of the new file.
    """
    written = tariff.written
    if written is not None and read_tariff(dict(written), _NO_FILES.__getitem__, []) == tariff:
        return toml_of(written)
    return toml_of(content_of(tariff))


def content_of(tariff: Tariff) -> dict[str, object]:
    """Return what a file that says *tariff* holds, from its values alone."""
    asked_once = [each for each in tariff.inputs if each.of is None]
    sections: dict[str, object] = {
        "rounding": _rounding(tariff),
        "inputs": {each.name: input_written(each, tariff.inputs, tariff.calendar) for each in asked_once},
        "rates": {
            rate.name: {"value": digits(rate.value), "unit": str(rate.unit), **titled(rate)}
            for rate in tariff.rates
        },
        "tables": {table.name: _table(table, tariff.calendar) for table in tariff.tables},
        "quantities": {
            each.name: {"formula": each.formula.text, **titled(each)} for each in tariff.quantities
        },
        "charges": [charge_written(charge) for charge in tariff.charges],
        "subtotals": {each.name: list(each.members) for each in tariff.subtotals},
        "reliefs": [relief_written(relief) for relief in tariff.reliefs],
        "settlement": settlement_written(tariff.settlement),
        "examples": [_example(example) for example in tariff.examples],
    }
    kept = {key: section for key, section in sections.items() if section or key == "charges"}
    return {"schema": 1, "tariff": _heading(tariff), **kept}


def _heading(tariff: Tariff) -> dict[str, object]:
    in_force = {"from": write_day(tariff.first_day, tariff.calendar)}
    if tariff.last_day is not None:
        in_force["until"] = write_day(tariff.last_day, tariff.calendar)
    return {
        "id": tariff.id,
        "title": tariff.title.to_json(),
        "currency": tariff.currency,
        "money_places": tariff.money_places,
        "calendar": tariff.calendar.value,
        "in_force": in_force,
        "published": write_day(tariff.published, tariff.calendar),
        **({} if tariff.supersedes is None else {"supersedes": tariff.supersedes}),
        "citation": words(tariff.citation),
        "sample": tariff.sample,
    }


def _rounding(tariff: Tariff) -> dict[str, object]:
    line, total = tariff.line_rounding, tariff.total_rounding
    said: dict[str, object] = {"line": _way(line)}
    if total is not None:
        said["total"] = {**_way(total.rounding), **({} if total.into is None else {"into": total.into})}
    return said


def _way(rounding: Rounding) -> dict[str, str]:
    return {"step": digits(rounding.step), "mode": rounding.mode.value}


def _table(table: Table, calendar: Calendar) -> dict[str, object]:
    names = [name for name, _ in table.columns]
    plain = names == ["value"]
    return {
        **titled(table),
        **(
            {"unit": str(table.unit("value"))}
            if plain
            else {"values": {name: str(unit) for name, unit in table.columns}}
        ),
        "columns": [*(str(key) for key in table.keys), *names],
        "rows": [_row(row, table, calendar) for row in table.rows],
    }


def _row(row: Row, table: Table, calendar: Calendar) -> list[object]:
    edge: list[object] = [] if table.band is None else ["" if row.edge is None else plain(row.edge, calendar)]
    return [*(plain(key, calendar) for key in row.keys), *edge, *(digits(value) for value in row.values)]


def _example(example: Example) -> dict[str, object]:
    said = {
        key: words(text) for key, text in (("title", example.title), ("source", example.source)) if text.en
    }
    lines: dict[str, object] = {"lines": dict(example.lines)} if example.lines else {}
    total: dict[str, object] = {} if example.total is None else {"total": example.total}
    return {**said, "facts": dict(by_name(example.facts)), **lines, **total}
