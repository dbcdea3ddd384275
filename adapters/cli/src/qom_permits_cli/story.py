"""One real request, scene by scene: a new house on a plot in Qom's district 2."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from attrs import frozen

from qom_permits import (
    Actor,
    Area,
    Attachment,
    Deficiency,
    Document,
    Item,
    JalaliDay,
    Lack,
    Parcel,
    Party,
    Project,
    RequestKind,
    Role,
    commands,
)

PARTY = Party("sample-owner")
PERSON = {"name": "زهرا نمونه", "mobile": "09120000000", "language": "fa"}

OWNER = Actor.applicant(PARTY, portal="citizens")
PAYER = Actor.applicant(PARTY, portal="payments")
EXPERT = Actor.officer("expert-2", Role.EXPERT, portal="districts", district="2")
SURVEYOR = Actor.officer("surveyor-7", Role.SURVEYOR, portal="districts")
ENGINEERS = Actor.officer("engineering-organization", Role.ENGINEERS, portal="engineers")
REVENUE = Actor.officer("revenue-2", Role.REVENUE, portal="districts", district="2")
ISSUER = Actor.officer("issuer-2", Role.ISSUER, portal="districts", district="2")

PAPERS = (
    "title_deed",
    "identity_card",
    "renovation_duty_receipt",
    "renovation_duty_receipt_of_the_year",
    "power_of_attorney",
    "site_map",
    "site_photograph",
    "architectural_plan",
    "structural_plan",
    "structural_plan_mended",
)
"""The papers of the story; the desk keeps a small sample of each."""


@frozen(kw_only=True)
class Taking:
    """Somebody takes a command on a day."""

    id: str
    on: date
    by: Actor
    command: Callable[[str], commands.Command]


@frozen(kw_only=True)
class Paying:
    """The owner pays on the bank's page as much as one payment carries."""

    id: str
    on: date
    by: Actor


Scene = Taking | Paying


def new_construction(papers: dict[str, Document]) -> tuple[Scene, ...]:
    """Return the scenes from the first click to the permit; *papers* are the kept documents by name."""
    return (*_filing(papers), *_mending(papers), *_survey_and_plans(papers), *_bill_and_permit())


def _filing(papers: dict[str, Document]) -> tuple[Scene, ...]:
    return (
        Taking(id="open", on=_day(7, 1), by=OWNER, command=_request),
        _paper("deed", _day(7, 1), "title_deed", papers["title_deed"]),
        _paper("identity", _day(7, 1), "identity_card", papers["identity_card"]),
        _paper("receipt", _day(7, 1), "renovation_duty_receipt", papers["renovation_duty_receipt"]),
        Taking(id="submit", on=_day(7, 1), by=OWNER, command=lambda case: commands.Submit(case_id=case)),
    )


def _mending(papers: dict[str, Document]) -> tuple[Scene, ...]:
    receipt = papers["renovation_duty_receipt_of_the_year"]
    return (
        Taking(id="return", on=_day(7, 4), by=EXPERT, command=_what_is_lacking),
        _paper("receipt-of-the-year", _day(7, 5), "renovation_duty_receipt", receipt),
        _paper("attorney", _day(7, 5), "power_of_attorney", papers["power_of_attorney"]),
        Taking(id="resubmit", on=_day(7, 5), by=OWNER, command=lambda case: commands.Submit(case_id=case)),
        Taking(
            id="accept", on=_day(7, 6), by=EXPERT, command=lambda case: commands.AcceptDocuments(case_id=case)
        ),
    )


