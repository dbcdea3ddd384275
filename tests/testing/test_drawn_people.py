"""Drawn people: the right ones are taken as they are, the wrong ones refused for the one thing told."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.id_numbers import TELEPHONE
from qom_permits.domain.id_rules import AskedId, IdRules
from qom_permits.domain.iranian_ids import IRANIAN_IDS, NATIONAL_ID
from qom_permits.domain.people import Person, PersonKind
from qom_permits.testing.drawn_people import (
    IRANIAN,
    FaultyPerson,
    faulty_people,
    id_numbers,
    mistyped,
    people,
)
from qom_permits.wire.letters import read_person_form

KINDS = (*IRANIAN_IDS.values(), TELEPHONE)
ELSEWHERE = IdRules(person=(AskedId(evolve(NATIONAL_ID, name="id_card"), required=True),))


@given(people())
def test_people_are_kept_as_they_are_drawn(person: Person) -> None:
    """By the rules of a city of Iran."""
    assert person == read_person_form(person, IRANIAN)


@given(people(ELSEWHERE))
def test_people_of_another_city_have_its_ids(person: Person) -> None:
    """By the names it gives them, those it requires always."""
    assert person == read_person_form(person, ELSEWHERE)
    assert (person.kind is PersonKind.PERSON) == ("id_card" in person.ids)


@given(faulty_people())
def test_faulty_people_are_refused_for_the_one_thing_told(faulty: FaultyPerson) -> None:
    """With its code, at its place, and nothing else."""
    with pytest.raises(BadInput) as refused:
        read_person_form(faulty.form, IRANIAN)

    assert [(faulty.code, faulty.where)] == [(fault.code, fault.where) for fault in refused.value.faults]


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), id_numbers(kind))))
def test_drawn_numbers_are_in_the_form_that_is_kept(drawn: tuple[Any, str]) -> None:
    """Of every kind."""
    kind, number = drawn

    assert number == kind(number)


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), mistyped(kind))))
def test_what_is_mistyped_is_refused(drawn: tuple[Any, str]) -> None:
    """A slip that the kind cannot notice is not drawn."""
    kind, slip = drawn

    with pytest.raises(BadInput):
        kind(slip)
