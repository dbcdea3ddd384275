"""Port Alder, a town that does not exist: the second city the tests know."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qom_permits.city.profile import City
from qom_permits.city.shipped import open_city, tariffs_in
from qom_permits.rules.tariff import Tariff

PROFILE = Path(__file__).with_name("port-alder.toml")
TARIFFS = Path(__file__).with_name("tariffs")


@cache
def port_alder() -> City:
    """Return the town."""
    return open_city(str(PROFILE), TARIFFS)


@cache
def tariff(kind: str) -> Tariff:
    """Return its schedule of fees for *kind*: building, rebuilding, extension or renewal."""
    return tariffs_in(TARIFFS)(f"port-alder-{kind}-2026.toml")
