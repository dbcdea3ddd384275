"""The town that is measured: its tariff, and buildings drawn once, the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from attrs import frozen
from benchmarks.by_hand import EDGES, ZONES

from qom_permits.rules.compiling.compiled import Compiled
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

TEXT = (Path(__file__).parent / "town.toml").read_text(encoding="utf-8")

NO_FILES: Mapping[str, str] = {}
"""What lies beside the tariff's file."""

Said = dict[str, str | int | bool]
"""Facts as a form or a command line says them: measures as text, what has a default perhaps left out."""

Values = tuple[int, str, str, int, int, int, bool]
"""The same facts checked and converted: lengths and areas in hundredths, in the order of the tariff's inputs."""


@frozen
class Building:
    """One building: what is *said* of it, and the *values* of that."""

    said: Said
    values: Values


@cache
def town() -> Tariff:
    """Return the tariff that is measured."""
    return load_tariff(TEXT, NO_FILES.__getitem__)


def compiled(tariff: Tariff) -> Compiled:
    """Return *tariff* as Python functions."""
    if tariff.compiled is None:
        raise AssertionError(f"{tariff.id} is not compiled")
    return tariff.compiled


@cache
def buildings(count: int) -> tuple[Building, ...]:
    """Return so many buildings of all sizes, uses and zones; every fourth stands beside the edge of a band."""
    chance = Random(1404)  # noqa: S311 - the same buildings on every machine
    return tuple(_building(chance) for _ in range(count))


def _building(chance: Random) -> Building:
    said: Said = {
        "floor_area": _measure(_floor_area(chance)),
        "use": chance.choice(("residential", "residential", "office", "commercial")),
        "zone": chance.choice(tuple(ZONES)),
        "frontage": _measure(chance.choice((0, 6_00, chance.randint(0, 200_00)))),
    }
    if chance.random() < 1 / 3:
        said["balcony_area"] = _measure(chance.randint(0, 60_00))
    if chance.random() < 2 / 3:
        said["parking"] = chance.randint(0, 12)
    if chance.random() < 1 / 3:
        said["is_veteran"] = chance.random() < 2 / 3
    return Building(said, _values(said))


def _floor_area(chance: Random) -> int:
    """Return an area: often a dwelling's, at times a tower's, at times one beside an edge or under a square metre."""
    beside = chance.choice(EDGES) + chance.choice((-1, 0, 1))
    dwelling, tower = chance.randint(30_00, 400_00), chance.randint(400_00, 20000_00)
    return chance.choice((beside, dwelling, dwelling, chance.choice((tower, chance.randint(1, 99)))))


def _values(said: Said) -> Values:
    return (
        _hundredths(said["floor_area"]),
        str(said["use"]),
        str(said["zone"]),
        _hundredths(said["frontage"]),
        _hundredths(said.get("balcony_area", 0)),
        int(said.get("parking", 0)),
        bool(said.get("is_veteran", False)),
    )


def _measure(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _hundredths(measure: str | int) -> int:
    return int(Decimal(measure) * 100)
