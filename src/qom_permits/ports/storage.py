"""Storage, as a few small promises that one object keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from attrs import frozen

from qom_permits.ports.envelopes import Posted
from qom_permits.ports.records import Batch, Claim, IndexRow, Record, Sealed


class Journal(Protocol):
    """The cases' histories. Only `append` writes them, and nothing ever changes or removes what it wrote."""

    def append(self, *batches: Batch) -> None:
        """Write *batches* whole, or nothing at all: records, claims, index rows and envelopes together.

        Raises `VersionConflict` when a case no longer stands at what its batch follows, `ClaimTaken` when a
        key is held, `StorageRefused` when an envelope's id was used before, `StorageBusy` or `StorageFull`
        (each: nothing was written), and `OutcomeUnknown` when it may have been. Without batches it does nothing.
        """
        ...

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        """Yield a case's records in order, from the one after *after* through *until* (None: the last)."""
        ...

    def claim(self, key: str) -> Claim | None:
        """Return who holds *key*, None when it is free."""
        ...

    def seal(self) -> int:
        """Give committed records their dense positions and chain digests; return how many were sealed now."""
        ...

    def feed(self, after: int = 0, limit: int = 1000) -> tuple[Sealed, ...]:
        """Return up to *limit* sealed records past position *after*, in order, without gap or repeat."""
        ...


@frozen(kw_only=True)
class Query:
    """Which cases to list; None in a field means "any".

    *login* also finds cases that lie with a role as a whole, not those nobody need act on. *due_by* finds the cases
    whose deadline is that day or before. *offset* and *limit* page through the answer.
    """

    kind: str | None = None
    stage: str | None = None
    district: str | None = None
    role: str | None = None
    login: str | None = None
    party: str | None = None
    number: str | None = None
    due_by: date | None = None
    offset: int = 0
    limit: int = 100


class Index(Protocol):
    """Where the cases stand, as their last batch said."""

    def row(self, case_id: str) -> IndexRow | None:
        """Return the row of one case, None when there is no such case."""
        ...

    def cases(self, query: Query) -> tuple[IndexRow, ...]:
        """Return the rows that *query* asks for, by deadline (those without one last), then by case id."""
        ...


class Outbox(Protocol):
    """Letters waiting to go out; each leaves under a lease, so that two relays never hold the same one.

    A lease is a *not_before* in the future. One handed over stays so, whatever a relay says later; one buried may
    be postponed, which is how a person has it tried again. One that is not there is `StorageRefused`.
    """

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        """Return up to *limit* envelopes that wait and are not leased, oldest first, now leased; counts a try."""
        ...

    def hand_over(self, envelope_id: str, note: str) -> None:
        """Note that an envelope was handed over."""
        ...

    def postpone(self, envelope_id: str, not_before: datetime, note: str) -> None:
        """Put an envelope back until *not_before*."""
        ...

    def bury(self, envelope_id: str, note: str) -> None:
        """Give an envelope up, with a reason people can read."""
        ...

    def posted(self, case_id: str) -> tuple[Posted, ...]:
        """Return every envelope of a case with what became of it, oldest first."""
        ...


class Parties(Protocol):
    """Who the parties are: personal data, kept apart from history so that it can be erased."""

    def put_party(self, party_id: str, data: bytes) -> None:
        """Keep *data* under *party_id*, in place of what was there."""
        ...

    def party(self, party_id: str) -> bytes | None:
        """Return what is kept under *party_id*, None when nothing is or it was erased."""
        ...

    def erase_party(self, party_id: str) -> None:
        """Erase what is kept under *party_id*; erasing what is not there is no error."""
        ...


class Numbers(Protocol):
    """Number series without gaps, from 1."""

    def draw(self, series: str, key: str) -> int:
        """Return the number *key* has in *series*, drawing the next one the first time it is asked for."""
        ...


class Storage(Journal, Index, Outbox, Parties, Numbers, Protocol):
    """All of it, in one object, safe to share between threads."""

    def close(self) -> None:
        """Let go of everything; a second call is harmless, any other call after it raises `StorageRefused`."""
        ...
