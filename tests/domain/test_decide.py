"""Deciding, step by step along the path, and the turns that lead off it."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from tests.domain.town import (
    APPLICANT,
    ENGINEERS,
    EXPERT,
    ISSUER,
    LAW,
    PLAN,
    PROCEDURE,
    REVENUE,
    START,
    a_bill,
    codes,
    given,
    lacking,
)
from tests.domain.walk import IN_5_DAYS, IN_10_DAYS, OPEN, OPENED, PATH, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import DESK
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment
from qom_permits.domain.errors import Blocked, NotCovered
from qom_permits.domain.evolve import replay
from qom_permits.domain.facts import facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.procedure import RefusalGround, Step
from qom_permits.domain.stages import Stage
from qom_permits.domain.texts import Text

ID = "case-1"


@pytest.mark.parametrize("step", range(len(PATH)), ids=lambda step: type(PATH[step][0]).__name__)
def test_each_step_of_the_path_makes_its_event(step: int) -> None:
    """From the events before it, each command makes exactly the event written down for it by hand."""
    command, known, event = PATH[step]
    case = replay(earlier for _, _, earlier in PATH[:step])

    assert (event,) == decide(case, command, known)


def test_a_blocked_command_makes_no_event() -> None:
    """What is objected to raises every objection instead."""
    with pytest.raises(Blocked) as blocked:
        decide(case_before(c.AttachDocument), c.Submit(case_id=ID), given(APPLICANT, number="Q1"))

    assert ["missing-document"] == [each.code for each in blocked.value.objections]


def test_facts_are_written_down_as_they_are_kept() -> None:
    """Persian digits and blanks around words do not reach the record."""
    request = evolve(OPEN, facts=facts_from({"use": "residential", "walk": " ۱۲ "}))
    (opened,) = decide(None, request, given(APPLICANT, case_id=ID, district="2"))

    assert evolve(OPENED, facts=facts_from({"use": "residential", "walk": "۱۲"})) == opened


def test_an_application_is_revised_while_it_is_a_draft() -> None:
    """In a draft any fact of the application may be said anew."""
    command = c.ReviseApplication(case_id=ID, facts=facts_from({"use": "commercial"}))

    assert (e.ApplicationRevised(on=START, facts=facts_from({"use": "commercial"})),) == decide(
        case_before(c.AttachDocument), command, given(APPLICANT)
    )


def test_a_project_is_revised_while_it_is_a_draft() -> None:
    """Alone or with facts; what is not said anew stays as it was."""
    project = evolve(OPEN.project, units=3)
    command = c.ReviseApplication(case_id=ID, facts=facts_from({"walk": "۱۲ "}), project=project)
    case = case_before(c.AttachDocument)

    assert (e.ApplicationRevised(on=START, facts=facts_from({"walk": "۱۲"}), project=project),) == decide(
        case, command, given(APPLICANT)
    )
    assert (e.ApplicationRevised(on=START, facts=(), project=project),) == decide(
        case, evolve(command, facts=()), given(APPLICANT)
    )


def test_a_permit_gives_way_to_a_newer_one() -> None:
    """The desk notes it in the old case, by the number of the new permit."""
    command = c.SupersedePermit(case_id=ID, permit="P1408-2-00007")

    assert (e.PermitSuperseded(on=START, by="P1408-2-00007"),) == decide(
        case_before(c.IssuePermit, PATH[-1][2]), command, given(DESK)
    )


def test_only_a_permit_in_force_gives_way() -> None:
    """Not one that is not granted yet, and not twice."""
    command = c.SupersedePermit(case_id=ID, permit="P1408-2-00007")
    gone = e.PermitSuperseded(on=START, by="P1408-2-00007")

    assert ["not-at-this-stage"] == codes(case_before(c.IssuePermit), command, given(DESK))
    assert ["case-closed"] == codes(case_before(c.IssuePermit, PATH[-1][2], gone), command, given(DESK))


def test_a_case_number_is_drawn_once() -> None:
    """A case submitted again keeps its number, whatever number is given."""
    returned = case_before(c.AcceptDocuments, stage=Stage.RETURNED)
    (again,) = decide(returned, c.Submit(case_id=ID), given(APPLICANT, number="Q1405-2-00099"))

    assert isinstance(again, e.Submitted)
    assert "Q1405-2-00001" == again.number


def test_a_refusal_is_an_event_with_its_grounds_in_law() -> None:
    """The grounds named are written out with title and citation, in the procedure's order."""
    refusal = c.Refuse(case_id=ID, grounds=("against_the_plan", "not_the_owner"))
    grounds = (
        RefusalGround(name="not_the_owner", title=Text("not the owner", "مالک نیست"), cite=LAW),
        RefusalGround(name="against_the_plan", title=Text("against the plan", "خلاف طرح"), cite=LAW),
    )

    assert (e.Refused(on=START, grounds=grounds),) == decide(
        case_before(c.AcceptDocuments), refusal, given(EXPERT)
    )


