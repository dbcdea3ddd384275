"""How fast a bill is: facts checked and converted, `Assessment` out, against the bare sums written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.by_hand import by_hand
from benchmarks.figures import Figure
from benchmarks.pacing import over, ratio
from benchmarks.town import buildings, town


def figures() -> Iterator[Figure]:
    """Yield the speed of `tariff.assess` as a part of the speed by hand."""
    assess = over(town().assess, [(building.said,) for building in buildings(500)])
    yardstick = over(by_hand, [building.values for building in buildings(500)])
    yield Figure(
        asked="speed of `tariff.assess(facts)`, `Assessment` out, as a part of the speed by hand",
        measured=ratio(yardstick, assess),
        chance=ratio(yardstick, yardstick),
        at_least=0.25,
    )
