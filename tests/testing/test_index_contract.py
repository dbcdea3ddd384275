"""The contract of the index can fail: each broken promise is caught by the check that names it."""

# ruff: noqa: D102 - what a broken store breaks is said by its class

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from qom_permits.ports.records import Batch, IndexRow
from qom_permits.ports.storage import Query, Storage
from qom_permits.testing.batches import a_row
from qom_permits.testing.failing_checks import checks_of, failing_checks
from qom_permits.testing.index_contract import IndexContract
from qom_permits.testing.memory import MemoryStorage


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


class IgnoresTheLogin(MemoryStorage):
    """Shows everybody the desks of all."""

    def cases(self, query: Query) -> tuple[IndexRow, ...]:
        return super().cases(evolve(query, login=None))


class MatchesPartOfANumber(MemoryStorage):
    """Looks for a number with LIKE."""

    def cases(self, query: Query) -> tuple[IndexRow, ...]:
        found = super().cases(evolve(query, number=None))
        return tuple(row for row in found if (query.number or "") in (row.number or ""))


class SkipsBetweenPages(MemoryStorage):
    """Counts pages from one."""

    def cases(self, query: Query) -> tuple[IndexRow, ...]:
        return super().cases(evolve(query, offset=query.offset + 1 if query.offset else 0))


class Invents(MemoryStorage):
    """Answers for what is not there with something."""

    def row(self, case_id: str) -> IndexRow | None:
        return super().row(case_id) or a_row(case_id)


FAULTS: dict[type[MemoryStorage], set[str]] = {
    KeepsTheFirstRow: {"test_the_last_batch_says_where_a_case_stands"},
    SortsOwners: {"test_every_row_comes_back"},
    PutsNoDeadlineFirst: {"test_cases_are_found_by"},
    IgnoresTheLogin: {"test_cases_are_found_by"},
    MatchesPartOfANumber: {"test_cases_are_found_by"},
    SkipsBetweenPages: {"test_cases_are_found_by"},
    Invents: {"test_an_unknown_case_has_no_row"},
}


def broken(fault: type[MemoryStorage]) -> IndexContract:
    """Return the contract as it would test *fault*."""

    class Broken(IndexContract):
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
    assert checks_of(IndexContract) == set().union(*FAULTS.values())
