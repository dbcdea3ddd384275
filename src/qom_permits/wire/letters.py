"""Letters' values and people's data as they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import evolve

from qom_permits.domain.errors import BadInput, Damaged
from qom_permits.domain.id_rules import IdRules
from qom_permits.domain.people import LANGUAGES, Person
from qom_permits.domain.registration import kept_parts
from qom_permits.domain.texts import Text
from qom_permits.reading import json_text
from qom_permits.reading.faults import Faults
from qom_permits.reading.strict import read
from qom_permits.wire.shapes import CONVERTER

T = TypeVar("T")


def write_values(values: dict[str, Text]) -> bytes:
    """Return a letter's *values* as canonical JSON."""
    return json_text.canonical(CONVERTER.unstructure(values))


def read_values(payload: bytes) -> dict[str, Text]:
    """Return the values a letter's *payload* holds."""
    return _read(payload, dict[str, Text])


def write_person(person: Person) -> bytes:
    """Return *person* as canonical JSON."""
    return json_text.canonical(CONVERTER.unstructure(person))


def read_person_form(
    form: Person | Mapping[str, Any] | str | bytes, rules: IdRules, languages: tuple[str, ...] = LANGUAGES
) -> Person:
    """Return the person a *form* (JSON, what such text holds, or a value) describes, as kept by a city's *rules*.

    *languages* are those of the city, the preferred first.

    Raises `BadInput` with all faults at once, of the form's shape and of what it says.
    """
    said = json_text.contents(CONVERTER.unstructure(form) if isinstance(form, Person) else form)
    faults = Faults()
    person = faults.under("", read, CONVERTER, said, Person)
    kept = faults.under("", kept_parts, said, rules, languages)
    faults.raise_any()
    known: Person = evolve(person, **kept)
    return known


def read_person(data: bytes) -> Person:
    """Return the person *data* holds, judged no more: the rules of a city may have changed since."""
    return _read(data, Person)


def _read(data: bytes, kind: type[T]) -> T:
    try:
        return read(CONVERTER, json_text.parse(data), kind)
    except BadInput as refused:
        raise Damaged(str(refused)) from refused
