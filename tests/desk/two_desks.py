"""Two desks, one on memory and one on SQLite, asked the same at the same time and compared at every step."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from attrs import define, field, frozen
from tests.desk.cities import qom
from tests.desk.invariants import Upheld
from tests.desk.stories import Story, Words, story_in, story_of
from tests.desk.towns import OWNERS, RETURN_URL, everything, stocked

from qom_permits import Actor, Party, PermitCase, QomPermitsError, RequestKind, Stage, commands, replay
from qom_permits.city.profile import City
from qom_permits.desk.answers import PaymentPage, PaymentResult
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.payment import Outcome
from qom_permits.ports.providers import Context
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
    """Two desks of *city* with one clock and the same ids; *cases* are all there are, *orders* all payments by case.

    *kind* is what most requests there are for. `Upheld` says what is seen to after every step.
    """

    city: City = field(factory=qom)
    kind: RequestKind = RequestKind.NEW_CONSTRUCTION
    clock: PaperClock = field(factory=PaperClock)
    folder: tempfile.TemporaryDirectory[str] = field(factory=tempfile.TemporaryDirectory)
    memory: MemoryStorage = field(factory=MemoryStorage)
    sqlite: Storage = field(init=False)
    watcher: sqlite3.Connection = field(init=False)
    desks: tuple[PaperDesk, PaperDesk] = field(init=False)
    upheld: Upheld = field(init=False)
    cases: list[str] = field(factory=list)
    asked: list[Asked] = field(factory=list)
    orders: list[tuple[str, str]] = field(factory=list)
    _standing: dict[str, PermitCase] = field(factory=dict)
    _drawn: int = 0

    def __attrs_post_init__(self) -> None:
        """Open both desks."""
        self.sqlite = _opened(self.file, self.clock)
        self.watcher = sqlite3.connect(self.file)
        self.desks = (
            stocked(paper_desk(self.city, storage=self.memory, clock=self.clock)),
            stocked(paper_desk(self.city, storage=self.sqlite, clock=self.clock)),
        )
        self.upheld = Upheld(city=self.city, memory=self.memory, sqlite=self.sqlite, bank=self.desks[0].bank)

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
        self._see_to_all()
        return first

    def register(self) -> Party:
        """Return an owner known to both desks under one id."""
        party = self.both(lambda paper: paper.desk.register(OWNERS[self.city.id]))
        assert isinstance(party, Party)
        return party

    def take(self, command: commands.Command, by: Actor) -> object:
        """Return what both desks answer to *command* of somebody who has looked at the case just before."""
        if isinstance(command, commands.OpenCase) or type(command) not in JUDGES_WHAT_WAS_SEEN:
            return self.take_seen(command, by, None)
        return self.take_seen(command, by, self.version(command.case_id))

    def take_seen(self, command: commands.Command, by: Actor, seen: int | None) -> object:
        """Return what both desks answer to *command*, given under an id of its own."""
        command_id = self._draw()
        answer = self._remembered(
            lambda paper: paper.desk.take(command, by=by, command_id=command_id, seen=seen), command_id, by
        )
        if isinstance(command, commands.OpenCase) and isinstance(answer, PermitCase):
            self.cases.append(answer.id)
            self._see_to_all()
        return answer

    def pay(self, case: PermitCase, outcome: Outcome) -> object:
        """Return what both desks answer when the owner was at the bank's page and comes back."""
        by = self.story_in(case).payer(case.owners[0])
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
        step = self.story_in(case).next_step(case, words)
        if step is not None:
            self.take(step[1], step[0])
        elif case.stage is Stage.PAYMENT:
            self.pay(case, Outcome.SETTLED)
        return self.standing(case.id)

    # looking

    @property
    def story(self) -> Story:
        """What is said on the way of a new request of the usual kind."""
        return story_of(self.city, self.kind)

    def story_in(self, case: PermitCase) -> Story:
        """Return what is said on the way of *case*."""
        return story_in(self.city, case)

    def standing(self, case_id: str) -> PermitCase:
        """Return a case as its records in memory leave it."""
        known = self._standing.get(case_id)
        if known is None or known.version != self.version(case_id):
            case = replay(map(read_event, self.memory.records(case_id)))
            assert case is not None
            self._standing[case_id] = known = case
        return known

    def version(self, case_id: str) -> int | None:
        """Return the version a case stands at, None when there is none."""
        row = self.memory.row(case_id)
        return row.version if row else None

    def all(self) -> list[PermitCase]:
        """Return every case."""
        return [self.standing(case_id) for case_id in self.cases]

    def at(self, *stages: Stage) -> list[PermitCase]:
        """Return the cases at one of *stages*."""
        return [case for case in self.all() if case.stage in stages]

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

    def _see_to_all(self) -> None:
        """See that every case that changed is as it must be, and that what they say of each other holds."""
        cases = self.all()
        changed = [case for case in cases if self.upheld.has_changed(case)]
        for case in changed:
            self.upheld.see_to(case)
            shown = self.desks[1].desk.case(case.id, by=self.story_in(case).applicant(case.owners[0]))
            assert case == shown
        if changed:
            self.upheld.see_to_feed()
            self.upheld.see_to_each_other(cases)


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
