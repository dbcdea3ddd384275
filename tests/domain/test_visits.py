"""Visits to the town hall: counted for each person and day, and only at the counter."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from tests.domain.town import APPLICANT, DEED, EXPERT, OTHER, OWNER, START, given
from tests.domain.walk import OPEN, OPENED, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import Actor
from qom_permits.domain.decide import decide

THURSDAY = date(2026, 9, 24)
AT_THE_COUNTER = evolve(APPLICANT, portal="counter")
DEED_IN = c.AttachDocument(case_id="case-1", kind="deed", document=DEED)
VISIT = e.TownHallVisited(on=START, party=OWNER)


def visits(actor: Actor, on: date = START, *earlier: e.Event) -> list[e.TownHallVisited]:
    """Return the visits counted when *actor* hands in a deed after *earlier* events."""
    case = case_before(c.AttachDocument, *earlier, owners=(OWNER, OTHER))
    return [
        event for event in decide(case, DEED_IN, given(actor, on)) if isinstance(event, e.TownHallVisited)
    ]


def test_coming_to_the_counter_is_a_visit() -> None:
    """It is written down beside what was done there."""
    assert [VISIT] == visits(AT_THE_COUNTER)


def test_opening_a_case_at_the_counter_is_a_visit() -> None:
    """The very first step can cost a visit too."""
    assert (OPENED, VISIT) == decide(None, OPEN, given(AT_THE_COUNTER, case_id="case-1", district="2"))


def test_coming_through_a_portal_is_no_visit() -> None:
    """What is done from home keeps the desk's promise."""
    assert [] == visits(APPLICANT)


def test_the_same_person_comes_once_a_day() -> None:
    """A second paper on the same day is the same visit."""
    assert [] == visits(AT_THE_COUNTER, START, VISIT)


@pytest.mark.parametrize(
    ("actor", "on"),
    [(AT_THE_COUNTER, THURSDAY), (Actor.applicant(OTHER, portal="counter"), START)],
)
def test_another_day_or_another_person_is_another_visit(actor: Actor, on: date) -> None:
    """Visits are counted for each person and each day."""
    assert [e.TownHallVisited(on=on, party=actor.for_ or OWNER)] == visits(actor, on, VISIT)


def test_whoever_comes_for_an_owner_makes_the_owners_visit() -> None:
    """Two agents of one owner on one day are one visit of that owner."""
    agent = Actor.applicant(OWNER, portal="counter", login="agent-7")

    assert ([VISIT], []) == (visits(agent), visits(agent, START, VISIT))


def test_an_officer_at_work_is_no_visitor() -> None:
    """Nobody acts for a party from an officer's desk."""
    events = decide(case_before(c.AcceptDocuments), c.AcceptDocuments(case_id="case-1"), given(EXPERT))

    assert 1 == len(events)


def test_visits_are_counted_in_the_case() -> None:
    """Distinct people and days, however often each was written down."""
    other = e.TownHallVisited(on=START, party=OTHER)
    later = e.TownHallVisited(on=THURSDAY, party=OWNER)

    assert 3 == case_before(c.AttachDocument, VISIT, VISIT, other, later).visits
