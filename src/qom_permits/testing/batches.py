"""Records, batches and letters made up for testing a store: each argument left out is something plausible."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from attrs import evolve

from qom_permits.ports.envelopes import Envelope
from qom_permits.ports.records import Batch, Claim, IndexRow, Record, sealed_record

NOW = datetime(2026, 9, 23, 8, 30, 15, 123456, tzinfo=UTC)
"""The instant at which everything here happens."""


def a_record(case_id: str, number: int, *, payload: bytes = b"{}", at: datetime = NOW) -> Record:
    """Return the *number*-th record of a case."""
    return sealed_record(
        Record(
            case_id=case_id,
            number=number,
            at=at,
            by="officer-7",
            portal="districts",
            command_id=f"command-{case_id}-{number}",
            kind="documents-accepted",
            payload=payload,
        )
    )


def a_claim(key: str, *, case_id: str = "case", first: int = 1, last: int = 1) -> Claim:
    """Return a claim on *key*."""
    return Claim(
        key=key, asked=f"digest of what was asked under {key}", case_id=case_id, first=first, last=last
    )


def an_envelope(envelope_id: str, *, case_id: str = "case", payload: bytes = b"{}") -> Envelope:
    """Return a letter."""
    return Envelope(id=envelope_id, case_id=case_id, party="party-1", template="accepted", payload=payload)


def a_row(case_id: str, **changes: Any) -> IndexRow:
    """Return the index row of a case, with *changes* to a plain one."""
    return evolve(_ROW, case_id=case_id, **changes)


def a_batch(
    case_id: str,
    follows: int = 0,
    *,
    payloads: Iterable[bytes] = (b"{}",),
    claims: Iterable[Claim] = (),
    envelopes: Iterable[Envelope] = (),
    row: IndexRow | None = None,
) -> Batch:
    """Return a batch of one record for each of *payloads*."""
    records = tuple(
        a_record(case_id, number, payload=payload)
        for number, payload in enumerate(payloads, start=follows + 1)
    )
    return Batch(
        case_id=case_id,
        follows=follows,
        records=records,
        claims=tuple(claims),
        row=row or a_row(case_id, version=follows + len(records)),
        envelopes=tuple(envelopes),
    )


_ROW = IndexRow(
    case_id="case",
    version=1,
    number=None,
    kind="new-construction",
    stage="review",
    district="2",
    role="expert",
    login=None,
    deadline=None,
    owners=("party-1",),
)
