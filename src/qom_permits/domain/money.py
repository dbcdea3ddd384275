"""Money: whole minor units of one currency, never a float."""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

from qom_permits.domain.errors import bad
from qom_permits.domain.texts import Text, persian_digits

MOST = 10**15
"""The largest amount, either side of zero, in minor units: far over any bill, far under 2⁶³."""

_LEGIBLE_BITS = 10_000
"""Longer numbers are not even written out to refuse them."""

_NAMES = {"IRR": Text("rial", "ریال"), "USD": Text("US dollars", "دلار آمریکا")}
PLACES_TOLD = {"USD": 2}
"""Decimal places of the currencies people speak of in major units; the rest are told in minor ones."""


def _whole_amount(_owner: object, _attribute: object, amount: Any) -> None:
    if type(amount) is not int or amount.bit_length() > _LEGIBLE_BITS:
        raise bad(
            "not-whole",
            "money is a whole number of minor units, not {amount}",
            "پول عدد درست از کوچک‌ترین واحد است، نه {amount}",
            amount=repr(amount) if type(amount) is not int else "one too long to read",
        )
    if abs(amount) > MOST:
        raise bad(
            "too-much-money",
            "{amount} is more than this library carries ({most})",
            "{amount} از بیشترین مبلغ ممکن ({most}) بیشتر است",
            amount=amount,
            most=MOST,
        )


def _currency_code(_owner: object, _attribute: object, currency: Any) -> None:
    if not (isinstance(currency, str) and re.fullmatch("[A-Z]{3}", currency)):
        raise bad(
            "bad-currency",
            "{currency!r} is no currency code; give three capital letters such as IRR",
            "{currency!r} کد ارز نیست؛ سه حرف بزرگ لاتین مانند IRR بنویسید",
            currency=currency,
        )


@frozen
class Money:
    """An *amount* in whole minor units of *currency* (rial for ``IRR``); negative when given back.

    >>> Money(1_343_680) + Money(40_320)
    Money(amount=1384000, currency='IRR')
    """

    amount: int = field(validator=_whole_amount)
    currency: str = field(default="IRR", validator=_currency_code)

    def __add__(self, other: Money) -> Money:
        """Return the sum; both must be of one currency."""
        return Money(self.amount + _alike(self, other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        """Return the difference; both must be of one currency."""
        return Money(self.amount - _alike(self, other).amount, self.currency)

    def __neg__(self) -> Money:
        """Return the amount given back."""
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        """Return whether this is less; both must be of one currency."""
        return self.amount < _alike(self, other).amount

    def __le__(self, other: Money) -> bool:
        """Return whether this is not more; both must be of one currency."""
        return self.amount <= _alike(self, other).amount

    def __bool__(self) -> bool:
        """Return whether there is any money at all."""
        return self.amount != 0

    def told(self) -> Text:
        """Return the amount in words for people, grouped by thousands; of dollars with their cents.

        >>> Money(1_384_000).told()
        Text(en='1,384,000 rial', fa='۱٬۳۸۴٬۰۰۰ ریال')
        >>> Money(-138_405, "USD").told().en
        '-1,384.05 US dollars'
        """
        places = PLACES_TOLD.get(self.currency, 0)
        whole, part = divmod(abs(self.amount), 10**places)
        grouped = f"{'-' * (self.amount < 0)}{whole:,}" + (f".{part:0{places}}" if places else "")
        name = _NAMES.get(self.currency, Text(self.currency, self.currency))
        return Text(
            f"{grouped} {name.en}", f"{persian_digits(grouped.replace(',', '٬').replace('.', '٫'))} {name.fa}"
        )


def total(amounts: tuple[Money, ...], currency: str) -> Money:
    """Return the sum of *amounts*, zero of *currency* when there are none; only the whole must fit into money."""
    nothing = Money(0, currency)
    return Money(sum(_alike(nothing, each).amount for each in amounts), currency)


def _alike(mine: Money, other: Money) -> Money:
    if mine.currency != other.currency:
        raise bad(
            "currencies-differ",
            "{mine} and {other} are not of one currency",
            "{mine} و {other} از یک ارز نیستند",
            mine=mine.told(),
            other=other.told(),
        )
    return other
