"""Letters' values and people, as they are stored."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput, Damaged
from qom_permits.domain.id_rules import AskedId, IdRules
from qom_permits.domain.iranian_ids import LEGAL_ENTITY_ID, MOBILE, NATIONAL_ID
from qom_permits.domain.people import Person, PersonKind
from qom_permits.domain.texts import Text
from qom_permits.testing.drawn_people import people
from qom_permits.testing.strategies import names, texts
from qom_permits.wire.letters import read_person, read_person_form, read_values, write_person, write_values

ALI = Person(name="علی کریمی", mobile="09121234567")
RULES = IdRules(
    mobile=MOBILE, person=(AskedId(NATIONAL_ID),), company=(AskedId(LEGAL_ENTITY_ID, required=True),)
)


@given(st.dictionaries(names(), texts(), max_size=5))
def test_a_letters_values_read_back_as_they_were_written(values: dict[str, Text]) -> None:
    """Both languages of every value."""
    assert values == read_values(write_values(values))


def test_a_letters_values_are_stored_like_this() -> None:
    """What waits in an outbox while the library is upgraded must still load."""
    stored = '{"number":{"en":"Q1405-2-00001","fa":"Q۱۴۰۵"}}'.encode()

    assert stored == write_values({"number": Text("Q1405-2-00001", "Q۱۴۰۵")})


@given(people(RULES))
def test_a_person_reads_back_as_written(person: Person) -> None:
    """With everything a form says."""
    assert person == read_person(write_person(person))


def test_a_person_is_stored_like_this() -> None:
    """Personal data, and nothing else."""
    known = Person(name="علی کریمی", mobile="09121234567", ids={"national_id": "0371359058"})

    assert (
        '{"ids":{"national_id":"0371359058"},"kind":"person","language":"fa","mobile":"09121234567",'
        '"name":"علی کریمی"}'
    ).encode() == write_person(known)


def test_a_person_stored_by_an_earlier_release_reads() -> None:
    """Before there were kinds of people and ids; what was taken then is not judged again."""
    stored = '{"language":"fa","mobile":"12","name":"Anna Сорокина"}'.encode()

    assert Person(name="Anna Сорокина", mobile="12") == read_person(stored)


def test_a_person_is_read_from_a_form() -> None:
    """As JSON text, bytes, plain data or a value; what is left out is a person who reads Persian."""
    body = {"name": "علی کریمی", "mobile": "+989121234567"}

    assert ALI == read_person_form(body, RULES) == read_person_form(json.dumps(body), RULES)
    assert (
        ALI
        == read_person_form(json.dumps(body).encode(), RULES)
        == read_person_form(Person(name="علی کریمی", mobile="+989121234567"), RULES)
    )


def test_a_company_is_read_from_a_form() -> None:
    """With its own id, in ASCII digits."""
    body = {
        "name": "نمونه",
        "kind": "company",
        "mobile": "09121234567",
        "ids": {"legal_entity_id": "۱۰۳۸۰۲۸۴۷۹۰"},
    }
    firm = read_person_form(body, RULES)

    assert (PersonKind.COMPANY, {"legal_entity_id": "10380284790"}) == (firm.kind, firm.ids)


def test_a_form_is_told_all_its_faults() -> None:
    """Of its shape and of what it says, each at its place."""
    with pytest.raises(BadInput) as refused:
        read_person_form(
            {
                "name": "\u200b",
                "mobile": "12",
                "language": "de",
                "age": 3,
                "ids": {"national_id": "1111111111"},
            },
            RULES,
        )

    assert {
        ("name-is-empty", "name"),
        ("bad-mobile", "mobile"),
        ("unknown-language", "language"),
        ("unknown-key", "age"),
        ("equal-digits", "ids.national_id"),
    } == {(fault.code, fault.where) for fault in refused.value.faults}


@pytest.mark.parametrize(
    "form", ["[]", "null", '"Ali"', {"ids": [], "kind": []}, {"ids": {"national_id": 1}}]
)
def test_a_form_of_no_shape_is_told_so_once(form: str | dict[str, object]) -> None:
    """What has the wrong shape is not judged for what it says."""
    with pytest.raises(BadInput) as refused:
        read_person_form(form, RULES)
    faults = [(fault.code, fault.where) for fault in refused.value.faults]

    assert len(faults) == len(set(faults))
    assert {"wrong-type", "missing-field", "unknown-choice"} >= {code for code, _ in faults}


def test_personal_data_is_not_told_back() -> None:
    """A name or a number of the wrong type is refused without being repeated to a log."""
    with pytest.raises(BadInput) as refused:
        read_person_form({"name": ["Karimi"], "mobile": 9121234567, "ids": {"national_id": 371359058}}, RULES)

    assert ["wrong-type"] * 3 == [fault.code for fault in refused.value.faults]
    assert not any(secret in str(refused.value) for secret in ("Karimi", "9121234567", "371359058"))
    assert not any(secret in str(refused.value.to_json()) for secret in ("Karimi", "9121234567", "371359058"))


@pytest.mark.parametrize("stored", [b"", b"[]", b'{"name":"x"}', b'{"a":{"en":"x"}}', b'{"a":"x"}', b"\xff"])
def test_what_does_not_read_as_it_was_written_is_damage(stored: bytes) -> None:
    """Neither a letter nor a person is made up from half of one."""
    with pytest.raises(Damaged):
        read_values(stored)
    with pytest.raises(Damaged):
        read_person(stored)
