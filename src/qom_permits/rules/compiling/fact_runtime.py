"""What compiled code calls to read facts: digits at once, lists by their length, all else by the slow and whole way."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.rules.compiling.runtime import refuse
from qom_permits.rules.facts.fact_reading import read_fact
from qom_permits.rules.facts.list_facts import gathered
from qom_permits.rules.language.clauses import Input
from qom_permits.rules.language.kinds import Value

_SCALES: tuple[int, ...] = tuple(10**places for places in range(MOST_DIGITS + 1))
_TOO_BIG = 10**MOST_DIGITS


def digits(said: object, places: int) -> int | None:
    """Return the number that *said* plainly says over ``10 ** places``; None where that takes a closer look.

    >>> digits("120.5", 2), digits(3, 0), digits("۱۲", 2)
    (12050, 3, None)
    """
    if type(said) is str:
        if len(said) <= MOST_DIGITS and said.isascii():
            if said.isdigit():
                return int(said) * _SCALES[places]
            whole, _, decimals = said.partition(".")
            if whole.isdigit() and decimals.isdigit() and len(decimals) <= places:
                return int(whole + decimals) * _SCALES[places - len(decimals)]
    elif type(said) is int and -_TOO_BIG < said < _TOO_BIG:
        return said * _SCALES[places]
    return None


def slowly(said: object, wanted: Input, calendar: Calendar) -> Value:
    """Return what was *said* for *wanted*, in whatever way it may be said; raises `BadTariff`."""
    return read_fact(said, wanted, calendar)


def slow_number(said: object, wanted: Input, calendar: Calendar, scale: int) -> int:
    """Return the number *said* for *wanted* times *scale*; raises `BadTariff`."""
    number = read_fact(said, wanted, calendar)
    return int(number * scale) if isinstance(number, Fraction) else refuse()


def length(items: object, most: int) -> int:
    """Return how many *items* a list has, refused where it is no list of facts, or longer than *most*."""
    if not isinstance(items, list | tuple) or len(items) > most:
        refuse()
    return len(items) if all(isinstance(item, Mapping) for item in items) else refuse()


def gathered_once(given: Mapping[str, object], lists: tuple[str, ...]) -> Mapping[str, object]:
    """Return what was *given* with the flat facts of *lists* gathered into items, refused where that cannot be."""
    said, faults = gathered(given.items(), lists)
    return said if not faults and len(said) <= len(given) else refuse()
