"""What the tests of every host start with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.examples.story import assessed, planned, submitted
from tests.examples.visitors import Billed, Town


@pytest.fixture(scope="module")
def billed(town: Town) -> Iterator[Billed]:
    """Yield a citizen with a case that has its bill; whoever asks for it leaves it unpaid."""
    with town.citizen() as zahra:
        yield zahra, assessed(town, planned(town, submitted(zahra)))
