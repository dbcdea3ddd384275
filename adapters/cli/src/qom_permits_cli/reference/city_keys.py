"""The tables of a city profile and their keys, as grids."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin

import attrs

from qom_permits import Text
from qom_permits.city.ids import IdShape, ParcelsShape, PeopleShape
from qom_permits.city.procedure_shapes import (
    ExampleEarlierShape,
    ExampleParcelShape,
    ExampleProjectShape,
    ExampleShape,
    LongerShape,
    ProcedureShape,
    StepShape,
    ValidityShape,
)
from qom_permits.city.shapes import CityShape, DistrictsShape, NumbersShape, ProfileShape, WorkShape
from qom_permits.domain.actors import Portal
from qom_permits.domain.conditions import Condition
from qom_permits.domain.procedure import DocumentRule, FactRule, RefusalGround
from qom_permits.reading.sheets import is_shape, keys_of
from qom_permits.rules.reference.markdown import code, grid

SHAPES: Mapping[str, type[Any]] = {
    "At the top": ProfileShape,
    "`[city]`": CityShape,
    "`[districts]`": DistrictsShape,
    "`[numbers]`": NumbersShape,
    "`[work]`": WorkShape,
    "`[[procedures]]`": ProcedureShape,
    "each of `steps`": StepShape,
    "`[procedures.validity]`": ValidityShape,
    "each of `longer`": LongerShape,
    "`[procedures.example]`": ExampleShape,
    "`parcel` of an example": ExampleParcelShape,
    "`project` of an example": ExampleProjectShape,
    "`earlier` of an example": ExampleEarlierShape,
    "`[ids.NAME]`": IdShape,
    "`[people]`": PeopleShape,
    "`[parcels]`": ParcelsShape,
}
"""The tables whose keys say themselves what they mean."""
ROW_TABLES: Mapping[str, tuple[type[Any], str]] = {
    "`[portals.NAME]`": (Portal, "name"),
    "`[procedures.documents.KIND]`": (DocumentRule, "kind"),
    "`when` of a document": (Condition, ""),
    "`[procedures.facts.NAME]`": (FactRule, "name"),
    "`[procedures.grounds.NAME]`": (RefusalGround, "name"),
}
"""The tables that are values of the domain, each with the field that is the table's own name."""
MEANINGS: Mapping[type[Any], Mapping[str, str]] = {
    Portal: {
        "title": "what it is called",
        "admits": "the roles it lets in; it grants them nothing",
        "in_person": "whether coming through it is a visit to the town hall, and counted",
    },
    DocumentRule: {
        "title": "what it is called",
        "source": "who hands it in",
        "judged_at": "the step that rests on it: a case returned for it goes on there",
        "required": "whether the source must bring it",
        "when": "where it is required; left out, always",
        "lifts": "the objections it lifts, such as `more-than-the-plot-holds`",
        "cite": "where it is written",
    },
    Condition: {
        "of": "what is asked about",
        "among": "it holds where that is one of these",
        "over": "it holds where that is more than this; either this or `among`",
    },
    FactRule: {
        "title": "what it is called",
        "type": "what it looks like; `money` is whole minor units, `date` a day in the city's calendar",
        "source": "who says it: the one whose step sets it",
        "judged_at": "the step that rests on it",
        "unit": "its unit, as tariffs write them",
        "places": "the most decimals of a number",
        "least": "the smallest it may be, in digits",
        "most": "the largest it may be, in digits",
        "options": "what a choice may be",
        "required": "whether the source must say it",
        "taken_from": "what of a permit granted here stands for the officer's finding",
    },
    RefusalGround: {"title": "what the applicant is told", "cite": "the law it stands on"},
}
"""What the keys of those tables mean."""
_COLUMNS = ("key", "holds", "needed", "meaning")
_PLAIN = {str: "text in quotes", int: "whole number", bool: "true or false", Text: "text in every language"}


def shape_grid(shape: type[Any]) -> Iterator[str]:
    """Yield the keys of *shape* as a grid: what stands at each, whether it must, and what it means."""
    rows = [
        (code(name), held(kind), "yes" if about.needed else "", about.means)
        for name, (about, kind) in keys_of(shape).items()
    ]
    yield from grid(_COLUMNS, rows)


def row_grid(cls: type[Any], named: str) -> Iterator[str]:
    """Yield the keys of a table that is a *cls*, the field *named* by the table's own name left out."""
    fields = [field for field in attrs.fields(attrs.resolve_types(cls)) if field.name != named]
    rows = [
        (
            code(field.name),
            held(field.type),
            "yes" if field.default is attrs.NOTHING else "",
            MEANINGS[cls][field.name],
        )
        for field in fields
    ]
    yield from grid(_COLUMNS, rows)


def held(kind: Any) -> str:
    """Return in words what a profile holds where a value of *kind* is wanted.

    >>> held(tuple[str, ...]), held(bool)
    ('list of text in quotes', 'true or false')
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is Annotated or get_origin(kind) is dict:
        return "tables by name" if get_origin(kind) is Annotated else "entries by name"
    if get_origin(kind) in {Union, types.UnionType}:
        return " or ".join(held(part) for part in get_args(kind) if part is not type(None))
    if get_origin(kind) in {tuple, frozenset}:
        inner = get_args(kind)[0]
        return "list of tables" if is_shape(inner) else f"list of {held(inner)}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"one of {', '.join(code(str(member.value)) for member in kind)}"
    return "table"
