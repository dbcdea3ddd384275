"""Money on its way in: what was meant to be paid, and what was."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.commands import Unpaid
from qom_permits.domain.money import Money


@frozen(kw_only=True)
class Intent:
    """A payment meant as *order* at *gateway*.

    *reference* and *address* are None until the bank has taken the order; *ended* is None while money may
    still come.
    """

    order: str
    gateway: str
    amount: Money
    reference: str | None = None
    address: str | None = None
    ended: Unpaid | None = None


@frozen(kw_only=True)
class Payment:
    """Money a bank settled for *order*, under the bank's *reference*."""

    order: str
    gateway: str
    reference: str
    amount: Money
