"""The fee of `town.toml` as a tax and benefit system of OpenFisca: its numbers are parameters, its lines variables."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.town import TEXT, Said
from numpy import ceil, floor, maximum, minimum, where
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEAR = "2025"
BUILDING = Entity("building", "buildings", "A building", "")
TOWN = tomllib.loads(TEXT)
USES = Enum("USES", {use: use for use in TOWN["inputs"]["use"]["options"]})

Array = Any
Formula = Callable[[Any, Any, Any], Array]


def value(building: Any, period: Any, parameters: Any) -> Array:
    """Return the value of a square metre in the zone."""
    return parameters(period).zone_value[building("zone", period)]


def charged_area(building: Any, period: Any, parameters: Any) -> Array:
    """Return the area less the credit for parking."""
    credit = parameters(period).parking_credit * building("parking", period)
    return maximum(building("floor_area", period) - credit, 0)


def spaces_short(building: Any, period: Any, parameters: Any) -> Array:
    """Return how many spaces are short."""
    spaces = ceil(building("floor_area", period) / parameters(period).area_per_space)
    return maximum(spaces - building("parking", period), 0)


def floor_charge(building: Any, period: Any, parameters: Any) -> Array:
    """Return the charge by area, at least that of the band."""
    area, rates = building("floor_area", period), parameters(period)
    charge = rates.share.calc(area, right=True) * building("value", period) * building("charged_area", period)
    return _half_up(maximum(charge, rates.least.calc(area, right=True) * area))


def commercial_charge(building: Any, period: Any, parameters: Any) -> Array:
    """Return the charge on shops, half of it on offices."""
    use, full = building("use", period), parameters(period).commercial_rate
    rate = where(use == USES.commercial, full, full / 2)
    charge = _half_up(rate * building("value", period) * building("floor_area", period))
    return where(use == USES.residential, 0, charge)


def balcony_charge(building: Any, period: Any, parameters: Any) -> Array:
    """Return the charge on balconies."""
    rate = parameters(period).balcony_rate
    return _half_up(rate * building("value", period) * building("balcony_area", period))


def parking_charge(building: Any, period: Any, parameters: Any) -> Array:
    """Return the charge on spaces that are short, with its cap."""
    rates = parameters(period)
    charge = building("value", period) * rates.space_area * building("spaces_short", period)
    return _half_up(minimum(charge, rates.shortage_most))


def frontage_charge(building: Any, period: Any, parameters: Any) -> Array:
    """Return the charge on a front wider than six metres."""
    rates = parameters(period)
    wide = maximum(building("frontage", period) - rates.narrow_front, 0)
    return _half_up(rates.frontage_rate * building("value", period) * wide)


def charges_on_building(building: Any, period: Any, _: Any) -> Array:
    """Return the charges the fire service has its share of."""
    charges = building("floor_charge", period) + building("commercial_charge", period)
    return charges + building("balcony_charge", period)


def fire(building: Any, period: Any, parameters: Any) -> Array:
    """Return the fire service's share."""
    return _half_up(parameters(period).fire_share * building("charges_on_building", period))


def veterans(building: Any, period: Any, parameters: Any) -> Array:
    """Return what is taken off for a veteran's dwelling."""
    area = building("floor_area", period)
    exempt = building("floor_charge", period) * minimum(area, parameters(period).exempt_area) / area
    applies = building("is_veteran", period) * (building("use", period) == USES.residential)
    return where(applies, _half_up(exempt), 0)


def total(building: Any, period: Any, _: Any) -> Array:
    """Return the sum, rounded down to a thousand."""
    charges = building("charges_on_building", period) + building("parking_charge", period)
    charges = charges + building("frontage_charge", period) + building("fire", period)
    return floor((charges - building("veterans", period)) / 1000) * 1000


LINES = (
    value, charged_area, spaces_short, floor_charge, commercial_charge, balcony_charge, parking_charge,
    frontage_charge, charges_on_building, fire, veterans, total,
)  # fmt: skip
ASKED: dict[str, type] = {
    "floor_area": float, "zone": str, "frontage": float, "balcony_area": float, "parking": int, "is_veteran": bool,
}  # fmt: skip


def system() -> TaxBenefitSystem:
    """Return the fee as a system that simulations are made with."""
    made = TaxBenefitSystem([BUILDING])
    made.parameters = _parameters()
    made.add_variables(
        *(_variable(name, kind) for name, kind in ASKED.items()),
        _variable("use", Enum, possible_values=USES, default_value=USES.residential),
        *(_variable(formula.__name__, float, formula=formula) for formula in LINES),
    )
    return made


def situation(said: Said) -> dict[str, dict[str, object]]:
    """Return what is *said* as a simulation takes it."""
    measures = {name for name, kind in ASKED.items() if kind is float}
    facts = {name: float(given) if name in measures else given for name, given in said.items()}
    return {name: {YEAR: given} for name, given in (facts | {"zone": f"z{said['zone']}"}).items()}


def _half_up(amount: Array) -> Array:
    return floor(amount + 0.5)


def _variable(name: str, kind: type, **more: object) -> type[Variable]:
    said = {"value_type": kind, "entity": BUILDING, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), said | more)


def _parameters() -> ParameterNode:
    tables = TOWN["tables"]
    return ParameterNode(
        data={
            **{name: _dated(rate["value"]) for name, rate in TOWN["rates"].items()},
            "zone_value": {f"z{zone}": _dated(worth) for zone, worth in tables["zone_value"]["rows"]},
            "share": _scale(tables["band"]["rows"], 1),
            "least": _scale(tables["band"]["rows"], 2),
        }
    )


def _scale(rows: Sequence[Sequence[str]], column: int) -> dict[str, object]:
    """Return a column of bands as the amounts of a scale, each from the edge of the one before."""
    froms = ["0", *(row[0] for row in rows[:-1])]
    brackets = [
        {"threshold": _dated(edge)["values"], "amount": _dated(row[column])["values"]}
        for edge, row in zip(froms, rows, strict=True)
    ]
    return {"brackets": brackets, "metadata": {"type": "single_amount"}}


def _dated(number: str) -> dict[str, object]:
    return {"values": {f"{YEAR}-01-01": {"value": float(number)}}}
