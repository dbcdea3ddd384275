"""A store in plain dicts: for tests, for trying things out, and to read what a store has to do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from attrs import evolve

from qom_permits.domain.errors import ClaimTaken, StorageRefused, VersionConflict
from qom_permits.ports.envelopes import AT_ONCE, Fate, Posted
from qom_permits.ports.records import BEGINNING, Batch, Claim, IndexRow, Record, Sealed, chained
from qom_permits.ports.storage import Query


class MemoryStorage:
    """A `Storage` that forgets everything with the process; seals inside `append`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._cases: dict[str, list[Record]] = {}
        self._claims: dict[str, Claim] = {}
        self._rows: dict[str, IndexRow] = {}
        self._posted: dict[str, Posted] = {}
        self._feed: list[Sealed] = []
        self._parties: dict[str, bytes] = {}
        self._numbers: dict[str, dict[str, int]] = {}

    def append(self, *batches: Batch) -> None:
        """Write *batches* whole, or nothing at all; see `Journal.append`."""
        with self._lock:
            self._require_open()
            self._check(batches)
            for batch in batches:
                self._write(batch)

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        """Yield a case's records in order, from the one after *after* through *until*."""
        with self._lock:
            self._require_open()
            return iter(self._cases.get(case_id, [])[after:until])

    def claim(self, key: str) -> Claim | None:
        """Return who holds *key*, None when it is free."""
        with self._lock:
            self._require_open()
            return self._claims.get(key)

    def seal(self) -> int:
        """Return 0: `append` has sealed everything."""
        with self._lock:
            self._require_open()
            return 0

    def feed(self, after: int = 0, limit: int = 1000) -> tuple[Sealed, ...]:
        """Return up to *limit* sealed records past position *after*, in order."""
        with self._lock:
            self._require_open()
            return tuple(self._feed[after : after + limit])

    def row(self, case_id: str) -> IndexRow | None:
        """Return the row of one case, None when there is no such case."""
        with self._lock:
            self._require_open()
            return self._rows.get(case_id)

    def cases(self, query: Query) -> tuple[IndexRow, ...]:
        """Return the rows that *query* asks for, by deadline, then by case id."""
        with self._lock:
            self._require_open()
            found = sorted((row for row in self._rows.values() if _fits(row, query)), key=_due)
            return tuple(found[query.offset : query.offset + query.limit])

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        """Return up to *limit* envelopes that wait and are not leased, oldest first, now leased."""
        with self._lock:
            self._require_open()
            free = (p for p in self._posted.values() if p.fate is Fate.WAITING and p.not_before <= now)
            taken = tuple(evolve(p, tries=p.tries + 1, not_before=lease_until) for p in islice(free, limit))
            self._posted.update({posted.envelope.id: posted for posted in taken})
            return taken

    def hand_over(self, envelope_id: str, note: str) -> None:
        """Note that an envelope was handed over."""
        self._settle(envelope_id, fate=Fate.HANDED_OVER, note=note)

    def postpone(self, envelope_id: str, not_before: datetime, note: str) -> None:
        """Put an envelope back until *not_before*."""
        self._settle(envelope_id, fate=Fate.WAITING, note=note, not_before=not_before)

    def bury(self, envelope_id: str, note: str) -> None:
        """Give an envelope up, with a reason people can read."""
        self._settle(envelope_id, fate=Fate.BURIED, note=note)

    def posted(self, case_id: str) -> tuple[Posted, ...]:
        """Return every envelope of a case with what became of it, oldest first."""
        with self._lock:
            self._require_open()
            return tuple(posted for posted in self._posted.values() if posted.envelope.case_id == case_id)

    def put_party(self, party_id: str, data: bytes) -> None:
        """Keep *data* under *party_id*, in place of what was there."""
        with self._lock:
            self._require_open()
            self._parties[party_id] = bytes(data)

    def party(self, party_id: str) -> bytes | None:
        """Return what is kept under *party_id*, None when nothing is or it was erased."""
        with self._lock:
            self._require_open()
            return self._parties.get(party_id)

    def erase_party(self, party_id: str) -> None:
        """Erase what is kept under *party_id*; erasing what is not there is no error."""
        with self._lock:
            self._require_open()
            self._parties.pop(party_id, None)

    def draw(self, series: str, key: str) -> int:
        """Return the number *key* has in *series*, drawing the next one the first time it is asked for."""
        with self._lock:
            self._require_open()
            drawn = self._numbers.setdefault(series, {})
            return drawn.setdefault(key, len(drawn) + 1)

    def close(self) -> None:
        """Let go of everything; a second call is harmless."""
        with self._lock:
            self._closed = True

    def _require_open(self) -> None:
        if self._closed:
            raise StorageRefused("this store was closed; open it again")

    def _check(self, batches: tuple[Batch, ...]) -> None:
        """Raise what speaks against *batches*, in the order in which they would be written."""
        versions: dict[str, int] = {}
        keys: set[str] = set()
        letters: set[str] = set()
        for batch in batches:
            stands_at = versions.get(batch.case_id, len(self._cases.get(batch.case_id, [])))
            if stands_at != batch.follows:
                raise VersionConflict(f"{batch.case_id} stands at {stands_at}, not at {batch.follows}")
            versions[batch.case_id] = stands_at + len(batch.records)
            for claim in batch.claims:
                if claim.key in self._claims or claim.key in keys:
                    raise ClaimTaken(claim.key)
                keys.add(claim.key)
            for envelope in batch.envelopes:
                if envelope.id in self._posted or envelope.id in letters:
                    raise StorageRefused(f"there already is an envelope {envelope.id}; nothing was written")
                letters.add(envelope.id)

    def _write(self, batch: Batch) -> None:
        self._cases.setdefault(batch.case_id, []).extend(batch.records)
        for record in batch.records:
            before = self._feed[-1].chain if self._feed else BEGINNING
            position = len(self._feed) + 1
            self._feed.append(Sealed(position=position, record=record, chain=chained(before, record)))
        self._claims.update({claim.key: claim for claim in batch.claims})
        self._rows[batch.row.case_id] = batch.row
        for envelope in batch.envelopes:
            self._posted[envelope.id] = Posted(
                envelope=envelope, fate=Fate.WAITING, tries=0, note="", not_before=AT_ONCE
            )

    def _settle(self, envelope_id: str, *, fate: Fate, note: str, not_before: datetime | None = None) -> None:
        with self._lock:
            self._require_open()
            if (posted := self._posted.get(envelope_id)) is None:
                raise StorageRefused(f"there is no envelope {envelope_id}")
            # What was handed over stays so: a relay whose lease ran out may come late.
            if posted.fate is not Fate.HANDED_OVER:
                until = posted.not_before if not_before is None else not_before
                self._posted[envelope_id] = evolve(posted, fate=fate, note=note, not_before=until)


def _fits(row: IndexRow, query: Query) -> bool:
    on_desk = query.login is None or row.login == query.login or (row.login is None and row.role is not None)
    due = query.due_by is None or (row.deadline is not None and row.deadline <= query.due_by)
    owned = query.party is None or query.party in row.owners
    wanted = ("kind", "stage", "district", "role", "number")
    same = all(getattr(query, name) in {None, getattr(row, name)} for name in wanted)
    return on_desk and due and owned and same


def _due(row: IndexRow) -> tuple[bool, str, str]:
    return (row.deadline is None, row.deadline.isoformat() if row.deadline else "", row.case_id)
