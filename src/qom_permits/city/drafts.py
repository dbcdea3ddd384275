"""A draft: what could be read of a profile, and every fault met on the way."""

from __future__ import annotations

import re
from datetime import date, tzinfo

from attrs import field, frozen

from qom_permits.city.examples import Example
from qom_permits.city.procedure_shapes import ProcedureShape
from qom_permits.city.shapes import ProfileShape
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_rules import IdRules
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.procedure import DocumentRule, FactRule, LongerValidity, Step
from qom_permits.domain.stages import Stage
from qom_permits.domain.terms import Term, WeeklyCalendar
from qom_permits.domain.texts import Language
from qom_permits.rules.tariff import Tariff


@frozen(kw_only=True)
class DraftProcedure:
    """One procedure as far as it could be read, at its *place* in the file; None, and left out, is what could not.

    *tariffs* are those that could be loaded, each with its number in the file; *digest* is of the table as written.
    """

    place: str
    shape: ProcedureShape
    digest: str | None
    since: date | None
    steps: tuple[Step, ...] | None
    validity: Term | None
    longer: tuple[LongerValidity, ...] | None
    tariffs: tuple[tuple[int, Tariff], ...]
    example: Example | None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of its steps, in order; none where they cannot be read."""
        return tuple(step.stage for step in self.steps or ())

    @property
    def documents(self) -> tuple[DocumentRule, ...]:
        """The rules of papers that could be read."""
        return self.shape.documents.read if self.shape.documents else ()

    @property
    def facts(self) -> tuple[FactRule, ...]:
        """The rules of facts that could be read."""
        return self.shape.facts.read if self.shape.facts else ()

    @property
    def fact_names(self) -> tuple[str, ...]:
        """The names of all facts, of those that could not be read too."""
        return self.shape.facts.names if self.shape.facts else ()

    def fact(self, name: str) -> FactRule | None:
        """Return the rule of the fact *name*, None when there is none or it could not be read."""
        return next((rule for rule in self.facts if rule.name == name), None)


@frozen(kw_only=True)
class Draft:
    """A profile as far as it could be read, with every one of the *faults* of the reading."""

    shape: ProfileShape
    languages: tuple[Language, ...]
    currency: str | None
    zone: tzinfo | None
    parcel_code: re.Pattern[str] | None
    work: WeeklyCalendar | None
    ids: IdRules | None
    procedures: tuple[DraftProcedure, ...]
    faults: tuple[Fault, ...] = field(repr=False)

    @property
    def calendar(self) -> Calendar | None:
        """How days are written; None where that cannot be read."""
        return self.shape.city.calendar if self.shape.city else None

    @property
    def districts(self) -> tuple[str, ...]:
        """The districts that are known."""
        return (self.shape.districts.known if self.shape.districts else None) or ()
