"""Opening an adapter by name: its settings strictly read, and a plug-in that fails said to be the plug-in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import field, frozen, validators

from qom_permits.domain.errors import BadCity, PluginFault, StorageRefused
from qom_permits.plugins.finding import Found, Row
from qom_permits.plugins.opening import Choice, name_of, open_adapter
from qom_permits.ports.providers import Context, Provider


@frozen
class ShelfSettings:
    """A *path*, the number of *shelves*, and whether it is *locked*."""

    path: str
    shelves: int = field(default=3, validator=validators.instance_of(int))
    locked: bool = False


@frozen
class Bare:
    """Nothing to choose."""


NOW = datetime(2026, 9, 23, tzinfo=UTC)
CONTEXT = Context(now=lambda: NOW)


def raising(fault: Exception) -> Callable[[object, Context], object]:
    """Return an opener that fails."""

    def opened(_settings: object, _context: Context) -> object:
        raise fault

    return opened


def offer(name: str, settings: type[Any] = ShelfSettings, opened: Any = None) -> Provider[Any]:
    """Return a provider that opens as what it was given."""
    return Provider(name=name, settings=settings, open=opened or (lambda given, context: (given, context)))


FOUND = Found(
    rows=(
        Row(name="shelf", distribution="shelf-dist"),
        Row(name="rusty", distribution="rusty-dist", fault="ImportError: no oil"),
    ),
    offers={
        ("storage", "shelf"): offer("shelf"),
        ("storage", "bare"): offer("bare", Bare),
        ("documents", "box"): offer("box"),
        ("storage", "refusing"): offer("refusing", Bare, raising(StorageRefused("the file is another's"))),
        ("storage", "failing"): offer("failing", Bare, raising(KeyError("inner"))),
    },
)


@pytest.mark.parametrize(
    ("choice", "settings"),
    [
        ("shelf:a/b.db", ShelfSettings("a/b.db")),
        ("shelf:c:d", ShelfSettings("c:d")),
        ({"use": "shelf", "path": "x", "shelves": 5, "locked": True}, ShelfSettings("x", 5, locked=True)),
        ("bare", Bare()),
        ({"use": "bare"}, Bare()),
    ],
)
def test_an_adapter_is_opened_with_its_settings(choice: Choice, settings: object) -> None:
    """The text after the first colon is the first setting; a table names each. The desk lends its clock."""
    assert (settings, CONTEXT) == open_adapter("storage", choice, FOUND, CONTEXT)


@pytest.mark.parametrize(
    ("choice", "faults"),
    [
        ("shelf", [("storage.shelf.path", "missing-field")]),
        ("bare:x", [("storage.bare.settings", "unknown-key")]),
        (
            {"use": "shelf", "pth": "x", "shelves": "5", "locked": 1},
            [
                ("storage.shelf.pth", "unknown-key"),
                ("storage.shelf.path", "missing-field"),
                ("storage.shelf.shelves", "wrong-type"),
                ("storage.shelf.locked", "wrong-type"),
            ],
        ),
        ({"use": "shelf", "path": "x", "shelves": True}, [("storage.shelf.shelves", "wrong-type")]),
    ],
)
def test_settings_are_read_strictly(choice: Choice, faults: list[tuple[str, str]]) -> None:
    """Every fault at once, under the port and the adapter it belongs to."""
    with pytest.raises(BadCity) as refused:
        open_adapter("storage", choice, FOUND, CONTEXT)
    assert faults == [(fault.where, fault.code) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("port", "name", "told"),
    [
        ("storage", "shelve", "did you mean: shelf"),
        ("storage", "rusty", r"rusty \(rusty-dist\) failed: ImportError: no oil"),
        ("storage", "box", "no plug-in offers the storage 'box'"),
        ("gateway", "any", "none is installed for it"),
        ("storage", "", "no plug-in offers the storage ''"),
    ],
)
def test_a_name_nobody_offers_says_what_there_is(port: str, name: str, told: str) -> None:
    """The nearest name, or why the one meant is broken."""
    with pytest.raises(PluginFault, match=told):
        open_adapter(port, name, FOUND, CONTEXT)


def test_what_an_adapter_refuses_is_told_as_it_says_it() -> None:
    """Its own clear error is not hidden in another."""
    with pytest.raises(StorageRefused, match="another's"):
        open_adapter("storage", "refusing", FOUND, CONTEXT)


def test_an_adapter_that_fails_to_open_is_a_fault_of_the_plug_in() -> None:
    """Whatever else it raises is said to be the plug-in's, by name, with the cause kept."""
    with pytest.raises(PluginFault, match=r"failing.*KeyError") as failed:
        open_adapter("storage", "failing", FOUND, CONTEXT)
    assert isinstance(failed.value.__cause__, KeyError)


@pytest.mark.parametrize(
    ("choice", "name"), [("sqlite:x:y", "sqlite"), ("console", "console"), ({"use": "a"}, "a"), ({}, "")]
)
def test_a_choice_has_a_name(choice: Choice, name: str) -> None:
    """Whichever way it is written."""
    assert name == name_of(choice)
