"""A bill against the same fee in OpenFisca, a simulation for each building."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.by_hand import by_hand
from benchmarks.figures import Figure
from benchmarks.openfisca_town import YEAR, situation, system
from benchmarks.pacing import over, ratio
from benchmarks.town import buildings, town
from openfisca_core.simulations import SimulationBuilder

Situation = dict[str, dict[str, object]]

DRAWN = buildings(50)


def figures() -> Iterator[Figure]:
    """Yield the time of a simulation built and its total calculated in times of `tariff.assess`."""
    assess = over(town().assess, [(building.said,) for building in DRAWN])
    calculate = _calculate()
    _check(calculate)
    simulations = over(calculate, [(situation(building.said),) for building in DRAWN])
    yield Figure(
        asked="OpenFisca, one building at a time, in times of `tariff.assess(facts)`",
        measured=ratio(simulations, assess),
        chance=ratio(assess, assess),
        at_least=60,
    )


def _calculate() -> Callable[[Situation], float]:
    """Return what builds a simulation, in the shortest of OpenFisca's ways, and asks for the total only."""
    made = system()

    def calculate(facts: Situation) -> float:
        simulation = SimulationBuilder().build_from_dict(made, facts)
        return float(simulation.calculate("total", YEAR)[0])

    return calculate


def _check(calculate: Callable[[Situation], float]) -> None:
    """Hold that OpenFisca comes to the same totals, as far as its 24 bits and a last step of 1,000 allow."""
    for building in DRAWN:
        total, expected = calculate(situation(building.said)), by_hand(*building.values)[-1]
        if abs(total - expected) > 1000 + expected / 500_000:
            raise AssertionError(f"OpenFisca says {total}, by hand it is {expected}, for {building.said}")
