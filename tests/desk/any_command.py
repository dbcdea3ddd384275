"""Any command by anybody, mostly unlawful: every role, in its own district and in another, through every portal."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.desk.towns import (
    ENGINEERS,
    OTHER_PAPER,
    PAPER,
    PAPERS,
    RETURN_URL,
    Words,
    ordered,
    planned,
    surveyed,
)

from qom_permits import Actor, Deficiency, Document, Item, Lack, Money, Party, Role, commands
from qom_permits.domain.commands import Unpaid

PORTALS = ("citizens", "districts", "engineers", "payments", "counter", "back_door")
SURVEYORS = ("surveyor-7", "surveyor-8")
UNKEPT = Document(sha256="b" * 64, size=34, media_type="image/jpeg")


def any_actor(owners: tuple[Party, ...]) -> st.SearchStrategy[Actor]:
    """Return somebody: one of *owners*, an agent of theirs, an officer of district 2 or 3, or of two roles."""
    officers = [
        Actor.officer(f"{role.value}-{district}", role, portal=portal, district=district)
        for role in (Role.EXPERT, Role.REVENUE, Role.ISSUER)
        for district in ("2", "3")
        for portal in ("districts", "districts", "back_door")
    ]
    surveyors = [
        Actor.officer(login, Role.SURVEYOR, portal=portal)
        for login in SURVEYORS
        for portal in ("districts", "engineers")
    ]
    both = Actor(id="expert-2", roles=frozenset({Role.EXPERT, Role.ISSUER}), portal="districts", district="2")
    himself = Actor(
        id="owner-at-work",
        roles=frozenset({Role.APPLICANT, Role.EXPERT}),
        portal="districts",
        district="2",
        for_=owners[0],
    )
    people = [Actor.applicant(party, portal=portal) for party in owners for portal in PORTALS]
    agents = [Actor.applicant(party, portal="citizens", login="agent") for party in owners]
    likely = [
        Actor.applicant(owners[0], portal="citizens"),
        *(each for each in officers if each.district == "2"),
    ]
    return st.sampled_from([*likely * 2, *people, *agents, *officers, *surveyors, ENGINEERS, both, himself])


def any_command(case_id: str, orders: tuple[str, ...]) -> st.SearchStrategy[commands.CaseCommand]:
    """Return any command about a case, its contents lawful or not; *orders* are payments it may speak of."""
    order = st.sampled_from([*orders, "no-such-order"])
    return st.one_of(
        st.sampled_from(_plain(case_id)),
        st.sampled_from(_brought(case_id)),
        st.builds(
            commands.AttachDocument,
            case_id=st.just(case_id),
            kind=st.sampled_from([*PAPERS, "power_of_attorney", "site_map", "passport"]),
            document=st.sampled_from([PAPER, OTHER_PAPER, UNKEPT]),
        ),
        st.builds(
            commands.ReviseApplication,
            case_id=st.just(case_id),
            facts=st.sampled_from([{"use": "residential"}, {"street": "x"}, {"use": 3}, {"floors": 2}]),
        ),
        st.builds(
            commands.ReturnToApplicant, case_id=st.just(case_id), deficiencies=any_deficiencies(_ANYTHING)
        ),
        st.builds(commands.ReturnPlans, case_id=st.just(case_id), deficiencies=any_deficiencies(_ANYTHING)),
        st.builds(
            commands.RecordPayment,
            case_id=st.just(case_id),
            order=order,
            reference=st.just("PB000001"),
            amount=st.just(Money(1_000_000_000)),
        ),
        st.builds(
            commands.ClosePayment,
            case_id=st.just(case_id),
            order=order,
            outcome=st.sampled_from(Unpaid),
        ),
    )


MENDABLE = (
    *((Item.DOCUMENT, kind) for kind in (*PAPERS, "power_of_attorney")),
    (Item.FACT, "postal_walk"),
    (Item.FACT, "street"),
)
"""What the applicant can be asked to mend."""

PLANNED = ((Item.DOCUMENT, "structural_plan"), (Item.FACT, "parking"))
"""What the engineers can be asked to mend."""

_ANYTHING = (*MENDABLE, *PLANNED, (Item.DOCUMENT, "passport"), (Item.FACT, "colour"))


def any_deficiencies(items: tuple[tuple[Item, str], ...]) -> st.SearchStrategy[tuple[Deficiency, ...]]:
    """Return one or two things among *items* that lack something."""
    deficiency = st.builds(
        lambda item, lack: Deficiency(item=item[0], name=item[1], lack=lack),
        st.sampled_from(items),
        st.sampled_from(Lack),
    )
    return st.lists(deficiency, min_size=1, max_size=2, unique_by=lambda each: each.name).map(tuple)


def _plain(case_id: str) -> list[commands.CaseCommand]:
    return [
        commands.Submit(case_id=case_id),
        commands.AcceptDocuments(case_id=case_id),
        commands.RequestPlans(case_id=case_id),
        commands.AssessCharges(case_id=case_id),
        commands.IssuePermit(case_id=case_id),
        commands.Refuse(case_id=case_id, grounds=("bad_mood",)),
        commands.StartPayment(case_id=case_id, gateway="paper", return_url=RETURN_URL),
        commands.RecordPaymentPage(
            case_id=case_id, order="no-such-order", reference="PB000001", address=RETURN_URL
        ),
        *(commands.AssignSurveyor(case_id=case_id, surveyor=login) for login in SURVEYORS),
    ]


def _brought(case_id: str) -> list[commands.CaseCommand]:
    """Return what surveyors, engineers and experts bring, whole and with something missing or wrong."""
    words = Words()
    return [
        surveyed(case_id, words),
        surveyed(case_id, Words(plot_area="-1")),
        commands.RecordSurvey(case_id=case_id, facts={"street_width": "20"}),
        planned(case_id, words),
        planned(case_id, Words(parking=501)),
        ordered(case_id, words),
        ordered(case_id, Words(floor_area="many")),
    ]
