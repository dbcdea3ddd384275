"""Reading inputs: what a tariff asks for, each of its type, within its range, by its default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from attrs import evolve

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import listed, same
from qom_permits.rules.facts.fact_reading import read_fact
from qom_permits.rules.language.clauses import (
    Asked,
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    TextAsked,
)
from qom_permits.rules.language.expressions import Formula
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.language.units import ONE, read_unit
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.clause_keys import INPUTS
from qom_permits.rules.loading.clause_reading import UNREAD
from qom_permits.rules.loading.heading import Heading
from qom_permits.rules.loading.sections import Section

MOST_PLACES = 20
MOST_ITEMS = 1_000
"""The longest list a tariff can ask for, and the longest where it does not say."""


def read_inputs(name: str, section: Section, heading: Heading) -> tuple[Input, ...]:
    """Return the input *name*, and after a list the inputs of its items."""
    wanted = _input(name, section, heading)
    if not isinstance(wanted.asked, ListAsked):
        return (wanted,)
    wanted = evolve(wanted, default=Fraction(0))
    each = tuple(
        evolve(_input(inner, inside, heading, of=name), of=name) for inner, inside in section.sections("each")
    )
    if "each" in section.content and all(item.when is not None for item in each):
        section.fault("each", texts.NOTHING_ASKED)
    return (wanted, *each)


def _input(name: str, section: Section, heading: Heading, of: str | None = None) -> Input:
    before = len(section.faults)
    known = section.words("type")
    types = [name for name in INPUTS if of is None or name != "list"]
    if known not in types:
        wording = texts.BAD_VALUE if "type" in section.content else texts.MISSING_KEY
        section.fault("type", wording, key="type", given=known, wanted=listed(types))
        return Input(name=name, asked=TextAsked())
    section.only(INPUTS[known])
    asked = _READERS[known](section, heading)
    when = Formula(section.words("when"), UNREAD) if "when" in section.content else None
    wanted = Input(name=name, asked=asked, when=when, title=section.title())
    if "default" not in section.content or len(section.faults) != before:
        return wanted
    return evolve(wanted, default=_default(section, wanted, heading))


def _number(section: Section, heading: Heading) -> Asked:
    known = section.words("type")
    is_money, is_count = known == "money", known == "count"
    least, most = section.number("min"), section.number("max")
    if {"min", "max"} <= section.content.keys() and least > most:
        section.fault("min", texts.RANGE_EMPTY, least=spoken_value(least), most=spoken_value(most))
    return NumberAsked(
        type="money" if is_money else "count" if is_count else "number",
        unit=heading.money if is_money else section.read_words("unit", read_unit, ONE),
        places=0
        if is_count
        else section.whole("places", MOST_PLACES, heading.money_places if is_money else 0),
        least=least,
        most=most,
    )


def _choice(section: Section, _heading: Heading) -> Asked:
    given = section.sequence("options")
    options = [fold(option) for option in given if isinstance(option, str)]
    if "options" in section.content and not (options and len(set(options)) == len(given)):
        section.fault("options", texts.BAD_VALUE, given=given, wanted=same('["a", "b"]'))
    return ChoiceAsked(tuple(options))


def _flag(_section: Section, _heading: Heading) -> Asked:
    return FlagAsked()


def _day(_section: Section, _heading: Heading) -> Asked:
    return DayAsked()


def _text(_section: Section, _heading: Heading) -> Asked:
    return TextAsked()


def _list(section: Section, _heading: Heading) -> Asked:
    return ListAsked(section.whole("at_most", MOST_ITEMS, MOST_ITEMS))


def _default(section: Section, wanted: Input, heading: Heading) -> Value | None:
    """Return the default, which may lie outside the range only where the input is not always asked."""
    try:
        return read_fact(section.content["default"], wanted, heading.calendar, within=wanted.when is None)
    except BadTariff as no:
        section.fault("default", texts.BAD_DEFAULT, why=no.faults[0].text)
        return None


_READERS: Mapping[str, Callable[[Section, Heading], Asked]] = {
    "number": _number, "count": _number, "money": _number, "choice": _choice, "flag": _flag, "date": _day,
    "text": _text, "list": _list,
}  # fmt: skip
