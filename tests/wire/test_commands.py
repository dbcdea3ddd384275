"""Commands as JSON: read strictly, told all that is wrong, and known again by their digest."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain import commands as c
from qom_permits.domain.actors import Party
from qom_permits.domain.area import Area
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import facts_from
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.stages import RequestKind
from qom_permits.reading.json_text import MOST_BYTES
from qom_permits.testing.faulty_bodies import FaultyBody, as_text, faulty_bodies, unreadable_bodies
from qom_permits.testing.strategies import any_command
from qom_permits.wire.commands import KINDS, asked, command_json, read_command
from qom_permits.wire.shapes import snake

OPENING: dict[str, Any] = {
    "kind": "new_construction",
    "parcel": {"code": "2-14-103-27-0-0-0", "postal_code": "3715612345", "area": "212.40"},
    "project": {"floor_area": "۴۲۰", "floors": 3, "units": 2},
    "owners": ["party-1", "party-2"],
    "facts": {"use": "residential", "corner": True, "parking": 2},
}


def faults(name: str, body: object) -> list[tuple[str, str]]:
    """Return code and place of every fault in *body*."""
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    with pytest.raises(BadInput) as refused:
        read_command(name, text)
    return [(fault.code, fault.where) for fault in refused.value.faults]


def test_a_command_is_read_from_json() -> None:
    """Numbers in Persian digits, owners by their ids, facts by name."""
    assert c.OpenCase(
        kind=RequestKind.NEW_CONSTRUCTION,
        parcel=Parcel(code="2-14-103-27-0-0-0", postal_code="3715612345", area=Area("212.4")),
        project=Project(floor_area=Area(420), floors=3, units=2),
        owners=(Party("party-1"), Party("party-2")),
        facts=facts_from({"corner": True, "parking": 2, "use": "residential"}),
    ) == read_command("open_case", json.dumps(OPENING))


def test_text_bytes_and_plain_data_read_alike() -> None:
    """A front end may hand over what it has."""
    text = json.dumps(OPENING)

    assert read_command("open_case", OPENING) == read_command("open_case", text)
    assert read_command("open_case", text) == read_command("open_case", text.encode())


@given(any_command())
def test_every_command_reads_back_as_it_was_written(command: c.Command) -> None:
    """Nothing is lost or added between a command and its JSON."""
    name = snake(type(command))

    assert command == read_command(name, command_json(command))
    assert command_json(command) == command_json(read_command(name, command_json(command)))


def met(name: str, body: object) -> list[tuple[str, str]]:
    """Return code and place of every fault in *body*, handed over as it is."""
    with pytest.raises(BadInput) as refused:
        read_command(name, body)  # type: ignore[arg-type]  # what is no body is tried too
    return [(fault.code, fault.where) for fault in refused.value.faults]


@given(faulty_bodies())
def test_a_fault_is_told_at_its_place(faulty: FaultyBody) -> None:
    """Whatever command, whatever field, however deep: one thing wrong is one fault, where it is."""
    assert list(faulty.faults) == met(faulty.name, faulty.body)


@given(faulty_bodies(most=8))
def test_several_faults_are_told_together(faulty: FaultyBody) -> None:
    """Each of them and no other: whoever mends a form mends it once."""
    assert sorted(faulty.faults) == sorted(met(faulty.name, faulty.body))


@given(unreadable_bodies())
def test_text_that_cannot_be_read_is_refused_as_a_whole(faulty: FaultyBody) -> None:
    """One fault at no place, and no message longer than a line or two."""
    assert list(faulty.faults) == met(faulty.name, as_text(faulty))


@given(faulty_bodies(most=8))
def test_every_fault_is_told_in_both_languages_and_in_short(faulty: FaultyBody) -> None:
    """Both wordings are there, neither is the other, and what was sent is not sent back whole."""
    with pytest.raises(BadInput) as refused:
        read_command(faulty.name, faulty.body)

    for fault in refused.value.faults:
        for text in (fault.text, fault.allowed, fault.todo):
            assert text is None or (text.en and text.fa and text.en != text.fa)
            assert text is None or len(text.en) < 1_000


def test_all_faults_are_told_at_once() -> None:
    """Whoever mends a form mends it once: every place, however deep, with its own reason."""
    body = {
        "kind": "castle",
        "parcel": {"code": "../../12", "postal_code": 3715612345, "area": 0, "owner": "me"},
        "project": {"floor_area": "120.123456", "floors": True, "units": "2"},
        "owners": ["party-1", 7, "../x"],
        "facts": {"Use": 1, "corner": None},
        "role": "director",
    }

    assert {
        ("unknown-choice", "kind"),
        ("bad-code", "parcel.code"),
        ("wrong-type", "parcel.postal_code"),
        ("area-out-of-range", "parcel.area"),
        ("unknown-key", "parcel.owner"),
        ("too-many-decimals", "project.floor_area"),
        ("wrong-type", "project.floors"),
        ("wrong-type", "project.units"),
        ("bad-identifier", "owners.2"),
        ("bad-identifier", "owners.3"),
        ("bad-fact-name", "facts.Use"),
        ("bad-fact", "facts.corner"),
        ("unknown-key", "role"),
    } == set(faults("open_case", body))


@pytest.mark.parametrize("key", ["actor", "by", "role", "on", "occurred_at", "version", "__class__", ""])
def test_who_and_when_are_never_taken_from_a_body(key: str) -> None:
    """The host says who acts, the desk says when: neither can be smuggled in."""
    assert [("unknown-key", key)] == faults("submit", {"case_id": "case-1", key: "director"})


@pytest.mark.parametrize(
    ("key", "who"),
    [
        ("role", "who acts is said by the host's login"),
        ("actor", "who acts is said by the host's login"),
        ("by", "who acts is said by the host's login"),
        ("occurred_at", "when it happens is said by the desk's clock"),
        ("on", "when it happens is said by the desk's clock"),
        ("seen", "give it to take beside the command"),
        ("colour", "use the nearest name"),
    ],
)
def test_a_key_that_is_said_elsewhere_is_sent_there(key: str, who: str) -> None:
    """Whoever writes a front end learns where it belongs, in both languages."""
    with pytest.raises(BadInput, match=who) as refused:
        read_command("submit", {"case_id": "case-1", key: "director"})
    (fault,) = refused.value.faults

    assert fault.todo is not None
    assert "حذف کنید" in fault.todo.fa
    assert "director" not in str(refused.value.to_json())


@pytest.mark.parametrize(
    "part",
    [
        {"case_id": {"password": "0013542419"}},
        {"case_id": ["0013542419"]},
        {"case_id": "case-1", "kind": {"of": "0013542419"}, "document": ["0013542419"]},
        {"case_id": "case-1", "national_id": "0013542419"},
    ],
)
def test_what_is_in_objects_and_lists_is_not_told_back(part: dict[str, Any]) -> None:
    """A form in the wrong place says that it is one, and nothing that stands in it."""
    with pytest.raises(BadInput) as refused:
        read_command("attach_document", part)

    assert "0013542419" not in str(refused.value.to_json("fa"))


def test_thousands_of_faults_are_told_in_a_page() -> None:
    """The first hundred, and how many more: soon, and in few words."""
    body = {**OPENING, "owners": [7] * 4_000, **{f"key{number}": 1 for number in range(400)}}
    with pytest.raises(BadInput) as refused:
        read_command("open_case", body)

    assert (100, 4_300) == (len(refused.value.told), refused.value.untold)
    assert "there are 4300 more faults; mend those told first" == refused.value.faults[-1].in_("en")
    assert "۴۳۰۰ خطای دیگر هم هست؛ نخست خطاهای گفته‌شده را برطرف کنید" == refused.value.faults[-1].in_("fa")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{"case_id": "a", "case_id": "b"}', "doubled-key"),
        ('{"case_id": NaN}', "not-a-number"),
        ('{"case_id": 1.0}', "fraction-as-number"),
        ("[" * 100_000, "too-deep"),
        (r'{"case_id": "\ud800"}', "lone-surrogate"),
        (r'{"case_id": "a\u0000b"}', "nul-in-text"),
        (b"\xff", "not-utf-8"),
        ('{"case_id": "' + "x" * MOST_BYTES + '"}', "too-large"),
        (b'{"case_id": "' + b"x" * 2 * 1024 * 1024 + b'"}', "too-large"),
        ("case-1", "not-json"),
        ('["case-1"]', "wrong-type"),
        ("null", "wrong-type"),
        ('"case-1"', "wrong-type"),
    ],
    ids=lambda given: repr(given)[:24],
)
def test_text_that_is_no_body_is_refused_as_a_whole(body: str | bytes, code: str) -> None:
    """Before any field is looked at, and told in a short message."""
    assert [(code, "")] == faults("submit", body)


@pytest.mark.parametrize(
    ("amount", "fault"),
    [
        ({"amount": True, "currency": "IRR"}, ("wrong-type", "amount.amount")),
        ({"amount": "1000", "currency": "IRR"}, ("wrong-type", "amount.amount")),
        ({"amount": 9223372036854775808, "currency": "IRR"}, ("too-much-money", "amount.amount")),
        ({"amount": 1000, "currency": "toman"}, ("bad-currency", "amount.currency")),
        (1000, ("wrong-type", "amount")),
    ],
)
def test_money_is_read_to_the_unit(amount: object, fault: tuple[str, str]) -> None:
    """A flag, a text, a sum no store could hold, and a currency nobody knows."""
    body = {"case_id": "case-1", "order": "order-1", "reference": "B1", "amount": amount}

    assert [fault] == faults("record_payment", body)


@pytest.mark.parametrize("amount", ["1000.0", "1e3"])
def test_money_with_a_fraction_is_no_money(amount: str) -> None:
    """Not even when the fraction is nothing."""
    body = f'{{"case_id":"a","order":"b","reference":"c","amount":{{"amount":{amount},"currency":"IRR"}}}}'

    assert [("fraction-as-number", "")] == faults("record_payment", body)


@pytest.mark.parametrize(
    ("name", "near"), [("sumbit", "submit"), ("Submit", "submit"), ("open-case", "open_case")]
)
def test_an_unknown_command_meets_the_nearest_known(name: str, near: str) -> None:
    """A slip in the name of a command is told what was meant."""
    with pytest.raises(BadInput) as refused:
        read_command(name, "{}")
    (fault,) = refused.value.faults

    assert fault.allowed is not None
    assert ("unknown-command", f"did you mean: {near}") == (fault.code, fault.allowed.en)


@pytest.mark.parametrize("name", [None, 7, b"submit", ["submit"], c.Submit, "x" * 5_000_000, "", "\ud800"])
def test_what_names_no_command_is_refused(name: Any) -> None:
    """Nothing is taken for a name, and a name of megabytes makes a short message."""
    with pytest.raises(BadInput) as refused:
        read_command(name, "{}")

    assert ["unknown-command"] == [fault.code for fault in refused.value.faults]
    assert len(str(refused.value)) < 1_000


def test_every_command_has_a_plain_name() -> None:
    """In small letters and underscores, each its own."""
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in KINDS)
    assert ["record_payment_page", "open_case"] == [snake(kind) for kind in (c.RecordPaymentPage, c.OpenCase)]


@given(any_command(), st.randoms(use_true_random=False))
def test_what_was_asked_does_not_depend_on_the_order_of_keys(command: c.Command, chance: Any) -> None:
    """A retry that writes its keys in another order is the same command."""

    def shuffled(value: Any) -> Any:
        if isinstance(value, list):
            return [shuffled(item) for item in value]
        if not isinstance(value, dict):
            return value
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key]) for key in keys}

    body = json.dumps(shuffled(json.loads(command_json(command))))

    assert asked(command) == asked(read_command(snake(type(command)), body))


@given(any_command(), any_command())
def test_other_commands_ask_for_something_else(one: c.Command, other: c.Command) -> None:
    """The digest tells commands apart, whatever they say."""
    assert (one == other) == (asked(one) == asked(other))


def test_commands_that_say_the_same_still_ask_for_different_things() -> None:
    """Submitting a case is not withdrawing it, though both name only the case."""
    assert asked(c.Submit(case_id="case-1")) != asked(c.Withdraw(case_id="case-1"))


def test_a_digest_of_what_was_asked_is_the_same_for_ever() -> None:
    """Claims keep it: a retry after an upgrade must still be known again."""
    assert "95251cc292eb8b76a6b5ec21942e50fe43173ae2dd7dc51b2e5dfdce960dea67" == asked(
        c.Submit(case_id="case-1")
    )


@pytest.mark.parametrize(
    "body", ["", b"", "{}", {}, {"case_id": "case-1"}], ids=["no text", "no bytes", "{}", "none", "the same"]
)
def test_a_body_need_not_name_the_case_of_its_address(body: str | bytes | dict[str, str]) -> None:
    """It may be empty, and may name the very same."""
    assert c.Submit(case_id="case-1") == read_command("submit", body, "case-1")


def test_a_body_that_names_another_case_than_its_address_is_refused_with_all_else() -> None:
    """Which of the two was meant is not for the desk to guess; the other faults are told beside it."""
    with pytest.raises(BadInput) as refused:
        read_command("assign_surveyor", '{"case_id": "case-2", "surveyors": 1}', "case-1")

    assert [("another-case", "case_id"), ("unknown-key", "surveyors"), ("missing-field", "surveyor")] == [
        (fault.code, fault.where) for fault in refused.value.faults
    ]
    told = refused.value.faults[0]
    assert "case_id: the body names the case 'case-2', the address the case 'case-1'" in told.in_("en")
    assert "متن از پرونده 'case-2' می‌گوید" in told.in_("fa")


@pytest.mark.parametrize("named", [1, None, ["case-1"], "CASE-1"])
def test_what_is_not_the_same_case_is_another(named: object) -> None:
    """Nothing is taken for the id but the id itself."""
    with pytest.raises(BadInput) as refused:
        read_command("submit", {"case_id": named}, "case-1")

    assert ["another-case"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("case_id", "code"), [("../1", "bad-identifier"), ("", "bad-identifier"), (1, "wrong-type")]
)
def test_the_case_of_an_address_is_read_as_strictly_as_one_in_a_body(case_id: Any, code: str) -> None:
    """An address is typed by strangers too."""
    with pytest.raises(BadInput) as refused:
        read_command("submit", "{}", case_id)

    assert [(code, "case_id")] == [(fault.code, fault.where) for fault in refused.value.faults]


def test_a_request_is_about_no_case_of_an_address() -> None:
    """Opening a case where another one is meant is a slip; what else is wrong is told beside it."""
    with pytest.raises(BadInput) as refused:
        read_command("open_case", {"kind": "castle"}, "case-1")

    assert ("no-case-yet", "case_id") == (refused.value.faults[0].code, refused.value.faults[0].where)
    assert "kind" in [fault.where for fault in refused.value.faults]


@pytest.mark.parametrize("body", ["[]", [], "null"])
def test_what_is_no_object_is_no_body_of_any_case(body: Any) -> None:
    """A case in the address makes no command of a list."""
    with pytest.raises(BadInput) as refused:
        read_command("submit", body, "case-1")

    assert [("wrong-type", "")] == [(fault.code, fault.where) for fault in refused.value.faults]
