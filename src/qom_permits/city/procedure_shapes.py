"""The shape of a procedure's tables in a profile, each key with its meaning."""

from __future__ import annotations

from typing import Annotated, Any

from attrs import frozen

from qom_permits.domain import identifiers
from qom_permits.domain.actors import Role
from qom_permits.domain.facts import FactValue
from qom_permits.domain.procedure import DocumentRule, FactRule, RefusalGround
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.texts import Text
from qom_permits.reading.sheets import Rows, key
from qom_permits.reading.strict import Named


@frozen(kw_only=True)
class StepShape:
    """One of a procedure's ``steps``."""

    stage: Stage | None = key("the stage, each at most once and `issuance` last")
    officer: Role | None = key("the role that acts in it")
    working_days: int | None = key("how many working days it may take; left out, no term runs", needed=False)


@frozen(kw_only=True)
class LongerShape:
    """One of the bands of a validity that grows with the building."""

    over: str | None = key("permits of more than this, in digits")
    years: int | None = key("years they are valid", needed=False, default=0)
    months: int | None = key("months they are valid, beside the years", needed=False, default=0)


@frozen(kw_only=True)
class ValidityShape:
    """How long a permit is valid, and by which rule."""

    years: int | None = key("years", needed=False, default=0)
    months: int | None = key("months, beside the years", needed=False, default=0)
    by: str | None = key(
        "the fact by which larger buildings have longer; `floor_area` when left out",
        needed=False,
        default="floor_area",
    )
    longer: tuple[LongerShape, ...] | None = key(
        "bands, rising, of longer validity", needed=False, default=()
    )
    cite: Text | None = key("where that is written")


@frozen(kw_only=True)
class ExampleParcelShape:
    """The plot of an example."""

    code: str | None = key("its parcel code")
    postal_code: str | None = key("its postal code")
    area: str | None = key("its area by the deed, in square metres")


@frozen(kw_only=True)
class ExampleProjectShape:
    """What is to be built in an example."""

    floor_area: str | None = key("the gross floor area, in square metres")
    floors: int | None = key("floors")
    units: int | None = key("dwellings or shops")


@frozen(kw_only=True)
class ExampleEarlierShape:
    """The permit an example renews."""

    number: str | None = key("its number")
    issued_on: str | None = key("the day it was issued")
    valid_until: str | None = key("the day it ran out")
    document: str | None = key("the kind of paper it is found in")


@frozen(kw_only=True)
class ExampleShape:
    """A sample request that walks the whole procedure: invented, and nobody's."""

    parcel: ExampleParcelShape | None = key("the plot")
    project: ExampleProjectShape | None = key("what is to be built")
    owner: dict[str, Any] | None = key("the owner as `register` takes a person: name, mobile, language, ids")
    begins: str | None = key("the day it is filed, in the city's calendar")
    facts: dict[str, FactValue] | None = key("every fact of every source, by name")
    surveyor: str | None = key(
        "the surveyor's login", needed=False, default="surveyor-7", checks=identifiers.identifier
    )
    designer: str | None = key(
        "the designer's login", needed=False, default="designer-15", checks=identifiers.identifier
    )
    returned: tuple[str, ...] | None = key(
        "papers that come back to the applicant once, by kind", needed=False, default=()
    )
    plans_returned: tuple[str, ...] | None = key(
        "plans that come back to the engineers once, by kind", needed=False, default=()
    )
    found_in: str | None = key("the paper whose findings its facts hold, by kind", needed=False)
    earlier: ExampleEarlierShape | None = key("the permit of an older system it renews", needed=False)


@frozen(kw_only=True)
class ProcedureShape:
    """One of ``[[procedures]]``."""

    id: str | None = key("its name; a case pins it for ever", checks=identifiers.identifier)
    kind: RequestKind | None = key("what is asked for")
    since: str | None = key("the day, in the city's calendar, from which new cases follow it")
    cite: Text | None = key("where the procedure is written")
    steps: tuple[StepShape, ...] | None = key("its stages in their order")
    validity: ValidityShape | None = key("how long its permits are valid")
    documents: Annotated[Rows[DocumentRule], Named("kind")] | None = key("the papers it asks for, by kind")
    facts: Annotated[Rows[FactRule], Named("name")] | None = key("the facts it rests on, by name")
    grounds: Annotated[Rows[RefusalGround], Named("name")] | None = key(
        "the grounds on which it can be refused, by name"
    )
    conditions: tuple[Text, ...] | None = key(
        "conditions that every permit is granted under", needed=False, default=()
    )
    tariffs: tuple[str, ...] | None = key(
        "the files of the tariffs that price it; the day chooses among them"
    )
    example: ExampleShape | None = key("a sample request that walks all of it", needed=False)
