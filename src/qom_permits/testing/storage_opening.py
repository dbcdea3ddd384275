"""How the storage contract gets at the store it tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qom_permits.ports.storage import Storage


class OpensStorage:
    """What every part of the contract stands on; an author overrides `open_store`, and sometimes the rest."""

    survives_reopening = True
    """Whether what is kept outlives `close`; without it, the checks go on with the store they have."""

    def open_store(self, place: Path) -> Storage:
        """Return the store kept at *place*, made when it is not there; the same place is the same store."""
        raise NotImplementedError

    def bytes_kept(self, place: Path) -> bytes:
        """Return every byte the store at *place* has on disk."""
        return b"".join(path.read_bytes() for path in sorted(place.parent.rglob("*")) if path.is_file())

    def reopened(self, store: Storage, place: Path) -> Storage:
        """Return *store* after it was closed and opened again."""
        if not self.survives_reopening:
            return store
        store.close()
        return self.open_store(place)

    @pytest.fixture
    def place(self, tmp_path: Path) -> Path:
        """Return where the store is kept: a path in an empty directory."""
        return tmp_path / "store"

    @pytest.fixture
    def store(self, place: Path) -> Iterator[Storage]:
        """Yield a new store."""
        store = self.open_store(place)
        yield store
        store.close()
