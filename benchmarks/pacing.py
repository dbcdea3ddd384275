"""Pacing: what is measured and its yardstick run in turn, and the median of the ratios of the pairs is what counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter_ns
from typing import TypeVarTuple

Arguments = TypeVarTuple("Arguments")

Run = Callable[[], object]
Clock = Callable[[], int]

FEWEST, MOST = 15, 401
"""How many pairs are run: as many as fit into the time for one ratio, within these."""

TIME = 2_000_000_000
"""Nanoseconds for one ratio."""


def over(function: Callable[[*Arguments], object], given: Sequence[tuple[*Arguments]]) -> Run:
    """Return a run of *function* over all that is *given*."""

    def run() -> None:
        for arguments in given:
            function(*arguments)

    return run


def ratio(measured: Run, yardstick: Run, clock: Clock = perf_counter_ns) -> float:
    """Return how many times longer *measured* takes than *yardstick*.

    The first pair only fills the caches, and the second says how many more there is time for; which of the two goes
    first changes from pair to pair.
    """
    _pair(measured, yardstick, clock)
    one = sum(_pair(measured, yardstick, clock))
    ratios = []
    for number in range(min(max(TIME // max(one, 1), FEWEST), MOST)):
        if number % 2:
            base, time = _pair(yardstick, measured, clock)
        else:
            time, base = _pair(measured, yardstick, clock)
        ratios.append(time / base)
    return median(ratios)


def fastest(run: Run, clock: Clock = perf_counter_ns) -> int:
    """Return the nanoseconds of the fastest of some runs, where a time is asked for and not a ratio."""
    return min(_time(run, clock) for _ in range(FEWEST))


def _pair(one: Run, other: Run, clock: Clock) -> tuple[int, int]:
    return _time(one, clock), _time(other, clock)


def _time(run: Run, clock: Clock) -> int:
    start = clock()
    run()
    return clock() - start
