"""Letters: one to each owner for each event, in the reader's language, under one key, and never lost in silence."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from tests.desk.towns import EXPERT, OWNERS, Town, request

from qom_permits import Blocked, Deficiency, Item, Lack, Stage, commands
from qom_permits.desk.answers import Post
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.relay import LEASE, MOST_TRIES
from qom_permits.desk.service_desk import ServiceDesk
from qom_permits.ports.envelopes import Fate, Posted
from qom_permits.ports.notice import Delivery, Message, Notifier, Receipt
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import paper_desk


@pytest.fixture
def town(each_town: Town) -> Town:
    """Return each of the cities: their letters differ, and how they go out does not."""
    return each_town


OF_THE_WAY = [
    "submitted",
    "charges_assessed",
    "payment_recorded",
    "payment_recorded",
    "permit_issued",
]


class Listening:
    """A notifier that keeps every try, and answers what it is told to."""

    def __init__(self, answer: Callable[[Message], Any]) -> None:
        self.answer = answer
        self.tries: list[tuple[str, Message]] = []

    def send(self, message: Message, key: str) -> tuple[Delivery, ...]:
        """Keep the try, and answer."""
        self.tries.append((key, message))
        answer: tuple[Delivery, ...] = self.answer(message)
        return answer


def receipts(receipt: Receipt, **more: Any) -> Callable[[Message], tuple[Delivery, ...]]:
    """Return an answer of one *receipt* for each recipient."""
    return lambda message: tuple(
        Delivery(party=reader.party, receipt=receipt, **more) for reader in message.recipients
    )


def with_notifiers(town: Town, **notifiers: Notifier) -> ServiceDesk:
    """Return a desk on the same store that sends by *notifiers*."""
    paper = town.paper
    return ServiceDesk(
        Equipment(
            city=paper.city,
            storage=paper.storage,
            documents=None,
            gateways={},
            notifiers=notifiers,
            now=paper.clock,
            new_id=lambda: "unused",
        )
    )


def letters(town: Town) -> list[Posted]:
    """Return every letter of every case of the owner."""
    cases = town.desk.cases(by=town.applicant)
    return [posted for entry in cases for posted in town.paper.storage.posted(entry.case_id)]


def rounds(town: Town, desk: ServiceDesk, times: int) -> list[Post]:
    """Return how *times* rounds of the relay went, each when every wait is over."""
    posts = []
    for _ in range(times):
        posts.append(desk.deliver_letters())
        town.paper.clock.pass_time(timedelta(hours=3))
    return posts


def test_the_owner_hears_of_each_event_that_matters(town: Town) -> None:
    """One letter for each, and each handed over once."""
    town.at(Stage.ISSUED)

    assert OF_THE_WAY == [posted.envelope.template for posted in letters(town)]
    assert Post(handed_over=5) == town.desk.deliver_letters()
    assert Post() == town.desk.deliver_letters()
    assert {Fate.HANDED_OVER} == {posted.fate for posted in letters(town)}
    assert [posted.envelope.id + ".paper" for posted in letters(town)] == list(town.paper.post.sent)


def test_every_owner_has_a_letter_of_their_own_in_their_own_language(qom_town: Town) -> None:
    """Two owners of one plot: one reads Persian, the other English, and neither sees the other's name."""
    john = qom_town.desk.register({"name": "John Reader", "mobile": "09120000001", "language": "en"})
    case = qom_town.take(request(qom_town.owner, john), qom_town.applicant)
    qom_town.with_papers(case)
    qom_town.take(commands.Submit(case_id=case.id), qom_town.applicant)
    qom_town.desk.deliver_letters()
    zahras, johns = qom_town.paper.post.sent.values()

    assert ("fa", "en") == (zahras.language, johns.language)
    assert "Zahra Marker گرامی، درخواست شما برای احداث بنا در قم در تاریخ ۱ مهر ۱۴۰۵" in zahras.body
    assert johns.body.startswith(
        "Dear John Reader, your request for new construction in Qom was received on 1 Mehr"
    )
    assert "09120000001" == johns.recipients[0].mobile


def test_a_letter_of_a_return_names_what_to_mend(qom_town: Town) -> None:
    """The citizen reads at home what the officer saw."""
    case = qom_town.at(Stage.REVIEW)
    lacking = Deficiency(item=Item.DOCUMENT, name="title_deed", lack=Lack.UNREADABLE)
    qom_town.take(commands.ReturnToApplicant(case_id=case.id, deficiencies=(lacking,)), EXPERT)
    qom_town.desk.deliver_letters()
    _, returned = qom_town.paper.post.sent.values()

    assert "سند مالکیت (ناخوانا)" in returned.body


