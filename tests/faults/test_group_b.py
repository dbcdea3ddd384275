"""Bad input of group B, commands and roles: each row through the desk, with its own error and nothing written.

The rows bear the numbers of the catalogue of faults, and run on memory and on SQLite. After a refusal the store holds,
to the last row, what it held before (invariant I13).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib.resources import files
from typing import Any, TypeVar

import pytest
from attrs import evolve
from tests.desk.towns import EXPERT, ISSUER, OTHER_PAPER, PAPER, RETURN_URL, REVENUE, Town, request
from tests.faults.conftest import Opening
from tests.faults.stores import Watched

from qom_permits import Actor, Deficiency, Item, Lack, Party, PermitCase, Role, Stage, commands
from qom_permits.city.profile import City
from qom_permits.city.shipped import open_city
from qom_permits.desk import ServiceDesk
from qom_permits.desk.answers import PaymentPage
from qom_permits.domain.errors import (
    BadInput,
    Blocked,
    ChangedSince,
    CommandIdReused,
    InvalidActor,
    NoSuchCase,
    QomPermitsError,
    TooManyCommands,
)
from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.ports.payment import Settlement
from qom_permits.rules.loading.files import load_tariff

E = TypeVar("E", bound=QomPermitsError)
STRANGER = Actor.applicant(Party("somebody-else"), portal="citizens")
OF_ANOTHER_TOWN = Actor.officer("expert-9", Role.EXPERT, portal="districts", district="9")


def store_of(town: Town) -> Watched:
    """Return the store a town stands on."""
    assert isinstance(town.paper.storage, Watched)
    return town.paper.storage


@contextmanager
def refused(town: Town, error: type[E]) -> Iterator[list[Fault]]:
    """Check that what is tried within is refused with *error*, told in both languages, and writes nothing."""
    before = store_of(town).holds()
    met: list[Fault] = []
    with pytest.raises(error) as no:
        yield met
    met.extend(no.value.faults)
    for fault in met:
        assert re.search("[a-z]", fault.text.en)
        assert re.search("[ء-ی]", fault.text.fa)
    assert before == store_of(town).holds()


def sent_back(town: Town, case: PermitCase) -> PermitCase:
    """Return *case* sent back for its title deed."""
    lacking = Deficiency(item=Item.DOCUMENT, name="title_deed", lack=Lack.UNREADABLE)
    return town.take(commands.ReturnToApplicant(case_id=case.id, deficiencies=(lacking,)), EXPERT)


def told(faults: list[Fault]) -> list[tuple[str, str]]:
    """Return the code and the English line of each fault."""
    return [(fault.code, fault.in_("en")) for fault in faults]


def issued(town: Town, case: PermitCase) -> int:
    """Return how many permits the history of *case* issues."""
    return [each.event for each in town.desk.history(case.id, by=town.applicant)].count("permit_issued")


def test_44_skip_the_payment(kept_town: Town) -> None:
    """A permit is not issued while money is owed; how much is said."""
    case = kept_town.at(Stage.PAYMENT)
    with refused(kept_town, Blocked) as faults:
        kept_town.take(commands.IssuePermit(case_id=case.id), ISSUER)

    assert (
        "charges-unpaid",
        "cannot issue: 1,149,349,000 rial of the charges are unpaid; pay what is owed first",
    ) in told(faults)


def test_45_issue_twice(kept_town: Town) -> None:
    """Another command id issues no second permit: the first one's number is said."""
    case = kept_town.at(Stage.ISSUED)
    number = case.permit.number if case.permit else ""
    with refused(kept_town, Blocked) as faults:
        kept_town.take(commands.IssuePermit(case_id=case.id), ISSUER, "again")

    assert (
        "already-issued",
        f"the permit is already issued as {number}; read the permit in the case",
    ) in told(faults)
    assert 1 == issued(kept_town, case)


def test_46_same_id_same_content(kept_town: Town) -> None:
    """A retry has the answer it had, and happens no second time."""
    case = kept_town.at(Stage.ISSUANCE)
    issue = commands.IssuePermit(case_id=case.id)
    first = kept_town.desk.take(issue, by=ISSUER, command_id="mine", seen=case.version)
    before = store_of(kept_town).holds()

    assert first == kept_town.desk.take(issue, by=ISSUER, command_id="mine", seen=case.version)
    assert before == store_of(kept_town).holds()
    assert 1 == issued(kept_town, case)


