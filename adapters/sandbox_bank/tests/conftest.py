"""A bank with a clock that tests turn, and an order it takes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from wsgiref.types import WSGIApplication

import pytest

from qom_permits.domain.money import Money
from qom_permits.ports.payment import Order
from qom_permits_sandbox_bank import SandboxBank, SandboxBankSettings, application, visit

OPENING = datetime(2026, 10, 1, 5, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> list[datetime]:
    """Return a clock: its last instant is now."""
    return [OPENING]


@pytest.fixture
def reopened(tmp_path: Path, clock: list[datetime]) -> Callable[[], SandboxBank]:
    """Return what opens the bank again on the same books, as a new process would."""
    settings = SandboxBankSettings(books=str(tmp_path / "bank.db"), limit=1_000_000)
    return lambda: SandboxBank(settings, lambda: clock[-1])


@pytest.fixture
def bank(reopened: Callable[[], SandboxBank]) -> SandboxBank:
    """Return a bank with empty books and a limit of a million rial."""
    return reopened()


@pytest.fixture
def page(bank: SandboxBank, clock: list[datetime]) -> WSGIApplication:
    """Return the bank's page."""
    return application(bank.books, lambda: clock[-1])


@pytest.fixture
def order() -> Order:
    """Return an order that the bank takes."""
    return Order(
        id="order-1",
        amount=Money(750_000),
        return_url="https://desk.example/paid?case=7",
        description="عوارض پروندهٔ ۱۴۰۵-۲-۰۰۰۱",
    )


@pytest.fixture
def paid(bank: SandboxBank, page: WSGIApplication, order: Order) -> str:
    """Return the reference of *order*, paid and not yet settled."""
    opened = bank.start(order)
    assert visit(page, opened.address, "pay") is not None
    return opened.reference
