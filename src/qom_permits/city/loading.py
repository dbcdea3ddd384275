"""A profile's file into a `City`: strict, and with every fault at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, tzinfo

from dateutil.tz import gettz

from qom_permits.city.procedures import offer_of
from qom_permits.city.profile import City, Offer
from qom_permits.city.shapes import NumbersShape, ProfileShape, Weekday, WorkShape
from qom_permits.city.templates import ALWAYS, FIELDS, Template
from qom_permits.domain import identifiers
from qom_permits.domain.errors import BadCity, BadInput, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day, year_of
from qom_permits.domain.money import Money
from qom_permits.domain.terms import WeeklyCalendar
from qom_permits.domain.texts import Text, listed, nearest, one_of
from qom_permits.reading.faults import Faults
from qom_permits.reading.strict import read, strict_converter
from qom_permits.rules.tariff import Tariff

SCHEMA = 1
_WEEK = list(Weekday)
_SERIALS = range(1, 130)
"""Enough to see a number pattern's parts run into each other."""


def load_city(text: str, tariff: Callable[[str], Tariff]) -> City:
    """Return the city that *text* (TOML) describes; *tariff* gives each tariff the profile names.

    Raises `BadCity` with every fault: unknown and missing keys with their place, days that are none, patterns
    and templates that name what is not there, tariffs that cannot be loaded or ask for facts nobody supplies.
    """
    try:
        data = tomllib.loads(text)
        shape = read(strict_converter(), data, ProfileShape)
        return _city(shape, data, tariff)
    except tomllib.TOMLDecodeError as fault:
        said = Text(f"this is no TOML: {fault}", f"TOML خوانا نیست: {fault}")
        raise BadCity([Fault(code="not-toml", text=said)]) from None
    except BadInput as refused:
        raise BadCity(refused.faults) from refused


def _city(shape: ProfileShape, data: Mapping[str, object], tariff: Callable[[str], Tariff]) -> City:
    faults = Faults()
    calendar = shape.city.calendar
    if shape.schema != SCHEMA:
        said = Text(
            f"this release reads schema {SCHEMA}, not {shape.schema}", f"این نسخه schema {SCHEMA} را می‌خواند"
        )
        faults.note(Fault(code="unknown-schema", where="schema", text=said))
    faults.under("city.currency", Money, 0, shape.city.currency)
    zone = faults.under("city.time_zone", _zone, shape.city.time_zone)
    for place, district in enumerate(shape.districts.known, start=1):
        faults.under(f"districts.known.{place}", identifiers.code, None, None, district)
    parcel_code = faults.under("districts.parcel_code", _parcel_code, shape.districts.parcel_code)
    work = faults.under("work", _work, shape.work, calendar)
    offers = faults.under("procedures", _offers, shape, data, tariff)
    templates = faults.under("letters", _templates, shape.letters)
    faults.under("numbers", _numbers, shape.numbers, shape.districts.known)
    faults.raise_any()
    return City(
        id=shape.city.id,
        title=shape.city.title,
        currency=shape.city.currency,
        calendar=calendar,
        time_zone=zone,
        districts=shape.districts.known,
        parcel_code=parcel_code,
        case_number=shape.numbers.case,
        permit_number=shape.numbers.permit,
        work=work,
        portals=shape.portals,
        offers=offers,
        templates=templates,
    )


def _zone(name: str) -> tzinfo:
    zone = gettz(name) if name.strip() else None  # gettz takes no name for the machine's own zone
    if zone is None:
        raise bad(
            "unknown-time-zone",
            "{name!r} is no time zone; write one such as Asia/Tehran",
            "{name!r} منطقه زمانی نیست؛ چیزی مانند Asia/Tehran بنویسید",
            name=name,
        )
    return zone


def _parcel_code(pattern: str) -> re.Pattern[str]:
    try:
        compiled = re.compile(pattern)
    except re.error as fault:
        raise bad(
            "bad-pattern", "this is no pattern: {fault}", "این الگو خوانا نیست: {fault}", fault=fault
        ) from None
    if "district" not in compiled.groupindex:
        raise bad(
            "bad-pattern",
            "the pattern must name the district: (?P<district>…)",
            "الگو باید منطقه را نام ببرد: (?P<district>…)",
        )
    return compiled


