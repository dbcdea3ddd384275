"""Opening one connection, with every setting that durability rests on set and read back."""

from __future__ import annotations

import sqlite3
import time

from qom_permits.domain.errors import StorageRefused
from qom_permits_sqlite import schema
from qom_permits_sqlite.refusals import fault_of, missing_right, primary_code
from qom_permits_sqlite.settings import SqliteSettings

_OLDEST = (3, 37, 0)
"""The first SQLite with STRICT tables."""

_PRAGMAS = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
"""What is set, as it must read afterwards; ``synchronous`` 2 is FULL: a commit is on disk when it returns."""

_TRIES_A_SECOND = 100


def opened(settings: SqliteSettings, *, may_create: bool) -> sqlite3.Connection:
    """Return a connection ready for use; raises `StorageRefused` when the file or SQLite is not fit."""
    if sqlite3.sqlite_version_info < _OLDEST:
        raise StorageRefused(f"SQLite {sqlite3.sqlite_version} is too old; 3.37 or newer is needed")
    try:
        connection = _connected(settings, may_create=may_create)
    except sqlite3.Error as error:
        raise fault_of(error, settings.file) from error
    try:
        _make_ready(connection, settings)
    except sqlite3.Error as error:
        connection.close()
        raise fault_of(error, settings.file) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(settings: SqliteSettings, *, may_create: bool) -> sqlite3.Connection:
    mode = "rwc" if may_create else "rw"
    return sqlite3.connect(
        f"{settings.file.as_uri()}?mode={mode}",
        uri=True,
        timeout=settings.busy_seconds,
        isolation_level=None,
        check_same_thread=False,  # used by one thread; closed by whoever closes the store
    )


def _make_ready(connection: sqlite3.Connection, settings: SqliteSettings) -> None:
    connection.execute("BEGIN")
    is_new = schema.is_new(connection, settings.file)  # before anything is changed in somebody else's file
    connection.execute("COMMIT")
    if lacking := missing_right(settings.file):
        raise StorageRefused(f"{settings.file}: {lacking}")
    _keep_a_log(connection, settings)
    for pragma, value in _PRAGMAS.items():
        connection.execute(f"PRAGMA {pragma} = {value}")
        require(connection, settings, pragma, value)
    if is_new:
        schema.create(connection, settings.file)


def require(connection: sqlite3.Connection, settings: SqliteSettings, pragma: str, value: int | str) -> None:
    """Raise `StorageRefused` unless *pragma* reads *value*."""
    if (found := connection.execute(f"PRAGMA {pragma}").fetchone()[0]) != value:
        raise StorageRefused(
            f"{settings.file}: PRAGMA {pragma} reads {found}, not {value}; it would not be durable"
        )


def _keep_a_log(connection: sqlite3.Connection, settings: SqliteSettings) -> None:
    """Choose write-ahead logging. Two that choose it at once collide without SQLite waiting, so we do."""
    for _ in range(settings.busy_seconds * _TRIES_A_SECOND + 1):
        if _chose_log(connection):
            return
        time.sleep(1 / _TRIES_A_SECOND)
    require(connection, settings, "journal_mode", "wal")


def _chose_log(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal")
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_BUSY:
            raise
        return False
