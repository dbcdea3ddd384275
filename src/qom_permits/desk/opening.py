"""Opening a desk: its city, its adapters by name, its clock."""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import frozen

from qom_permits.city.shipped import open_city
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.service_desk import ServiceDesk
from qom_permits.domain.errors import BadCity, BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text
from qom_permits.plugins.finding import Found, find, installed
from qom_permits.plugins.opening import Choice, name_of, open_adapter
from qom_permits.ports.papers import DocumentStore
from qom_permits.ports.providers import Context
from qom_permits.ports.storage import Storage
from qom_permits.reading.strict import read, strict_converter


@frozen(kw_only=True)
class Configuration:
    """What ``desk.toml`` says; an adapter is ``"sqlite:permits.db"`` or a table with ``use`` and its settings."""

    city: str = "qom"
    tariffs: str | None = None
    storage: object
    documents: object = None
    gateways: tuple[object, ...] = ()
    notifiers: tuple[object, ...] = ()
    allow_samples: bool = False


def open_desk(
    config: str | PathLike[str] | None = None,
    *,
    city: str = "qom",
    tariffs: str | PathLike[str] | None = None,
    storage: Choice | Storage | None = None,
    documents: Choice | DocumentStore | None = None,
    gateways: Sequence[Choice] = (),
    notifiers: Sequence[Choice] = (),
    allow_samples: bool = False,
    now: Callable[[], datetime] | None = None,
    new_id: Callable[[], str] | None = None,
) -> ServiceDesk:
    """Return a desk, opened by the file *config* or by the words given here.

    *city* is a shipped city or the path of a profile ending in ``.toml``; *tariffs* the folder of its tariff
    files. Adapters are named (``"sqlite:permits.db"``) or handed over ready made. *now* and *new_id* replace the
    machine's clock and random ids: never a plug-in's business.

    Raises `BadCity` with every fault of the configuration or profile, `PluginFault` when an adapter is missing.
    """
    said = (
        _from_file(config)
        if config is not None
        else Configuration(
            city=city,
            tariffs=None if tariffs is None else str(tariffs),
            storage=storage,
            documents=documents,
            gateways=tuple(gateways),
            notifiers=tuple(notifiers),
            allow_samples=allow_samples,
        )
    )
    return _opened(said, now or _machine_time, new_id or _random_id)


def _opened(said: Configuration, now: Callable[[], datetime], new_id: Callable[[], str]) -> ServiceDesk:
    place = open_city(said.city, said.tariffs)
    found = find(installed())
    context = Context(now=now)
    return ServiceDesk(
        Equipment(
            city=place,
            storage=_adapter("storage", said.storage, found, context),
            documents=None
            if said.documents is None
            else _adapter("documents", said.documents, found, context),
            gateways=_named("gateway", said.gateways, found, context),
            notifiers=_named("notifier", said.notifiers, found, context),
            now=now,
            new_id=new_id,
            allow_samples=said.allow_samples,
        )
    )


def _adapter(port: str, choice: object, found: Found, context: Context) -> Any:
    """Return the adapter *choice* names, or *choice* itself when it is one already."""
    if choice is None:
        text = Text("the desk needs {port}", "میز به {port} نیاز دارد").fill(port=port)
        raise BadCity([Fault(code="missing-adapter", where=port, text=text)])
    return open_adapter(port, choice, found, context) if isinstance(choice, str | Mapping) else choice


def _named(port: str, choices: tuple[Any, ...], found: Found, context: Context) -> dict[str, Any]:
    return {name_of(choice): _adapter(port, choice, found, context) for choice in choices}


def _from_file(config: str | PathLike[str]) -> Configuration:
    try:
        return read(strict_converter(), tomllib.loads(Path(config).read_text("utf-8")), Configuration)
    except FileNotFoundError:
        text = Text("there is no file {path}", "پرونده {path} نیست").fill(path=config)
        raise BadCity([Fault(code="no-such-file", text=text)]) from None
    except tomllib.TOMLDecodeError as fault:
        text = Text("{path} is no TOML: {fault}", "{path} TOML خوانا نیست: {fault}").fill(
            path=config, fault=fault
        )
        raise BadCity([Fault(code="not-toml", text=text)]) from None
    except BadInput as refused:
        raise BadCity(refused.faults) from refused


def _machine_time() -> datetime:
    return datetime.now(UTC)


def _random_id() -> str:
    return secrets.token_hex(16)
