"""The demo killed in the middle and gone on with: it ends in the same permit, with nothing doubled."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

KILLS = int(os.environ.get("QOM_PERMITS_KILLS", "5"))


@frozen(kw_only=True)
class Kind:
    """A demo of one *kind* of request: how many *events* of how many *cases* it writes, and what the bank moves."""

    kind: str
    events: int
    cases: int
    credits: tuple[int, ...]


NEW = Kind(kind="new_construction", events=25, cases=1, credits=(1_000_000_000, 149_349_000))
RENEWAL = Kind(kind="permit_renewal", events=30, cases=2, credits=(1_000_000_000, 149_349_000, 563_180_000))
"""One granted plainly, one that renews it and supersedes the first."""

DEMO = [sys.executable, "-W", "error", "-c", "from qom_permits_cli.app import main; main()", "demo", "--json"]
COUNT = "SELECT count(*) FROM records"


def _finished(file: Path, kind: Kind) -> dict[str, Any]:
    """Return what the demo of *kind* prints when it goes on with *file* to the end."""
    demo = [*DEMO, "--kind", kind.kind, "--resume", str(file)]
    done = subprocess.run(demo, capture_output=True, check=False, timeout=60)
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


def _killed_after(events: int, file: Path, kind: Kind) -> int:
    """Start the demo of *kind* on *file*, kill it once so many *events* are written; return how many there are then."""
    with subprocess.Popen(
        [*DEMO, "--kind", kind.kind, "--resume", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
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


def _cases(file: Path) -> int:
    with closing(sqlite3.connect(file)) as store:
        return int(store.execute("SELECT count(*) FROM cases").fetchone()[0])


def _doubled(file: Path) -> list[tuple[str, int]]:
    """Return whatever is in *file* more often than it should be."""
    once = {
        "events": "SELECT kind || payload, count(*) FROM records WHERE kind NOT LIKE 'plans_delivered' GROUP BY 1",
        "commands": "SELECT by || ':' || command_id, count(*) FROM records GROUP BY 1",
        "letters": "SELECT id, count(*) FROM envelopes GROUP BY 1",
        "people": "SELECT 'people', count(*) FROM parties",
    }
    with closing(sqlite3.connect(file)) as store:
        return [row for question in once.values() for row in store.execute(question) if row[1] > 1]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Kind], dict[str, Any]]:
    """Return what gives the words of a demo that nobody disturbs, each walked once."""

    @cache
    def told(kind: Kind) -> dict[str, Any]:
        return _finished(tmp_path_factory.mktemp("undisturbed") / "demo.db", kind)

    return told


@pytest.mark.parametrize("kind", [NEW, RENEWAL], ids=lambda kind: kind.kind)
@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_demo_goes_on_to_the_same_permit(
    kill: int, kind: Kind, tmp_path: Path, undisturbed: Callable[[Kind], dict[str, Any]]
) -> None:
    """Killed by SIGKILL at any point, the demo resumed ends alike: same case, bill, payments and permit."""
    file = tmp_path / "demo.db"
    written = _killed_after(1 + kill * (kind.events - 1) // max(KILLS, 2), file, kind)

    assert undisturbed(kind) == _finished(file, kind)
    assert 1 <= written <= kind.events
    assert (kind.events, kind.cases) == (_written(file), _cases(file))
    assert [] == _doubled(file)
    assert [("credit", amount) for amount in kind.credits] == _books(Path(f"{file}.bank"))


def test_a_demo_killed_again_and_again_ends_alike(
    tmp_path: Path, undisturbed: Callable[[Kind], dict[str, Any]]
) -> None:
    """However often one walk is cut off, it goes on from where it was."""
    file = tmp_path / "demo.db"
    for events in (2, 9, 19, 22, 24):
        _killed_after(events, file, NEW)

    assert undisturbed(NEW) == _finished(file, NEW)
    assert (NEW.events, NEW.cases) == (_written(file), _cases(file))
    assert [] == _doubled(file)
