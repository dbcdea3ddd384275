"""Agreement: before anything is timed, all that is timed must come to the same lines and the same total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from benchmarks.by_hand import by_hand
from benchmarks.town import Building, Said, compiled

from qom_permits.domain.assessments import Assessment
from qom_permits.rules.compiling.compiled import Compiled
from qom_permits.rules.reckoning.billing import Bill
from qom_permits.rules.tariff import Tariff

NAMES = (
    "floor_charge",
    "commercial_charge",
    "balcony_charge",
    "parking_charge",
    "frontage_charge",
    "fire",
    "veterans",
    "rounding",
)

Reading = Callable[[Building], tuple[int | None, ...]]
"""What says all lines and the total of a building."""


def differences(readings: dict[str, Reading], buildings: Iterable[Building]) -> Iterator[str]:
    """Yield each building of which one of *readings* says other amounts than by hand."""
    for building in buildings:
        expected = by_hand(*building.values)
        for name, reading in readings.items():
            if (told := reading(building)) != expected:
                yield f"{name} says {told}, by hand it is {expected}, for {building.said}"


def readings(tariff: Tariff) -> dict[str, Reading]:
    """Return each way to a bill of *tariff*, by name."""
    code, day = compiled(tariff), tariff.first_day
    return {
        "the reference": lambda building: referred(tariff, building.said),
        "the compiled function": lambda building: code.sums(*building.values, day),
        "the same with all intermediates": lambda building: traced(code, building, day),
        "the compiled reading of facts": lambda building: code.sums(*code.read(building.said), day),
        "assess": lambda building: billed(tariff.assess(building.said)),
    }


def traced(code: Compiled, building: Building, day: date) -> tuple[int | None, ...]:
    """Return the same lines by the function that tells its intermediates after them."""
    told: tuple[int | None, ...] = code.traced(*building.values, day)
    return told[: len(NAMES) + 1]


def billed(assessment: Assessment) -> tuple[int | None, ...]:
    """Return the lines of *assessment* in the order they have by hand, and its total."""
    amounts = {line.id: line.amount.amount for line in assessment.lines}
    if "veterans" in amounts:
        amounts["veterans"] *= -1  # printed as a negative line; by hand it is what is taken off
    return (*(amounts.get(name) for name in NAMES), assessment.total.amount)


def referred(tariff: Tariff, said: Said) -> tuple[int | None, ...]:
    """Return the same by the reference interpreter, over fractions."""
    interpreter, _ = tariff.reckoning(said, tariff.first_day)
    bill = tariff.bill(interpreter)
    amounts = dict(_amounts(bill))
    return (*(amounts.get(name) for name in NAMES), int(bill.total))


def _amounts(bill: Bill) -> Iterator[tuple[str, int]]:
    yield from ((line.charge.id, int(bill.amount(line))) for line in bill.lines)
    yield from ((line.relief.id, int(line.taken)) for line in bill.reliefs)
    if bill.into is None and bill.remainder:
        yield "rounding", int(bill.remainder)
