"""Connections to one file: each thread its own, set up the same way, all closed together."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import field, frozen

from qom_permits.domain.errors import OutcomeUnknown, StorageRefused
from qom_permits_sqlite.opening import opened
from qom_permits_sqlite.refusals import fault_of
from qom_permits_sqlite.settings import SqliteSettings


@frozen(eq=False)
class _Line:
    """A thread's connection, and a lock so that `Connections.close` waits for the call under way."""

    connection: sqlite3.Connection
    busy: threading.Lock = field(factory=threading.Lock)


class Connections:
    """The open connections of one store; opening the first says at once what is wrong with the file."""

    def __init__(self, settings: SqliteSettings) -> None:
        self._settings = settings
        self._process = os.getpid()
        self._closed = False
        self._guard = threading.Lock()
        self._lines = {threading.current_thread(): _Line(opened(settings, may_create=True))}

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection; SQLite's errors leave as the port's."""
        line = self._mine()
        with line.busy:
            self._require_open()
            try:
                yield line.connection
            except sqlite3.Error as error:
                raise fault_of(error, self._settings.file) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection inside a transaction that nobody else writes beside."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except sqlite3.Error:
                self._drop(connection)
                raise
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            self._commit(connection)

    def close(self) -> None:
        """Close every connection, waiting for calls under way."""
        with self._guard:
            self._closed = True
            lines, self._lines = list(self._lines.values()), {}
        for line in lines:
            with line.busy:
                line.connection.close()

    def _require_open(self) -> None:
        if self._closed:
            raise StorageRefused(f"the store {self._settings.file} was closed; open it again")
        if self._process != os.getpid():
            raise StorageRefused(f"the store {self._settings.file} was opened before a fork; open it after")

    def _mine(self) -> _Line:
        self._require_open()
        me = threading.current_thread()
        if (line := self._lines.get(me)) is not None:
            return line
        with self._guard:
            self._require_open()
            self._close_left_behind()
            line = self._lines[me] = _Line(opened(self._settings, may_create=False))
            return line

    def _close_left_behind(self) -> None:
        """Close the connections of threads that have ended."""
        for thread in [thread for thread in self._lines if not thread.is_alive()]:
            self._lines.pop(thread).connection.close()

    def _commit(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._drop(connection)
            raise OutcomeUnknown(f"{self._settings.file}: {error}") from error

    def _drop(self, connection: sqlite3.Connection) -> None:
        """Close a connection that met an error, which rolls back; the thread's next call opens another."""
        with self._guard:
            self._lines.pop(threading.current_thread(), None)
        connection.close()