@pytest.mark.parametrize(
    "before", [c.Submit, c.AcceptDocuments, c.DeliverPlans, c.StartPayment, c.IssuePermit]
)
def test_a_request_may_be_given_up_until_the_permit(before: type[c.Command]) -> None:
    """An owner may withdraw at any open stage."""
    assert (e.Withdrawn(on=START),) == decide(case_before(before), c.Withdraw(case_id=ID), given(APPLICANT))


def test_plans_go_back_to_the_engineers() -> None:
    """Returned plans lead back to the plans stage, and its term runs anew."""
    command = c.ReturnPlans(case_id=ID, deficiencies=(lacking("plan"),))

    assert (
        e.PlansReturned(on=START, deficiencies=(lacking("plan"),), to=Stage.PLANS, due=IN_10_DAYS),
    ) == decide(case_before(c.IssuePlanOrder), command, given(EXPERT))


def test_better_plans_are_delivered_without_a_second_request() -> None:
    """After the return the engineers deliver again, and the plan order is next."""
    back = e.PlansReturned(on=START, deficiencies=(lacking("plan"),), to=Stage.PLANS, due=IN_10_DAYS)
    case = case_before(c.IssuePlanOrder, back)
    better = Attachment(kind="plan", document=evolve(PLAN, size=9))
    command = c.DeliverPlans(
        case_id=ID, designer="designer-2", facts=facts_from({"parking": 2}), documents=(better,)
    )
    (event,) = decide(case, command, given(ENGINEERS))

    assert (
        e.PlansDelivered(
            on=START,
            designer="designer-2",
            facts=facts_from({"parking": 2}),
            documents=(better,),
            to=Stage.PLAN_ORDER,
            due=IN_5_DAYS,
        )
        == event
    )


def test_a_bill_of_nothing_goes_past_payment() -> None:
    """Where nothing is owed, nobody waits for money."""
    (event,) = decide(
        case_before(c.AssessCharges), c.AssessCharges(case_id=ID), given(REVENUE, assessment=a_bill(0))
    )

    assert isinstance(event, e.ChargesAssessed)
    assert (Stage.ISSUANCE, date(2026, 9, 27)) == (event.to, event.due)


def test_the_order_of_stages_is_the_procedures() -> None:
    """Where a procedure skips the survey, accepted papers lead to the plans."""
    short = evolve(PROCEDURE, steps=tuple(step for step in PROCEDURE.steps if step.stage is not Stage.SURVEY))
    (event,) = decide(
        case_before(c.AcceptDocuments), c.AcceptDocuments(case_id=ID), given(EXPERT, procedure=short)
    )

    assert isinstance(event, e.DocumentsAccepted)
    assert Stage.PLANS is event.to


def test_a_step_without_term_has_no_due_day() -> None:
    """No day is made up where the procedure sets none."""
    open_ended = evolve(
        PROCEDURE, steps=tuple(Step(stage=s.stage, officer=s.officer) for s in PROCEDURE.steps)
    )
    (event,) = decide(
        case_before(c.AcceptDocuments), c.AcceptDocuments(case_id=ID), given(EXPERT, procedure=open_ended)
    )

    assert isinstance(event, e.DocumentsAccepted)
    assert None is event.due


def test_a_due_day_outside_the_calendar_is_an_error() -> None:
    """A term that runs past the days the calendar knows stops the command, loudly."""
    with pytest.raises(NotCovered):
        decide(
            case_before(c.AcceptDocuments), c.AcceptDocuments(case_id=ID), given(EXPERT, date(2027, 3, 19))
        )


def test_a_permit_is_valid_as_long_as_the_procedure_says() -> None:
    """Three Jalali years from the day it is issued, under the procedure's conditions and law."""
    (event,) = decide(
        case_before(c.IssuePermit), c.IssuePermit(case_id=ID), given(ISSUER, date(2026, 10, 1), number="P7")
    )

    assert isinstance(event, e.PermitIssued)
    assert ("P7", date(2026, 10, 1), date(2029, 9, 30)) == (
        event.permit.number,
        event.permit.issued_on,
        event.permit.valid_until,
    )


@pytest.mark.parametrize(
    ("before", "command", "by"),
    [
        (None, OPEN, given(APPLICANT, district="2")),
        (c.Submit, c.Submit(case_id=ID), given(APPLICANT)),
        (c.AssessCharges, c.AssessCharges(case_id=ID), given(REVENUE)),
        (c.IssuePermit, c.IssuePermit(case_id=ID), given(ISSUER)),
    ],
)
def test_deciding_without_looking_up_is_nonsense(
    before: type[c.Command] | None, command: c.Command, by: Given
) -> None:
    """A case id, a number or a bill that nobody looked up is the desk's mistake, not the citizen's."""
    with pytest.raises(LookupError, match="without looking up"):
        decide(case_before(before) if before else None, command, by)
