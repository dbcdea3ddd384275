"""The numbers of a city: which district a parcel's code names, and how cases and permits are numbered."""

from __future__ import annotations

import re

from qom_permits.city import loading_texts as texts
from qom_permits.domain import identifiers
from qom_permits.domain.errors import BadInput

_SERIALS = range(1, 130)
"""Enough to see a number pattern's parts run into each other."""
_YEARS = (1405, 1406)


def parcel_pattern(pattern: str) -> re.Pattern[str]:
    """Return *pattern* compiled; raises `BadInput` when it is none, or names no district."""
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as fault:
        raise texts.BAD_PATTERN.error(why=str(fault)) from None
    if "district" not in compiled.groupindex:
        raise texts.NO_DISTRICT_GROUP.error()
    return compiled


def numbers_of(pattern: str, districts: tuple[str, ...]) -> list[str]:
    """Return some of the numbers *pattern* makes; raises `BadInput` when it makes none."""
    try:
        numbers = [
            pattern.format(year=year, district=district, serial=serial)
            for year in _YEARS
            for district in districts
            for serial in _SERIALS
        ]
        for number in numbers:
            identifiers.identifier(None, None, number)
    except BadInput as no:
        raise texts.BAD_NUMBER.error(pattern=pattern, why=no.faults[0].text) from None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, MemoryError) as no:
        raise texts.BAD_NUMBER.error(pattern=pattern, why=str(no)) from None
    return numbers


def check_number(pattern: str, districts: tuple[str, ...]) -> None:
    """Refuse a pattern that makes no number, or one number twice: a series counts by year and district."""
    numbers = numbers_of(pattern, tuple(dict.fromkeys(districts)))
    if len(set(numbers)) != len(numbers):
        raise texts.DOUBLED_NUMBER.error(pattern=pattern)
