"""A city's story is made from its profile: who acts, which papers go where, what comes back, and on which days."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from tests.cities.port_alder import port_alder
from tests.city.profiles import edited, loaded, qom

from qom_permits import BadInput, Document, RequestKind, Role, Stage, commands
from qom_permits.city.profile import City, Offer
from qom_permits.domain.procedure import Source
from qom_permits_cli.cast import Cast
from qom_permits_cli.chapters import chapters
from qom_permits_cli.matters import matter_of
from qom_permits_cli.scenes import Paying, Taking
from qom_permits_cli.story import story_of

NEW, ANEW, MORE, AGAIN = RequestKind


def keep(name: str) -> Document:
    """Return a document that stands for the paper of that *name*."""
    return Document(sha256=f"{abs(hash(name)):064x}"[-64:], size=1, media_type="application/pdf")


def scenes(city: City, kind: RequestKind, *, plainly: bool = False) -> list[str]:
    """Return the ids of the scenes a request of *kind* is told in."""
    matter = evolve(matter_of(city, kind, keep), plainly=plainly)
    return [scene.id.removeprefix(matter.prefix) for scene in story_of(matter).scenes]


def with_offer(city: City, changed: Offer) -> City:
    """Return *city* with the first offer of the same kind *changed*."""
    return evolve(city, offers=(changed,))


def test_a_new_house_in_qom_is_told_as_ever() -> None:
    """Handed in, sent back once, surveyed, drawn, drawn anew, ordered, assessed, paid, issued."""
    assert [
        *["open", "paper-title_deed", "paper-identity_card", "paper-renovation_duty_receipt", "submit"],
        *["return", "mended-renovation_duty_receipt", "mended-power_of_attorney", "resubmit", "accept"],
        *["assign", "survey", "ask-plans", "plans", "return-plans", "plans-again", "plan-order"],
        *["assess", "pay", "issue"],
    ] == scenes(qom(), NEW)


def test_plans_that_follow_the_plan_order_come_back_before_the_charges() -> None:
    """In Port Alder the order of the story is that of the town."""
    told = scenes(port_alder(), NEW)

    assert ["plan-order", "ask-plans", "plans", "return-plans", "plans-again", "assess"] == told[
        told.index("plan-order") : told.index("assess") + 1
    ]


def test_told_plainly_nothing_comes_back() -> None:
    """And nothing is mended."""
    told = scenes(qom(), NEW, plainly=True)

    assert not [scene for scene in told if scene.startswith(("return", "mended", "resubmit", "plans-again"))]


def test_what_an_officer_finds_is_told_before_the_papers_are_accepted() -> None:
    """From the paper the example names; where there is nothing to find, nobody looks."""
    told = scenes(qom(), MORE)

    assert told.index("finding") == told.index("accept") - 1
    assert "finding" not in scenes(qom(), NEW)


def test_a_paper_to_be_read_is_handed_in_even_where_it_is_not_required() -> None:
    """Unless it is the one that comes to be asked for."""
    matter = matter_of(qom(), AGAIN, keep)
    read_at_once = evolve(matter, example=evolve(matter.example, returned=()))

    assert "earlier_permit" not in matter.filed()
    assert "earlier_permit" in read_at_once.filed()


@pytest.mark.parametrize(("floors", "asked"), [(3, False), (4, True)])
def test_papers_go_in_where_their_condition_holds(floors: int, *, asked: bool) -> None:
    """The fire access plan of a house with more than three floors."""
    matter = matter_of(port_alder(), NEW, keep)
    project = evolve(matter.example.project, floors=floors)
    higher = evolve(matter, example=evolve(matter.example, project=project))

    assert asked is ("fire_access_plan" in higher.filed())
    assert "harbor_consent" not in higher.filed()
    assert {"boundary_map", "flood_certificate"} == {rule.kind for rule in higher.papers(Source.SURVEY)}


def test_each_source_says_its_own_facts() -> None:
    """All of the example's, and each once."""
    matter = matter_of(qom(), ANEW, keep)
    said = [fact.name for source in Source for fact in matter.facts(source)]

    assert sorted(said) == [fact.name for fact in matter.example.facts]
    assert "standing_floor_area" in [fact.name for fact in matter.facts(Source.SURVEY)]


