"""A bank of another currency: its books, its limit and its refusals are all in that one."""

from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve

from qom_permits.domain.errors import BadInput
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Order, Outcome
from qom_permits_sandbox_bank import SandboxBank, SandboxBankSettings, application, visit


@pytest.fixture
def dollars(tmp_path: Path, clock: list[datetime]) -> SandboxBank:
    """Return a bank that takes at most a hundred dollars at once."""
    settings = SandboxBankSettings(books=str(tmp_path / "dollars.db"), limit=10_000, currency="USD")
    return SandboxBank(settings, lambda: clock[-1])


def test_dollars_are_paid_settled_and_given_back(
    dollars: SandboxBank, order: Order, clock: list[datetime]
) -> None:
    """What came in dollars is kept, answered and returned in dollars."""
    asked = evolve(order, amount=Money(9_999, "USD"))
    opened = dollars.start(asked)
    assert visit(application(dollars.books, lambda: clock[-1]), opened.address, "pay") is not None
    settled = dollars.settle(asked, opened.reference)
    back = dollars.refund(opened.reference, Money(99, "USD"), "key-1")

    assert (Outcome.SETTLED, Money(9_999, "USD")) == (settled.outcome, settled.amount)
    assert (Outcome.SETTLED, Money(99, "USD")) == (back.outcome, back.amount)
    assert [Money(9_999, "USD"), Money(99, "USD")] == [move.amount for move in dollars.books.moves()]


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (Money(10_001, "USD"), "amount-not-carried"),
        (Money(0, "USD"), "amount-not-carried"),
        (Money(5), "other-currency"),
    ],
)
def test_the_limit_is_in_the_banks_currency(
    dollars: SandboxBank, order: Order, amount: Money, code: str
) -> None:
    """A cent over a hundred dollars is refused, and so are five rial."""
    with pytest.raises(BadInput) as refused:
        dollars.start(evolve(order, amount=amount))

    assert [code] == [fault.code for fault in refused.value.faults]


def test_rial_are_not_given_back_for_dollars(
    dollars: SandboxBank, order: Order, clock: list[datetime]
) -> None:
    """A refund is in the currency that came, or nothing moves."""
    asked = evolve(order, amount=Money(9_999, "USD"))
    opened = dollars.start(asked)
    visit(application(dollars.books, lambda: clock[-1]), opened.address, "pay")
    dollars.settle(asked, opened.reference)

    assert Outcome.FAILED is dollars.refund(opened.reference, Money(99), "key-1").outcome


def test_a_currency_is_three_capital_letters() -> None:
    """As every amount of money is told."""
    with pytest.raises(BadInput):
        SandboxBankSettings(currency="dollars")
