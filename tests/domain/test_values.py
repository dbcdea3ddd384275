"""Values of the domain: nobody alters one, and nobody swaps two of its fields by their order."""

from __future__ import annotations

import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_args

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from qom_permits import domain
from qom_permits.domain import commands, events
from qom_permits.domain.assessments import LineItem
from qom_permits.domain.errors import BadInput
from qom_permits.domain.jalali import JalaliDay
from qom_permits.domain.objection import Objection
from qom_permits.domain.reason import Reason
from qom_permits.domain.texts import Text

IN_AN_ORDER_OF_THEIR_OWN = {Text, JalaliDay, Reason, Objection}
"""English and Persian, year and month and day, what and what to do, code and values: always in that order."""


def values() -> Iterator[type[Any]]:
    """Yield every attrs class of the domain."""
    for found in pkgutil.iter_modules(domain.__path__):
        module = import_module(f"{domain.__name__}.{found.name}")
        for _, cls in inspect.getmembers(module, inspect.isclass):
            if attrs.has(cls) and cls.__module__ == module.__name__:
                yield cls


VALUES = list(values())


def test_there_are_values_to_ask() -> None:
    """The search finds commands, events and what they are made of."""
    assert {*get_args(commands.Command), *get_args(events.Event), LineItem, Text} <= set(VALUES)


@pytest.mark.parametrize("kind", VALUES)
def test_no_value_is_ever_altered(kind: type[Any]) -> None:
    """What was checked when it was made stays as it was."""
    with pytest.raises(FrozenInstanceError):
        setattr(object.__new__(kind), attrs.fields(kind)[0].name, None)


@pytest.mark.parametrize("kind", [kind for kind in VALUES if kind not in IN_AN_ORDER_OF_THEIR_OWN])
def test_fields_that_could_be_swapped_are_told_by_name(kind: type[Any]) -> None:
    """Commands, events, and whatever has two fields of one type."""
    attrs.resolve_types(kind)
    told_by_name = kind in {*get_args(commands.Command), *get_args(events.Event)}
    alike = any(count > 1 for count in Counter(str(field.type) for field in attrs.fields(kind)).values())

    assert not (told_by_name or alike) or all(field.kw_only for field in attrs.fields(kind))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, field.name)
        for kind in get_args(commands.Command)
        for field in attrs.fields(attrs.resolve_types(kind))
        if field.type is str
    ],
)
def test_every_word_of_a_command_has_a_shape(kind: type[Any], name: str) -> None:
    """No text reaches a case, a record or a bank without its shape being checked."""
    field = getattr(attrs.fields(kind), name)
    with pytest.raises(BadInput):
        field.validator(None, field, "two words\n")
