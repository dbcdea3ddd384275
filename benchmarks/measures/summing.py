"""How fast the compiled sums are: all lines and the total, against the same written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.by_hand import by_hand
from benchmarks.figures import Figure
from benchmarks.pacing import over, ratio
from benchmarks.town import buildings, compiled, town


def figures() -> Iterator[Figure]:
    """Yield the speed of the compiled sums as a part of the speed by hand."""
    values = [building.values for building in buildings(500)]
    yardstick = over(by_hand, values)
    yield Figure(
        asked="speed of the compiled function, all lines, as a part of the speed by hand",
        measured=ratio(
            yardstick, over(compiled(town()).sums, [(*each, town().first_day) for each in values])
        ),
        chance=ratio(yardstick, yardstick),
        at_least=0.95,
    )
