"""What people see: options, lists, history, reasons; and the papers and people they leave."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from attrs import evolve
from tests.desk.towns import ENGINEERS, EXPERT, ISSUER, REVENUE, SURVEYOR, ZAHRA, Town, request

from qom_permits import (
    Actor,
    BadInput,
    Deadline,
    Document,
    Party,
    PermitCase,
    Person,
    RequestKind,
    Role,
    Stage,
    commands,
)
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.service_desk import ServiceDesk
from qom_permits.domain.actors import DESK
from qom_permits.domain.errors import Damaged, InvalidActor, PluginFault
from qom_permits.testing.paper import paper_desk


def test_a_person_is_kept_under_a_random_id_and_nowhere_else(town: Town) -> None:
    """Registering the same person twice makes two parties: an id tells nothing of who it is."""
    again = town.desk.register(ZAHRA)

    assert town.owner != again
    assert town.paper.storage.party(town.owner.id) == town.paper.storage.party(again.id)


@pytest.mark.parametrize(
    "person", [Person(name="Zahra", mobile="09121234567"), ZAHRA, '{"name": "زهرا", "mobile": "۰۹۱۲۱۲۳۴۵۶۷"}']
)
def test_a_person_may_be_a_value_data_or_json(town: Town, person: Person | dict[str, str] | str) -> None:
    """However somebody is described, the mobile number is kept in its one form."""
    party = town.desk.register(person)

    assert b"09121234567" in (town.paper.storage.party(party.id) or b"")


def test_a_bad_person_is_refused_with_all_that_is_wrong(town: Town) -> None:
    """Every fault at once, without repeating the secret part, and nobody is kept."""
    before = town.everything()

    with pytest.raises(BadInput) as refused:
        town.desk.register({"name": "", "mobile": "0912 12", "language": "xx", "age": 3})
    assert ["age", "language", "name", "mobile"] == [fault.where for fault in refused.value.faults]
    assert "0912 12" not in str(refused.value)
    assert before == town.everything()


def test_a_person_is_shown_back_before_anything_is_kept(town: Town) -> None:
    """As the desk would keep them, so that a reader sees the slip no check digit does."""
    before = town.everything()
    person = town.desk.read_person({"name": " زهرا  نمونه", "mobile": "۰۹۱۲۱۲۳۴۵۶۷"})

    assert ("زهرا نمونه", "09121234567") == (person.name, person.mobile)
    assert before == town.everything()
    assert town.paper.storage.party(town.desk.register(person).id)


def test_citizens_are_told_who_they_are_to_the_desk(town: Town) -> None:
    """As they were registered, so that no host keeps a copy; whoever acts for them reads the same."""
    acting = Actor.applicant(town.owner, portal="citizens", login="lawyer-1")

    assert town.desk.read_person(ZAHRA) == town.desk.person(by=town.applicant) == town.desk.person(by=acting)


def test_nobody_is_told_who_somebody_else_is(town: Town) -> None:
    """Officers act for no party; a party that is not there, or was erased, is nobody."""
    stranger = Actor.applicant(Party("party-0"), portal="citizens")
    town.paper.storage.erase_party(town.owner.id)

    assert [None] * 4 == [town.desk.person(by=by) for by in (EXPERT, DESK, stranger, town.applicant)]
    with pytest.raises(InvalidActor):
        town.desk.person(by=town.owner)  # type: ignore[arg-type]  # whoever is no actor


def test_a_command_is_read_from_json_with_every_fault_at_once(town: Town) -> None:
    """Each fault bears the place it is at."""
    with pytest.raises(BadInput) as refused:
        town.desk.read("assign_surveyor", '{"case_id": "../1", "surveyour": "x"}')

    assert ["surveyour", "case_id", "surveyor"] == [fault.where for fault in refused.value.faults]


def test_a_command_read_is_the_command_taken(town: Town) -> None:
    """What a front end sends as JSON can be taken as it comes back."""
    case = town.at(Stage.DRAFT)
    command = town.desk.read("withdraw", f'{{"case_id": "{case.id}"}}')

    assert commands.Withdraw(case_id=case.id) == command


def test_a_host_says_which_case_an_address_names(town: Town) -> None:
    """The body then says only what is done to it."""
    case = town.at(Stage.DRAFT)

    assert commands.Withdraw(case_id=case.id) == town.desk.read("withdraw", b"", case_id=case.id)


def test_options_say_what_can_be_done_and_what_stands_in_the_way(town: Town) -> None:
    """An owner at the draft may hand in, revise and withdraw; submitting waits for three papers."""
    case = town.at(Stage.DRAFT)
    options = {option.command: option for option in town.desk.options(case.id, by=town.applicant)}

    assert ["attach_document", "revise_application", "submit", "start_payment", "withdraw"] == list(options)
    assert ["attach_document", "revise_application", "withdraw"] == [
        name for name, option in options.items() if option.is_open
    ]
    assert ["missing-document"] * 3 == [each.code for each in options["submit"].objections]


def test_options_agree_with_what_can_be_taken(town: Town) -> None:
    """At every stage, the holder has an open option, and whoever holds nothing has none that leads on."""
    holders = {
        Stage.REVIEW: EXPERT,
        Stage.SURVEY: EXPERT,
        Stage.PLANS: EXPERT,
        Stage.PLAN_ORDER: EXPERT,
        Stage.CHARGES: REVENUE,
        Stage.ISSUANCE: ISSUER,
    }
    for stage, officer in holders.items():
        case = town.at(stage)

        assert any(option.is_open for option in town.desk.options(case.id, by=officer))
        other = ISSUER if officer is not ISSUER else REVENUE
        assert not any(option.is_open for option in town.desk.options(case.id, by=other))


def test_a_case_lies_in_one_inbox_at_a_time(town: Town) -> None:
    """From stage to stage the case moves from desk to desk: owner, expert, surveyor, engineers, revenue, issuer."""
    case = town.at(Stage.SURVEY)
    moves: list[tuple[commands.Command, Actor]] = [
        (commands.AssignSurveyor(case_id=case.id, surveyor=SURVEYOR.id), EXPERT)
    ]

    assert ["expert"] == holders(town, case)
    town.take(*moves[0])
    assert ["surveyor"] == holders(town, case)
    assert ["engineers"] == holders(
        town, town.take(commands.RequestPlans(case_id=town.at(Stage.PLANS).id), EXPERT)
    )
    assert ["revenue"] == holders(town, town.at(Stage.CHARGES))
    assert ["owner"] == holders(town, town.at(Stage.PAYMENT))
    assert ["issuer"] == holders(town, town.at(Stage.ISSUANCE))
    assert [] == holders(town, town.at(Stage.ISSUED))


def holders(town: Town, case: PermitCase) -> list[str]:
    """Return in whose inboxes *case* lies."""
    people = {
        "owner": town.applicant,
        "expert": EXPERT,
        "surveyor": SURVEYOR,
        "engineers": ENGINEERS,
        "revenue": REVENUE,
        "issuer": ISSUER,
        "other owner": Actor.applicant(Party("other"), portal="citizens"),
        "other district": evolve(EXPERT, id="expert-3", district="3"),
        "other surveyor": evolve(SURVEYOR, id="surveyor-8"),
    }
    return [
        name for name, by in people.items() if case.id in [entry.case_id for entry in town.desk.inbox(by=by)]
    ]


def test_an_inbox_has_the_nearest_deadline_first_and_comes_in_pages(town: Town) -> None:
    """The oldest request of three is first; a page begins where the last one ended."""
    cases = []
    for _ in range(3):
        cases.append(town.at(Stage.REVIEW).id)
        town.paper.clock.pass_time(timedelta(days=1))

    assert cases == [entry.case_id for entry in town.desk.inbox(by=EXPERT)]
    assert cases[:2] == [entry.case_id for entry in town.desk.inbox(by=EXPERT, limit=2)]
    assert cases[2:] == [entry.case_id for entry in town.desk.inbox(by=EXPERT, limit=2, offset=2)]


def test_somebody_of_two_roles_has_both_desks_in_one_inbox(town: Town) -> None:
    """The cases of both roles come together, by deadline, paged as one list."""
    review, issuance = town.at(Stage.REVIEW), town.at(Stage.ISSUANCE)
    both = Actor(id="both", roles=frozenset({Role.EXPERT, Role.ISSUER}), portal="districts", district="2")
    by_deadline = sorted([review, issuance], key=lambda case: (str(case.due), case.id))

    assert [case.id for case in by_deadline] == [entry.case_id for entry in town.desk.inbox(by=both)]
    assert by_deadline[1].id == town.desk.inbox(by=both, limit=1, offset=1)[0].case_id


def test_cases_are_an_owners_own_and_a_districts(town: Town) -> None:
    """Owners see theirs in every stage, officers what was submitted to their district, the desk all."""
    draft, issued = town.at(Stage.DRAFT), town.at(Stage.ISSUED)
    third = evolve(EXPERT, district="3")
    desk = town.desk

    assert {draft.id, issued.id} == {entry.case_id for entry in desk.cases(by=town.applicant)}
    assert {issued.id} == {entry.case_id for entry in desk.cases(by=EXPERT)}
    assert () == desk.cases(by=third)
    assert () == desk.cases(by=Actor.applicant(Party("other"), portal="citizens"))
    assert () == desk.cases(by=SURVEYOR)
    assert {draft.id, issued.id} == {entry.case_id for entry in desk.cases(by=DESK)}


def test_an_entry_of_a_list_tells_itself_in_both_languages(town: Town) -> None:
    """A list shows number, kind, stage and deadline in words."""
    case = town.at(Stage.REVIEW)
    (entry,) = town.desk.inbox(by=EXPERT)

    assert case.number == entry.to_json()["number"]
    assert "بررسی" in str(entry.to_json("fa")["stage_title"])
    assert RequestKind.NEW_CONSTRUCTION is entry.kind
    assert Deadline(case.due) == entry.deadline if case.due else entry.deadline is None


def test_a_case_is_found_by_its_number(town: Town) -> None:
    """The number on the citizen's letter finds the case."""
    case = town.at(Stage.REVIEW)

    assert case == town.desk.find(case.number or "", by=EXPERT)


