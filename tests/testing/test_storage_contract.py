"""The storage contract can fail: each broken promise is caught by the check that names it."""

from __future__ import annotations

import inspect
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import faulty_stores as faulty
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from qom_permits.domain.errors import StorageRefused
from qom_permits.ports.storage import Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.storage_contract import StorageContract
from qom_permits.testing.storage_history import StorageHistory

RANDOM = "test_any_history_reads_as_it_was_written"
QUICK = settings(
    max_examples=50,
    stateful_step_count=20,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
