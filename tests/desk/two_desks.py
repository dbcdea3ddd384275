"""Two desks, one on memory and one on SQLite, asked the same at the same time and compared at every step."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from attrs import define, field, frozen
from tests.desk.towns import RETURN_URL, Words, everything, next_step, stocked

from qom_permits import Actor, PermitCase, QomPermitsError, Stage, commands, replay
from qom_permits.desk.answers import PaymentPage, PaymentResult
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN, holder
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.payment import Outcome
from qom_permits.ports.providers import Context
from qom_permits.ports.records import Record, is_intact
from qom_permits.ports.storage import Query, Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperClock, PaperDesk, paper_desk
from qom_permits.wire.events import read_event

T = TypeVar("T")


@frozen(kw_only=True)
class Asked:
    """What succeeded under *command_id* of *by*, to be asked for again: *ask* asks it, *answer* is what came."""

    ask: Callable[[PaperDesk], object]
    answer: object
    command_id: str
    by: Actor


@define
class TwoDesks:
    """Two desks with one clock and the same ids; *cases* are all there are, *orders* all payments by case."""

    clock: PaperClock = field(factory=PaperClock)
    folder: tempfile.TemporaryDirectory[str] = field(factory=tempfile.TemporaryDirectory)
    memory: MemoryStorage = field(factory=MemoryStorage)
    sqlite: Storage = field(init=False)
    watcher: sqlite3.Connection = field(init=False)
    desks: tuple[PaperDesk, PaperDesk] = field(init=False)
    cases: list[str] = field(factory=list)
    asked: list[Asked] = field(factory=list)
    orders: list[tuple[str, str]] = field(factory=list)
    _checked: dict[str, int] = field(factory=dict)
    _drawn: int = 0

    def __attrs_post_init__(self) -> None:
        """Open both desks."""
        self.sqlite = _opened(self.file, self.clock)
        self.watcher = sqlite3.connect(self.file)
        self.desks = (
            stocked(paper_desk(storage=self.memory, clock=self.clock)),
            stocked(paper_desk(storage=self.sqlite, clock=self.clock)),
        )

    @property
    def file(self) -> Path:
        """The file of the desk on SQLite."""
        return Path(self.folder.name) / "desk.db"

    def close(self) -> None:
        """See that the file, opened anew, holds what memory does, and remove it."""
        self.watcher.close()
        self.sqlite.close()
        with closing(_opened(self.file, self.clock)) as reopened:
            for case_id in self.cases:
                assert tuple(self.memory.records(case_id)) == tuple(reopened.records(case_id))
            assert self.memory.feed(limit=10**6) == reopened.feed(limit=10**6)
            assert self.memory.cases(Query()) == reopened.cases(Query())
        self.folder.cleanup()

    # asking

    def both(self, ask: Callable[[PaperDesk], T]) -> T | QomPermitsError:
        """Return what both desks answered, having seen that it is the same and that a refusal wrote nothing."""
        written, held = self._written(), everything(self.memory)
        first, second = (_answer(ask, paper) for paper in self.desks)

        assert _told(first) == _told(second)
        if isinstance(first, QomPermitsError):
            assert held == everything(self.memory)
            assert written == self._written()
        for case_id in self.cases:
            if self.version(case_id) != self._checked.get(case_id):
                self._check(case_id)
        return first

    def take(self, command: commands.Command, by: Actor) -> object:
        """Return what both desks answer to *command* of somebody who has looked at the case just before."""
        if isinstance(command, commands.OpenCase) or type(command) not in JUDGES_WHAT_WAS_SEEN:
            return self.take_seen(command, by, None)
        return self.take_seen(command, by, self.version(command.case_id))

    def take_seen(self, command: commands.Command, by: Actor, seen: int | None) -> object:
        """Return what both desks answer to *command*, given under an id of its own."""
        command_id = self._draw()
        return self._remembered(
            lambda paper: paper.desk.take(command, by=by, command_id=command_id, seen=seen), command_id, by
        )

    def pay(self, case: PermitCase, outcome: Outcome) -> object:
        """Return what both desks answer when the owner was at the bank's page and comes back."""
        by = Actor.applicant(case.owners[0], portal="payments")
        command_id = self._draw()

        def ask(paper: PaperDesk) -> object:
            return paper.desk.start_payment(
                case.id, gateway="paper", return_url=RETURN_URL, by=by, command_id=command_id
            )

        page = self._remembered(ask, command_id, by)
        assert isinstance(page, PaymentPage)
        self.orders.append((case.id, page.order))
        return self.bank_says(page.order, outcome)

    def bank_says(self, order: str, outcome: Outcome) -> PaymentResult | QomPermitsError:
        """Return what both desks answer when the bank holds *order* to have come out so, and calls."""
        return self.both(
            lambda paper: paper.desk.payment_returned("paper", paper.bank.customer(order, outcome))
        )

    def lawful_step(self, case: PermitCase, words: Words) -> PermitCase:
        """Return *case* one step nearer to its permit; as it stands when there is none to take."""
        step = next_step(case, words)
        if step is not None:
            self.take(step[1], step[0])
        elif case.stage is Stage.PAYMENT:
            self.pay(case, Outcome.SETTLED)
        return self.standing(case.id)

    # looking

    def standing(self, case_id: str) -> PermitCase:
        """Return a case as its records in memory leave it."""
        case = replay(map(read_event, self.memory.records(case_id)))
        assert case is not None
        return case

    def version(self, case_id: str) -> int | None:
        """Return the version a case stands at, None when there is none."""
        row = self.memory.row(case_id)
        return row.version if row else None

    def at(self, *stages: Stage) -> list[PermitCase]:
        """Return the cases at one of *stages*."""
        return [case for case in map(self.standing, self.cases) if case.stage in stages]

    def _draw(self) -> str:
        self._drawn += 1
        return f"id-{self._drawn}"

    def _remembered(self, ask: Callable[[PaperDesk], object], command_id: str, by: Actor) -> object:
        answer = self.both(ask)
        if not isinstance(answer, QomPermitsError):
            self.asked.append(Asked(ask=ask, answer=answer, command_id=command_id, by=by))
        return answer

    def _written(self) -> int:
        """Return what changes whenever anybody commits anything to the file."""
        return int(self.watcher.execute("PRAGMA data_version").fetchone()[0])

    def _check(self, case_id: str) -> None:
        """See that a case is the replay of its records, dense and in time, and that the list shows it as it is."""
        case, records = self.standing(case_id), tuple(self.memory.records(case_id))
        procedure = self.desks[0].city.procedure_for(case.kind, case.opened_on)
        row = self.memory.row(case_id)
        assert row is not None
        assert procedure is not None
        held = holder(case, procedure)

        assert records == tuple(self.sqlite.records(case_id))
        assert list(range(1, case.version + 1)) == [record.number for record in records]
        assert sorted(record.at for record in records) == [record.at for record in records]
        assert all(map(is_intact, records))
        assert row == self.sqlite.row(case_id)
        assert (case.version, case.stage.value, case.number) == (row.version, row.stage, row.number)
        assert (case.due, case.district, case.kind.value) == (row.deadline, row.district, row.kind)
        assert tuple(owner.id for owner in case.owners) == row.owners
        assert (held and held.role.value, held and held.login) == (row.role, row.login)
        assert self.memory.posted(case_id) == self.sqlite.posted(case_id)
        assert case == self.desks[1].desk.case(case_id, by=Actor.applicant(case.owners[0], portal="citizens"))
        self._check_money_and_hands(case, records[-1])
        assert self._checked.get(case_id, 0) < case.version
        self._checked[case_id] = case.version

    def _check_money_and_hands(self, case: PermitCase, last: Record) -> None:
        """See that only what the bank took is credited, once, and that a permit is paid for and another's to give."""
        books = self.desks[0].bank.books
        assert len({payment.reference for payment in case.payments}) == len(case.payments)
        for payment in case.payments:
            assert (books[payment.order].amount, True) == (payment.amount, books[payment.order].settled)
        if last.kind == "permit_issued":
            assert case.owed is not None
            assert not case.owed
            assert last.by not in {case.opened_by, case.assessor, *(owner.id for owner in case.owners)}


def _answer(ask: Callable[[PaperDesk], T], paper: PaperDesk) -> T | QomPermitsError:
    try:
        return ask(paper)
    except QomPermitsError as refused:
        return refused


def _told(answer: object) -> object:
    """Return an answer so that two can be compared: an error is its type and all it says."""
    return (type(answer), answer.to_json()) if isinstance(answer, QomPermitsError) else answer


def _opened(file: Path, clock: PaperClock) -> Storage:
    store: Storage = open_adapter("storage", f"sqlite:{file}", find(installed()), Context(now=clock))
    return store
