"""What it costs to say why: an explanation made and rendered in Persian, against making the bill."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.pacing import over, ratio
from benchmarks.town import buildings, town

from qom_permits.domain.assessments import Assessment


def figures() -> Iterator[Figure]:
    """Yield the time of an explanation in times of `tariff.assess`."""
    said = [(building.said,) for building in buildings(50)]
    assess = over(town().assess, said)
    explain = over(_explained, [(town().assess(facts),) for (facts,) in said])
    yield Figure(
        asked='`str(bill.explain("fa"))` in times of `tariff.assess(facts)`',
        measured=ratio(explain, assess),
        chance=ratio(assess, assess),
        below=10,
    )


def _explained(bill: Assessment) -> str:
    return str(bill.explain("fa"))
