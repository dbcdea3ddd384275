"""How fast a bill is: facts checked and converted, `Assessment` out, against the bare sums written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.by_hand import by_hand
from benchmarks.figures import Figure
from benchmarks.pacing import over, ratio
from benchmarks.town import Said, buildings, town

from qom_permits.domain.assessments import LineItem


def figures() -> Iterator[Figure]:
    """Yield the speed of `tariff.assess` as a part of the speed by hand, and that of a bill whose lines are read."""
    said = [(building.said,) for building in buildings(500)]
    yardstick = over(by_hand, [building.values for building in buildings(500)])
    chance = ratio(yardstick, yardstick)
    yield Figure(
        asked="speed of `tariff.assess(facts)`, `Assessment` out, as a part of the speed by hand",
        measured=ratio(yardstick, over(town().assess, said)),
        chance=chance,
        at_least=0.25,
    )
    yield Figure(
        asked="the same with the lines of the `Assessment` looked at",
        measured=ratio(yardstick, over(_lines, said)),
        chance=chance,
    )


def _lines(said: Said) -> tuple[LineItem, ...]:
    return town().assess(said).lines
