"""Giving money back: once for one key, and never more than came."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import evolve

from qom_permits.domain.errors import GatewayFault
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Order, Outcome
from qom_permits_sandbox_bank import SandboxBank
from qom_permits_sandbox_bank.entries import Kind


def refunds_of(bank: SandboxBank) -> list[int]:
    """Return the rial that went back, move by move."""
    return [move.amount.amount for move in bank.books.moves() if move.kind is Kind.REFUND]


def test_a_refund_happens_once_for_one_key(bank: SandboxBank, order: Order, paid: str) -> None:
    """PAY-13, fault 90: the retry is told that it was done already."""
    bank.settle(order, paid)
    first, second = (bank.refund(paid, Money(500_000), "refund-1") for _ in range(2))

    assert (Outcome.SETTLED, Money(500_000), False) == (first.outcome, first.amount, first.already)
    assert evolve(first, already=True) == second
    assert [500_000] == refunds_of(bank)


def test_a_refund_key_used_for_something_else_is_a_conflict(
    bank: SandboxBank, order: Order, paid: str
) -> None:
    """The reuse of a refund's key is not hidden."""
    bank.settle(order, paid)
    bank.refund(paid, Money(500_000), "refund-1")

    with pytest.raises(GatewayFault, match="conflict: refund refund-1"):
        bank.refund(paid, Money(1), "refund-1")


def test_no_more_goes_back_than_came(bank: SandboxBank, order: Order, paid: str) -> None:
    """PAY-14, fault 91: parts cannot pass the whole, by one rial either."""
    bank.settle(order, paid)
    outcomes = [
        bank.refund(paid, Money(amount), f"refund-{place}").outcome
        for place, amount in enumerate([750_001, 500_000, 250_001, 250_000, 1])
    ]

    assert [Outcome.FAILED, Outcome.SETTLED, Outcome.FAILED, Outcome.SETTLED, Outcome.FAILED] == outcomes
    assert [500_000, 250_000] == refunds_of(bank)


@pytest.mark.parametrize("amount", [Money(0), Money(-1), Money(1, "USD")])
def test_a_refund_of_nothing_is_refused(bank: SandboxBank, order: Order, paid: str, amount: Money) -> None:
    """A refund below nothing would be a second payment."""
    bank.settle(order, paid)

    assert Outcome.FAILED is bank.refund(paid, amount, "refund-1").outcome
    assert [] == refunds_of(bank)


def test_what_was_never_settled_is_not_given_back(bank: SandboxBank, order: Order, paid: str) -> None:
    """Money that never reached the merchant cannot leave it, nor can that of an unknown reference."""
    assert Outcome.FAILED is bank.refund(paid, order.amount, "refund-1").outcome
    assert Outcome.FAILED is bank.refund("SB000000999900", Money(1), "refund-2").outcome
    assert [] == refunds_of(bank)


def test_refunds_from_many_sides_stay_within_what_came(
    reopened: Callable[[], SandboxBank], bank: SandboxBank, order: Order, paid: str
) -> None:
    """Eight refunds of a quarter at once give back four quarters."""
    bank.settle(order, paid)
    banks = [reopened() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda place: banks[place].refund(paid, Money(187_500), f"refund-{place}"), range(8)))

    assert [187_500] * 4 == refunds_of(bank)