def test_personal_data_lies_with_the_parties_and_nowhere_else(town: Town) -> None:
    """No record, index row, claim, letter or number holds a name or a mobile number, before or after delivery."""
    town.at(Stage.ISSUED)
    town.desk.deliver_letters()
    marks = (b"Marker", OWNERS[town.paper.city.id]["mobile"].lstrip("0").encode())
    held = {name: value for name, value in vars(town.paper.storage).items() if name != "_lock"}
    parties = pickle.dumps(held.pop("_parties"))
    others = pickle.dumps(held)

    assert all(mark in parties for mark in marks)
    assert not any(mark in others for mark in marks)


def test_a_letter_to_somebody_erased_is_not_sent(town: Town) -> None:
    """It is given up with the reason, and the history stays whole."""
    case = town.at(Stage.REVIEW)
    town.paper.storage.erase_party(town.owner.id)

    assert Post(given_up=1) == town.desk.deliver_letters()
    (posted,) = letters(town)
    assert Fate.BURIED is posted.fate
    assert "party-erased" in posted.note
    assert {} == town.paper.post.sent
    assert case == town.desk.case(case.id, by=town.applicant)


def test_a_letter_waits_longer_after_every_try_and_keeps_its_key(town: Town) -> None:
    """After a minute, two, four: the same message under the same key, so that the far side sends it once."""
    town.at(Stage.REVIEW)
    away = Listening(receipts(Receipt.RETRY_LATER, detail="no line"))
    desk = with_notifiers(town, away=away)
    waits = []
    for _ in range(4):
        desk.deliver_letters()
        waits.append((letters(town)[0].not_before - town.paper.clock.instant) // timedelta(minutes=1))
        town.paper.clock.instant = letters(town)[0].not_before - timedelta(seconds=1)
        assert Post() == desk.deliver_letters()
        town.paper.clock.instant += timedelta(seconds=1)

    assert [1, 2, 4, 8] == waits
    assert 4 == len(away.tries)
    assert {f"{letters(town)[0].envelope.id}.away"} == {key for key, _ in away.tries}
    assert all(message == away.tries[0][1] for _, message in away.tries)


def test_a_letter_waits_as_long_as_the_far_side_asks(town: Town) -> None:
    """A time that the notifier names counts before ours."""
    town.at(Stage.REVIEW)
    later = town.paper.clock.instant + timedelta(days=1)
    desk = with_notifiers(town, slow=Listening(receipts(Receipt.RETRY_LATER, retry_at=later)))
    desk.deliver_letters()

    assert later == letters(town)[0].not_before


def raising(fault: BaseException) -> Callable[[Message], Any]:
    """Return an answer that is no answer."""

    def answer(_message: Message) -> Any:
        raise fault

    return answer


SILENT: dict[str, Callable[[Message], Any]] = {
    "later": receipts(Receipt.RETRY_LATER),
    "unknown": receipts(Receipt.UNKNOWN),
    "an error": raising(RuntimeError("09121234567")),
    "the end of the program": raising(SystemExit(1)),
    "nothing": lambda _message: (),
    "None": lambda _message: None,
    "something else": lambda _message: ("sent",),
}


@pytest.mark.parametrize("answer", SILENT)
def test_a_letter_that_will_not_go_out_is_given_up_after_the_last_try(town: Town, answer: str) -> None:
    """It is tried so often and no more, and then lies where people see it, with the reason."""
    town.at(Stage.REVIEW)
    silent = Listening(SILENT[answer])
    desk = with_notifiers(town, silent=silent)

    assert [*[Post(put_off=1)] * (MOST_TRIES - 1), Post(given_up=1), Post()] == rounds(
        town, desk, MOST_TRIES + 1
    )
    (posted,) = letters(town)
    assert (Fate.BURIED, MOST_TRIES) == (posted.fate, posted.tries)
    assert f"after {MOST_TRIES} tries" in posted.note
    assert MOST_TRIES == len(silent.tries)
    assert "09121234567" not in posted.note


@pytest.mark.parametrize("receipt", [Receipt.REFUSED, Receipt.NO_MATCH])
def test_a_letter_the_far_side_refuses_is_given_up_at_once(town: Town, receipt: Receipt) -> None:
    """No means no: the reason is kept for a person to read."""
    town.at(Stage.REVIEW)
    desk = with_notifiers(town, strict=Listening(receipts(receipt, detail="blacklisted")))

    assert Post(given_up=1) == desk.deliver_letters()
    assert f"{receipt.value} blacklisted" in letters(town)[0].note


def test_one_way_that_fails_keeps_no_other_from_being_tried(town: Town) -> None:
    """All notifiers are asked; the letter is tried again until each has it, under a key of its own for each."""
    town.at(Stage.REVIEW)
    broken, sound = Listening(raising(OSError("no line"))), Listening(receipts(Receipt.HANDED_OVER))
    desk = with_notifiers(town, broken=broken, sound=sound)

    assert Post(put_off=1) == desk.deliver_letters()
    broken.answer = receipts(Receipt.HANDED_OVER)
    town.paper.clock.pass_time(timedelta(minutes=1))
    assert Post(handed_over=1) == desk.deliver_letters()
    letter = letters(town)[0].envelope.id
    assert [f"{letter}.broken"] * 2 == [key for key, _ in broken.tries]
    assert [f"{letter}.sound"] * 2 == [key for key, _ in sound.tries]


def test_a_poisoned_letter_keeps_no_other_from_going_out(town: Town) -> None:
    """Somebody whose data cannot be read gets no letter, with the reason; the next in line gets theirs."""
    town.at(Stage.REVIEW)
    town.paper.storage.put_party(town.owner.id, b"{not json")
    second = Town(evolve(town.paper))
    second.at(Stage.REVIEW)

    assert Post(handed_over=1, given_up=1) == town.desk.deliver_letters()
    (posted,) = letters(town)
    assert Fate.BURIED is posted.fate
    assert posted.note.startswith("damaged: ")


def test_a_letter_whose_template_was_taken_away_is_given_up_with_the_reason(town: Town) -> None:
    """A profile that no longer knows the letter says so, and sends nothing empty."""
    town.at(Stage.REVIEW)
    bare = paper_desk(evolve(town.paper.city, templates=()), storage=town.paper.storage)

    assert Post(given_up=1) == bare.desk.deliver_letters()
    assert "no-template" in letters(town)[0].note


def test_an_event_without_a_template_writes_no_letter(town: Town) -> None:
    """The profile says who hears of what."""
    mute = Town(paper_desk(evolve(town.paper.city, templates=()), storage=MemoryStorage()))
    mute.at(Stage.REVIEW)

    assert [] == letters(mute)


def test_a_round_carries_so_many_letters_and_no_more(town: Town) -> None:
    """A long queue goes out in rounds, oldest first."""
    for _ in range(3):
        town.at(Stage.REVIEW)

    assert [2, 1, 0] == [town.desk.deliver_letters(2).handed_over for _ in range(3)]


def test_an_end_between_sending_and_noting_sends_once_more_under_the_same_key(town: Town) -> None:
    """The lease runs out and the letter goes again: the far side knows the key, and the reader reads it once."""
    store = ForgetfulStorage()
    town = Town(paper_desk(storage=store))
    town.at(Stage.REVIEW)
    with pytest.raises(ConnectionError):
        town.desk.deliver_letters()
    store.forgets = False

    assert Post() == town.desk.deliver_letters()
    town.paper.clock.pass_time(LEASE)
    assert Post(handed_over=1) == town.desk.deliver_letters()
    assert 1 == len(town.paper.post.sent)
    assert 2 == letters(town)[0].tries


class ForgetfulStorage(MemoryStorage):
    """A store that is gone when a letter has just been sent."""

    forgets = True

    def hand_over(self, envelope_id: str, note: str) -> None:
        """Note it, unless the line is gone."""
        if self.forgets:
            raise ConnectionError(envelope_id)
        super().hand_over(envelope_id, note)


def test_a_repeated_command_writes_no_second_letter(town: Town) -> None:
    """A letter comes with its event, once; what is refused tells nobody anything."""
    case = town.at(Stage.DRAFT)
    town.with_papers(case)
    submit = commands.Submit(case_id=case.id)
    for _ in range(2):
        town.desk.take(submit, by=town.applicant, command_id="once")
    with pytest.raises(Blocked):
        town.desk.take(submit, by=town.applicant, command_id="twice")

    assert ["submitted"] == [posted.envelope.template for posted in letters(town)]
