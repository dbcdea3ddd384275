"""What a story is about: a procedure of a city, the example that walks it, and the papers and facts this brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from attrs import evolve, frozen

from qom_permits import Document, Parcel, PermitCase, Project, RequestKind
from qom_permits.city.examples import Example
from qom_permits.city.profile import City
from qom_permits.domain.errors import bad
from qom_permits.domain.facts import Facts, FactValue, by_name
from qom_permits.domain.procedure import DocumentRule, Procedure, Source
from qom_permits.domain.terms import months_after
from qom_permits.domain.words import KINDS
from qom_permits_cli.cast import Cast

Keep = Callable[[str], Document]
"""Keeps a sample of the paper of that name, and returns its reference."""

MONTHS_LATER = 6
"""How long after a permit ran out it is renewed."""


@frozen(kw_only=True)
class Matter:
    """A *procedure*, the *example* that walks it, who takes part, and where papers go.

    *prefix* begins the id of every scene. *renews* is the case whose permit is renewed (None: nothing, or a permit of
    an older system). *plainly* told, nothing comes back.
    """

    procedure: Procedure
    example: Example
    cast: Cast
    keep: Keep
    prefix: str = ""
    renews: PermitCase | None = None
    plainly: bool = False

    @property
    def parcel(self) -> Parcel:
        """The plot it is about."""
        return self.renews.parcel if self.renews else self.example.parcel

    @property
    def project(self) -> Project:
        """What is to be built."""
        return self.renews.project if self.renews else self.example.project

    @property
    def found_in(self) -> str | None:
        """The paper an officer finds facts in; None where nothing is to be found."""
        earlier = self.example.earlier
        paper = self.example.found_in or (earlier.document if earlier else None)
        needed = self.facts(Source.FINDING) or (earlier and self.renews is None)
        return paper if needed else None

    @property
    def returned(self) -> tuple[str, ...]:
        """The papers that come back to the applicant once."""
        on_record = self.example.earlier.document if self.example.earlier and self.renews else None
        return () if self.plainly else tuple(kind for kind in self.example.returned if kind != on_record)

    @property
    def plans_returned(self) -> tuple[str, ...]:
        """The plans that come back to the engineers once."""
        return () if self.plainly else self.example.plans_returned

    def facts(self, source: Source) -> Facts:
        """Return what the example says of the facts that *source* supplies and the desk has on no record."""
        rules = {rule.name: rule for rule in self.procedure.facts if rule.source is source}
        known = {rule.name for rule in rules.values() if self.renews and rule.taken_from}
        return tuple(fact for fact in self.example.facts if fact.name in rules and fact.name not in known)

    def papers(self, source: Source, *, optional: bool = True) -> tuple[DocumentRule, ...]:
        """Return the papers of *source* that this request calls for, *optional* ones too."""
        known = self._known()
        return tuple(
            rule
            for rule in self.procedure.documents
            if rule.source is source
            and (rule.when is None or rule.when.holds(known))
            and (rule.required or optional)
        )

    def filed(self) -> tuple[str, ...]:
        """Return the kinds of paper handed in at first: all that is required, and what is to be read for a finding."""
        required = [rule.kind for rule in self.papers(Source.APPLICATION, optional=False)]
        found = [self.found_in] if self.found_in and self.found_in not in (*required, *self.returned) else []
        return (*required, *found)

    def _known(self) -> Mapping[str, FactValue]:
        return {
            **by_name(self.example.facts),
            "parcel.area": str(self.parcel.area),
            "project.floor_area": str(self.project.floor_area),
            "project.floors": self.project.floors,
            "project.units": self.project.units,
            "owners": 1,
        }


def matter_of(city: City, kind: RequestKind, keep: Keep) -> Matter:
    """Return the matter of a request of *kind*; raises `BadInput` when the city states no example of one."""
    offer = next((offer for offer in city.offers if offer.procedure.kind is kind and offer.example), None)
    if offer is None or offer.example is None:
        raise bad(
            "no-example",
            "the profile of {city} states no example of {kind}; write one under [procedures.example]",
            "پرونده {city} نمونه‌ای برای {kind} ندارد؛ آن را زیر [procedures.example] بنویسید",
            city=city.title,
            kind=KINDS[kind],
        )
    district = city.district_of(offer.example.parcel.code) or city.districts[0]
    return Matter(
        procedure=offer.procedure,
        example=offer.example,
        cast=Cast(city=city, district=district, surveyor=offer.example.surveyor),
        keep=keep,
        prefix="" if kind is RequestKind.NEW_CONSTRUCTION else f"{kind.value}-",
    )


def renewal_of(city: City, before: PermitCase, keep: Keep) -> Matter:
    """Return the matter of renewing the permit that the case *before* granted."""
    matter = matter_of(city, RequestKind.PERMIT_RENEWAL, keep)
    cast = Cast(city=city, district=before.district, surveyor=matter.example.surveyor)
    return evolve(matter, cast=cast, renews=before)


def renewed_on(city: City, before: PermitCase) -> date:
    """Return the day the owner asks for the permit of the case *before* anew."""
    if before.permit is None:
        raise LookupError("only a permit that was granted can be renewed")
    return months_after(before.permit.valid_until, MONTHS_LATER, city.calendar)
