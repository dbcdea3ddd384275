"""What compiled tariffs call while they run: refusing, and the few sums that are no single sign of Python."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NoReturn

from qom_permits.domain.jalali import Calendar
from qom_permits.rules.language.months import months_between
from qom_permits.rules.language.rounding import Mode
from qom_permits.rules.reckoning.interpreter import MOST_BITS


class Refused(Exception):
    """These facts cannot be priced, or not by compiled code."""


REFUSED = (Refused, LookupError)
"""What compiled code raises: a row that is not there is a `LookupError` of Python's own."""

Bands = tuple[Sequence[Any], Sequence[Any]]
"""The upper edges of bands, whole numbers or days that belong to them, and what each band says."""


def refuse() -> NoReturn:
    """Stop: something is wrong that the reference reading can tell."""
    raise Refused


def checked(amount: int, places: int) -> int:
    """Return *amount*, unless what it is over ``10 ** places`` grew past all bounds."""
    number = Fraction(amount, 10**places)
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > MOST_BITS:
        refuse()
    return amount


def whole_ratio(above: int, below: int, mode: Mode) -> int:
    """Return *above* over *below* as the whole number that *mode* picks."""
    if below == 0:
        refuse()
    if below < 0:
        above, below = -above, -below
    size, rest = divmod(abs(above), below)
    match mode:
        case Mode.UP:
            size += rest > 0
        case Mode.HALF_UP:
            size += 2 * rest >= below
        case Mode.HALF_EVEN:
            size += 2 * rest > below or (2 * rest == below and size % 2 == 1)
        case _:
            pass
    return size if above >= 0 else -size


def multiple(amount: int, step: int, mode: Mode) -> int:
    """Return *amount* as the multiple of *step* that *mode* picks."""
    return whole_ratio(amount, step, mode) * step


def upright(above: int, below: int) -> tuple[int, int]:
    """Return both with the other sign where *below* is under 0."""
    if below == 0:
        refuse()
    return (above, below) if below > 0 else (-above, -below)


def ratio(above: int, below: int) -> Fraction:
    """Return *above* over *below* exactly, unless it grew past all bounds."""
    if below == 0:
        refuse()
    number = Fraction(above, below)
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > MOST_BITS:
        refuse()
    return number


def months(start: date, end: date, calendar: Calendar, *, begun: bool) -> int:
    """Return the months from *start* to *end*: whole ones, or those *begun*."""
    if end < start:
        refuse()
    whole, exactly = months_between(start, end, calendar)
    return whole + (begun and not exactly)


def banded(bands: Bands, amount: Any) -> Any:
    """Return what the one of *bands* that holds *amount* says."""
    edges, told = bands
    return told[bisect_left(edges, amount)]


def marginal(slopes: tuple[Sequence[int], Sequence[int], Sequence[int]], amount: int) -> int:
    """Return what the bands with these edges, offsets and rates make of *amount*, each part at its own rate."""
    edges, offsets, rates = slopes
    place = bisect_left(edges, amount)
    return offsets[place] + rates[place] * max(amount, 0)


def covered(last: Mapping[Any, Any], keys: object, amount: Any) -> bool:
    """Return whether the bands for *keys* reach *amount*; *last* are their last edges, None without end."""
    return keys in last and ((edge := last[keys]) is None or amount <= edge)
