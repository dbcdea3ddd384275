"""Hindrances: what stands in the way of a kind of command as things are, whatever it would say."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.domain.town import (
    APPLICANT,
    EXPERT,
    ISSUER,
    OWNER,
    PROCEDURE,
    REVENUE,
    a_bill,
    codes,
    found,
    given,
    lacking,
)
from tests.domain.walk import PATH, PERMIT, case_before

from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK, Actor, Role
from qom_permits.domain.documents import Item, Lack
from qom_permits.domain.fault import Fault
from qom_permits.domain.hindrances import hindrances
from qom_permits.domain.objections import objections
from qom_permits.domain.stages import Stage
from qom_permits.domain.texts import Text

ID = "case-1"


def test_a_closed_case_says_when_it_was_closed() -> None:
    """In the city's own calendar, and what to do instead."""
    closed = case_before(c.AttachDocument, stage=Stage.WITHDRAWN)
    against = found(closed, c.Submit(case_id=ID), given(APPLICANT), "case-closed")

    assert "the case was closed on 1 Mehr 1405: withdrawn" == against.text().en
    assert "۱ مهر ۱۴۰۵" in against.text().fa
    assert "open a new case" == against.todo().en


def test_a_command_at_the_wrong_stage_says_which_is_right() -> None:
    """Whoever is early learns what to wait for."""
    against = found(
        case_before(c.AttachDocument), c.IssuePermit(case_id=ID), given(ISSUER), "not-at-this-stage"
    )

    assert "cannot issue the permit while the case is at: draft" == against.text().en
    assert "it can be done at: issuance" == against.todo().en


def test_an_unpaid_bill_says_how_much_is_unpaid() -> None:
    """Whoever would issue without the money learns what is owed."""
    case = case_before(c.StartPayment)
    against = found(case, c.IssuePermit(case_id=ID), given(ISSUER, number="P1"), "charges-unpaid")

    assert "cannot issue: 1,384,000 rial of the charges are unpaid" == against.text().en
    assert "not-at-this-stage" in codes(case, c.IssuePermit(case_id=ID), given(ISSUER, number="P1"))


def test_a_permit_is_not_issued_twice() -> None:
    """A second try is told the number of the first permit."""
    issued = case_before(c.IssuePermit, PATH[-1][2])
    command = c.IssuePermit(case_id=ID)

    assert (
        "already issued as P1405-2-00001" in found(issued, command, given(ISSUER), "already-issued").text().en
    )
    assert PERMIT == issued.permit


def test_whoever_assessed_does_not_issue() -> None:
    """Four eyes: another issuer may, the one who assessed may not, whatever else is in order."""
    case = case_before(c.IssuePermit, assessor="issuer-1")
    command = c.IssuePermit(case_id=ID)

    assert ["issuer-was-assessor"] == codes(case, command, given(ISSUER, number="P1"))
    assert [] == codes(case, command, given(evolve(ISSUER, id="issuer-2"), number="P1"))


@pytest.mark.parametrize(
    "actor",
    [
        evolve(EXPERT, id="party-1"),
        evolve(EXPERT, for_=OWNER),
        evolve(EXPERT, roles=frozenset({Role.EXPERT, Role.APPLICANT}), for_=OWNER),
    ],
)
def test_nobody_judges_their_own_case(actor: Actor) -> None:
    """Not under the owner's login, and not while acting for the owner."""
    assert ["own-case"] == codes(case_before(c.AcceptDocuments), c.AcceptDocuments(case_id=ID), given(actor))


def test_nobody_judges_a_case_they_opened_for_another() -> None:
    """Whoever opened the case as somebody's agent does not judge it as an officer."""
    case = case_before(c.AcceptDocuments, opened_by="expert-1")

    assert ["own-case"] == codes(case, c.AcceptDocuments(case_id=ID), given(EXPERT))


def test_an_owner_may_give_up_their_own_case() -> None:
    """What is the owner's part is no conflict."""
    assert [] == codes(case_before(c.AcceptDocuments), c.Withdraw(case_id=ID), given(APPLICANT))


def test_the_desk_needs_no_door() -> None:
    """The desk itself comes through no portal; somebody else who says so does."""
    command, _, _ = PATH[11]
    case = case_before(c.RecordPaymentPage)
    pretender = Actor.officer("desk-2", Role.DESK, portal="desk")

    assert ([], ["portal-unknown"]) == (
        codes(case, command, given(DESK)),
        codes(case, command, given(pretender)),
    )


def test_a_door_says_whom_it_would_have_to_admit() -> None:
    """Roles are told in the order in which they are listed, in words."""
    both = Actor(id="x", roles=frozenset({Role.ISSUER, Role.EXPERT}), portal="citizens")
    against = found(
        case_before(c.AcceptDocuments), c.AcceptDocuments(case_id=ID), given(both), "portal-does-not-admit"
    )

    assert "come through a portal that admits: district expert, issuer of permits" == against.todo().en


