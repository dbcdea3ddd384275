"""What the walk of the sheets needs to be quick."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from qom_permits.desk import casefile
from qom_permits.domain.case import PermitCase
from qom_permits.domain.events import Event
from qom_permits.domain.evolve import replay
from qom_permits.ports.records import Record
from qom_permits.wire.events import read_event


@pytest.fixture
def _remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each record, and replay each history, once: the same few are asked for thousands of times."""
    events: dict[str, Event] = {}
    cases: dict[tuple[int, ...], PermitCase | None] = {}

    def read(record: Record) -> Event:
        if record.digest not in events:
            events[record.digest] = read_event(record)
        return events[record.digest]

    def replayed(given: Iterable[Event]) -> PermitCase | None:
        history = tuple(given)
        key = tuple(map(id, history))
        if key not in cases:
            cases[key] = replay(history)
        return cases[key]

    monkeypatch.setattr(casefile, "read_event", read)
    monkeypatch.setattr(casefile, "replay", replayed)
