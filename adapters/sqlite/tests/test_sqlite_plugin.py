"""The store is on offer to whoever asks for it by name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.metadata import entry_points
from pathlib import Path

import attrs
import pytest

from qom_permits.ports.providers import GROUP, Context
from qom_permits.testing.batches import NOW, a_batch
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage

INBOX = "SELECT * FROM cases WHERE role = 'r' AND district = 'd' ORDER BY deadline IS NULL, deadline, case_id LIMIT 9"
BY_DEADLINE = "SELECT * FROM cases WHERE TRUE ORDER BY deadline IS NULL, deadline, case_id LIMIT 9"
WAITING = "SELECT place FROM envelopes WHERE fate = 'waiting' AND not_before <= 'x' ORDER BY place LIMIT 9"


def test_it_is_found_by_entry_point(tmp_path: Path) -> None:
    """The installed plug-in offers one provider, whose first setting is the path."""
    (found,) = entry_points(group=GROUP, name="sqlite")
    (provider,) = found.load().storage_providers()

    assert "sqlite" == provider.name
    assert "path" == attrs.fields(provider.settings)[0].name
    with closing(provider.open(provider.settings(str(tmp_path / "x.db")), Context(now=lambda: NOW))) as store:
        assert isinstance(store, SqliteStorage)


@pytest.mark.parametrize("question", [INBOX, BY_DEADLINE, WAITING])
def test_frequent_questions_are_answered_from_an_index(tmp_path: Path, question: str) -> None:
    """An inbox is not sorted anew each time it is opened."""
    with closing(SqliteStorage(SqliteSettings(str(tmp_path / "x.db")))) as store:
        store.append(a_batch("case"))
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        plan = " / ".join(step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {question}"))

    assert "USING" in plan
    assert "TEMP B-TREE" not in plan
