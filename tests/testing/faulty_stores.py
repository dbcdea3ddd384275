"""Stores that break one promise each, to see that the contract notices."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count

from attrs import evolve

from qom_permits.domain.errors import ClaimTaken, StorageRefused, VersionConflict
from qom_permits.ports.envelopes import AT_ONCE, Fate, Posted
from qom_permits.ports.records import Batch, Claim, IndexRow, Record, Sealed
from qom_permits.ports.storage import Query
from qom_permits.testing.memory import MemoryStorage


class AcceptsAVersionToCome(MemoryStorage):
    """Compares versions with ``<=``."""

    def _check(self, batches: tuple[Batch, ...]) -> None:
        try:
            super()._check(batches)
        except VersionConflict:
            if any(len(self._cases.get(batch.case_id, [])) > batch.follows for batch in batches):
                raise


class OverwritesWhatIsStale(MemoryStorage):
    """Lets the last writer win."""

    def _check(self, batches: tuple[Batch, ...]) -> None:
        for batch in batches:
            if len(self._cases.get(batch.case_id, [])) < batch.follows:
                raise VersionConflict(batch.case_id)

    def _write(self, batch: Batch) -> None:
        del self._cases.setdefault(batch.case_id, [])[batch.follows :]
        super()._write(batch)


class WritesHalf(MemoryStorage):
    """Writes batch by batch."""

    def append(self, *batches: Batch) -> None:
        for batch in batches or [()]:
            super().append(*([batch] if isinstance(batch, Batch) else []))


class WritesOnlyTheFirst(MemoryStorage):
    """Forgets the other batches."""

    def append(self, *batches: Batch) -> None:
        super().append(*batches[:1])


class ChecksFirstAndWritesLater(MemoryStorage):
    """Lets somebody in between the check and the write."""

    def append(self, *batches: Batch) -> None:
        with self._lock:
            self._require_open()
            self._check(batches)
        time.sleep(1 / 50)
        with self._lock:
            for batch in batches:
                self._write(batch)


class LosesRecordsOfOthers(MemoryStorage):
    """Reads the feed, adds to it, and puts it back."""

    def append(self, *batches: Batch) -> None:
        before = list(self._feed)
        time.sleep(1 / 500)
        with self._lock:
            self._require_open()
            self._check(batches)
            self._feed = before
            for batch in batches:
                self._write(batch)


class CountsAppends(MemoryStorage):
    """Takes an append for a new version, whatever it holds."""

    def _write(self, batch: Batch) -> None:
        super()._write(batch)
        if not batch.records:
            self._cases[batch.case_id].append(self._cases[batch.case_id][-1])


class PostsMailOfRefusedBatches(MemoryStorage):
    """Writes letters first."""

    def append(self, *batches: Batch) -> None:
        for batch in batches:
            for envelope in batch.envelopes:
                posted = Posted(envelope=envelope, fate=Fate.WAITING, tries=0, note="", not_before=AT_ONCE)
                self._posted.setdefault(envelope.id, posted)
        super().append(*[evolve(batch, envelopes=()) for batch in batches])


class TrimsZeros(MemoryStorage):
    """Takes payloads and parties for text that ends with a zero."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        read = super().records(case_id, after, until)
        return iter([evolve(record, payload=record.payload.rstrip(b"\0")) for record in read])

    def put_party(self, party_id: str, data: bytes) -> None:
        super().put_party(party_id, data.rstrip(b"\0"))


class ForgetsMicroseconds(MemoryStorage):
    """Keeps whole seconds."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        read = super().records(case_id, after, until)
        return iter([evolve(record, at=record.at.replace(microsecond=0)) for record in read])


class Invents(MemoryStorage):
    """Answers for what is not there with something."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        if case_id not in self._cases:
            raise StorageRefused("no such case")
        return super().records(case_id, after, until)

    def claim(self, key: str) -> Claim | None:
        return super().claim(key) or Claim(key=key, asked="", case_id="", first=0, last=0)

    def row(self, case_id: str) -> IndexRow | None:
        return super().row(case_id) or next(iter(self._rows.values()), _SOME_ROW)


