"""The table of `make bench` says what was measured, what it was to be, and where that was missed."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from benchmarks.figures import Figure, table
from benchmarks.run import MEASURES


def _line(figure: Figure) -> list[str]:
    *_, line = table([figure])
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_line_says_figure_target_and_chance() -> None:
    """A ratio that is what it is to be."""
    figure = Figure(asked="speed", measured=0.96, chance=1.004, at_least=0.95)

    assert ["0.96", "≥ 0.95", "1.00", "", "speed"] == _line(figure)


@pytest.mark.parametrize(
    "figure",
    [Figure(asked="speed", measured=0.949, at_least=0.95), Figure(asked="time", measured=10, below=10)],
    ids=["at least", "below"],
)
def test_a_target_that_is_missed_is_told(figure: Figure) -> None:
    """As fast as the least is enough; below does not mean at."""
    assert not figure.is_reached
    assert "missed" == _line(figure)[3]


def test_a_time_has_its_unit() -> None:
    """Where a figure is no ratio, its target is none either, and there is no yardstick."""
    assert ["12.30 ms", "< 50 ms", "", "", "loading"] == _line(
        Figure(asked="loading", measured=12.3, below=50, unit="ms")
    )


def test_a_figure_without_target_is_only_told() -> None:
    """It can miss nothing."""
    assert ["0.0042", "", "", "", "import"] == _line(Figure(asked="import", measured=0.0042))


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_has_its_file(name: str) -> None:
    """What `make bench` runs is there; it is not imported, as it may compare with what is not installed."""
    assert find_spec(f"benchmarks.measures.{name}") is not None
