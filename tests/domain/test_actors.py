"""Actors: who acts, in which role, for whom."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from tests.domain.town import APPLICANT, EXPERT, OWNER

from qom_permits.domain.actors import DESK, Actor, Party, Portal, Role
from qom_permits.domain.errors import BadInput
from qom_permits.domain.texts import same


def test_a_party_acts_for_itself() -> None:
    """An applicant's login is the party's own id, and the role is that of an applicant alone."""
    assert ("party-1", OWNER, frozenset({Role.APPLICANT})) == (APPLICANT.id, APPLICANT.for_, APPLICANT.roles)


def test_somebody_else_may_act_for_a_party() -> None:
    """Under another login the party acted for is the same."""
    agent = Actor.applicant(OWNER, portal="citizens", login="agent-7")

    assert ("agent-7", OWNER) == (agent.id, agent.for_)


def test_an_officer_acts_for_nobody() -> None:
    """An officer has one role, a district, and no party."""
    assert (frozenset({Role.EXPERT}), "2", None) == (EXPERT.roles, EXPERT.district, EXPERT.for_)


@pytest.mark.parametrize(
    "wrong",
    [
        {"roles": []},
        {"roles": ["director"]},
        {"roles": [Role.EXPERT, "x"]},
        {"for_": "party-1"},
        {"id": ""},
        {"id": "a b"},
        {"portal": "Citizens"},
        {"district": "../2"},
    ],
)
def test_an_actor_is_made_of_what_the_host_knows(wrong: dict[str, Any]) -> None:
    """No actor without a role, with a role of somebody's own making, or with a party that is only a name."""
    with pytest.raises(BadInput):
        evolve(EXPERT, **wrong)


def test_an_applicant_acts_for_a_party_and_not_for_a_name() -> None:
    """What register() returned, not the text of its id."""
    with pytest.raises(BadInput) as refused:
        Actor.applicant("party-1", portal="citizens")  # type: ignore[arg-type]  # that is the point

    assert ["not-a-party"] == [fault.code for fault in refused.value.faults]


def test_nobody_changes_their_role_on_the_way() -> None:
    """An actor cannot be altered after the host made it."""
    with pytest.raises(FrozenInstanceError):
        EXPERT.roles = frozenset({Role.ISSUER})  # type: ignore[misc]  # that is the point


def test_roles_are_a_set_of_their_own() -> None:
    """Changing the list an actor was made from changes no actor."""
    roles = [Role.EXPERT]
    actor = Actor(id="a", roles=roles, portal="officers")
    roles.append(Role.ISSUER)

    assert {Role.EXPERT} == actor.roles


def test_the_desk_is_nobody_else() -> None:
    """The desk acts for no party, and an id alone makes nobody the desk."""
    assert DESK != Actor.officer("desk", Role.EXPERT, portal="desk")
    assert (None, frozenset({Role.DESK})) == (DESK.for_, DESK.roles)


@pytest.mark.parametrize("party", ["", "a b", None, 7])
def test_a_party_is_known_by_an_id(party: Any) -> None:
    """A party's id has the shape of one."""
    with pytest.raises(BadInput):
        Party(party)


def test_a_portal_admits_a_set_of_roles() -> None:
    """In whatever order and however often they were listed."""
    roles = [Role.EXPERT, Role.ISSUER, Role.EXPERT]
    portal = Portal(name="officers", title=same("officers"), admits=roles)

    assert (frozenset({Role.ISSUER, Role.EXPERT}), False) == (portal.admits, portal.in_person)


def test_an_officer_is_made_with_login_role_portal_and_district() -> None:
    """Each where it belongs; without a district an officer is bound to none."""
    officer = Actor.officer("x", Role.EXPERT, portal="officers", district="2")

    assert Actor(id="x", roles=frozenset({Role.EXPERT}), portal="officers", district="2") == officer
    assert None is Actor.officer("x", Role.EXPERT, portal="officers").district
