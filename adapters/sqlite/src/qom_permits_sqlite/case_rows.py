"""The index in SQLite: one row for each case, and its owners beside it for searching."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

from qom_permits.ports.records import IndexRow
from qom_permits.ports.storage import Query

_WRITE = """
    INSERT INTO cases (case_id, version, number, kind, stage, district, role, login, deadline, owners)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (case_id) DO UPDATE SET
        version = excluded.version, number = excluded.number, kind = excluded.kind, stage = excluded.stage,
        district = excluded.district, role = excluded.role, login = excluded.login,
        deadline = excluded.deadline, owners = excluded.owners
"""
_READ = (
    "SELECT case_id, version, number, kind, stage, district, role, login, deadline, owners FROM cases WHERE "
)

_Stored = tuple[str, int, str | None, str, str, str, str | None, str | None, str | None, str]


def write_row(connection: sqlite3.Connection, row: IndexRow) -> None:
    """Write *row* in place of the case's earlier one."""
    owners = json.dumps(row.owners, ensure_ascii=False)
    before = connection.execute("SELECT owners FROM cases WHERE case_id = ?", (row.case_id,)).fetchone()
    deadline = None if row.deadline is None else row.deadline.isoformat()
    place = (row.stage, row.district, row.role, row.login, deadline, owners)
    connection.execute(_WRITE, (row.case_id, row.version, row.number, row.kind, *place))
    if before != (owners,):
        connection.execute("DELETE FROM owners WHERE case_id = ?", (row.case_id,))
        pairs = [(party, row.case_id) for party in dict.fromkeys(row.owners)]
        connection.executemany("INSERT INTO owners (party, case_id) VALUES (?, ?)", pairs)


def read_row(connection: sqlite3.Connection, case_id: str) -> IndexRow | None:
    """Return the row of one case, None when there is no such case."""
    found = connection.execute(_READ + "case_id = ?", (case_id,)).fetchone()
    return None if found is None else _row(found)


def read_rows(connection: sqlite3.Connection, query: Query) -> tuple[IndexRow, ...]:
    """Return the rows that *query* asks for, by deadline (those without one last), then by case id."""
    conditions, values = _conditions(query)
    found = connection.execute(
        _READ + " AND ".join(conditions) + " ORDER BY deadline IS NULL, deadline, case_id LIMIT ? OFFSET ?",
        (*values, query.limit, query.offset),
    )
    return tuple(_row(stored) for stored in found.fetchall())


def _conditions(query: Query) -> tuple[list[str], list[str]]:
    asked = {
        "kind = ?": query.kind,
        "stage = ?": query.stage,
        "district = ?": query.district,
        "role = ?": query.role,
        "number = ?": query.number,
        "(login = ? OR (login IS NULL AND role IS NOT NULL))": query.login,
        "case_id IN (SELECT case_id FROM owners WHERE party = ?)": query.party,
        "deadline <= ?": None if query.due_by is None else query.due_by.isoformat(),
    }
    given = {condition: value for condition, value in asked.items() if value is not None}
    return ["TRUE", *given], list(given.values())


def _row(stored: _Stored) -> IndexRow:
    case_id, version, number, kind, stage, district, role, login, deadline, owners = stored
    return IndexRow(
        case_id=case_id,
        version=version,
        number=number,
        kind=kind,
        stage=stage,
        district=district,
        role=role,
        login=login,
        deadline=None if deadline is None else date.fromisoformat(deadline),
        owners=tuple(json.loads(owners)),
    )
