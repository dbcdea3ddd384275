"""Who takes part in a story: the owner and the officers of a city, each at a portal that admits them."""

from __future__ import annotations

from attrs import frozen

from qom_permits import Actor, Party, Role
from qom_permits.city.profile import City
from qom_permits.domain.errors import bad
from qom_permits.domain.words import ROLES

OWNER_ID = "sample-owner"
"""The id the demo's owner is registered under; a real desk draws a random one."""

PARTY = Party(OWNER_ID)


def owner_in(city: City) -> Actor:
    """Return the demo's owner, filing and looking at cases in *city*."""
    return Actor.applicant(PARTY, portal=_portals(city, Role.APPLICANT)[0])


@frozen(kw_only=True)
class Cast:
    """The people of one story in *city*: officers serve in *district*, the *surveyor* goes by that login."""

    city: City
    district: str
    surveyor: str

    @property
    def owner(self) -> Actor:
        """The owner, filing."""
        return owner_in(self.city)

    @property
    def payer(self) -> Actor:
        """The owner, paying: at a portal of its own where the city has one."""
        return Actor.applicant(PARTY, portal=_portals(self.city, Role.APPLICANT)[-1])

    def officer(self, role: Role) -> Actor:
        """Return whoever acts in *role*."""
        portal = _portals(self.city, role)[0]
        match role:
            case Role.SURVEYOR:
                return Actor.officer(self.surveyor, role, portal=portal)
            case Role.ENGINEERS:
                return Actor.officer("engineering-organization", role, portal=portal)
            case _:
                return Actor.officer(
                    f"{role.value}-{self.district}", role, portal=portal, district=self.district
                )

    def colleague(self, role: Role) -> Actor:
        """Return a second officer in *role*, for what the first may not do."""
        return Actor.officer(
            f"{role.value}-{self.district}-b",
            role,
            portal=_portals(self.city, role)[0],
            district=self.district,
        )


def _portals(city: City, role: Role) -> list[str]:
    """Return the portals of *city* that admit *role* without a visit, in the profile's order."""
    found = [portal.name for portal in city.portals if role in portal.admits and not portal.in_person]
    if not found:
        raise bad(
            "no-portal-for-role",
            "no portal of {city} admits the {role} without a visit, so there is no story to tell",
            "هیچ درگاهی در {city} {role} را بی مراجعه حضوری نمی‌پذیرد، پس نمایشی در کار نیست",
            city=city.title,
            role=ROLES[role],
        )
    return found
