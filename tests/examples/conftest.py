"""What the tests of every host start with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.examples.django_town import DjangoTown, django_town
from tests.examples.story import assessed, planned, submitted
from tests.examples.visitors import Billed, Town


@pytest.fixture(scope="session")
def running_django(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DjangoTown]:
    """Yield the host in Django; Django is set up once in a process."""
    with django_town(tmp_path_factory.mktemp("django-desk")) as town:
        yield town


@pytest.fixture(scope="module")
def billed(town: Town) -> Iterator[Billed]:
    """Yield a citizen with a case that has its bill; whoever asks for it leaves it unpaid."""
    with town.citizen() as zahra:
        yield zahra, assessed(town, planned(town, submitted(zahra)))
