"""Numbers as people write them: ASCII, Persian or Arabic digits, never mixed, exact."""

from __future__ import annotations

import re
from decimal import Decimal

from qom_permits.domain.errors import bad

_SCRIPTS = ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_TO_ASCII = {ord(sign): str(value) for script in _SCRIPTS for value, sign in enumerate(script)}
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
MOST_DIGITS = 40
"""The most digits a written number may have; longer ones are refused before they are read."""


def ascii_digits(words: str) -> str:
    """Return *words* with Persian and Arabic digits as ASCII; digits of two scripts raise ``mixed-digits``.

    >>> ascii_digits("۱۴۰۵")
    '1405'
    """
    if sum(any(sign in script for sign in words) for script in _SCRIPTS) > 1:
        raise bad(
            "mixed-digits",
            "{words!r:.60} mixes digits of two scripts; write them all alike",
            "{words!r:.60} رقم‌های دو خط را درهم دارد؛ همه را یک‌جور بنویسید",
            words=words,
        )
    return words.translate(_TO_ASCII)


def exact_number(words: str, places: int) -> Decimal:
    """Return the number written in *words*, with at most *places* decimals and no trailing zeros.

    The mark may be ``.`` or ``٫``. Raises `BadInput` with ``not-a-number``, ``mixed-digits`` or
    ``too-many-decimals``: never rounded silently.

    >>> exact_number("۱۲٫۵۰", 1)
    Decimal('12.5')
    """
    if len(words) > MOST_DIGITS + len("-.") or sum(map(str.isdecimal, words)) > MOST_DIGITS:
        raise _not_a_number(f"{words[:MOST_DIGITS]}…")
    plain = ascii_digits(words).replace("٫", ".", 1)
    if not _NUMBER.fullmatch(plain):
        raise _not_a_number(words)
    whole, _, decimals = plain.partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) > places:
        raise bad(
            "too-many-decimals",
            "{words} has more than {places} decimal places",
            "{words} بیش از {places} رقم اعشار دارد",
            words=words,
            places=places,
        )
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def is_short(number: Decimal) -> bool:
    """Return whether *number* is finite and takes no more digits than may be written.

    An exponent can stand for more zeros than fit into memory, so ask before `plainly`.
    """
    return (
        number.is_finite()
        and abs(number.adjusted()) <= MOST_DIGITS
        and len(number.as_tuple().digits) <= MOST_DIGITS
    )


def plainly(number: Decimal) -> str:
    """Return *number* as digits without exponent or needless zeros.

    >>> plainly(Decimal("1.20E+3")), plainly(Decimal("0.50"))
    ('1200', '0.5')
    """
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _not_a_number(words: str) -> Exception:
    return bad(
        "not-a-number",
        "{words!r} is not a number; write digits and at most one decimal mark, such as 120.5",
        "{words!r} عدد نیست؛ فقط رقم و دست‌بالا یک ممیز بنویسید، مانند ۱۲۰٫۵",
        words=words,
    )
