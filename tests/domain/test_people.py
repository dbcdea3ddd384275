"""People: what a form says of them, by its types alone; what it says is judged as the desk registers it."""

from __future__ import annotations

from typing import Any

import pytest

from qom_permits.domain.errors import BadInput
from qom_permits.domain.people import Person, PersonKind

MOBILE = "09121234567"


def test_a_person_is_what_a_form_says() -> None:
    """A person who reads Persian, known by no id, unless it says otherwise."""
    person = Person(name="علی", mobile=MOBILE)

    assert (PersonKind.PERSON, "fa", {}) == (person.kind, person.language, person.ids)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": None}, "not-text"),
        ({"name": 5}, "not-text"),
        ({"mobile": 9121234567}, "not-text"),
        ({"kind": "company"}, "unknown-choice"),
        ({"language": "de"}, "unknown-language"),
        ({"language": "FA"}, "unknown-language"),
        ({"language": None}, "unknown-language"),
        ({"language": ["fa"]}, "unknown-language"),
        ({"ids": None}, "bad-ids"),
        ({"ids": ["0371359058"]}, "bad-ids"),
        ({"ids": {"national_id": 371359058}}, "bad-ids"),
        ({"ids": {1: "0371359058"}}, "bad-ids"),
    ],
)
def test_what_is_of_another_type_is_refused(said: dict[str, Any], code: str) -> None:
    """Nothing is made text, a kind or a language that is none; no number is told back."""
    with pytest.raises(BadInput) as refused:
        Person(**{"name": "علی", "mobile": MOBILE, **said})

    assert [code] == [fault.code for fault in refused.value.faults]
    assert not any(number in str(refused.value) for number in ("371359058", "9121234567"))


def test_a_person_does_not_show_in_a_log() -> None:
    """What a program prints of a person holds neither name nor numbers."""
    person = Person(name="علی", mobile=MOBILE, ids={"national_id": "0371359058"})

    assert "Person(kind=<PersonKind.PERSON: 'person'>, language='fa')" == repr(person)


def test_ids_are_nobodys_to_alter() -> None:
    """Neither through the person nor through what the person was made of."""
    ids = {"national_id": "0371359058"}
    person = Person(name="علی", mobile=MOBILE, ids=ids)
    ids.clear()

    with pytest.raises(TypeError):
        person.ids["national_id"] = ""  # type: ignore[index]  # what nobody may do
    assert {"national_id": "0371359058"} == person.ids


def test_people_can_be_told_apart_and_put_in_sets() -> None:
    """By all they say."""
    ali = Person(name="علی", mobile=MOBILE)
    known = Person(name="علی", mobile=MOBILE, ids={"national_id": "0371359058"})

    assert 2 == len({ali, known, Person(name="علی", mobile=MOBILE)})
