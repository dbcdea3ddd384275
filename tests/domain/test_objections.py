"""Objections: everything in the way at once, with the values that help to mend it."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.domain.town import (
    APPLICANT,
    DEED,
    ENGINEERS,
    EXPERT,
    LAW,
    OTHER,
    OWNER,
    PLAN,
    PROCEDURE,
    SITE_MAP,
    SURVEYOR,
    codes,
    found,
    given,
    lacking,
)
from tests.domain.walk import OPEN, PATH, case_before

from qom_permits.domain import commands as c
from qom_permits.domain.actors import Actor, Role
from qom_permits.domain.conditions import Condition
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Item
from qom_permits.domain.errors import BadInput, Blocked
from qom_permits.domain.evolve import replay
from qom_permits.domain.facts import facts_from
from qom_permits.domain.id_numbers import of_standard
from qom_permits.domain.id_rules import IdRules
from qom_permits.domain.iranian_ids import RENOVATION_CODE
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.objections import objections
from qom_permits.domain.procedure import DocumentRule, FactRule, FactType, Source
from qom_permits.domain.texts import Text

ID = "case-1"
OPENING = given(APPLICANT, case_id=ID, district="2")


@pytest.mark.parametrize("step", range(len(PATH)), ids=lambda step: type(PATH[step][0]).__name__)
def test_nothing_is_in_the_way_along_the_path(step: int) -> None:
    """What may be done is not objected to."""
    command, known, _ = PATH[step]
    case = replay(event for _, _, event in PATH[:step])

    assert [] == codes(case, command, known)


def test_every_objection_is_raised_at_once() -> None:
    """A stranger, through a door that does not exist, at the wrong stage, with wrong facts: all of it is told."""
    case = case_before(c.AttachDocument)
    stranger = Actor.officer("party-1", Role.SURVEYOR, portal="window")
    survey = c.RecordSurvey(
        case_id=ID,
        facts=facts_from({"use": "residential"}),
        documents=(Attachment(kind="plan", document=PLAN),),
    )
    with pytest.raises(Blocked) as blocked:
        decide(case, survey, given(stranger))

    assert [
        *("portal-unknown", "not-at-this-stage", "no-surveyor", "fact-of-another-source", "missing-fact"),
        "document-of-another-source",
    ] == [each.code for each in blocked.value.objections]


def test_opening_collects_objections_too() -> None:
    """No procedure, no district, not an owner, and no door: one answer, not four attempts."""
    request = evolve(OPEN, owners=(OTHER,))
    known = given(evolve(APPLICANT, portal="officers"), procedure=None, district=None)

    assert ["not-an-owner", "portal-does-not-admit", "kind-not-offered", "no-such-district"] == codes(
        None, request, known
    )


def test_only_applicants_open_cases() -> None:
    """An officer who is no applicant is told whose part it is."""
    assert ["not-your-part"] == codes(None, OPEN, given(EXPERT, case_id=ID, district="2"))


def test_one_owner_opens_a_case_for_all() -> None:
    """Whoever acts for one of several owners may open the case."""
    assert [] == codes(None, evolve(OPEN, owners=(OTHER, OWNER)), OPENING)


def test_a_district_unknown_is_told_with_those_known() -> None:
    """The renovation code is told back, with the districts it could begin with."""
    against = found(None, OPEN, given(APPLICANT, district=None), "no-such-district")

    assert "2-14-103-27-0-0-0 names no district" in against.text().en
    assert against.todo().en.endswith("1, 2")


@pytest.mark.parametrize(
    ("said", "nearest"),
    [
        ("walks", "did you mean: walk"),
        ("corners", "did you mean: corner"),
        ("zzz", "one of: corner, use, walk"),
    ],
)
def test_an_unknown_fact_meets_the_nearest_known(said: str, nearest: str) -> None:
    """A slip is told what was meant; what is like nothing is told all there is."""
    against = found(None, evolve(OPEN, facts=facts_from({said: 1})), OPENING, "unknown-fact")

    assert nearest == against.todo().en


def test_a_fact_is_not_set_by_another_source() -> None:
    """An applicant does not say what the surveyor measures."""
    against = found(None, evolve(OPEN, facts=facts_from({"width": "12"})), OPENING, "fact-of-another-source")

    assert "street width is said by the survey, not here" == against.text().en


@pytest.mark.parametrize(
    ("said", "nearest"),
    [("deeds", "did you mean: deed"), ("zzz", "one of: deed, letter"), ("plam", "one of: deed, letter")],
)
def test_an_unknown_document_meets_the_nearest_known(said: str, nearest: str) -> None:
    """Only papers the applicant hands in are offered."""
    command = c.AttachDocument(case_id=ID, kind=said, document=DEED)
    against = found(case_before(c.AttachDocument), command, given(APPLICANT), "unknown-document")

    assert nearest == against.todo().en


@pytest.mark.parametrize(
    ("item", "said", "code", "nearest"),
    [
        (Item.DOCUMENT, "deeds", "unknown-document", "did you mean: deed"),
        (Item.DOCUMENT, "zzz", "unknown-document", "one of: deed, letter, map, plan"),
        (Item.FACT, "walks", "unknown-fact", "did you mean: walk"),
        (Item.FACT, "zzz", "unknown-fact", "one of: corner, floor_area, parking, project, use, walk, width"),
    ],
)
def test_a_deficiency_of_nothing_known_is_refused(item: Item, said: str, code: str, nearest: str) -> None:
    """Nobody is sent for a paper or a fact that the procedure does not know."""
    command = c.ReturnToApplicant(case_id=ID, deficiencies=(lacking("deed"), lacking(said, item)))
    against = found(case_before(c.AcceptDocuments), command, given(EXPERT), code)

    assert ("deficiencies.2.name", nearest) == (against.where, against.todo().en)
    assert f" {said} in this procedure" in against.text().en


@pytest.mark.parametrize(
    ("item", "name", "refused"),
    [
        (Item.DOCUMENT, "deed", False),
        (Item.FACT, "use", False),
        (Item.DOCUMENT, "plan", True),
        (Item.FACT, "width", True),
    ],
)
def test_the_applicant_is_asked_only_for_what_the_applicant_supplies(
    item: Item,
    name: str,
    refused: bool,  # noqa: FBT001 - one column of the table of expectations
) -> None:
    """A survey or a plan is not the applicant's to mend."""
    command = c.ReturnToApplicant(case_id=ID, deficiencies=(lacking(name, item),))

    assert refused == (
        "not-the-applicants-to-mend" in codes(case_before(c.AcceptDocuments), command, given(EXPERT))
    )


