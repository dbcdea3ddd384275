"""What is written down: records, the claims they took, and the batch that carries both into a store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime

from attrs import evolve, field, frozen

from qom_permits.domain.errors import bad
from qom_permits.ports.envelopes import Envelope


def _aware(_owner: object, _attribute: object, at: datetime) -> None:
    if at.utcoffset() is None:
        raise bad(
            "instant-without-zone",
            "{at} has no time zone; give an instant with its offset",
            "{at} منطقه زمانی ندارد؛ زمان را با اختلاف ساعت بدهید",
            at=at,
        )


@frozen(kw_only=True)
class Record:
    """One event as stored: the *number*-th of its case; *payload* is canonical JSON, stored as hashed.

    *digest* is SHA-256 in hexadecimal over every other field, length-prefixed; see `sealed_record`.
    """

    case_id: str
    number: int
    at: datetime = field(validator=_aware)
    by: str
    portal: str
    command_id: str
    kind: str
    payload: bytes
    digest: str = ""


def sealed_record(record: Record) -> Record:
    """Return *record* with its digest worked out."""
    return evolve(record, digest=_digest_of(record))


def is_intact(record: Record) -> bool:
    """Return whether *record* still reads as it was written."""
    return record.digest == _digest_of(record)


def written_instant(at: datetime) -> str:
    """Return *at* as the one text under which instants are stored: UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _digest_of(record: Record) -> str:
    return _digest(
        [
            record.case_id.encode(),
            str(record.number).encode(),
            written_instant(record.at).encode(),
            record.by.encode(),
            record.portal.encode(),
            record.command_id.encode(),
            record.kind.encode(),
            record.payload,
        ]
    )


def _digest(parts: Iterable[bytes]) -> str:
    taken = hashlib.sha256()
    for part in parts:
        taken.update(len(part).to_bytes(8))
        taken.update(part)
    return taken.hexdigest()


BEGINNING = "0" * 64
"""The chain digest before the first sealed record."""


@frozen(kw_only=True)
class Sealed:
    """A record at its dense *position* (1, 2, 3, …) in the feed; *chain* is a digest over all before it."""

    position: int
    record: Record
    chain: str


def chained(before: str, record: Record) -> str:
    """Return the chain digest of *record* coming after the chain digest *before*."""
    return _digest([before.encode(), record.digest.encode()])


@frozen(kw_only=True)
class Claim:
    """A *key* that one batch took for ever; *asked* is a digest of what was asked under it.

    The batch wrote the records *first* … *last* of *case_id*.
    """

    key: str
    asked: str
    case_id: str
    first: int
    last: int


@frozen(kw_only=True)
class IndexRow:
    """What a list of cases shows and is searched by; *role* and *login* say on whose desk the case lies.

    *number* is None before submission, *role* once nobody need act, *login* when no one person is meant,
    *deadline* when no term runs.
    """

    case_id: str
    version: int
    number: str | None
    kind: str
    stage: str
    district: str
    role: str | None
    login: str | None
    deadline: date | None
    owners: tuple[str, ...]


@frozen(kw_only=True)
class Batch:
    """Everything one command writes about one case: *records* after version *follows*, and what goes with them."""

    case_id: str
    follows: int
    records: tuple[Record, ...] = field()
    claims: tuple[Claim, ...]
    row: IndexRow
    envelopes: tuple[Envelope, ...] = ()

    @records.validator
    def _in_order(self, _attribute: object, records: tuple[Record, ...]) -> None:
        numbers = [record.number for record in records]
        wanted = list(range(self.follows + 1, self.follows + 1 + len(records)))
        if numbers != wanted or any(record.case_id != self.case_id for record in records):
            raise bad(
                "batch-out-of-order",
                "a batch after version {follows} of {case_id} holds its records {wanted}, not {numbers}",
                "دسته پس از نسخه {follows} از {case_id} باید {wanted} را داشته باشد، نه {numbers}",
                follows=self.follows,
                case_id=self.case_id,
                wanted=wanted,
                numbers=numbers,
            )
