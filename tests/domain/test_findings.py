"""Findings: what an officer reads off a document, and what becomes of it when the document is replaced."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given as drawn
from hypothesis import strategies as st
from tests.domain.renewal_town import (
    FIND,
    HERE,
    ID,
    LEGACY,
    NEW_SCAN,
    OLD_PAPER,
    READ_OFF,
    RECEIPT,
    attached,
    older,
    recorded,
    renewal,
    renewing,
)
from tests.domain.town import DEED, EXPERT, REVENUE, START, codes, found

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Finding
from qom_permits.domain.facts import by_name, facts_from
from qom_permits.domain.objections import objections
from qom_permits.domain.stages import Stage

ACCEPT = c.AcceptDocuments(case_id=ID)
DEED_PAPER = Attachment(kind="deed", document=DEED)
COMPLETE = recorded(READ_OFF, earlier=LEGACY)
"""All that review asks for, read off the old permit."""
NAMES = ("charge", "floor_area", "paid")


def find(document: str = "old_permit", /, **facts: object) -> c.RecordFinding:
    """Return the command to note *facts* read off a *document*."""
    return c.RecordFinding(case_id=ID, document=document, facts=facts_from(facts))


def test_a_finding_is_written_down_with_the_document_it_was_read_off() -> None:
    """With its digest: later another may stand in its place. Numbers and days are kept in ASCII digits."""
    command = find(floor_area="۲۴۰٫۵", ended_on="۱۳۹۲-۰۲-۱۱", works=" نیمه‌کاره ")
    facts = facts_from({"floor_area": "240.5", "ended_on": "1392-02-11", "works": "نیمه‌کاره"})

    assert (e.FindingRecorded(on=START, document=OLD_PAPER, facts=facts, earlier=None),) == decide(
        older(), command, renewing(EXPERT)
    )


def test_a_finding_is_a_fact_of_the_case() -> None:
    """Beside those the applicant said; a later finding takes the place of an earlier one."""
    case = older(recorded(READ_OFF), recorded(facts_from({"paid": 5})))

    assert {"begun": True, **by_name(READ_OFF), "paid": 5} == by_name(case.facts)


def test_a_finding_cites_a_document_of_the_case() -> None:
    """One that was never handed in is told with those that were, by what people call them."""
    against = found(older(), find("receipt", paid=5), renewing(EXPERT), "document-not-in-case")

    assert ("document", "cite a document that was handed in: deed, earlier permit") == (
        against.where,
        against.todo().en,
    )


def test_a_case_without_papers_has_none_to_cite() -> None:
    """It is said, in place of an empty list."""
    bare = evolve(older(), documents=())
    against = found(bare, find("receipt", paid=5), renewing(EXPERT), "document-not-in-case")

    assert "cite a document that was handed in: there is none yet" == against.todo().en


@pytest.mark.parametrize(
    ("facts", "against"),
    [
        ({"begun": False}, ["fact-of-another-source"]),
        ({"paidd": 5}, ["unknown-fact"]),
        ({"paid": "5"}, ["bad-fact"]),
        ({"ended_on": "2013-05-01"}, ["bad-fact"]),
        ({"paid": 5, "works": "done"}, []),
    ],
)
def test_a_finding_is_of_facts_that_findings_supply(facts: dict[str, object], against: list[str]) -> None:
    """What the applicant says is not found, and what is found has its shape."""
    assert against == codes(older(), find(**facts), renewing(EXPERT))


@pytest.mark.parametrize(
    ("facts", "against"),
    [
        ({"charge": 5}, ["known-from-here"]),
        ({"charge": 5, "paid": 5, "works": "done"}, ["known-from-here"] * 2),
        ({"works": "done"}, []),
    ],
)
def test_what_the_desk_has_on_record_is_not_found(facts: dict[str, object], against: list[str]) -> None:
    """Nobody writes over the desk's own books; what is not in them an officer may find."""
    assert against == codes(renewal(), find(**facts), renewing(EXPERT))


def test_what_the_desk_has_on_record_is_told_with_its_field() -> None:
    """So that a form can mark it."""
    against = found(renewal(), find(charge=5), renewing(EXPERT), "known-from-here")

    assert ("facts.charge", "leave earlier charge out") == (against.where, against.todo().en)


def test_what_the_record_did_not_hold_may_be_found_and_found_again() -> None:
    """A permit granted here whose case has no bill: an officer finds the charge, errs, and finds it anew."""
    case = renewal()
    bare = evolve(case, facts=facts_from({"begun": True}))
    once = evolve(
        bare, facts=facts_from({"charge": 1}), findings=renewal(recorded(facts_from({"charge": 1}))).findings
    )

    assert [] == codes(bare, find(charge=5), renewing(EXPERT))
    assert [] == codes(once, find(charge=5), renewing(EXPERT))


@pytest.mark.parametrize(
    ("name", "title"),
    [("ended_on", "end of validity"), ("charge", "earlier charge"), ("floor_area", "floor area")],
)
def test_review_waits_for_what_is_judged_there(name: str, title: str) -> None:
    """Each fact that the renewal rests on is asked for by its title, and by whom it is found."""
    facts = facts_from({key: value for key, value in by_name(READ_OFF).items() if key != name})
    against = found(older(recorded(facts, earlier=LEGACY)), ACCEPT, renewing(EXPERT), "missing-fact")

    assert (f"facts.{name}", f"give {title}") == (against.where, against.todo().en)
    assert against.text().en.endswith("it comes from the finding of an officer")


