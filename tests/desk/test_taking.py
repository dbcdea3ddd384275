"""Taking a command: once for one id, judged on what was seen, and nothing written down when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from qom_permits import Actor, BadInput, Blocked, ChangedSince, Document, Money, Role, Stage, commands, events, replay
from qom_permits.domain.commands import Unpaid
from qom_permits.domain.errors import CommandIdReused
from qom_permits.wire.events import read_event
from tests.desk.towns import EXPERT, PAPER, REVENUE, RETURN_URL, Town, Words, request

OTHER = Document(sha256="b" * 64, size=34, media_type="image/jpeg")


def codes(blocked: pytest.ExceptionInfo[Blocked]) -> list[str]:
    """Return the codes of what stood in the way."""
    return [objection.code for objection in blocked.value.objections]


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
            commands.AttachDocument(case_id=case.id, kind="title_deed", document=OTHER),
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
    """The case id comes from the actor and the command id, so that two desks would give the same."""
    other = Town(town.paper.__class__(**{name: getattr(town.paper, name) for name in town.paper.__slots__ if name[0] != "_"}))
    first = town.desk.take(request(town.owner), by=town.applicant, command_id="mine")

    assert first.id == other.desk.take(request(town.owner), by=town.applicant, command_id="mine").id


REFUSED: dict[str, Callable[[Town, str], tuple[commands.Command, Actor]]] = {
    "nothing handed in": lambda town, case: (commands.Submit(case_id=case), town.applicant),
    "not their part": lambda town, case: (commands.AssignSurveyor(case_id=case, surveyor="x"), town.applicant),
    "no such kind of paper": lambda town, case: (
        commands.AttachDocument(case_id=case, kind="passport", document=PAPER),
        town.applicant,
    ),
    "a closed door": lambda town, case: (
        commands.Withdraw(case_id=case),
        Actor.applicant(town.owner, portal="districts"),
    ),
    "not seen": lambda town, case: (commands.Refuse(case_id=case, grounds=("x",)), town.applicant),
    "stranger": lambda _town, case: (commands.Submit(case_id=case), EXPERT),
    "no such district": lambda town, _case: (request(town.owner, code="9-1-1-1-1-1-1"), town.applicant),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_refused_command_writes_nothing_at_all(town: Town, why: str) -> None:
    """No record, claim, row, letter or number: and the id is free for a command that can be taken."""
    case = town.at(Stage.DRAFT)
    command, by = REFUSED[why](town, case.id)
    before = town.everything()

    with pytest.raises((Blocked, BadInput, LookupError, Exception)) as refused:
        town.desk.take(command, by=by, command_id="mine")
    assert before == town.everything()
    assert refused.value.args
    attach = commands.AttachDocument(case_id=case.id, kind="title_deed", document=PAPER)
    assert case.version + 1 == town.desk.take(attach, by=town.applicant, command_id="mine").version
