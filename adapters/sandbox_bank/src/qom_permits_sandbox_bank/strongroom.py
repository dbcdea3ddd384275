"""The file the books are kept in: each use opens it, so that threads, forks and other processes never share a hand."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path

from attrs import frozen

from qom_permits.domain.errors import StorageRefused

MARK = 0x516F6D42
"""The application id in the header of our files: ``QomB``."""

BUSY_SECONDS = 10


@frozen
class Strongroom:
    """The *file* of the books."""

    file: Path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that may only read."""
        with closing(self._connected("rw")) as connection:
            connection.execute("PRAGMA query_only = 1")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection inside a transaction that nobody else writes beside; an exception undoes it."""
        with closing(self._connected("rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def prepare(self) -> None:
        """Make the file ready; raises `StorageRefused` when it cannot be, or is another program's."""
        if not self.file.parent.is_dir():
            raise StorageRefused(f"the directory {self.file.parent} is not there; make it first")
        try:
            with closing(self._connected("rwc")) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                self._lay_out(connection)
        except sqlite3.Error as error:
            raise StorageRefused(f"the bank's books {self.file}: {error}") from error

    def _lay_out(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        if mark != MARK:
            if mark or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise StorageRefused(
                    f"{self.file} is a database of another program; give the bank's books a file of their own"
                )
            for statement in _statements():
                connection.execute(statement)
            connection.execute("INSERT INTO secret (key) VALUES (?)", (secrets.token_bytes(32),))
            connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute("COMMIT")

    def _connected(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.file.as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = 1")
        except BaseException:
            connection.close()
            raise
        return connection


def _statements() -> list[str]:
    script = resources.files("qom_permits_sandbox_bank").joinpath("schema.sql").read_text(encoding="utf-8")
    return script.strip().split("\n\n")
