"""What paying comes to: in cash on a day, late, or in instalments; each with its citation and as plain data."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.jalali import Calendar, write_day
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.language.exact import decimal_text


@frozen(kw_only=True)
class Discount:
    """A *share* of *base*, the lines it is on: so much less to pay."""

    share: Fraction
    base: Money
    amount: Money
    cite: Text

    def to_json(self) -> dict[str, object]:
        """Return the discount as plain data, its amount negative as on a bill."""
        return {
            "share": decimal_text(self.share),
            "of": self.base.amount,
            "amount": -self.amount.amount,
            "cite": _cite(self.cite),
        }


@frozen(kw_only=True)
class CashPayment:
    """What settles *total* in cash *on* a day: less the *discounts*, with the *rounding* of what is left."""

    tariff: str
    calendar: Calendar
    on: date
    total: Money
    discounts: tuple[Discount, ...]
    rounding: Money
    payable: Money

    def to_json(self) -> dict[str, object]:
        """Return the payment as plain data; amounts in minor units."""
        return {
            "tariff": self.tariff,
            "currency": self.total.currency,
            "paid_on": write_day(self.on, self.calendar),
            "total": self.total.amount,
            "discounts": [discount.to_json() for discount in self.discounts],
            "rounding": self.rounding.amount,
            "payable": self.payable.amount,
        }


@frozen(kw_only=True)
class LatePayment:
    """What *unpaid* lines, *due* on a day, cost more when they are paid only *on* another."""

    tariff: str
    calendar: Calendar
    due: date
    on: date
    months: int
    share: Fraction
    unpaid: Money
    amount: Money
    cite: Text

    def to_json(self) -> dict[str, object]:
        """Return the charge as plain data; amounts in minor units."""
        return {
            "tariff": self.tariff,
            "currency": self.unpaid.currency,
            "due": write_day(self.due, self.calendar),
            "paid_on": write_day(self.on, self.calendar),
            "months": self.months,
            "share": decimal_text(self.share),
            "unpaid": self.unpaid.amount,
            "amount": self.amount.amount,
            "cite": _cite(self.cite),
        }


@frozen(kw_only=True)
class InstalmentPlan:
    """*total* and its *interest* as a *down_payment* and monthly *parts*, which always add up."""

    tariff: str
    total: Money
    down_payment: Money
    interest: Money
    parts: tuple[Money, ...]
    cite: Text

    def to_json(self) -> dict[str, object]:
        """Return the plan as plain data; amounts in minor units."""
        return {
            "tariff": self.tariff,
            "currency": self.total.currency,
            "total": self.total.amount,
            "down_payment": self.down_payment.amount,
            "interest": self.interest.amount,
            "parts": [part.amount for part in self.parts],
            "cite": _cite(self.cite),
        }


def _cite(cite: Text) -> object:
    return cite.en if cite.en == cite.fa else cite.to_json()
