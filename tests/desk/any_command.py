"""Any command by anybody, mostly unlawful: every role, in its own district and in another, through every portal."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from hypothesis import strategies as st
from tests.desk.stories import OTHER_PAPER, PAPER, Story, Words
from tests.desk.towns import RETURN_URL

from qom_permits import (
    Actor,
    Area,
    Deficiency,
    Document,
    Item,
    Lack,
    Money,
    Party,
    PermitCase,
    Role,
    commands,
)
from qom_permits.domain.commands import Unpaid
from qom_permits.domain.earlier_permit import FoundPermit
from qom_permits.domain.facts import by_name
from qom_permits.domain.procedure import Source

UNKEPT = Document(sha256="b" * 64, size=34, media_type="image/jpeg")


def any_actor(story: Story, owners: tuple[Party, ...]) -> st.SearchStrategy[Actor]:
    """Return somebody: one of *owners*, an agent of theirs, an officer of this or another district, or of two roles."""
    here, there = districts(story)
    officers = [
        evolve(story.officer(role, district), portal=portal)
        for role in (Role.EXPERT, Role.REVENUE, Role.ISSUER)
        for district in (here, there)
        for portal in (*story.doors(role)[:1] * 2, "back_door")
    ]
    surveyors = [
        evolve(story.officer(Role.SURVEYOR, here, login=login), portal=portal)
        for login in surveyors_of(story)
        for portal in (*story.doors(Role.SURVEYOR), "back_door")
    ]
    expert = story.officer(Role.EXPERT, here)
    both = evolve(expert, roles=frozenset({Role.EXPERT, Role.ISSUER}))
    himself = evolve(
        expert, id="owner-at-work", roles=frozenset({Role.APPLICANT, Role.EXPERT}), for_=owners[0]
    )
    portals = [*(portal.name for portal in story.city.portals), "back_door"]
    people = [Actor.applicant(party, portal=portal) for party in owners for portal in portals]
    agents = [story.applicant(party, login="agent") for party in owners]
    likely = [
        story.applicant(owners[0]),
        *(each for each in officers if each.district == here),
        story.officer(Role.ENGINEERS, here),
    ]
    return st.sampled_from([*likely * 2, *people, *agents, *officers, *surveyors, both, himself])


def districts(story: Story) -> tuple[str, str]:
    """Return the district of the story's plot, and another of the city."""
    return story.district, next(each for each in story.city.districts if each != story.district)


def surveyors_of(story: Story) -> tuple[str, str]:
    """Return the surveyor of the story, and another."""
    return story.example.surveyor, "surveyor-of-elsewhere"


def any_command(
    story: Story, case: PermitCase, orders: tuple[str, ...], permits: tuple[str, ...]
) -> st.SearchStrategy[commands.CaseCommand]:
    """Return any command about *case*, its contents lawful or not; *orders* and *permits* are what it may speak of."""
    order = st.sampled_from([*orders, "no-such-order"])
    owed = Money(1_000_000_000, story.city.currency)
    return st.one_of(
        st.sampled_from(_plain(story, case)),
        st.sampled_from(_brought(story, case)),
        st.sampled_from(_found(story, case, permits)),
        st.builds(
            commands.AttachDocument,
            case_id=st.just(case.id),
            kind=st.sampled_from([*(rule.kind for rule in story.procedure.documents), "passport"]),
            document=st.sampled_from([PAPER, OTHER_PAPER, UNKEPT]),
        ),
        st.sampled_from(_revisions(story, case)),
        st.builds(
            commands.ReturnToApplicant, case_id=st.just(case.id), deficiencies=any_deficiencies(_all(story))
        ),
        st.builds(commands.ReturnPlans, case_id=st.just(case.id), deficiencies=any_deficiencies(_all(story))),
        st.builds(
            commands.RecordPayment,
            case_id=st.just(case.id),
            order=order,
            reference=st.just("PB000001"),
            amount=st.just(owed),
        ),
        st.builds(
            commands.ClosePayment,
            case_id=st.just(case.id),
            order=order,
            outcome=st.sampled_from(Unpaid),
        ),
    )


