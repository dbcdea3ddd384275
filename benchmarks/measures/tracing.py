"""What it costs to keep everything that was worked out on the way, for the explanation."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.by_hand import by_hand
from benchmarks.figures import Figure
from benchmarks.pacing import over, ratio
from benchmarks.town import buildings, compiled, town


def figures() -> Iterator[Figure]:
    """Yield the speed of the compiled sums that keep all intermediates, as a part of the speed by hand without any."""
    values = [building.values for building in buildings(500)]
    yardstick = over(by_hand, values)
    yield Figure(
        asked="speed of the compiled function with all intermediates, as a part of the speed by hand without",
        measured=ratio(
            yardstick, over(compiled(town()).traced, [(*each, town().first_day) for each in values])
        ),
        chance=ratio(yardstick, yardstick),
        at_least=0.9,
    )
