"""The contracts of parties, numbers and closing can fail: each broken promise is caught by the check that names it."""

# ruff: noqa: D102 - what a broken store breaks is said by its class

from __future__ import annotations

import time
from itertools import count
from pathlib import Path

import pytest

from qom_permits.domain.errors import StorageRefused
from qom_permits.ports.storage import Storage
from qom_permits.testing.failing_checks import checks_of, failing_checks
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.parties_contract import ClosingContract, NumbersContract, PartiesContract


class TrimsZeros(MemoryStorage):
    """Takes what is known of a party for text that ends with a zero."""

    def put_party(self, party_id: str, data: bytes) -> None:
        super().put_party(party_id, data.rstrip(b"\0"))


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


class HidesWhomItErases(MemoryStorage):
    """Answers None, and keeps the bytes."""

    hidden = b""

    def erase_party(self, party_id: str) -> None:
        self.hidden += self.party(party_id) or b""
        super().erase_party(party_id)


class DrawsAnew(MemoryStorage):
    """Gives a key a second number."""

    def draw(self, series: str, key: str) -> int:
        return super().draw(series, f"{key}-{next(ANEW)}")


class DrawsFromZero(MemoryStorage):
    """Starts a series at zero."""

    def draw(self, series: str, key: str) -> int:
        return super().draw(series, key) - 1


class DrawsLater(MemoryStorage):
    """Reads the last number first and draws afterwards."""

    def draw(self, series: str, key: str) -> int:
        self._require_open()
        following = len(self._numbers.get(series, {})) + 1
        time.sleep(1 / 50)
        return self._numbers.setdefault(series, {}).setdefault(key, following)


class LooksForTheKeyFirst(MemoryStorage):
    """Looks for a key, and draws for it even when another has done so meanwhile."""

    def draw(self, series: str, key: str) -> int:
        drawn = self._numbers.get(series, {}).get(key)
        time.sleep(1 / 50)
        return drawn or super().draw(series, f"{key}-{next(ANEW)}")


class CountsAllSeriesAsOne(MemoryStorage):
    """Has one count."""

    def draw(self, series: str, key: str) -> int:
        return super().draw("all", f"{series}-{key}")


class StaysOpen(MemoryStorage):
    """Answers after the end."""

    def close(self) -> None:
        return


class ClosesOnce(MemoryStorage):
    """Minds being closed twice."""

    def close(self) -> None:
        if self._closed:
            raise StorageRefused("closed already")
        super().close()


ANEW = count(1)

Contract = PartiesContract | NumbersContract | ClosingContract

FAULTS: dict[type[MemoryStorage], tuple[type[Contract], set[str]]] = {
    TrimsZeros: (PartiesContract, {"test_a_party_comes_back"}),
    KeepsTheFirstParty: (PartiesContract, {"test_a_party_is_replaced"}),
    ErasesEverybody: (PartiesContract, {"test_an_erased_party_is_gone"}),
    HidesWhomItErases: (PartiesContract, {"test_an_erased_party_leaves_no_byte"}),
    DrawsAnew: (NumbersContract, {"test_a_key_keeps_its_number"}),
    DrawsFromZero: (NumbersContract, {"test_numbers_have_no_gap"}),
    DrawsLater: (NumbersContract, {"test_many_draw_distinct_numbers"}),
    LooksForTheKeyFirst: (NumbersContract, {"test_many_draw_one_number_for_one_key"}),
    CountsAllSeriesAsOne: (NumbersContract, {"test_series_do_not_mix"}),
    StaysOpen: (ClosingContract, {"test_a_closed_store_is_refused"}),
    ClosesOnce: (ClosingContract, {"test_closing_twice_is_harmless"}),
}


def broken(contract: type[Contract], fault: type[MemoryStorage]) -> Contract:
    """Return *contract* as it would test *fault*."""

    class Broken(contract):  # type: ignore[misc,valid-type] # which of them is asked for is known only now
        survives_reopening = False

        def open_store(self, place: Path) -> Storage:  # noqa: ARG002 - it is kept nowhere
            self.opened = fault()
            return self.opened

        def bytes_kept(self, place: Path) -> bytes:  # noqa: ARG002 - it is kept nowhere
            return getattr(self.opened, "hidden", b"")

    return Broken()


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.__name__ for fault in FAULTS])
def test_each_fault_is_caught_by_its_check(fault: type[MemoryStorage]) -> None:
    """The check whose docstring names the fault is the one that fails."""
    contract, named = FAULTS[fault]

    assert named <= failing_checks(broken(contract, fault))


@pytest.mark.parametrize("contract", [PartiesContract, NumbersContract, ClosingContract])
def test_what_is_whole_passes(contract: type[Contract]) -> None:
    """Nothing fails where nothing is broken, so that the tests above say something."""
    assert set() == failing_checks(broken(contract, MemoryStorage))


@pytest.mark.parametrize("contract", [PartiesContract, NumbersContract, ClosingContract])
def test_every_check_catches_something(contract: type[Contract]) -> None:
    """No check is there for show: each has a fault above that it must notice."""
    named = set().union(*(names for of, names in FAULTS.values() if of is contract))

    assert checks_of(contract) == named
