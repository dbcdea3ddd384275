"""Money on its way in: many payments to one bill, money at any time, and bills reckoned anew."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.domain.town import APPLICANT, ISSUER, REVENUE, START, a_bill, codes, given
from tests.domain.walk import BILL, IN_2_DAYS, PATH, PERMIT, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import DESK
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.errors import BadInput
from qom_permits.domain.money import Money
from qom_permits.domain.payments import Intent, Payment
from qom_permits.domain.stages import ENDS, Stage

ID = "case-1"


def meant(order: str = "order-1", amount: int = 1_384_000) -> e.PaymentStarted:
    """Return the event that a payment was meant."""
    return e.PaymentStarted(on=START, order=order, gateway="bank", amount=Money(amount))


def settled(order: str = "order-1", amount: int = 1_384_000, to: Stage = Stage.PAYMENT) -> e.PaymentRecorded:
    """Return the event that *amount* came in for *order*."""
    return e.PaymentRecorded(
        on=START, order=order, reference=f"B-{order}", amount=Money(amount), to=to, due=None
    )


def paying(*events: e.Event, **changes: object) -> PermitCase:
    """Return the case at payment, with *events* since."""
    return case_before(c.StartPayment, *events, **changes)


def record(amount: int, order: str = "order-1") -> c.RecordPayment:
    """Return the desk's command to note *amount* for *order*."""
    return c.RecordPayment(case_id=ID, order=order, reference=f"B-{order}", amount=Money(amount))


@pytest.mark.parametrize(
    ("amount", "to"),
    [
        (1, Stage.PAYMENT),
        (1_383_999, Stage.PAYMENT),
        (1_384_000, Stage.ISSUANCE),
        (2_000_000, Stage.ISSUANCE),
    ],
)
def test_a_case_leaves_payment_once_nothing_is_owed(amount: int, to: Stage) -> None:
    """To the last unit: one rial short stays, the whole bill and more goes on."""
    (event,) = decide(paying(meant()), record(amount), given(DESK))

    assert isinstance(event, e.PaymentRecorded)
    assert (to, IN_2_DAYS if to is Stage.ISSUANCE else None) == (event.to, event.due)


def test_many_payments_settle_one_bill() -> None:
    """A bill over what a card carries is paid in parts; the part that completes it moves the case."""
    case = paying(meant(amount=1_000_000), settled(amount=1_000_000), meant("order-2", 384_000))
    (event,) = decide(case, record(384_000, "order-2"), given(DESK))

    assert Money(384_000) == case.owed
    assert isinstance(event, e.PaymentRecorded)
    assert Stage.ISSUANCE is event.to


def test_what_is_paid_too_much_is_credit() -> None:
    """Nothing is owed, never less than nothing, and every unit paid is kept in sight."""
    case = paying(meant(), settled(amount=2_000_000, to=Stage.ISSUANCE))

    assert (Money(2_000_000), Money(0), Money(616_000)) == (case.paid, case.owed, case.credit)


@pytest.mark.parametrize(
    ("stage", "credit"), [(Stage.WITHDRAWN, 500), (Stage.REFUSED, 500), (Stage.PAYMENT, 0)]
)
def test_a_matter_that_ended_has_used_no_money(stage: Stage, credit: int) -> None:
    """Whoever gives up, or is refused, owes nothing any more and gets back what was paid."""
    case = paying(meant(), settled(amount=500, to=stage), stage=stage)

    assert (Money(credit), bool(credit)) == (case.credit, not case.owed)


def test_an_ended_permit_has_used_its_charges() -> None:
    """What was paid for a permit that was granted is no credit, whatever becomes of the permit."""
    case = case_before(c.IssuePermit, permit=PERMIT, stage=Stage.EXPIRED)

    assert Money(0) == case.credit


def test_without_a_bill_there_is_no_credit_to_speak_of() -> None:
    """Nothing is known to be too much before it is known how much is asked."""
    assert (None, None, None) == (
        paying(assessment=None).paid,
        paying(assessment=None).owed,
        paying(assessment=None).credit,
    )


@pytest.mark.parametrize("stage", Stage)
def test_money_is_recorded_at_any_stage(stage: Stage) -> None:
    """The bank took it, so it is written down; away from payment it moves no case."""
    case = paying(meant(), stage=stage)
    (event,) = decide(case, record(1), given(DESK))

    assert isinstance(event, e.PaymentRecorded)
    assert stage is event.to


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage in ENDS])
def test_money_opens_no_closed_case(stage: Stage) -> None:
    """A withdrawn case that is paid in full after all stays withdrawn, with the money as credit."""
    case = paying(meant(), settled(to=stage), stage=stage)

    assert (stage, Money(1_384_000)) == (case.stage, case.paid)


def test_money_that_comes_late_does_not_touch_the_term() -> None:
    """A payment recorded while an officer's term runs leaves the term as it is."""
    due = IN_2_DAYS
    case = case_before(c.IssuePermit, meant("order-2"), due=due)
    (event,) = decide(case, record(5, "order-2"), given(DESK))

    assert isinstance(event, e.PaymentRecorded)
    assert (Stage.ISSUANCE, due) == (event.to, event.due)


