"""A city's profile: everything of a city that is not law of the land, as values."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo

from attrs import field, frozen

from qom_permits.city.examples import Example
from qom_permits.city.languages import BOTH
from qom_permits.city.templates import Template
from qom_permits.domain.actors import Portal
from qom_permits.domain.id_rules import IdRules
from qom_permits.domain.jalali import Calendar, year_of
from qom_permits.domain.procedure import Procedure
from qom_permits.domain.stages import RequestKind
from qom_permits.domain.terms import WorkCalendar
from qom_permits.domain.texts import Language, Text
from qom_permits.rules.tariff import Tariff


@frozen(kw_only=True)
class Offer:
    """A *procedure* in use for new cases from *since*, with the *tariffs* that price its cases.

    *example* is one invented request that walks all of it (None: the profile states none).
    """

    procedure: Procedure
    since: date
    tariffs: tuple[Tariff, ...]
    example: Example | None = None


@frozen(kw_only=True)
class City:
    """One city. *parcel_code* is a pattern whose group ``district`` names the district of a parcel code.

    *languages* are those its texts are written in, the preferred first.
    """

    id: str
    title: Text
    currency: str
    calendar: Calendar
    time_zone: tzinfo
    districts: tuple[str, ...]
    parcel_code: re.Pattern[str]
    case_number: str
    permit_number: str
    work: WorkCalendar
    portals: tuple[Portal, ...]
    offers: tuple[Offer, ...]
    templates: tuple[Template, ...]
    languages: tuple[Language, ...] = BOTH
    ids: IdRules = field(factory=IdRules)

    def district_of(self, parcel_code: str) -> str | None:
        """Return the district that *parcel_code* names, None when it names none of this city's."""
        found = self.parcel_code.fullmatch(parcel_code)
        district = found["district"] if found else None
        return district if district in self.districts else None

    def procedure_for(self, kind: RequestKind, on: date) -> Procedure | None:
        """Return the procedure in use for new cases of *kind* on a day, None when the city takes none."""
        usable = [offer for offer in self.offers if offer.procedure.kind is kind and offer.since <= on]
        return max(usable, key=lambda offer: offer.since).procedure if usable else None

    def offer(self, procedure: str, digest: str) -> Offer | None:
        """Return the offer a case pinned, by its procedure's id and digest; None when the profile lost it."""
        return next(
            (
                offer
                for offer in self.offers
                if (offer.procedure.id, offer.procedure.digest) == (procedure, digest)
            ),
            None,
        )

    def day_of(self, instant: datetime) -> date:
        """Return the day *instant* falls on in the city."""
        return instant.astimezone(self.time_zone).date()

    def year_of(self, day: date) -> int:
        """Return the year *day* falls in, in the city's calendar: number series begin anew with it."""
        return year_of(day, self.calendar)
