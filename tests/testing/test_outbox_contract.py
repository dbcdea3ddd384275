"""The contract of letters can fail: each broken promise is caught by the check that names it."""

# ruff: noqa: D102 - what a broken store breaks is said by its class

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve

from qom_permits.ports.envelopes import AT_ONCE, Fate, Posted
from qom_permits.ports.records import Batch
from qom_permits.ports.storage import Storage
from qom_permits.testing.failing_checks import checks_of, failing_checks
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.outbox_contract import OutboxContract


class LosesWhatALetterSays(MemoryStorage):
    """Keeps a letter without its values."""

    def _write(self, batch: Batch) -> None:
        super()._write(evolve(batch, envelopes=tuple(evolve(one, payload=b"") for one in batch.envelopes)))


class LendsLettersTwice(MemoryStorage):
    """Gives no lease."""

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        taken = super().take_envelopes(now, lease_until, limit)
        self._posted.update({one.envelope.id: evolve(one, not_before=AT_ONCE) for one in taken})
        return taken


class NeverEndsALease(MemoryStorage):
    """Loses a letter with the relay that held it, or that could not send it yet."""

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        return super().take_envelopes(now, max(lease_until, NEVER), limit)

    def postpone(self, envelope_id: str, not_before: datetime, note: str) -> None:
        super().postpone(envelope_id, max(not_before, NEVER), note)


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


NEVER = datetime(9999, 1, 1, tzinfo=UTC)

FAULTS: dict[type[MemoryStorage], set[str]] = {
    LosesWhatALetterSays: {"test_a_letter_comes_back"},
    LendsLettersTwice: {"test_a_leased_letter_is_not_taken_again"},
    NeverEndsALease: {"test_a_lease_runs_out", "test_a_postponed_letter_waits"},
    TakesLettersById: {"test_letters_are_listed_by_case", "test_letters_leave_oldest_first"},
    LeasesLater: {"test_many_relays_share_the_letters"},
    BringsLettersBack: {"test_what_was_handed_over_rests"},
    ForgetsReasons: {"test_a_buried_letter_stays_until_somebody_retries"},
    TakesALetterIdTwice: {"test_a_letter_id_is_used_once", "test_a_letter_that_is_not_there_is_refused"},
}


def broken(fault: type[MemoryStorage]) -> OutboxContract:
    """Return the contract as it would test *fault*."""

    class Broken(OutboxContract):
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
    assert checks_of(OutboxContract) == set().union(*FAULTS.values())
