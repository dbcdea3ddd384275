"""Money in: only what the bank itself says of our own order is credited, and that once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from tests.desk.stories import saying
from tests.desk.towns import REVENUE, Town

from qom_permits import BadInput, Blocked, Callback, Money, NoSuchCase, QomPermitsError, Role, Stage, commands
from qom_permits.desk.lookups import derived_id
from qom_permits.domain.commands import Unpaid
from qom_permits.domain.errors import GatewayFault, PaymentMismatch
from qom_permits.ports.payment import Outcome, Settlement
from qom_permits.testing.paper import PaperPayment

CHEAP = saying(floor_area="60", excess_density_area="0", sprinkler_heads=0, in_flood_area=False)
"""What makes a bill that one payment settles, in any of the cities."""


@pytest.fixture
def town(each_town: Town) -> Town:
    """Return each of the cities: money comes in alike in all of them."""
    return each_town


def test_a_bill_over_the_card_limit_takes_two_payments(town: Town) -> None:
    """The first page carries the limit, the second the rest, and only then the case goes on."""
    case = town.at(Stage.PAYMENT)
    assert case.owed is not None
    rest = case.owed - town.limit
    first = town.pay(case).case

    assert Stage.PAYMENT is first.stage
    assert rest == first.owed
    second = town.pay(case).case
    assert [town.limit, rest] == [payment.amount for payment in second.payments]
    assert Stage.ISSUANCE is second.stage


def test_a_gateway_without_a_limit_carries_the_whole_bill(town: Town) -> None:
    """One page for all that is owed."""
    town.paper.bank.limit = None
    case = town.at(Stage.PAYMENT)

    assert case.owed == town.start(case).amount


def test_a_bill_of_nothing_needs_no_payment(qom_town: Town) -> None:
    """A bill that rounds down to nothing goes straight on to issuance."""
    case = qom_town.at(Stage.CHARGES, saying(floor_area="0.01", excess_density_area="0", balcony_area="0"))
    case = qom_town.take(commands.AssessCharges(case_id=case.id), REVENUE)

    assert (Stage.ISSUANCE, Money(0)) == (case.stage, case.owed)


def test_the_same_command_id_gives_the_same_page(town: Town) -> None:
    """A double click starts one payment, and writes nothing the second time."""
    case = town.at(Stage.PAYMENT)
    page = town.start(case, "click")
    before = town.everything()

    assert page == town.start(case, "click")
    assert before == town.everything()
    assert 1 == len(town.paper.bank.books)


def test_a_page_is_told_as_plain_data(qom_town: Town) -> None:
    """A front end gets the address, the order and the amount, in numbers and in words."""
    page = qom_town.start(qom_town.at(Stage.PAYMENT))

    assert {
        "order": page.order,
        "gateway": "paper",
        "reference": "PB000001",
        "address": "https://bank.example/PB000001",
        "amount": 1_000_000_000,
        "amount_told": "1,000,000,000 rial",
    } == page.to_json()


def test_the_intent_is_written_before_the_bank_is_asked(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the bank calls back about is known to us: the bank never hears of an order we have not kept."""
    case = town.at(Stage.PAYMENT)
    known: list[bool] = []
    start = type(town.paper.bank).start

    def watched(bank: object, order: object) -> object:
        known.append(town.paper.storage.claim(f"intent:paper:{order.id}") is not None)  # type: ignore[attr-defined]  # an Order
        return start(bank, order)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(type(town.paper.bank), "start", watched)
    town.start(case)

    assert [True] == known


def test_a_callback_played_a_hundred_times_credits_once(town: Town) -> None:
    """The first brings the money; the rest find it there."""
    case = town.at(Stage.PAYMENT)
    page = town.start(case)
    callback = town.paper.bank.customer(page.order)
    results = [town.desk.payment_returned("paper", callback) for _ in range(100)]

    assert {Outcome.SETTLED} == {result.outcome for result in results}
    assert {town.limit} == {result.case.paid for result in results}
    assert 1 == len(results[-1].case.payments)


def test_a_forged_callback_moves_nothing(town: Town) -> None:
    """What the gateway does not recognise is refused before anything is looked up."""
    town.start(town.at(Stage.PAYMENT))
    before = town.everything()

    with pytest.raises(BadInput, match="none of ours"):
        town.desk.payment_returned(
            "paper", Callback(method="GET", query={"paid": "yes"}, headers={}, body=b"")
        )
    assert before == town.everything()


