"""Sheets: what can be read of a table is read, and each thing that cannot is a fault at its place."""

from __future__ import annotations

from typing import Annotated

import pytest
from attrs import frozen

from qom_permits.domain import identifiers
from qom_permits.domain.actors import Portal
from qom_permits.reading.sheets import MOST_UNKNOWN, Rows, SheetReader, is_shape, key, keys_of, known
from qom_permits.reading.strict import Named, strict_converter


@frozen(kw_only=True)
class _Leaf:
    size: int | None = key("how large")
    colour: str | None = key("of what colour", needed=False, default="green")


@frozen(kw_only=True)
class _Tree:
    name: str | None = key("its name", checks=identifiers.name)
    root: _Leaf | None = key("a leaf below", needed=False)
    leaves: tuple[_Leaf, ...] | None = key("its leaves")
    doors: Annotated[Rows[Portal], Named("name")] | None = key("its doors", needed=False)


DOOR = {"title": {"en": "a", "fa": "b"}, "admits": ["expert"]}
WHOLE = {"name": "oak", "leaves": [{"size": 1}], "doors": {"front": DOOR}}


def _read(given: object) -> tuple[_Tree, list[tuple[str, str]]]:
    reader = SheetReader(strict_converter())
    tree = reader.table(given, _Tree)
    return tree, [(fault.where, fault.code) for fault in reader.faults]


def test_a_good_table_is_read_whole() -> None:
    """With what is left out at its default."""
    tree, faults = _read(WHOLE)

    assert [] == faults
    assert ("oak", None, (_Leaf(size=1, colour="green"),)) == (tree.name, tree.root, tree.leaves)
    assert tree.doors is not None
    assert (("front",), "front") == (tree.doors.names, tree.doors.read[0].name)


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({**WHOLE, "name": 3}, [("name", "wrong-type")]),
        ({**WHOLE, "name": "Oak!"}, [("name", "bad-name")]),
        ({**WHOLE, "nme": "oak"}, [("nme", "unknown-key")]),
        ({"name": "oak"}, [("leaves", "missing-field")]),
        ({**WHOLE, "root": 3}, [("root", "wrong-type")]),
        ({**WHOLE, "root": {"colour": 3}}, [("root.size", "missing-field"), ("root.colour", "wrong-type")]),
        ({**WHOLE, "leaves": {}}, [("leaves", "wrong-type")]),
        (
            {**WHOLE, "leaves": [{"size": 1}, 2, {"size": "x"}]},
            [("leaves.2", "wrong-type"), ("leaves.3.size", "wrong-type")],
        ),
        ({**WHOLE, "doors": []}, [("doors", "wrong-type")]),
        ({**WHOLE, "doors": {"back": 3}}, [("doors.back", "wrong-type")]),
        ({**WHOLE, "doors": {"back": {**DOOR, "name": "x"}}}, [("doors.back", "wrong-type")]),
        ({**WHOLE, "doors": {"back": {"title": DOOR["title"]}}}, [("doors.back.admits", "missing-field")]),
        ([], [("", "wrong-type")]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_place(given: object, faults: list[tuple[str, str]]) -> None:
    """One fault for each thing that is wrong."""
    assert faults == _read(given)[1]


def test_what_cannot_be_read_hides_nothing_beside_it() -> None:
    """Good keys, items and rows are there all the same, and the names of all rows."""
    tree, _ = _read({"name": 3, "leaves": [{"size": 1}, {"size": "x"}], "doors": {"a": DOOR, "b": 3}})

    assert None is tree.name
    assert (_Leaf(size=1), _Leaf(size=None)) == tree.leaves
    assert tree.doors is not None
    assert (("a", "b"), ["a"]) == (tree.doors.names, [door.name for door in tree.doors.read])


def test_of_many_unknown_keys_the_first_are_told() -> None:
    """A table of another kind is not told key by key."""
    _, faults = _read({**WHOLE, **{f"x{number}": 1 for number in range(10_000)}})

    assert MOST_UNKNOWN == len(faults)


def test_nothing_is_made_of_what_could_not_be_read() -> None:
    """And no second fault is told of it."""
    reader = SheetReader(strict_converter())

    assert None is reader.attempt("x", int, None)
    assert [] == reader.faults


def test_a_shape_knows_its_keys() -> None:
    """Each with its meaning, its type without None, and whether it is needed."""
    about, kind = keys_of(_Tree)["name"]

    assert ("its name", True, str) == (about.means, about.needed, kind)
    assert [True, False, False] == [is_shape(_Tree), is_shape(Portal), is_shape("x")]


def test_a_part_without_faults_is_there() -> None:
    """Asking for one that is not is a slip of the program, not of a file."""
    assert "oak" == known("oak")
    with pytest.raises(AssertionError):
        known(None)
