"""Whose file this is and which schema it has; a new file gets ours."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path

from qom_permits.domain.errors import StorageRefused

MARK = 0x516F6D50
"""The application id in the header of our files: ``QomP``."""

VERSION = 1
"""The schema this release reads and writes."""


def is_new(connection: sqlite3.Connection, file: Path) -> bool:
    """Return whether *file* is empty, as seen by a transaction under way.

    Raises `StorageRefused` unless it is, or is ours and of this release.
    """
    mark, version = _header(connection)
    if mark != MARK:
        if mark or version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StorageRefused(f"{file} is a database of another program; choose another path")
        return True
    if version != VERSION:
        advice = "bring qom-permits-sqlite up to date" if version > VERSION else "the file is damaged"
        raise StorageRefused(f"{file} has schema {version}, this release knows {VERSION}; {advice}")
    return False


def create(connection: sqlite3.Connection, file: Path) -> None:
    """Give *file* our schema, unless another process has just done it."""
    connection.execute("BEGIN IMMEDIATE")
    if is_new(connection, file):
        for statement in _statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return mark, version


def _statements() -> list[str]:
    script = resources.files("qom_permits_sqlite").joinpath("schema.sql").read_text(encoding="utf-8")
    return script.strip().split("\n\n")
