"""Random lawful histories: whatever is lawful replays to the same case, and no law is lost on the way."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from tests.domain.town import (
    APPLICANT,
    BETTER_PLAN,
    DEED,
    ENGINEERS,
    EXPERT,
    ISSUER,
    LETTER,
    OWNER,
    PLAN,
    REVENUE,
    START,
    SURVEYOR,
    a_bill,
    given,
    lacking,
)
from tests.domain.walk import PATH

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import DESK, Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Item
from qom_permits.domain.errors import Blocked
from qom_permits.domain.evolve import evolve, replay
from qom_permits.domain.facts import facts_from
from qom_permits.domain.money import Money, total
from qom_permits.domain.objections import objections
from qom_permits.domain.stages import ENDS, STEPS, Stage

ID = "case-1"
COUNTER = Actor.applicant(OWNER, portal="counter")
PAPERS = {"deed": DEED, "letter": LETTER, "plan": PLAN}
COMMANDS: tuple[tuple[Actor, c.Command], ...] = (
    *((APPLICANT, c.AttachDocument(case_id=ID, kind=kind, document=PAPERS[kind])) for kind in PAPERS),
    (COUNTER, c.AttachDocument(case_id=ID, kind="deed", document=BETTER_PLAN)),
    *(
        (APPLICANT, c.ReviseApplication(case_id=ID, facts=facts_from(facts)))
        for facts in ({"use": "commercial"}, {"walk": "۱۲"}, {"corner": True}, {"width": "9"})
    ),
    (APPLICANT, c.Submit(case_id=ID)),
    *(
        (officer, c.ReturnToApplicant(case_id=ID, deficiencies=named))
        for officer in (EXPERT, REVENUE, ISSUER)
        for named in ((lacking("deed"),), (lacking("walk", Item.FACT), lacking("corner", Item.FACT)))
    ),
    (EXPERT, c.AcceptDocuments(case_id=ID)),
    (EXPERT, c.AssignSurveyor(case_id=ID, surveyor="surveyor-1")),
    (SURVEYOR, c.RecordSurvey(case_id=ID, facts=facts_from({"width": "۱۲٫۵"}), documents=())),
    (EXPERT, c.RequestPlans(case_id=ID)),
    (
        ENGINEERS,
        c.DeliverPlans(
            case_id=ID,
            designer="designer-1",
            facts=facts_from({"parking": 1}),
            documents=(Attachment(kind="plan", document=PLAN),),
        ),
    ),
    (EXPERT, c.ReturnPlans(case_id=ID, deficiencies=(lacking("plan"),))),
    (EXPERT, c.IssuePlanOrder(case_id=ID, facts=facts_from({"floor_area": "180.5"}))),
    (REVENUE, c.AssessCharges(case_id=ID)),
    (APPLICANT, c.StartPayment(case_id=ID, gateway="bank", return_url="https://desk.example/")),
    *(
        (DESK, command)
        for order in ("order-1", "order-2")
        for command in (
            c.RecordPayment(case_id=ID, order=order, reference="B", amount=Money(600)),
            c.RecordPaymentPage(case_id=ID, order=order, reference="B", address="https://bank.example/"),
            c.ClosePayment(case_id=ID, order=order, outcome=c.Unpaid.CANCELLED),
        )
    ),
    (ISSUER, c.IssuePermit(case_id=ID)),
)
ENDING: tuple[tuple[Actor, c.Command], ...] = (
    (EXPERT, c.Refuse(case_id=ID, grounds=("not_the_owner",))),
    (APPLICANT, c.Withdraw(case_id=ID)),
)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[e.Event, ...]]:
    """Return lawful histories, a tuple of events for each command: some way along the path, then at random."""
    day = START
    batches: list[tuple[e.Event, ...]] = [(event,) for _, _, event in PATH[: draw(st.integers(1, len(PATH)))]]
    case = replay(event for (event,) in batches)
    for _ in range(draw(st.integers(0, 15))):
        day += timedelta(days=draw(st.integers(0, 1)))
        bill = a_bill(draw(st.sampled_from([0, 600, 1_000, 1_500])), on=day)
        number = 1 + len(case.intents) if case else 0
        looked_up = {"number": "N1", "assessment": bill, "order": f"order-{number}", "amount": Money(600)}
        lawful = [
            (command, given(actor, day, **looked_up))
            for actor, command in (*COMMANDS, *(ENDING if draw(st.integers(0, 3)) == 0 else ()))
            if not objections(case, command, given(actor, day, **looked_up))
        ]
        if not lawful:
            break
        command, known = draw(st.sampled_from(lawful))
        batches.append(decide(case, command, known))
        for event in batches[-1]:
            case = evolve(case, event)
    return batches


def cases_of(batches: list[tuple[e.Event, ...]]) -> list[PermitCase]:
    """Return the case as it stood after every event."""
    case, cases = None, []
    for event in (event for batch in batches for event in batch):
        case = evolve(case, event)
        cases.append(case)
    return cases


@drawn(histories())
def test_history_replays_to_the_same_case(batches: list[tuple[e.Event, ...]]) -> None:
    """Folded step by step or replayed at once, the case is equal, and its version counts its events."""
    events = [event for batch in batches for event in batch]
    last = cases_of(batches)[-1]

    assert last == replay(events)
    assert len(events) == last.version


@drawn(histories())
def test_a_command_is_one_event_and_at_most_one_visit(batches: list[tuple[e.Event, ...]]) -> None:
    """Nothing else happens in the same breath."""
    for first, *rest in batches:
        assert not isinstance(first, e.TownHallVisited)
        assert all(isinstance(event, e.TownHallVisited) for event in rest)
        assert len(rest) < 2


@drawn(histories())
def test_money_is_never_lost(batches: list[tuple[e.Event, ...]]) -> None:
    """What was settled is what was paid; the rest of the last bill is owed, what is too much is credit."""
    settled = [event for batch in batches for event in batch if isinstance(event, e.PaymentRecorded)]
    last = cases_of(batches)[-1]

    assert [event.amount for event in settled] == [payment.amount for payment in last.payments]
    assert len(settled) == len({event.order for event in settled})
    if last.assessment is not None and last.paid is not None and last.owed is not None:
        bill = Money(0) if last.stage in ENDS else last.assessment.total
        assert total(tuple(event.amount for event in settled), "IRR") == last.paid
        assert last.owed == max(Money(0), bill - last.paid)
        assert bill == last.paid + last.owed - (last.credit or Money(0))


@drawn(histories())
def test_no_end_is_ever_left_nor_a_permit_given_for_nothing(batches: list[tuple[e.Event, ...]]) -> None:
    """A closed case stays closed, and a permit stands on a bill paid in full and assessed by somebody else."""
    cases = cases_of(batches)
    for earlier, later in pairwise(cases):
        assert earlier.stage not in ENDS or earlier.stage is later.stage
        assert earlier.number in {None, later.number}
        assert earlier.since <= later.since
        if later.permit and not earlier.permit:
            assert (Money(0), Stage.ISSUED) == (earlier.owed, later.stage)
            assert earlier.assessor != "issuer-1"
        if earlier.stage is Stage.RETURNED and later.stage not in {Stage.RETURNED, *ENDS}:
            assert (earlier.resume_at, ()) == (later.stage, earlier.outstanding())


@drawn(
    histories(), st.sampled_from([*COMMANDS, *ENDING]), st.sampled_from([APPLICANT, EXPERT, REVENUE, ISSUER])
)
def test_a_button_and_the_gate_never_disagree(
    batches: list[tuple[e.Event, ...]], theirs: tuple[Actor, c.Command], somebody: Actor
) -> None:
    """Whoever tries whatever: it is refused with exactly what was objected to, or else it happens."""
    case, (actor, command) = cases_of(batches)[-1], theirs
    for each in (actor, somebody):
        known = given(each, number="N1", assessment=a_bill(1_000), order="order-9", amount=Money(1_000))
        against = objections(case, command, known)
        if against:
            with pytest.raises(Blocked) as blocked:
                decide(case, command, known)

            assert against == blocked.value.objections
        else:
            assert decide(case, command, known)


def test_random_histories_come_far_enough() -> None:
    """Histories that never reached a permit, a return or an end would prove little."""
    seen: set[Stage] = set()

    @settings(derandomize=True, database=None, max_examples=200)
    @drawn(histories())
    def look(batches: list[tuple[e.Event, ...]]) -> None:
        seen.update(case.stage for case in cases_of(batches))

    look()

    assert {*STEPS, Stage.DRAFT, Stage.RETURNED, Stage.ISSUED, Stage.WITHDRAWN, Stage.REFUSED} == seen