def test_a_callback_alone_credits_nothing(town: Town) -> None:
    """A browser that says "paid" when the bank does not is asked to wait."""
    case = town.at(Stage.PAYMENT)
    page = town.start(case)
    before = town.everything()
    result = town.desk.payment_returned("paper", town.paper.bank.callback(page.order, page.reference))

    assert Outcome.PENDING is result.outcome
    assert before == town.everything()


def test_a_callback_for_an_order_never_started_is_refused(town: Town) -> None:
    """An invented order finds no case."""
    with pytest.raises(BadInput, match="nobodys-order"):
        town.desk.payment_returned("paper", town.paper.bank.callback("nobodys-order", "PB000001"))


def test_a_gateway_the_desk_has_not_is_refused(town: Town) -> None:
    """The refusal names the gateways there are."""
    case = town.at(Stage.PAYMENT)
    callback = town.paper.bank.callback("o", "r")

    with pytest.raises(BadInput, match="paper"):
        town.desk.payment_returned("other", callback)
    with pytest.raises(BadInput, match="paper"):
        town.desk.start_payment(
            case.id, gateway="other", return_url="https://x.y", by=town.payer, command_id="mine"
        )


def test_a_cheap_reference_does_not_pay_a_dear_case(town: Town) -> None:
    """A reference paid for one case and handed in for another is a mismatch, and credits neither."""
    cheap = town.at(Stage.PAYMENT, CHEAP)
    dear = town.at(Stage.PAYMENT)
    paid, unpaid = town.start(cheap), town.start(dear)
    town.paper.bank.customer(paid.order)
    before = town.everything()

    with pytest.raises(PaymentMismatch, match=paid.reference):
        town.desk.payment_returned("paper", town.paper.bank.callback(unpaid.order, paid.reference))
    assert before == town.everything()


def test_one_reference_pays_one_order_even_when_the_bank_gives_it_twice(town: Town) -> None:
    """A bank that hands out a reference a second time is not believed, and both cases are named."""
    first, second = town.at(Stage.PAYMENT), town.at(Stage.PAYMENT)
    page = town.start(first)
    order = derived_id("order", town.payer, "second")
    town.paper.bank.books[order] = PaperPayment(order=order, reference=page.reference, amount=town.limit)
    town.start(second, "second")
    town.desk.payment_returned("paper", town.paper.bank.customer(page.order))

    with pytest.raises(PaymentMismatch, match=f"{order}.*{page.reference} already paid for {first.id}"):
        town.desk.payment_returned("paper", town.paper.bank.customer(order))
    assert () == town.desk.case(second.id, by=town.payer).payments


def another(answer: Settlement, amount: Callable[[int], int]) -> Settlement:
    """Return *answer* with another amount."""
    assert answer.amount is not None
    return evolve(answer, amount=evolve(answer.amount, amount=amount(answer.amount.amount)))


