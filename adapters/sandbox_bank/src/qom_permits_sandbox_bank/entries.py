"""What stands in the bank's books: payments, moves of money, and mishaps asked for."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from attrs import evolve, frozen

from qom_permits.domain.money import Money


class State(Enum):
    """How a payment stands. Expired is never written: it is read off the clock."""

    OPEN = "open"
    PAID = "paid"
    CANCELLED = "cancelled"
    SETTLED = "settled"
    EXPIRED = "expired"


class Mishap(Enum):
    """What may go wrong on request: the way back lost or slow, the reply to `settle` lost."""

    LOST_CALLBACK = "lost_callback"
    SLOW_CALLBACK = "slow_callback"
    LOST_REPLY = "lost_reply"


@frozen(kw_only=True)
class Payment:
    """One payment: the *order* of *merchant*, to be paid before *pay_until*."""

    reference: str
    merchant: str
    order: str
    amount: Money
    return_url: str
    description: str
    pay_until: datetime
    state: State

    def as_of(self, at: datetime) -> Payment:
        """Return the payment as it stands at the instant *at*; the second it expires, it has expired."""
        late = self.state is State.OPEN and at >= self.pay_until
        return evolve(self, state=State.EXPIRED) if late else self


class Kind(Enum):
    """Which way money moved: to the merchant, or back to the payer."""

    CREDIT = "credit"
    REFUND = "refund"


@frozen(kw_only=True)
class Move:
    """Money that moved once under its *key*."""

    reference: str
    kind: Kind
    amount: Money
    key: str
