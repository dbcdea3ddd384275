"""What it costs to take a tariff into use: loading it, checking it, compiling it with its first bill."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.pacing import fastest, over, ratio
from benchmarks.town import NO_FILES, TEXT, buildings

from qom_permits.rules.checking.checker import check
from qom_permits.rules.loading.files import load_tariff


def figures() -> Iterator[Figure]:
    """Yield the milliseconds of it, and how many times longer it takes than Python's own reading of the file."""
    taken = over(_take_into_use, [(TEXT,)])
    yardstick = over(tomllib.loads, [(TEXT,)])
    yield Figure(
        asked="a tariff loaded, checked and compiled, on this machine",
        measured=fastest(taken) / 1_000_000,
        below=50,
        unit="ms",
    )
    yield Figure(
        asked="the same in times of `tomllib.loads` of it",
        measured=ratio(taken, yardstick),
        chance=ratio(yardstick, yardstick),
    )


def _take_into_use(text: str) -> None:
    tariff = load_tariff(text, NO_FILES.__getitem__)
    check(tariff)
    tariff.assess(buildings(1)[0].said)
