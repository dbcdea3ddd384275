"""A file is opened only when it can keep what the store promises; otherwise the refusal says why."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qom_permits.domain.errors import BadInput, StorageRefused
from qom_permits.testing.batches import a_batch
from qom_permits_sqlite import opening, schema
from qom_permits_sqlite.connections import Connections
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage

NOBODY = 65534


def settings_for(file: Path, busy_seconds: int = 0) -> SqliteSettings:
    """Return settings for *file*."""
    return SqliteSettings(str(file), busy_seconds)


def make_store(file: Path) -> None:
    """Make a store with one record in *file*."""
    with closing(SqliteStorage(settings_for(file))) as store:
        store.append(a_batch("case"))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the right of a superuser to do everything, for a while."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def directory() -> Iterator[Path]:
    """Yield a directory that everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        directory.chmod(0o777)
        yield directory


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_every_connection_is_durable(tmp_path: Path, pragma: str, expected: object) -> None:
    """What durability rests on is set on the first connection and on the next."""
    for _ in range(2):
        with (
            closing(Connections(settings_for(tmp_path / "x.db"))) as connections,
            connections.reading() as connection,
        ):
            assert expected == connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def test_a_pragma_that_does_not_hold_is_refused(tmp_path: Path) -> None:
    """A build of SQLite that ignores a setting is not trusted."""
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        with pytest.raises(StorageRefused, match="synchronous reads 1, not 2"):
            opening.require(connection, settings_for(tmp_path / "x.db"), "synchronous", 2)


def test_an_old_sqlite_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without STRICT tables nothing is opened."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(StorageRefused, match="too old"):
        SqliteStorage(settings_for(tmp_path / "x.db"))


def test_every_table_is_strict(tmp_path: Path) -> None:
    """A plain table would take text for a number."""
    make_store(tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        tables = {
            name: strict
            for _, name, kind, _, _, strict in connection.execute("PRAGMA main.table_list")
            if kind == "table" and not name.startswith("sqlite_")
        }

    assert (
        dict.fromkeys(["records", "claims", "cases", "owners", "envelopes", "parties", "numbers"], 1)
        == tables
    )


@pytest.mark.parametrize("table", ["records", "claims"])
@pytest.mark.parametrize("change", ["UPDATE {} SET case_id = 'x'", "DELETE FROM {}"])
def test_history_cannot_be_changed(tmp_path: Path, table: str, change: str) -> None:
    """The file itself refuses, whatever program asks."""
    make_store(tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("INSERT INTO claims VALUES ('key', '', 'case', 1, 1)")
        with pytest.raises(sqlite3.IntegrityError, match="is never"):
            connection.execute(change.format(table))


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    """An old release says which schema it found and which it knows."""
    make_store(tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(StorageRefused, match=r"x\.db has schema 2, this release knows 1; bring"):
        SqliteStorage(settings_for(tmp_path / "x.db"))


@pytest.mark.parametrize(
    "mark", ["CREATE TABLE notes (note)", "PRAGMA application_id = 7", "PRAGMA user_version = 3"]
)
def test_a_file_of_another_program_is_left_alone(tmp_path: Path, mark: str) -> None:
    """It is refused before a byte of it changes."""
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute(mark)
    before = (tmp_path / "x.db").read_bytes()
    with pytest.raises(StorageRefused, match="another program"):
        SqliteStorage(settings_for(tmp_path / "x.db"))

    assert before == (tmp_path / "x.db").read_bytes()
    assert [tmp_path / "x.db"] == list(tmp_path.iterdir())


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """A text file is neither read nor overwritten."""
    (tmp_path / "x.db").write_text("dear diary\n" * 100)
    with pytest.raises(StorageRefused, match="not a database"):
        SqliteStorage(settings_for(tmp_path / "x.db"))

    assert (tmp_path / "x.db").read_text().startswith("dear diary")


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    """The refusal says which directory to make."""
    with pytest.raises(StorageRefused, match=r"the directory .*absent is not there"):
        SqliteStorage(settings_for(tmp_path / "absent" / "x.db"))


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    """The refusal asks for a file in it."""
    with pytest.raises(StorageRefused, match="this is a directory"):
        SqliteStorage(settings_for(tmp_path))


def test_a_read_only_file_is_refused(directory: Path) -> None:
    """The refusal says which file and which right."""
    make_store(directory / "x.db")
    (directory / "x.db").chmod(0o444)
    with as_nobody(), pytest.raises(StorageRefused, match=r"x\.db: no right to write this file"):
        SqliteStorage(settings_for(directory / "x.db"))


def test_an_unreadable_file_is_refused(directory: Path) -> None:
    """The refusal says which file and which right."""
    make_store(directory / "x.db")
    (directory / "x.db").chmod(0)
    with as_nobody(), pytest.raises(StorageRefused, match=r"x\.db: no right to read this file"):
        SqliteStorage(settings_for(directory / "x.db"))


def test_a_read_only_directory_is_refused(directory: Path) -> None:
    """The log lies beside the file, so the right to the file is not enough."""
    make_store(directory / "x.db")
    (directory / "x.db").chmod(0o666)
    directory.chmod(0o555)
    with as_nobody(), pytest.raises(StorageRefused, match="no right to make files in the directory"):
        SqliteStorage(settings_for(directory / "x.db"))


@pytest.mark.parametrize("path", [":memory:", "", "  ", "file:x?mode=memory"])
def test_a_path_that_is_no_file_is_refused(path: str) -> None:
    """What would be gone with the process is refused with a hint."""
    with pytest.raises(BadInput, match=r"give a path such as permits\.db"):
        SqliteSettings(path)


@pytest.mark.parametrize("name", ["a b.db", "what?.db", "50%.db", "#1.db", "پروانه.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    """Letters that mean something in an address mean nothing in a path."""
    make_store(tmp_path / name)

    assert [tmp_path / name] == list(tmp_path.iterdir())


def test_the_working_directory_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path means the directory the settings were made in."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with closing(SqliteStorage(SqliteSettings("x.db"))) as store:
        monkeypatch.chdir(tmp_path / "elsewhere")
        store.append(a_batch("case"))

    assert (tmp_path / "x.db").is_file()
