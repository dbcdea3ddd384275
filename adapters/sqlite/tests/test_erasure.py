"""Erasing a party wipes every byte of it from the file and its log, whatever happened around it."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest

from qom_permits.testing.batches import a_batch
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage


@pytest.mark.parametrize("seed", range(12))
def test_no_byte_is_left_after_much_moving(tmp_path: Path, seed: int) -> None:
    """SQLite copies rows between pages; of 40 such walks, 15 left bytes behind when secure_delete stood alone."""
    chance = random.Random(seed)  # noqa: S311 - the same walk each time
    kept: dict[str, bytes] = {}
    gone: list[bytes] = []
    with closing(SqliteStorage(SqliteSettings(str(tmp_path / "x.db")))) as store:
        for step in range(250):
            party = f"party-{chance.randrange(60)}"
            gone += [kept.pop(party)] if party in kept else []
            if chance.randrange(100) < 65:
                kept[party] = f"<{step}>".encode()
                store.put_party(party, kept[party] * chance.randrange(1, 400))
            else:
                store.erase_party(party)
            if step % 10 == 0:
                store.append(a_batch(f"case-{step}"))
        store.erase_party("nobody")
        on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert [] == [marker for marker in gone if marker in on_disk]
    assert all(marker in on_disk for marker in kept.values())
