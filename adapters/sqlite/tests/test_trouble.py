"""When SQLite cannot, the caller hears whether anything was written, and the store goes on afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qom_permits.domain.errors import (
    Damaged,
    OutcomeUnknown,
    StorageBusy,
    StorageFault,
    StorageFull,
    StorageRefused,
)
from qom_permits.testing.at_once import at_once
from qom_permits.testing.batches import NOW, a_batch
from qom_permits_sqlite import connections
from qom_permits_sqlite.opening import opened
from qom_permits_sqlite.refusals import fault_of
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of a store with one record."""
    with closing(SqliteStorage(SqliteSettings(str(tmp_path / "x.db")))) as store:
        store.append(a_batch("case"))
    return tmp_path / "x.db"


@contextmanager
def store_in(file: Path) -> Iterator[SqliteStorage]:
    """Yield the store in *file*, which waits for nobody."""
    with closing(SqliteStorage(SqliteSettings(str(file), busy_seconds=0))) as store:
        yield store


def set_up_with(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Let every connection opened from now on go through *change* too."""

    def changed(settings: SqliteSettings, *, may_create: bool) -> sqlite3.Connection:
        connection = opened(settings, may_create=may_create)
        change(connection)
        return connection

    monkeypatch.setattr(connections, "opened", changed)


def deny(statement: str) -> Change:
    """Return a change that makes the transaction *statement* fail."""

    def judge(action: int, what: str | None, *_: str | None) -> int:
        is_it = action == sqlite3.SQLITE_TRANSACTION and what == statement
        return sqlite3.SQLITE_DENY if is_it else sqlite3.SQLITE_OK

    return lambda connection: connection.set_authorizer(judge)


def test_a_locked_file_is_busy(file: Path) -> None:
    """While somebody else writes, nothing is written and reading goes on; afterwards the same call succeeds."""
    with store_in(file) as store, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for write in (
            lambda: store.append(a_batch("case", 1)),
            lambda: store.draw("permits", "case"),
            lambda: store.put_party("p", b"who"),
        ):
            with pytest.raises(StorageBusy):
                write()

        assert [1] == [record.number for record in store.records("case")]
        assert () == store.take_envelopes(NOW, NOW, 1)
        other.execute("ROLLBACK")
        store.append(a_batch("case", 1))
        assert [1, 2] == [record.number for record in store.records("case")]


def test_a_reader_who_keeps_the_log_is_waited_for(file: Path) -> None:
    """Erasing says that bytes are left in the log, and erasing once more removes them."""
    with store_in(file) as store, closing(sqlite3.connect(file, isolation_level=None)) as other:
        store.put_party("p", b"Zahra Ahmadi")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM records").fetchone()
        with pytest.raises(StorageBusy, match="erase it once more"):
            store.erase_party("p")
        other.execute("COMMIT")

        assert store.party("p") is None
        store.erase_party("p")
        assert b"Zahra" not in b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_no_room_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is said so, reading goes on, and writing does when there is room again."""
    with monkeypatch.context() as patched:
        set_up_with(patched, lambda connection: connection.execute("PRAGMA max_page_count = 1"))
        with store_in(file) as store:
            with pytest.raises(StorageFull):
                store.append(a_batch("small"), a_batch("case", 1, payloads=[bytes(500_000)]))

            assert [1] == [record.number for record in store.records("case")]
            assert [] == list(store.records("small"))
    with store_in(file) as store:
        store.append(a_batch("case", 1, payloads=[bytes(500_000)]))


def test_a_commit_that_fails_leaves_the_outcome_open(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody says "failed"; the store stays readable, and writing goes on."""
    with monkeypatch.context() as patched:
        set_up_with(patched, deny("COMMIT"))
        with store_in(file) as store:
            with pytest.raises(OutcomeUnknown):
                store.append(a_batch("case", 1))
            patched.undo()

            assert [1] == [record.number for record in store.records("case")]
            store.append(a_batch("case", 1))


def test_an_error_on_the_way_drops_the_connection(file: Path) -> None:
    """What SQLite refuses to store is a fault, nothing of it stays, and the next call works."""
    with store_in(file) as store:
        store.put_party("p", b"who")
        with pytest.raises(StorageFault):
            store.put_party("p", "text, not bytes")  # type: ignore[arg-type] # a STRICT table refuses it

        assert b"who" == store.party("p")
        store.append(a_batch("case", 1))


def test_a_file_taken_away_is_not_made_anew(file: Path) -> None:
    """A new thread finds nothing, says so, and leaves no empty store behind."""
    with store_in(file) as store:
        for path in list(file.parent.iterdir()):
            path.unlink()
        _, refused = at_once([lambda: list(store.records("case"))])

        assert [StorageRefused] == [type(error) for error in refused]
        assert "not there any more" in str(refused[0])
        assert [] == list(file.parent.iterdir())


def test_an_instant_that_is_none_is_damage(file: Path) -> None:
    """The record that does not read is named."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("DROP TRIGGER records_stay")
        other.execute("UPDATE records SET at = 'yesterday'")
    with (
        store_in(file) as store,
        pytest.raises(Damaged, match="record 1 of case bears the instant 'yesterday'"),
    ):
        list(store.records("case"))


def test_a_torn_file_is_damage(file: Path) -> None:
    """Pages overwritten by somebody else are damage, not an empty answer."""
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with store_in(file) as store, pytest.raises(Damaged, match="malformed"):
        list(store.records("case"))


def test_an_error_without_a_code_is_told_as_it_is() -> None:
    """The Python module's own errors carry no code of SQLite's."""
    fault = fault_of(sqlite3.ProgrammingError("you did it wrong"), Path("x.db"))

    assert StorageFault is type(fault)
    assert "x.db: you did it wrong" == str(fault)
