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

Offer = tuple[str, str]
"""A port, and the name of an adapter for it."""


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
    offers: dict[Offer, Provider[Any]] = field(factory=dict)


def installed() -> tuple[EntryPoint, ...]:
    """Return the entry points of every installed plug-in, in the order of their names."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)))


def find(points: Iterable[EntryPoint]) -> Found:
    """Load each of *points*; what fails is told in its row and leaves nothing behind.

    A name that two plug-ins offer is offered by neither: nobody can tell which was meant.
    """
    loaded = [_loaded(point) for point in points]
    offered_by: dict[Offer, list[Row]] = {}
    for row, offered in loaded:
        for offer in offered:
            offered_by.setdefault(offer, []).append(row)
    rows: list[Row] = []
    offers: dict[Offer, Provider[Any]] = {}
    for row, offered in loaded:
        doubled = next((offer for offer in offered if len(offered_by[offer]) > 1), None)
        if doubled is None:
            rows.append(row)
            offers.update(offered)
        else:
            rows.append(evolve(row, fault=_doubled(doubled, offered_by[doubled])))
    return Found(rows=tuple(rows), offers=offers)


def _loaded(point: EntryPoint) -> tuple[Row, dict[Offer, Provider[Any]]]:
    row = Row(name=point.name, distribution=point.dist.name if point.dist else "?")
    try:
        return row, _offered(point)
    except (Exception, SystemExit) as fault:  # noqa: BLE001 - whatever a stranger's module raises becomes a row
        return evolve(row, fault=f"{type(fault).__name__}: {fault}"), {}


def _offered(point: EntryPoint) -> dict[Offer, Provider[Any]]:
    """Return what one plug-in offers; a manager of its own keeps a faulty one from touching the others."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    manager.register(point.load(), point.name)
    manager.check_pending()
    offers: dict[Offer, Provider[Any]] = {}
    for port, hook in PORTS.items():
        for providers in getattr(manager.hook, hook)():
            for provider in providers:
                offer = (port, _checked(provider).name)
                if offer in offers:
                    raise ValueError(f"it offers the {port} {provider.name!r} twice")
                offers[offer] = provider
    return offers


def _checked(provider: object) -> Provider[Any]:
    if not isinstance(provider, Provider):
        raise TypeError(f"a hook must return Provider records, not {type(provider).__name__}")
    if provider.interface != INTERFACE:
        raise ValueError(
            f"{provider.name} was written for interface {provider.interface}, this is {INTERFACE}"
        )
    return provider


def _doubled(offer: Offer, rows: list[Row]) -> str:
    port, name = offer
    by = " and ".join(f"{row.name} ({row.distribution})" for row in rows)
    return f"the {port} {name!r} is offered by {by}; uninstall all but one"
