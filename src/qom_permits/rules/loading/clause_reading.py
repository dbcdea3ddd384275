"""Reading clauses: rates, quantities, charges, subtotals and examples as the file states them.

Their formulas are still only text here: nothing can be said of one before all names are known.
"""

from __future__ import annotations

from collections import Counter

from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import Facts, facts_from
from qom_permits.domain.money import MOST as MOST_MONEY
from qom_permits.domain.texts import same
from qom_permits.rules.facts.list_facts import flattened
from qom_permits.rules.language.clauses import (
    Charge,
    Example,
    Quantity,
    Rate,
    Relief,
    Subtotal,
)
from qom_permits.rules.language.expressions import NOTHING, Formula
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.language.units import ONE, read_unit
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.clause_keys import CHARGE, EXAMPLE, QUANTITY, RATE, RELIEF
from qom_permits.rules.loading.heading import Heading
from qom_permits.rules.loading.sections import Section

UNREAD = NOTHING.expression
"""What a formula holds until it is read."""


def read_rate(name: str, section: Section, _heading: Heading) -> Rate:
    """Return the rate *name*."""
    section.only(RATE)
    unit = section.read_words("unit", read_unit, ONE)
    return Rate(
        name=name, value=section.number("value"), unit=unit, cite=section.cite(), title=section.title()
    )


def read_quantity(name: str, section: Section, _heading: Heading) -> Quantity:
    """Return the quantity *name*."""
    section.only(QUANTITY)
    return Quantity(name=name, formula=_written(section), cite=section.cite(), title=section.title())


def read_charge(section: Section) -> Charge:
    """Return one of ``[[charges]]``."""
    section.only(CHARGE)
    return Charge(
        id=section.words("id"),
        title=section.both("title"),
        cite=section.cite(),
        formula=_written(section),
        when=_formula(section, "when"),
        at_least=_formula(section, "at_least"),
        at_most=_formula(section, "at_most"),
    )


def read_relief(section: Section) -> Relief:
    """Return one of ``[[reliefs]]``."""
    section.only(RELIEF)
    is_amount = "amount" in section.content
    return Relief(
        id=section.words("id"),
        title=section.both("title"),
        cite=section.cite(),
        on=section.names("on"),
        when=_formula(section, "when"),
        share=None if is_amount else _formula(section, "share"),
        amount=_formula(section, "amount"),
    )


def read_subtotal(name: str, inside: Section) -> Subtotal:
    """Return the subtotal *name* of the table *inside*."""
    members = inside.names(name)
    for member, times in sorted(Counter(members).items()):
        if times > 1:
            inside.fault(name, texts.DOUBLED_NAME, name=member, other=inside.at(name))
    return Subtotal(name=name, members=tuple(dict.fromkeys(members)))


def read_example(section: Section) -> Example:
    """Return one of ``[[examples]]``."""
    section.only(EXAMPLE)
    lines = section.section("lines")
    return Example(
        title=section.text("title"),
        source=section.text("source"),
        facts=_facts(section.section("facts")),
        lines=tuple((line, _amount(lines, line)) for line in lines.content),
        total=_amount(section, "total") if "total" in section.content else None,
    )


def _formula(section: Section, key: str) -> Formula | None:
    return Formula(section.words(key), UNREAD) if key in section.content else None


def _written(section: Section) -> Formula:
    return Formula(section.words("formula"), UNREAD)


def _facts(section: Section) -> Facts:
    try:
        return facts_from(flattened(section.content))
    except BadInput as no:
        section.faults.extend(fault.under(section.where) for fault in no.faults)
        return ()


def _amount(section: Section, key: str) -> int:
    given = section.number(key)
    if given.denominator != 1 or abs(given) > MOST_MONEY:
        section.fault(key, texts.BAD_VALUE, given=spoken_value(given).en, wanted=same("whole minor units"))
    return int(given)
