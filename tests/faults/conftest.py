"""Towns to send faulty commands to, on memory and on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.desk.towns import Town
from tests.faults.stores import Watched, watched

from qom_permits.testing.paper import PaperClock, paper_desk

Opening = Callable[..., Town]


@pytest.fixture(params=["memory", "sqlite"])
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opening]:
    """Return what opens a town, on a store of each kind, with whatever words a paper desk takes."""
    opened: list[Watched] = []

    def open_town(**words: Any) -> Town:
        clock = PaperClock()
        opened.append(watched(request.param, tmp_path, clock))
        return Town(paper_desk(storage=opened[-1], clock=clock, **words))  # type: ignore[arg-type]  # it asks the store

    yield open_town
    for store in opened:
        getattr(store.store, "close", lambda: None)()


@pytest.fixture
def kept_town(opening: Opening) -> Town:
    """Return a town as it is opened without more words."""
    return opening()
