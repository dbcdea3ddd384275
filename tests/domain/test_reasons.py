"""Every reason why not: each one is given by something, in both languages, with nothing left to fill."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from tests.domain.renewal_scenes import RENEWAL_SCENES, Scene
from tests.domain.town import (
    APPLICANT,
    DEED,
    ENGINEERS,
    EXPERT,
    ISSUER,
    OTHER,
    PLAN,
    PROCEDURE,
    REVENUE,
    SURVEYOR,
    a_bill,
    given,
    lacking,
)
from tests.domain.walk import OPEN, PERMIT, case_before

from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK
from qom_permits.domain.documents import Attachment, Item
from qom_permits.domain.errors import Blocked
from qom_permits.domain.facts import facts_from
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_rules import IdRules
from qom_permits.domain.iranian_ids import RENOVATION_CODE
from qom_permits.domain.money import Money
from qom_permits.domain.objection import Objection
from qom_permits.domain.objections import objections
from qom_permits.domain.reasons import REASONS
from qom_permits.domain.stages import Stage
from qom_permits.domain.texts import Text
from qom_permits.testing.paper import paper_desk

ID = "case-1"


def revise(**facts: object) -> c.ReviseApplication:
    """Return the command to say *facts* anew."""
    return c.ReviseApplication(case_id=ID, facts=facts_from(facts))


def attach(kind: str) -> c.AttachDocument:
    """Return the command to hand in a paper of *kind*."""
    return c.AttachDocument(case_id=ID, kind=kind, document=DEED)


def paid(order: str) -> c.RecordPayment:
    """Return the command to note money for *order*."""
    return c.RecordPayment(case_id=ID, order=order, reference="B1", amount=Money(1))


DRAFT, REVIEW = case_before(c.AttachDocument), case_before(c.AcceptDocuments)
PLANS, PAYMENT = case_before(c.DeliverPlans), case_before(c.StartPayment)
RETURNED = evolve(REVIEW, stage=Stage.RETURNED, deficiencies=(lacking("deed"),))
SURVEYED = c.RecordSurvey(case_id=ID, facts=facts_from({"width": 12}), documents=())
PLANNED = c.DeliverPlans(
    case_id=ID,
    designer="d",
    facts=facts_from({"parking": 1}),
    documents=(Attachment(kind="plan", document=PLAN),),
)
ACCEPT, ASSESS, ISSUE = (kind(case_id=ID) for kind in (c.AcceptDocuments, c.AssessCharges, c.IssuePermit))
PAY = c.StartPayment(case_id=ID, gateway="bank", return_url="https://desk.example/")
WITHDRAW = c.Withdraw(case_id=ID)
STRANGER = evolve(EXPERT, id="party-1")
LOST = Fault(code="missing-input", text=Text("no width", "عرض نیست"))
SCENES: Sequence[Scene] = (
    ("not-at-this-stage", DRAFT, ACCEPT, given(EXPERT), ""),
    ("too-late", case_before(c.IssuePermit, stage=Stage.ISSUED, permit=PERMIT), ACCEPT, given(EXPERT), ""),
    ("case-closed", evolve(DRAFT, stage=Stage.WITHDRAWN), WITHDRAW, given(APPLICANT), ""),
    ("not-your-part", REVIEW, ACCEPT, given(REVENUE), ""),
    ("portal-unknown", DRAFT, WITHDRAW, given(evolve(APPLICANT, portal="window")), ""),
    ("portal-does-not-admit", DRAFT, WITHDRAW, given(evolve(APPLICANT, portal="officers")), ""),
    ("own-case", REVIEW, ACCEPT, given(STRANGER), ""),
    ("issuer-was-assessor", case_before(c.IssuePermit, assessor="issuer-1"), ISSUE, given(ISSUER), ""),
    ("kind-not-offered", None, OPEN, given(APPLICANT, procedure=None, district="2"), "kind"),
    ("no-such-district", None, OPEN, given(APPLICANT, district=None), "parcel.code"),
    (
        "unfit-code",
        None,
        evolve(OPEN, parcel=evolve(OPEN.parcel, code="2-14")),
        given(APPLICANT, district="2", ids=IdRules(parcel_code=RENOVATION_CODE)),
        "parcel.code",
    ),
    ("not-an-owner", None, evolve(OPEN, owners=(OTHER,)), given(APPLICANT, district="2"), "owners"),
    ("unknown-fact", DRAFT, revise(walks="12"), given(APPLICANT), "facts.walks"),
    ("fact-of-another-source", DRAFT, revise(width="12"), given(APPLICANT), "facts.width"),
    ("bad-fact", DRAFT, revise(use="castle"), given(APPLICANT), "facts.use"),
    ("missing-fact", case_before(c.RecordSurvey), evolve(SURVEYED, facts=()), given(SURVEYOR), "facts.width"),
    ("unknown-document", DRAFT, attach("deeds"), given(APPLICANT), "kind"),
    ("document-of-another-source", DRAFT, attach("map"), given(APPLICANT), "kind"),
    (
        "document-not-kept",
        DRAFT,
        attach("deed"),
        given(APPLICANT, unkept=frozenset({DEED.sha256})),
        "document",
    ),
    (
        "doubled-document",
        case_before(c.DeliverPlans),
        evolve(PLANNED, documents=PLANNED.documents * 2),
        given(ENGINEERS),
        "kind",
    ),
    ("missing-document", DRAFT, c.Submit(case_id=ID), given(APPLICANT), "documents"),
    ("only-what-was-named", RETURNED, attach("letter"), given(APPLICANT), ""),
    ("not-mended", RETURNED, c.Submit(case_id=ID), given(APPLICANT), "documents"),
    (
        "not-the-applicants-to-mend",
        REVIEW,
        c.ReturnToApplicant(case_id=ID, deficiencies=(lacking("deed"), lacking("width", Item.FACT))),
        given(EXPERT),
        "deficiencies.2.name",
    ),
    (
        "not-the-engineers-to-mend",
        case_before(c.IssuePlanOrder),
        c.ReturnPlans(case_id=ID, deficiencies=(lacking("deed"),)),
        given(EXPERT),
        "deficiencies.1.name",
    ),
    (
        "unknown-ground",
        REVIEW,
        c.Refuse(case_id=ID, grounds=("not_the_owner", "ugly")),
        given(EXPERT),
        "grounds.2",
    ),
    ("no-surveyor", case_before(c.AssignSurveyor), SURVEYED, given(SURVEYOR), ""),
    (
        "not-the-assigned-surveyor",
        case_before(c.RecordSurvey, surveyor="other"),
        SURVEYED,
        given(SURVEYOR),
        "",
    ),
    ("plans-not-requested", case_before(c.RequestPlans), PLANNED, given(ENGINEERS), ""),
    ("plans-already-requested", PLANS, c.RequestPlans(case_id=ID), given(EXPERT), ""),
    ("cannot-assess", case_before(c.AssessCharges), ASSESS, given(REVENUE, cannot_assess=(LOST,)), ""),
    (
        "sample-tariff",
        case_before(c.AssessCharges),
        ASSESS,
        given(REVENUE, assessment=a_bill(1, sample=True)),
        "",
    ),
    ("nothing-owed", evolve(PAYMENT, assessment=a_bill(0)), PAY, given(APPLICANT), ""),
    ("charges-unpaid", case_before(c.IssuePermit, payments=()), ISSUE, given(ISSUER), ""),
    ("charges-not-assessed", evolve(REVIEW, stage=Stage.ISSUANCE), ISSUE, given(ISSUER), ""),
    ("no-such-order", PAYMENT, paid("order-9"), given(DESK), "order"),
    ("order-already-settled", case_before(c.IssuePermit), paid("order-1"), given(DESK), "order"),
    ("already-issued", case_before(c.IssuePermit, permit=PERMIT), ISSUE, given(ISSUER), ""),
    *RENEWAL_SCENES,
)


def complaints(scene: Scene) -> list[Objection]:
    """Return the objections of the scene that carry its code."""
    code, case, command, known, _ = scene
    return [each for each in objections(case, command, known) if each.code == code]


def desk_only() -> Objection:
    """Return what the desk answers whoever hands it one of its own commands."""
    closing = c.ClosePayment(case_id=ID, order="order-1", outcome=c.Unpaid.FAILED)
    (objection,) = paper_desk().desk.why_not(closing, by=APPLICANT)
    return objection


def told(objection: Objection) -> None:
    """Check that *objection* says in both languages what is in the way and what to do, with every place filled."""
    for text in (objection.text(), objection.todo()):
        assert re.search("[a-z]", text.en)
        assert re.search("[ء-ۿ]", text.fa)
        assert not re.search(r"{\w*(![a-z])?}|None|Text\(|<", text.en + text.fa)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene[0])
def test_each_reason_is_given_once_with_its_field(scene: Scene) -> None:
    """What stands in the way is said once, points at the field it is about, and is told in full."""
    (objection,) = complaints(scene)

    assert scene[-1] == objection.where
    told(objection)


def test_the_desks_own_commands_are_refused_to_everybody() -> None:
    """A reason that the desk gives before anything is judged."""
    assert "desk-only" == desk_only().code
    told(desk_only())


THE_DESKS_OWN = ("desk-only", "role-withdrawn")
"""Reasons that no judging gives: the desk finds them before it, or after."""


def test_no_reason_is_unused() -> None:
    """Every reason written down is given by some scene above or by the desk, and no scene is played twice."""
    played = [code for code, *_ in SCENES]

    assert {*played, *THE_DESKS_OWN} == set(REASONS)
    assert len(played) == len(set(played))


@pytest.mark.parametrize("code", REASONS)
def test_codes_are_kebab_case(code: str) -> None:
    """A code is small letters and hyphens, so that it can go into an address or a test."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)


