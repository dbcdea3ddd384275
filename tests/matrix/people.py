"""Who may come to the desk: every role, in a case of their own or another's, of their district or another."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen
from tests.desk.any_command import districts
from tests.desk.stories import Story

from qom_permits import Actor, Party, Role
from qom_permits.domain.actors import DESK

AGENT = "agent-1"
"""The login of whoever opened every case, acting for the owner."""

OF_ALL_TRADES = "of-all-trades"
"""The login of whoever assessed every case: a revenue officer who may also issue."""


@frozen(kw_only=True)
class Comer:
    """Somebody who comes as *actor* to the case whose survey was given to *surveyor*."""

    actor: Actor
    surveyor: str


def comers(story: Story, owner: Party) -> Mapping[str, Comer]:
    """Return everybody by the column they have in the sheet; *owner* owns every case."""
    usual = story.example.surveyor
    found = {
        "applicant.ow": story.applicant(owner),
        "applicant.ag": story.applicant(owner, login=AGENT),
        "applicant.st": story.applicant(Party("a-stranger")),
        **_officer(story, Role.EXPERT, owner),
        **_officer(story, Role.REVENUE, owner),
        **_officer(story, Role.ISSUER, owner),
        **_bound_to_no_district(story, Role.ENGINEERS, owner),
        "desk.dk": DESK,
        **_two_roles(story, owner),
    }
    surveyors = _bound_to_no_district(story, Role.SURVEYOR, owner)
    others = {
        "surveyor.ot": evolve(surveyors["surveyor.hr"], id="surveyor-of-elsewhere"),
        "surveyor.oo": surveyors["surveyor.ow"],
    }
    return {
        **{column: Comer(actor=actor, surveyor=usual) for column, actor in {**found, **others}.items()},
        **{column: Comer(actor=actor, surveyor=actor.id) for column, actor in surveyors.items()},
    }


def assessor(story: Story) -> Actor:
    """Return whoever assesses the charges of every case."""
    return evolve(
        story.officer(Role.REVENUE, story.district, login=OF_ALL_TRADES),
        roles=frozenset({Role.REVENUE, Role.ISSUER}),
    )


def _officer(story: Story, role: Role, owner: Party) -> dict[str, Actor]:
    here, there = districts(story)
    return {
        f"{role.value}.hr": story.officer(role, here),
        f"{role.value}.ow": story.officer(role, here, login=owner.id),
        f"{role.value}.op": story.officer(role, here, login=AGENT),
        f"{role.value}.fr": story.officer(role, there),
        f"{role.value}.fo": story.officer(role, there, login=owner.id),
    }


def _bound_to_no_district(story: Story, role: Role, owner: Party) -> dict[str, Actor]:
    """Return those who may all the same serve in a district: it says nothing of what is theirs."""
    here, there = districts(story)
    usual = story.officer(role, here)
    return {
        f"{role.value}.hr": usual,
        f"{role.value}.ow": story.officer(role, here, login=owner.id),
        f"{role.value}.op": story.officer(role, here, login=AGENT),
        f"{role.value}.fr": evolve(usual, district=there),
    }


def _two_roles(story: Story, owner: Party) -> dict[str, Actor]:
    """Return an owner who is also an expert, and the revenue officer who may also issue."""
    expert = story.officer(Role.EXPERT, story.district, login="owner-at-work")
    both = evolve(
        expert,
        roles=frozenset({Role.APPLICANT, Role.EXPERT}),
        for_=owner,
        portal=story.doors(Role.APPLICANT)[0],
    )
    return {"both.oe": both, "both.ri": assessor(story)}
