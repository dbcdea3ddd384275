"""The two cities whose desks are tested: Qom as shipped, and the invented Port Alder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qom_permits.city.profile import City
from qom_permits.city.shipped import open_city

PORT_ALDER = Path(__file__).parent.parent / "cities" / "port-alder.toml"


@cache
def qom() -> City:
    """Return Qom with its sample tariffs."""
    return open_city("qom")


@cache
def port_alder() -> City:
    """Return Port Alder: plan order before plans, three districts, English, Gregorian days, dollars."""
    return open_city(str(PORT_ALDER), PORT_ALDER.parent / "tariffs")


CITIES: Mapping[str, City] = {"qom": qom(), "port_alder": port_alder()}
"""Both, by name."""
