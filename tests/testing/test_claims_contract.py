"""The contract of claims can fail: each broken promise is caught by the check that names it."""

# ruff: noqa: D102 - what a broken store breaks is said by its class

from __future__ import annotations

import time
from pathlib import Path

import pytest
from attrs import evolve

from qom_permits.domain.errors import ClaimTaken
from qom_permits.ports.records import Batch, Claim
from qom_permits.ports.storage import Storage
from qom_permits.testing.claims_contract import ClaimsContract
from qom_permits.testing.failing_checks import checks_of, failing_checks
from qom_permits.testing.memory import MemoryStorage


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


class ChecksFirstAndWritesLater(MemoryStorage):
    """Lets somebody in between looking for a key and taking it."""

    def append(self, *batches: Batch) -> None:
        with self._lock:
            self._require_open()
            self._check(batches)
        time.sleep(1 / 50)
        with self._lock:
            for batch in batches:
                self._write(batch)


class Invents(MemoryStorage):
    """Answers for what is not there with something."""

    def claim(self, key: str) -> Claim | None:
        return super().claim(key) or Claim(key=key, asked="", case_id="", first=0, last=0)


class FoldsNames(MemoryStorage):
    """Takes names that differ in case for one."""

    def claim(self, key: str) -> Claim | None:
        return super().claim(key.casefold())


FAULTS: dict[type[MemoryStorage], set[str]] = {
    ForgetsClaims: {"test_a_key_is_taken_for_ever"},
    ForgetsWhatWasAsked: {"test_a_claim_comes_back"},
    TakesKeysOfRefusedBatches: {
        "test_a_batch_without_its_claim_leaves_nothing",
        "test_a_refused_version_takes_no_key",
        "test_one_append_takes_a_key_once",
    },
    ChecksFirstAndWritesLater: {"test_one_of_many_takes_the_key"},
    FoldsNames: {"test_near_keys_stay_apart"},
    Invents: {"test_a_free_key_has_no_claim"},
}


def broken(fault: type[MemoryStorage]) -> ClaimsContract:
    """Return the contract as it would test *fault*."""

    class Broken(ClaimsContract):
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
    assert checks_of(ClaimsContract) == set().union(*FAULTS.values())
