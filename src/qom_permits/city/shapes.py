"""The shape of a profile's file, table by table."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from attrs import field, frozen

from qom_permits.city.templates import Template
from qom_permits.domain import identifiers
from qom_permits.domain.actors import Portal, Role
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.procedure import DocumentRule, FactRule, RefusalGround
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.texts import Text
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


@frozen(kw_only=True)
class CityShape:
    """The table ``[city]``."""

    id: str = field(validator=identifiers.name)
    title: Text
    currency: str
    calendar: Calendar
    time_zone: str


@frozen(kw_only=True)
class DistrictsShape:
    """The table ``[districts]``."""

    known: tuple[str, ...]
    parcel_code: str


@frozen(kw_only=True)
class NumbersShape:
    """The table ``[numbers]``: patterns with ``{year}``, ``{district}`` and ``{serial}``."""

    case: str
    permit: str


@frozen(kw_only=True)
class WorkShape:
    """The table ``[work]``; days are written in the city's calendar, *yearly* ones as month-day."""

    days_off: tuple[Weekday, ...]
    first: str
    last: str
    yearly: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()


@frozen(kw_only=True)
class StepShape:
    """One of a procedure's ``steps``; *working_days* None: no term runs."""

    stage: Stage
    officer: Role
    working_days: int | None = None


@frozen(kw_only=True)
class ValidityShape:
    """How long a permit is valid, and by which rule."""

    years: int = 0
    months: int = 0
    cite: Text


@frozen(kw_only=True)
class ProcedureShape:
    """One of ``[[procedures]]``; *since* is the day, in the city's calendar, new cases began to follow it."""

    id: str = field(validator=identifiers.identifier)
    kind: RequestKind
    since: str
    cite: Text
    steps: tuple[StepShape, ...]
    validity: ValidityShape
    documents: Annotated[tuple[DocumentRule, ...], Named("kind")]
    facts: Annotated[tuple[FactRule, ...], Named("name")]
    grounds: Annotated[tuple[RefusalGround, ...], Named("name")]
    conditions: tuple[Text, ...] = ()
    tariffs: tuple[str, ...]


@frozen(kw_only=True)
class ProfileShape:
    """A whole profile."""

    schema: int
    city: CityShape
    districts: DistrictsShape
    numbers: NumbersShape
    work: WorkShape
    portals: Annotated[tuple[Portal, ...], Named("name")]
    procedures: tuple[ProcedureShape, ...]
    letters: Annotated[tuple[Template, ...], Named("on")]
