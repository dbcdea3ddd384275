"""The shape of a profile's file, table by table, each key with its meaning."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import attrs
from attrs import frozen

from qom_permits.city.ids import IdShape, ParcelsShape, PeopleShape
from qom_permits.city.procedure_shapes import ProcedureShape
from qom_permits.city.templates import Template
from qom_permits.domain import identifiers
from qom_permits.domain.actors import Portal
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text
from qom_permits.reading.sheets import Rows, key
from qom_permits.reading.strict import Named


class Weekday(Enum):
    """A day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Tongue(Enum):
    """A language that a city's texts can be written in."""

    FA = "fa"
    EN = "en"


@frozen(kw_only=True)
class CityShape:
    """The table ``[city]``."""

    id: str | None = key("the city's name in files and commands", checks=identifiers.name)
    title: Text | None = key("what the city is called")
    languages: tuple[Tongue, ...] | None = key(
        "the languages every text here is written in, the preferred first; `fa` and `en` when left out",
        needed=False,
        default=(Tongue.FA, Tongue.EN),
    )
    currency: str | None = key("the currency of every bill, by its three letters")
    calendar: Calendar | None = key("how days are written, here and in the city's facts")
    time_zone: str | None = key("where the city's days begin, such as `Asia/Tehran`")


@frozen(kw_only=True)
class DistrictsShape:
    """The table ``[districts]``."""

    known: tuple[str, ...] | None = key("the codes of the city's districts")
    parcel_code: str | None = key(
        "a regular expression that fits a parcel's code whole; its group `(?P<district>…)` names the district"
    )


@frozen(kw_only=True)
class NumbersShape:
    """The table ``[numbers]``: patterns with ``{year}``, ``{district}`` and ``{serial}``."""

    case: str | None = key("the number of a case, drawn when it is first submitted")
    permit: str | None = key("the number of a permit, drawn when it is issued")


@frozen(kw_only=True)
class WorkShape:
    """The table ``[work]``; days are written in the city's calendar, *yearly* ones as month-day."""

    days_off: tuple[Weekday, ...] | None = key("the days of the week on which nobody works")
    first: str | None = key("the first day the calendar covers")
    last: str | None = key("the last day it covers: asked for a later one, the desk refuses to guess")
    yearly: tuple[str, ...] | None = key("days off in every year, as month-day", needed=False, default=())
    holidays: tuple[str, ...] | None = key("days off in one year", needed=False, default=())


@frozen(kw_only=True)
class ProfileShape:
    """A whole profile."""

    schema: int | None = key("the version of this language: 1")
    city: CityShape | None = key("the city")
    districts: DistrictsShape | None = key("its districts")
    numbers: NumbersShape | None = key("its numbers")
    work: WorkShape | None = key("its working days")
    portals: Annotated[Rows[Portal], Named("name")] | None = key("the doors to the desk, by name")
    procedures: tuple[ProcedureShape, ...] | None = key(
        "the procedures of its kinds of request, old ones too"
    )
    letters: Annotated[Rows[Template], Named("on")] | None = key("what owners are told, by the event")
    ids: dict[str, IdShape] | None = key(
        "the kinds of id number it knows, by name", needed=False, default=attrs.Factory(dict)
    )
    people: PeopleShape | None = key(
        "which of them people are asked for", needed=False, default=PeopleShape()
    )
    parcels: ParcelsShape | None = key(
        "which of them a plot's codes are", needed=False, default=ParcelsShape()
    )
