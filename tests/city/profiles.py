"""The shipped profile as text, and the same with something in it changed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from qom_permits.city.loading import load_city
from qom_permits.city.profile import City
from qom_permits.city.shipped import tariffs_in

SHIPPED = files("qom_permits.city")
_TARIFFS = tariffs_in(SHIPPED / "tariffs")
QOM = (SHIPPED / "cities" / "qom.toml").read_text(encoding="utf-8")


def edited(*edits: tuple[str, str]) -> str:
    """Return Qom's profile with the first of each old wording changed to the new one."""
    text = QOM
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def loaded(text: str) -> City:
    """Return the city of a profile that uses the shipped tariffs."""
    return load_city(text, _TARIFFS)


@cache
def qom() -> City:
    """Return Qom as shipped."""
    return loaded(QOM)
