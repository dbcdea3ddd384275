"""Deny by default: what is not yours reads exactly like what does not exist, and only the host says who acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from tests.desk.any_command import districts
from tests.desk.towns import RETURN_URL, Town, request

from qom_permits import Actor, Blocked, NoSuchCase, Party, PermitCase, Role, Stage, commands
from qom_permits.desk import ServiceDesk
from qom_permits.domain.errors import InvalidActor

Ask = Callable[[ServiceDesk, str, Actor], object]

ASKED: dict[str, Ask] = {
    "case": lambda desk, case, by: desk.case(case, by=by),
    "options": lambda desk, case, by: desk.options(case, by=by),
    "history": lambda desk, case, by: desk.history(case, by=by),
    "explain": lambda desk, case, by: desk.explain(case, by=by),
    "why_not": lambda desk, case, by: desk.why_not(commands.Withdraw(case_id=case), by=by),
    "take": lambda desk, case, by: desk.take(commands.Withdraw(case_id=case), by=by, command_id="mine"),
    "judge": lambda desk, case, by: desk.take(
        commands.AcceptDocuments(case_id=case), by=by, command_id="mine", seen=1
    ),
    "start_payment": lambda desk, case, by: desk.start_payment(
        case, gateway="paper", return_url=RETURN_URL, by=by, command_id="mine"
    ),
}
"""Everything that can be asked about one case."""

SOMEBODY_ELSE = Party("somebody-else")

NOT_THEIRS: dict[str, Callable[[Town], Actor]] = {
    "a stranger": lambda town: town.story.applicant(SOMEBODY_ELSE),
    "an agent of somebody else": lambda town: town.story.applicant(SOMEBODY_ELSE, login=town.owner.id),
    "an applicant for nobody": lambda town: evolve(town.applicant, for_=None),
    "another district": lambda town: town.story.officer(Role.EXPERT, districts(town.story)[1]),
    "no district": lambda town: evolve(town.officer(Role.EXPERT), district=None),
    "another surveyor": lambda town: evolve(
        town.officer(Role.SURVEYOR), id="surveyor-8", district=town.story.district
    ),
}


@pytest.fixture
def town(each_town: Town) -> Town:
    """Return each of the cities: they deny alike."""
    return each_town


def refusal(ask: Ask, desk: ServiceDesk, case_id: str, by: Actor) -> tuple[type[Exception], object]:
    """Return all that can be told from the refusal of *ask*, the case's own name aside."""
    with pytest.raises(NoSuchCase) as refused:
        ask(desk, case_id, by)
    told = repr((refused.value.to_json(), str(refused.value), refused.value.args))
    return type(refused.value), told.replace(case_id, "CASE")


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("who", NOT_THEIRS)
def test_what_is_not_theirs_reads_like_what_is_not_there(town: Town, asked: str, who: str) -> None:
    """The same error, in type and in every word, whether the case is somebody else's or none at all."""
    case = town.at(Stage.PLANS)
    by, before = NOT_THEIRS[who](town), town.everything()

    assert refusal(ASKED[asked], town.desk, "nowhere", by) == refusal(ASKED[asked], town.desk, case.id, by)
    assert before == town.everything()


def test_a_draft_is_nobody_elses_business(town: Town) -> None:
    """Officers of the very district know nothing of a case before it is submitted."""
    case = town.at(Stage.DRAFT)

    for role in (Role.EXPERT, Role.REVENUE, Role.ISSUER, Role.SURVEYOR, Role.ENGINEERS):
        officer = town.officer(role)
        assert refusal(ASKED["case"], town.desk, "nowhere", officer) == refusal(
            ASKED["case"], town.desk, case.id, officer
        )


def test_the_engineers_see_what_they_were_asked_for(town: Town) -> None:
    """The Engineering Organization sees a case once plans were asked of it, and not before."""
    case = town.at(Stage.PLANS)
    engineers = town.officer(Role.ENGINEERS)
    refusal(ASKED["case"], town.desk, case.id, engineers)
    town.take(commands.RequestPlans(case_id=case.id), town.story.in_charge(case))

    assert case.id == town.desk.case(case.id, by=engineers).id


def test_a_case_number_of_others_reads_like_one_never_drawn(town: Town) -> None:
    """Guessing numbers tells nothing."""
    number = town.at(Stage.REVIEW).number or ""
    never_drawn = number[:-3] + "999"
    stranger = NOT_THEIRS["a stranger"](town)

    def find(desk: ServiceDesk, asked: str, by: Actor) -> PermitCase:
        return desk.find(asked, by=by)

    assert refusal(find, town.desk, never_drawn, stranger) == refusal(find, town.desk, number, stranger)