def test_47_same_id_other_content(kept_town: Town) -> None:
    """An id stands for one command; another needs another."""
    case = kept_town.take(request(kept_town.owner), kept_town.applicant, "mine")
    with refused(kept_town, CommandIdReused) as faults:
        kept_town.take(commands.Withdraw(case_id=case.id), kept_town.applicant, "mine")

    assert [("command-id-reused", "the command id mine was used for another command; draw a new id")] == told(
        faults
    )


def test_48_stale_version(kept_town: Town) -> None:
    """What happened since is listed, so that the officer knows what to look at."""
    case = kept_town.at(Stage.SURVEY)
    sent_back(kept_town, case)
    with refused(kept_town, ChangedSince) as faults:
        kept_town.desk.take(
            commands.Refuse(case_id=case.id, grounds=("not_the_owner",)),
            by=EXPERT,
            command_id="mine",
            seen=case.version,
        )

    (fault,) = faults

    assert f"the case changed since you saw version {case.version} (now {case.version + 1})" in fault.text.en
    assert "returned to the applicant; look at it again" in fault.text.en
    assert "به متقاضی بازگشت؛ دوباره آن را ببینید" in fault.text.fa


ASKED: dict[str, Callable[[ServiceDesk, str, Actor], object]] = {
    "case": lambda desk, case, by: desk.case(case, by=by),
    "history": lambda desk, case, by: desk.history(case, by=by),
    "options": lambda desk, case, by: desk.options(case, by=by),
    "why_not": lambda desk, case, by: desk.why_not(commands.Withdraw(case_id=case), by=by),
    "take": lambda desk, case, by: desk.take(commands.Withdraw(case_id=case), by=by, command_id="mine"),
    "judge": lambda desk, case, by: desk.take(
        commands.AcceptDocuments(case_id=case), by=by, command_id="mine", seen=1
    ),
    "start_payment": lambda desk, case, by: desk.start_payment(
        case, gateway="paper", return_url=RETURN_URL, by=by, command_id="mine"
    ),
}


def answer(town: Town, ask: Callable[[ServiceDesk, str, Actor], object], name: str, by: Actor) -> object:
    """Return all that shows of a refusal, and all that the store was asked for it; *name* itself left out."""
    asked = store_of(town).asked
    before = len(asked)
    with pytest.raises(NoSuchCase) as no:
        ask(town.desk, name, by)
    return repr((no.value.to_json("fa"), str(no.value), asked[before:])).replace(name, "NAME")


@pytest.mark.parametrize("ask", ASKED)
@pytest.mark.parametrize(
    "by", [STRANGER, OF_ANOTHER_TOWN], ids=["49-another-citizen", "50-another-municipality"]
)
def test_49_50_what_is_not_theirs(kept_town: Town, ask: str, by: Actor) -> None:
    """It reads like what is not there, in every word, and costs the store the same questions."""
    case = kept_town.at(Stage.REVIEW)
    before = store_of(kept_town).holds()

    assert answer(kept_town, ASKED[ask], "nowhere", by) == answer(kept_town, ASKED[ask], case.id, by)
    assert before == store_of(kept_town).holds()


@pytest.mark.parametrize(
    "by", [STRANGER, OF_ANOTHER_TOWN], ids=["49-another-citizen", "50-another-municipality"]
)
def test_49_50_a_guessed_number(kept_town: Town, by: Actor) -> None:
    """A number of somebody else's case reads and costs like one never drawn."""
    number = kept_town.at(Stage.REVIEW).number or ""

    def shown(number: str) -> tuple[str, list[str]]:
        asked = store_of(kept_town).asked
        before = len(asked)
        with pytest.raises(NoSuchCase) as no:
            kept_town.desk.find(number, by=by)
        return str(no.value.to_json("fa")).replace(number, "NUMBER"), [each[0] for each in asked[before:]]

    assert shown("Q1405-2-99999") == shown(number)


