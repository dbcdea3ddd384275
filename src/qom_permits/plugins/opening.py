"""Opening the adapters a configuration names."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from qom_permits.domain.errors import BadCity, BadInput, PluginFault, QomPermitsError
from qom_permits.plugins.finding import Found
from qom_permits.ports.providers import Context, Provider
from qom_permits.reading.strict import read, strict_converter

Choice = str | Mapping[str, Any]
"""An adapter as configured: ``"sqlite:permits.db"``, or ``{"use": "sqlite", "path": "permits.db"}``."""


def name_of(choice: Choice) -> str:
    """Return the name of the adapter that *choice* names."""
    return choice.partition(":")[0] if isinstance(choice, str) else str(choice.get("use", ""))


def open_adapter(port: str, choice: Choice, found: Found, context: Context) -> Any:
    """Return the adapter *choice* names for *port*, opened.

    Raises `PluginFault` when there is none of that name, saying why if it is installed but broken, or when it
    fails to open in a way of its own, and `BadCity` with every fault of its settings.
    """
    provider = _provider(port, name_of(choice), found)
    try:
        settings = read(strict_converter(), _settings(choice, provider), provider.settings)
    except BadInput as refused:
        raise BadCity([fault.under(f"{port}.{provider.name}") for fault in refused.faults]) from refused
    try:
        return provider.open(settings, context)
    except QomPermitsError:
        raise
    except Exception as fault:
        raise PluginFault(
            f"the {port} {provider.name!r} failed to open: {type(fault).__name__}: {fault}"
        ) from fault


def _provider(port: str, name: str, found: Found) -> Provider[Any]:
    provider = found.offers.get((port, name))
    if provider is not None:
        return provider
    broken = [f"{row.name} ({row.distribution}) failed: {row.fault}" for row in found.rows if row.fault]
    known = sorted(offered for offering, offered in found.offers if offering == port)
    near = get_close_matches(name, known, n=1) or known
    raise PluginFault(
        f"no plug-in offers the {port} {name!r}; "
        + "; ".join([f"did you mean: {', '.join(near)}" if near else "none is installed for it", *broken])
    )


def _settings(choice: Choice, provider: Provider[Any]) -> dict[str, Any]:
    if not isinstance(choice, str):
        return {key: value for key, value in choice.items() if key != "use"}
    _, colon, argument = choice.partition(":")
    first = attrs.fields(provider.settings)[0].name if attrs.fields(provider.settings) else "settings"
    return {first: argument} if colon else {}
