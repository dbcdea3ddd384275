"""Times: whether terms can be kept and counted, and permits of larger buildings run longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from qom_permits.city.checking import place_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.city.shapes import WorkShape
from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.domain.procedure import FactType
from qom_permits.domain.terms import Term, WeeklyCalendar
from qom_permits.domain.texts import Text, nearest
from qom_permits.rules.language.spoken import spoken_value

SOON = timedelta(days=366)
"""A calendar that ends within this of today ends soon: terms and the next year's cases need it."""
_NUMBERS = {FactType.NUMBER, FactType.COUNT}


def wrong_times(draft: Draft, on: date | None) -> Iterator[Fault]:
    """Yield terms nobody can keep, calendars that end soon after *on* (None: today is not asked), and odd validity."""
    for procedure in draft.procedures:
        for number, step in enumerate(procedure.shape.steps or (), start=1):
            if step.working_days == 0:
                yield texts.NO_TERM.at(f"{procedure.place}.steps.{number}.working_days")
        yield from _wrong_validity(procedure)
    if draft.work is not None and draft.calendar is not None:
        yield from _wrong_span(draft, draft.work, draft.calendar, on)
    if draft.shape.work is not None and draft.calendar is not None:
        yield from _wrong_holidays(draft.shape.work, draft.calendar)


def _wrong_span(draft: Draft, work: WeeklyCalendar, calendar: Calendar, on: date | None) -> Iterator[Fault]:
    for procedure in draft.procedures:
        if procedure.since is not None and procedure.since < work.first:
            yield texts.STARTS_LATE.at(
                "work.first",
                first=spoken_value(work.first, calendar),
                since=spoken_value(procedure.since, calendar),
                id=procedure.shape.id,
            )
    if on is not None and work.last < on + SOON:
        yield warnings.CALENDAR_ENDS_SOON.at("work.last", last=spoken_value(work.last, calendar))


def _wrong_holidays(shape: WorkShape, calendar: Calendar) -> Iterator[Fault]:
    first, last = _day(shape.first, calendar), _day(shape.last, calendar)
    seen: set[str] = set()
    for table, days in (("yearly", shape.yearly or ()), ("holidays", shape.holidays or ())):
        for number, day in enumerate(days, start=1):
            place, found = f"work.{table}.{number}", _day(day, calendar) if table == "holidays" else None
            if day in seen or (table == "holidays" and day[5:] in seen):
                yield warnings.HOLIDAY_TWICE.at(place, day=day)
            elif found is not None and first is not None and last is not None and not first <= found <= last:
                yield warnings.HOLIDAY_OUTSIDE.at(
                    place,
                    day=_told(found, calendar),
                    first=_told(first, calendar),
                    last=_told(last, calendar),
                )
            seen.add(day)


def _wrong_validity(procedure: DraftProcedure) -> Iterator[Fault]:
    shape, bands, place = procedure.shape.validity, procedure.longer, f"{procedure.place}.validity"
    if shape is None or not bands:
        return
    before = (Decimal(0), procedure.validity or Term())
    for number, band in enumerate(bands, start=1):
        if Decimal(band.over) <= before[0] or _months(band.term) <= _months(before[1]):
            yield texts.NOT_RISING.at(f"{place}.longer.{number}")
        before = (Decimal(band.over), band.term)
    name = shape.by
    if name is not None and procedure.shape.facts is not None:
        fact = procedure.fact(name)
        if name not in procedure.fact_names:
            near = nearest(name, list(procedure.fact_names))
            yield texts.MEASURED_BY_NOTHING.at(f"{place}.by", name=name, nearest=near)
        elif fact is not None and fact.type not in _NUMBERS:
            yield texts.MEASURED_BY_NO_NUMBER.at(f"{place}.by", name=name)


def _months(term: Term) -> int:
    return term.years * 12 + term.months


def _day(words: str | None, calendar: Calendar) -> date | None:
    try:
        return None if words is None else read_day(words, calendar)
    except BadInput:
        return None


def _told(day: date, calendar: Calendar) -> Text:
    return spoken_value(day, calendar)