@pytest.mark.parametrize("code", REASONS)
def test_both_wordings_have_the_same_places(code: str) -> None:
    """Neither language is told less than the other."""
    reason = REASONS[code]
    for text in (reason.text, reason.todo):
        places: list[set[str]] = [set(re.findall(r"{(\w+)", wording)) for wording in (text.en, text.fa)]

        assert places[0] == places[1]


def test_law_is_cited_where_law_is_the_reason() -> None:
    """A paper is missing because a rule asks for it, and the objection carries the rule's citation."""
    (objection,) = complaints(next(scene for scene in SCENES if scene[0] == "missing-document"))
    as_data: dict[str, Any] = objection.to_json()

    assert PROCEDURE.documents[0].cite == objection.cite
    assert {"en": "sample ordinance, article 1", "fa": "آیین‌نامه نمونه، ماده ۱"} == as_data["cite"]
    assert ("missing-document", "documents") == (as_data["code"], as_data["where"])
    assert "message" not in as_data
    assert f"documents: {objection.text().fa}؛ {objection.todo().fa}" == objection.to_json("fa")["message"]


def test_without_law_there_is_no_citation() -> None:
    """The order of things needs no clause, and none is made up."""
    (objection,) = complaints(SCENES[0])

    assert "cite" not in objection.to_json()


