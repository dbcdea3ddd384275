"""Profiles and tariffs from where they lie: those shipped with the library, or a town's own folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from qom_permits.city.loading import load_city
from qom_permits.city.profile import City
from qom_permits.domain.errors import BadCity, BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, one_of
from qom_permits.rules.language.bounds import MOST_OCTETS, too_large
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

_HERE = files("qom_permits.city")


def open_city(city: str, tariffs: str | Path | None = None) -> City:
    """Return a shipped city by name, or the profile at a path ending in ``.toml``.

    *tariffs* is the folder of the tariff files the profile names; None: see `tariffs_of`. Raises `BadCity` with every
    fault.
    """
    return load_city(profile_text(city), tariffs_of(city, tariffs))


def tariffs_of(city: str, folder: str | Path | None = None) -> Callable[[str], Tariff]:
    """Return what gives the tariffs of *city* by file name, each from *folder*.

    Without one they lie where the profile does: in a folder ``tariffs`` beside it, else right beside it, else among the
    samples shipped here.
    """
    if folder is not None:
        return tariffs_in(Path(folder))
    beside = [Path(city).parent / "tariffs", Path(city).parent] if city.endswith(".toml") else []
    given = [(place, tariffs_in(place)) for place in beside]
    shipped = tariffs_in(_HERE / "tariffs")

    def tariff(name: str) -> Tariff:
        there = (tariffs for place, tariffs in given if _holds(place, name))
        return next(there, shipped)(name)

    return tariff


def _holds(place: Path, name: str) -> bool:
    return "\0" not in name and (place / name).is_file()


def shipped_cities() -> list[str]:
    """Return the names of the cities shipped with the library."""
    return sorted(entry.name.removesuffix(".toml") for entry in (_HERE / "cities").iterdir())


def tariffs_in(folder: Traversable) -> Callable[[str], Tariff]:
    """Return what gives a tariff of *folder* by its file name, each loaded once."""

    def text(name: str) -> str:
        with (folder / name).open("rb") as file:
            octets = file.read(MOST_OCTETS + 1)
        if len(octets) > MOST_OCTETS:
            raise BadTariff([too_large(name)])
        return octets.decode("utf-8-sig")

    @cache
    def tariff(name: str) -> Tariff:
        if "\0" in name:
            raise _not_there(name, str(folder))
        try:
            written = text(name)
        except FileNotFoundError:
            raise _not_there(name, str(folder)) from None
        except (OSError, UnicodeDecodeError) as no:
            raise _unreadable(name, str(folder), no) from None
        return load_tariff(written, text, name)

    return tariff


def tariff_file(path: Path) -> Tariff:
    """Return the tariff at *path*, the files it names read from beside it; raises `BadInput`."""
    return tariffs_in(path.parent)(path.name)


def shipped_tariffs() -> list[str]:
    """Return the file names of the sample tariffs shipped with the library."""
    return sorted(entry.name for entry in (_HERE / "tariffs").iterdir() if entry.name.endswith(".toml"))


def profile_text(city: str) -> str:
    """Return the profile of a shipped city by name, or the one at a path ending in ``.toml``; raises `BadCity`."""
    if city.endswith(".toml") and "\0" not in city:
        try:
            return Path(city).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise _not_there(city, str(Path.cwd())) from None
        except (OSError, UnicodeDecodeError) as no:
            raise _unreadable(city, str(Path.cwd()), no) from None
    if city not in shipped_cities():
        text = Text(
            f"no city {city!r:.60} is shipped; give the path of its profile, ending in .toml",
            f"شهری به نام {city!r:.60} همراه کتابخانه نیست؛ نشانی پرونده‌اش را با پایان .toml بدهید",
        )
        raise BadCity([Fault(code="unknown-city", text=text, allowed=one_of(shipped_cities()))])
    return (_HERE / "cities" / f"{city}.toml").read_text(encoding="utf-8")


def _not_there(name: str, folder: str) -> BadCity:
    text = Text(f"there is no file {name} in {folder}", f"پرونده {name} در {folder} نیست")
    return BadCity([Fault(code="no-such-file", text=text)])


def _unreadable(name: str, folder: str, why: OSError | UnicodeDecodeError) -> BadCity:
    if isinstance(why, UnicodeDecodeError):
        text = Text(f"{name} in {folder} is not UTF-8", f"پرونده {name} در {folder} با UTF-8 نوشته نشده است")
        return BadCity(
            [Fault(code="not-utf-8", text=text, todo=Text("save it as UTF-8", "آن را با UTF-8 ذخیره کنید"))]
        )
    text = Text(
        f"{name} in {folder} is no file that can be read", f"{name} در {folder} پرونده‌ای خواندنی نیست"
    )
    return BadCity([Fault(code="unreadable-file", text=text)])