def test_history_tells_who_did_what_when_and_through_which_portal(town: Town) -> None:
    """Each record is one happening, in order and in words."""
    case = town.at(Stage.SURVEY)
    told = town.desk.history(case.id, by=town.applicant)

    assert [
        *[("case_opened", "party-1", "citizens")],
        *[("document_attached", "party-1", "citizens")] * 3,
        *[("submitted", "party-1", "citizens"), ("documents_accepted", "expert-2", "districts")],
    ] == [(each.event, each.by, each.portal) for each in told]
    assert list(range(1, 7)) == [each.number for each in told]
    assert all(each.to_json("fa")["title"] for each in told)


def test_a_bill_is_explained_line_by_line_by_the_tariff_that_made_it(town: Town) -> None:
    """Before the charges there is nothing to explain; after them every line is."""
    case = town.at(Stage.CHARGES)
    assert town.desk.explain(case.id, by=town.applicant) is None
    case = town.take(commands.AssessCharges(case_id=case.id), REVENUE)
    why = town.desk.explain(case.id, by=town.applicant)

    assert case.assessment is not None
    assert why is not None
    assert [line.id for line in case.assessment.lines] == [line.id for line in why.lines]


def test_a_bill_of_a_lost_tariff_says_so(town: Town) -> None:
    """When the profile no longer holds the tariff of a bill, the error names it."""
    case = town.at(Stage.PAYMENT)
    bare = tuple(evolve(offer, tariffs=()) for offer in town.paper.city.offers)
    later = paper_desk(evolve(town.paper.city, offers=bare), storage=town.paper.storage)

    with pytest.raises(Damaged, match="sample-residential-1405"):
        later.desk.explain(case.id, by=town.applicant)


