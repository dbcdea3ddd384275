"""Letters' values and people's data as they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from qom_permits.domain.errors import BadInput, Damaged
from qom_permits.domain.people import Person
from qom_permits.domain.texts import Text
from qom_permits.reading import json_text
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


def read_person_json(body: str | bytes | Mapping[str, Any]) -> Person:
    """Return the person *body* (JSON) describes; raises `BadInput` with all faults at once."""
    return read(CONVERTER, json_text.contents(body), Person)


def read_person(data: bytes) -> Person:
    """Return the person *data* holds."""
    return _read(data, Person)


def _read(data: bytes, kind: type[T]) -> T:
    try:
        return read(CONVERTER, json_text.parse(data), kind)
    except BadInput as refused:
        raise Damaged(str(refused)) from refused