def _work(shape: WorkShape, calendar: Calendar) -> WeeklyCalendar:
    faults = Faults()
    first = faults.under("first", read_day, shape.first, calendar)
    last = faults.under("last", read_day, shape.last, calendar)
    holidays = [
        faults.under(f"holidays.{place}", read_day, day, calendar)
        for place, day in enumerate(shape.holidays, start=1)
    ]
    faults.raise_any()
    years = range(year_of(first, calendar), year_of(last, calendar) + 1)
    yearly = [
        faults.under(f"yearly.{place}", _in_each, years, day, calendar)
        for place, day in enumerate(shape.yearly, start=1)
    ]
    faults.raise_any()
    return WeeklyCalendar(
        days_off=frozenset(_WEEK.index(day) for day in shape.days_off),
        holidays=frozenset(holidays).union(*yearly),
        first=first,
        last=last,
    )


def _in_each(years: range, day: str, calendar: Calendar) -> list[date]:
    return [read_day(f"{year}-{day}", calendar) for year in years]


def _offers(
    shape: ProfileShape, data: Mapping[str, object], tariff: Callable[[str], Tariff]
) -> tuple[Offer, ...]:
    faults = Faults()
    tables = data["procedures"]
    assert isinstance(tables, list)  # noqa: S101 - the shape was read from it
    offers = [
        faults.under(str(place), offer_of, procedure, table, shape.city.calendar, tariff)
        for place, (procedure, table) in enumerate(zip(shape.procedures, tables, strict=True), start=1)
    ]
    faults.raise_any()
    starts = [(offer.procedure.kind, offer.since) for offer in offers]
    for kind, since in sorted({start for start in starts if starts.count(start) > 1}, key=str):
        raise bad(
            "procedures-overlap",
            "two procedures for {kind} begin on {since}; one kind follows one procedure at a time",
            "دو فرایند برای {kind} از {since} آغاز می‌شود؛ هر گونه در هر زمان یک فرایند دارد",
            kind=kind.value,
            since=since,
        )
    return tuple(offers)


def _templates(templates: tuple[Template, ...]) -> tuple[Template, ...]:
    faults = Faults()
    for template in templates:
        faults.under(template.on, _fillable, template)
    faults.raise_any()
    return templates


def _fillable(template: Template) -> None:
    if template.on not in FIELDS:
        text = Text("no letter answers this event", "هیچ نامه‌ای به این رویداد پاسخ نمی‌دهد")
        allowed = nearest(template.on, list(FIELDS))
        raise BadInput([Fault(code="unknown-event", text=text, allowed=allowed)])
    unknown = template.unknown_fields()
    if unknown:
        text = Text("the letter names {unknown}", "نامه از {unknown} نام می‌برد").fill(unknown=listed(unknown))
        allowed = one_of(sorted(FIELDS[template.on] | ALWAYS))
        raise BadInput([Fault(code="unknown-place", text=text, allowed=allowed)])


def _numbers(shape: NumbersShape, districts: tuple[str, ...]) -> None:
    faults = Faults()
    faults.under("case", _number, shape.case, districts)
    faults.under("permit", _number, shape.permit, districts)
    faults.raise_any()


def _number(pattern: str, districts: tuple[str, ...]) -> None:
    """Refuse a pattern that makes no number, or one number twice: a series counts by year and district."""
    try:
        numbers = [
            pattern.format(year=year, district=district, serial=serial)
            for year in (1405, 1406)
            for district in districts
            for serial in _SERIALS
        ]
        for number in numbers:
            identifiers.identifier(None, None, number)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as fault:
        raise bad(
            "bad-number-pattern",
            "{pattern!r} makes no number: {fault}; use {{year}}, {{district}} and {{serial:05}}",
            "{pattern!r} شماره نمی‌سازد: {fault}؛ {{year}}، {{district}} و {{serial:05}} را به کار برید",
            pattern=pattern,
            fault=fault,
        ) from None
    if len(set(numbers)) != len(numbers):
        raise bad(
            "bad-number-pattern",
            "{pattern!r} gives two cases the same number; it needs {{year}}, {{district}} and {{serial}}, set apart",
            "{pattern!r} به دو پرونده یک شماره می‌دهد؛ {{year}}، {{district}} و {{serial}} را جدا از هم بیاورید",
            pattern=pattern,
        )