class TakesAfterAsInclusive(MemoryStorage):
    """Begins with the record it should begin after."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        return super().records(case_id, max(after - 1, 0), until)


class LosesEqualRecords(MemoryStorage):
    """Takes the third of three equal records for a repetition."""

    def feed(self, after: int = 0, limit: int = 1000) -> tuple[Sealed, ...]:
        read = super().feed(after, limit)
        return tuple(
            s for n, s in enumerate(read) if [r.record.payload for r in read[:n]].count(s.record.payload) < 2
        )


class FoldsNames(MemoryStorage):
    """Takes names that differ in case for one."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        return super().records(case_id.casefold(), after, until)

    def claim(self, key: str) -> Claim | None:
        return super().claim(key.casefold())

    def party(self, party_id: str) -> bytes | None:
        return super().party(party_id.casefold())

    def draw(self, series: str, key: str) -> int:
        return super().draw(series.casefold(), series + key)


class ReadsOnePage(MemoryStorage):
    """Stops where the page ends."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        return iter(list(super().records(case_id, after, until))[:1000])


class LendsItsOwnList(MemoryStorage):
    """Lets readers take records out of the store."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        super().records(case_id)
        kept = self._cases.get(case_id, [])
        if after or until is not None:
            return iter(kept[after:until])
        return (kept.pop(0) for _ in range(len(kept)))


class RepeatsInTheFeed(MemoryStorage):
    """Begins a page with the last record of the one before."""

    def feed(self, after: int = 0, limit: int = 1000) -> tuple[Sealed, ...]:
        page = super().feed(max(after - 1, 0), limit)
        return page if len(page) > 1 or not after else ()


class BreaksTheChain(MemoryStorage):
    """Leaves records out of the chain."""

    def feed(self, after: int = 0, limit: int = 1000) -> tuple[Sealed, ...]:
        return tuple(evolve(sealed, chain="0" * 64) for sealed in super().feed(after, limit))


class SealsTwice(MemoryStorage):
    """Gives a sealed record another position when asked to seal again."""

    def seal(self) -> int:
        super().seal()
        self._feed = [evolve(sealed, position=sealed.position + 1) for sealed in self._feed]
        return len(self._feed)


class ForgetsClaims(MemoryStorage):
    """Lets a key go when the next batch comes."""

    def _check(self, batches: tuple[Batch, ...]) -> None:
        if batches and batches[0].claims:
            self._claims.clear()
        super()._check(batches)


class ForgetsWhatWasAsked(MemoryStorage):
    """Keeps a claim's key and not what it stands for."""

    def claim(self, key: str) -> Claim | None:
        held = super().claim(key)
        return held and evolve(held, asked="", first=0)


class TakesKeysOfRefusedBatches(MemoryStorage):
    """Writes claims before it looks at the version."""

    def append(self, *batches: Batch) -> None:
        for batch in batches:
            for claim in batch.claims:
                if claim.key in self._claims:
                    raise ClaimTaken(claim.key)
                self._claims[claim.key] = claim
        super().append(*[evolve(batch, claims=()) for batch in batches])


class KeepsTheFirstRow(MemoryStorage):
    """Never says where a case went."""

    def _write(self, batch: Batch) -> None:
        first = self._rows.get(batch.case_id)
        super()._write(batch)
        self._rows[batch.case_id] = first or batch.row


class SortsOwners(MemoryStorage):
    """Puts owners in an order of its own."""

    def row(self, case_id: str) -> IndexRow | None:
        row = super().row(case_id)
        return row and evolve(row, owners=tuple(sorted(set(row.owners))))


class PutsNoDeadlineFirst(MemoryStorage):
    """Sorts what has no deadline before what is due."""

    def cases(self, query: Query) -> tuple[IndexRow, ...]:
        everything = super().cases(evolve(query, offset=0, limit=1000))
        ordered = sorted(everything, key=lambda row: (row.deadline or date.min, row.case_id))
        return tuple(ordered[query.offset : query.offset + query.limit])


