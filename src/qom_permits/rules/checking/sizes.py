"""Sizes: conditions that never hold and amounts below nothing or past all bounds, by the ranges of the inputs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qom_permits.domain.fault import Fault
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.domain.texts import Text
from qom_permits.rules.checking import warning_texts as texts
from qom_permits.rules.language.clauses import Charge, Input, Relief, name_of, place_of
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.units import Unit
from qom_permits.rules.sizing.interval import ZERO, Range
from qom_permits.rules.sizing.narrowing import can
from qom_permits.rules.sizing.possible import numbers
from qom_permits.rules.sizing.ranges import Ranges
from qom_permits.rules.tariff import Tariff

LARGEST = 2**63 - 1
"""What fits into 64 bits with a sign, in minor units."""

_SPOKEN = 10**MOST_DIGITS


def never_holding(tariff: Tariff, ranges: Ranges) -> Iterator[Fault]:
    """Yield a warning for each input, charge and relief of *tariff* whose ``when`` can never hold."""
    conditional: tuple[Input | Charge | Relief, ...] = (*tariff.inputs, *tariff.charges, *tariff.reliefs)
    for clause in conditional:
        if clause.when is not None and not can(ranges.of(clause.when.expression), holds=True):
            yield texts.NEVER_HOLDS.at(
                f"{place_of(clause)}.when", name=clause.title or name_of(clause), when=clause.when.text
            )


def negative(tariff: Tariff, ranges: Ranges) -> Iterator[Fault]:
    """Yield a warning for each charge of *tariff* that can be negative."""
    for charge in tariff.charges:
        least = numbers(ranges.of_name(charge.id)).least
        if least is None or least < 0:
            yield texts.CAN_BE_NEGATIVE.at(
                place_of(charge), charge=charge.title, least=_told(least, tariff, "−")
            )


def too_long(tariff: Tariff, ranges: Ranges) -> Iterator[Fault]:
    """Yield a warning for each charge that can pass 2⁶³ minor units; for the total only where no charge alone can."""
    lines = [
        (place_of(charge), charge.title, numbers(ranges.of_name(charge.id))) for charge in tariff.charges
    ]
    total = sum((ranges.after_relief(charge.id) for charge in tariff.charges), start=ZERO)
    if tariff.total_rounding is not None:
        total = total.rounded(tariff.total_rounding.rounding)
    past = [line for line in lines if _is_long(line[2], tariff)]
    for where, title, size in past or [("total", texts.TOTAL, total)]:
        if _is_long(size, tariff):
            yield texts.PAST_ALL_BOUNDS.at(where, name=title, most=_farthest(size, tariff))


def _is_long(size: Range, tariff: Tariff) -> bool:
    most = Fraction(LARGEST, 10**tariff.money_places)
    return size.least is None or size.most is None or max(size.most, -size.least) > most


def _farthest(size: Range, tariff: Tariff) -> Text:
    """Return the end of *size* that is farther from 0, as it is told."""
    if size.most is None or (size.least is not None and size.most >= -size.least):
        return _told(size.most, tariff, "")
    return _told(size.least, tariff, "−")


def _told(end: Fraction | None, tariff: Tariff, sign: str) -> Text:
    if end is None or abs(end) >= _SPOKEN:
        return texts.TOO_LONG.fill(sign=sign, digits=MOST_DIGITS)
    return spoken_amount(end, Number(Unit(((tariff.currency, 1),))))