def test_an_objection_tells_its_values_as_plain_data() -> None:
    """Names on the wire as they are, words in both languages or in the one asked for."""
    (objection,) = complaints(next(scene for scene in SCENES if scene[0] == "missing-document"))
    both: dict[str, Any] = objection.to_json()
    persian: dict[str, Any] = objection.to_json("fa")

    assert {"kind": "deed", "title": {"en": "deed", "fa": "سند"}} == both["values"]
    assert {"kind": "deed", "title": "سند"} == persian["values"]
    assert both["text"] == persian["text"]


def test_numbers_among_the_values_stay_numbers() -> None:
    """A front end counts with them; the words have them in the digits of the language."""
    (objection,) = complaints(next(scene for scene in SCENES if scene[0] == "more-than-the-plot-holds"))
    values: dict[str, Any] = objection.to_json("fa")["values"]  # type: ignore[assignment]  # plain data by contract

    assert int is type(values["floors"])


def test_who_is_blocked_is_told_citations_and_values_too() -> None:
    """Nothing an objection says is lost on the way to whoever must mend it."""
    (objection,) = complaints(next(scene for scene in SCENES if scene[0] == "missing-document"))

    assert {"errors": [objection.to_json("fa")]} == Blocked([objection]).to_json("fa")
    assert {"cite", "values"} <= objection.to_json().keys()


WIRE_NAMES = {"kind", "name", "named"}
"""Values that are names on the wire: for programs, not for people."""
FOR_PROGRAMS = {"unknown-fact", "unknown-document", "unknown-ground"}
"""Reasons that only a program meets, which wrote a name that no procedure knows."""
IN_WORDS = {"kind-not-offered"}
"""Reasons whose kind is a word of both languages."""


@pytest.mark.parametrize("code", sorted(REASONS.keys() - FOR_PROGRAMS - IN_WORDS))
def test_people_are_told_titles_and_not_names_on_the_wire(code: str) -> None:
    """Whoever reads what stands in the way knows the paper by its name in the town, not by a program's."""
    reason = REASONS[code]
    places = {place for text in (reason.text, reason.todo) for place in re.findall(r"{(\w+)", text.fa)}

    assert set() == places & WIRE_NAMES
