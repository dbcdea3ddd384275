"""A sheet: a table of a file, read key by key, so that what cannot be read hides nothing of the rest.

A shape is a class of `attrs` whose every field is made by `key`. Read into it, what is missing or cannot be read is
None, or left out of its `Rows`, and its fault is noted at its place.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Generic, TypeVar, Union, cast, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import Converter

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text
from qom_permits.reading.strict import Named, missing_field, unknown_key, wrong_type

T = TypeVar("T")
S = TypeVar("S")

MOST_UNKNOWN = 20
"""How many unknown keys of one table are told: one with more is no table of its kind."""
_KEY = "key"
_TABLE = Text("a table", "یک جدول")
_TABLES = Text("tables by name", "چند جدول با نام")
_LIST = Text("a list", "یک فهرست")


@frozen(kw_only=True)
class Key:
    """What is known of a key: what it *means*, whether it is *needed*, and what *checks* its value (None: nothing)."""

    means: str
    needed: bool
    checks: Callable[[Any, Any, Any], None] | None


@frozen
class Rows(Generic[T]):
    """Tables by name: those that could be *read*, and the *names* of all."""

    names: tuple[str, ...] = ()
    read: tuple[T, ...] = ()


def key(
    means: str,
    *,
    needed: bool = True,
    default: object = None,
    checks: Callable[[Any, Any, Any], None] | None = None,
) -> Any:
    """Return a field of a shape; one not *needed* reads as its *default* where it is left out."""
    return attrs.field(default=default, metadata={_KEY: Key(means=means, needed=needed, checks=checks)})


def keys_of(shape: type) -> dict[str, tuple[Key, Any]]:
    """Return the keys of a *shape* by name, each with the type of its value, None put aside."""
    attrs.resolve_types(shape)
    return {field.name: (field.metadata[_KEY], _unless_none(field.type)) for field in attrs.fields(shape)}


def is_shape(kind: object) -> bool:
    """Return whether *kind* is a class whose fields are made by `key`."""
    return (
        isinstance(kind, type)
        and attrs.has(kind)
        and any(_KEY in field.metadata for field in attrs.fields(kind))
    )


def known(value: T | None) -> T:
    """Return a *value* of a table that was read without faults: it is there."""
    if value is None:
        raise AssertionError("a part that cannot be read has a fault, and with a fault nothing is made")
    return value


@frozen
class SheetReader:
    """Reads tables with a *converter*, noting *faults*."""

    converter: Converter
    faults: list[Fault] = attrs.field(factory=list)

    def table(self, given: object, shape: type[S], place: str = "") -> S:
        """Return what could be read of the table *given*, which stands at *place*."""
        if not isinstance(given, Mapping):
            self._note(wrong_type(given, _TABLE), place)
            return shape()
        known = keys_of(shape)
        self._note_unknown(given, list(known), place)
        values = {}
        for name, (about, kind) in known.items():
            if name in given:
                values[name] = self._value(given[name], about, kind, _joined(place, name))
            elif about.needed:
                self.faults.append(missing_field(name).under(place))
        return shape(**values)

    def tables(self, given: object, shape: type[S], place: str) -> tuple[S, ...] | None:
        """Return what could be read of the list of tables *given*, None when it is no list."""
        if not isinstance(given, list):
            self._note(wrong_type(given, _LIST), place)
            return None
        return tuple(self.table(each, shape, f"{place}.{number}") for number, each in enumerate(given, 1))

    def attempt(self, place: str, make: Callable[..., T], *given: object) -> T | None:
        """Return what *make* makes of *given*, None once its faults are noted under *place*.

        Where some of *given* is None, which could not be read, nothing is made and nothing noted.
        """
        if any(each is None for each in given):
            return None
        try:
            return make(*given)
        except BadInput as no:
            self._note(no, place)
            return None

    def _value(self, given: object, about: Key, kind: Any, place: str) -> object:
        if is_shape(kind):
            return self.table(given, kind, place)
        if get_origin(kind) is tuple and is_shape(get_args(kind)[0]):
            return self.tables(given, get_args(kind)[0], place)
        if get_origin(kind) is Annotated:
            rows = get_args(kind.__origin__)[0]
            return self._rows(given, rows, cast("Named", kind.__metadata__[0]).field, place)
        return self.attempt(place, self._checked, given, about, kind)

    def _checked(self, given: object, about: Key, kind: Any) -> object:
        value = self.converter.structure(given, kind)
        if about.checks is not None:
            about.checks(None, None, value)
        return value

    def _rows(self, given: object, kind: type[T], field: str, place: str) -> Rows[T] | None:
        if not isinstance(given, Mapping):
            self._note(wrong_type(given, _TABLES), place)
            return None
        read = [
            self.attempt(f"{place}.{str(name)[:60]}", self._row, name, table, kind, field)
            for name, table in given.items()
        ]
        return Rows(tuple(map(str, given)), tuple(each for each in read if each is not None))

    def _row(self, name: str, table: object, kind: type[T], field: str) -> T:
        if not isinstance(table, Mapping) or field in table:
            raise wrong_type(table, Text(f"a table without {field}", f"جدولی بی {field}"))
        row: T = self.converter.structure({field: name, **table}, kind)
        return row

    def _note(self, no: BadInput, place: str) -> None:
        self.faults.extend(fault.under(place) for fault in no.faults)

    def _note_unknown(self, given: Mapping[str, object], known: list[str], place: str) -> None:
        unknown: Iterator[str] = (name for name in given if name not in known)
        for _, name in zip(range(MOST_UNKNOWN), unknown, strict=False):
            self.faults.append(unknown_key(name, known).under(place))


def _unless_none(kind: Any) -> Any:
    """Return *kind* without its None; a shape's every field may be None."""
    if get_origin(kind) in {Union, types.UnionType}:
        (kind,) = (part for part in get_args(kind) if part is not type(None))
    return kind


def _joined(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