@pytest.mark.parametrize(
    ("item", "name", "refused"),
    [
        (Item.DOCUMENT, "plan", False),
        (Item.FACT, "parking", False),
        (Item.DOCUMENT, "map", True),
        (Item.FACT, "use", True),
    ],
)
def test_the_engineers_are_asked_only_for_what_comes_with_the_plans(
    item: Item,
    name: str,
    refused: bool,  # noqa: FBT001 - one column of the table of expectations
) -> None:
    """A map of the survey is not the Engineering Organization's to mend."""
    command = c.ReturnPlans(case_id=ID, deficiencies=(lacking(name, item),))

    assert refused == (
        "not-the-engineers-to-mend" in codes(case_before(c.IssuePlanOrder), command, given(EXPERT))
    )


@pytest.mark.parametrize(
    ("papers", "against"),
    [
        (("map",), ["document-of-another-source", "missing-document"]),
        (("deed", "plan"), ["document-of-another-source"]),
        (("plan",), []),
    ],
)
def test_plans_come_with_the_required_papers_and_no_others(
    papers: tuple[str, ...], against: list[str]
) -> None:
    """The engineers bring plans, not deeds or maps."""
    document = {"deed": DEED, "plan": PLAN, "map": SITE_MAP}
    command = c.DeliverPlans(
        case_id=ID,
        designer="designer-1",
        facts=facts_from({"parking": 1}),
        documents=tuple(Attachment(kind=kind, document=document[kind]) for kind in papers),
    )

    assert against == codes(case_before(c.DeliverPlans), command, given(ENGINEERS))


def test_asking_about_no_case_is_nonsense() -> None:
    """The desk looks the case up before it asks; nobody at the counter could do anything about it."""
    with pytest.raises(AssertionError, match=r"Withdraw\(case_id='case-1'\)"):
        objections(None, c.Withdraw(case_id=ID), given(APPLICANT))


def test_asking_without_the_cases_procedure_is_nonsense() -> None:
    """A profile keeps every procedure it ever used."""
    with pytest.raises(AssertionError):
        objections(case_before(c.Submit), c.Withdraw(case_id=ID), given(APPLICANT, procedure=None))


