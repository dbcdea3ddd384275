"""The books: on disk, apart from the desk's, and whole whatever is killed when."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve

from qom_permits.domain.errors import BadInput, StorageRefused
from qom_permits.ports.payment import Order, Outcome
from qom_permits_sandbox_bank import Books, Mishap, SandboxBank

KILLED = """
import os, sys
from datetime import UTC, datetime
from qom_permits_sandbox_bank import Books, books

if sys.argv[3] == "before":
    books._move = lambda *_: os._exit(9)
Books(sys.argv[1]).settle(sys.argv[2], datetime(2026, 10, 1, tzinfo=UTC))
os._exit(9)
"""

STARTED = """
import sys
from datetime import UTC, datetime
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Order
from qom_permits_sandbox_bank import Books

order = Order(id="order-1", amount=Money(5), return_url="https://desk.example/paid")
books = Books(sys.argv[1])
print(books.start(order, "town-hall", datetime(2026, 10, 1, tzinfo=UTC)))
"""

FORKED = (
    STARTED
    + """
import os
if (child := os.fork()) == 0:
    os._exit(0 if books.start(order, "town-hall", datetime(2026, 10, 1, tzinfo=UTC)) else 1)
assert os.waitpid(child, 0) == (child, 0)
assert books.start(order, "town-hall", datetime(2026, 10, 1, tzinfo=UTC))
"""
)


@pytest.mark.parametrize(("moment", "already"), [("before", False), ("after", True)])
def test_a_kill_around_the_move_of_money_moves_it_once(
    bank: SandboxBank, order: Order, clock: list[datetime], tmp_path: Path, moment: str, *, already: bool
) -> None:
    """Killed before the books were written nothing moved; killed before the reply, settling answers already."""
    reference = bank.start(order).reference
    bank.books.pay(reference, clock[-1])
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "bank.db"), reference, moment], check=False
    )
    answer = bank.settle(order, reference)

    assert 9 == killed.returncode
    assert (Outcome.SETTLED, already) == (answer.outcome, answer.already)
    assert 1 == len(bank.books.moves())


def test_processes_that_open_and_start_at_once_make_one_payment(tmp_path: Path) -> None:
    """Several new processes on a new file lay it out once and draw one reference."""
    command = [sys.executable, "-c", STARTED, str(tmp_path / "new.db")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]

    assert ["SB000000000195\n"] * 6 == [process.communicate()[0] for process in processes]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks nothing")
def test_a_fork_does_not_share_a_hand(tmp_path: Path) -> None:
    """A forked worker and its parent both go on using the books they opened before."""
    ended = subprocess.run([sys.executable, "-c", FORKED, str(tmp_path / "new.db")], check=False)

    assert 0 == ended.returncode


def test_nothing_stays_open(bank: SandboxBank, order: Order, tmp_path: Path) -> None:
    """Between calls the bank holds no file, so there is nothing to close or forget."""
    bank.start(order)

    assert ["bank.db"] == [path.name for path in tmp_path.iterdir()]


def test_books_are_written_ahead_and_flushed(bank: SandboxBank, tmp_path: Path) -> None:
    """What the bank said is on disk before it said so."""
    assert bank.books.moves() == ()
    with closing(sqlite3.connect(tmp_path / "bank.db")) as connection:
        assert ("wal",) == connection.execute("PRAGMA journal_mode").fetchone()
    with bank.books._room.writing() as connection:  # noqa: SLF001 - the setting shows from inside only
        assert (2,) == connection.execute("PRAGMA synchronous").fetchone()


def test_the_books_hold_only_what_makes_sense(bank: SandboxBank, order: Order, tmp_path: Path) -> None:
    """The file itself refuses a second credit, a negative amount and text for a number."""
    reference = bank.start(order).reference
    credit = "INSERT INTO moves (reference, kind, amount, key, at) VALUES (?, 'credit', ?, ?, 'now')"
    with closing(sqlite3.connect(tmp_path / "bank.db")) as connection:
        connection.execute(credit, (reference, 5, reference))
        for amount, key in ((5, reference), (-5, "other"), ("five", "another")):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(credit, (reference, amount, key))


def test_another_programs_database_is_left_alone(tmp_path: Path, bank: SandboxBank) -> None:
    """The desk's own file, given by mistake, is refused and unchanged."""
    file = tmp_path / "permits.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE records (id)")
        connection.commit()
    before = file.read_bytes()

    with pytest.raises(StorageRefused, match="another program"):
        Books(file)

    with closing(sqlite3.connect(file)) as connection:
        assert [("records",)] == connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert len(before) == file.stat().st_size
    assert bank.books.moves() == ()


@pytest.mark.parametrize("place", ["nowhere/bank.db", "."])
def test_a_place_without_books_is_named(tmp_path: Path, place: str) -> None:
    """Fault 69: a missing directory, or a directory for a file, is refused with its path."""
    with pytest.raises(StorageRefused, match=str(tmp_path)):
        Books(tmp_path / place)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Rubbish is not written over."""
    file = tmp_path / "letter.txt"
    file.write_bytes(b"dear bank, " * 1000)

    with pytest.raises(StorageRefused):
        Books(file)

    assert file.read_bytes().startswith(b"dear bank")


def test_a_mishap_needs_a_payment_and_a_name(bank: SandboxBank, order: Order) -> None:
    """A plan that could never strike is refused instead of forgotten."""
    reference = bank.start(order).reference
    with pytest.raises(BadInput):
        bank.books.plan("SB000000009910", Mishap.LOST_REPLY)
    with pytest.raises(BadInput):
        bank.books.plan(reference, Mishap.LOST_REPLY, times=0)
    with pytest.raises(BadInput):
        bank.books.plan(reference, "fire")


def test_what_is_not_in_the_books_moves_nothing(bank: SandboxBank, clock: list[datetime]) -> None:
    """A payment that is not there is neither paid nor cancelled nor settled."""
    for ask in (bank.books.payment, bank.books.pay, bank.books.cancel, bank.books.settle):
        assert ask("SB000000009910", clock[-1]) is None
    assert () == bank.books.moves()


def test_a_mishap_planned_again_counts_anew(bank: SandboxBank, order: Order) -> None:
    """The last plan holds."""
    reference = bank.start(order).reference
    bank.books.plan(reference, Mishap.SLOW_CALLBACK, times=5)
    bank.books.plan(reference, Mishap.SLOW_CALLBACK, times=1)
    strikes = [bank.books.strikes(reference, Mishap.SLOW_CALLBACK) for _ in range(3)]

    assert [True, False, False] == strikes


def test_the_books_may_move(reopened: Callable[[], SandboxBank], order: Order, tmp_path: Path) -> None:
    """One file is the whole bank: copied while nobody uses it, it knows every payment."""
    page = reopened().start(order)
    (tmp_path / "copy.db").write_bytes((tmp_path / "bank.db").read_bytes())
    copy = Books(tmp_path / "copy.db")

    assert page.reference == copy.start(order, "town-hall", datetime(2026, 10, 1, tzinfo=UTC))
    assert page.reference != copy.start(
        evolve(order, id="order-2"), "town-hall", datetime(2026, 10, 1, tzinfo=UTC)
    )
