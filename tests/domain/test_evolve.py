"""Recording: what a case is after each event, and that it never judges."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve as changed
from tests.domain.town import BETTER_PLAN, DEED, LETTER, OWNER, PLAN, PROCEDURE, SITE_MAP, START, lacking
from tests.domain.walk import BILL, IN_10_DAYS, OPENED, PATH, PERMIT, before, case_before, case_of

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Attachment
from qom_permits.domain.evolve import evolve, replay
from qom_permits.domain.facts import by_name, facts_from
from qom_permits.domain.money import Money
from qom_permits.domain.payments import Intent, Payment
from qom_permits.domain.stages import RequestKind, Stage

HISTORY = tuple(event for _, _, event in PATH)
LATER = date(2026, 10, 1)


def test_the_path_leaves_the_whole_case() -> None:
    """Every field of the case, after the whole path, as a person would write it down."""
    expected = PermitCase(
        id="case-1",
        version=14,
        kind=RequestKind.NEW_CONSTRUCTION,
        parcel=OPENED.parcel,
        project=OPENED.project,
        owners=(OWNER,),
        district="2",
        procedure="small-town-1405",
        procedure_digest="5" * 64,
        opened_on=START,
        opened_by="party-1",
        stage=Stage.ISSUED,
        since=START,
        number="Q1405-2-00001",
        facts=facts_from({"use": "residential", "width": "12.50", "parking": 1, "floor_area": "180.5"}),
        documents=(Attachment(kind="deed", document=DEED), Attachment(kind="plan", document=PLAN)),
        surveyor="surveyor-1",
        plans_requested=True,
        designer="designer-1",
        assessment=BILL,
        assessor="revenue-1",
        intents=(
            Intent(
                order="order-1",
                gateway="bank",
                amount=Money(1_384_000),
                reference="B1",
                address="https://bank.example/B1",
            ),
        ),
        payments=(Payment(order="order-1", gateway="bank", reference="B1", amount=Money(1_384_000)),),
        permit=PERMIT,
    )

    assert changed(expected, mended=case_of(HISTORY).mended) == case_of(HISTORY)


@pytest.mark.parametrize("length", range(1, len(HISTORY) + 1))
def test_replaying_is_folding(length: int) -> None:
    """Event by event or all at once, the case is the same, and its version counts its events."""
    folded = None
    for event in HISTORY[:length]:
        folded = evolve(folded, event)

    assert folded is not None
    assert folded == replay(HISTORY[:length])
    assert length == folded.version


def test_no_events_are_no_case() -> None:
    """Nothing happened, so there is nothing."""
    assert None is replay(())


@pytest.mark.parametrize("event", HISTORY[1:], ids=lambda event: type(event).__name__)
def test_a_history_begins_with_opening(event: e.Event) -> None:
    """Any other first event is damage, and is named."""
    with pytest.raises(LookupError, match=type(event).__name__):
        evolve(None, event)


def test_a_later_paper_takes_the_place_of_an_earlier_one() -> None:
    """Of each kind the last handed in counts; other kinds stay."""
    papers = [("deed", DEED), ("letter", LETTER), ("deed", LETTER)]
    attached = [e.DocumentAttached(on=START, attachment=Attachment(kind=k, document=d)) for k, d in papers]
    case = case_of((OPENED, *attached))

    assert (LETTER, LETTER, None) == (case.document("deed"), case.document("letter"), case.document("plan"))
    assert 2 == len(case.documents)


def test_a_fact_said_anew_takes_the_place_of_the_old() -> None:
    """Other facts stay, in the order of their names."""
    revised = e.ApplicationRevised(on=START, facts=facts_from({"walk": "12", "use": "commercial"}))

    assert [("use", "commercial"), ("walk", "12")] == list(by_name(case_of((OPENED, revised)).facts).items())


def test_a_case_stands_at_a_stage_since_it_came_there() -> None:
    """Coming to another stage sets the day; what happens within a stage does not."""
    accepted = e.DocumentsAccepted(on=LATER, to=Stage.SURVEY, due=None)
    sent = e.SurveyorAssigned(on=date(2026, 10, 4), surveyor="surveyor-1")

    assert (START, LATER, LATER) == (
        case_before(c.AcceptDocuments).since,
        case_before(c.AcceptDocuments, accepted).since,
        case_before(c.AcceptDocuments, accepted, sent).since,
    )


def test_money_that_leaves_the_stage_leaves_its_day() -> None:
    """A payment recorded in payment that does not complete the bill does not make the case younger."""
    some = e.PaymentRecorded(
        on=LATER, order="order-1", reference="B1", amount=Money(1), to=Stage.PAYMENT, due=None
    )

    assert START == case_before(c.RecordPayment, some).since


def test_returned_plans_are_remembered_until_better_ones_come() -> None:
    """The engineers see what is lacking; new plans clear it."""
    back = e.PlansReturned(on=START, deficiencies=(lacking("plan"),), to=Stage.PLANS, due=IN_10_DAYS)
    better = e.PlansDelivered(
        on=START,
        designer="designer-1",
        facts=(),
        documents=(Attachment(kind="plan", document=BETTER_PLAN),),
        to=Stage.PLAN_ORDER,
        due=None,
    )

    assert (lacking("plan"),) == case_before(c.IssuePlanOrder, back).plan_deficiencies
    assert () == case_before(c.IssuePlanOrder, back, better).plan_deficiencies
    assert BETTER_PLAN == case_before(c.IssuePlanOrder, back, better).document("plan")


def test_what_a_survey_and_the_plans_bring_is_in_the_case() -> None:
    """Papers beside those of the application, facts beside those said before."""
    surveyed = e.SurveyRecorded(
        on=START,
        facts=facts_from({"width": "9"}),
        documents=(Attachment(kind="map", document=SITE_MAP),),
        to=Stage.PLANS,
        due=None,
    )
    case = case_before(c.RecordSurvey, surveyed)

    assert (DEED, SITE_MAP) == (case.document("deed"), case.document("map"))
    assert ("residential", "9") == (by_name(case.facts)["use"], by_name(case.facts)["width"])


def test_a_refused_case_keeps_the_grounds() -> None:
    """With their titles and citations, as they stood in the procedure."""
    refused = e.Refused(on=LATER, grounds=PROCEDURE.grounds)

    assert PROCEDURE.grounds == case_before(c.AcceptDocuments, refused).grounds


@pytest.mark.parametrize(
    ("event", "stage"),
    [(e.Withdrawn(on=LATER), Stage.WITHDRAWN), (e.Refused(on=LATER, grounds=()), Stage.REFUSED)],
)
def test_an_end_stops_every_term(event: e.Event, stage: Stage) -> None:
    """A case that has ended is due to nobody."""
    case = case_before(c.AcceptDocuments, event)

    assert (stage, LATER, None) == (case.stage, case.since, case.due)


def test_a_permit_that_gave_way_is_remembered_with_what_it_gave_way_to() -> None:
    """The permit itself stays readable; its case is closed on that day."""
    case = case_of((*HISTORY, e.PermitSuperseded(on=LATER, by="P1408-2-00007")))

    assert (Stage.SUPERSEDED, LATER, None, "P1408-2-00007") == (
        case.stage,
        case.since,
        case.due,
        case.superseded_by,
    )
    assert PERMIT == case.permit
    assert ("P1408-2-00007", PERMIT.to_json()) == (
        case.to_json()["superseded_by"],
        case.to_json()["permit"],
    )


def test_a_permit_that_gave_way_has_used_what_was_paid_for_it() -> None:
    """Nothing is owed on it and nothing is credit, as the day before."""
    case = case_of((*HISTORY, e.PermitSuperseded(on=LATER, by="P1408-2-00007")))

    assert (Money(0), Money(0)) == (case.owed, case.credit)


def test_a_revision_leaves_what_it_does_not_say() -> None:
    """Facts said anew leave the project, a project said anew leaves the facts."""
    larger = changed(OPENED.project, units=9)
    facts = e.ApplicationRevised(on=START, facts=facts_from({"walk": "12"}))
    project = e.ApplicationRevised(on=START, facts=(), project=larger)

    assert OPENED.project == case_of((OPENED, facts)).project
    assert (larger, OPENED.facts) == (case_of((OPENED, project)).project, case_of((OPENED, project)).facts)


def test_recording_never_judges() -> None:
    """An event that no command could make today is recorded as it stands: old law is not tried again."""
    strange = e.PermitIssued(on=LATER, permit=PERMIT)

    assert Stage.ISSUED is case_of((OPENED, strange)).stage
    assert 4 == case_of((*before(c.AcceptDocuments), strange)).version