def test_what_is_judged_later_is_asked_for_later() -> None:
    """What was paid is the revenue officer's to judge: review goes on without it, the charges do not."""
    facts = facts_from({key: value for key, value in by_name(READ_OFF).items() if key != "paid"})
    case = older(recorded(facts, earlier=LEGACY))
    at_charges = evolve(case, stage=Stage.CHARGES)

    assert [] == codes(case, ACCEPT, renewing(EXPERT))
    assert ["missing-fact"] == codes(at_charges, c.AssessCharges(case_id=ID), renewing(REVENUE))


def test_the_charges_wait_for_every_finding() -> None:
    """A case that came to the charges on some other way is held there."""
    case = evolve(older(), stage=Stage.CHARGES)

    assert ["missing-fact"] * 4 + ["earlier-permit-unknown"] == codes(
        case, c.AssessCharges(case_id=ID), renewing(REVENUE)
    )


@pytest.mark.parametrize("later", [attached("old_permit", NEW_SCAN), attached("receipt", RECEIPT)])
def test_a_replaced_document_makes_its_findings_out_of_date(later: e.DocumentAttached) -> None:
    """Only those read off it: another paper that comes in changes nothing."""
    case = older(COMPLETE, later)
    wanted = ["finding-out-of-date"] if later.attachment.kind == "old_permit" else []

    assert wanted == codes(case, ACCEPT, renewing(EXPERT))


def test_a_replaced_document_is_told_once_for_all_its_findings() -> None:
    """By the title people know it under, with what to do about it."""
    case = older(recorded(READ_OFF), recorded(earlier=LEGACY), attached("old_permit", NEW_SCAN))
    against = found(case, ACCEPT, renewing(EXPERT), "finding-out-of-date")

    assert ("document", "earlier permit was replaced after a finding was read off it") == (
        against.where,
        against.text().en,
    )


def test_a_replaced_document_of_a_kind_forgotten_still_has_a_name() -> None:
    """A rule that is gone leaves the plain name."""
    stamp = Attachment(kind="stamp", document=NEW_SCAN)
    case = older(COMPLETE, recorded(facts_from({"works": "done"}), document=stamp))

    assert found(case, ACCEPT, renewing(EXPERT), "finding-out-of-date").text().en.startswith("stamp was")


@pytest.mark.parametrize("earlier", [LEGACY, HERE])
def test_findings_made_anew_are_in_date(earlier: Any) -> None:
    """All that was read off the old scan has to be read off the new one, the permit as well, whoever granted it."""
    case = older(recorded(READ_OFF, earlier=earlier), attached("old_permit", NEW_SCAN))
    (facts_only,) = decide(case, evolve(FIND, earlier=None), renewing(EXPERT))
    (everything,) = decide(case, FIND, renewing(EXPERT))
    half, whole = (
        older(recorded(READ_OFF, earlier=earlier), attached("old_permit", NEW_SCAN), event)
        for event in (facts_only, everything)
    )

    assert ["finding-out-of-date"] == codes(half, ACCEPT, renewing(EXPERT))
    assert [] == codes(whole, ACCEPT, renewing(EXPERT))


def test_a_finding_may_be_moved_to_another_document() -> None:
    """Read off the deed instead, a fact no longer rests on the old permit."""
    case = older(COMPLETE, recorded(facts_from({"paid": 5}), document=DEED_PAPER))

    assert (
        Finding(document=OLD_PAPER, names=("charge", "ended_on", "floor_area"), permit=True),
        Finding(document=DEED_PAPER, names=("paid",)),
    ) == case.findings


def test_a_permit_found_anew_rests_on_its_new_document() -> None:
    """A finding of which nothing is left is forgotten."""
    case = older(
        recorded(earlier=LEGACY), recorded(earlier=evolve(LEGACY, document=DEED_PAPER), document=DEED_PAPER)
    )

    assert (Finding(document=DEED_PAPER, names=(), permit=True),) == case.findings


PAPERS = (OLD_PAPER, DEED_PAPER, Attachment(kind="receipt", document=RECEIPT))
FINDINGS = st.lists(
    st.builds(
        lambda document, names, permit: recorded(
            facts_from(dict.fromkeys(names, 1)),
            document=document,
            earlier=evolve(LEGACY, document=document) if permit or not names else None,
        ),
        st.sampled_from(PAPERS),
        st.sets(st.sampled_from(NAMES)),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@drawn(FINDINGS)
def test_a_fact_rests_on_the_last_finding_that_told_it(findings: list[e.FindingRecorded]) -> None:
    """Each fact, and the permit, on exactly one: whatever was found in whatever order."""
    case = older(*findings)
    rests = [(name, finding.document) for finding in case.findings for name in finding.names]
    last = {fact.name: event.document for event in findings for fact in event.facts}
    permits = [event.document for event in findings if event.earlier]

    assert len(rests) == len(last)
    assert dict(rests) == last
    assert permits[-1:] == [finding.document for finding in case.findings if finding.permit]
    assert all(finding.names or finding.permit for finding in case.findings)


@drawn(FINDINGS, st.lists(st.sampled_from([paper.kind for paper in PAPERS]), max_size=2))
def test_only_what_rests_on_a_replaced_document_is_out_of_date(
    findings: list[e.FindingRecorded], replaced: list[str]
) -> None:
    """Whoever is asked to find anew is asked for nothing that stands."""
    case = older(attached("receipt", RECEIPT), *findings, *(attached(kind, NEW_SCAN) for kind in replaced))
    rests = {finding.document.kind for finding in case.findings}

    assert sorted(rests & set(replaced)) == sorted(_out_of_date(case))


def _out_of_date(case: PermitCase) -> list[str]:
    against = objections(case, ACCEPT, renewing(EXPERT))
    return [str(dict(each.values)["kind"]) for each in against if each.code == "finding-out-of-date"]
