"""Hunting: inputs drawn until the time is up, or until one is not refused as promised."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random, SystemRandom
from tempfile import gettempdir
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from tests.fuzzing.attempts import Attempt, WrittenFormula, to_json
from tests.fuzzing.drawn_commands import written_commands
from tests.fuzzing.drawn_files import tariff_files
from tests.fuzzing.drawn_formulas import formulas
from tests.fuzzing.once import confirmed

TARGETS: Mapping[str, st.SearchStrategy[Attempt]] = {
    "formulas": formulas().map(WrittenFormula),
    "files": tariff_files(),
    "commands": written_commands(),
}
_SETTINGS = settings(
    max_examples=2_000,
    deadline=None,
    database=None,
    derandomize=False,
    suppress_health_check=list(HealthCheck),
)


class Found(Exception):
    """An input that is not refused as promised."""


def hunted(target: str, seconds: float, beginning: int | None = None) -> int:
    """Return how many inputs of *target* were tried in so many *seconds*; the first not refused raises `Found`.

    Hunts of one *beginning* draw the same inputs; None draws others every time.
    """
    chance = SystemRandom() if beginning is None else Random(beginning)  # noqa: S311 - not for secrets
    tried, until = 0, time.monotonic() + seconds

    def look(attempt: Attempt) -> None:
        nonlocal tried
        if time.monotonic() < until:
            tried += 1
            _try(attempt)

    while time.monotonic() < until:
        seed(chance.getrandbits(64))(_SETTINGS(given(TARGETS[target])(look)))()
    return tried


def from_octets(target: str) -> Callable[[bytes], object]:
    """Return what makes an input of *target* out of octets and tries it; one not refused raises `Found`."""
    tried: Any = _SETTINGS(given(TARGETS[target])(_try))
    fuzz: Callable[[bytes], object] = tried.hypothesis.fuzz_one_input
    return fuzz


def _try(attempt: Attempt) -> None:
    wrong = confirmed(attempt)
    if wrong is not None:
        kept, said = Path(gettempdir()) / f"not-as-promised.{type(attempt).__name__}.json", to_json(attempt)
        kept.write_text(said, encoding="utf-8")
        raise Found(f"{wrong}; the input is kept in {kept} and begins with {said[:500]}")
