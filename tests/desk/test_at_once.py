"""Many hands on one case at once, and stores that conflict, tire, or do not know what became of a write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from tests.desk.cities import CITIES
from tests.desk.stories import PAPER, scan
from tests.desk.towns import EXPERT, Town, request

from qom_permits import PermitCase, Stage, commands, replay
from qom_permits.desk.taking import TRIES
from qom_permits.domain.errors import Blocked, ClaimTaken, OutcomeUnknown, StorageBusy, VersionConflict
from qom_permits.domain.procedure import Source
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.providers import Context
from qom_permits.ports.records import Batch, Claim, Record
from qom_permits.ports.storage import Storage
from qom_permits.testing.at_once import at_once
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperClock, paper_desk
from qom_permits.wire.events import read_event

HANDS = 6


@pytest.fixture(params=[(store, city) for city in CITIES for store in ("memory", "sqlite")], ids="-".join)
def busy_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """Return each of the cities on each kind of store."""
    store_name, city = request.param
    clock = PaperClock()
    context = Context(now=clock)
    store: Storage = (
        MemoryStorage()
        if store_name == "memory"
        else open_adapter("storage", f"sqlite:{tmp_path / 'desk.db'}", find(installed()), context)
    )
    with closing(store):
        yield Town(paper_desk(CITIES[city], storage=store, clock=clock))


def attach(town: Town, case: PermitCase, number: int) -> PermitCase:
    """Return *case* with one more version of its first paper, under a command id of that number."""
    deed = town.desk.keep(scan(f"deed {number}"), media_type="image/png")
    kind = town.story.papers(Source.APPLICATION, case.known())[0]
    command = commands.AttachDocument(case_id=case.id, kind=kind, document=deed)
    return town.desk.take(command, by=town.applicant, command_id=f"hand-{number}")


def test_different_commands_at_once_all_take_effect_in_some_order(busy_town: Town) -> None:
    """None is lost and none is doubled: the case grows by each of them."""
    case = busy_town.at(Stage.DRAFT)
    done, refused = at_once([partial(attach, busy_town, case, number) for number in range(1, HANDS + 1)])
    records = tuple(busy_town.paper.storage.records(case.id))

    assert [] == refused
    assert list(range(2, HANDS + 2)) == sorted(after.version for after in done)
    assert {f"hand-{number}" for number in range(1, HANDS + 1)} == {
        record.command_id for record in records[1:]
    }
    assert replay(map(read_event, records)) in done


def test_the_same_command_at_once_takes_effect_once(busy_town: Town) -> None:
    """All hands get the one answer."""
    case = busy_town.at(Stage.DRAFT)
    done, refused = at_once([partial(attach, busy_town, case, 7)] * HANDS)

    assert [] == refused
    assert [case.version + 1] * HANDS == [after.version for after in done]
    assert case.version + 1 == len(tuple(busy_town.paper.storage.records(case.id)))


def test_of_commands_that_exclude_each_other_one_wins(busy_town: Town) -> None:
    """A case is submitted once, by whichever command came first; the others are told where it stands."""
    case = busy_town.at(Stage.REVIEW)

    def assign(number: int) -> PermitCase:
        return busy_town.desk.take(
            commands.Withdraw(case_id=case.id), by=busy_town.applicant, command_id=f"hand-{number}"
        )

    done, refused = at_once([partial(assign, number) for number in range(HANDS)])

    assert [case.version + 1] == [after.version for after in done]
    assert {Blocked} == set(map(type, refused))
    assert HANDS - 1 == len(refused)


def test_a_callback_that_comes_many_times_at_once_credits_once(busy_town: Town) -> None:
    """The browser, the bank and the desk's own rounds may all bring the same news together."""
    page = busy_town.start(busy_town.at(Stage.PAYMENT))
    callback = busy_town.paper.bank.customer(page.order)
    calls: list[Callable[[], object]] = [lambda: busy_town.desk.payment_returned("paper", callback)] * 3
    done, refused = at_once([*calls, *[busy_town.desk.reconcile] * 3])
    (entry,) = busy_town.desk.cases(by=busy_town.payer)

    assert [] == refused
    assert HANDS == len(done)
    assert 1 == len(busy_town.desk.case(entry.case_id, by=busy_town.payer).payments)


def test_two_clicks_at_once_start_one_payment(busy_town: Town) -> None:
    """The same command id from two tabs gets the same page."""
    case = busy_town.at(Stage.PAYMENT)
    done, refused = at_once([partial(busy_town.start, case, "click")] * HANDS)

    assert [] == refused
    assert 1 == len(set(done))
    assert 1 == len(busy_town.paper.bank.books)


def test_cases_opened_at_once_have_numbers_without_gap(busy_town: Town) -> None:
    """Every case has a number of its own, from one on."""
    done, refused = at_once([partial(busy_town.at, Stage.REVIEW)] * HANDS)

    assert [] == refused
    city, case = busy_town.paper.city, done[0]
    year = city.year_of(case.opened_on)
    assert [
        city.case_number.format(year=year, district=case.district, serial=serial)
        for serial in range(1, HANDS + 1)
    ] == sorted(each.number or "" for each in done)


