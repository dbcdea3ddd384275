"""Bodies of commands wrong in known ways: what a front end may send, and the faults it deserves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from attrs import frozen
from hypothesis import strategies as st

from qom_permits.domain.actors import Party
from qom_permits.domain.area import Area
from qom_permits.domain.earlier_permit import FoundPermit
from qom_permits.domain.facts import Facts
from qom_permits.reading.faults import place_of
from qom_permits.testing.strategies import any_command
from qom_permits.testing.wrong_values import wrong_facts, wrong_lists, wrong_values
from qom_permits.wire.commands import KINDS
from qom_permits.wire.shapes import CONVERTER, snake

Place = tuple[str | int, ...]
"""Keys, and numbers of items from zero, that lead to a part of a body."""

_LEFT_OUT = object()
_MAY_BE_EMPTY = ("facts", "documents")
_ODD_KEYS = (
    "",
    "role",
    "actor",
    "occurred_at",
    "__class__",
    "a.b",
    "two\nlines",
    "می\u200cنا",
    "x" * 100,
    "\u202e",
)


@frozen(kw_only=True)
class FaultyBody:
    """The *body* of the command *name*, and the *faults* that reading it gives: the code and the place of each."""

    name: str
    body: dict[str, Any] | str
    faults: tuple[tuple[str, str], ...]


@frozen
class _Spoiling:
    """One way to spoil a body: what to put at a *place*, and the *code* of the fault it makes *at* that place."""

    place: Place
    value: object
    code: str
    at: str

    def meets(self, other: _Spoiling) -> bool:
        """Return whether both spoil the same part, one a part of the other's, or items of one list of texts.

        Such a list is looked at whole, once all in it is text.
        """
        mine, theirs = _looked_at(self.place), _looked_at(other.place)
        shared = min(len(mine), len(theirs))
        return mine[:shared] == theirs[:shared]


@st.composite
def faulty_bodies(draw: st.DrawFn, most: int = 1) -> FaultyBody:
    """Return bodies wrong in one way, or in up to *most* ways at once, each in a part of its own.

    A field is missing, not known, of the wrong type, or holds what its type refuses, however deep it lies.
    """
    command = draw(any_command())
    body: dict[str, Any] = CONVERTER.unstructure(command)
    ways = list(_of_object((), body, type(command)))
    chosen: list[_Spoiling] = []
    for number in draw(st.lists(st.integers(0, len(ways) - 1), min_size=1, max_size=most)):
        if not any(ways[number].meets(other) for other in chosen):
            chosen.append(ways[number])
    for way in chosen:
        _spoil(body, way)
    faults = tuple((way.code, way.at) for way in chosen)
    return FaultyBody(name=snake(type(command)), body=body, faults=faults)


def _looked_at(place: Place) -> Place:
    return place[:1] if place[0] == "grounds" else place


@st.composite
def unreadable_bodies(draw: st.DrawFn) -> FaultyBody:
    """Return JSON text that is refused as a whole, by one fault at no place.

    A key stands twice, a text holds a NUL or half a character, a number has a fraction or too many digits, brackets
    nest too deep, or it is no JSON at all.
    """
    name = draw(st.sampled_from(sorted(KINDS)))
    key = draw(st.sampled_from([field.name for field in attrs.fields(KINDS[name])]))
    code, value = draw(st.sampled_from(_UNREADABLE))
    text = f'{{"{key}": {value.replace("KEY", key)}}}'
    return FaultyBody(name=name, body=text, faults=((code, ""),))


_UNREADABLE = (
    ("doubled-key", '1, "KEY": 1'),
    ("doubled-key", '{"a": [{"b": 1, "b": 2}]}'),
    ("nul-in-text", r'"a\u0000b"'),
    ("nul-in-text", r'{"a\u0000b": 1}'),
    ("lone-surrogate", r'"\ud800"'),
    ("lone-surrogate", r'[["\udfff a"]]'),
    ("fraction-as-number", "1000.0"),
    ("fraction-as-number", "1E+999999"),
    ("not-a-number", "NaN"),
    ("not-a-number", "[-Infinity]"),
    ("too-long-a-number", "9" * 41),
    ("too-long-a-number", "9" * 100_000),
    ("too-deep", "[" * 100_000),
    ("too-deep", '{"a":' * 33),
    ("not-json", "1_000"),
    ("not-json", "'a'"),
    ("not-json", "۱"),
    ("too-large", "[" + "0," * 5_000 + "0]"),
    ("too-large", '"' + "x" * 2**20 + '"'),
)


def _of_object(place: Place, body: dict[str, Any], cls: type[Any]) -> Iterator[_Spoiling]:
    """Yield the ways to spoil the fields of an object that stands at *place*."""
    attrs.resolve_types(cls)
    fields = attrs.fields(cls)
    known = {field.name for field in fields}
    for key in (*_ODD_KEYS, *(f"{name}_" for name in sorted(known))):
        if key not in known:
            yield _way("unknown-key", (*place, key), 1)
    for field in fields:
        if field.default is attrs.NOTHING:
            yield _way("missing-field", (*place, field.name), _LEFT_OUT)
        if field.name in body:
            yield from _of_value((*place, field.name), field.name, body[field.name], field.type)
    if cls is FoundPermit:
        days = {"issued_on": body["valid_until"], "valid_until": body["issued_on"]}
        yield _way("permit-ends-before-it-begins", place, {**body, **days})


def _of_value(place: Place, name: str, value: Any, kind: Any) -> Iterator[_Spoiling]:
    """Yield the ways to spoil a *value* of *kind* in the field *name*."""
    if kind == Facts:
        yield from _of_facts(place, value)
    elif get_origin(kind) in {Union, UnionType}:
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        yield from () if value is None else _of_value(place, name, value, inner)
    elif get_origin(kind) is tuple:
        yield from _of_list(place, name, value, get_args(kind)[0])
    else:
        yield from (_way(code, place, wrong) for code, wrong in wrong_values(name, kind))
        if attrs.has(kind) and kind not in {Area, Party}:
            yield from _of_object(place, value, kind)


def _of_list(place: Place, name: str, value: list[Any], kind: Any) -> Iterator[_Spoiling]:
    item = value[0] if value else _LEFT_OUT
    if value:
        for code, wrong in wrong_lists(item, may_be_empty=name in _MAY_BE_EMPTY):
            yield _way(code, place, wrong)
    for number, held in enumerate(value):
        yield from _of_value((*place, number), name, held, kind)


def _of_facts(place: Place, facts: dict[str, Any]) -> Iterator[_Spoiling]:
    for wrong in (True, 0, "ab", [], None, [["use", 1]]):
        yield _way("wrong-type", place, wrong)
    for code, name, value in wrong_facts():
        yield _way(code, (*place, name), value)
    for name in facts:
        yield _way("bad-fact", (*place, name), None)


def _way(code: str, place: Place, value: object) -> _Spoiling:
    """Return a way to spoil what stands at *place*; people count items from one."""
    told = [str(part + 1) if isinstance(part, int) else place_of(part) for part in place]
    return _Spoiling(place, value, code, ".".join(part for part in told if part))


def _spoil(body: dict[str, Any], way: _Spoiling) -> None:
    held: Any = body
    for part in way.place[:-1]:
        held = held[part]
    if way.value is _LEFT_OUT:
        del held[way.place[-1]]
    else:
        held[way.place[-1]] = deepcopy(way.value)


def as_text(faulty: FaultyBody) -> str:
    """Return the body as JSON text."""
    return faulty.body if isinstance(faulty.body, str) else json.dumps(faulty.body)