@pytest.mark.parametrize(
    "command", [record(1), c.ClosePayment(case_id=ID, order="order-1", outcome=c.Unpaid.FAILED)]
)
def test_an_order_is_settled_once(command: c.Command) -> None:
    """Neither recorded again nor closed after it was paid."""
    assert ["order-already-settled"] == codes(paying(meant(), settled(amount=1)), command, given(DESK))


def test_an_order_nobody_meant_pays_nothing() -> None:
    """Money must belong to a payment that was started here."""
    assert ["no-such-order"] == codes(paying(meant()), record(1, "order-9"), given(DESK))


def test_a_closed_order_may_yet_be_settled() -> None:
    """A bank that says no and later yes has the money, and it is recorded."""
    ended = e.PaymentClosed(on=START, order="order-1", outcome=c.Unpaid.FAILED)

    assert [] == codes(paying(meant(), ended), record(1), given(DESK))


@pytest.mark.parametrize("outcome", c.Unpaid)
def test_a_payment_may_end_without_money(outcome: c.Unpaid) -> None:
    """The intent is closed and says how; what is owed stays owed."""
    command = c.ClosePayment(case_id=ID, order="order-1", outcome=outcome)
    (event,) = decide(paying(meant()), command, given(DESK))
    case = paying(meant(), event)

    assert e.PaymentClosed(on=START, order="order-1", outcome=outcome) == event
    assert (outcome, Money(1_384_000)) == (case.intents[0].ended, case.owed)


def test_one_orders_news_are_not_anothers() -> None:
    """Pages, ends and payments are kept with the order they belong to."""
    page = e.PaymentPageOpened(on=START, order="order-2", reference="B2", address="https://bank.example/2")
    ended = e.PaymentClosed(on=START, order="order-1", outcome=c.Unpaid.CANCELLED)
    case = paying(meant(), meant("order-2", 5), page, ended, settled("order-2", 5))

    assert (
        Intent(order="order-1", gateway="bank", amount=Money(1_384_000), ended=c.Unpaid.CANCELLED),
        Intent(
            order="order-2",
            gateway="bank",
            amount=Money(5),
            reference="B2",
            address="https://bank.example/2",
        ),
    ) == case.intents
    assert (
        Payment(order="order-2", gateway="bank", reference="B-order-2", amount=Money(5)),
    ) == case.payments
    assert None is case.intent("order-3")


def test_nothing_can_be_paid_before_it_is_assessed() -> None:
    """Without a bill there is nothing to start a payment for."""
    pay = c.StartPayment(case_id=ID, gateway="bank", return_url="https://desk.example/")

    assert ["charges-not-assessed"] == codes(paying(assessment=None), pay, given(APPLICANT))


@pytest.mark.parametrize(
    ("bill", "to"),
    [(2_000_000, Stage.PAYMENT), (500_001, Stage.PAYMENT), (500_000, Stage.ISSUANCE), (0, Stage.ISSUANCE)],
)
def test_a_bill_reckoned_anew_counts_what_was_paid(bill: int, to: Stage) -> None:
    """Assessed again after half a million was paid, only the difference is owed."""
    case = paying(meant(), settled(amount=500_000))
    (event,) = decide(case, c.AssessCharges(case_id=ID), given(REVENUE, assessment=a_bill(bill)))
    after = paying(meant(), settled(amount=500_000), event)

    assert isinstance(event, e.ChargesAssessed)
    assert to is event.to
    assert (Money(500_000), Money(max(bill - 500_000, 0))) == (after.paid, after.owed)


def test_a_bill_reckoned_anew_has_a_new_assessor() -> None:
    """Whoever assessed last is the one who cannot issue."""
    other = evolve(REVENUE, id="issuer-1")
    (event,) = decide(paying(), c.AssessCharges(case_id=ID), given(other, assessment=a_bill(0)))

    assert ["issuer-was-assessor"] == codes(
        paying(event), c.IssuePermit(case_id=ID), given(ISSUER, number="P1")
    )


def test_only_the_revenue_officer_reckons_anew() -> None:
    """In payment the applicant is in charge, but the bill is not the applicant's to make."""
    assert ["not-your-part", "own-case"] == codes(
        paying(), c.AssessCharges(case_id=ID), given(APPLICANT, assessment=BILL)
    )


def test_no_permit_while_a_later_bill_is_unpaid() -> None:
    """A permit rests on the bill as it now is, not on one that was paid once."""
    case = case_before(c.IssuePermit, assessment=a_bill(1_384_001))

    assert ["charges-unpaid"] == codes(case, c.IssuePermit(case_id=ID), given(ISSUER, number="P1"))


def test_money_in_another_currency_pays_nothing() -> None:
    """It is not compared with the bill, let alone counted."""
    cents = c.RecordPayment(case_id=ID, order="order-1", reference="B1", amount=Money(9_999_999, "USD"))

    with pytest.raises(BadInput, match="not of one currency"):
        decide(paying(meant()), cents, given(DESK))


@pytest.mark.parametrize("command", [command for command, _, _ in PATH[11:13]])
def test_only_the_desk_notes_money(command: c.Command) -> None:
    """An applicant, an officer or a revenue officer cannot say that something was paid."""
    for actor in (APPLICANT, REVENUE, ISSUER):
        assert ["not-your-part"] == [
            code for code in codes(paying(meant()), command, given(actor)) if code != "own-case"
        ]
