"""The contract of storage: subclass `StorageContract`, say how to open the store, and make it pass.

::

    class TestMyStorage(StorageContract):
        def open_store(self, place: Path) -> Storage:
            return MyStorage(place)

Each check says in its first line which faults it catches.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from qom_permits.testing.claims_contract import ClaimsContract
from qom_permits.testing.index_contract import IndexContract
from qom_permits.testing.journal_contract import JournalContract
from qom_permits.testing.outbox_contract import OutboxContract
from qom_permits.testing.parties_contract import ClosingContract, NumbersContract, PartiesContract
from qom_permits.testing.storage_history import StorageHistory

_THOROUGH = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


class StorageContract(
    JournalContract,
    ClaimsContract,
    IndexContract,
    OutboxContract,
    PartiesContract,
    NumbersContract,
    ClosingContract,
):
    """Every promise of `qom_permits.ports.storage.Storage`, as checks."""

    def test_any_history_reads_as_it_was_written(self, place: Path) -> None:
        """Catches what is left: random histories, reopened at any step, against plain dicts."""
        fresh = count(1)

        def history() -> StorageHistory:
            return StorageHistory(self, place.parent / f"history-{next(fresh)}")

        run_state_machine_as_test(history, settings=_THOROUGH)  # type: ignore[arg-type] # any maker does
