"""A profile's file into a `City`: strict, and with every fault at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping

from qom_permits.city import loading_texts as texts
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.city.ids import id_rules
from qom_permits.city.languages import BOTH, languages_of, profile_converter
from qom_permits.city.numbers import check_number, parcel_pattern
from qom_permits.city.procedures import draft_of, offer_of
from qom_permits.city.profile import City
from qom_permits.city.shapes import CityShape, DistrictsShape, NumbersShape, ProfileShape
from qom_permits.city.templates import unfillable
from qom_permits.city.working_days import time_zone, work_days
from qom_permits.domain import identifiers
from qom_permits.domain.errors import BadCity, BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.domain.words import KINDS
from qom_permits.reading.sheets import SheetReader, known
from qom_permits.rules.tariff import Tariff

SCHEMA = 1
MOST_CHARACTERS = 1024 * 1024
"""A profile longer than this is none."""


def load_city(text: str, tariff: Callable[[str], Tariff]) -> City:
    """Return the city that *text* (TOML) describes; *tariff* gives each tariff the profile names.

    Raises `BadCity` with every fault: unknown and missing keys with their place, texts missing in a language of the
    city, days that are none, patterns and templates that name what is not there, tariffs that cannot be loaded or ask
    for facts nobody supplies.
    """
    draft = read_profile(text, tariff)
    if draft.faults:
        raise BadCity(draft.faults)
    return city_of(draft)


def read_profile(text: str, tariff: Callable[[str], Tariff]) -> Draft:
    """Return what can be read of the profile *text*, with its faults; raises `BadCity` only when it is no TOML."""
    return read_tables(parsed(text), tariff)


def read_tables(data: Mapping[str, object], tariff: Callable[[str], Tariff]) -> Draft:
    """Return what can be read of a profile's tables, with its faults."""
    reader = SheetReader(profile_converter(languages_of(data)))
    shape = reader.table(data, ProfileShape)
    city, districts = shape.city or CityShape(), shape.districts or DistrictsShape()
    reader.faults.extend(_wrong_heading(shape, city))
    nothing = reader.attempt("city.currency", Money, 0, city.currency)
    zone = reader.attempt("city.time_zone", time_zone, city.time_zone)
    reader.faults.extend(_wrong_districts(districts.known))
    parcel_code = reader.attempt("districts.parcel_code", parcel_pattern, districts.parcel_code)
    work = shape.work and city.calendar and work_days(reader, shape.work, city.calendar)
    ids = reader.attempt("", id_rules, shape.ids, shape.people, shape.parcels)
    procedures = _procedures(reader, shape, data, tariff)
    _check_words(reader, shape, districts.known)
    return Draft(
        shape=shape,
        languages=tuple(tongue.value for tongue in city.languages or ()) or BOTH,
        currency=None if nothing is None else nothing.currency,
        zone=zone,
        parcel_code=parcel_code,
        work=work or None,
        ids=ids,
        procedures=procedures,
        faults=tuple(reader.faults),
    )


def parsed(text: str) -> Mapping[str, object]:
    """Return the tables of *text*; raises `BadCity` when it is no TOML, or too much of it."""
    if len(text) > MOST_CHARACTERS:
        raise BadCity([texts.TOO_LARGE.at("", most=MOST_CHARACTERS)])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as no:
        raise BadCity([texts.NOT_TOML.at("", why=str(no))]) from None
    except RecursionError:
        raise BadCity([texts.TOO_LARGE.at("", most=MOST_CHARACTERS)]) from None


def city_of(draft: Draft) -> City:
    """Return the city of a *draft* without faults."""
    shape, city, districts, numbers = (
        draft.shape,
        known(draft.shape.city),
        known(draft.shape.districts),
        known(draft.shape.numbers),
    )
    return City(
        id=known(city.id),
        title=known(city.title),
        currency=known(draft.currency),
        calendar=known(city.calendar),
        time_zone=known(draft.zone),
        districts=known(districts.known),
        parcel_code=known(draft.parcel_code),
        case_number=known(numbers.case),
        permit_number=known(numbers.permit),
        work=known(draft.work),
        portals=known(shape.portals).read,
        offers=tuple(offer_of(procedure) for procedure in draft.procedures),
        templates=known(shape.letters).read,
        languages=draft.languages,
        ids=known(draft.ids),
    )


def _wrong_heading(shape: ProfileShape, city: CityShape) -> Iterator[Fault]:
    if shape.schema not in {SCHEMA, None}:
        yield texts.UNKNOWN_SCHEMA.at("schema", known=SCHEMA, given=shape.schema)
    if city.languages is not None and len(set(city.languages)) != max(len(city.languages), 1):
        yield texts.NO_LANGUAGE.at("city.languages")


def _wrong_districts(districts: tuple[str, ...] | None) -> Iterator[Fault]:
    if districts == ():
        yield texts.NO_DISTRICTS.at("districts.known")
    for number, district in enumerate(districts or (), start=1):
        try:
            identifiers.code(None, None, district)
        except BadInput as no:
            yield from (fault.under(f"districts.known.{number}") for fault in no.faults)
        if district in (districts or ())[: number - 1]:
            yield texts.DOUBLED_DISTRICT.at(f"districts.known.{number}", district=district)


def _check_words(reader: SheetReader, shape: ProfileShape, districts: tuple[str, ...] | None) -> None:
    """Note letters that cannot be filled and patterns that make no numbers."""
    for template in shape.letters.read if shape.letters else ():
        reader.faults.extend(fault.under(f"letters.{template.on}") for fault in unfillable(template))
    numbers = shape.numbers or NumbersShape()
    reader.attempt("numbers.case", check_number, numbers.case, districts)
    reader.attempt("numbers.permit", check_number, numbers.permit, districts)


def _procedures(
    reader: SheetReader, shape: ProfileShape, data: Mapping[str, object], tariff: Callable[[str], Tariff]
) -> tuple[DraftProcedure, ...]:
    tables = data.get("procedures")
    calendar = shape.city.calendar if shape.city else None
    drafts = tuple(
        draft_of(reader, f"procedures.{number}", written, calendar, tariff)
        for number, written in enumerate(
            zip(shape.procedures or (), tables if isinstance(tables, list) else (), strict=False), start=1
        )
    )
    reader.faults.extend(_doubled(drafts))
    return drafts


def _doubled(drafts: tuple[DraftProcedure, ...]) -> Iterator[Fault]:
    """Yield each procedure that has the id of an earlier one, or its kind and first day."""
    for number, draft in enumerate(drafts):
        before, kind = drafts[:number], draft.shape.kind
        if draft.shape.id is not None and draft.shape.id in {each.shape.id for each in before}:
            yield texts.PROCEDURE_TWICE.at(f"{draft.place}.id", id=draft.shape.id)
        begun = {(each.shape.kind, each.since) for each in before}
        if kind is not None and draft.since is not None and (kind, draft.since) in begun:
            yield texts.PROCEDURES_OVERLAP.at(f"{draft.place}.since", kind=KINDS[kind])
