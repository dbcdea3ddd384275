"""Numerals: whole numbers over a power of ten written as people read them, by three digits at a time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

from attrs import frozen

from qom_permits.domain.texts import Language, persian_digits

_THOUSAND = 1000
_MILLION = 10**6


@frozen(kw_only=True)
class Numerals:
    """How one language writes numbers: each writes a number given as a whole number over a power of ten.

    *whole* takes it over 1, *thousandths* over a thousand, *millionths* over a million, *finer* over ten to any power;
    *fraction* takes a `Fraction` and writes one without end to six decimals; *money* puts a plain minus before it.
    """

    whole: Callable[[int], str]
    thousandths: Callable[[int], str]
    millionths: Callable[[int], str]
    finer: Callable[[int, int], str]
    fraction: Callable[[Fraction], str]
    money: Callable[[int], str]


def _numerals(digits: Callable[[str], str], comma: str, point: str) -> Numerals:
    """Return the numerals of a language by its *digits*, its thousands' *comma* and its decimal *point*."""
    first = tuple(digits(str(group)) for group in range(_THOUSAND))
    following = tuple(comma + digits(f"{group:03}") for group in range(_THOUSAND))
    decimals = tuple(point + digits(f"{group:03}") for group in range(_THOUSAND))
    last = tuple(digits(f"{group:03}".rstrip("0")) for group in range(_THOUSAND))
    only = ("", *(point + ending for ending in last[1:]))

    thousand, million = _THOUSAND, _MILLION

    def whole(number: int) -> str:
        if 0 <= number < thousand:
            return first[number]
        if number < 0:
            return f"−{whole(-number)}"
        written, number = following[number % thousand], number // thousand
        while number >= thousand:
            written, number = following[number % thousand] + written, number // thousand
        return first[number] + written

    def thousandths(number: int) -> str:
        if number < 0:
            return f"−{thousandths(-number)}"
        above = number // thousand
        return (first[above] if above < thousand else whole(above)) + only[number % thousand]

    def millionths(number: int) -> str:
        if number < 0:
            return f"−{millionths(-number)}"
        low = number % thousand
        if low == 0:
            return thousandths(number // thousand)
        return whole(number // _MILLION) + decimals[number // thousand % 1000] + last[low]

    def finer(number: int, places: int) -> str:
        if number < 0:
            return f"−{finer(-number, places)}"
        above, below = divmod(number, 10**places)
        ending = f"{below:0{places}}".rstrip("0")
        return f"{whole(above)}{point}{digits(ending)}" if ending else whole(above)

    def fraction(number: Fraction) -> str:
        above, below = number.numerator, number.denominator
        most_places = below.bit_length()
        if pow(10, most_places, below) == 0:
            return finer(above * 10**most_places // below, most_places)
        rounded = (2 * abs(above) * million + below) // (2 * below)
        return f"≈ {millionths(rounded if above > 0 else -rounded)}"

    def money(number: int) -> str:
        return whole(number) if number >= 0 else f"-{whole(-number)}"

    return Numerals(
        whole=whole,
        thousandths=thousandths,
        millionths=millionths,
        finer=finer,
        fraction=fraction,
        money=money,
    )


@cache
def numerals(language: Language) -> Numerals:
    """Return the numerals of *language*."""
    return _numerals(persian_digits, "٬", "٫") if language == "fa" else _numerals(str, ",", ".")
