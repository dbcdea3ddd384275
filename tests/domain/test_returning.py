"""Return and resubmission: only what was named is mended, and the case goes on at the earliest step concerned."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from tests.domain.town import APPLICANT, DEED, EXPERT, ISSUER, REVENUE, START, codes, found, given, lacking
from tests.domain.walk import IN_3_DAYS, OPEN, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import Actor
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Deficiency, Item, Lack
from qom_permits.domain.facts import facts_from
from qom_permits.domain.stages import Stage
from qom_permits.domain.texts import Text

ID = "case-1"
FACT = Item.FACT
DEED_AND_USE = (lacking("deed"), lacking("use", Item.FACT))
BACK = e.ReturnedToApplicant(on=START, deficiencies=DEED_AND_USE, resume_at=Stage.REVIEW)
NEW_DEED = c.AttachDocument(case_id=ID, kind="deed", document=DEED)
NEW_USE = c.ReviseApplication(case_id=ID, facts=facts_from({"use": "commercial"}))
DEED_IN = e.DocumentAttached(on=START, attachment=Attachment(kind="deed", document=DEED))
USE_SAID = e.ApplicationRevised(on=START, facts=NEW_USE.facts)


@pytest.mark.parametrize(
    ("before", "by", "named", "resume_at", "left"),
    [
        (c.AcceptDocuments, EXPERT, [lacking("deed")], Stage.REVIEW, 3),
        (c.AssessCharges, REVENUE, [lacking("deed")], Stage.REVIEW, None),
        (c.AssessCharges, REVENUE, [lacking("corner", FACT)], Stage.SURVEY, None),
        (c.AssessCharges, REVENUE, [lacking("walk", FACT), lacking("corner", FACT)], Stage.SURVEY, None),
        (c.AssessCharges, REVENUE, [lacking("walk", FACT)], Stage.CHARGES, 2),
        (c.AcceptDocuments, EXPERT, [lacking("walk", FACT)], Stage.REVIEW, 3),
        (c.IssuePermit, ISSUER, [lacking("walk", FACT)], Stage.CHARGES, None),
    ],
)
def test_a_case_resumes_at_the_earliest_step_that_rested_on_what_was_named(
    before: type[c.Command], by: Actor, named: list[Deficiency], resume_at: Stage, left: int | None
) -> None:
    """Not further back than it must, never further on than it has come; where it stays, its term only stops."""
    (event,) = decide(
        case_before(before), c.ReturnToApplicant(case_id=ID, deficiencies=tuple(named)), given(by)
    )

    assert e.ReturnedToApplicant(on=START, deficiencies=tuple(named), resume_at=resume_at, left=left) == event


def test_a_returned_case_has_no_term() -> None:
    """The officer's term stops while the applicant mends."""
    case = case_before(c.AcceptDocuments, BACK)

    assert (Stage.RETURNED, None, DEED_AND_USE) == (case.stage, case.due, case.outstanding())


@pytest.mark.parametrize("command", [NEW_DEED, NEW_USE])
def test_what_was_named_may_be_mended(command: c.Command) -> None:
    """The deed and the use came back, so both may be given anew."""
    assert [] == codes(case_before(c.AcceptDocuments, BACK), command, given(APPLICANT))


@pytest.mark.parametrize(
    "command",
    [
        c.AttachDocument(case_id=ID, kind="letter", document=DEED),
        c.ReviseApplication(case_id=ID, facts=facts_from({"walk": "12"})),
    ],
)
def test_what_was_not_named_may_not_be_changed(command: c.Command) -> None:
    """What an officer found right stays as it was, and what may be mended is told."""
    against = found(case_before(c.AcceptDocuments, BACK), command, given(APPLICANT), "only-what-was-named")

    assert ("mend only: deed, use", "تنها این‌ها را درست کنید: سند، کاربری") == (
        against.todo().en,
        against.todo().fa,
    )


def test_what_was_not_named_is_told_by_its_title() -> None:
    """The citizen reads what the town calls it; a program finds the names in the values."""
    command = c.ReviseApplication(case_id=ID, facts=facts_from({"walk": "12"}))
    against = found(case_before(c.AcceptDocuments, BACK), command, given(APPLICANT), "only-what-was-named")
    values = dict(against.values)

    assert "پرونده برای «گشت پستی» بازنگشته است" == against.text().fa
    assert ("walk", "deed, use") == (values["name"], Text.in_(values["named"], "en"))  # type: ignore[arg-type]  # a Text


def test_a_document_named_does_not_open_a_fact_of_that_name() -> None:
    """A deficiency of a document lets a document be handed in, not a fact be said."""
    named = e.ReturnedToApplicant(on=START, deficiencies=(lacking("use"),), resume_at=Stage.REVIEW)

    assert "only-what-was-named" in codes(case_before(c.AcceptDocuments, named), NEW_USE, given(APPLICANT))


def test_a_fact_said_anew_mends_no_document_of_that_name() -> None:
    """Where a paper and a fact share a name, mending one leaves the other lacking."""
    both = (lacking("use"), lacking("use", Item.FACT))
    named = e.ReturnedToApplicant(on=START, deficiencies=both, resume_at=Stage.REVIEW)

    assert (lacking("use"),) == case_before(c.AcceptDocuments, named, USE_SAID).outstanding()


