"""The shape of a fact's value: whether it fits its rule, what the rule allows, and the one form that is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import assert_never

from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import Fact, Facts, FactValue
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.domain.legibility import blemishes
from qom_permits.domain.numerals import ascii_digits, exact_number
from qom_permits.domain.procedure import FactRule, FactType, Procedure
from qom_permits.domain.texts import Text, persian_digits


def fits(rule: FactRule, value: FactValue, calendar: Calendar) -> bool:
    """Return whether *value* is of the type and within the range of *rule*; days are written in *calendar*."""
    match rule.type:
        case FactType.FLAG:
            return isinstance(value, bool)
        case FactType.CHOICE:
            return value in rule.options and isinstance(value, str)
        case FactType.TEXT:
            return isinstance(value, str) and bool(value.strip()) and next(blemishes(value), None) is None
        case FactType.DATE:
            return _day(value, calendar) is not None
        case FactType.NUMBER | FactType.COUNT | FactType.MONEY:
            number = _number(rule, value)
            return number is not None and _within(rule, number)
        case _:
            assert_never(rule.type)


def allowed(rule: FactRule) -> Text:
    """Return in words what *rule* allows."""
    span = _span(rule)
    match rule.type:
        case FactType.FLAG:
            return Text("true or false", "درست یا نادرست (true یا false)")
        case FactType.CHOICE:
            return Text(f"one of: {', '.join(rule.options)}", f"یکی از: {'، '.join(rule.options)}")
        case FactType.TEXT:
            return Text("some text on one line", "متنی در یک سطر")
        case FactType.DATE:
            return Text("a day, year-month-day", "روز به صورت سال-ماه-روز")
        case FactType.MONEY:
            return Text(f"an amount in whole units, {span.en}", f"مبلغی به واحد درست، {span.fa}")
        case FactType.COUNT:
            return Text(f"a whole number, {span.en}", f"عددی درست، {span.fa}")
        case FactType.NUMBER:
            return Text(
                f"a number of at most {rule.places} decimals as text, {span.en}",
                f"عددی با دست‌بالا {persian_digits(str(rule.places))} رقم اعشار به صورت متن، {span.fa}",
            )
        case _:
            assert_never(rule.type)


def canonical(facts: Facts, procedure: Procedure) -> Facts:
    """Return *facts*, already found right, with numbers and days written in ASCII digits and text trimmed."""
    return tuple(Fact(fact.name, _canonical(procedure.fact(fact.name), fact.value)) for fact in facts)


def _canonical(rule: FactRule | None, value: FactValue) -> FactValue:
    if rule is None or not isinstance(value, str):
        return value
    match rule.type:
        case FactType.NUMBER:
            return ascii_digits(value).replace("٫", ".")
        case FactType.DATE:
            return ascii_digits(value)
        case _:
            return value.strip()


def _span(rule: FactRule) -> Text:
    """Return in words from where to where a number of *rule* goes, with its unit."""
    span, unit = f"{rule.least or '…'} – {rule.most or '…'}", f" {rule.unit}" if rule.unit else ""
    return Text(f"{span}{unit}", f"{persian_digits(span)}{unit}")


def _day(value: FactValue, calendar: Calendar) -> date | None:
    """Return the day *value* writes in *calendar*, None when it writes none."""
    try:
        return read_day(value, calendar) if isinstance(value, str) else None
    except BadInput:
        return None


def _number(rule: FactRule, value: FactValue) -> Decimal | None:
    """Return *value* as the number *rule* wants, None when it is none: a number is its digits, the others are ints."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if rule.type is not FactType.NUMBER:
        return None
    try:
        return exact_number(value, rule.places)
    except BadInput:
        return None


def _within(rule: FactRule, number: Decimal) -> bool:
    least = rule.least is None or number >= Decimal(rule.least)
    return least and (rule.most is None or number <= Decimal(rule.most))
