"""What a tariff states, thing by thing: as its file writes it, and as people say it in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from attrs import fields, frozen

from qom_permits.domain.jalali import Calendar, write_day
from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.expressions import Expression, Formula
from qom_permits.rules.language.kinds import Kind, Number, Value
from qom_permits.rules.language.spoken import spoken_amount, spoken_list
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.stating.formula_words import FormulaWords

_EMPTY = Text("(empty)", "(خالی)")


@frozen(kw_only=True)
class Aspect:
    """One thing a clause states: at *key* of its place in the file, as *written* there and as *said* to people.

    Two say the same when their *meaning* is equal, however they are written.
    """

    key: str
    label: Text
    meaning: object
    written: str
    said: Text


@frozen(kw_only=True)
class Stated:
    """A clause as it is stated: *where* it stands, what it is *called*, its citation and its *aspects*."""

    where: str
    called: Text
    cite: Text
    aspects: tuple[Aspect, ...]


def stated_number(key: str, label: Text, number: Fraction, unit: Unit = ONE) -> Aspect:
    """Return the aspect of a *number*, said with its unit."""
    return stated_value(key, label, number, Number(unit), Calendar.GREGORIAN)


def stated_words(key: str, label: Text, words: Text | None) -> tuple[Aspect, ...]:
    """Return the aspect of *words*, none where there are none."""
    if words is None:
        return ()
    written = words.en if words.en == words.fa else f"{words.en} / {words.fa}"
    return (Aspect(key=key, label=label, meaning=words, written=written, said=words),)


def stated_names(
    key: str, label: Text, names: Sequence[str], words: FormulaWords, *, in_order: bool = False
) -> Aspect:
    """Return the aspect of *names*, said by their titles; whether they stand *in_order* counts only if told."""
    said = spoken_list([words.titled(name) for name in names])
    meaning = tuple(names) if in_order and len(names) > 1 else frozenset(names)
    return Aspect(key=key, label=label, meaning=meaning, written=", ".join(names), said=said)


def stated_formula(key: str, label: Text, formula: Formula | None, words: FormulaWords) -> tuple[Aspect, ...]:
    """Return the aspect of *formula*, none where there is none."""
    if formula is None:
        return ()
    said, meaning = words.say(formula.expression), meaning_of(formula.expression)
    return (Aspect(key=key, label=label, meaning=meaning, written=formula.text.strip(), said=said),)


def stated_value(key: str, label: Text, value: Value, kind: Kind, calendar: Calendar) -> Aspect:
    """Return the aspect of any *value*, said with its unit."""
    said = _EMPTY if value == "" else spoken_amount(value, kind, calendar)
    return Aspect(key=key, label=label, meaning=value, written=value_written(value, calendar), said=said)


def value_written(value: Value, calendar: Calendar) -> str:
    """Return *value* as a tariff writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction():
            return decimal_text(value) or str(value)
        case date():
            return write_day(value, calendar)
        case _:
            return value


def stated_symbol(key: str, label: Text, symbol: str, said: Text | None = None) -> Aspect:
    """Return the aspect of one of the language's own words, *said* for people."""
    return Aspect(key=key, label=label, meaning=symbol, written=symbol, said=said or same(symbol))


def meaning_of(part: object) -> object:
    """Return what an expression says, its kind left out: that follows from what it names."""
    if isinstance(part, tuple):
        return tuple(meaning_of(each) for each in part)
    if isinstance(part, Expression):
        inner = [field.name for field in fields(type(part)) if field.name != "kind"]
        return (type(part).__name__, *(meaning_of(getattr(part, name)) for name in inner))
    return part
