"""The store in memory keeps every promise of storage."""

from __future__ import annotations

from pathlib import Path

from qom_permits.ports.storage import Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.storage_contract import StorageContract


class TestMemoryStorage(StorageContract):
    """`MemoryStorage` forgets on closing, and keeps the contract otherwise."""

    survives_reopening = False

    def open_store(self, place: Path) -> Storage:  # noqa: ARG002 - it is kept nowhere
        """Return a new store."""
        return MemoryStorage()