@pytest.mark.parametrize(
    ("mended", "left"), [([], 2), ([DEED_IN], 1), ([USE_SAID], 1), ([DEED_IN, USE_SAID], 0)]
)
def test_a_case_goes_back_only_when_all_is_mended(mended: list[e.Event], left: int) -> None:
    """Every deficiency not mended is in the way, and nothing else is."""
    case = case_before(c.AcceptDocuments, BACK, *mended)

    assert ["not-mended"] * left == codes(case, c.Submit(case_id=ID), given(APPLICANT))


def test_a_mended_case_goes_on_where_it_was_told_to() -> None:
    """Under its old number; a return that says nothing of a term left lets that step's term begin anew."""
    case = case_before(c.AcceptDocuments, BACK, DEED_IN, USE_SAID)

    assert (e.Submitted(on=START, number="Q1405-2-00001", to=Stage.REVIEW, due=IN_3_DAYS),) == decide(
        case, c.Submit(case_id=ID), given(APPLICANT)
    )


def test_a_case_may_come_back_to_the_middle() -> None:
    """Returned by the revenue officer for something only the charges rest on, it goes on at the charges.

    Both of its two days are left, counted from the Saturday on which it came back.
    """
    walk = c.ReturnToApplicant(case_id=ID, deficiencies=(lacking("walk", Item.FACT),))
    (back,) = decide(case_before(c.AssessCharges), walk, given(REVENUE))
    said = e.ApplicationRevised(on=START, facts=facts_from({"walk": "12"}))
    (event,) = decide(
        case_before(c.AssessCharges, back, said), c.Submit(case_id=ID), given(APPLICANT, date(2026, 10, 3))
    )

    assert (
        e.Submitted(on=date(2026, 10, 3), number="Q1405-2-00001", to=Stage.CHARGES, due=date(2026, 10, 5))
        == event
    )


def test_a_resubmitted_case_forgets_what_was_lacking() -> None:
    """The next return names its own things, and mends of the last one do not count for it."""
    again = e.Submitted(on=START, number="Q1405-2-00001", to=Stage.REVIEW, due=IN_3_DAYS)
    case = case_before(c.AcceptDocuments, BACK, DEED_IN, USE_SAID, again)

    assert ((), (), None) == (case.deficiencies, case.outstanding(), case.resume_at)
    assert DEED_AND_USE == case_before(c.AcceptDocuments, BACK, DEED_IN, USE_SAID, again, BACK).outstanding()


def test_a_paper_handed_in_before_the_return_does_not_mend_it() -> None:
    """The deed that was found unreadable is the one handed in first."""
    assert lacking("deed") in case_before(c.AcceptDocuments, BACK).outstanding()


def test_a_return_does_not_forget_surveyor_or_plans() -> None:
    """What was done stays done: only the steps from the resumed one on are judged again."""
    case = case_before(c.AssessCharges, BACK)

    assert ("surveyor-1", True, "designer-1") == (case.surveyor, case.plans_requested, case.designer)


LARGER = evolve(OPEN.project, units=3)
PROJECT_NAMED = (lacking("project", FACT, Lack.CONTRADICTED),)
NEW_PROJECT = c.ReviseApplication(case_id=ID, project=LARGER)


def test_the_project_itself_may_be_sent_back() -> None:
    """What is to be built rests at review; named, it may be said anew, and nothing else may."""
    back = c.ReturnToApplicant(case_id=ID, deficiencies=PROJECT_NAMED)
    (event,) = decide(case_before(c.AssessCharges), back, given(REVENUE))
    case = case_before(c.AssessCharges, event)

    assert isinstance(event, e.ReturnedToApplicant)
    assert Stage.REVIEW is event.resume_at
    assert [] == codes(case, NEW_PROJECT, given(APPLICANT))
    assert ["only-what-was-named"] == codes(case, NEW_USE, given(APPLICANT))
    assert ["only-what-was-named"] == codes(case, evolve(NEW_USE, project=LARGER), given(APPLICANT))


def test_a_project_said_anew_is_mended() -> None:
    """Until then it is in the way under its own name; then the case goes on with the new one."""
    named = e.ReturnedToApplicant(on=START, deficiencies=PROJECT_NAMED, resume_at=Stage.REVIEW)
    case = case_before(c.AcceptDocuments, named)
    against = found(case, c.Submit(case_id=ID), given(APPLICANT), "not-mended")
    (revised,) = decide(case, NEW_PROJECT, given(APPLICANT))
    mended = case_before(c.AcceptDocuments, named, revised)

    assert ("project", "what is to be built was contradicted by other papers and has not been mended") == (
        against.where,
        against.text().en,
    )
    assert e.ApplicationRevised(on=START, facts=(), project=LARGER) == revised
    assert (LARGER, ()) == (mended.project, mended.outstanding())
    assert [] == codes(mended, c.Submit(case_id=ID), given(APPLICANT))


def test_what_was_not_named_of_the_project_may_not_be_changed() -> None:
    """Sent back for its deed, a case keeps its project, and is told so once."""
    case = case_before(c.AcceptDocuments, BACK)

    assert ["only-what-was-named"] == codes(case, NEW_PROJECT, given(APPLICANT))


def test_facts_said_anew_mend_no_project() -> None:
    """Each is mended by itself."""
    both = (*PROJECT_NAMED, lacking("use", FACT))
    named = e.ReturnedToApplicant(on=START, deficiencies=both, resume_at=Stage.REVIEW)
    said = e.ApplicationRevised(on=START, facts=facts_from({"use": "commercial"}), project=LARGER)

    assert PROJECT_NAMED == case_before(c.AcceptDocuments, named, USE_SAID).outstanding()
    assert () == case_before(c.AcceptDocuments, named, said).outstanding()
