"""Ratios are taken from pairs run in turn, by a clock that can be any."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.pacing import FEWEST, MOST, TIME, fastest, over, ratio


class Hours:
    """A clock that goes only when a run says how long it takes."""

    def __init__(self) -> None:
        self.now = 0
        self.order: list[str] = []

    def __call__(self) -> int:
        """Return what it shows now."""
        return self.now

    def run(self, name: str, *times: int) -> Callable[[], None]:
        """Return a run that takes each of *times* in its turn, and the last of them from then on."""
        waiting = list(times)

        def run() -> None:
            self.order.append(name)
            self.now += waiting.pop(0) if len(waiting) > 1 else waiting[0]

        return run


def test_a_run_goes_over_all_that_is_given() -> None:
    """Each tuple given is what the function is called with."""
    seen: list[tuple[int, str]] = []
    over(lambda number, word: seen.append((number, word)), [(1, "a"), (2, "b")])()

    assert [(1, "a"), (2, "b")] == seen


def test_the_ratio_is_that_of_measured_to_yardstick() -> None:
    """What takes three times as long is 3."""
    clock = Hours()

    assert 3 == ratio(clock.run("measured", 30), clock.run("yardstick", 10), clock)


def test_a_run_that_stumbles_does_not_count() -> None:
    """The median leaves out the pair in which the machine did something else; the first two never count."""
    clock = Hours()
    measured = clock.run("measured", 999, 99, 20, 9000, 20)

    assert 2 == ratio(measured, clock.run("yardstick", 10), clock)


def test_who_goes_first_changes_from_pair_to_pair() -> None:
    """So that neither always finds the other's caches."""
    clock = Hours()
    ratio(clock.run("measured", TIME), clock.run("yardstick", TIME), clock)

    assert ["measured", "yardstick"] * 3 + ["yardstick", "measured"] == clock.order[:8]


@pytest.mark.parametrize(
    ("time", "pairs"), [(TIME, FEWEST), (1, MOST), (TIME // 100, 50)], ids=["slow", "quick", "between"]
)
def test_as_many_pairs_are_run_as_there_is_time_for(time: int, pairs: int) -> None:
    """A slow measure is still run often enough, a quick one not for ever."""
    clock = Hours()
    ratio(clock.run("measured", time), clock.run("yardstick", time), clock)

    assert 2 + pairs == clock.order.count("measured")


def test_a_time_is_that_of_the_fastest_run() -> None:
    """What the machine did beside only ever makes a run slower."""
    clock = Hours()

    assert 7 == fastest(clock.run("measured", 9, 7, 8), clock)
