"""Letters in SQLite; a lease is a *not_before* in the future: one column says when a letter may be taken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from qom_permits.domain.errors import StorageRefused
from qom_permits.ports.envelopes import AT_ONCE, Envelope, Fate, Posted
from qom_permits.ports.records import written_instant

_INSERT = """
    INSERT INTO envelopes (id, case_id, party, template, payload, fate, tries, note, not_before)
    VALUES (?, ?, ?, ?, ?, 'waiting', 0, '', ?)
"""
_LEASE = """
    UPDATE envelopes SET tries = tries + 1, not_before = ? WHERE place IN
        (SELECT place FROM envelopes WHERE fate = 'waiting' AND not_before <= ? ORDER BY place LIMIT ?)
    RETURNING place, id, case_id, party, template, payload, fate, tries, note, not_before
"""
_OF_CASE = """
    SELECT id, case_id, party, template, payload, fate, tries, note, not_before FROM envelopes
    WHERE case_id = ? ORDER BY place
"""

_Stored = tuple[str, str, str, str, bytes, str, int, str, str]


def write_envelopes(connection: sqlite3.Connection, envelopes: Iterable[Envelope]) -> None:
    """Put *envelopes* into the outbox, to go at once."""
    for envelope in envelopes:
        if _is_there(connection, envelope.id):
            raise StorageRefused(f"there already is an envelope {envelope.id}; nothing was written")
        written = (envelope.id, envelope.case_id, envelope.party, envelope.template, envelope.payload)
        connection.execute(_INSERT, (*written, written_instant(AT_ONCE)))


def any_waits(connection: sqlite3.Connection, now: datetime) -> bool:
    """Return whether an envelope may be taken at *now*."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM envelopes WHERE fate = 'waiting' AND not_before <= ?)",
        (written_instant(now),),
    )
    return bool(found.fetchone()[0])


def lease(connection: sqlite3.Connection, now: datetime, until: datetime, limit: int) -> tuple[Posted, ...]:
    """Return up to *limit* envelopes that may be taken at *now*, oldest first, leased *until* then."""
    found = connection.execute(_LEASE, (written_instant(until), written_instant(now), limit))
    return tuple(_posted(stored) for _place, *stored in sorted(found.fetchall()))


def settle(connection: sqlite3.Connection, envelope_id: str, fate: Fate, note: str) -> None:
    """Note the *fate* of an envelope. What was handed over stays so: a relay may come late."""
    _require(connection, envelope_id)
    connection.execute(
        "UPDATE envelopes SET fate = ?, note = ? WHERE id = ? AND fate <> 'handed_over'",
        (fate.value, note, envelope_id),
    )


def delay(connection: sqlite3.Connection, envelope_id: str, not_before: datetime, note: str) -> None:
    """Let an envelope wait until *not_before*, unless it was handed over."""
    settle(connection, envelope_id, Fate.WAITING, note)
    connection.execute(
        "UPDATE envelopes SET not_before = ? WHERE id = ? AND fate <> 'handed_over'",
        (written_instant(not_before), envelope_id),
    )


def read_posted(connection: sqlite3.Connection, case_id: str) -> tuple[Posted, ...]:
    """Return the envelopes of a case, oldest first."""
    found = connection.execute(_OF_CASE, (case_id,))
    return tuple(_posted(stored) for stored in found.fetchall())


def _is_there(connection: sqlite3.Connection, envelope_id: str) -> bool:
    return connection.execute("SELECT 1 FROM envelopes WHERE id = ?", (envelope_id,)).fetchone() is not None


def _require(connection: sqlite3.Connection, envelope_id: str) -> None:
    if not _is_there(connection, envelope_id):
        raise StorageRefused(f"there is no envelope {envelope_id}")


def _posted(stored: _Stored) -> Posted:
    envelope_id, case_id, party, template, payload, fate, tries, note, not_before = stored
    return Posted(
        envelope=Envelope(id=envelope_id, case_id=case_id, party=party, template=template, payload=payload),
        fate=Fate(fate),
        tries=tries,
        note=note,
        not_before=datetime.fromisoformat(not_before),
    )
