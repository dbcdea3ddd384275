"""Deadlines as people see them: in inbox, options and history; stopped while a case is with its applicant."""

from __future__ import annotations

from datetime import date

import pytest
from tests.desk.towns import ENGINEERS, EXPERT, ISSUER, OTHER_PAPER, REVENUE, SURVEYOR, Town

from qom_permits import Actor, Deadline, Deficiency, Item, Lack, PermitCase, Stage, commands
from qom_permits.domain.actors import DESK

START = date(2026, 9, 23)
"""Wednesday, 1 Mehr 1405; in Qom Fridays are off. The three working days of review end on Sunday the 27th."""
UNREADABLE = Deficiency(item=Item.DOCUMENT, name="title_deed", lack=Lack.UNREADABLE)


def returned(town: Town, case: PermitCase, on: date) -> PermitCase:
    """Return *case* sent back for its deed *on* a day."""
    town.paper.clock.move_to(on)
    return town.take(commands.ReturnToApplicant(case_id=case.id, deficiencies=(UNREADABLE,)), EXPERT)


def mended(town: Town, case: PermitCase, on: date) -> PermitCase:
    """Return *case* with a better deed, submitted again *on* a day."""
    town.paper.clock.move_to(on)
    better = commands.AttachDocument(case_id=case.id, kind="title_deed", document=OTHER_PAPER)
    town.take(better, town.applicant)
    return town.take(commands.Submit(case_id=case.id), town.applicant)


def waiting(town: Town, by: Actor) -> tuple[Deadline | None, bool]:
    """Return the deadline of the one case in the inbox of *by*, and whether it is late."""
    (entry,) = town.desk.inbox(by=by)
    return entry.deadline, entry.late


def due_options(town: Town, case: PermitCase, by: Actor) -> dict[str, Deadline]:
    """Return what *by* should do by when."""
    return {
        option.command: option.deadline
        for option in town.desk.options(case.id, by=by)
        if option.deadline is not None
    }


@pytest.mark.parametrize(
    ("today", "late"),
    [(date(2026, 9, 23), False), (date(2026, 9, 27), False), (date(2026, 9, 28), True)],
)
def test_a_case_is_late_on_the_day_after_its_deadline(stored_town: Town, today: date, late: bool) -> None:  # noqa: FBT001 - the answer
    """The officer's inbox says so, and every other list the case is in."""
    town = stored_town
    town.at(Stage.REVIEW)
    town.paper.clock.move_to(today)
    lists = [town.desk.inbox(by=EXPERT), town.desk.cases(by=EXPERT), town.desk.cases(by=town.applicant)]

    assert [[(Deadline(date(2026, 9, 27)), late)]] * 3 == [
        [(entry.deadline, entry.late) for entry in entries] for entries in lists
    ]
    assert [late] == [entry.to_json()["late"] for entry in town.desk.inbox(by=DESK)]
    assert "2026-09-27" == town.desk.inbox(by=DESK)[0].to_json()["deadline"]


def test_a_case_without_term_is_never_late(stored_town: Town) -> None:
    """Nobody is hurried where the law sets no time: a draft, a bill to be paid."""
    town = stored_town
    town.at(Stage.PAYMENT)
    town.paper.clock.move_to(date(2027, 9, 1))
    entry = town.desk.inbox(by=town.applicant)[0].to_json()

    assert (None, False) == waiting(town, town.applicant)
    assert (None, False) == (entry["deadline"], entry["late"])


def test_while_a_case_is_with_its_applicant_no_term_runs(stored_town: Town) -> None:
    """It lies in the applicant's inbox without a deadline, and in no officer's."""
    town = stored_town
    case = returned(town, town.at(Stage.REVIEW), date(2026, 9, 24))
    town.paper.clock.move_to(date(2026, 12, 1))

    assert (None, False) == waiting(town, town.applicant)
    assert () == town.desk.inbox(by=EXPERT)
    assert {} == due_options(town, case, town.applicant)
    assert 2 == case.term_left


def test_a_term_goes_on_with_what_was_left_of_it(stored_town: Town) -> None:
    """Sent back on the first of three days, it has two when it comes back, however long that took."""
    town = stored_town
    case = returned(town, town.at(Stage.REVIEW), date(2026, 9, 24))
    case = mended(town, case, date(2026, 10, 8))

    assert date(2026, 10, 11) == case.due
    assert (Deadline(date(2026, 10, 11)), False) == waiting(town, EXPERT)


