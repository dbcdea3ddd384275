"""Plain data (from JSON or TOML) into values: exact types, no unknown keys, every fault with its place."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import Converter

from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import Fact, Facts, by_name, facts_from
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.domain.texts import Text, nearest, one_of, shown
from qom_permits.reading.faults import Faults, place_of

T = TypeVar("T")

_GIVE = Text("give {wanted}", "{wanted} بدهید")


def strict_converter() -> Converter:
    """Return a converter that takes nothing for something else; dates are Gregorian ``YYYY-MM-DD``."""
    converter = Converter()
    exact: dict[type, Text] = {
        str: Text("text", "متن"),
        int: Text("a whole number", "عدد درست"),
        bool: Text("true or false", "درست یا نادرست (true یا false)"),
    }
    for wanted, allowed in exact.items():
        converter.register_structure_hook(wanted, _exactly(wanted, allowed))
    converter.register_structure_hook(date, lambda given, _: read_day(_text(given), Calendar.GREGORIAN))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook_func(_is_enum, _member)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _fields_of(cls, converter))
    converter.register_structure_hook_factory(_is_sequence, lambda kind: _items_of(kind, converter))
    converter.register_structure_hook_factory(_is_mapping, lambda kind: _entries_of(kind, converter))
    converter.register_structure_hook_factory(_is_optional, lambda kind: _unless_none(kind, converter))
    converter.register_structure_hook_factory(_is_named, lambda kind: _named_of(kind, converter))
    converter.register_structure_hook_func(lambda kind: kind == Facts, _facts)
    converter.register_unstructure_hook_func(lambda kind: kind == Facts, by_name)
    return converter


@attrs.frozen
class Named:
    """Marks a tuple that is written as tables by name: the key of each is its *field*.

    ``Annotated[tuple[Portal, ...], Named("name")]`` reads ``[portals.citizens]`` as a portal named ``citizens``.
    """

    field: str


def read(converter: Converter, data: object, kind: type[T]) -> T:
    """Return *data* as a *kind*; raises `BadInput` with every fault, each under its dotted place."""
    value: T = converter.structure(data, kind)
    return value


def _exactly(wanted: type, allowed: Text) -> Callable[[object, object], object]:
    def hook(given: object, _kind: object) -> object:
        if type(given) is not wanted:
            raise wrong_type(given, allowed)
        return given

    return hook


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise wrong_type(given, Text("a day as text, year-month-day", "تاریخ به صورت متن، سال-ماه-روز"))
    return given


def wrong_type(given: object, allowed: Text) -> BadInput:
    """Return the error of a value that is not what is wanted, which *allowed* says."""
    text = Text("{given} is not what is wanted here", "{given} آنچه اینجا باید باشد نیست")
    return BadInput(
        [Fault(code="wrong-type", text=text.fill(given=shown(given)), allowed=_GIVE.fill(wanted=allowed))]
    )


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _member(given: object, kind: type[Enum]) -> Enum:
    known = [str(member.value) for member in kind]
    if not isinstance(given, str) or given not in known:
        text = Text("{given} is not among the choices", "{given} در میان گزینه‌ها نیست").fill(
            given=shown(given)
        )
        raise BadInput([Fault(code="unknown-choice", text=text, allowed=one_of(known))])
    return kind(given)


def _fields_of(cls: type[Any], converter: Converter) -> Callable[[object, object], object]:
    attrs.resolve_types(cls)
    fields = {field.name: field for field in attrs.fields(cls) if field.init}

    def hook(given: object, _kind: object) -> object:
        if not isinstance(given, Mapping):
            raise wrong_type(given, Text("an object with named fields", "شیئی با نام‌ها"))
        faults = Faults()
        unknown = [key for key in given if key not in fields]
        faults.note_each(lambda key: unknown_key(key, list(fields)), unknown)
        values = {}
        for name, field in fields.items():
            if name in given:
                read_one = _value if field.repr else _unechoed
                values[name] = faults.under(name, read_one, field, given, converter)
            elif field.default is attrs.NOTHING:
                faults.note(missing_field(name))
        faults.raise_any()
        return cls(**values)

    return hook


def _value(field: attrs.Attribute[Any], given: Mapping[str, object], converter: Converter) -> object:
    """Return a field's value, checked by the field's own converter and validator.

    A field's validator looks at that field alone, so every faulty field is found and not only the first.
    """
    value = converter.structure(given[field.name], field.type or object)
    convert: Callable[[object], object] | None = field.converter  # type: ignore[assignment]  # ours are plain callables
    if convert is not None:
        value = convert(value)
    if field.validator is not None:
        field.validator(None, field, value)
    return value


def _unechoed(field: attrs.Attribute[Any], given: Mapping[str, object], converter: Converter) -> object:
    """Return a field's value; what is kept out of its owner's repr is kept out of its faults too."""
    try:
        return _value(field, given, converter)
    except BadInput as refused:
        hidden = Text("this is not what is wanted here", "این آنچه اینجا باید باشد نیست")
        raise BadInput(
            [
                attrs.evolve(fault, text=hidden) if fault.code == "wrong-type" else fault
                for fault in refused.told
            ],
            refused.untold,
        ) from None


def unknown_key(key: object, known: list[str]) -> Fault:
    """Return the fault of a *key* that is none of those *known*, with the nearest of them."""
    return Fault(
        code="unknown-key",
        where=place_of(key),
        text=Text("there is no field of this name", "چنین نامی در کار نیست"),
        allowed=nearest(place_of(key), known),
        todo=Text("leave it out, or use the nearest name", "آن را حذف کنید یا نزدیک‌ترین نام را بنویسید"),
    )


def missing_field(name: str) -> Fault:
    """Return the fault of a field that must be there and is not."""
    text, todo = Text("this field is missing", "این بخش داده نشده است"), Text("add it", "آن را بیفزایید")
    return Fault(code="missing-field", where=name, text=text, todo=todo)


def _is_sequence(kind: Any) -> bool:
    return get_origin(kind) in {tuple, frozenset}


def _items_of(kind: Any, converter: Converter) -> Callable[[object, object], object]:
    item, make = get_args(kind)[0], get_origin(kind)

    def hook(given: object, _kind: object) -> object:
        if not isinstance(given, list | tuple):
            raise wrong_type(given, Text("a list", "یک فهرست"))
        faults = Faults()
        values = [
            faults.under(str(place), converter.structure, held, item)
            for place, held in enumerate(given, start=1)
        ]
        faults.raise_any()
        return make(values)

    return hook


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is dict


def _entries_of(kind: Any, converter: Converter) -> Callable[[object, object], object]:
    _, item = get_args(kind)

    def hook(given: object, _kind: object) -> object:
        if not isinstance(given, Mapping):
            raise wrong_type(given, Text("entries by name", "چند مدخل با نام"))
        faults = Faults()
        values = {
            key: faults.under(place_of(key), converter.structure, held, item) for key, held in given.items()
        }
        faults.raise_any()
        return values

    return hook


def _is_named(kind: Any) -> bool:
    return get_origin(kind) is Annotated and isinstance(kind.__metadata__[0], Named)


def _named_of(kind: Any, converter: Converter) -> Callable[[object, object], object]:
    item, field = get_args(kind.__origin__)[0], kind.__metadata__[0].field

    def named(name: str, table: object) -> object:
        if not isinstance(table, Mapping) or field in table:
            raise wrong_type(table, Text(f"a table without {field}", f"جدولی بی {field}"))
        return converter.structure({field: name, **table}, item)

    def hook(given: object, _kind: object) -> object:
        if not isinstance(given, Mapping):
            raise wrong_type(given, Text("tables by name", "چند جدول با نام"))
        faults = Faults()
        values = [faults.under(place_of(name), named, name, table) for name, table in given.items()]
        faults.raise_any()
        return tuple(values)

    return hook


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in {Union, types.UnionType} and type(None) in get_args(kind)


def _unless_none(kind: Any, converter: Converter) -> Callable[[object, object], object]:
    (inner,) = (part for part in get_args(kind) if part is not type(None))
    return lambda given, _kind: None if given is None else converter.structure(given, inner)


def _facts(given: object, _kind: object) -> Facts:
    if not isinstance(given, Mapping):
        raise wrong_type(given, Text("facts by name", "داده‌ها با نام"))
    faults = Faults()
    facts = [faults.under(place_of(name), Fact, name, value) for name, value in given.items()]
    faults.raise_any()
    return facts_from(facts)