def test_a_kept_document_is_its_digest_size_and_kind(town: Town) -> None:
    """What `keep` returns goes into a command; the bytes lie in the document store."""
    document = town.desk.keep(b"%PDF-1.4 deed", media_type="application/pdf")

    assert (
        Document(sha256=hashlib.sha256(b"%PDF-1.4 deed").hexdigest(), size=13, media_type="application/pdf")
        == document
    )
    assert b"%PDF-1.4 deed" == town.paper.papers.open(document.sha256)


@pytest.mark.parametrize(
    ("data", "media_type"), [(b"", "application/pdf"), (b"x", "pdf"), (b"x", "text/html\r\n")]
)
def test_what_is_no_document_is_not_kept(town: Town, data: bytes, media_type: str) -> None:
    """No bytes, or no media type: refused before anything is kept."""
    before = dict(town.paper.papers.kept)
    with pytest.raises(BadInput):
        town.desk.keep(data, media_type=media_type)

    assert before == town.paper.papers.kept


def test_a_desk_without_a_document_store_reads_and_judges_but_keeps_nothing(town: Town) -> None:
    """Keeping says what is missing; everything else works."""
    bare = ServiceDesk(
        Equipment(
            city=town.paper.city,
            storage=town.paper.storage,
            documents=None,
            gateways={},
            notifiers={},
            now=town.paper.clock,
            new_id=lambda: "party-9",
        )
    )

    with pytest.raises(PluginFault, match="without a document store"):
        bare.keep(b"x", media_type="text/plain")
    assert bare.take(request(town.owner), by=town.applicant, command_id="mine").id


def test_a_document_store_that_mislays_bytes_is_found_out(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that answers with another digest than the bytes have is not believed."""
    monkeypatch.setattr(type(town.paper.papers), "put", lambda _papers, _data: "0" * 64)

    with pytest.raises(Damaged, match="0000"):
        town.desk.keep(b"x", media_type="text/plain")


def test_a_document_is_bytes(town: Town) -> None:
    """Text is refused by its type: nobody guesses how it would be written."""
    before = dict(town.paper.papers.kept)
    with pytest.raises(BadInput, match="str"):
        town.desk.keep("%PDF-1.4", media_type="application/pdf")  # type: ignore[arg-type]  # what a host may slip in

    assert before == town.paper.papers.kept


def test_the_desk_itself_sees_what_waits_for_anybody(town: Town) -> None:
    """Its inbox holds every case somebody must act on, and none that is done."""
    waiting, done = town.at(Stage.REVIEW), town.at(Stage.ISSUED)
    inbox = [entry.case_id for entry in town.desk.inbox(by=DESK)]

    assert [waiting.id] == inbox
    assert done.id not in inbox