def _survey_and_plans(papers: dict[str, Document]) -> tuple[Scene, ...]:
    first = (papers["architectural_plan"], papers["structural_plan"])
    second = (papers["architectural_plan"], papers["structural_plan_mended"])
    return (
        Taking(
            id="assign",
            on=_day(7, 6),
            by=EXPERT,
            command=lambda case: commands.AssignSurveyor(case_id=case, surveyor=SURVEYOR.id),
        ),
        Taking(id="survey", on=_day(7, 9), by=SURVEYOR, command=lambda case: _survey(case, papers)),
        Taking(
            id="ask-plans",
            on=_day(7, 11),
            by=EXPERT,
            command=lambda case: commands.RequestPlans(case_id=case),
        ),
        Taking(id="plans", on=_day(7, 20), by=ENGINEERS, command=lambda case: _plans(case, *first)),
        Taking(id="return-plans", on=_day(7, 22), by=EXPERT, command=_what_the_plans_lack),
        Taking(id="plans-again", on=_day(7, 25), by=ENGINEERS, command=lambda case: _plans(case, *second)),
        Taking(id="plan-order", on=_day(7, 27), by=EXPERT, command=_plan_order),
    )


def _bill_and_permit() -> tuple[Scene, ...]:
    return (
        Taking(
            id="assess", on=_day(7, 28), by=REVENUE, command=lambda case: commands.AssessCharges(case_id=case)
        ),
        Paying(id="pay-1", on=_day(7, 29), by=PAYER),
        Paying(id="pay-2", on=_day(7, 30), by=PAYER),
        Taking(id="issue", on=_day(8, 2), by=ISSUER, command=lambda case: commands.IssuePermit(case_id=case)),
    )


def _request(_case: str) -> commands.OpenCase:
    return commands.OpenCase(
        kind=RequestKind.NEW_CONSTRUCTION,
        parcel=Parcel(code="2-14-103-27-0-0-0", postal_code="3813712345", area=Area("320")),
        project=Project(floor_area=Area("480.5"), floors=6, units=1),
        owners=(PARTY,),
        facts={"use": "residential", "postal_walk": "38137", "street": "امیرکبیر"},
    )


def _paper(scene: str, on: date, kind: str, document: Document) -> Taking:
    return Taking(
        id=scene,
        on=on,
        by=OWNER,
        command=lambda case: commands.AttachDocument(case_id=case, kind=kind, document=document),
    )


def _what_is_lacking(case: str) -> commands.ReturnToApplicant:
    return commands.ReturnToApplicant(
        case_id=case,
        deficiencies=(
            Deficiency(item=Item.DOCUMENT, name="renovation_duty_receipt", lack=Lack.OUT_OF_DATE),
            Deficiency(item=Item.DOCUMENT, name="power_of_attorney", lack=Lack.MISSING),
        ),
    )


def _survey(case: str, papers: dict[str, Document]) -> commands.RecordSurvey:
    return commands.RecordSurvey(
        case_id=case,
        facts={"street_width": "20", "plot_area": "318.4"},
        documents=tuple(
            Attachment(kind=kind, document=papers[kind]) for kind in ("site_map", "site_photograph")
        ),
    )


def _plans(case: str, architectural: Document, structural: Document) -> commands.DeliverPlans:
    return commands.DeliverPlans(
        case_id=case,
        designer="designer-15",
        facts={"parking": 2, "balcony_area": "12"},
        documents=(
            Attachment(kind="architectural_plan", document=architectural),
            Attachment(kind="structural_plan", document=structural),
        ),
    )


def _what_the_plans_lack(case: str) -> commands.ReturnPlans:
    lacking = Deficiency(item=Item.DOCUMENT, name="structural_plan", lack=Lack.CONTRADICTED)
    return commands.ReturnPlans(case_id=case, deficiencies=(lacking,))


def _plan_order(case: str) -> commands.IssuePlanOrder:
    return commands.IssuePlanOrder(
        case_id=case,
        facts={
            "floor_area": "480.5",
            "floors": 6,
            "coverage": "60",
            "excess_density_area": "200",
            "excess_floor": 5,
        },
    )


def _day(month: int, day: int) -> date:
    return JalaliDay(1405, month, day).to_date()