LIES: dict[str, Callable[[Settlement], Settlement]] = {
    "less": lambda answer: another(answer, lambda _: 1),
    "a tenth: toman for rial": lambda answer: another(answer, lambda amount: amount // 10),
    "more": lambda answer: another(answer, lambda amount: amount + 1),
    "nothing": lambda answer: another(answer, lambda _: 0),
    "below nothing": lambda answer: another(answer, lambda amount: -amount),
    "no amount": lambda answer: evolve(answer, amount=None),
    "text for an amount": lambda answer: evolve(answer, amount="150000"),  # type: ignore[arg-type]  # a plug-in's lie
    "another currency": lambda answer: evolve(answer, amount=Money(150_000, "EUR")),
    "another merchant": lambda answer: evolve(answer, merchant="another-town"),
    "no merchant": lambda answer: evolve(answer, merchant=None),
    "another order": lambda answer: evolve(answer, order="another"),
    "another reference": lambda answer: evolve(answer, reference="PB999999"),
    "already, and less": lambda answer: evolve(another(answer, lambda _: 1), already=True),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_bank_that_settles_something_else_credits_nothing(town: Town, lie: str) -> None:
    """Amount, currency, merchant, order and reference are compared here, not in the plug-in."""
    page = town.start(town.at(Stage.PAYMENT))
    callback = town.paper.bank.customer(page.order)
    town.paper.bank.answer = LIES[lie]
    before = town.everything()

    with pytest.raises(PaymentMismatch, match=page.order):
        town.desk.payment_returned("paper", callback)
    assert before == town.everything()


def test_money_the_bank_had_settled_before_is_credited_all_the_same(town: Town) -> None:
    """An answer of "already verified" is success when the intent is ours and open."""
    page = town.start(town.at(Stage.PAYMENT))
    callback = town.paper.bank.customer(page.order)
    town.paper.bank.answer = lambda answer: evolve(answer, already=True)

    assert town.limit == town.desk.payment_returned("paper", callback).case.paid


@pytest.mark.parametrize("outcome", [Outcome.PENDING, Outcome.UNKNOWN])
def test_an_open_outcome_changes_nothing_and_is_asked_for_again(town: Town, outcome: Outcome) -> None:
    """Neither paid nor lost: the intent stays open, and the payer is told to wait."""
    case = town.at(Stage.PAYMENT)
    result = town.pay(case, outcome)

    assert (outcome, None) == (result.outcome, result.case.intents[-1].ended)
    assert [outcome] == [each.outcome for each in town.desk.reconcile()]
    assert result.to_json("fa")["text"]


@pytest.mark.parametrize(
    ("outcome", "ended"), [(Outcome.CANCELLED, Unpaid.CANCELLED), (Outcome.FAILED, Unpaid.FAILED)]
)
def test_a_payment_that_came_to_nothing_is_closed_once(town: Town, outcome: Outcome, ended: Unpaid) -> None:
    """The intent ends, nothing is paid, the full sum is still owed, and the bank is asked no more."""
    case = town.at(Stage.PAYMENT)
    result = town.pay(case, outcome)
    order = result.order
    before = town.everything()

    assert (outcome, ended) == (result.outcome, result.case.intents[-1].ended)
    assert case.owed == result.case.owed
    assert outcome is town.desk.payment_returned("paper", town.paper.bank.customer(order, outcome)).outcome
    assert () == town.desk.reconcile()
    assert before == town.everything()


def test_a_no_of_another_kind_after_a_no_changes_nothing(town: Town) -> None:
    """Cancelled first and failed later is still nothing paid: the first no is the one kept."""
    no = town.pay(town.at(Stage.PAYMENT), Outcome.CANCELLED)
    before = town.everything()
    later = town.desk.payment_returned("paper", town.paper.bank.customer(no.order, Outcome.FAILED))

    assert (Outcome.FAILED, Unpaid.CANCELLED) == (later.outcome, later.case.intents[-1].ended)
    assert before == town.everything()


def test_a_late_yes_after_a_no_is_money_received(town: Town) -> None:
    """Both answers stay in the history."""
    case = town.at(Stage.PAYMENT)
    no = town.pay(case, Outcome.CANCELLED)
    yes = town.desk.payment_returned("paper", town.paper.bank.customer(no.order))
    told = [each.event for each in town.desk.history(case.id, by=town.applicant)]

    assert town.limit == yes.case.paid
    assert ["payment_closed", "payment_recorded"] == told[-2:]


def test_a_late_no_after_a_yes_takes_nothing_back(town: Town) -> None:
    """What is credited stays so, whatever the callback says."""
    case = town.at(Stage.PAYMENT)
    yes = town.pay(case)
    later = town.desk.payment_returned("paper", town.paper.bank.customer(yes.order, Outcome.CANCELLED))

    assert (Outcome.SETTLED, town.limit) == (later.outcome, later.case.paid)


def test_a_lost_callback_is_found_by_reconciling(town: Town) -> None:
    """The bank is asked about every open payment, though nobody came back from its page."""
    page = town.start(town.at(Stage.PAYMENT))
    town.paper.bank.customer(page.order)
    (result,) = town.desk.reconcile()

    assert (Outcome.SETTLED, town.limit) == (result.outcome, result.case.paid)
    assert () == town.desk.reconcile()


def test_reconciling_asks_about_every_case(town: Town) -> None:
    """More cases than one page of the list holds are all asked about, each once."""
    pages = [town.start(town.at(Stage.PAYMENT)) for _ in range(3)]
    for page in pages:
        town.paper.bank.customer(page.order)

    assert {page.order for page in pages} == {result.order for result in town.desk.reconcile()}


def test_of_two_payments_for_one_bill_the_second_is_credit(town: Town) -> None:
    """Two tabs, both paid: all money is recorded, and the case goes on after what it owed."""
    case = town.at(Stage.PAYMENT, CHEAP)
    tabs = [town.start(case, tab) for tab in ("one", "two")]
    results = [town.desk.payment_returned("paper", town.paper.bank.customer(page.order)) for page in tabs]

    assert [Stage.ISSUANCE, Stage.ISSUANCE] == [result.case.stage for result in results]
    assert case.owed is not None
    assert case.owed + case.owed == results[1].case.paid
    assert Money(0, town.limit.currency) == results[1].case.owed


def test_a_lost_callback_is_found_though_the_case_has_gone_on(town: Town) -> None:
    """The second of two tabs was paid as well, and its callback lost: the money is found as credit."""
    case = town.at(Stage.PAYMENT, CHEAP)
    first, second = (town.start(case, tab) for tab in ("one", "two"))
    town.desk.payment_returned("paper", town.paper.bank.customer(first.order))
    town.paper.bank.customer(second.order)

    assert [second.order] == [result.order for result in town.desk.reconcile()]
    assert 2 == len(town.desk.case(case.id, by=town.applicant).payments)


@pytest.mark.parametrize("end", ["withdrawn", "issued"])
def test_money_is_recorded_in_any_stage(town: Town, end: str) -> None:
    """Money that comes after the case has ended is recorded and changes nothing else."""
    case = town.at(Stage.PAYMENT, CHEAP)
    late = town.start(case, "late")
    if end == "withdrawn":
        case = town.take(commands.Withdraw(case_id=case.id), town.applicant)
    else:
        case = town.take(commands.IssuePermit(case_id=town.pay(case).case.id), town.officer(Role.ISSUER))
    result = town.desk.payment_returned("paper", town.paper.bank.customer(late.order))

    assert (case.stage, len(case.payments) + 1) == (result.case.stage, len(result.case.payments))


@pytest.mark.parametrize("wrong", [0, 1])
def test_one_payment_that_cannot_be_settled_keeps_no_other_from_being_found(town: Town, wrong: int) -> None:
    """A mismatch in one case is told after every other payment was asked about, whichever comes first."""
    pages = [town.start(town.at(Stage.PAYMENT)) for _ in range(2)]
    for page in pages:
        town.paper.bank.customer(page.order)
    town.paper.bank.answer = lambda answer: (
        evolve(answer, merchant="another-town") if answer.order == pages[wrong].order else answer
    )

    with pytest.raises(PaymentMismatch, match=pages[wrong].order):
        town.desk.reconcile()
    paid = [
        payment.order
        for entry in town.desk.cases(by=town.payer)
        for payment in town.desk.case(entry.case_id, by=town.payer).payments
    ]
    assert [pages[1 - wrong].order] == paid


def test_all_that_cannot_be_settled_is_told_together(town: Town) -> None:
    """Two mismatches are two faults of one error, each naming its order."""
    pages = [town.start(town.at(Stage.PAYMENT)) for _ in range(2)]
    for page in pages:
        town.paper.bank.customer(page.order)
    town.paper.bank.answer = lambda answer: evolve(answer, merchant="another-town")

    with pytest.raises(QomPermitsError) as refused:
        town.desk.reconcile()
    assert ["payment-mismatch"] * 2 == [fault.code for fault in refused.value.faults]
    assert all(page.order in str(refused.value) for page in pages)


def test_nobody_pays_for_a_case_that_is_not_theirs(town: Town) -> None:
    """Paying, too, is the owner's part alone."""
    case = town.at(Stage.PAYMENT)

    with pytest.raises(Blocked, match="part of"):
        town.desk.start_payment(
            case.id,
            gateway="paper",
            return_url="https://x.y",
            by=town.officer(Role.EXPERT),
            command_id="mine",
        )
    with pytest.raises(NoSuchCase):
        town.desk.start_payment(
            "nowhere", gateway="paper", return_url="https://x.y", by=town.payer, command_id="mine"
        )


def test_nothing_is_paid_where_nothing_is_owed(town: Town) -> None:
    """Before the bill and after it, starting a payment says why not, and the bank hears nothing."""
    for stage in (Stage.CHARGES, Stage.ISSUANCE):
        case = town.at(stage)
        books = dict(town.paper.bank.books)

        with pytest.raises(Blocked):
            town.start(case)
        assert books == town.paper.bank.books


def test_a_bank_that_refuses_to_start_leaves_the_intent_to_try_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same command id asks the bank again under the same order."""
    case = town.at(Stage.PAYMENT)

    def refuse(_bank: object, order: object) -> object:
        raise GatewayFault(f"no answer for {order}")

    with monkeypatch.context() as patched:
        patched.setattr(type(town.paper.bank), "start", refuse)
        with pytest.raises(GatewayFault):
            town.start(case, "click")

    page = town.start(case, "click")
    assert [page.order] == [intent.order for intent in town.desk.case(case.id, by=town.payer).intents]
