"""What an objection tells as data: every value by its name, so that a front end may word it anew."""

from __future__ import annotations

import pytest
from tests.domain.renewal_scenes import Scene
from tests.domain.renewal_town import FIND, ID, older, renewal, renewing
from tests.domain.test_reasons import SCENES, complaints
from tests.domain.town import APPLICANT, DEED, EXPERT, START, found, lacking

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.stages import Stage

VALUES: dict[str, dict[str, object]] = {
    "not-at-this-stage": {
        "command": "accept the documents",
        "stage": "draft",
        "stages": "review of documents",
    },
    "too-late": {"command": "accept the documents", "stage": "permit issued"},
    "case-closed": {"stage": "withdrawn", "day": "1 Mehr 1405"},
    "not-your-part": {"command": "accept the documents", "role": "district expert"},
    "portal-unknown": {"portal": "window", "known": "citizens, counter, officers"},
    "portal-does-not-admit": {"portal": "officers", "role": "applicant"},
    "own-case": {},
    "issuer-was-assessor": {},
    "kind-not-offered": {"kind": "new construction"},
    "no-such-district": {"code": "2-14-103-27-0-0-0", "known": "1, 2"},
    "unfit-code": {
        "fault": "this is no renovation code; it has seven parts",
        "todo": "write one such as 7-6-54-68-1-0-0; copy it from the deed or the card again",
    },
    "not-an-owner": {},
    "unknown-fact": {"name": "walks", "nearest": "did you mean: walk"},
    "fact-of-another-source": {"name": "width", "title": "street width", "source": "survey"},
    "bad-fact": {"title": "use", "value": "castle", "allowed": "one of: residential, commercial"},
    "missing-fact": {"name": "width", "title": "street width", "source": "survey"},
    "unknown-document": {"kind": "deeds", "nearest": "did you mean: deed"},
    "document-of-another-source": {"kind": "map", "title": "map", "source": "survey"},
    "document-not-kept": {"sha256": "df75f3ea1d63370ba642bde84f53668817f063ac887beb86b8593d78cf5642b9"},
    "doubled-document": {"kind": "plan", "title": "plan"},
    "missing-document": {"kind": "deed", "title": "deed"},
    "only-what-was-named": {"name": "letter", "title": "letter", "named": "deed", "named_titles": "deed"},
    "not-mended": {"name": "deed", "title": "deed", "lack": "unreadable"},
    "not-the-applicants-to-mend": {"title": "street width", "source": "survey"},
    "not-the-engineers-to-mend": {"title": "deed", "source": "application"},
    "unknown-ground": {"name": "ugly", "known": "not_the_owner, against_the_plan"},
    "no-surveyor": {},
    "not-the-assigned-surveyor": {},
    "plans-not-requested": {},
    "plans-already-requested": {},
    "cannot-assess": {"fault": "no width"},
    "sample-tariff": {"tariff": "tariff-1405"},
    "nothing-owed": {},
    "charges-unpaid": {"owed": "1,384,000 rial"},
    "charges-not-assessed": {},
    "no-such-order": {"order": "order-9"},
    "order-already-settled": {"order": "order-1"},
    "already-issued": {"number": "P1405-2-00001"},
    "not-a-renewal": {},
    "no-such-permit": {"number": "P1405-2-00001"},
    "permit-of-another-plot": {"number": "P1405-2-00001", "code": "2-14-103-27-0-0-0"},
    "permit-not-in-force": {"number": "P1405-2-00001", "stage": "superseded"},
    "permit-from-the-future": {"day": "1 Mehr 1405"},
    "earlier-permit-on-record": {"number": "P1405-2-00001"},
    "earlier-permit-unknown": {},
    "known-from-here": {"name": "paid", "title": "earlier payment"},
    "document-not-in-case": {
        "kind": "receipt",
        "title": "receipt",
        "nearest": "one of: deed, old_permit",
        "there": "deed, earlier permit",
    },
    "finding-out-of-date": {"kind": "old_permit", "title": "earlier permit"},
    "no-plans-to-return": {"stage": "charges"},
    "more-than-the-plot-holds": {"asked": "640", "plot": "212.4", "floors": 3, "lifting": "none here"},
}
"""The values of each reason's scene, in English."""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene[0])
def test_an_objection_tells_its_values(scene: Scene) -> None:
    """What was given, what is known, and what people call it, each under its own name."""
    (objection,) = complaints(scene)

    assert VALUES[scene[0]] == objection.to_json("en")["values"]


BACK = e.ReturnedToApplicant(on=START, deficiencies=(lacking("old_permit"),), resume_at=Stage.REVIEW)


def test_a_paper_not_mended_is_told_by_what_people_call_it() -> None:
    """Not by the name under which a profile files it."""
    against = found(renewal(BACK), c.Submit(case_id=ID), renewing(APPLICANT), "not-mended")

    assert "earlier permit was unreadable and has not been mended" == against.text().en


def test_a_paper_nobody_asked_for_is_told_by_what_people_call_it() -> None:
    """As is the one that the case came back for."""
    command = c.AttachDocument(case_id=ID, kind="safety", document=DEED)
    against = found(renewal(BACK), command, renewing(APPLICANT), "only-what-was-named")

    assert "the case did not come back for safety report" == against.text().en
    assert "mend only: earlier permit" == against.todo().en


def test_a_paper_that_is_not_there_is_told_by_what_people_call_it() -> None:
    """With those that are, in the order in which they came."""
    command = c.RecordFinding(case_id=ID, document="safety", earlier=FIND.earlier)
    against = found(older(), command, renewing(EXPERT), "document-not-in-case")

    assert "safety report is not in the case" == against.text().en
    assert "cite a document that was handed in: deed, earlier permit" == against.todo().en
