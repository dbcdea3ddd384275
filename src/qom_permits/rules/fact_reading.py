"""Reading facts: what was said becomes the values formulas reckon with; every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.facts import MOST_CHARACTERS, FactValue
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day, write_day
from qom_permits.domain.texts import Text, listed
from qom_permits.rules import reckoning_texts as texts
from qom_permits.rules.clauses import (
    Asked,
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    NumberAsked,
    TextAsked,
    kind_asked,
)
from qom_permits.rules.exact import decimal_text, exact
from qom_permits.rules.folding import fold
from qom_permits.rules.kinds import Value
from qom_permits.rules.sections import nearest_to
from qom_permits.rules.spoken import spoken_amount

GivenFact = FactValue | Decimal | date
"""What a caller may say: text, a whole number, true or false, a `Decimal`, or a Gregorian `date`."""


def read_facts(
    given: Mapping[str, GivenFact], inputs: tuple[Input, ...], calendar: Calendar
) -> tuple[dict[str, Value | Fault], list[Fault]]:
    """Return what was *given* by name, read or as a fault, and a fault for each name nobody asks for."""
    asked = {each.name: each for each in inputs}
    unknown = [
        texts.UNKNOWN_FACT.at(
            f"facts.{name!s:.60}", name=f"{name!s:.60}", nearest=nearest_to(str(name), asked)
        )
        for name in given
        if name not in asked
    ]
    read: dict[str, Value | Fault] = {}
    for name, said in given.items():
        if name in asked:
            try:
                read[name] = read_fact(said, asked[name], calendar)
            except BadTariff as no:
                read[name] = no.faults[0].under(f"facts.{name}")
    return read, unknown


def read_fact(said: object, wanted: Input, calendar: Calendar, *, within: bool = True) -> Value:
    """Return what was *said* for *wanted* as a value; *within* its range, unless told otherwise."""
    title: Text | str = wanted.title or wanted.name
    match wanted.asked:
        case NumberAsked() as asked:
            return _number(said, asked, title, within=within)
        case ChoiceAsked(options):
            word = fold(said) if isinstance(said, str) else None
            if word not in options:
                raise texts.NOT_AN_OPTION.error(title=title, given=_short(said), options=listed(options))
            return word
        case FlagAsked():
            return _flag(said, title)
        case DayAsked():
            return _day(said, calendar, title)
        case TextAsked():
            if not isinstance(said, str) or len(said) > MOST_CHARACTERS:
                raise texts.NOT_A_TEXT.error(title=title, given=_short(said), most=MOST_CHARACTERS)
            return fold(said)
        case _:
            assert_never(wanted.asked)


def pinned(value: Value, asked: Asked, calendar: Calendar) -> FactValue:
    """Return *value* as an assessment keeps it: digits, a count as an int, a day as the tariff writes it."""
    match value:
        case bool() | str():
            return value
        case Fraction():
            is_count = isinstance(asked, NumberAsked) and asked.type == "count"
            return int(value) if is_count else decimal_text(value) or ""
        case date():
            return write_day(value, calendar)
        case _:
            assert_never(value)


def _number(said: object, asked: NumberAsked, title: Text | str, *, within: bool) -> Fraction:
    try:
        number = exact(said, asked.places)
    except BadInput as no:
        raise texts.UNREADABLE.error(title=title, why=no.faults[0].text) from None
    if within and not asked.least <= number <= asked.most:
        kind = kind_asked(asked)
        given, least, most = (spoken_amount(each, kind) for each in (number, asked.least, asked.most))
        raise texts.OUT_OF_RANGE.error(title=title, given=given, least=least, most=most)
    return number


def _flag(said: object, title: Text | str) -> bool:
    if isinstance(said, bool):
        return said
    if said == "true":
        return True
    if said == "false":
        return False
    raise texts.NOT_A_FLAG.error(title=title, given=_short(said))


def _day(said: object, calendar: Calendar, title: Text | str) -> date:
    try:
        if isinstance(said, str):
            return read_day(said, calendar)
        if isinstance(said, date) and not isinstance(said, datetime):
            write_day(said, calendar)
            return said
    except BadInput:
        pass
    raise texts.NOT_A_DAY.error(title=title, given=_short(said), calendar=calendar.value)


def _short(said: object) -> object:
    return (
        said[:60]
        if isinstance(said, str)
        else f"{type(said).__name__}"
        if isinstance(said, int) and not isinstance(said, bool) and abs(said) > 10**40
        else said
    )