@pytest.mark.parametrize(
    ("before", "command", "actor", "told"),
    [
        (
            c.AcceptDocuments,
            c.AcceptDocuments,
            REVENUE,
            "to accept the documents is the part of: district expert",
        ),
        (c.AssessCharges, c.AssessCharges, EXPERT, "to assess the charges is the part of: revenue officer"),
        (c.IssuePermit, c.IssuePermit, EXPERT, "to issue the permit is the part of: issuer of permits"),
        (c.AcceptDocuments, c.Withdraw, EXPERT, "to withdraw the request is the part of: applicant"),
        (
            c.DeliverPlans,
            c.DeliverPlans,
            EXPERT,
            "to deliver the plans is the part of: Engineering Organization",
        ),
        (c.RecordSurvey, c.RecordSurvey, EXPERT, "to record the survey is the part of: surveyor"),
    ],
)
def test_whoever_may_not_is_told_who_may(
    before: type[c.Command], command: type[c.Command], actor: Actor, told: str
) -> None:
    """By the role that bears the duty at this step of the procedure."""
    (against,) = (
        each
        for each in hindrances(command, case_before(before), given(actor, number="P1", assessment=a_bill(1)))
        if each.code == "not-your-part"
    )

    assert told == against.text().en


def test_a_step_without_officer_names_the_duty() -> None:
    """Where the procedure binds nobody, the answer still says whose part it would be."""
    case = case_before(c.AcceptDocuments)
    without_review = evolve(PROCEDURE, steps=PROCEDURE.steps[1:])
    known = given(EXPERT, procedure=without_review)
    against = found(case, c.AcceptDocuments(case_id=ID), known, "not-your-part")

    assert "to accept the documents is the part of: officer" == against.text().en


def test_what_was_mended_is_no_longer_in_the_way() -> None:
    """A returned case is held up only by what is still lacking."""
    returned = case_before(
        c.AcceptDocuments,
        stage=Stage.RETURNED,
        deficiencies=(lacking("deed"), lacking("use", Item.FACT, Lack.CONTRADICTED)),
        mended=frozenset({(Item.DOCUMENT, "deed")}),
    )
    against = found(returned, c.Submit(case_id=ID), given(APPLICANT), "not-mended")

    assert "use was contradicted by other papers and has not been mended" == against.text().en


def test_what_is_not_mended_is_told_with_where_it_is_mended() -> None:
    """A paper among the papers, a fact under its own name."""
    returned = case_before(
        c.AcceptDocuments, stage=Stage.RETURNED, deficiencies=(lacking("deed"), lacking("use", Item.FACT))
    )
    against = objections(returned, c.Submit(case_id=ID), given(APPLICANT))

    assert ["documents", "facts.use"] == [each.where for each in against]


def test_a_case_is_submitted_with_every_fact_of_the_application() -> None:
    """What was left out at the opening is asked for by name; what others supply is not."""
    case = case_before(c.Submit, facts=())
    against = found(case, c.Submit(case_id=ID), given(APPLICANT), "missing-fact")

    assert ["missing-fact"] == codes(case, c.Submit(case_id=ID), given(APPLICANT))
    assert ("facts.use", "use is not known; it comes from the application") == (
        against.where,
        against.text().en,
    )


def test_a_deficiency_the_procedure_forgot_still_has_a_name() -> None:
    """A rule that is gone leaves the plain name."""
    returned = case_before(c.AcceptDocuments, stage=Stage.RETURNED, deficiencies=(lacking("stamp"),))

    assert (
        "stamp was unreadable"
        in found(returned, c.Submit(case_id=ID), given(APPLICANT), "not-mended").text().en
    )


def test_samples_price_cases_only_where_they_are_allowed() -> None:
    """A desk opened with allow_samples takes a sample's bill."""
    case, command = case_before(c.AssessCharges), c.AssessCharges(case_id=ID)
    bill = a_bill(1_000, sample=True)

    assert [] == codes(case, command, given(REVENUE, assessment=bill, allow_samples=True))
    assert ["sample-tariff"] == codes(case, command, given(REVENUE, assessment=bill))


def test_every_fault_of_the_tariff_is_told() -> None:
    """What keeps the charges from being computed is told fault by fault, in each language."""
    faults = tuple(Fault(code=name, text=Text(f"no {name}", f"{name} نیست")) for name in ("width", "street"))
    case, command = case_before(c.AssessCharges), c.AssessCharges(case_id=ID)
    against = objections(case, command, given(REVENUE, cannot_assess=faults))

    assert ["no width", "no street"] == [each.text().en.split(": ")[1] for each in against]
    assert ["width نیست", "street نیست"] == [each.text().fa.split(": ")[1] for each in against]


def test_without_a_procedure_only_the_plain_hindrances_are_known() -> None:
    """A button can be greyed out for a wrong role even when the profile lost the case's procedure."""
    known = given(APPLICANT, procedure=None)

    assert ["not-your-part", "own-case"] == [
        each.code for each in hindrances(c.RecordSurvey, case_before(c.AssignSurveyor), known)
    ]


@pytest.mark.parametrize(
    ("command", "stage", "stages"),
    [
        (
            c.RecordFinding,
            Stage.DRAFT,
            "review of documents, site survey, plans at the Engineering Organization, plan order, charges",
        ),
        (c.Submit, Stage.REVIEW, "draft, returned to the applicant"),
    ],
)
def test_a_command_at_the_wrong_stage_names_every_right_one(
    command: type[c.Command], stage: Stage, stages: str
) -> None:
    """In the order of a case's life."""
    (against,) = (
        each
        for each in hindrances(command, case_before(c.AcceptDocuments, stage=stage), given(EXPERT))
        if each.code == "not-at-this-stage"
    )

    assert f"it can be done at: {stages}" == against.todo().en
