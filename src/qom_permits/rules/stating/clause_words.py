"""The words for what stands in a tariff: its sections, the types of its inputs, the bands of its tables."""

from __future__ import annotations

from typing import assert_never

from qom_permits.domain.texts import Text
from qom_permits.rules.language.clauses import (
    Asked,
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    ListAsked,
    NumberAsked,
    TextAsked,
)
from qom_permits.rules.language.tables import Band

TYPES = {
    "number": Text("a number", "عدد"),
    "count": Text("a whole number", "عدد درست"),
    "money": Text("an amount of money", "مبلغ"),
    "choice": Text("a choice", "گزینه"),
    "flag": Text("yes or no", "بله یا خیر"),
    "date": Text("a date", "تاریخ"),
    "text": Text("a text", "متن"),
    "list": Text("a list", "فهرست"),
}
"""What each type of input is called."""


def type_of(asked: Asked) -> str:
    """Return the type of an input as a tariff writes it.

    >>> type_of(FlagAsked())
    'flag'
    """
    match asked:
        case NumberAsked(type=number):
            return number
        case ChoiceAsked():
            return "choice"
        case FlagAsked():
            return "flag"
        case DayAsked():
            return "date"
        case TextAsked():
            return "text"
        case ListAsked():
            return "list"
        case _:
            assert_never(asked)


def band_words(band: Band, beneath: Text | None, edge: Text | None) -> Text:
    """Return the band between two edges in words; None is no edge.

    >>> band_words(Band.TO, None, Text("60 m²", "۶۰ متر مربع")).en
    'to 60 m²'
    """
    to = band is Band.TO
    match beneath, edge:
        case None, None:
            form = Text("any", "هر اندازه")
        case None, _:
            form = Text("to {edge}", "تا {edge}") if to else Text("under {edge}", "کمتر از {edge}")
        case _, None:
            form = (
                Text("over {beneath}", "بیش از {beneath}")
                if to
                else Text("from {beneath} on", "از {beneath} به بالا")
            )
        case _:
            form = (
                Text("over {beneath} to {edge}", "بیش از {beneath} تا {edge}")
                if to
                else Text("from {beneath} to under {edge}", "از {beneath} تا کمتر از {edge}")
            )
    return form.fill(beneath=beneath, edge=edge)


def band_written(name: str, band: Band, beneath: str | None, edge: str | None) -> str:
    """Return the same band in signs: ``60 < floor_area <= 100``.

    >>> band_written("street_width", Band.BELOW, "15", None)
    '15 <= street_width'
    """
    lower = "" if beneath is None else f"{beneath} {'<' if band is Band.TO else '<='} "
    upper = "" if edge is None else f" {band.value} {edge}"
    return f"{lower}{name}{upper}"
