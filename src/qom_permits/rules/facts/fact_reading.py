"""Reading facts: what was said becomes the values formulas reckon with; every fault at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.facts import MOST_CHARACTERS, Facts, FactValue, facts_from
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day, write_day
from qom_permits.domain.texts import Text, listed
from qom_permits.rules.facts import fact_texts as texts
from qom_permits.rules.facts.list_facts import gathered
from qom_permits.rules.language.clauses import (
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    TextAsked,
    kind_asked,
)
from qom_permits.rules.language.exact import decimal_text, exact
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.wording import nearest_to

PlainFact = FactValue | Decimal | date
GivenFact = PlainFact | Sequence[Mapping[str, PlainFact]]
"""What a caller may say: text, a whole number, true or false, a `Decimal`, a Gregorian `date`, or items of these."""

ReadFacts = dict[str, Value | Fault]


@frozen(kw_only=True)
class SaidFacts:
    """What was said, each value read or the fault it has: *once* for the case, and for each of the *items* of a list.

    *unknown* are the faults of names nobody asks for, of gaps and of doubles.
    """

    once: ReadFacts
    items: Mapping[str, tuple[ReadFacts, ...]]
    unknown: tuple[Fault, ...]


def read_facts(given: Mapping[str, GivenFact], inputs: tuple[Input, ...], calendar: Calendar) -> SaidFacts:
    """Return what was *given* by name; items of lists as lists or flat, as ``balconies.1.balcony_area``."""
    lists = {each.name: each for each in inputs if isinstance(each.asked, ListAsked)}
    asked = {each.name: each for each in inputs if each.of is None}
    said, unknown = gathered(given.items(), lists)
    once, wrong = _read({name: value for name, value in said.items() if name not in lists}, asked, calendar)
    unknown += wrong
    items: dict[str, tuple[ReadFacts, ...]] = {}
    for name, wanted in lists.items():
        each = {inner.name: inner for inner in inputs if inner.of == name}
        try:
            listed_items = _items(said.get(name, ()), wanted)
            read = [
                _read(item, each, calendar, f".{name}.{number}")
                for number, item in enumerate(listed_items, 1)
            ]
            once |= {name: read_fact(listed_items, wanted, calendar)} if listed_items else {}
        except BadTariff as no:
            once[name] = no.faults[0].under(f"facts.{name}")
        else:
            items[name] = tuple(facts for facts, _ in read)
            unknown += [fault for _, faults in read for fault in faults]
    return SaidFacts(once=once, items=items, unknown=tuple(unknown))


def copied(given: Mapping[str, GivenFact]) -> dict[str, GivenFact]:
    """Return what was *given*, items of lists too, so that the caller may go on changing his own."""
    return {
        name: [dict(item) if isinstance(item, Mapping) else item for item in said]
        if isinstance(said, list | tuple)
        else said
        for name, said in given.items()
    }


def _read(
    said: Mapping[str, object], asked: Mapping[str, Input], calendar: Calendar, within: str = ""
) -> tuple[ReadFacts, list[Fault]]:
    """Return what was *said* by name, and a fault for each name nobody asks for."""
    unknown = [
        texts.UNKNOWN_FACT.at(
            f"facts{within}.{name!s:.60}", name=f"{name!s:.60}", nearest=nearest_to(str(name), asked)
        )
        for name in said
        if name not in asked
    ]
    read: ReadFacts = {}
    for name, value in said.items():
        if name in asked:
            try:
                read[name] = read_fact(value, asked[name], calendar)
            except BadTariff as no:
                read[name] = no.faults[0].under(f"facts{within}.{name}")
    return read, unknown


def _items(said: object, wanted: Input) -> Sequence[Mapping[str, object]]:
    title: Text | str = wanted.title or wanted.name
    if not isinstance(said, list | tuple) or not all(isinstance(item, Mapping) for item in said):
        raise texts.NOT_A_LIST.error(title=title, given=_short(said))
    if isinstance(wanted.asked, ListAsked) and len(said) > wanted.asked.at_most:
        raise texts.TOO_MANY_ITEMS.error(title=title, given=len(said), most=wanted.asked.at_most)
    return said


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
        case ListAsked():
            return Fraction(len(_items(said, wanted)))
        case _:
            assert_never(wanted.asked)


def kept_facts(said: SaidFacts, inputs: tuple[Input, ...], calendar: Calendar) -> Facts:
    """Return what was *said* as an assessment keeps it, items flat; an item is kept with its defaults."""
    kept: dict[str, FactValue] = {}
    for each in [each for each in inputs if not isinstance(each.asked, ListAsked)]:
        if each.of is None:
            kept |= _pinned(each.name, each, said.once, None, calendar)
        else:
            default = each.default if each.when is None else None
            for number, facts in enumerate(said.items.get(each.of, ()), 1):
                kept |= _pinned(f"{each.of}.{number}.{each.name}", each, facts, default, calendar)
    return facts_from(kept)


def _pinned(
    name: str, wanted: Input, facts: ReadFacts, default: Value | None, calendar: Calendar
) -> dict[str, FactValue]:
    """Return the one fact *name* in one form: digits, a count as an int, a day as the tariff writes it."""
    match facts.get(wanted.name, default):
        case bool() | str() as words:
            return {name: words}
        case Fraction() as number:
            is_count = isinstance(wanted.asked, NumberAsked) and wanted.asked.type == "count"
            return {name: int(number) if is_count else decimal_text(number) or ""}
        case date() as day:
            return {name: write_day(day, calendar)}
        case _:
            return {}


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
