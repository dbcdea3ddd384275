"""How a plug-in offers itself: one hook for each port, answered with typed `Provider` records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Generic, TypeVar

import pluggy
from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.ports.notice import Notifier
from qom_permits.ports.papers import DocumentStore
from qom_permits.ports.payment import PaymentGateway
from qom_permits.ports.storage import Storage

GROUP = "qom_permits"
"""The entry-point group plug-ins are found under."""

INTERFACE = 1
"""The version of the ports; a provider says which it was written for."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)

P = TypeVar("P")


@frozen(kw_only=True)
class Context:
    """What the desk lends an adapter it opens: *now* tells the time, as an aware instant."""

    now: Callable[[], datetime]


@frozen(kw_only=True)
class Provider(Generic[P]):
    """One adapter on offer.

    *settings* is an attrs class; its first field takes the text after the colon in ``"sqlite:permits.db"``.
    *open* makes the adapter from such settings. *capabilities* name what it can beyond its port.
    """

    name: str = field(validator=identifiers.name)
    settings: type[Any]
    open: Callable[[Any, Context], P]
    capabilities: frozenset[str] = frozenset()
    interface: int = INTERFACE


class Hooks:
    """What a plug-in module may implement with `hookimpl`; each returns its providers."""

    @hookspec
    def storage_providers(self) -> Iterable[Provider[Storage]]:
        """Return stores for histories, index, letters, parties and numbers."""
        raise NotImplementedError

    @hookspec
    def document_store_providers(self) -> Iterable[Provider[DocumentStore]]:
        """Return stores for documents' bytes."""
        raise NotImplementedError

    @hookspec
    def payment_gateway_providers(self) -> Iterable[Provider[PaymentGateway]]:
        """Return banks."""
        raise NotImplementedError

    @hookspec
    def notifier_providers(self) -> Iterable[Provider[Notifier]]:
        """Return ways to reach people."""
        raise NotImplementedError
