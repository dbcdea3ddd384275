"""Records and claims in SQLite; each is written once and never touched again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from qom_permits.domain.errors import ClaimTaken, Damaged, VersionConflict
from qom_permits.ports.records import BEGINNING, Batch, Claim, Record, Sealed, chained, written_instant

_INSERT = """
    INSERT INTO records (position, case_id, number, at, by, portal, command_id, kind, payload, digest, chain)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_OF_CASE = """
    SELECT case_id, number, at, by, portal, command_id, kind, payload, digest FROM records
    WHERE case_id = ? AND number > ? AND number <= coalesce(?, 9223372036854775807) ORDER BY number LIMIT ?
"""
_FEED = """
    SELECT position, chain, case_id, number, at, by, portal, command_id, kind, payload, digest FROM records
    WHERE position > ? ORDER BY position LIMIT ?
"""

_Stored = tuple[str, int, str, str, str, str, str, bytes, str]


def require_version(connection: sqlite3.Connection, batch: Batch) -> None:
    """Raise `VersionConflict` unless the case stands at what *batch* follows."""
    found = connection.execute("SELECT max(number) FROM records WHERE case_id = ?", (batch.case_id,))
    stands_at = found.fetchone()[0] or 0
    if stands_at != batch.follows:
        raise VersionConflict(f"{batch.case_id} stands at {stands_at}, not at {batch.follows}")


def write_records(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Write *records* at the end of the feed; who writes holds the file alone, so they are sealed at once."""
    last = connection.execute("SELECT position, chain FROM records ORDER BY position DESC LIMIT 1").fetchone()
    position, chain = last or (0, BEGINNING)
    rows = []
    for record in records:
        position, chain = position + 1, chained(chain, record)
        rows.append((position, *_stored(record), chain))
    connection.executemany(_INSERT, rows)


def write_claims(connection: sqlite3.Connection, claims: Iterable[Claim]) -> None:
    """Take every key of *claims*; raises `ClaimTaken` with the first that is held."""
    for claim in claims:
        if read_claim(connection, claim.key) is not None:
            raise ClaimTaken(claim.key)
        connection.execute(
            "INSERT INTO claims (key, asked, case_id, first, last) VALUES (?, ?, ?, ?, ?)",
            (claim.key, claim.asked, claim.case_id, claim.first, claim.last),
        )


def read_claim(connection: sqlite3.Connection, key: str) -> Claim | None:
    """Return who holds *key*, None when it is free."""
    found = connection.execute(
        "SELECT asked, case_id, first, last FROM claims WHERE key = ?", (key,)
    ).fetchone()
    if found is None:
        return None
    asked, case_id, first, last = found
    return Claim(key=key, asked=asked, case_id=case_id, first=first, last=last)


def read_records(
    connection: sqlite3.Connection, case_id: str, after: int, until: int | None, limit: int
) -> list[Record]:
    """Return up to *limit* records of a case, from the one after *after* through *until*."""
    found = connection.execute(_OF_CASE, (case_id, after, until, limit))
    return [_record(stored) for stored in found.fetchall()]


def read_feed(connection: sqlite3.Connection, after: int, limit: int) -> tuple[Sealed, ...]:
    """Return up to *limit* records past position *after*."""
    found = connection.execute(_FEED, (after, limit))
    return tuple(
        Sealed(position=position, record=_record(stored), chain=chain)
        for position, chain, *stored in found.fetchall()
    )


def _stored(record: Record) -> _Stored:
    return (
        record.case_id,
        record.number,
        written_instant(record.at),
        record.by,
        record.portal,
        record.command_id,
        record.kind,
        record.payload,
        record.digest,
    )


def _record(stored: _Stored) -> Record:
    case_id, number, at, by, portal, command_id, kind, payload, digest = stored
    return Record(
        case_id=case_id,
        number=number,
        at=_instant(at, case_id, number),
        by=by,
        portal=portal,
        command_id=command_id,
        kind=kind,
        payload=payload,
        digest=digest,
    )


def _instant(written: str, case_id: str, number: int) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError as error:
        raise Damaged(f"record {number} of {case_id} bears the instant {written!r}") from error
