"""How the sandbox bank is chosen, and what it refuses to be chosen for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from attrs import field, frozen, validators

from qom_permits.domain.errors import bad
from qom_permits.domain.money import MOST, Money

CARD_LIMIT = 1_000_000_000
"""What one card payment carries in Iran, in rial."""

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")
_MERCHANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


def _in_a_file(_settings: object, _attribute: object, path: str) -> None:
    if path.strip() in {"", ":memory:"} or path.startswith("file:"):
        raise bad(
            "books-path",
            "{path} names no file; a bank that forgets is none: give a path such as sandbox-bank.db",
            "{path} نام پرونده‌ای نیست؛ بانک باید به یاد بیاورد: مسیری مانند sandbox-bank.db بدهید",
            path=repr(path),
        )


def _an_origin(_settings: object, _attribute: object, address: str) -> None:
    if not _ORIGIN.fullmatch(address):
        raise bad(
            "bank-address",
            "{address} is no place for a page; give scheme and host, such as http://127.0.0.1:8080",
            "{address} نشانی صفحه نیست؛ پروتکل و میزبان بدهید، مانند http://127.0.0.1:8080",
            address=repr(address),
        )


def _a_merchant(_settings: object, _attribute: object, merchant: str) -> None:
    if not _MERCHANT.fullmatch(merchant):
        raise bad(
            "bank-merchant",
            "{merchant} is no merchant; use 1 to 60 Latin letters, digits and . _ -",
            "{merchant} پذیرنده نیست؛ ۱ تا ۶۰ حرف لاتین، رقم و نشانه‌های . _ - به کار برید",
            merchant=repr(merchant),
        )


def _a_currency(_settings: object, _attribute: object, currency: str) -> None:
    Money(0, currency)


def _at_least_one(_settings: object, attribute: Any, number: int) -> None:
    if not 1 <= number <= MOST:
        raise bad(
            "bank-number",
            "{name} is {number}; it is at least 1 and at most {most}",
            "{name} برابر {number} است؛ دست‌کم ۱ و حداکثر {most} است",
            name=attribute.name,
            number=number,
            most=MOST,
        )


def _for_trying_out(_settings: object, _attribute: object, production: object) -> None:
    if production is not False:
        raise bad(
            "sandbox-in-production",
            "the sandbox bank moves no money and cannot be opened with production = true; name a real gateway",
            "بانک آزمایشی پولی جابه‌جا نمی‌کند و با production = true باز نمی‌شود؛ درگاهی واقعی نام ببرید",
        )


@frozen
class SandboxBankSettings:
    """The file of the bank's *books*; the rest has defaults like a real bank's.

    *limit* is the most one payment may carry, in minor units of the one *currency* the bank takes; *merchant* the
    town's account; *address* where the page is said to be; a payment not paid within *minutes_to_pay* has failed.
    *production* may only be false.
    """

    books: str = field(default="sandbox-bank.db", validator=[validators.instance_of(str), _in_a_file])
    limit: int = field(default=CARD_LIMIT, validator=[validators.instance_of(int), _at_least_one])
    merchant: str = field(default="town-hall", validator=[validators.instance_of(str), _a_merchant])
    address: str = field(
        default="https://bank.sandbox.invalid", validator=[validators.instance_of(str), _an_origin]
    )
    minutes_to_pay: int = field(default=30, validator=[validators.instance_of(int), _at_least_one])
    production: bool = field(default=False, validator=_for_trying_out)
    currency: str = field(default="IRR", validator=[validators.instance_of(str), _a_currency])

    @property
    def file(self) -> Path:
        """The file of the books, whatever the working directory becomes."""
        return Path(self.books).absolute()