def test_people_act_at_portals_that_admit_them() -> None:
    """The owner files at one and pays at another; nobody goes to the counter."""
    cast = Cast(city=qom(), district="2", surveyor="surveyor-7")

    assert ("citizens", "payments") == (cast.owner.portal, cast.payer.portal)
    assert ("districts", "engineers") == (
        cast.officer(Role.EXPERT).portal,
        cast.officer(Role.ENGINEERS).portal,
    )
    assert ("surveyor-7", None) == (cast.officer(Role.SURVEYOR).id, cast.officer(Role.SURVEYOR).district)
    assert ("revenue-2", "2") == (cast.officer(Role.REVENUE).id, cast.officer(Role.REVENUE).district)


def test_a_city_without_a_door_to_use_from_home_has_no_story() -> None:
    """The demo promises that nobody comes, and says so when it cannot keep it."""
    city = qom()
    doors = tuple(
        portal for portal in city.portals if portal.in_person or Role.APPLICANT not in portal.admits
    )

    with pytest.raises(BadInput, match="no portal of Qom admits the applicant without a visit"):
        story_of(matter_of(evolve(city, portals=doors), NEW, keep))


def test_whoever_assessed_has_a_colleague_issue() -> None:
    """Where one role does both, two officers of it act."""
    city = loaded(edited(('"issuance", officer = "issuer"', '"issuance", officer = "revenue"')))
    told = {scene.id: scene.by.id for scene in story_of(matter_of(city, NEW, keep)).scenes}

    assert ("revenue-2", "revenue-2-b") == (told["assess"], told["issue"])


def test_plans_nobody_can_send_back_are_not_sent_back() -> None:
    """Where something else follows them, they stand as delivered."""
    offer = qom().offers[0]
    kept = tuple(
        step for step in offer.procedure.steps if step.stage not in {Stage.PLAN_ORDER, Stage.CHARGES}
    )
    city = with_offer(qom(), evolve(offer, procedure=evolve(offer.procedure, steps=kept)))

    assert "return-plans" not in scenes(city, NEW)


def test_a_kind_without_an_example_is_not_told() -> None:
    """The fault names the kind and says where an example is written."""
    offer = evolve(qom().offers[0], example=None)

    with pytest.raises(
        BadInput, match=r"no example of new construction; write one under \[procedures.example\]"
    ):
        matter_of(with_offer(qom(), offer), NEW, keep)


def test_ids_of_scenes_differ_between_the_chapters_of_all_demos() -> None:
    """So that several can be kept in one file, and a repeat is a repeat of the same."""
    first = [story_of(matter_of(qom(), kind, keep)) for kind in RequestKind]
    plain = chapters(qom(), AGAIN, keep, legacy=False)[0].story(None)
    ids = [scene.id for story in (*first, plain) for scene in story.scenes]

    assert len(ids) == len(set(ids))


def test_a_renewal_here_needs_both_examples() -> None:
    """One of the permit that is granted first, one of its renewal."""
    city = qom()
    only = evolve(city, offers=tuple(offer for offer in city.offers if offer.procedure.kind is not NEW))

    with pytest.raises(BadInput, match="no example of new construction"):
        chapters(only, AGAIN, keep, legacy=False)
    assert 1 == len(chapters(only, AGAIN, keep, legacy=True))


def test_the_first_scene_opens_and_the_bill_is_paid_in_one() -> None:
    """However many payments that will take."""
    matter = matter_of(qom(), NEW, keep)
    first, *others = story_of(matter).scenes

    assert isinstance(first, Taking)
    assert isinstance(first.command(""), commands.OpenCase)
    assert 1 == len([scene for scene in others if isinstance(scene, Paying)])
    assert date(2026, 9, 23) == story_of(matter).begins
