"""The shape of a profile's file, table by table."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.actors import Role
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.procedure import FactType, Source
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.texts import Text


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
class PortalShape:
    """A table ``[portals.NAME]``."""

    title: Text
    admits: tuple[Role, ...]
    in_person: bool = False


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
class DocumentShape:
    """A table ``[procedures.documents.NAME]``."""

    title: Text
    source: Source
    judged_at: Stage = Stage.REVIEW
    required: bool = True
    cite: Text


@frozen(kw_only=True)
class FactShape:
    """A table ``[procedures.facts.NAME]``."""

    title: Text
    type: FactType
    source: Source
    judged_at: Stage = Stage.REVIEW
    unit: str = ""
    places: int = 0
    least: str | None = None
    most: str | None = None
    options: tuple[str, ...] = ()
    required: bool = True


@frozen(kw_only=True)
class GroundShape:
    """A table ``[procedures.grounds.NAME]``."""

    title: Text
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
    documents: dict[str, DocumentShape]
    facts: dict[str, FactShape]
    grounds: dict[str, GroundShape]
    conditions: tuple[Text, ...] = ()
    tariffs: tuple[str, ...]


@frozen(kw_only=True)
class LetterShape:
    """A table ``[letters.EVENT]``."""

    subject: Text
    body: Text


@frozen(kw_only=True)
class ProfileShape:
    """A whole profile."""

    schema: int
    city: CityShape
    districts: DistrictsShape
    numbers: NumbersShape
    work: WorkShape
    portals: dict[str, PortalShape]
    procedures: tuple[ProcedureShape, ...]
    letters: dict[str, LetterShape]
