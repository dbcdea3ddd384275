"""The heading of a tariff and its rounding as they are stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text
from qom_permits.rules.language.kinds import Condition, Day
from qom_permits.rules.language.rounding import Rounding
from qom_permits.rules.language.spoken import spoken_unit
from qom_permits.rules.language.units import Unit
from qom_permits.rules.stating import aspect_labels as labels
from qom_permits.rules.stating.formula_words import MODES, FormulaWords
from qom_permits.rules.stating.stated import (
    Aspect,
    Stated,
    stated_names,
    stated_number,
    stated_symbol,
    stated_value,
    stated_words,
)
from qom_permits.rules.tariff import Tariff

_CALENDARS = {
    Calendar.JALALI: Text("Jalali", "هجری شمسی"),
    Calendar.GREGORIAN: Text("Gregorian", "میلادی"),
}
_TARIFF = Text("the tariff", "تعرفه")
_LINE = Text("rounding of each line", "گرد کردن هر ردیف")
_TOTAL = Text("rounding of the total", "گرد کردن جمع")


def stated_heading(tariff: Tariff) -> Stated:
    """Return what the heading states: whose law it is, for which days, in what money."""
    money = stated_symbol(
        "currency", labels.CURRENCY, tariff.currency, spoken_unit(Unit(((tariff.currency, 1),)))
    )
    calendar = stated_symbol("calendar", labels.CALENDAR, tariff.calendar.value, _CALENDARS[tariff.calendar])
    replaced = tariff.supersedes
    aspects = (
        *stated_words("title", labels.TITLE, tariff.title),
        *stated_words("citation", labels.CITATION, tariff.citation),
        *_day("in_force.from", labels.FROM, tariff.first_day, tariff.calendar),
        *_day("in_force.until", labels.UNTIL, tariff.last_day, tariff.calendar),
        *_day("published", labels.PUBLISHED, tariff.published, tariff.calendar),
        *(() if replaced is None else (stated_symbol("supersedes", labels.SUPERSEDES, replaced),)),
        stated_value("sample", labels.SAMPLE, tariff.sample, Condition(), tariff.calendar),
        money,
        stated_number("money_places", labels.MONEY_PLACES, Fraction(tariff.money_places)),
        calendar,
    )
    return Stated(where="tariff", called=_TARIFF, cite=tariff.citation, aspects=aspects)


def stated_roundings(tariff: Tariff, words: FormulaWords) -> Iterator[Stated]:
    """Yield how lines are rounded, and the total where it is."""
    line, total = tariff.line_rounding, tariff.total_rounding
    aspects = _rounding(line, tariff.currency)
    yield Stated(where="rounding.line", called=_LINE, cite=tariff.citation, aspects=aspects)
    if total is not None:
        aspects = _rounding(total.rounding, tariff.currency)
        if total.into is not None:
            aspects += (stated_names("into", labels.INTO, [total.into], words),)
        yield Stated(where="rounding.total", called=_TOTAL, cite=tariff.citation, aspects=aspects)


def _rounding(rounding: Rounding, currency: str) -> tuple[Aspect, ...]:
    return (
        stated_number("step", labels.STEP, rounding.step, Unit(((currency, 1),))),
        stated_symbol("mode", labels.MODE, rounding.mode.value, MODES[rounding.mode]),
    )


def _day(key: str, label: Text, day: date | None, calendar: Calendar) -> tuple[Aspect, ...]:
    return () if day is None else (stated_value(key, label, day, Day(), calendar),)
