"""Who acts, in which role, through which portal, and for whom."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from attrs import field, frozen, validators

from qom_permits.domain import identifiers
from qom_permits.domain.errors import bad
from qom_permits.domain.texts import Text


class Role(Enum):
    """What somebody is to the desk; a closed list, bound to steps by the city's profile."""

    APPLICANT = "applicant"
    EXPERT = "expert"
    SURVEYOR = "surveyor"
    ENGINEERS = "engineers"
    REVENUE = "revenue"
    ISSUER = "issuer"
    DESK = "desk"


def _set(roles: Iterable[Role]) -> frozenset[Role]:
    found = frozenset(roles)
    if not found or not all(isinstance(role, Role) for role in found):
        raise bad(
            "bad-role",
            "{given!r:.80} are no roles; give at least one of {known}",
            "{given!r:.80} نقش نیست؛ دست‌کم یکی از {known} بدهید",
            given=sorted(map(str, found)),
            known=", ".join(f"Role.{role.name}" for role in Role),
        )
    return found


def _a_party(_owner: object, _attribute: object, given: Any) -> None:
    if not (given is None or isinstance(given, Party)):
        raise bad(
            "not-a-party",
            "{given!r:.60} is no Party; give what register() returned, or Party(id)",
            "{given!r:.60} طرف پرونده نیست؛ آنچه register() داده، یا Party(id) را بدهید",
            given=given,
        )


@frozen
class Party:
    """A person or firm by the random *id* it is known under; who that is, is kept outside the case."""

    id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class Portal:
    """A door to the desk: whom it *admits*, and whether passing it is a visit to the town hall."""

    name: str = field(validator=identifiers.name)
    title: Text
    admits: frozenset[Role] = field(converter=_set)
    in_person: bool = False


@frozen(kw_only=True)
class Actor:
    """Who acts now; only the host builds one, from its own login.

    *district* is where an officer serves (None: not bound to one); *for_* is whom an applicant
    acts for (None: nobody).
    """

    id: str = field(validator=identifiers.identifier)
    roles: frozenset[Role] = field(converter=_set)
    portal: str = field(validator=identifiers.name)
    district: str | None = field(default=None, validator=validators.optional(identifiers.code))
    for_: Party | None = field(default=None, validator=_a_party)

    @classmethod
    def applicant(cls, party: Party, *, portal: str, login: str | None = None) -> Actor:
        """Return *party* acting for itself, or, under another *login*, somebody acting for it."""
        _a_party(None, None, party)
        return cls(id=login or party.id, roles=frozenset({Role.APPLICANT}), portal=portal, for_=party)

    @classmethod
    def officer(cls, login: str, role: Role, *, portal: str, district: str | None = None) -> Actor:
        """Return somebody at work in *role*, in *district* when bound to one."""
        return cls(id=login, roles=frozenset({role}), portal=portal, district=district)


DESK = Actor(id="desk", roles=frozenset({Role.DESK}), portal="desk")
"""The desk itself, for what no person does: noting what a bank answered."""
