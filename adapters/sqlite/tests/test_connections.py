"""Each thread has its connection, and none outlives its thread or its store for long."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from qom_permits.domain.errors import StorageRefused
from qom_permits_sqlite import connections
from qom_permits_sqlite.connections import Connections
from qom_permits_sqlite.opening import opened
from qom_permits_sqlite.settings import SqliteSettings


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[sqlite3.Connection]:
    """Return a list that every connection opened is written to."""
    made: list[sqlite3.Connection] = []

    def noted(settings: SqliteSettings, *, may_create: bool) -> sqlite3.Connection:
        made.append(opened(settings, may_create=may_create))
        return made[-1]

    monkeypatch.setattr(connections, "opened", noted)
    return made


def is_closed(connection: sqlite3.Connection) -> bool:
    """Return whether *connection* was closed."""
    try:
        connection.execute("SELECT 1").fetchone()
    except sqlite3.ProgrammingError:
        return True
    return False


def use(store: Connections) -> None:
    """Use the calling thread's connection."""
    with store.reading() as connection:
        connection.execute("SELECT 1").fetchone()


def test_a_thread_keeps_its_connection(tmp_path: Path, made: list[sqlite3.Connection]) -> None:
    """Calls of one thread share one connection; another thread has another."""
    with closing(Connections(SqliteSettings(str(tmp_path / "x.db")))) as store:
        use(store)
        use(store)
        other = threading.Thread(target=use, args=[store])
        other.start()
        other.join()

        assert 2 == len(made)


def test_connections_of_ended_threads_are_closed(tmp_path: Path, made: list[sqlite3.Connection]) -> None:
    """A server that starts a thread for each request does not run out of files."""
    with closing(Connections(SqliteSettings(str(tmp_path / "x.db")))) as store:
        for _ in range(10):
            thread = threading.Thread(target=use, args=[store])
            thread.start()
            thread.join()

        assert [False] + [True] * 9 + [False] == [is_closed(connection) for connection in made]


def test_closing_closes_all_and_waits(tmp_path: Path, made: list[sqlite3.Connection]) -> None:
    """A call under way in another thread ends before its connection is closed under it."""
    store = Connections(SqliteSettings(str(tmp_path / "x.db")))
    inside, go_on, ended = threading.Event(), threading.Event(), []

    def read_slowly() -> None:
        with store.reading() as connection:
            inside.set()
            go_on.wait(10)
            ended.append(connection.execute("SELECT 7").fetchone()[0])

    reader = threading.Thread(target=read_slowly)
    reader.start()
    inside.wait(10)
    closer = threading.Thread(target=store.close)
    closer.start()
    go_on.set()
    reader.join(10)
    closer.join(10)

    assert [7] == ended
    assert [True, True] == [is_closed(connection) for connection in made]
    with pytest.raises(StorageRefused):
        use(store)