class LendsLettersTwice(MemoryStorage):
    """Gives no lease."""

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        taken = super().take_envelopes(now, lease_until, limit)
        self._posted.update({one.envelope.id: evolve(one, not_before=AT_ONCE) for one in taken})
        return taken


class NeverEndsALease(MemoryStorage):
    """Loses a letter with the relay that held it."""

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        return super().take_envelopes(now, datetime.max.replace(tzinfo=now.tzinfo), limit)

    def postpone(self, envelope_id: str, not_before: datetime, note: str) -> None:
        super().postpone(envelope_id, datetime.max.replace(tzinfo=not_before.tzinfo), note)


class TakesLettersById(MemoryStorage):
    """Sends letters in an order of its own, as many as there are."""

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        taken = super().take_envelopes(now, lease_until, limit + 1)
        return tuple(sorted(taken, key=lambda one: one.envelope.id))

    def posted(self, case_id: str) -> tuple[Posted, ...]:
        return tuple(sorted(super().posted(case_id), key=lambda one: one.envelope.id))


class LeasesLater(MemoryStorage):
    """Chooses letters first and leases them afterwards."""

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        self._require_open()
        waiting = [p for p in self._posted.values() if p.fate is Fate.WAITING and p.not_before <= now]
        time.sleep(1 / 50)
        taken = tuple(evolve(p, tries=p.tries + 1, not_before=lease_until) for p in waiting[:limit])
        self._posted.update({posted.envelope.id: posted for posted in taken})
        return taken


class BringsLettersBack(MemoryStorage):
    """Believes a relay that comes late."""

    def postpone(self, envelope_id: str, not_before: datetime, note: str) -> None:
        if (posted := self._posted.get(envelope_id)) is not None:
            self._posted[envelope_id] = evolve(posted, fate=Fate.WAITING)
        super().postpone(envelope_id, not_before, note)


class ForgetsReasons(MemoryStorage):
    """Buries without a word, and for ever."""

    def bury(self, envelope_id: str, note: str) -> None:
        super().bury(envelope_id, note[:0])


class TakesALetterIdTwice(MemoryStorage):
    """Overwrites a letter by another with its id, and does not mind one that is not there."""

    def _check(self, batches: tuple[Batch, ...]) -> None:
        super()._check(tuple(evolve(batch, envelopes=()) for batch in batches))

    def bury(self, envelope_id: str, note: str) -> None:
        if envelope_id in self._posted:
            super().bury(envelope_id, note)


class KeepsTheFirstParty(MemoryStorage):
    """Never corrects what it knows of somebody."""

    def put_party(self, party_id: str, data: bytes) -> None:
        if super().party(party_id) is None:
            super().put_party(party_id, data)


class ErasesEverybody(MemoryStorage):
    """Takes one erasure for all."""

    def erase_party(self, party_id: str) -> None:
        super().erase_party(party_id)
        self._parties.clear()


class DrawsAnew(MemoryStorage):
    """Gives a key a second number."""

    def draw(self, series: str, key: str) -> int:
        return super().draw(series, f"{key}-{next(_ANEW)}")


class DrawsFromZero(MemoryStorage):
    """Starts a series at zero."""

    def draw(self, series: str, key: str) -> int:
        return super().draw(series, key) - 1


class DrawsLater(MemoryStorage):
    """Reads the last number first and draws afterwards."""

    def draw(self, series: str, key: str) -> int:
        self._require_open()
        drawn = self._numbers.setdefault(series, {})
        if key in drawn:
            return drawn[key]
        following = len(drawn) + 1
        time.sleep(1 / 50)
        if key in drawn:
            following = len(drawn) + 1
        drawn[key] = following
        return following


class StaysOpen(MemoryStorage):
    """Answers after the end."""

    def close(self) -> None:
        return


class ClosesOnce(MemoryStorage):
    """Minds being closed twice."""

    def close(self) -> None:
        self._require_open()
        super().close()


_ANEW = count(1)
_SOME_ROW = IndexRow(
    case_id="",
    version=0,
    number=None,
    kind="",
    stage="",
    district="",
    role=None,
    login=None,
    deadline=None,
    owners=(),
)
