"""Settling and asking: money moves once, and every answer is what the books say."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from wsgiref.types import WSGIApplication

import pytest
from attrs import evolve

from qom_permits.domain.errors import GatewayFault
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Callback, Order, Outcome, Settlement
from qom_permits_sandbox_bank import Mishap, SandboxBank, SandboxBankSettings, visit
from qom_permits_sandbox_bank.entries import Kind


def credits_of(bank: SandboxBank) -> list[int]:
    """Return the rial that reached the merchant, move by move."""
    return [move.amount.amount for move in bank.books.moves() if move.kind is Kind.CREDIT]


def test_money_moves_once(bank: SandboxBank, order: Order, paid: str) -> None:
    """PAY-06: settled again is settled already, with one credit."""
    first, second = bank.settle(order, paid), bank.settle(order, paid)

    assert first == Settlement(
        outcome=Outcome.SETTLED,
        order=order.id,
        reference=paid,
        amount=order.amount,
        merchant=bank.merchant,
    )
    assert evolve(first, already=True) == second
    assert [750_000] == credits_of(bank)


def test_settling_from_many_sides_moves_money_once(
    reopened: Callable[[], SandboxBank], order: Order, paid: str
) -> None:
    """PAY-17: return page and reconciliation at the same moment make one credit, and one of them learns of it."""
    banks = [reopened() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda bank: bank.settle(order, paid), banks))

    assert {Outcome.SETTLED} == {answer.outcome for answer in answers}
    assert 1 == sum(not answer.already for answer in answers)
    assert [750_000] == credits_of(banks[0])


def test_a_lost_reply_is_unknown_and_then_settled_already(bank: SandboxBank, order: Order, paid: str) -> None:
    """PAY-07, fault 85: silence after the money moved is not called a failure, and moves nothing twice."""
    bank.books.plan(paid, Mishap.LOST_REPLY)

    assert Settlement(outcome=Outcome.UNKNOWN, order=order.id, reference=paid) == bank.settle(order, paid)
    assert [750_000] == credits_of(bank)

    again = bank.settle(order, paid)

    assert (Outcome.SETTLED, True) == (again.outcome, again.already)
    assert [750_000] == credits_of(bank)


def test_books_that_cannot_be_read_are_unknown(
    bank: SandboxBank, order: Order, paid: str, tmp_path: Path
) -> None:
    """PAY-08: a bank that answers rubbish has neither settled nor failed."""
    for leftover in tmp_path.glob("bank.db-*"):
        leftover.unlink()
    (tmp_path / "bank.db").write_bytes(b"<html>" * 1000)

    assert Outcome.UNKNOWN is bank.settle(order, paid).outcome
    assert Outcome.UNKNOWN is bank.status(order, paid).outcome
    assert Outcome.UNKNOWN is bank.refund(paid, Money(1), "refund-1").outcome
    with pytest.raises(GatewayFault):
        bank.start(order)
    with pytest.raises(GatewayFault):
        bank.read_callback(Callback(method="GET", query={}, headers={}, body=b""))


def test_books_that_vanished_are_not_begun_anew(
    bank: SandboxBank, order: Order, paid: str, tmp_path: Path
) -> None:
    """A bank without its books answers that it does not know, and makes no empty ones."""
    for file in tmp_path.glob("bank.db*"):
        file.unlink()

    assert Outcome.UNKNOWN is bank.settle(order, paid).outcome
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("amount", [Money(1_000_000), Money(750_000)])
def test_a_reference_settles_no_other_order(
    bank: SandboxBank, order: Order, paid: str, amount: Money
) -> None:
    """PAY-09, fault 81: a reference is of one order, dearer or not, and the answer says of which."""
    other = evolve(order, id="order-2", amount=amount)
    bank.start(other)

    assert Settlement(outcome=Outcome.FAILED, order=order.id, reference=paid) == bank.settle(other, paid)
    assert [] == credits_of(bank)


@pytest.mark.parametrize("amount", [Money(749_999), Money(7_500_000), Money(75_000), Money(750_000, "USD")])
def test_another_amount_than_was_asked_settles_nothing(
    bank: SandboxBank, order: Order, paid: str, amount: Money
) -> None:
    """Fault 82: an order that has changed since is not what was paid."""
    assert Outcome.FAILED is bank.settle(evolve(order, amount=amount), paid).outcome
    assert [] == credits_of(bank)


@pytest.mark.parametrize("reference", ["SB000000999900", "nonsense", "", "' OR 1=1 --"])
def test_an_invented_reference_has_failed(bank: SandboxBank, order: Order, reference: str) -> None:
    """Fault 79: what is not in the books was not paid."""
    failed = Settlement(outcome=Outcome.FAILED, order=order.id, reference=reference)

    assert failed == bank.settle(order, reference) == bank.status(order, reference)


def test_another_merchant_settles_and_returns_nothing(
    bank: SandboxBank, order: Order, paid: str, tmp_path: Path, clock: list[datetime]
) -> None:
    """Fault 83: the money of one account is not another's."""
    settings = SandboxBankSettings(books=str(tmp_path / "bank.db"), merchant="elsewhere")
    other = SandboxBank(settings, lambda: clock[-1])

    assert other.start(order).reference != paid
    assert Outcome.FAILED is other.settle(order, paid).outcome
    assert Outcome.SETTLED is bank.settle(order, paid).outcome
    assert Outcome.FAILED is other.refund(paid, Money(1), "refund-1").outcome


