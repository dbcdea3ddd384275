"""One case of the small town from filing to permit, step by step and written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import evolve
from tests.domain.town import (
    APPLICANT,
    DEED,
    ENGINEERS,
    EXPERT,
    ISSUER,
    LAW,
    OWNER,
    PLAN,
    PROCEDURE,
    REVENUE,
    START,
    SURVEYOR,
    a_bill,
    given,
)

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import DESK
from qom_permits.domain.area import Area
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Attachment
from qom_permits.domain.evolve import replay
from qom_permits.domain.facts import facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.money import Money
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.permit import Permit
from qom_permits.domain.stages import RequestKind, Stage

OPEN = c.OpenCase(
    kind=RequestKind.NEW_CONSTRUCTION,
    parcel=Parcel(code="2-14-103-27-0-0-0", postal_code="3715612345", area=Area("212.40")),
    project=Project(floor_area=Area("420"), floors=3, units=2),
    owners=(OWNER,),
    facts=facts_from({"use": "residential"}),
)
OPENED = e.CaseOpened(
    on=START,
    case_id="case-1",
    kind=OPEN.kind,
    parcel=OPEN.parcel,
    project=OPEN.project,
    owners=(OWNER,),
    facts=OPEN.facts,
    district="2",
    procedure="small-town-1405",
    procedure_digest="5" * 64,
    opened_by="party-1",
)
BILL = a_bill(1_384_000)
PERMIT = Permit(
    number="P1405-2-00001",
    issued_on=START,
    valid_until=date(2029, 9, 22),
    conditions=PROCEDURE.conditions,
    cite=LAW,
)
IN_3_DAYS, IN_5_DAYS, IN_10_DAYS, IN_2_DAYS = (
    date(2026, 9, 28),
    date(2026, 9, 30),
    date(2026, 10, 6),
    date(2026, 9, 27),
)
"""Working days after `START`, counted on a paper calendar past Friday 25 and the holiday of the 26th."""

Taken = tuple[c.Command, Given, e.Event]


def _on(kind: type[Any], /, **said: Any) -> Any:
    return kind(case_id="case-1", **said)


_PAPERS = {"deed": Attachment(kind="deed", document=DEED), "plan": Attachment(kind="plan", document=PLAN)}
_WIDTH, _PARKING, _AREA = ({"width": "12.50"}, {"parking": 1}, {"floor_area": "180.5"})
PATH: tuple[Taken, ...] = (
    (OPEN, given(APPLICANT, case_id="case-1", district="2"), OPENED),
    (
        _on(c.AttachDocument, kind="deed", document=DEED),
        given(APPLICANT),
        e.DocumentAttached(on=START, attachment=_PAPERS["deed"]),
    ),
    (
        _on(c.Submit),
        given(APPLICANT, number="Q1405-2-00001"),
        e.Submitted(on=START, number="Q1405-2-00001", to=Stage.REVIEW, due=IN_3_DAYS),
    ),
    (_on(c.AcceptDocuments), given(EXPERT), e.DocumentsAccepted(on=START, to=Stage.SURVEY, due=IN_5_DAYS)),
    (
        _on(c.AssignSurveyor, surveyor="surveyor-1"),
        given(EXPERT),
        e.SurveyorAssigned(on=START, surveyor="surveyor-1"),
    ),
    (
        _on(c.RecordSurvey, facts=_WIDTH),
        given(SURVEYOR),
        e.SurveyRecorded(on=START, facts=facts_from(_WIDTH), documents=(), to=Stage.PLANS, due=IN_10_DAYS),
    ),
    (_on(c.RequestPlans), given(EXPERT), e.PlansRequested(on=START)),
    (
        _on(c.DeliverPlans, designer="designer-1", facts=_PARKING, documents=(_PAPERS["plan"],)),
        given(ENGINEERS),
        e.PlansDelivered(
            on=START,
            designer="designer-1",
            facts=facts_from(_PARKING),
            documents=(_PAPERS["plan"],),
            to=Stage.PLAN_ORDER,
            due=IN_5_DAYS,
        ),
    ),
    (
        _on(c.IssuePlanOrder, facts=_AREA),
        given(EXPERT),
        e.PlanOrderIssued(on=START, facts=facts_from(_AREA), to=Stage.CHARGES, due=IN_2_DAYS),
    ),
    (
        _on(c.AssessCharges),
        given(REVENUE, assessment=BILL),
        e.ChargesAssessed(on=START, assessment=BILL, assessor="revenue-1", to=Stage.PAYMENT, due=None),
    ),
    (
        _on(c.StartPayment, gateway="bank", return_url="https://desk.example/back"),
        given(APPLICANT, order="order-1", amount=Money(1_384_000)),
        e.PaymentStarted(on=START, order="order-1", gateway="bank", amount=Money(1_384_000)),
    ),
    (
        _on(c.RecordPaymentPage, order="order-1", reference="B1", address="https://bank.example/B1"),
        given(DESK),
        e.PaymentPageOpened(on=START, order="order-1", reference="B1", address="https://bank.example/B1"),
    ),
    (
        _on(c.RecordPayment, order="order-1", reference="B1", amount=Money(1_384_000)),
        given(DESK),
        e.PaymentRecorded(
            on=START,
            order="order-1",
            reference="B1",
            amount=Money(1_384_000),
            to=Stage.ISSUANCE,
            due=IN_2_DAYS,
        ),
    ),
    (
        _on(c.IssuePermit),
        given(ISSUER, number="P1405-2-00001"),
        e.PermitIssued(on=START, permit=PERMIT),
    ),
)
"""One case from filing to permit, step by step: the command, what is given, and the event it must make."""


def before(kind: type[c.Command]) -> tuple[e.Event, ...]:
    """Return the events of the path before the first command of *kind*."""
    commands = [type(command) for command, _, _ in PATH]
    return tuple(event for _, _, event in PATH[: commands.index(kind)])


def case_of(events: Iterable[e.Event], **changes: Any) -> PermitCase:
    """Return the case that *events* leave, with *changes* no event makes."""
    case = replay(events)
    assert case is not None
    return evolve(case, **changes)


def case_before(kind: type[c.Command], *later: e.Event, **changes: Any) -> PermitCase:
    """Return the case of the path as it stands before the first command of *kind*, and after *later* events."""
    return case_of((*before(kind), *later), **changes)