def test_a_term_that_had_run_out_has_nothing_left(stored_town: Town) -> None:
    """Two days late and sent back: the case is due the day it comes back, and late the day after."""
    town = stored_town
    case = returned(town, town.at(Stage.REVIEW), date(2026, 9, 29))
    case = mended(town, case, date(2026, 10, 8))

    assert (Deadline(date(2026, 10, 8)), False) == waiting(town, EXPERT)
    town.paper.clock.move_to(date(2026, 10, 9))
    assert (Deadline(date(2026, 10, 8)), True) == waiting(town, EXPERT)


def test_history_tells_the_deadline_after_each_happening(stored_town: Town) -> None:
    """None at the draft, three days of review, none while it is away, the rest, and the survey's five."""
    town = stored_town
    case = returned(town, town.at(Stage.REVIEW), date(2026, 9, 24))
    mended(town, case, date(2026, 10, 8))
    town.take(commands.AcceptDocuments(case_id=case.id), EXPERT)
    told = town.desk.history(case.id, by=town.applicant)

    assert [
        ("submitted", Stage.REVIEW, Deadline(date(2026, 9, 27))),
        ("returned_to_applicant", Stage.RETURNED, None),
        ("document_attached", Stage.RETURNED, None),
        ("submitted", Stage.REVIEW, Deadline(date(2026, 10, 11))),
        ("documents_accepted", Stage.SURVEY, Deadline(date(2026, 10, 14))),
    ] == [(each.event, each.stage, each.deadline) for each in told[4:]]
    assert [None] * 4 == [each.deadline for each in told[:4]]
    assert ["2026-09-27", None] == [each.to_json()["deadline"] for each in told[4:6]]


def test_options_are_due_to_whoever_the_case_waits_for(stored_town: Town) -> None:
    """Only what can be done now is due, and only to them: not to the owner who could still give the case up."""
    town = stored_town
    case = town.at(Stage.REVIEW)
    due = Deadline(date(2026, 9, 27))

    assert dict.fromkeys(("return_to_applicant", "accept_documents", "record_finding", "refuse"), due) == (
        due_options(town, case, EXPERT)
    )
    assert {} == due_options(town, case, town.applicant)
    assert {} == due_options(town, case, ISSUER)
    (withdraw,) = (each for each in town.desk.options(case.id, by=town.applicant) if each.is_open)
    assert ("withdraw", None) == (withdraw.to_json()["command"], withdraw.to_json()["deadline"])


def test_a_term_is_due_to_the_surveyor_once_sent(stored_town: Town) -> None:
    """The same five days: first the expert's, to send somebody; then the surveyor's; and so with the engineers."""
    town = stored_town
    case = town.at(Stage.SURVEY)
    due = Deadline(date(2026, 9, 29))

    assert due == due_options(town, case, EXPERT)["assign_surveyor"]
    town.take(commands.AssignSurveyor(case_id=case.id, surveyor=SURVEYOR.id), EXPERT)
    assert {} == due_options(town, case, EXPERT)
    assert {"record_survey": due} == due_options(town, case, SURVEYOR)
    case = town.take(commands.RequestPlans(case_id=town.at(Stage.PLANS).id), EXPERT)
    assert case.due is not None
    assert {"deliver_plans": Deadline(case.due)} == due_options(town, case, ENGINEERS)


def test_the_nearest_deadline_is_first(stored_town: Town) -> None:
    """What is late comes before what is not, and what is due to nobody last."""
    town = stored_town
    first = town.at(Stage.REVIEW)
    away = returned(town, town.at(Stage.REVIEW), date(2026, 9, 24))
    later = town.at(Stage.REVIEW)
    again = mended(town, away, date(2026, 9, 30))
    draft = town.at(Stage.DRAFT)

    assert [(first.id, True), (later.id, True), (again.id, False)] == [
        (entry.case_id, entry.late) for entry in town.desk.inbox(by=EXPERT)
    ]
    assert [first.id, later.id, again.id, draft.id] == [each.case_id for each in town.desk.inbox(by=DESK)]


def test_a_granted_permit_is_due_to_nobody(stored_town: Town) -> None:
    """Neither the case nor its history has a deadline left."""
    town = stored_town
    case = town.at(Stage.ISSUED)

    assert None is case.due
    assert None is town.desk.history(case.id, by=town.applicant)[-1].deadline
    assert {} == due_options(town, case, ISSUER)
    assert () == town.desk.inbox(by=REVENUE)