def test_a_repeated_id_of_a_lost_role_tells_nothing(town: Town) -> None:
    """Who no longer may see the case does not learn it from a command id used before."""
    case = town.at(Stage.REVIEW)
    accept = commands.AcceptDocuments(case_id=case.id)
    expert = town.officer(Role.EXPERT)
    town.desk.take(accept, by=expert, command_id="mine", seen=case.version)
    moved = evolve(expert, district=districts(town.story)[1])

    with pytest.raises(NoSuchCase):
        town.desk.take(accept, by=moved, command_id="mine", seen=case.version)


@pytest.mark.parametrize("role", [Role.EXPERT, Role.ENGINEERS])
def test_a_portal_admits_only_its_roles(town: Town, role: Role) -> None:
    """The owner cannot come through an officers' portal."""
    case = town.at(Stage.DRAFT)
    by = Actor.applicant(town.owner, portal=town.story.doors(role)[0])

    with pytest.raises(Blocked) as blocked:
        town.desk.take(commands.Withdraw(case_id=case.id), by=by, command_id="mine")
    assert ["portal-does-not-admit"] == [each.code for each in blocked.value.objections]


def test_a_portal_the_city_has_not_lets_nobody_in(town: Town) -> None:
    """An unknown portal is named, with those the city has."""
    by = Actor.applicant(town.owner, portal="back_door")
    known = ", ".join(portal.name for portal in town.paper.city.portals)

    with pytest.raises(Blocked, match=f"back_door.*{known}"):
        town.desk.take(town.story.request(town.owner), by=by, command_id="mine")


def test_a_portal_grants_nothing(town: Town) -> None:
    """Coming through the districts' portal makes no expert of a revenue officer."""
    case = town.at(Stage.REVIEW)

    with pytest.raises(Blocked) as blocked:
        town.take(commands.AcceptDocuments(case_id=case.id), town.officer(Role.REVENUE))
    assert ["not-your-part"] == [each.code for each in blocked.value.objections]


def test_nobody_acts_on_their_own_case(town: Town) -> None:
    """An expert who owns the plot, or opened the case, judges nothing of it."""
    expert = town.officer(Role.EXPERT)
    party = Party(expert.id)
    town.paper.storage.put_party(party.id, b"{}")
    owner = town.story.applicant(party)
    case = town.with_papers(town.take(town.story.request(party), owner), owner)
    case = town.take(commands.Submit(case_id=case.id), owner)

    with pytest.raises(Blocked) as blocked:
        town.take(commands.AcceptDocuments(case_id=case.id), expert)
    assert ["own-case"] == [each.code for each in blocked.value.objections]


def test_whoever_assessed_does_not_issue(town: Town) -> None:
    """Of two roles in one hand, the second is left to a colleague."""
    case = town.at(Stage.CHARGES)
    both = evolve(town.officer(Role.REVENUE), roles=frozenset({Role.REVENUE, Role.ISSUER}))
    town.take(commands.AssessCharges(case_id=case.id), both)
    town.pay(case)
    case = town.pay(case).case

    with pytest.raises(Blocked) as blocked:
        town.take(commands.IssuePermit(case_id=case.id), both)
    assert ["issuer-was-assessor"] == [each.code for each in blocked.value.objections]


class NotQuite(Actor):
    """Something that would pass for an actor by inheritance."""


NOBODY: dict[str, Any] = {
    "text": "desk",
    "a dict": {"id": "desk", "roles": ["desk"], "portal": "desk"},
    "None": None,
    "a role": Role.DESK,
    "an heir": NotQuite(id="desk", roles=frozenset({Role.DESK}), portal="desk"),
}
WITHOUT_A_CASE: dict[str, Ask] = {
    "open": lambda desk, _case, by: desk.take(request(Party("p")), by=by, command_id="mine"),
    "why_not open": lambda desk, _case, by: desk.why_not(request(Party("p")), by=by),
    "inbox": lambda desk, _case, by: desk.inbox(by=by),
    "cases": lambda desk, _case, by: desk.cases(by=by),
    "find": lambda desk, _case, by: desk.find("Q1405-2-00001", by=by),
}


@pytest.mark.parametrize("asked", [*ASKED, *WITHOUT_A_CASE])
@pytest.mark.parametrize("who", NOBODY)
def test_only_an_actor_acts(qom_town: Town, asked: str, who: str) -> None:
    """Whatever is no `Actor` is refused everywhere, and never taken for the desk itself."""
    case = qom_town.at(Stage.REVIEW)
    ask = {**ASKED, **WITHOUT_A_CASE}[asked]
    before = qom_town.everything()

    with pytest.raises(InvalidActor, match=type(NOBODY[who]).__name__):
        ask(qom_town.desk, case.id, NOBODY[who])
    assert before == qom_town.everything()


def test_a_role_in_the_body_is_an_unknown_key(town: Town) -> None:
    """What a front end passes on cannot say who acts."""
    with pytest.raises(ValueError, match="role"):
        town.desk.read("submit", '{"case_id": "c", "role": "director"}')
