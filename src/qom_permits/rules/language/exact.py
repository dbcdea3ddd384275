"""Numbers as tariffs and facts write them, read into exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from qom_permits.domain.errors import bad
from qom_permits.domain.numerals import MOST_DIGITS, exact_number, is_short, plainly

_TOO_BIG = 10**MOST_DIGITS


def exact(given: object, places: int = MOST_DIGITS) -> Fraction:
    """Return the number *given* as text, int or `Decimal`, with at most *places* decimals.

    A float, a bool, NaN, an exponent, or more than 40 digits raise `BadInput`.

    >>> exact("۰٫۳۰"), exact(Decimal("12.50"), 1)
    (Fraction(3, 10), Fraction(25, 2))
    """
    match given:
        case bool() | float():
            pass
        case int() if abs(given) < _TOO_BIG:
            return Fraction(given)
        case Decimal() if is_short(given):
            return Fraction(exact_number(plainly(given), places))
        case str() if len(given) <= MOST_DIGITS and given.isascii() and given.isdecimal():
            return Fraction(int(given))
        case str():
            return Fraction(exact_number(given, places))
        case _:
            pass
    raise bad(
        "not-a-number",
        "{given} is no number here; give digits as text or a whole number of at most {most} digits",
        "{given} در اینجا عدد نیست؛ رقم‌ها را به‌صورت متن یا عدد درست دست‌بالا {most} رقمی بدهید",
        given=_shown(given),
        most=MOST_DIGITS,
    )


def decimal_text(number: Fraction) -> str | None:
    """Return *number* as digits, or None where no finite decimal says it.

    >>> decimal_text(Fraction(-5, 4)), decimal_text(Fraction(1, 3))
    ('-1.25', None)
    """
    rest, places = number.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return None
    digits = f"{abs(number) * 10**places}".zfill(places + 1)
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _shown(given: object) -> str:
    return "the whole number" if isinstance(given, int) and not isinstance(given, bool) else f"{given!r:.60}"
