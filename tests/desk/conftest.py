"""What every test of the desk starts with."""

from __future__ import annotations

import pytest
from tests.desk.towns import Town

from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import paper_desk


@pytest.fixture
def town() -> Town:
    """Return a town in memory."""
    return Town(paper_desk(storage=MemoryStorage()))