def test_a_payment_nobody_paid_is_pending(bank: SandboxBank, order: Order) -> None:
    """PAY-10, fault 95: not yet paid is not failed."""
    reference = bank.start(order).reference

    assert Settlement(outcome=Outcome.PENDING, order=order.id, reference=reference) == bank.settle(
        order, reference
    )
    assert [] == credits_of(bank)


def test_a_cancelled_payment_never_settles(bank: SandboxBank, page: WSGIApplication, order: Order) -> None:
    """PAY-10: the payer's no is kept, even when a late yes follows."""
    opened = bank.start(order)
    visit(page, opened.address, "cancel")
    visit(page, opened.address, "pay")

    assert Outcome.CANCELLED is bank.settle(order, opened.reference).outcome
    assert [] == credits_of(bank)


def test_time_is_over_at_the_second_and_not_before(
    bank: SandboxBank, page: WSGIApplication, order: Order, clock: list[datetime]
) -> None:
    """PAY-21: the only clock is the one it was given, and the last moment counts as over."""
    opened = bank.start(order)
    over = clock[-1] + timedelta(minutes=30)

    clock.append(over - timedelta(microseconds=1))

    assert Outcome.PENDING is bank.settle(order, opened.reference).outcome

    clock.append(over)

    assert Outcome.FAILED is bank.settle(order, opened.reference).outcome
    assert visit(page, opened.address, "pay") is not None
    assert Outcome.FAILED is bank.settle(order, opened.reference).outcome


def test_what_was_paid_in_time_is_settled_whenever(
    bank: SandboxBank, order: Order, paid: str, clock: list[datetime]
) -> None:
    """PAY-18: a shop that heard nothing still finds its money the next week."""
    clock.append(clock[-1] + timedelta(days=7))

    assert Outcome.SETTLED is bank.settle(order, paid).outcome


def test_asking_changes_nothing(bank: SandboxBank, order: Order, paid: str) -> None:
    """PAY-15: no settling is hidden in a question, and a mishap waits for the settling."""
    bank.books.plan(paid, Mishap.LOST_REPLY)

    assert [Outcome.PENDING] * 3 == [bank.status(order, paid).outcome for _ in range(3)]
    assert [] == credits_of(bank)
    assert Outcome.UNKNOWN is bank.settle(order, paid).outcome
    assert bank.status(order, paid) == bank.settle(order, paid)