SAID_ON: dict[Source, tuple[Any, type[c.Command], Actor, dict[str, object]]] = {
    Source.APPLICATION: (c.ReviseApplication, c.AttachDocument, APPLICANT, {}),
    Source.SURVEY: (c.RecordSurvey, c.RecordSurvey, SURVEYOR, {"width": "12"}),
    Source.PLANS: (c.DeliverPlans, c.DeliverPlans, ENGINEERS, {"parking": 1}),
    Source.PLAN_ORDER: (c.IssuePlanOrder, c.IssuePlanOrder, EXPERT, {"floor_area": "9"}),
    Source.FINDING: (c.RecordFinding, c.AcceptDocuments, EXPERT, {}),
}
BROUGHT: dict[Any, dict[str, Any]] = {
    c.RecordFinding: {"document": "deed"},
    c.DeliverPlans: {"designer": "d", "documents": (Attachment(kind="plan", document=PLAN),)},
}


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize(
    ("day", "calendar", "right"),
    [
        ("1405-07-01", Calendar.JALALI, True),
        ("1405-07-01", Calendar.GREGORIAN, False),
        ("2026-09-23", Calendar.GREGORIAN, True),
        ("2026-09-23", Calendar.JALALI, False),
    ],
)
def test_whoever_says_a_day_writes_it_in_the_citys_calendar(
    source: Source,
    day: str,
    calendar: Calendar,
    right: bool,  # noqa: FBT001 - the answer
) -> None:
    """Applicant, surveyor, engineers and officers alike."""
    kind, before, actor, facts = SAID_ON[source]
    rule = FactRule(
        name="seen_on", title=Text("day seen", "روز دیدن"), type=FactType.DATE, source=source, required=False
    )
    known = given(
        actor,
        calendar=calendar,
        procedure=evolve(PROCEDURE, facts=(*PROCEDURE.facts, rule)),
        case_id=ID,
        district="2",
    )
    command = kind(case_id=ID, facts=facts_from({**facts, "seen_on": day}), **BROUGHT.get(kind, {}))

    assert ([] if right else ["bad-fact"]) == codes(case_before(before), command, known)
    if source is Source.APPLICATION:
        opening = evolve(OPEN, facts=facts_from({"use": "residential", "seen_on": day}))

        assert ([] if right else ["bad-fact"]) == codes(None, opening, known)


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        (Condition(of="width", over="11"), True),
        (Condition(of="width", over="12"), False),
        (Condition(of="project.floors", over="2"), True),
        (Condition(of="project.floors", over="3"), False),
        (Condition(of="use", among=("residential",)), True),
        (Condition(of="parking", over="0"), False),
    ],
)
def test_a_paper_of_a_step_is_asked_for_by_what_is_known_and_what_is_said_with_it(
    condition: Condition,
    asked: bool,  # noqa: FBT001 - the answer
) -> None:
    """The surveyor's own measure decides as much as the request and the application; what comes later does not."""
    section = DocumentRule(
        kind="section", title=Text("section", "برش"), source=Source.SURVEY, when=condition, cite=LAW
    )
    known = given(SURVEYOR, procedure=evolve(PROCEDURE, documents=(*PROCEDURE.documents, section)))
    command = c.RecordSurvey(case_id=ID, facts=facts_from({"width": "12"}))

    assert (["missing-document"] if asked else []) == codes(case_before(c.RecordSurvey), command, known)


def test_a_code_of_no_plot_says_what_is_wrong_with_it() -> None:
    """In the words of the rule that judged it, in each language."""
    known = evolve(OPENING, ids=IdRules(parcel_code=RENOVATION_CODE))
    against = found(None, evolve(OPEN, parcel=evolve(OPEN.parcel, code="2-14")), known, "unfit-code")
    (fault,) = refusal("2-14").faults
    assert fault.allowed is not None

    assert (fault.text, "parcel.code") == (against.text(), against.where)
    assert f"{fault.allowed.en}; copy it from the deed or the card again" == against.todo().en
    assert f"{fault.allowed.fa}؛ آن را دوباره از روی سند یا کارت بنویسید" == against.todo().fa


def test_a_code_of_no_plot_is_mended_as_its_rule_says() -> None:
    """Where the rule has words of its own they are told, and the place once."""
    digits = of_standard(Standard(), name="plot", title=Text("plot number", "شماره ملک"))
    known = evolve(OPENING, ids=IdRules(parcel_code=digits))
    against = found(None, OPEN, known, "unfit-code")

    assert ("parcel.code: the check digit does not match; read the number again from the card") == (
        against.fault().in_("en")
    )


class Standard:
    """A standard that no number meets, as ``python-stdnum`` says it."""

    def validate(self, number: str, /) -> str:
        """Raise for every *number*."""
        raise InvalidChecksum(number)


class InvalidChecksum(ValueError):
    """What ``python-stdnum`` raises for a wrong check digit."""


def refusal(code: str) -> BadInput:
    """Return how *code* is refused as a renovation code."""
    with pytest.raises(BadInput) as refused:
        RENOVATION_CODE(code)
    return refused.value
