"""Portals: each admits the roles its city says, and nobody else, whatever they come to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve
from tests.desk.cities import CITIES
from tests.desk.stories import Story, Words
from tests.desk.towns import Town
from tests.matrix.sheets import HERE
from tests.matrix.stands import in_memory, on_sqlite

from qom_permits import Actor, PermitCase, RequestKind, Role, commands

DOORS = {"+": [], "X": ["portal-does-not-admit"], "U": ["portal-unknown"]}


def doors() -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield each city, role and portal with the codes of what the sheet says stands in the way."""
    text = (HERE / "doors.txt").read_text(encoding="utf-8")
    for block in text[text.index("\n===") :].split("\n\n"):
        city, portals, *roles = [line for line in block.splitlines() if line and "===" not in line]
        for line in roles:
            role, marks = line.split("|")[:2]
            for portal, mark in zip(portals.split("|")[1].split(), marks.split(), strict=True):
                yield city, role.strip(), portal, DOORS[mark]


def lawful(town: Town, cases: dict[str, PermitCase]) -> dict[str, tuple[Actor, commands.Command]]:
    """Return what each role may lawfully do now, and who does it."""
    story = town.story
    here: dict[str, tuple[str, Role, Callable[..., commands.Command]]] = {
        "expert": ("review, all findings noted", Role.EXPERT, commands.AcceptDocuments),
        "revenue": ("charges", Role.REVENUE, commands.AssessCharges),
        "issuer": ("issuance", Role.ISSUER, commands.IssuePermit),
    }
    surveyed, planned = cases["survey, a surveyor sent"], cases["plans, asked for"]
    return {
        "applicant": (town.applicant, commands.Withdraw(case_id=cases["draft, all papers there"].id)),
        "surveyor": (_by(story, Role.SURVEYOR), story.surveyed(surveyed, Words())),
        "engineers": (_by(story, Role.ENGINEERS), story.planned(planned, Words())),
        **{
            name: (_by(story, role), command(case_id=cases[situation].id))
            for name, (situation, role, command) in here.items()
        },
    }


def _by(story: Story, role: Role) -> Actor:
    return story.officer(role, story.district)


@pytest.mark.usefixtures("_remembered")
@pytest.mark.parametrize("store", ["memory", "sqlite"])
@pytest.mark.parametrize("name", CITIES)
def test_a_door_lets_in_whom_the_sheet_says(name: str, store: str, tmp_path: Path) -> None:
    """All that stands in anybody's way is the door; and the sheet knows every portal and role there is."""
    city, kind = CITIES[name], RequestKind.NEW_CONSTRUCTION
    stand = in_memory(city, kind) if store == "memory" else on_sqlite(city, kind, tmp_path)
    cases = {situation: each[stand.town.story.example.surveyor] for situation, each in stand.cases.items()}
    may = lawful(stand.town, cases)
    asked = [(role, portal, codes) for each, role, portal, codes in doors() if each == name]
    portals = [*(portal.name for portal in city.portals), "back_door"]

    assert [(role.value, portal) for role in Role if role is not Role.DESK for portal in portals] == [
        (role, portal) for role, portal, _ in asked
    ]
    with closing(stand.store):
        for role, portal, codes in asked:
            by, command = may[role]
            against = stand.paper.desk.why_not(command, by=evolve(by, portal=portal))
            assert codes == [each.code for each in against], f"{role} / {portal}"
