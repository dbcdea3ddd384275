"""The whole contract, and its random histories, can fail."""

# ruff: noqa: D102 - what a broken store breaks is said by its class

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from qom_permits.ports.envelopes import Fate, Posted
from qom_permits.ports.records import Record
from qom_permits.ports.storage import Storage
from qom_permits.testing.failing_checks import checks_of
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.storage_contract import StorageContract
from qom_permits.testing.storage_history import StorageHistory

QUICK = settings(
    max_examples=100,
    stateful_step_count=30,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class TakesAfterAsInclusive(MemoryStorage):
    """Begins with the record it should begin after."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        return super().records(case_id, max(after - 1, 0), until)


class LosesTheThirdOfThreeEqual(MemoryStorage):
    """Takes it for a repetition."""

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        kept: list[Record] = []
        for record in super().records(case_id, after, until):
            if [one.payload for one in kept].count(record.payload) < 2:
                kept.append(record)
        return iter(kept)


class SendsTheBuried(MemoryStorage):
    """Lists what was buried as handed over."""

    def posted(self, case_id: str) -> tuple[Posted, ...]:
        return tuple(one for one in super().posted(case_id) if one.fate is not Fate.BURIED)


class DrawsBySeriesAndKeyTogether(MemoryStorage):
    """Takes series ``s`` with key ``k`` for series ``S``."""

    def draw(self, series: str, key: str) -> int:
        return super().draw(series.casefold(), key)


class Harness(StorageContract):
    """The contract over any store that is made without arguments."""

    def __init__(self, made: type[MemoryStorage], *, survives_reopening: bool = False) -> None:
        self.made = made
        self.survives_reopening = survives_reopening

    def open_store(self, place: Path) -> Storage:  # noqa: ARG002 - it is kept nowhere
        return self.made()


def run_histories(harness: Harness, place: Path) -> None:
    """Run random histories over *harness*, quickly."""
    fresh = count(1)
    run_state_machine_as_test(
        lambda: StorageHistory(harness, place / str(next(fresh))),  # type: ignore[arg-type] # any maker does
        settings=QUICK,
    )


@pytest.mark.parametrize(
    "fault", [TakesAfterAsInclusive, LosesTheThirdOfThreeEqual, SendsTheBuried, DrawsBySeriesAndKeyTogether]
)
def test_random_histories_catch(fault: type[MemoryStorage], tmp_path: Path) -> None:
    """What no single check may think of, chance finds."""
    with pytest.raises(AssertionError):
        run_histories(Harness(fault), tmp_path)


def test_random_histories_catch_a_store_that_forgets(tmp_path: Path) -> None:
    """A store in memory that claims to survive reopening is found out."""
    with pytest.raises(AssertionError):
        run_histories(Harness(MemoryStorage, survives_reopening=True), tmp_path)


def test_reopening_catches_a_store_that_forgets(tmp_path: Path) -> None:
    """The check by hand finds the same."""
    contract = Harness(MemoryStorage, survives_reopening=True)
    with pytest.raises(AssertionError):
        contract.test_reopening_keeps_everything(MemoryStorage(), tmp_path)


def test_every_check_says_what_it_catches() -> None:
    """The first line of each check names its faults: it is what an author reads when it fails."""
    silent = [
        name
        for name in checks_of(StorageContract)
        if not (getattr(StorageContract, name).__doc__ or "").startswith("Catches ")
    ]

    assert [] == silent
