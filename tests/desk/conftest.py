"""What every test of the desk starts with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.cities import CITIES
from tests.desk.towns import Town

from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.providers import Context
from qom_permits.ports.storage import Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperClock, paper_desk


@pytest.fixture
def qom_town() -> Town:
    """Return Qom in memory."""
    return Town(paper_desk(storage=MemoryStorage()))


@pytest.fixture(params=CITIES)
def each_town(request: pytest.FixtureRequest) -> Town:
    """Return each of the cities in memory."""
    return Town(paper_desk(CITIES[request.param], storage=MemoryStorage()))


@pytest.fixture
def town(qom_town: Town) -> Town:
    """Return the town that tests speak of: Qom, where a module does not say otherwise."""
    return qom_town


@pytest.fixture(params=["memory", "sqlite"])
def stored_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """Return a town on each kind of store."""
    clock = PaperClock()
    store: Storage = (
        MemoryStorage()
        if request.param == "memory"
        else open_adapter("storage", f"sqlite:{tmp_path / 'desk.db'}", find(installed()), Context(now=clock))
    )
    with closing(store):
        yield Town(paper_desk(storage=store, clock=clock))
