"""Finding plug-ins: each installed one becomes a row, and a broken one never ends the program."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy
from attrs import evolve, field, frozen

from qom_permits.ports.providers import GROUP, INTERFACE, Hooks, Provider

PORTS = {
    "storage": "storage_providers",
    "documents": "document_store_providers",
    "gateway": "payment_gateway_providers",
    "notifier": "notifier_providers",
}
"""Each port, and the hook that offers adapters for it."""


@frozen(kw_only=True)
class Row:
    """One entry point: its *name*, its *distribution*, and why it cannot be used (*fault* None: it can)."""

    name: str
    distribution: str
    fault: str | None = None


@frozen(kw_only=True)
class Found:
    """Every row, and the providers on offer by port and name."""

    rows: tuple[Row, ...]
    offers: dict[tuple[str, str], Provider[Any]] = field(factory=dict)


def installed() -> tuple[EntryPoint, ...]:
    """Return the entry points of every installed plug-in, in the order of their names."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)))


def find(points: Iterable[EntryPoint]) -> Found:
    """Load each of *points*; what fails is told in its row and leaves nothing behind."""
    rows: list[Row] = []
    offers: dict[tuple[str, str], Provider[Any]] = {}
    for point in points:
        row = Row(name=point.name, distribution=point.dist.name if point.dist else "?")
        try:
            offered = _offered(point)
            _refuse_doubles(offered, offers)
        except Exception as fault:  # noqa: BLE001 - whatever a stranger's module raises becomes a row
            rows.append(evolve(row, fault=f"{type(fault).__name__}: {fault}"))
        else:
            offers.update(offered)
            rows.append(row)
    return Found(rows=tuple(rows), offers=offers)


def _offered(point: EntryPoint) -> dict[tuple[str, str], Provider[Any]]:
    """Return what one plug-in offers; a manager of its own keeps a faulty one from touching the others."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    manager.register(point.load(), point.name)
    manager.check_pending()
    offers: dict[tuple[str, str], Provider[Any]] = {}
    for port, hook in PORTS.items():
        for providers in getattr(manager.hook, hook)():
            for provider in providers:
                offers[port, _checked(provider).name] = provider
    return offers


def _checked(provider: object) -> Provider[Any]:
    if not isinstance(provider, Provider):
        raise TypeError(f"a hook must return Provider records, not {type(provider).__name__}")
    if provider.interface != INTERFACE:
        raise ValueError(
            f"{provider.name} was written for interface {provider.interface}, this is {INTERFACE}"
        )
    return provider


def _refuse_doubles(
    offered: dict[tuple[str, str], Provider[Any]], taken: dict[tuple[str, str], Provider[Any]]
) -> None:
    for port, name in offered:
        if (port, name) in taken:
            raise ValueError(f"another plug-in already offers the {port} {name!r}")
