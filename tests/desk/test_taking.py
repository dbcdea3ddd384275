"""Taking a command: once for one id, judged on what was seen, and nothing written down when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from tests.desk.stories import OTHER_PAPER, PAPER
from tests.desk.towns import EXPERT, RETURN_URL, REVENUE, Town, request

from qom_permits import (
    Actor,
    BadInput,
    Blocked,
    ChangedSince,
    Deficiency,
    Item,
    JalaliDay,
    Lack,
    Money,
    QomPermitsError,
    Role,
    Stage,
    commands,
    replay,
)
from qom_permits.domain.actors import DESK
from qom_permits.domain.commands import Unpaid
from qom_permits.domain.errors import CommandIdReused, Damaged
from qom_permits.testing.paper import paper_desk
from qom_permits.wire.events import read_event


def codes(blocked: Blocked) -> list[str]:
    """Return the codes of what stood in the way."""
    return [objection.code for objection in blocked.objections]


def test_a_case_goes_from_the_first_click_to_the_permit(town: Town) -> None:
    """Every lawful step is taken, and the case is the replay of its records."""
    case = town.at(Stage.ISSUED)
    records = town.paper.storage.records(case.id)

    assert case == replay(map(read_event, records))
    assert case.permit is not None


def test_a_repeated_command_answers_as_it_did_though_the_case_moved_on(town: Town) -> None:
    """The answer to a command id is the case as it stood after that command, for ever."""
    command = request(town.owner)
    first = town.desk.take(command, by=town.applicant, command_id="mine")
    town.take(commands.Withdraw(case_id=first.id), town.applicant)
    before = town.everything()

    assert first == town.desk.take(command, by=town.applicant, command_id="mine")
    assert before == town.everything()


def test_a_repeated_judgement_is_not_judged_anew(town: Town) -> None:
    """An officer's retry with the version seen then answers, and does not complain that the case changed."""
    case = town.at(Stage.REVIEW)
    command = commands.AcceptDocuments(case_id=case.id)
    first = town.desk.take(command, by=EXPERT, command_id="mine", seen=case.version)

    assert first == town.desk.take(command, by=EXPERT, command_id="mine", seen=case.version)


def test_an_id_stands_for_one_command(town: Town) -> None:
    """Other content under a used id is refused, and nothing is written."""
    case = town.at(Stage.DRAFT)
    attach = commands.AttachDocument(case_id=case.id, kind="title_deed", document=PAPER)
    town.desk.take(attach, by=town.applicant, command_id="mine")
    before = town.everything()

    with pytest.raises(CommandIdReused, match="mine"):
        town.desk.take(
            commands.AttachDocument(case_id=case.id, kind="title_deed", document=OTHER_PAPER),
            by=town.applicant,
            command_id="mine",
        )
    assert before == town.everything()


def test_ids_of_two_people_do_not_meet(town: Town) -> None:
    """A command id is its actor's own: somebody else's use of the same id changes nothing for them."""
    case = town.at(Stage.REVIEW)
    town.desk.take(commands.AcceptDocuments(case_id=case.id), by=EXPERT, command_id="1", seen=case.version)

    after = town.desk.take(commands.Withdraw(case_id=case.id), by=town.applicant, command_id="1")

    assert Stage.WITHDRAWN is after.stage


def test_a_retried_opening_finds_its_case(town: Town) -> None:
    """A case id comes from the actor and the command id alone: another desk on an empty store gives the same."""
    elsewhere = Town(paper_desk())
    first = town.desk.take(request(town.owner), by=town.applicant, command_id="mine")

    assert first.id == elsewhere.desk.take(request(town.owner), by=town.applicant, command_id="mine").id


