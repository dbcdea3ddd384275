"""Qom's own procedure, as shipped, carries one request from filing to permit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.domain.town import a_document

from qom_permits.city.profile import City
from qom_permits.city.shipped import open_city
from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK, Actor, Party, Role
from qom_permits.domain.area import Area
from qom_permits.domain.assessments import Assessment
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Deficiency, Item, Lack
from qom_permits.domain.evolve import evolve
from qom_permits.domain.facts import by_name, facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.money import Money
from qom_permits.domain.objections import objections
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.procedure import Procedure
from qom_permits.domain.stages import STEPS, RequestKind, Stage

DAY = date(2026, 9, 23)
OWNER = Party("party-1")
CITIZEN = Actor.applicant(OWNER, portal="citizens")
EXPERT, REVENUE, ISSUER = (
    Actor.officer(f"{role.value}-1", role, portal="districts", district="2")
    for role in (Role.EXPERT, Role.REVENUE, Role.ISSUER)
)
SURVEYOR = Actor.officer("surveyor-1", Role.SURVEYOR, portal="engineers")
ENGINEERS = Actor.officer("engineers", Role.ENGINEERS, portal="engineers")
ID = "case-1"


@pytest.fixture(scope="module")
def qom() -> City:
    """Return Qom as shipped."""
    return open_city("qom")


def procedure_of(city: City) -> Procedure:
    """Return the procedure for new constructions."""
    procedure = city.procedure_for(RequestKind.NEW_CONSTRUCTION, DAY)
    assert procedure is not None
    return procedure


def given(city: City, actor: Actor, **looked_up: Any) -> Given:
    """Return what is given when *actor* acts in Qom."""
    return Given(
        actor=actor,
        on=DAY,
        procedure=procedure_of(city),
        work=city.work,
        calendar=city.calendar,
        portals=city.portals,
        districts=city.districts,
        allow_samples=True,
        **looked_up,
    )


def opening() -> c.OpenCase:
    """Return the request of somebody who would build in district 2."""
    return c.OpenCase(
        kind=RequestKind.NEW_CONSTRUCTION,
        parcel=Parcel(code="2-14-103-27-0-0-0", postal_code="3715612345", area=Area("212.40")),
        project=Project(floor_area=Area("180.5"), floors=2, units=1),
        owners=(OWNER,),
        facts=facts_from({"use": "residential", "postal_walk": "38137"}),
    )


def papers(*kinds: str) -> tuple[Attachment, ...]:
    """Return a paper of each kind."""
    return tuple(Attachment(kind=kind, document=a_document(kind)) for kind in kinds)


def attach(kind: str) -> c.AttachDocument:
    """Return the command to hand in a paper of *kind*."""
    return c.AttachDocument(case_id=ID, kind=kind, document=a_document(kind))


def mend(*lacks: str) -> tuple[Deficiency, ...]:
    """Return deficiencies of documents."""
    return tuple(Deficiency(item=Item.DOCUMENT, name=kind, lack=Lack.UNREADABLE) for kind in lacks)


SURVEY = c.RecordSurvey(
    case_id=ID,
    facts=facts_from({"street_width": "۱۲٫۵", "plot_area": "212.40"}),
    documents=papers("site_map"),
)
PLANS = c.DeliverPlans(
    case_id=ID,
    designer="designer-1",
    facts=facts_from({"parking": 1, "balcony_area": "0"}),
    documents=papers("architectural_plan", "structural_plan"),
)
PLAN_ORDER = c.IssuePlanOrder(
    case_id=ID, facts=facts_from({"floor_area": "180.5", "floors": 2, "coverage": "60"})
)


def walk(city: City) -> list[PermitCase]:
    """Return the case after each command of a request that comes back once, and whose plans come back once."""
    steps: list[tuple[Actor, c.Command, dict[str, Any]]] = [
        (CITIZEN, opening(), {"case_id": ID, "district": city.district_of("2-14-103-27-0-0-0")}),
        *((CITIZEN, attach(k), {}) for k in ("title_deed", "identity_card", "renovation_duty_receipt")),
        (CITIZEN, c.Submit(case_id=ID), {"number": "Q1405-2-00001"}),
        (EXPERT, c.ReturnToApplicant(case_id=ID, deficiencies=mend("title_deed")), {}),
        (CITIZEN, attach("title_deed"), {}),
        (CITIZEN, c.Submit(case_id=ID), {}),
        (EXPERT, c.AcceptDocuments(case_id=ID), {}),
        (EXPERT, c.AssignSurveyor(case_id=ID, surveyor="surveyor-1"), {}),
        (SURVEYOR, SURVEY, {}),
        (EXPERT, c.RequestPlans(case_id=ID), {}),
        (ENGINEERS, PLANS, {}),
        (EXPERT, c.ReturnPlans(case_id=ID, deficiencies=mend("structural_plan")), {}),
        (ENGINEERS, PLANS, {}),
        (EXPERT, PLAN_ORDER, {}),
        (REVENUE, c.AssessCharges(case_id=ID), {}),
        (
            CITIZEN,
            c.StartPayment(case_id=ID, gateway="bank", return_url="https://desk.example/"),
            {"order": "order-1", "amount": Money(1)},
        ),
    ]
    cases: list[PermitCase] = []
    for actor, command, looked_up in steps:
        case = cases[-1] if cases else None
        bill = {"assessment": priced(city, case)} if isinstance(command, c.AssessCharges) and case else {}
        cases.append(taken(case, command, given(city, actor, **looked_up, **bill)))
    return cases


def priced(city: City, case: PermitCase) -> Assessment:
    """Return the bill of *case* by the sample tariff."""
    (tariff,) = city.offers[0].tariffs
    asked = {entry.name for entry in tariff.inputs}
    return tariff.assess({name: value for name, value in by_name(case.facts).items() if name in asked}, DAY)


def taken(case: PermitCase | None, command: c.Command, known: Given) -> PermitCase:
    """Return the case as *command* leaves it."""
    for event in decide(case, command, known):
        case = evolve(case, event)
    assert case is not None
    return case


def test_qom_carries_a_request_from_filing_to_permit(qom: City) -> None:
    """Returned once, plans returned once, assessed by the sample tariff, paid, issued, with no visit."""
    case = walk(qom)[-1]
    assert case.owed
    payment = c.RecordPayment(case_id=ID, order="order-1", reference="B1", amount=case.owed)
    paid = taken(case, payment, given(qom, DESK))
    issued = taken(paid, c.IssuePermit(case_id=ID), given(qom, ISSUER, number="P1405-2-00001"))

    assert (Stage.ISSUED, 0) == (issued.stage, issued.visits)
    assert issued.permit is not None
    assert (date(2029, 9, 22), 2) == (issued.permit.valid_until, len(issued.permit.conditions))
    assert "12.5" == by_name(issued.facts)["street_width"]


def test_qom_passes_its_stages_in_its_own_order(qom: City) -> None:
    """Survey before plans, plans before the plan order, and only then the charges."""
    seen = list(dict.fromkeys(case.stage for case in walk(qom)))

    assert [Stage.DRAFT, Stage.REVIEW, Stage.RETURNED, *STEPS[1:6]] == seen
    assert STEPS == tuple(step.stage for step in procedure_of(qom).steps)


def test_a_request_without_papers_is_told_all_that_is_missing(qom: City) -> None:
    """Every paper at once, each with the source that says so."""
    draft = walk(qom)[0]
    against = objections(draft, c.Submit(case_id=ID), given(qom, CITIZEN, number="Q1"))

    assert ["missing-document"] * 3 == [each.code for each in against]
    assert all(each.cite for each in against)


@pytest.mark.parametrize(
    "code", ["9-14-103-27-0-0-0", "0-14-103-27-0-0-0", "2-14", "2-14-103-27-0-0-0-0", "22-1-1-1-1-1-1"]
)
def test_a_parcel_elsewhere_is_no_parcel_of_qom(qom: City, code: str) -> None:
    """Eight districts, seven parts; anything else names no district."""
    assert None is qom.district_of(code)