class TroubledStorage(MemoryStorage):
    """A store that meets the faults it is given, one for each append; *written* says whether after writing."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Exception] = []
        self.written = False

    def append(self, *batches: Batch) -> None:
        """Write, unless trouble comes first; or write, and raise."""
        if not self.faults:
            super().append(*batches)
            return
        if self.written:
            super().append(*batches)
        raise self.faults.pop()


@pytest.fixture
def troubled() -> tuple[Town, TroubledStorage]:
    """Return a town and its store that can be given faults to meet."""
    store = TroubledStorage()
    return Town(paper_desk(storage=store)), store


def test_a_conflict_is_judged_anew(troubled: tuple[Town, TroubledStorage]) -> None:
    """As often as others come first, up to the bound, the command is judged on the case as it is then."""
    town, store = troubled
    case = town.at(Stage.DRAFT)
    store.faults = [VersionConflict("others")] * (TRIES - 1)

    assert case.version + 1 == attach(town, case, 1).version


def test_a_case_others_never_stop_writing_to_is_busy(troubled: tuple[Town, TroubledStorage]) -> None:
    """Past the bound nothing was written, and trying again is safe."""
    town, store = troubled
    case = town.at(Stage.DRAFT)
    before = town.everything()
    store.faults = [VersionConflict("others")] * TRIES

    with pytest.raises(StorageBusy, match=str(TRIES)):
        attach(town, case, 1)
    assert before == town.everything()
    assert case.version + 1 == attach(town, case, 1).version


def test_an_outcome_unknown_is_found_by_the_same_id_when_it_was_written(
    troubled: tuple[Town, TroubledStorage],
) -> None:
    """The error says what to do, and doing it finds the case as the command left it, once."""
    town, store = troubled
    case = town.at(Stage.DRAFT)
    store.faults, store.written = [OutcomeUnknown("the line dropped")], True

    with pytest.raises(OutcomeUnknown, match="same command id"):
        attach(town, case, 1)
    after = attach(town, case, 1)
    assert (case.version + 1, case.version + 1) == (
        after.version,
        town.desk.case(case.id, by=town.applicant).version,
    )


def test_an_outcome_unknown_is_made_good_by_the_same_id_when_it_was_not_written(
    troubled: tuple[Town, TroubledStorage],
) -> None:
    """Asking again then takes the command."""
    town, store = troubled
    store.faults, store.written = [OutcomeUnknown("the line dropped")], False
    command = request(town.owner)

    with pytest.raises(OutcomeUnknown):
        town.desk.take(command, by=town.applicant, command_id="mine")
    assert 1 == town.desk.take(command, by=town.applicant, command_id="mine").version


def test_a_key_that_is_not_the_commands_own_is_never_taken_twice(
    troubled: tuple[Town, TroubledStorage],
) -> None:
    """A permit number held by another case is an error for people to see, not something to try again."""
    town, store = troubled
    case = town.at(Stage.REVIEW)
    store.faults = [ClaimTaken("permit:P1405-2-00001")]

    with pytest.raises(ClaimTaken, match="P1405-2-00001"):
        town.take(commands.AcceptDocuments(case_id=case.id), EXPERT)
    assert [] == store.faults


def test_what_is_busy_or_full_is_said_as_it_is(troubled: tuple[Town, TroubledStorage]) -> None:
    """The desk hides no fault of the store, and does not try again what the store gave up."""
    town, store = troubled
    case = town.at(Stage.DRAFT)
    store.faults = [StorageBusy("locked"), StorageBusy("locked")]

    with pytest.raises(StorageBusy, match="locked"):
        town.take(commands.AttachDocument(case_id=case.id, kind="title_deed", document=PAPER), town.applicant)
    assert 1 == len(store.faults)


class OvertakenStorage(MemoryStorage):
    """A store in which something else happens, once, just after a claim or a history was read."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: dict[str, Callable[[], object]] = {}

    def claim(self, key: str) -> Claim | None:
        """Return who held *key* until just now."""
        found = super().claim(key)
        self.meanwhile.pop("claim", lambda: None)()
        return found

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        """Return what the case was until just now."""
        found = tuple(super().records(case_id, after, until))
        self.meanwhile.pop("records", lambda: None)()
        return iter(found)


@pytest.mark.parametrize("read", ["claim", "records"])
def test_a_double_click_is_answered_whenever_the_other_one_comes_first(read: str) -> None:
    """Two hands send one submission: both get the case as it was submitted, and neither is told it came too late."""
    store = OvertakenStorage()
    town = Town(paper_desk(storage=store))
    case = town.with_papers(town.at(Stage.DRAFT))

    def submit() -> PermitCase:
        return town.desk.take(commands.Submit(case_id=case.id), by=town.applicant, command_id="click")

    store.meanwhile[read] = submit
    after = submit()

    assert {} == store.meanwhile
    assert (Stage.REVIEW, case.version + 1) == (after.stage, after.version)
    assert after == town.desk.case(case.id, by=town.applicant)
