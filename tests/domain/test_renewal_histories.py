"""Random lawful histories of renewals: whatever is found and replaced, a permit rests on what is there."""

from __future__ import annotations

from datetime import timedelta

from attrs import evolve
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from tests.domain.renewal_town import (
    FIND,
    GRANTED,
    ID,
    NEW_SCAN,
    OLD_PERMIT,
    OPENED,
    OPENED_OLDER,
    RECEIPT,
    RENEWAL,
    attached,
    renewing,
    submitted,
)
from tests.domain.town import APPLICANT, DEED, EXPERT, ISSUER, REVENUE, START, a_bill, lacking

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import DESK, Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Document
from qom_permits.domain.earlier_permit import PermitSource
from qom_permits.domain.evolve import evolve as recorded
from qom_permits.domain.evolve import replay
from qom_permits.domain.facts import by_name, facts_from
from qom_permits.domain.money import Money
from qom_permits.domain.objections import objections
from qom_permits.domain.stages import ENDS, Stage

BACK = [(lacking("old_permit"),), (lacking("receipt"), lacking("deed"))]


def _attach(kind: str, document: Document) -> tuple[Actor, c.Command]:
    return APPLICANT, c.AttachDocument(case_id=ID, kind=kind, document=document)


COMMANDS: tuple[tuple[Actor, c.Command], ...] = (
    _attach("deed", DEED),
    _attach("old_permit", OLD_PERMIT),
    _attach("old_permit", NEW_SCAN),
    _attach("receipt", RECEIPT),
    (APPLICANT, c.Submit(case_id=ID)),
    (EXPERT, FIND),
    (EXPERT, evolve(FIND, earlier=None)),
    (EXPERT, evolve(FIND, facts=())),
    (EXPERT, evolve(FIND, document="receipt", earlier=None, facts=facts_from({"paid": 7}))),
    (EXPERT, c.AcceptDocuments(case_id=ID)),
    *(
        (by, c.ReturnToApplicant(case_id=ID, deficiencies=named))
        for by in (EXPERT, REVENUE, ISSUER)
        for named in BACK
    ),
    (REVENUE, c.AssessCharges(case_id=ID)),
    (DESK, c.RecordPayment(case_id=ID, order="order-1", reference="B1", amount=Money(600))),
    (APPLICANT, c.StartPayment(case_id=ID, gateway="bank", return_url="https://desk.example/")),
    (ISSUER, c.IssuePermit(case_id=ID)),
)


AGAIN = (c.AttachDocument, c.RecordFinding, c.ReturnToApplicant, c.StartPayment)


@st.composite
def renewals(draw: st.DrawFn) -> list[e.Event]:
    """Return lawful histories of a renewal of a permit granted here, or elsewhere."""
    papers = {"deed": DEED, "old_permit": OLD_PERMIT, "receipt": RECEIPT}
    handed_in: tuple[e.Event, ...] = (
        *(attached(kind, document) for kind, document in papers.items()),
        submitted(),
    )
    first = draw(st.sampled_from([OPENED, OPENED_OLDER]))
    events: list[e.Event] = [first, *handed_in[: draw(st.sampled_from([0, 4]))]]
    case, day = replay(events), START
    for _ in range(draw(st.integers(0, 15))):
        day += timedelta(days=draw(st.integers(0, 2)))
        known = renewing(DESK, day, number="N1", order="order-1", amount=Money(600), predecessor=GRANTED)
        known = evolve(known, assessment=a_bill(draw(st.sampled_from([0, 600])), on=day))
        lawful = [
            (command, evolve(known, actor=actor))
            for actor, command in COMMANDS
            if not objections(case, command, evolve(known, actor=actor))
        ]
        # What leads on is drawn more often than what turns back or may be said again and again.
        onward = [each for each in lawful if not isinstance(each[0], AGAIN)]
        if not lawful:
            break
        command, given = draw(st.sampled_from([*lawful, *onward * 4]))
        for event in decide(case, command, given):
            events.append(event)
            case = recorded(case, event)
    return events


def ended(events: list[e.Event]) -> PermitCase:
    """Return the case that *events* leave."""
    case = replay(events)
    assert case is not None
    return case


@drawn(renewals())
def test_a_renewal_replays_to_the_same_case(events: list[e.Event]) -> None:
    """Folded step by step or replayed at once, with its findings, the permit it follows, and the days left."""
    folded = None
    for event in events:
        folded = recorded(folded, event)

    assert folded == replay(events)
    assert len(events) == ended(events).version


@drawn(renewals())
def test_a_permit_is_renewed_only_on_what_its_documents_show_now(events: list[e.Event]) -> None:
    """Once issued, the earlier permit is known, every fact is there, and each finding's document is the case's own."""
    case = ended(events)
    if case.permit is None:
        return

    assert case.earlier is not None
    assert {"ended_on", "charge", "paid", "floor_area"} <= set(by_name(case.facts))
    assert {finding.document for finding in case.findings} <= set(case.documents)


@drawn(renewals())
def test_what_the_desk_granted_itself_is_never_found_otherwise(events: list[e.Event]) -> None:
    """A permit on record from the opening stays the one the renewal follows, with its facts as they are on record."""
    case = ended(events)
    if events[0] != OPENED:
        assert case.earlier is None or case.earlier.source is PermitSource.HERE
        return

    assert OPENED.earlier == case.earlier
    assert dict(by_name(OPENED.facts)).items() <= dict(by_name(case.facts)).items()
    assert not any(finding.permit for finding in case.findings)


@drawn(renewals())
def test_a_term_is_kept_only_while_the_case_is_away(events: list[e.Event]) -> None:
    """With its applicant nothing is due; back, nothing is left over."""
    case = None
    for event in events:
        case = recorded(case, event)
        if case.stage is Stage.RETURNED:
            assert None is case.due
        elif case.stage not in ENDS:
            assert None is case.term_left


def test_random_renewals_come_far_enough() -> None:
    """Histories that never reached a permit, or never found anything, would prove little."""
    seen: set[Stage] = set()
    found: set[int] = set()

    @settings(derandomize=True, database=None, max_examples=100)
    @drawn(renewals())
    def look(events: list[e.Event]) -> None:
        cases = [ended(events[:length]) for length in range(1, len(events) + 1)]
        seen.update(case.stage for case in cases)
        found.update(len(case.findings) for case in cases)

    look()

    assert {Stage.DRAFT, *(step.stage for step in RENEWAL.steps), Stage.RETURNED, Stage.ISSUED} == seen
    assert {0, 1, 2} <= found
