"""Several processes, some of them killed: what was acknowledged is there, and nothing is there in part."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from qom_permits.ports.records import BEGINNING, chained, is_intact
from qom_permits.testing.batches import a_batch, a_claim, an_envelope
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage

OPENING = """
import itertools, os, sys
from contextlib import closing
from qom_permits.domain.errors import StorageRefused
from qom_permits.testing.batches import a_batch, a_claim, an_envelope
from qom_permits_sqlite import outbox
from qom_permits_sqlite.settings import SqliteSettings
from qom_permits_sqlite.store import SqliteStorage
path, name = sys.argv[1:]
store = SqliteStorage(SqliteSettings(path, busy_seconds=60))
"""

DIE_BEFORE_COMMIT = """
write = outbox.write_envelopes
def write_and_die(connection, envelopes):
    write(connection, envelopes)
    os._exit(9)
outbox.write_envelopes = write_and_die
claims, letters = [a_claim("key", case_id=name)], [an_envelope("letter", case_id=name)]
store.append(a_batch(name, payloads=[b"{}"] * 50, claims=claims, envelopes=letters))
"""

APPEND_FOR_EVER = """
for n in itertools.count(int(sys.stdin.readline())):
    store.append(a_batch("a", n, payloads=[b"{}"]), a_batch("b", n * 2, payloads=[bytes(9000)] * 2))
    print(n + 1, flush=True)
"""

APPEND_TOGETHER = """
with closing(store):
    for n in range(25):
        store.append(a_batch(name, n, envelopes=[an_envelope(f"{name}-{n}", case_id=name)]))
        print(store.draw("permits", f"{name}-{n}"))
"""

USE_AFTER_FORK = """
if child := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) or store.append(a_batch("parent")))
try:
    store.append(a_batch("child"))
except StorageRefused as refusal:
    os._exit(0 if "before a fork" in str(refusal) else 1)
os._exit(2)
"""

WRITE_PAST_A_LIMIT = """
import resource
from qom_permits.domain.errors import OutcomeUnknown
def allow(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
with closing(store):
    store.append(a_batch("case"))
    allow(100_000)
    try:
        store.append(a_batch("case", 1, payloads=[bytes(200_000)]))
    except OutcomeUnknown:
        print("outcome unknown")
    print(len(list(store.records("case"))))
    allow(resource.RLIM_INFINITY)
    store.append(a_batch("case", len(list(store.records("case")))))
"""


def start(script: str, file: Path, name: str = "case") -> subprocess.Popen[str]:
    """Start a process that opens the store in *file* and runs *script*."""
    command = [sys.executable, "-W", "error", "-c", OPENING + script, str(file), name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_death_before_the_commit_leaves_the_old(tmp_path: Path) -> None:
    """Nothing of an append that was not committed is there, and it can be made again."""
    file = tmp_path / "x.db"
    with start(DIE_BEFORE_COMMIT, file) as process:
        assert 9 == process.wait(60)
    with closing(SqliteStorage(SqliteSettings(str(file)))) as store:
        assert [] == list(store.records("case"))
        assert store.claim("key") is None
        assert () == store.posted("case")
        assert () == store.feed()
        store.append(a_batch("case", claims=[a_claim("key")], envelopes=[an_envelope("letter")]))
        assert [1] == [sealed.position for sealed in store.feed()]


@pytest.mark.parametrize("acknowledged", [1, 2, 5, 9, 14])
def test_killed_at_any_moment(tmp_path: Path, acknowledged: int) -> None:
    """After kill -9 every acknowledged append is there, at most one more, and each is whole."""
    file, seen = tmp_path / "x.db", 0
    for _ in range(3):
        with start(APPEND_FOR_EVER, file) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{seen}\n")
            process.stdin.flush()
            for _ in range(acknowledged):
                seen = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            seen = max([seen, *map(int, process.stdout.read().split())])
        with closing(SqliteStorage(SqliteSettings(str(file)))) as store:
            appended = len(list(store.records("a")))
            assert appended in {seen, seen + 1}
            assert 2 * appended == len(list(store.records("b")))
            assert_chained(store, 3 * appended)
            seen = appended


def test_many_processes_lose_nothing(tmp_path: Path) -> None:
    """Four processes make the file together and write at once; everything is there, dense and in order."""
    file, names = tmp_path / "x.db", ["a", "b", "c", "d"]
    processes = [start(APPEND_TOGETHER, file, name) for name in names]
    answers = [process.communicate(timeout=60)[0] for process in processes]

    assert [0, 0, 0, 0] == [process.returncode for process in processes]
    assert list(range(1, 101)) == sorted(int(number) for answer in answers for number in answer.split())
    with closing(SqliteStorage(SqliteSettings(str(file)))) as store:
        for name in names:
            assert list(range(1, 26)) == [record.number for record in store.records(name)]
            assert [f"{name}-{n}" for n in range(25)] == [one.envelope.id for one in store.posted(name)]
        assert_chained(store, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing limits a file there")
def test_a_write_that_fails_in_the_commit(tmp_path: Path) -> None:
    """When the system refuses to write, the outcome is called unknown; reading and later writing go on."""
    file = tmp_path / "x.db"
    answer, _ = start(WRITE_PAST_A_LIMIT, file).communicate(timeout=60)

    assert ["outcome unknown", "1"] == answer.splitlines()
    with closing(SqliteStorage(SqliteSettings(str(file)))) as store:
        assert [b"{}", b"{}"] == [record.payload for record in store.records("case")]
        assert_chained(store, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing forks there")
def test_a_store_does_not_cross_a_fork(tmp_path: Path) -> None:
    """The child is refused instead of sharing a connection, and the parent goes on."""
    with start(USE_AFTER_FORK, tmp_path / "x.db") as process:
        assert 0 == process.wait(60)


def assert_chained(store: SqliteStorage, length: int) -> None:
    """Fail unless the feed of *store* is whole, dense and *length* records long."""
    feed, chain = store.feed(limit=length + 1), BEGINNING
    assert list(range(1, length + 1)) == [sealed.position for sealed in feed]
    for sealed in feed:
        chain = chained(chain, sealed.record)
        assert is_intact(sealed.record)
        assert chain == sealed.chain
