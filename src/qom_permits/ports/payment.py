"""Payment gateways: what a bank is asked, and what it may answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Protocol

from attrs import field, frozen, validators

from qom_permits.domain import identifiers
from qom_permits.domain.money import Money


@frozen(kw_only=True)
class Order:
    """One payment asked of a bank. *id* is ours and the key of every retry.

    *return_url* brings the payer back and *description* tells the payer what is paid; only `start` needs them.
    """

    id: str = field(validator=identifiers.identifier)
    amount: Money = field(validator=validators.instance_of(Money))
    return_url: str = ""
    description: str = ""


@frozen(kw_only=True)
class Page:
    """Where the payer pays: the bank's *address*, under its own *reference* for the order."""

    reference: str = field(validator=identifiers.reference)
    address: str


@frozen
class Callback:
    """What a payer's browser, or the bank itself, brought back: a hint, never proof.

    *query* has each key of the address once. Of a key sent twice the host gives the last, as the mappings of web
    frameworks do: a gateway then judges one reading, and whichever it is, the bank is asked before money counts.
    """

    method: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@frozen(kw_only=True)
class Returned:
    """What a callback claims to be about: our *order* and the bank's *reference*."""

    order: str = field(validator=identifiers.identifier)
    reference: str = field(validator=identifiers.reference)


class Outcome(Enum):
    """How a payment stands at the bank. Unknown is left only by the bank's answer or a person."""

    SETTLED = "settled"
    PENDING = "pending"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Settlement:
    """A bank's answer about one payment, as it said it; the desk compares it with what was asked.

    *amount* and *merchant* are None unless money was taken; *already* says the bank had settled it before.
    """

    outcome: Outcome
    order: str
    reference: str
    amount: Money | None = None
    merchant: str | None = None
    already: bool = False


class PaymentGateway(Protocol):
    """A bank. Amounts cross in minor units (rial, never toman); it asks no clock but the one it was given."""

    @property
    def merchant(self) -> str:
        """The town's account at the bank, as the bank names it in its answers."""
        ...

    @property
    def limit(self) -> Money | None:
        """The most one payment may carry; None when there is no limit."""
        ...

    def start(self, order: Order) -> Page:
        """Open a payment and return its page; the same order again returns the same page.

        Raises `BadInput` for an order the bank cannot take, such as one over the limit, and `GatewayFault` when
        the bank cannot be understood, or holds the order for another amount.
        """
        ...

    def read_callback(self, callback: Callback) -> Returned:
        """Return what *callback* claims; raises `BadInput` when it is forged, edited or unreadable."""
        ...

    def settle(self, order: Order, reference: str) -> Settlement:
        """Ask the bank to hand the money over, and return its answer; repeated, it answers alike.

        Never raises for a bank that is silent or garbled: that is `Outcome.UNKNOWN`.
        """
        ...

    def status(self, order: Order, reference: str) -> Settlement:
        """Return how the payment stands; it changes nothing at the bank."""
        ...

    def refund(self, reference: str, amount: Money, key: str) -> Settlement:
        """Give *amount* back, once for one *key*, and never more in all than was paid."""
        ...
