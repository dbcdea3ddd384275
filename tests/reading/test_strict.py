"""Plain data into values: nothing is taken for something else, and every fault is told at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import pytest
from attrs import field, frozen

from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.facts import Facts, facts_from
from qom_permits.domain.texts import nearest
from qom_permits.reading.strict import Named, read, strict_converter


class Colour(Enum):
    """A choice."""

    RED = "red"
    BLUE = "blue"


def _even(_owner: object, _attribute: Any, count: int) -> None:
    if count % 2:
        raise bad("odd", "{count} is odd", "{count} فرد است", count=count)


def _whole_hundreds(count: int) -> int:
    return count // 100 * 100


@frozen(kw_only=True)
class Inner:
    """Something within something."""

    colour: Colour
    count: int = field(validator=_even)


@frozen(kw_only=True)
class Outer:
    """One field of each shape."""

    name: str
    open: bool
    day: date
    inner: Inner
    several: tuple[Inner, ...] = ()
    some: frozenset[str] = frozenset()
    by_name: dict[str, int] = field(factory=dict)
    perhaps: Inner | None = None
    facts: Facts = ()
    tables: Annotated[tuple[Inner, ...], Named("colour")] = ()
    kept: int = field(default=0, converter=_whole_hundreds)


RIGHT: dict[str, Any] = {
    "name": "n",
    "open": True,
    "day": "2026-09-23",
    "inner": {"colour": "red", "count": 2},
}
CONVERTER = strict_converter()


def faults(**changes: Any) -> list[tuple[str, str]]:
    """Return code and place of every fault in what is right but for *changes*."""
    with pytest.raises(BadInput) as refused:
        read(CONVERTER, {**RIGHT, **changes}, Outer)
    return [(fault.code, fault.where) for fault in refused.value.faults]


def test_what_is_right_is_read() -> None:
    """Each shape becomes its value; what may be left out takes its default."""
    more: dict[str, Any] = {
        "several": [RIGHT["inner"]],
        "some": ["a", "a", "b"],
        "by_name": {"x": 1},
        "perhaps": None,
        "facts": {"use": "residential", "corner": True},
        "kept": 420,
    }
    inner = Inner(colour=Colour.RED, count=2)

    assert Outer(name="n", open=True, day=date(2026, 9, 23), inner=inner) == read(CONVERTER, RIGHT, Outer)
    assert Outer(
        name="n",
        open=True,
        day=date(2026, 9, 23),
        inner=inner,
        several=(inner,),
        some=frozenset({"a", "b"}),
        by_name={"x": 1},
        facts=facts_from({"corner": True, "use": "residential"}),
        kept=400,
    ) == read(CONVERTER, {**RIGHT, **more}, Outer)


WRONG: dict[str, list[Any]] = {
    "name": [1, True, None, ["n"], {"n": 1}, b"n", Decimal(1)],
    "open": [1, 0, "true", None, []],
    "day": [20260923, None, date(2026, 9, 23), ["2026-09-23"]],
    "inner": ["red", None, [], [["colour", "red"]], 1],
    "several": ["ab", {"0": {}}, None, 1],
    "some": ["ab", {"a": 1}, None],
    "by_name": [[], "x", None, [["x", 1]]],
    "facts": [[], "use", None, [["use", "x"]]],
    "tables": [[], "red", None],
    "kept": [True, False, "1", 1.0, None],
}


@pytest.mark.parametrize(
    ("name", "wrong"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_nothing_is_taken_for_something_else(name: str, wrong: Any) -> None:
    """A flag is no number, text no list of letters, a number no text, and nothing is nothing."""
    assert [("wrong-type", name)] == faults(**{name: wrong})


def test_tables_by_name_take_their_field_from_their_key() -> None:
    """The key of each table is one of its fields, in the order they were written."""
    tables = {"red": {"count": 2}, "blue": {"count": 4}}
    outer = read(CONVERTER, {**RIGHT, "tables": tables}, Outer)

    assert (Inner(colour=Colour.RED, count=2), Inner(colour=Colour.BLUE, count=4)) == outer.tables


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"red": {"count": 3}}, ("odd", "tables.red.count")),
        ({"red": {"colour": "blue", "count": 2}}, ("wrong-type", "tables.red")),
        ({"red": 2}, ("wrong-type", "tables.red")),
        ({"green": {"count": 2}}, ("unknown-choice", "tables.green.colour")),
        ({"red": {}}, ("missing-field", "tables.red.count")),
    ],
)
def test_a_fault_in_a_table_stands_under_its_key(table: dict[str, Any], fault: tuple[str, str]) -> None:
    """And a table that says its name twice is refused, for the two could differ."""
    assert [fault] == faults(tables=table)


@pytest.mark.parametrize("wrong", ["RED", "green", "", 1, None, ["red"], True])
def test_a_choice_is_one_of_those_known(wrong: Any) -> None:
    """By its written value and nothing else; what is known is told."""
    with pytest.raises(BadInput) as refused:
        read(CONVERTER, {**RIGHT, "inner": {"colour": wrong, "count": 2}}, Outer)
    (fault,) = refused.value.faults

    assert ("unknown-choice", "inner.colour") == (fault.code, fault.where)
    assert fault.allowed is not None
    assert "one of: red, blue" == fault.allowed.en


def test_every_fault_is_told_at_once_with_its_place() -> None:
    """However deep it lies, counted from one in lists."""
    found = faults(
        name=1,
        day="1405/07/01",
        colour="red",
        inner={"count": 3, "color": "red"},
        several=[RIGHT["inner"], {"colour": "green", "count": 5}, 7],
        by_name={"x": 1, "y": "2"},
        perhaps={"colour": "red", "count": True},
        facts={"Use": 1, "corner": 1.5},
    )

    assert {
        ("wrong-type", "name"),
        ("bad-day", "day"),
        ("unknown-key", "colour"),
        ("unknown-key", "inner.color"),
        ("missing-field", "inner.colour"),
        ("odd", "inner.count"),
        ("unknown-choice", "several.2.colour"),
        ("odd", "several.2.count"),
        ("wrong-type", "several.3"),
        ("wrong-type", "by_name.y"),
        ("wrong-type", "perhaps.count"),
        ("bad-fact-name", "facts.Use"),
        ("bad-fact", "facts.corner"),
    } == set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("missing", ["name", "open", "day", "inner"])
def test_a_field_left_out_is_missing(missing: str) -> None:
    """Only what has a default may be left out."""
    with pytest.raises(BadInput) as refused:
        read(CONVERTER, {key: value for key, value in RIGHT.items() if key != missing}, Outer)

    assert [("missing-field", missing)] == [(fault.code, fault.where) for fault in refused.value.faults]


def test_an_unknown_key_meets_the_nearest_known() -> None:
    """A slip is told what was meant, in both languages."""
    with pytest.raises(BadInput) as refused:
        read(CONVERTER, {**RIGHT, "nmae": "n"}, Outer)
    (fault,) = refused.value.faults

    assert fault.allowed is not None
    assert ("unknown-key", "nmae", "did you mean: name") == (fault.code, fault.where, fault.allowed.en)
    assert {"en", "fa"} == set(fault.text.to_json())


def test_a_key_of_megabytes_makes_a_short_message() -> None:
    """What somebody sends is not sent back whole."""
    with pytest.raises(BadInput) as refused:
        read(CONVERTER, {**RIGHT, "x" * 500_000: 1}, Outer)

    assert len(str(refused.value)) < 500


def test_what_is_like_nothing_is_told_all_there_is() -> None:
    """In the order of the letters, so that it can be found."""
    assert ("did you mean: colour", "one of: colour, count, name") == (
        nearest("color", ["count", "colour", "name"]).en,
        nearest("zzz", ["count", "colour", "name"]).en,
    )


def test_a_wrong_thing_is_told_back_in_short() -> None:
    """Whoever sent it sees what arrived, cut to a line, and what should have."""
    with pytest.raises(BadInput) as refused:
        read(CONVERTER, {**RIGHT, "open": "yes" * 1000}, Outer)
    (fault,) = refused.value.faults

    assert f"'{'yes' * 19}ye is not what is wanted here" == fault.text.en
    assert fault.allowed is not None
    assert "give true or false" == fault.allowed.en


@pytest.mark.parametrize("given", [None, [], "text", 1])
def test_the_whole_must_have_the_right_shape_too(given: Any) -> None:
    """A fault of the whole stands at no place."""
    with pytest.raises(BadInput) as refused:
        read(CONVERTER, given, Outer)

    assert [("wrong-type", "")] == [(fault.code, fault.where) for fault in refused.value.faults]
