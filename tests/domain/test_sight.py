"""Who may see a case at all, cell by cell."""

from __future__ import annotations

import pytest
from tests.domain.town import APPLICANT, ENGINEERS, EXPERT, ISSUER, OTHER, OWNER, REVENUE, SURVEYOR
from tests.domain.walk import case_before

from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK, Actor, Party, Role
from qom_permits.domain.sight import may_see

DRAFT, SUBMITTED, SENT, ASKED = c.Submit, c.AcceptDocuments, c.RecordSurvey, c.DeliverPlans
"""A draft; a case submitted; one a surveyor was sent to; one whose plans were asked for."""


def officer(role: Role, district: str | None) -> Actor:
    """Return an officer of a district, or of none."""
    return Actor.officer("somebody", role, portal="officers", district=district)


EVERYBODY: list[tuple[str, Actor, str]] = [
    # who                                                                        draft submitted sent asked
    ("the owner", APPLICANT, "yes yes yes yes"),
    ("whoever acts for the owner", Actor.applicant(OWNER, portal="citizens", login="agent"), "yes yes yes yes"),
    ("another citizen", Actor.applicant(OTHER, portal="citizens"), "no no no no"),
    ("an owner's namesake", Actor.applicant(Party("party-11"), portal="citizens"), "no no no no"),
    ("a stranger with the owner's login", Actor.applicant(OTHER, portal="citizens", login="party-1"), "no no no no"),
    ("somebody for the owner, not as applicant", Actor(
        id="x", roles=frozenset({Role.SURVEYOR}), portal="officers", for_=OWNER
    ), "no no no no"),
    ("the district's expert", EXPERT, "no yes yes yes"),
    ("the district's revenue officer", REVENUE, "no yes yes yes"),
    ("the district's issuer", ISSUER, "no yes yes yes"),
    ("another district's expert", officer(Role.EXPERT, "1"), "no no no no"),
    ("another district's revenue officer", officer(Role.REVENUE, "1"), "no no no no"),
    ("another district's issuer", officer(Role.ISSUER, "1"), "no no no no"),
    ("an expert of no district", officer(Role.EXPERT, None), "no no no no"),
    ("the surveyor sent", SURVEYOR, "no no yes yes"),
    ("another surveyor of the district", officer(Role.SURVEYOR, "2"), "no no no no"),
    ("an expert with the surveyor's login", Actor.officer("surveyor-1", Role.EXPERT, portal="officers"), "no no no no"),
    ("the Engineering Organization", ENGINEERS, "no no no yes"),
    ("the desk", DESK, "yes yes yes yes"),
]  # fmt: skip
CELLS = [
    (who, actor, before, seen == "yes")
    for who, actor, cells in EVERYBODY
    for before, seen in zip((DRAFT, SUBMITTED, SENT, ASKED), cells.split(), strict=True)
]


@pytest.mark.parametrize(("who", "actor", "before", "seen"), CELLS)
def test_only_those_concerned_see_a_case(
    who: str,
    actor: Actor,
    before: type[c.Command],
    seen: bool,  # noqa: FBT001 - one cell of the table
) -> None:
    """Owners their own, officers what was submitted to their district, others what was put to them."""
    assert seen == may_see(actor, case_before(before)), who


def test_every_role_stands_in_the_table() -> None:
    """No role is left without an answer."""
    assert set(Role) == {role for _, actor, _ in EVERYBODY for role in actor.roles}
