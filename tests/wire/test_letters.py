"""Letters' values and people, as they are stored."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput, Damaged
from qom_permits.domain.people import Person
from qom_permits.domain.texts import Text
from qom_permits.testing.strategies import names, texts
from qom_permits.wire.letters import read_person, read_person_json, read_values, write_person, write_values

ALI = Person(name="علی کریمی", mobile="09121234567")
MOBILES = st.from_regex(r"(\+98|0098|0)?9[0-9]{9}", fullmatch=True)


@given(st.dictionaries(names(), texts(), max_size=5))
def test_a_letters_values_read_back_as_they_were_written(values: dict[str, Text]) -> None:
    """Both languages of every value."""
    assert values == read_values(write_values(values))


def test_a_letters_values_are_stored_like_this() -> None:
    """What waits in an outbox while the library is upgraded must still load."""
    stored = '{"number":{"en":"Q1405-2-00001","fa":"Q۱۴۰۵"}}'.encode()

    assert stored == write_values({"number": Text("Q1405-2-00001", "Q۱۴۰۵")})


@given(st.text("ابپتعلی کریم", min_size=1).filter(str.strip), MOBILES, st.sampled_from(["fa", "en"]))
def test_a_person_reads_back_as_written(name: str, mobile: str, language: str) -> None:
    """The mobile in its one form."""
    person = Person(name=name, mobile=mobile, language=language)

    assert person == read_person(write_person(person))


def test_a_person_is_stored_like_this() -> None:
    """Personal data, and nothing else."""
    assert '{"language":"fa","mobile":"09121234567","name":"علی کریمی"}'.encode() == write_person(ALI)


def test_a_person_is_read_from_a_form() -> None:
    """As JSON text, bytes or plain data; the language may be left out."""
    body = {"name": "علی کریمی", "mobile": "+989121234567"}

    assert ALI == read_person_json(body) == read_person_json(json.dumps(body))
    assert ALI == read_person_json(json.dumps(body).encode())


def test_a_form_is_told_all_its_faults() -> None:
    """Name, number, language and whatever does not belong there."""
    with pytest.raises(BadInput) as refused:
        read_person_json({"name": "\u200b", "mobile": "12", "language": "de", "national_code": "1111111111"})

    assert {
        ("bad-person-name", "name"),
        ("bad-mobile", "mobile"),
        ("unknown-language", "language"),
        ("unknown-key", "national_code"),
    } == {(fault.code, fault.where) for fault in refused.value.faults}


def test_personal_data_is_not_told_back() -> None:
    """A name or a number of the wrong type is refused without being repeated to a log."""
    with pytest.raises(BadInput) as refused:
        read_person_json({"name": ["Karimi"], "mobile": 9121234567})

    assert ["wrong-type", "wrong-type"] == [fault.code for fault in refused.value.faults]
    assert not {"Karimi", "9121234567"} & set(str(refused.value).replace("'", " ").split())
    assert "Karimi" not in str(refused.value.to_json())


@pytest.mark.parametrize("stored", [b"", b"[]", b'{"name":"x"}', b'{"a":{"en":"x"}}', b'{"a":"x"}', b"\xff"])
def test_what_does_not_read_as_it_was_written_is_damage(stored: bytes) -> None:
    """Neither a letter nor a person is made up from half of one."""
    with pytest.raises(Damaged):
        read_values(stored)
    with pytest.raises(Damaged):
        read_person(stored)