def test_51_self_approval(kept_town: Town) -> None:
    """Whoever owns the plot accepts none of its papers, whatever roles they have."""
    case = kept_town.at(Stage.REVIEW)
    himself = Actor(
        id="expert-2", roles=frozenset({Role.EXPERT}), portal="districts", district="2", for_=kept_town.owner
    )
    with refused(kept_town, Blocked) as faults:
        kept_town.take(commands.AcceptDocuments(case_id=case.id), himself)

    assert [
        ("own-case", "nobody acts as officer on a case of their own; leave the case to a colleague")
    ] == told(faults)


def test_52_role_from_the_body(kept_town: Town) -> None:
    """A role in what a front end passes on is refused, and told who says it."""
    with refused(kept_town, BadInput) as faults:
        kept_town.desk.read("submit", '{"case_id": "case-1", "role": "director"}')
    (fault,) = faults

    assert ("unknown-key", "role") == (fault.code, fault.where)
    assert "who acts is said by the host's login, never by a body" in fault.in_("en")


class NotQuite(Actor):
    """Something that would pass for an actor by inheritance."""


FORGED: dict[str, Any] = {
    "text": "desk",
    "a dict": {"id": "desk", "roles": ["desk"], "portal": "desk"},
    "None": None,
    "an heir": NotQuite(id="expert-2", roles=frozenset({Role.EXPERT}), portal="districts", district="2"),
    "by the desk's name": Actor.officer("desk", Role.EXPERT, portal="districts", district="2"),
}


@pytest.mark.parametrize("forged", FORGED)
def test_53_forged_actor_type(kept_town: Town, forged: str) -> None:
    """Nobody acts for the desk, and nothing that is no actor acts at all."""
    case = kept_town.at(Stage.REVIEW)
    accept = commands.AcceptDocuments(case_id=case.id)
    with refused(kept_town, InvalidActor) as faults:
        kept_town.desk.take(accept, by=FORGED[forged], command_id="mine", seen=case.version)

    assert ["invalid-actor"] == [fault.code for fault in faults]


@pytest.mark.parametrize("at", ["before a number is drawn", "right before writing"])
def test_54_role_withdrawn_in_flight(opening: Opening, at: str) -> None:
    """The host is asked again when all is judged: whoever lost their role meanwhile writes nothing."""
    answers: list[bool] = []
    town = opening(still_holds=lambda _by: answers.pop(0) if answers else True)
    case = town.at(Stage.ISSUANCE if at == "before a number is drawn" else Stage.REVIEW)
    judge = commands.IssuePermit if case.stage is Stage.ISSUANCE else commands.AcceptDocuments
    by = ISSUER if case.stage is Stage.ISSUANCE else EXPERT
    answers.extend([False] if case.stage is Stage.ISSUANCE else [True, False])
    with refused(town, Blocked) as faults:
        town.take(judge(case_id=case.id), by, "mine")

    assert ["role-withdrawn"] == [fault.code for fault in faults]
    assert "your role was withdrawn while the command was on its way" in faults[0].in_("en")
    assert not answers
    assert case.version < town.take(judge(case_id=case.id), by, "mine").version


def test_54_the_desk_itself_is_not_asked_about(opening: Opening) -> None:
    """What a bank answered is noted though nobody else may do anything any more."""
    holding = [True]
    town = opening(still_holds=lambda _by: holding[0])
    case = town.at(Stage.PAYMENT)
    page = town.start(case)
    holding[0] = False
    paid = town.desk.payment_returned("paper", town.paper.bank.customer(page.order))

    assert (page.amount,) == tuple(payment.amount for payment in paid.case.payments)


def dearer_from_autumn(fire: str) -> City:
    """Return Qom with a bill that changes in the autumn of 1405: the *fire* share is reckoned otherwise."""
    city = open_city("qom")
    text = files("qom_permits.city").joinpath("tariffs", "sample-residential-1405.toml").read_text("utf-8")
    spring = text.replace('until = "1405-12-29"', 'until = "1405-06-31"')
    autumn = (
        text.replace('"sample-residential-1405"', '"sample-autumn-1405"')
        .replace('from = "1405-01-01"', 'from = "1405-07-01"')
        .replace('"fire_share * base"', f'"{fire}"')
    )
    tariffs = tuple(load_tariff(each, _beside) for each in (spring, autumn))
    offers = tuple(evolve(offer, tariffs=tariffs) for offer in city.offers)
    return evolve(city, offers=offers)