REFUSED: dict[str, Callable[[Town, str], tuple[commands.Command, Actor]]] = {
    "nothing handed in": lambda town, case: (commands.Submit(case_id=case), town.applicant),
    "not their part": lambda town, case: (
        commands.AssignSurveyor(case_id=case, surveyor="x"),
        town.applicant,
    ),
    "no such kind of paper": lambda town, case: (
        commands.AttachDocument(case_id=case, kind="passport", document=PAPER),
        town.applicant,
    ),
    "a closed door": lambda town, case: (
        commands.Withdraw(case_id=case),
        Actor.applicant(town.owner, portal="districts"),
    ),
    "not seen": lambda town, case: (commands.Refuse(case_id=case, grounds=("x",)), town.applicant),
    "a stranger": lambda _town, case: (commands.Submit(case_id=case), EXPERT),
    "no such district": lambda town, _case: (request(town.owner, code="9-1-1-1-1-1-1"), town.applicant),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_refused_command_writes_nothing_at_all(town: Town, why: str) -> None:
    """No record, claim, row, letter or number: and the id stays free for a command that can be taken."""
    case = town.at(Stage.DRAFT)
    command, by = REFUSED[why](town, case.id)
    before = town.everything()

    with pytest.raises(QomPermitsError):
        town.desk.take(command, by=by, command_id="mine")
    assert before == town.everything()
    attach = commands.AttachDocument(case_id=case.id, kind="title_deed", document=PAPER)
    assert case.version + 1 == town.desk.take(attach, by=town.applicant, command_id="mine").version


def test_everything_that_stands_in_the_way_is_said_at_once(town: Town) -> None:
    """An empty request lacks three papers, and each is named with the law that asks for it."""
    case = town.at(Stage.DRAFT)

    with pytest.raises(Blocked) as blocked:
        town.desk.take(commands.Submit(case_id=case.id), by=town.applicant, command_id="mine")
    assert ["missing-document"] * 3 == codes(blocked.value)
    assert all(objection.cite for objection in blocked.value.objections)


def test_a_button_and_the_gate_agree(town: Town) -> None:
    """`why_not` says what `take` would, and takes nothing."""
    case = town.at(Stage.DRAFT)
    submit = commands.Submit(case_id=case.id)
    before = town.everything()
    said = town.desk.why_not(submit, by=town.applicant)

    assert before == town.everything()
    with pytest.raises(Blocked) as blocked:
        town.desk.take(submit, by=town.applicant, command_id="mine")
    assert said == blocked.value.objections


def test_why_not_has_nothing_against_what_can_be_done(town: Town) -> None:
    """A lawful command has no objections."""
    case = town.at(Stage.DRAFT)

    assert () == town.desk.why_not(commands.Withdraw(case_id=case.id), by=town.applicant)
    assert () == town.desk.why_not(request(town.owner), by=town.applicant)


@pytest.mark.parametrize("seen", [None, True, "7"])
def test_a_judgement_says_what_was_seen(town: Town, seen: int | None) -> None:
    """Whoever judges names the version they looked at, as a number."""
    case = town.at(Stage.REVIEW)

    with pytest.raises(BadInput) as refused:
        town.desk.take(commands.AcceptDocuments(case_id=case.id), by=EXPERT, command_id="mine", seen=seen)
    assert ["seen-missing"] == [fault.code for fault in refused.value.faults]


def test_a_judgement_on_an_old_picture_is_refused(town: Town) -> None:
    """What happened since is named, so that the officer knows what to look at."""
    case = town.at(Stage.REVIEW)
    lacking = Deficiency(item=Item.DOCUMENT, name="title_deed", lack=Lack.UNREADABLE)
    town.take(commands.ReturnToApplicant(case_id=case.id, deficiencies=(lacking,)), EXPERT)
    town.take(
        commands.AttachDocument(case_id=case.id, kind="title_deed", document=OTHER_PAPER), town.applicant
    )
    town.take(commands.Submit(case_id=case.id), town.applicant)
    before = town.everything()

    with pytest.raises(ChangedSince) as changed:
        town.desk.take(
            commands.AcceptDocuments(case_id=case.id), by=EXPERT, command_id="mine", seen=case.version
        )
    assert ("returned_to_applicant", "document_attached", "submitted") == changed.value.changes
    assert (case.version, case.version + 3) == (changed.value.seen, changed.value.now)
    assert before == town.everything()


def test_whoever_judges_nothing_need_not_say_what_they_saw(town: Town) -> None:
    """But one who does say it is held to it."""
    case = town.at(Stage.DRAFT)
    withdraw = commands.Withdraw(case_id=case.id)

    with pytest.raises(ChangedSince):
        town.desk.take(withdraw, by=town.applicant, command_id="mine", seen=case.version - 1)
    assert Stage.WITHDRAWN is town.desk.take(withdraw, by=town.applicant, command_id="mine").stage


DESKS_OWN: list[Callable[[str], commands.Command]] = [
    lambda case: commands.StartPayment(case_id=case, gateway="paper", return_url=RETURN_URL),
    lambda case: commands.RecordPaymentPage(case_id=case, order="o", reference="r", address=RETURN_URL),
    lambda case: commands.RecordPayment(case_id=case, order="o", reference="r", amount=Money(1)),
    lambda case: commands.ClosePayment(case_id=case, order="o", outcome=Unpaid.FAILED),
]


@pytest.mark.parametrize("command", DESKS_OWN)
@pytest.mark.parametrize("by", [None, EXPERT, DESK, Actor.officer("desk", Role.DESK, portal="districts")])
def test_nobody_takes_what_is_the_desks_to_take(
    town: Town, command: Callable[[str], commands.Command], by: Actor | None
) -> None:
    """Money is never recorded because somebody said so, not even somebody who calls themselves the desk."""
    case = town.at(Stage.PAYMENT)
    before = town.everything()

    with pytest.raises(Blocked) as blocked:
        town.desk.take(command(case.id), by=by or town.payer, command_id="mine")
    assert ["desk-only"] == codes(blocked.value)
    assert before == town.everything()


def test_why_not_says_what_is_the_desks_own(town: Town) -> None:
    """Recording money is the desk's own; paying is not, though `start_payment` is the way to it."""
    case = town.at(Stage.PAYMENT)
    start, _, record, close = (command(case.id) for command in DESKS_OWN)

    assert () == town.desk.why_not(start, by=town.payer)
    for command in (record, close):
        assert ["desk-only"] == [each.code for each in town.desk.why_not(command, by=town.payer)]


def test_why_not_knows_no_gateway_the_desk_has_not(town: Town) -> None:
    """Asking about a bank that is not there says so."""
    case = town.at(Stage.PAYMENT)
    start = commands.StartPayment(case_id=case.id, gateway="other", return_url=RETURN_URL)

    with pytest.raises(BadInput, match="other"):
        town.desk.why_not(start, by=town.payer)


@pytest.mark.parametrize("command_id", ["", " ", "a b", "x" * 101, "../1", 7, None])
def test_a_command_id_is_an_id(town: Town, command_id: str) -> None:
    """What cannot be kept as an id is refused before anything is looked up."""
    with pytest.raises(BadInput, match="id"):
        town.desk.take(request(town.owner), by=town.applicant, command_id=command_id)


def test_recorded_time_never_falls(town: Town) -> None:
    """When the machine's clock is set back, a case's next record bears the time of the one before."""
    case = town.at(Stage.DRAFT)
    town.paper.clock.pass_time(timedelta(days=-1))
    town.take(commands.Withdraw(case_id=case.id), town.applicant)
    first, last = town.paper.storage.records(case.id)

    assert first.at == last.at


def test_a_record_says_who_when_and_through_which_portal(town: Town) -> None:
    """The desk stamps every record from its own clock and the actor the host built."""
    case = town.desk.take(request(town.owner), by=town.applicant, command_id="mine")
    (record,) = town.paper.storage.records(case.id)

    assert (town.owner.id, "citizens", "mine") == (record.by, record.portal, record.command_id)
    assert town.paper.clock.instant == record.at


def test_numbers_are_drawn_once_and_count_up_in_a_district(town: Town) -> None:
    """A case that comes back keeps its number; the next case of its district has the next one."""
    case = town.at(Stage.REVIEW)
    lacking = Deficiency(item=Item.DOCUMENT, name="title_deed", lack=Lack.UNREADABLE)
    town.take(commands.ReturnToApplicant(case_id=case.id, deficiencies=(lacking,)), EXPERT)
    town.take(
        commands.AttachDocument(case_id=case.id, kind="title_deed", document=OTHER_PAPER), town.applicant
    )
    again = town.take(commands.Submit(case_id=case.id), town.applicant)

    assert ("Q1405-2-00001", "Q1405-2-00001") == (case.number, again.number)
    assert "Q1405-2-00002" == town.at(Stage.REVIEW).number
    assert "Q1405-3-00001" == town.at(Stage.REVIEW, code="3-1-1-1-1-1-1").number


def test_a_permit_has_a_number_of_its_own_series(town: Town) -> None:
    """Permits are numbered by year and district, from one, whatever their cases' numbers."""
    town.at(Stage.REVIEW)
    permit = town.at(Stage.ISSUED).permit

    assert permit is not None
    assert "P1405-2-00001" == permit.number


def test_a_number_series_begins_anew_with_the_jalali_year(town: Town) -> None:
    """The first case of Farvardin is number one of the new year."""
    town.at(Stage.REVIEW)
    town.paper.clock.move_to(JalaliDay(1406, 1, 5).to_date())

    assert "Q1406-2-00001" == town.at(Stage.REVIEW).number


def test_a_case_whose_procedure_the_profile_lost_is_a_clear_error(town: Town) -> None:
    """A profile keeps every procedure it ever used; one that does not is named with what it lost."""
    case = town.at(Stage.REVIEW)
    others = [
        evolve(offer, procedure=evolve(offer.procedure, digest="0" * 64)) for offer in town.paper.city.offers
    ]
    later = paper_desk(evolve(town.paper.city, offers=tuple(others)), storage=town.paper.storage)

    with pytest.raises(Damaged, match=f"{case.id} follows procedure {case.procedure}"):
        later.desk.take(
            commands.AcceptDocuments(case_id=case.id), by=EXPERT, command_id="mine", seen=case.version
        )


def test_a_sample_tariff_prices_no_real_case() -> None:
    """Unless the desk was opened to allow it, a shipped sample is refused by name."""
    town = Town(paper_desk(allow_samples=False))
    case = town.at(Stage.CHARGES)

    with pytest.raises(Blocked, match="sample-residential-1405"):
        town.take(commands.AssessCharges(case_id=case.id), REVENUE)


def test_a_visit_to_the_counter_is_counted_once_a_day(town: Town) -> None:
    """Whoever comes in person makes one visit a day, however much they do; other portals make none."""
    counter = Actor.applicant(town.owner, portal="counter")
    case = town.take(request(town.owner), counter)
    town.with_papers(case, counter)
    town.paper.clock.pass_time(timedelta(days=1))
    after = town.take(commands.Withdraw(case_id=case.id), counter)

    assert 2 == after.visits
    assert 0 == town.at(Stage.REVIEW).visits


def test_nobody_has_seen_a_version_to_come(town: Town) -> None:
    """A version the case has not reached is no picture of it, and is said to be none."""
    case = town.at(Stage.REVIEW)

    with pytest.raises(BadInput) as refused:
        town.desk.take(
            commands.AcceptDocuments(case_id=case.id), by=EXPERT, command_id="mine", seen=case.version + 1
        )
    assert ["seen-ahead"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("given", ["submit", {"case_id": "x"}, None, commands.Submit])
def test_only_a_command_is_taken(town: Town, given: Any) -> None:
    """Whatever else a host passes on is refused by its type, before anything is looked up."""
    for ask in (
        lambda: town.desk.take(given, by=town.applicant, command_id="mine"),
        lambda: town.desk.why_not(given, by=town.applicant),
    ):
        with pytest.raises(BadInput, match=type(given).__name__):
            ask()
