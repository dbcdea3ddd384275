"""Reading clauses: inputs, rates, quantities, charges, subtotals and examples as the file states them.

Their formulas are still only text here: nothing can be said of one before all names are known.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.facts import Facts, facts_from
from qom_permits.domain.money import MOST as MOST_MONEY
from qom_permits.domain.texts import listed, same
from qom_permits.rules import loading_texts as texts
from qom_permits.rules.clauses import (
    Asked,
    Charge,
    ChoiceAsked,
    DayAsked,
    Example,
    FlagAsked,
    Input,
    NumberAsked,
    Quantity,
    Rate,
    Subtotal,
    TextAsked,
)
from qom_permits.rules.expressions import Formula, Literal
from qom_permits.rules.fact_reading import read_fact
from qom_permits.rules.folding import fold
from qom_permits.rules.heading import Heading
from qom_permits.rules.kinds import Number, Value
from qom_permits.rules.sections import Section
from qom_permits.rules.spoken import spoken_value
from qom_permits.rules.units import ONE, read_unit

MOST_PLACES = 20
UNREAD = Literal(Fraction(0), Number(None))
"""What a formula holds until it is read."""


def read_input(name: str, section: Section, heading: Heading) -> Input:
    """Return the input *name*."""
    before = len(section.faults)
    known = section.words("type")
    readers: dict[str, Callable[[Section, Heading], Asked]] = {
        "number": _number, "count": _number, "money": _number,
        "choice": _choice, "flag": _flag, "date": _day, "text": _text,
    }  # fmt: skip
    if known not in readers:
        wording = texts.BAD_VALUE if "type" in section.content else texts.MISSING_KEY
        section.fault("type", wording, key="type", given=known, wanted=listed(list(readers)))
        return Input(name=name, asked=TextAsked())
    asked = readers[known](section, heading)
    wanted = Input(name=name, asked=asked, when=_formula(section, "when"), title=section.title())
    if "default" not in section.content or len(section.faults) != before:
        return wanted
    return Input(
        name=name,
        asked=asked,
        when=wanted.when,
        title=wanted.title,
        default=_default(section, wanted, heading),
    )


def read_rate(name: str, section: Section, _heading: Heading) -> Rate:
    """Return the rate *name*."""
    section.only(("value", "cite"), ("unit", "title"))
    unit = section.read_words("unit", read_unit, ONE)
    return Rate(
        name=name, value=section.number("value"), unit=unit, cite=section.cite(), title=section.title()
    )


def read_quantity(name: str, section: Section, _heading: Heading) -> Quantity:
    """Return the quantity *name*."""
    section.only(("formula", "cite"), ("title",))
    return Quantity(name=name, formula=_written(section), cite=section.cite(), title=section.title())


def read_charge(section: Section) -> Charge:
    """Return one of ``[[charges]]``."""
    section.only(("id", "title", "cite", "formula"), ("when", "at_least", "at_most"))
    return Charge(
        id=section.words("id"),
        title=section.both("title"),
        cite=section.cite(),
        formula=_written(section),
        when=_formula(section, "when"),
        at_least=_formula(section, "at_least"),
        at_most=_formula(section, "at_most"),
    )


def read_subtotal(name: str, inside: Section) -> Subtotal:
    """Return the subtotal *name* of the table *inside*."""
    members = inside.sequence(name)
    for member in members:
        if not isinstance(member, str):
            inside.fault(name, texts.BAD_VALUE, given=member, wanted=same('["charge", "subtotal"]'))
    return Subtotal(name=name, members=tuple(member for member in members if isinstance(member, str)))


def read_example(section: Section) -> Example:
    """Return one of ``[[examples]]``."""
    section.only(("facts",), ("title", "source", "lines", "total"))
    lines = section.section("lines")
    return Example(
        title=section.text("title"),
        source=section.text("source"),
        facts=_facts(section.section("facts")),
        lines=tuple((line, _amount(lines, line)) for line in lines.content),
        total=_amount(section, "total") if "total" in section.content else None,
    )


def _number(section: Section, heading: Heading) -> Asked:
    known = section.words("type")
    is_money, is_count = known == "money", known == "count"
    own = ("places",) if is_money else ("unit",) if is_count else ("unit", "places")
    section.only(("type", "min", "max"), (*own, "default", "when", "title"))
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
    section.only(("type", "options"), ("default", "when", "title"))
    given = section.sequence("options")
    options = [fold(option) for option in given if isinstance(option, str)]
    if "options" in section.content and not (options and len(set(options)) == len(given)):
        section.fault("options", texts.BAD_VALUE, given=given, wanted=same('["a", "b"]'))
    return ChoiceAsked(tuple(options))


def _flag(section: Section, _heading: Heading) -> Asked:
    section.only(("type",), ("default", "when", "title"))
    return FlagAsked()


def _day(section: Section, _heading: Heading) -> Asked:
    section.only(("type",), ("default", "when", "title"))
    return DayAsked()


def _text(section: Section, _heading: Heading) -> Asked:
    section.only(("type",), ("default", "when", "title"))
    return TextAsked()


def _default(section: Section, wanted: Input, heading: Heading) -> Value | None:
    """Return the default, which may lie outside the range only where the input is not always asked."""
    try:
        return read_fact(section.content["default"], wanted, heading.calendar, within=wanted.when is None)
    except BadTariff as no:
        section.fault("default", texts.BAD_DEFAULT, why=no.faults[0].text)
        return None


def _formula(section: Section, key: str) -> Formula | None:
    return Formula(section.words(key), UNREAD) if key in section.content else None


def _written(section: Section) -> Formula:
    return Formula(section.words("formula"), UNREAD)


def _facts(section: Section) -> Facts:
    try:
        return facts_from(section.content)
    except BadInput as no:
        section.faults.extend(fault.under(section.where) for fault in no.faults)
        return ()


def _amount(section: Section, key: str) -> int:
    given = section.number(key)
    if given.denominator != 1 or abs(given) > MOST_MONEY:
        section.fault(key, texts.BAD_VALUE, given=spoken_value(given).en, wanted=same("whole minor units"))
    return int(given)