def _beside(name: str) -> str:
    return files("qom_permits.city").joinpath("tariffs", name).read_text("utf-8")


def bill_changed(town: Town) -> tuple[PermitCase, PaymentPage, PermitCase]:
    """Return a case of the summer, a payment begun for its bill, and the case once assessed anew in the autumn."""
    town.paper.clock.move_to(date(2026, 9, 20))
    town.paper.bank.limit = None
    case = town.at(Stage.PAYMENT)
    page = town.start(case)
    town.paper.clock.move_to(date(2026, 9, 24))
    return case, page, town.take(commands.AssessCharges(case_id=case.id), REVENUE)


def test_55_the_bill_changes_after_a_payment_began(opening: Opening) -> None:
    """What was paid of the old bill counts, what remains of the new one is told, and the permit waits for it."""
    town = opening(city=dearer_from_autumn("fire_share * base * 2"))
    case, page, now = bill_changed(town)
    old, new = page.amount, now.assessment.total if now.assessment else Money(0)
    paid = town.desk.payment_returned("paper", town.paper.bank.customer(page.order)).case
    with refused(town, Blocked) as faults:
        town.take(commands.IssuePermit(case_id=case.id), ISSUER)

    assert (new - old, Stage.PAYMENT) == (paid.owed, paid.stage)
    assert f"cannot issue: {(new - old).told().en} of the charges are unpaid" in str(told(faults))
    assert Stage.ISSUANCE is town.pay(paid).case.stage


def test_55_what_was_paid_above_a_new_bill_is_credit(opening: Opening) -> None:
    """A bill that became smaller is paid, and the rest is the payer's."""
    town = opening(city=dearer_from_autumn("fire_share * base * 0"))
    _, page, now = bill_changed(town)
    old, new = page.amount, now.assessment.total if now.assessment else Money(0)
    paid = town.desk.payment_returned("paper", town.paper.bank.customer(page.order)).case

    assert (old - new, Stage.ISSUANCE) == (paid.credit, paid.stage)
    assert old > new


@pytest.mark.parametrize("first", ["the bank", "the applicant"])
def test_56_withdraw_during_verify(kept_town: Town, first: str) -> None:
    """Whichever comes first: the case is given up, and the money that was taken is credit to give back."""
    case = kept_town.at(Stage.PAYMENT)
    page = kept_town.start(case)

    def withdraw(answer: Settlement) -> Settlement:
        kept_town.take(commands.Withdraw(case_id=case.id), kept_town.applicant)
        return answer

    kept_town.paper.bank.answer = withdraw if first == "the applicant" else None
    kept_town.desk.payment_returned("paper", kept_town.paper.bank.customer(page.order))
    if first == "the bank":
        kept_town.take(commands.Withdraw(case_id=case.id), kept_town.applicant)
    after = kept_town.desk.case(case.id, by=kept_town.applicant)

    assert (Stage.WITHDRAWN, page.amount, None) == (after.stage, after.credit, after.permit)


def test_57_document_replaced_after_review(kept_town: Town) -> None:
    """A deed handed in anew is reviewed anew: the case is back on the expert's desk, and the old look at it void."""
    case = kept_town.at(Stage.SURVEY)
    sent_back(kept_town, case)
    attach = commands.AttachDocument(case_id=case.id, kind="title_deed", document=OTHER_PAPER)
    kept_town.take(attach, kept_town.applicant)
    again = kept_town.take(commands.Submit(case_id=case.id), kept_town.applicant)
    with refused(kept_town, ChangedSince) as faults:
        kept_town.desk.take(
            commands.AcceptDocuments(case_id=case.id), by=EXPERT, command_id="mine", seen=case.version
        )

    assert Stage.REVIEW is again.stage
    assert [case.id] == [entry.case_id for entry in kept_town.desk.inbox(by=EXPERT)]
    assert (
        "returned to the applicant, document handed in, submitted to the district; look at it again"
        in faults[0].text.en
    )