def any_deficiencies(items: list[tuple[Item, str]]) -> st.SearchStrategy[tuple[Deficiency, ...]]:
    """Return one or two things among *items* that lack something."""
    deficiency = st.builds(
        lambda item, lack: Deficiency(item=item[0], name=item[1], lack=lack),
        st.sampled_from(items),
        st.sampled_from(Lack),
    )
    return st.lists(deficiency, min_size=1, max_size=2, unique_by=lambda each: each.name).map(tuple)


def _all(story: Story) -> list[tuple[Item, str]]:
    every = [each for source in Source for each in story.mendable(source)]
    return [*every, (Item.DOCUMENT, "passport"), (Item.FACT, "colour")]


def _plain(story: Story, case: PermitCase) -> list[commands.CaseCommand]:
    return [
        commands.Submit(case_id=case.id),
        commands.AcceptDocuments(case_id=case.id),
        commands.RequestPlans(case_id=case.id),
        commands.AssessCharges(case_id=case.id),
        commands.IssuePermit(case_id=case.id),
        commands.SupersedePermit(case_id=case.id, permit="P1405-2-00001"),
        commands.Refuse(case_id=case.id, grounds=("bad_mood",)),
        commands.StartPayment(case_id=case.id, gateway="paper", return_url=RETURN_URL),
        commands.RecordPaymentPage(
            case_id=case.id, order="no-such-order", reference="PB000001", address=RETURN_URL
        ),
        *(commands.AssignSurveyor(case_id=case.id, surveyor=login) for login in surveyors_of(story)),
    ]


def _brought(story: Story, case: PermitCase) -> list[commands.CaseCommand]:
    """Return what surveyors, engineers and officers bring, whole and with something missing or wrong."""
    survey = story.surveyed(case, Words())
    plans = story.planned(case, Words(paper=OTHER_PAPER))
    order = story.ordered(case, Words())
    return [
        survey,
        evolve(survey, facts=dict(list(by_name(survey.facts).items())[1:])),
        evolve(survey, documents=()),
        plans,
        evolve(plans, facts=dict.fromkeys(by_name(plans.facts), "many")),
        evolve(plans, documents=plans.documents[:1]),
        order,
        evolve(order, facts={**by_name(order.facts), "colour": "red"}),
    ]


def _found(story: Story, case: PermitCase, permits: tuple[str, ...]) -> list[commands.CaseCommand]:
    """Return what an officer says to have found: what is there to be found, and what is not."""
    said = story.facts(Source.FINDING, Words())
    kinds = [story.found_in or story.papers(Source.APPLICATION, case.known())[0], "passport"]
    numbers = [*permits, "1-1400-1"]
    found = story.found(case, Words())
    return [
        *([found] if found is not None else []),
        *(
            commands.RecordFinding(case_id=case.id, document=kind, facts=facts)
            for kind in kinds
            for facts in (said or {"colour": "red"}, {"use": 3})
        ),
        *(
            commands.RecordFinding(case_id=case.id, document=kinds[0], earlier=_permit(number))
            for number in numbers
        ),
    ]


def _permit(number: str) -> FoundPermit:
    return FoundPermit(number=number, issued_on=date(2021, 8, 3), valid_until=date(2024, 8, 2))


def _revisions(story: Story, case: PermitCase) -> list[commands.CaseCommand]:
    said = story.facts(Source.APPLICATION, Words())
    vast = evolve(story.example.project, floor_area=Area("90000"))
    return [
        *(commands.ReviseApplication(case_id=case.id, facts={name: value}) for name, value in said.items()),
        commands.ReviseApplication(case_id=case.id, facts={"use": 3}),
        commands.ReviseApplication(case_id=case.id, facts={"floors": 2}),
        commands.ReviseApplication(case_id=case.id, project=story.example.project),
        commands.ReviseApplication(case_id=case.id, project=vast),
    ]
