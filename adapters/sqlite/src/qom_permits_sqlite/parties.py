"""Personal data in SQLite, kept so that erasing it leaves no byte in the file or its log."""

from __future__ import annotations

import sqlite3

from qom_permits.domain.errors import StorageBusy

_WRITE = """
    INSERT INTO parties (id, ahead, data)
    VALUES (?, zeroblob((SELECT page_size FROM pragma_page_size)), ?)
    ON CONFLICT (id) DO UPDATE SET data = excluded.data
"""


def write_party(connection: sqlite3.Connection, party_id: str, data: bytes) -> None:
    """Keep *data* under *party_id*, in place of what was there."""
    connection.execute(_WRITE, (party_id, data))


def read_party(connection: sqlite3.Connection, party_id: str) -> bytes | None:
    """Return what is kept under *party_id*, None when nothing is."""
    found = connection.execute("SELECT data FROM parties WHERE id = ?", (party_id,)).fetchone()
    return None if found is None else bytes(found[0])


def delete_party(connection: sqlite3.Connection, party_id: str) -> None:
    """Delete the row; ``secure_delete`` wipes its pages."""
    connection.execute("DELETE FROM parties WHERE id = ?", (party_id,))


def empty_log(connection: sqlite3.Connection) -> None:
    """Move the log into the file and cut it to nothing: old pages in it still hold what was erased."""
    is_busy, _frames, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise StorageBusy("the party is erased, but readers keep its bytes in the log; erase it once more")
