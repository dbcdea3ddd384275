"""Number series in SQLite."""

from __future__ import annotations

import sqlite3


def drawn(connection: sqlite3.Connection, series: str, key: str) -> int | None:
    """Return the number *key* has in *series*, None when it has none yet."""
    found = connection.execute(
        "SELECT number FROM numbers WHERE series = ? AND key = ?", (series, key)
    ).fetchone()
    return None if found is None else int(found[0])


def draw_next(connection: sqlite3.Connection, series: str, key: str) -> int:
    """Return the next number of *series*, now *key*'s; the caller holds the file alone."""
    found = connection.execute(
        "INSERT INTO numbers (series, key, number)"
        " VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM numbers WHERE series = ?1))"
        " RETURNING number",
        (series, key),
    )
    return int(found.fetchall()[0][0])
