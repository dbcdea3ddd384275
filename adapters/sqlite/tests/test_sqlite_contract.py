"""The store in one SQLite file keeps every promise of storage."""

from __future__ import annotations

from pathlib import Path

from qom_permits.ports.storage import Storage
from qom_permits.testing.storage_contract import StorageContract
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage


class TestSqliteStorage(StorageContract):
    """`SqliteStorage` keeps the contract, reopening included."""

    def open_store(self, place: Path) -> Storage:
        """Open the file at *place*."""
        return SqliteStorage(SqliteSettings(str(place)))
