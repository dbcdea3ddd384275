"""What happened to a payment; part of `events`, whose rules for names and fields hold here too."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from qom_permits.domain.commands import Unpaid
from qom_permits.domain.money import Money
from qom_permits.domain.stages import Stage


@frozen(kw_only=True)
class PaymentStarted:
    """A payment of *amount* was meant, as *order* at *gateway*; nothing is paid yet."""

    on: date
    order: str
    gateway: str
    amount: Money


@frozen(kw_only=True)
class PaymentPageOpened:
    """The bank took the *order* under its own *reference*; the payer pays at *address*."""

    on: date
    order: str
    reference: str
    address: str


@frozen(kw_only=True)
class PaymentRecorded:
    """The bank settled *amount* for *order*."""

    on: date
    order: str
    reference: str
    amount: Money
    to: Stage
    due: date | None


@frozen(kw_only=True)
class PaymentClosed:
    """The *order* ended without money."""

    on: date
    order: str
    outcome: Unpaid