def test_57_nothing_is_replaced_behind_an_officers_back(kept_town: Town) -> None:
    """While a case is with the officers, its papers stay as they were handed in."""
    case = kept_town.at(Stage.SURVEY)
    attach = commands.AttachDocument(case_id=case.id, kind="title_deed", document=OTHER_PAPER)
    with refused(kept_town, Blocked) as faults:
        kept_town.take(attach, kept_town.applicant)

    assert ["not-at-this-stage"] == [fault.code for fault in faults]


def test_58_act_on_a_closed_case(kept_town: Town) -> None:
    """The day it was closed is said, and what to do instead."""
    case = kept_town.at(Stage.REVIEW)
    kept_town.take(commands.Withdraw(case_id=case.id), kept_town.applicant)
    with refused(kept_town, Blocked) as faults:
        kept_town.take(commands.AcceptDocuments(case_id=case.id), EXPERT)

    assert [("case-closed", "the case was closed on 1 Mehr 1405: withdrawn; open a new case")] == told(faults)


def test_59_back_dated_event(kept_town: Town) -> None:
    """A time of the sender's is refused and told who says it; what is written bears the desk's own, and never falls."""
    with refused(kept_town, BadInput) as faults:
        kept_town.desk.read("submit", {"case_id": "case-1", "occurred_at": "1400-01-01"})
    case = kept_town.at(Stage.DRAFT)
    kept_town.paper.clock.pass_time(timedelta(days=-3650))
    kept_town.take(commands.Withdraw(case_id=case.id), kept_town.applicant)
    times = [each.at for each in kept_town.desk.history(case.id, by=kept_town.applicant)]

    assert ("unknown-key", "occurred_at") == (faults[0].code, faults[0].where)
    assert "when it happens is said by the desk's clock" in faults[0].in_("en")
    assert sorted(times) == times


def test_60_mass_commands(opening: Opening) -> None:
    """Ten thousand in a minute: the first hundred are judged, the rest refused at once; the next minute is another."""
    town = opening(most_a_minute=100)
    case = town.take(request(town.owner), town.applicant)
    withdraw = commands.Withdraw(case_id=case.id)
    attach = commands.AttachDocument(case_id=case.id, kind="passport", document=PAPER)
    for _ in range(99):
        with pytest.raises(Blocked):
            town.take(attach, town.applicant)
    asked = len(store_of(town).asked)
    with refused(town, TooManyCommands) as faults:
        for _ in range(9_900):
            with pytest.raises(TooManyCommands):
                town.take(withdraw, town.applicant)
        town.take(withdraw, town.applicant)

    assert asked == len(store_of(town).asked)
    assert [
        "more than 100 commands in a minute; nothing was written, try again in 60 seconds",
        "بیش از ۱۰۰ فرمان در یک دقیقه؛ چیزی نوشته نشد، ۶۰ ثانیه دیگر دوباره بکوشید",
    ] == [faults[0].text.en, faults[0].text.fa]
    with pytest.raises(NoSuchCase):
        town.take(withdraw, STRANGER)
    town.paper.clock.pass_time(timedelta(minutes=1))
    assert Stage.WITHDRAWN is town.take(withdraw, town.applicant).stage


def test_60_payments_are_counted_too(opening: Opening) -> None:
    """Nobody floods the bank through the desk."""
    town = opening(most_a_minute=100)
    case = town.at(Stage.PAYMENT)
    town.start(case, "mine")
    with refused(town, TooManyCommands):
        for _ in range(100):
            town.start(case, "mine")


@pytest.mark.parametrize(
    ("seen", "code", "says"),
    [
        (
            None,
            "seen-missing",
            "judges what you saw; say which version of the case that was; give seen=case.version",
        ),
        (99, "seen-ahead", "nobody has seen version 99"),
    ],
)
def test_61_approve_a_version_not_seen(kept_town: Town, seen: int | None, code: str, says: str) -> None:
    """Whoever judges says what was shown, and it was shown."""
    case = kept_town.at(Stage.REVIEW)
    with refused(kept_town, BadInput) as faults:
        kept_town.desk.take(
            commands.AcceptDocuments(case_id=case.id), by=EXPERT, command_id="mine", seen=seen
        )

    assert [(code, "seen")] == [(fault.code, fault.where) for fault in faults]
    assert says in faults[0].in_("en")
