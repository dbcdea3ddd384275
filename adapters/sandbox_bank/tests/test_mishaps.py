"""Bad luck on request: ways back that are lost or slow, and replies that never arrive."""

from wsgiref.types import WSGIApplication

import pytest

from qom_permits.ports.payment import Order, Outcome
from qom_permits_sandbox_bank import SandboxBank, visit


def test_a_lost_way_back_is_lost_for_good(bank: SandboxBank, page: WSGIApplication, order: Order) -> None:
    """PAY-18: the payer paid and closed the tab; the shop finds the money by asking."""
    opened = bank.start(order)

    assert visit(page, opened.address, "pay", "lost_callback") is None
    assert visit(page, opened.address, "return") is None
    assert Outcome.SETTLED is bank.settle(order, opened.reference).outcome


def test_a_slow_way_back_opens_after_some_looks(
    bank: SandboxBank, page: WSGIApplication, order: Order
) -> None:
    """PAY-18: the money may be settled long before the payer is back."""
    opened = bank.start(order)
    bank.books.plan(opened.reference, "slow_callback", times=3)

    assert visit(page, opened.address, "pay") is None
    assert Outcome.SETTLED is bank.settle(order, opened.reference).outcome
    assert [None, None] == [visit(page, opened.address, "return") for _ in range(2)]
    assert visit(page, opened.address, "return") is not None


@pytest.mark.parametrize(("mishap", "waits"), [("slow_callback", 2), ("lost_reply", 0)])
def test_a_mishap_can_be_chosen_on_the_page(
    bank: SandboxBank, page: WSGIApplication, order: Order, mishap: str, waits: int
) -> None:
    """A tester needs nothing but the page to see a desk meet bad luck."""
    opened = bank.start(order)
    brought = [
        visit(page, opened.address, "pay", mishap),
        *(visit(page, opened.address, "return") for _ in range(2)),
    ]

    assert [None] * waits == [callback for callback in brought if callback is None]
    assert (mishap == "lost_reply") == (bank.settle(order, opened.reference).outcome is Outcome.UNKNOWN)
