"""Finding plug-ins: each is a row, a broken one says why, and none ends the program or touches another."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from attrs import frozen

from qom_permits.plugins.finding import Found, find, installed
from qom_permits.ports.providers import INTERFACE, Provider, hookimpl
from qom_permits.testing.memory import MemoryStorage


@frozen
class NoSettings:
    """Nothing to choose."""


def provider(name: str = "mine", **more: Any) -> Provider[Any]:
    """Return a provider of a store in memory."""
    return Provider(name=name, settings=NoSettings, open=lambda _settings, _context: MemoryStorage(), **more)


def offering(answer: Any, hook: str = "storage_providers") -> ModuleType:
    """Return a plug-in's module whose *hook* answers so."""
    module = ModuleType("a_plug_in")

    def implementation() -> Any:
        if isinstance(answer, BaseException):
            raise answer
        return answer

    setattr(module, hook, hookimpl(implementation))
    return module


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, object], EntryPoint]:
    """Return what makes an entry point whose loading gives a module, or raises."""
    loaded: dict[str, object] = {}

    def load(point: EntryPoint) -> object:
        found = loaded[point.name]
        if isinstance(found, BaseException):
            raise found
        return found

    def plug(name: str, module: object) -> EntryPoint:
        loaded[name] = module
        return EntryPoint(name=name, value=f"{name}.plugin", group="qom_permits")

    monkeypatch.setattr(EntryPoint, "load", load)
    return plug


Plug = Callable[[str, object], EntryPoint]


def offers(found: Found) -> list[tuple[str, str]]:
    """Return what is on offer, by port and name."""
    return sorted(found.offers)


def test_a_sound_plug_in_is_on_offer(plugged: Plug) -> None:
    """Its row bears no fault."""
    found = find([plugged("sound", offering([provider()]))])

    assert [("storage", "mine")] == offers(found)
    assert [None] == [row.fault for row in found.rows]


@pytest.mark.parametrize(
    ("hook", "port"),
    [
        ("storage_providers", "storage"),
        ("document_store_providers", "documents"),
        ("payment_gateway_providers", "gateway"),
        ("notifier_providers", "notifier"),
    ],
)
def test_each_port_has_its_hook(plugged: Plug, hook: str, port: str) -> None:
    """What a hook offers is found under its port alone."""
    assert [(port, "mine")] == offers(find([plugged("sound", offering([provider()], hook))]))


BROKEN: dict[str, tuple[object, str]] = {
    "a broken import": (
        ModuleNotFoundError("No module named 'x'"),
        "ModuleNotFoundError: No module named 'x'",
    ),
    "a module that is no Python": (SyntaxError("invalid syntax"), "SyntaxError"),
    "a module that ends the program": (SystemExit(3), "SystemExit: 3"),
    "a hook that ends the program": (offering(SystemExit("bye")), "SystemExit: bye"),
    "a hook that raises": (offering(ZeroDivisionError("by zero")), "ZeroDivisionError: by zero"),
    "a name instead of providers": (
        offering("sqlite"),
        "TypeError: a hook must return Provider records, not str",
    ),
    "one provider instead of several": (offering(provider()), "TypeError"),
    "a number": (offering(5), "TypeError"),
    "something like a provider": (
        offering([SimpleNamespace(name="mine", interface=INTERFACE)]),
        "TypeError: a hook must return Provider records, not SimpleNamespace",
    ),
    "an interface to come": (
        offering([provider(interface=INTERFACE + 1)]),
        f"interface {INTERFACE + 1}, this is",
    ),
    "an interface of old": (
        offering([provider(interface=INTERFACE - 1)]),
        f"interface {INTERFACE - 1}, this is",
    ),
    "an unknown hook": (offering([provider()], "storage_provider"), "storage_provider"),
    "a name twice": (offering([provider(), provider()]), "twice"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_plug_in_is_a_row_that_says_why_and_leaves_the_others_be(plugged: Plug, fault: str) -> None:
    """The next plug-in is found as if nothing had been, and nothing of the broken one is on offer."""
    module, told = BROKEN[fault]
    found = find([plugged("broken", module), plugged("sound", offering([provider("other")]))])

    assert [("storage", "other")] == offers(found)
    broken, sound = found.rows
    assert broken.fault is not None
    assert told in broken.fault
    assert sound.fault is None


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_a_name_offered_by_two_is_offered_by_neither(plugged: Plug, order: tuple[str, str]) -> None:
    """Which of them was meant nobody can tell: both rows name the other, whichever came first."""
    points = [
        plugged(name, offering([provider(), provider(f"own-{name}".replace("-", "_"))])) for name in order
    ]
    found = find([*points, plugged("third", offering([provider("other")]))])

    assert [("storage", "other")] == offers(found)
    for row in found.rows[:2]:
        assert row.fault is not None
        assert all(part in row.fault for part in ("'mine'", *order))


def test_the_same_name_for_two_ports_is_no_double(plugged: Plug) -> None:
    """A town may call its store and its bank alike."""
    points = [
        plugged("store", offering([provider()])),
        plugged("bank", offering([provider()], "payment_gateway_providers")),
    ]

    assert [("gateway", "mine"), ("storage", "mine")] == offers(find(points))


def test_a_plug_in_without_hooks_offers_nothing(plugged: Plug) -> None:
    """A module that implements none of our hooks is no fault."""
    found = find([plugged("idle", ModuleType("idle"))])

    assert ([], [None]) == (offers(found), [row.fault for row in found.rows])


def test_the_shipped_adapters_are_found_by_their_entry_points() -> None:
    """They come in as a stranger's would: each row names its distribution and has no fault."""
    found = find(installed())
    rows = {row.name: (row.distribution, row.fault) for row in found.rows}

    assert ("qom-permits-sqlite", None) == rows["sqlite"]
    assert ("qom-permits-sandbox-bank", None) == rows["sandbox_bank"]
    assert {("storage", "sqlite"), ("gateway", "sandbox_bank")} <= set(found.offers)


@pytest.mark.parametrize("module", ["qom_permits", "qom_permits.desk"])
def test_importing_the_library_loads_no_plug_in(module: str) -> None:
    """No adapter, and of the public package alone no plug-in machinery either: importing opens nothing."""
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys, {module}; print(*sorted(sys.modules))"],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
    ).stdout.split()
    unwanted = ["qom_permits_", "sqlite3", "typer", "rich", "hypothesis", "pytest"]
    if module == "qom_permits":
        unwanted += ["qom_permits.plugins", "qom_permits.desk", "pluggy"]

    assert module in told
    assert [] == [name for name in told if name.startswith(tuple(unwanted))]
