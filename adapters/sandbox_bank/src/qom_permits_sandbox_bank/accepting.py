"""What the bank takes no order for, every reason at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text, same
from qom_permits.ports.payment import Order
from qom_permits_sandbox_bank.callbacks import CARRIED

_LONGEST_DESCRIPTION = 500
_UNSPEAKABLE = {"Cc", "Cs"}  # control characters and halves of characters
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WRITTEN_ADDRESS = re.compile(
    r"[!#-;=?-\[\]_a-z~]{1,2000}"
)  # what RFC 3986 allows: no space, quote or line break


def require_acceptable(order: Order, limit: Money) -> None:
    """Raise `BadInput` with every reason why the bank cannot open a page for *order*."""
    faults = [*_amount_faults(order.amount, limit), *_address_faults(order), *_description_faults(order)]
    if faults:
        raise BadInput(faults)


def _amount_faults(amount: Money, limit: Money) -> Iterator[Fault]:
    if amount.currency != limit.currency:
        text = Text("the bank takes {taken}, not {currency}", "بانک {taken} می‌گیرد، نه {currency}").fill(
            taken=limit.currency, currency=amount.currency
        )
        yield Fault(code="other-currency", where="amount", text=text, allowed=same(limit.currency))
    elif not Money(0, limit.currency) < amount <= limit:
        text = Text(
            "one payment carries at least {least} and at most {limit}, not {amount}",
            "یک پرداخت دست‌کم {least} و حداکثر {limit} است، نه {amount}",
        ).fill(least=Money(1, limit.currency).told(), limit=limit.told(), amount=amount.told())
        yield Fault(code="amount-not-carried", where="amount", text=text)


def _address_faults(order: Order) -> Iterator[Fault]:
    allowed = Text("an absolute http or https address in ASCII", "نشانی کامل http یا https با نویسه‌های لاتین")
    if not _is_web_address(order.return_url):
        text = Text(
            "the payer cannot be sent back to {given!r:.80}", "پرداخت‌کننده به {given!r:.80} بازنمی‌گردد"
        ).fill(given=order.return_url)
        yield Fault(code="bad-return-url", where="return_url", text=text, allowed=allowed)
    elif taken := _carried_already(order.return_url):
        text = Text(
            "the address already says {taken}, which the bank adds", "نشانی {taken} را دارد که بانک می‌افزاید"
        ).fill(taken=taken)
        yield Fault(code="return-url-taken", where="return_url", text=text)


def _is_web_address(given: str) -> bool:
    if not _WRITTEN_ADDRESS.fullmatch(given):
        return False
    try:
        address = urlsplit(given)
        return address.scheme in {"http", "https"} and bool(address.hostname) and address.port != 0
    except ValueError:  # half an IPv6 address, a port that is no number
        return False


def _carried_already(address: str) -> str:
    names = {name for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)}
    return ", ".join(name for name in CARRIED if name in names)


def _description_faults(order: Order) -> Iterator[Fault]:
    if len(order.description) > _LONGEST_DESCRIPTION:
        text = Text("the description is too long", "شرح بیش از اندازه بلند است")
        allowed = Text("at most 500 characters", "حداکثر ۵۰۰ نویسه")
        yield Fault(code="long-description", where="description", text=text, allowed=allowed)
    elif any(_is_hidden(letter) for letter in order.description):
        text = Text(
            "the description holds a control character or hidden direction mark",
            "شرح نویسه کنترلی یا نشانه جهت پنهان دارد",
        )
        yield Fault(code="hidden-character", where="description", text=text)


def _is_hidden(letter: str) -> bool:
    return letter in _DIRECTION_MARKS or unicodedata.category(letter) in _UNSPEAKABLE
