"""The contract of journals can fail: each broken promise is caught by the check that names it."""

# ruff: noqa: D102 - what a broken store breaks is said by its class

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from qom_permits.domain.errors import StorageRefused, VersionConflict
from qom_permits.ports.envelopes import AT_ONCE, Fate, Posted
from qom_permits.ports.records import Batch, Record, Sealed
from qom_permits.ports.storage import Storage
from qom_permits.testing.failing_checks import checks_of, failing_checks
from qom_permits.testing.journal_contract import JournalContract
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


class ForgetsMicroseconds(MemoryStorage):
    """Keeps whole seconds."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        read = super().records(case_id, after, until)
        return iter([evolve(record, at=record.at.replace(microsecond=0)) for record in read])


class TakesAfterAsInclusive(MemoryStorage):
    """Begins with the record it should begin after."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        return super().records(case_id, max(after - 1, 0), until)


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


class LosesEqualRecords(MemoryStorage):
    """Takes the third of three equal records for a repetition."""

    def feed(self, after: int = 0, limit: int = 1000) -> tuple[Sealed, ...]:
        read = super().feed(after, limit)
        return tuple(
            s for n, s in enumerate(read) if [r.record.payload for r in read[:n]].count(s.record.payload) < 2
        )


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


class TrimsZeros(MemoryStorage):
    """Takes payloads and parties for text that ends with a zero."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        read = super().records(case_id, after, until)
        return iter([evolve(record, payload=record.payload.rstrip(b"\0")) for record in read])


class Invents(MemoryStorage):
    """Answers for what is not there with something."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        if case_id not in self._cases:
            raise StorageRefused("no such case")
        return super().records(case_id, after, until)


class FoldsNames(MemoryStorage):
    """Takes names that differ in case for one."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        return super().records(case_id.casefold(), after, until)


FAULTS: dict[type[MemoryStorage], set[str]] = {
    AcceptsAVersionToCome: {"test_a_version_to_come_is_refused"},
    OverwritesWhatIsStale: {"test_a_stale_version_is_refused"},
    WritesHalf: {"test_a_refused_append_leaves_nothing"},
    WritesOnlyTheFirst: {"test_one_append_may_write_several_cases"},
    ChecksFirstAndWritesLater: {"test_one_of_many_writers_wins"},
    LosesRecordsOfOthers: {"test_writers_of_different_cases_lose_nothing"},
    CountsAppends: {"test_no_batch_and_no_record_change_no_version"},
    PostsMailOfRefusedBatches: {"test_a_refused_append_leaves_nothing"},
    TrimsZeros: {"test_every_byte_comes_back"},
    ForgetsMicroseconds: {"test_every_instant_comes_back"},
    Invents: {"test_an_unknown_case_reads_empty"},
    TakesAfterAsInclusive: {"test_reading_starts_after_and_ends_with"},
    LosesEqualRecords: {"test_the_feed_is_read_in_pages"},
    FoldsNames: {"test_near_names_stay_apart"},
    ReadsOnePage: {"test_a_long_history_is_read_whole"},
    LendsItsOwnList: {"test_what_was_read_is_the_callers"},
    RepeatsInTheFeed: {"test_the_feed_is_read_in_pages"},
    BreaksTheChain: {"test_the_feed_is_dense_and_chained"},
    SealsTwice: {"test_sealing_again_changes_nothing"},
}


def broken(fault: type[MemoryStorage]) -> JournalContract:
    """Return the contract as it would test *fault*."""

    class Broken(JournalContract):
        survives_reopening = False

        def open_store(self, place: Path) -> Storage:  # noqa: ARG002 - it is kept nowhere
            return fault()

    return Broken()


@pytest.mark.parametrize(("fault", "named"), FAULTS.items(), ids=[fault.__name__ for fault in FAULTS])
def test_each_fault_is_caught_by_its_check(fault: type[MemoryStorage], named: set[str]) -> None:
    """The check whose docstring names the fault is the one that fails."""
    assert named <= failing_checks(broken(fault))


def test_what_is_whole_passes() -> None:
    """Nothing fails where nothing is broken, so that the tests above say something."""
    assert set() == failing_checks(broken(MemoryStorage))


def test_every_check_catches_something() -> None:
    """No check is there for show: each has a fault above that it must notice."""
    known_elsewhere = {"test_reopening_keeps_everything"}

    assert checks_of(JournalContract) - known_elsewhere == set().union(*FAULTS.values())
