"""The demo killed in the middle and gone on with: it ends in the same permit, with nothing doubled."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

KILLS = int(os.environ.get("QOM_PERMITS_KILLS", "5"))
EVENTS = 25
"""How many events the whole walk has; see test_walk.py."""

DEMO = [sys.executable, "-W", "error", "-c", "from qom_permits_cli.app import main; main()", "demo", "--json"]
COUNT = "SELECT count(*) FROM records"


def _finished(file: Path) -> dict[str, Any]:
    """Return what the demo prints when it goes on with *file* to the end."""
    done = subprocess.run([*DEMO, "--resume", str(file)], capture_output=True, check=False, timeout=60)
    assert 0 == done.returncode, done.stderr.decode()
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _written(file: Path) -> int:
    """Return how many events are in *file*, zero while it is not there or not ready."""
    if not file.exists():
        return 0
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as store:
        try:
            return int(store.execute(COUNT).fetchone()[0])
        except sqlite3.Error:
            return 0


def _killed_after(events: int, file: Path) -> int:
    """Start the demo on *file*, kill it once so many *events* are written, and return how many there are then."""
    with subprocess.Popen(
        [*DEMO, "--resume", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as demo:
        deadline = time.monotonic() + 60
        while _written(file) < events and demo.poll() is None and time.monotonic() < deadline:
            time.sleep(0.0005)
        demo.send_signal(signal.SIGKILL)
        demo.communicate()
    return _written(file)


def _books(file: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(file)) as books:
        return list(books.execute("SELECT kind, amount FROM moves ORDER BY number"))


def _doubled(file: Path) -> list[tuple[str, int]]:
    """Return whatever is in *file* more often than it should be."""
    once = {
        "events": "SELECT kind || payload, count(*) FROM records WHERE kind NOT LIKE 'plans_delivered' GROUP BY 1",
        "commands": "SELECT by || ':' || command_id, count(*) FROM records GROUP BY 1",
        "letters": "SELECT id, count(*) FROM envelopes GROUP BY 1",
        "people": "SELECT 'people', count(*) FROM parties",
        "cases": "SELECT 'cases', count(*) FROM cases",
    }
    with closing(sqlite3.connect(file)) as store:
        return [row for question in once.values() for row in store.execute(question) if row[1] > 1]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the demo prints when nobody disturbs it."""
    return _finished(tmp_path_factory.mktemp("undisturbed") / "demo.db")


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_demo_goes_on_to_the_same_permit(
    kill: int, tmp_path: Path, undisturbed: dict[str, Any]
) -> None:
    """Killed by SIGKILL at any point, the demo resumed ends alike: same case, bill, payments and permit."""
    file = tmp_path / "demo.db"
    written = _killed_after(1 + kill * (EVENTS - 1) // max(KILLS, 2), file)

    assert undisturbed == _finished(file)
    assert 1 <= written <= EVENTS
    assert EVENTS == _written(file)
    assert [] == _doubled(file)
    assert [("credit", 1_000_000_000), ("credit", 149_349_000)] == _books(Path(f"{file}.bank"))


def test_a_demo_killed_again_and_again_ends_alike(tmp_path: Path, undisturbed: dict[str, Any]) -> None:
    """However often one walk is cut off, it goes on from where it was."""
    file = tmp_path / "demo.db"
    for events in (2, 9, 19, 22, 24):
        _killed_after(events, file)

    assert undisturbed == _finished(file)
    assert EVENTS == _written(file)
    assert [] == _doubled(file)
