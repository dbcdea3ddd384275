"""How the fields of commands and events are written as JSON, in words, from their types and what refuses them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin

import attrs

from qom_permits import Area, BadInput, Party, Stage
from qom_permits.domain.facts import Facts
from qom_permits.reading.strict import read
from qom_permits.rules.reference.markdown import code, grid, said
from qom_permits.wire.shapes import CONVERTER

GIVEN = "‹given›"
"""What stands in the place of a wrong value where a refusal is quoted."""

_PLAIN: dict[object, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "day, Gregorian, `YYYY-MM-DD`",
    Area: "square metres, as text",
    Party: "a party's id",
    Facts: "facts by name",
    Stage: "a [stage](stages.md)",
}
_TOLD_OF_ALL = frozenset({"wrong-type", "unknown-choice"})


def held(kind: Any) -> str:
    """Return in words what JSON holds where a value of *kind* is wanted.

    >>> held(tuple[str, ...] | None)
    'list of text, or null'
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) in {Union, types.UnionType}:
        return ", or ".join("null" if part is type(None) else held(part) for part in get_args(kind))
    if get_origin(kind) in {tuple, frozenset}:
        return f"list of {held(get_args(kind)[0])}"
    if issubclass(kind, Enum):
        return f"one of {', '.join(code(member.value) for member in kind)}"
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def field_grid(cls: type[Any], *, refusals: bool = True) -> Iterator[str]:
    """Yield the fields of *cls* as a grid: what each holds, whether it must be there, how a wrong one is refused."""
    columns = ("field", "holds", "needed", "said of a wrong one")
    rows = [(code(field.name), held(field.type), _need(field), _refusal(field)) for field in fields(cls)]
    width = 4 if refusals else 3
    yield from grid(columns[:width], (row[:width] for row in rows))


def fields(cls: type[Any]) -> list[attrs.Attribute[Any]]:
    """Return the fields of *cls* that JSON gives, their types resolved."""
    return [field for field in attrs.fields(attrs.resolve_types(cls)) if field.init]


def parts_of(*classes: type[Any]) -> dict[type[Any], None]:
    """Return the objects that *classes* hold and that are made of fields, each once, in the order they are met."""
    met: dict[type[Any], None] = {}
    for cls in classes:
        for field in fields(cls):
            for part in _made_of_fields(field.type):
                met |= {part: None, **parts_of(part)}
    return met


def _made_of_fields(kind: Any) -> Iterator[type[Any]]:
    if kind in _PLAIN:
        return
    if attrs.has(kind):
        yield kind
    for part in get_args(kind):
        yield from _made_of_fields(part)


def _need(field: attrs.Attribute[Any]) -> str:
    return "yes" if field.default is attrs.NOTHING else ""


def _refusal(field: attrs.Attribute[Any]) -> str:
    """Return what a wrong value of *field* is refused with, beyond what is said of all fields."""
    try:
        value = read(CONVERTER, _wrong(field.type), field.type or object)
        if field.converter is not None:
            value = field.converter(value)  # type: ignore[operator]  # ours are plain callables
        if field.validator is not None:
            field.validator(None, field, value)
    except BadInput as no:
        fault = no.faults[0]
        told = fault.in_("en").replace(f"'{GIVEN}'", GIVEN)
        return "" if fault.code in _TOLD_OF_ALL else f"{code(fault.code)}: {said(told)}"
    return ""


def _wrong(kind: Any) -> object:
    """Return a value that is of the right type where *kind* is wanted, and likely refused all the same."""
    if get_origin(kind) is tuple:
        return []
    return -1 if kind is int else GIVEN
