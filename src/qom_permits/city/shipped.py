"""Profiles and tariffs from where they lie: those shipped with the library, or a town's own folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from qom_permits.city.loading import load_city
from qom_permits.city.profile import City
from qom_permits.domain.errors import BadCity
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, one_of
from qom_permits.rules.loading import load_tariff
from qom_permits.rules.tariff import Tariff

_HERE = files("qom_permits.city")


def open_city(city: str, tariffs: str | Path | None = None) -> City:
    """Return a shipped city by name, or the profile at a path ending in ``.toml``.

    *tariffs* is the folder of the tariff files the profile names; None: the samples shipped here. Raises
    `BadCity` with every fault.
    """
    return load_city(_profile(city), tariffs_in(_HERE / "tariffs" if tariffs is None else Path(tariffs)))


def shipped_cities() -> list[str]:
    """Return the names of the cities shipped with the library."""
    return sorted(entry.name.removesuffix(".toml") for entry in (_HERE / "cities").iterdir())


def tariffs_in(folder: Traversable) -> Callable[[str], Tariff]:
    """Return what gives a tariff of *folder* by its file name, each loaded once."""

    def text(name: str) -> str:
        return _text(folder / name)

    @cache
    def tariff(name: str) -> Tariff:
        try:
            return load_tariff(text(name), text, name)
        except FileNotFoundError:
            raise _not_there(name, str(folder)) from None

    return tariff


def _profile(city: str) -> str:
    if city.endswith(".toml"):
        try:
            return _text(Path(city))
        except FileNotFoundError:
            raise _not_there(city, str(Path.cwd())) from None
    if city not in shipped_cities():
        text = Text(
            f"no city {city!r:.60} is shipped; give the path of its profile, ending in .toml",
            f"شهری به نام {city!r:.60} همراه کتابخانه نیست؛ نشانی پرونده‌اش را با پایان .toml بدهید",
        )
        raise BadCity([Fault(code="unknown-city", text=text, allowed=one_of(shipped_cities()))])
    return (_HERE / "cities" / f"{city}.toml").read_text(encoding="utf-8")


def _text(place: Traversable) -> str:
    try:
        return place.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = Text(f"{place.name} is not UTF-8 text", f"{place.name} متن UTF-8 نیست")
        raise BadCity([Fault(code="not-utf-8", text=text)]) from None


def _not_there(name: str, folder: str) -> BadCity:
    text = Text(f"there is no file {name} in {folder}", f"پرونده {name} در {folder} نیست")
    return BadCity([Fault(code="no-such-file", text=text)])
