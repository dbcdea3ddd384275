"""Opening a desk: its city, its adapters by name, its clock."""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import frozen
from cattrs import Converter

from qom_permits.city.shipped import open_city
from qom_permits.desk.equipment import Equipment
from qom_permits.desk.pace import MOST_A_MINUTE, Pace
from qom_permits.desk.service_desk import ServiceDesk
from qom_permits.domain.actors import Actor
from qom_permits.domain.errors import BadCity, BadInput, bad
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
    most_a_minute: int = MOST_A_MINUTE


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
    most_a_minute: int = MOST_A_MINUTE,
    still_holds: Callable[[Actor], bool] | None = None,
    now: Callable[[], datetime] | None = None,
    new_id: Callable[[], str] | None = None,
) -> ServiceDesk:
    """Return a desk, opened by the file *config* or by the words given here.

    *city* is a shipped city or the path of a profile ending in ``.toml``; *tariffs* the folder of its tariff
    files. Adapters are named (``"sqlite:permits.db"``) or handed over ready made. *most_a_minute* limits the commands
    of each actor at this desk, 0 sets no limit; several processes count each for itself. *still_holds* is asked right
    before a command is written whether its actor's roles are still theirs: a host that can withdraw them answers from
    its own books. *now* and *new_id* replace the machine's clock and random ids: never a plug-in's business.

    Raises `BadCity` with every fault of the configuration or profile, `PluginFault` when an adapter is missing.
    """
    words = Configuration(
        city=city,
        tariffs=None if tariffs is None else str(tariffs),
        storage=storage,
        documents=documents,
        gateways=_several("gateways", gateways),
        notifiers=_several("notifiers", notifiers),
        allow_samples=allow_samples,
        most_a_minute=most_a_minute,
    )
    if config is not None and words != Configuration(storage=None):
        raise bad(
            "configured-twice",
            "the desk is configured by {config} and by words; give one or the other",
            "میز هم با {config} و هم با واژه‌ها پیکربندی شده است؛ یکی را بدهید",
            config=config,
        )
    said = words if config is None else _from_file(config)
    return _opened(said, still_holds, now or _machine_time, new_id or _random_id)


def _several(field: str, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return *choices*; one name alone is refused, or its letters would be taken for names."""
    if isinstance(choices, str | Mapping):
        raise bad(
            "wrong-type",
            "{field} is a list of names; write [{choice!r}]",
            "{field} فهرستی از نام‌هاست؛ [{choice!r}] بنویسید",
            field=field,
            choice=choices,
        )
    return tuple(choices)


def _opened(
    said: Configuration,
    still_holds: Callable[[Actor], bool] | None,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
) -> ServiceDesk:
    if not isinstance(said.city, str):
        raise bad("wrong-type", "{city!r:.60} names no city", "{city!r:.60} نام شهر نیست", city=said.city)
    place = open_city(said.city, said.tariffs)
    with ExitStack() as undo:
        fitter = _Fitter(found=find(installed()), context=Context(now=now), undo=undo)
        desk = ServiceDesk(
            Equipment(
                city=place,
                storage=fitter.fitted("storage", said.storage),
                documents=None if said.documents is None else fitter.fitted("documents", said.documents),
                gateways=fitter.by_name("gateway", said.gateways),
                notifiers=fitter.by_name("notifier", said.notifiers),
                now=now,
                new_id=new_id,
                allow_samples=said.allow_samples,
                still_holds=still_holds,
                pace=Pace(said.most_a_minute),
            )
        )
        undo.pop_all()
    return desk


@frozen(kw_only=True)
class _Fitter:
    """Opens adapters; what it opened is closed by *undo* when the desk cannot be opened after all."""

    found: Found
    context: Context
    undo: ExitStack

    def fitted(self, port: str, choice: object) -> Any:
        """Return the adapter *choice* names, or *choice* itself when it is one already."""
        if choice is None:
            text = Text("the desk needs {port}", "میز به {port} نیاز دارد").fill(port=port)
            raise BadCity([Fault(code="missing-adapter", where=port, text=text)])
        if not isinstance(choice, str | Mapping):
            return _ready_made(port, choice)
        adapter = open_adapter(port, choice, self.found, self.context)
        self.undo.callback(getattr(adapter, "close", lambda: None))
        return adapter

    def by_name(self, port: str, choices: tuple[Any, ...]) -> dict[str, Any]:
        """Return the adapters *choices* name, each name once."""
        names = [name_of(_choice(choice, None)) for choice in choices]
        for name in sorted({name for name in names if names.count(name) > 1}):
            text = Text("{name} is chosen twice", "{name} دو بار برگزیده شده است").fill(name=name)
            raise BadCity([Fault(code="doubled-adapter", where=port, text=text)])
        return {name: self.fitted(port, choice) for name, choice in zip(names, choices, strict=True)}


def _ready_made(port: str, adapter: object) -> object:
    """Return *adapter*, handed over ready made, if it is one by its looks."""
    if not hasattr(adapter, _MARKS.get(port, "no such mark")):
        raise bad(
            "wrong-type",
            "{adapter!r:.60} is no {port}; name a plug-in, or hand over one that is open",
            "{adapter!r:.60} برای {port} نیست؛ افزونه‌ای را نام ببرید یا یکی باز بدهید",
            adapter=adapter,
            port=port,
        )
    return adapter


_MARKS = {"storage": "append", "documents": "put"}
"""What an adapter handed over must have at the least; gateways and notifiers go by name."""


def _from_file(config: str | PathLike[str]) -> Configuration:
    try:
        return read(_converter(), tomllib.loads(Path(config).read_text("utf-8-sig")), Configuration)
    except FileNotFoundError:
        text = Text("there is no file {path}", "پرونده {path} نیست").fill(path=config)
        raise BadCity([Fault(code="no-such-file", text=text)]) from None
    except UnicodeDecodeError:
        text = Text("{path} is not UTF-8 text", "{path} متن UTF-8 نیست").fill(path=config)
        raise BadCity([Fault(code="not-utf-8", text=text)]) from None
    except tomllib.TOMLDecodeError as fault:
        text = Text("{path} is no TOML: {fault}", "{path} TOML خوانا نیست: {fault}").fill(
            path=config, fault=fault
        )
        raise BadCity([Fault(code="not-toml", text=text)]) from None
    except BadInput as refused:
        raise BadCity(refused.faults) from refused


def _converter() -> Converter:
    converter = strict_converter()
    converter.register_structure_hook_func(lambda kind: kind is object, _choice)
    return converter


def _choice(given: object, _kind: object) -> Choice:
    """Return *given*, a file's word for an adapter: its opener reads the rest."""
    if not isinstance(given, str | Mapping):
        raise bad(
            "wrong-type",
            '{given!r:.60} names no adapter; write "name:argument", or a table with use = "name"',
            '{given!r:.60} نام افزونه نیست؛ "name:argument" یا جدولی با use = "name" بنویسید',
            given=given,
        )
    return given


def _machine_time() -> datetime:
    return datetime.now(UTC)


def _random_id() -> str:
    return secrets.token_hex(16)
