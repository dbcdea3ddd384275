"""Published tariffs of real towns: what each prints comes out, to the rial."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]

COMPLEX = """[inputs]
value = { type = "number", unit = "IRR/m2", min = 0, max = 1000000 }
total_area = { type = "number", unit = "m2", places = 2, min = 1, max = 100000 }
asked_area = { type = "number", unit = "m2", places = 2, min = 1, max = 100000 }
units = { type = "count", min = 2, max = 1000 }
[rates]
hundred = { value = 100, unit = "m2", cite = "note" }
[tables.share]
cite = "Tehran 1393, Mashhad 1399"
unit = "1"
columns = ["asked_area <=", "value"]
rows = [["200", "0.15"], ["400", "0.20"], ["600", "0.25"], ["", "0.30"]]
"""
FLOORS = """[inputs.value]
type = "number"
unit = "IRR/m2"
min = 0
max = 1000000
[inputs.shops]
type = "list"
at_most = 40
[inputs.shops.each]
area = { type = "number", unit = "m2", places = 2, min = 0, max = 10000 }
floor = { type = "choice", options = ["basement", "ground", "first", "second", "third"] }
frontage = { type = "number", unit = "m", places = 2, min = 0, max = 100 }
height = { type = "number", unit = "m", places = 2, min = 0, max = 20 }
units = { type = "count", min = 1, max = 100 }
[rates]
permitted_frontage = { value = 3, unit = "m", cite = "54791" }
permitted_height = { value = 4, unit = "m", cite = "54791" }
per_metre = { value = "0.1", unit = "1/m", cite = "54791" }
[tables.levy_share]
cite = "54791"
unit = "1"
columns = ["floor", "value"]
rows = [["ground", "1.00"], ["basement", "0.60"], ["first", "0.50"], ["second", "0.45"], ["third", "0.35"]]
[tables.density]
cite = "Nasirshahr"
unit = "1"
columns = ["floor", "value"]
rows = [["basement", 0], ["ground", 5], ["first", 6], ["second", 6], ["third", 7]]
"""
SHORTAGE = """[inputs]
value = { type = "number", unit = "IRR/m2", min = 0, max = 1000000 }
missing = { type = "count", unit = "space", min = 0, max = 100 }
[rates]
space = { value = 25, unit = "m2/space", cite = "14614" }
one = { value = 1, unit = "space", cite = "14614" }
"""
EXTRA = """[inputs]
value = { type = "number", unit = "IRR/m2", min = 0, max = 1000000 }
zone = { type = "count", min = 1, max = 11 }
area = { type = "number", unit = "m2", places = 2, min = 0, max = 1000 }
[rates]
cap = { value = 3000000, unit = "IRR/m2", cite = "14615" }
[tables.times]
cite = "14615"
unit = "1"
columns = ["zone", "value"]
rows = [[3, 25], [4, 25], [5, 25], [6, 25], [2, 35], [7, 35], [8, 35], [10, 35], [1, 45], [9, 45], [11, 45]]
"""
RENEWAL = """[inputs]
year = { type = "count", min = 1, max = 20 }
paid = { type = "money", min = 0, max = 100000000000 }
now = { type = "money", min = 0, max = 100000000000 }
[rates]
first = { value = "0.1", cite = "173" }
later = { value = "0.2", cite = "173" }
"""


def priced(small: Small, load: Load, formula: str, inputs: str, facts: Mapping[str, object]) -> int:
    """Return what *formula* charges for *facts*."""
    tariff = load(small(formula, inputs=inputs, rates=""))
    return tariff.assess(facts).total.amount  # type: ignore[arg-type]  # facts of several types


@pytest.mark.parametrize(
    ("total", "asked", "units", "value", "due"),
    [
        ("900", "900", 6, 100_000, 40_500_000), ("400", "400", 4, 100_000, 8_000_000),
        ("401", "401", 4, 100_000, 10_050_063), ("1200", "1200", 10, 48_000, 20_736_000),
    ],
)  # fmt: skip
def test_complexes_come_out(
    small: Small, load: Load, total: str, asked: str, units: int, value: int, due: int
) -> None:
    """The mean area of a unit over a hundred multiplies; half a rial goes up."""
    formula = "divide(total_area * asked_area * share(asked_area) * value, hundred * units)"
    facts = {"total_area": total, "asked_area": asked, "units": units, "value": value}

    assert due == priced(small, load, formula, COMPLEX, facts)


def test_a_building_of_many_floors_is_a_list(small: Small, load: Load) -> None:
    """Tehran's levy on shops by floor, frontage and height; Nasirshahr's density by floor."""
    levy = (
        "sum_over(shops, 5 * value * levy_share(floor) * area * (1 + over(frontage, permitted_frontage) * per_metre"
        " + over(height, permitted_height) * per_metre + units / 10))"
    )
    shop: dict[str, str | int | bool] = {
        "area": 40,
        "floor": "ground",
        "frontage": 5,
        "height": "4.5",
        "units": 2,
    }
    above: dict[str, str | int | bool] = {
        "area": 40,
        "floor": "third",
        "frontage": 3,
        "height": 4,
        "units": 1,
    }
    density = "sum_over(shops, area * value * density(floor))"

    assert 43_500_000 == priced(small, load, levy, FLOORS, {"value": 150_000, "shops": [shop]})
    assert 43_500_000 + 11_550_000 == priced(
        small, load, levy, FLOORS, {"value": 150_000, "shops": [shop, above]}
    )
    assert 22_400_000 == priced(small, load, density, FLOORS, {"value": 80_000, "shops": [above]})


def test_a_parking_shortage_comes_out(small: Small, load: Load) -> None:
    """The first space at 50 times the value, the rest at 70."""
    formula = "value * space * (50 * min(missing, one) + 70 * over(missing, one))"

    assert 60_000_000 == priced(small, load, formula, SHORTAGE, {"missing": 2, "value": 20_000})
    assert 0 == priced(small, load, formula, SHORTAGE, {"missing": 0, "value": 20_000})


@pytest.mark.parametrize(("zone", "due"), [(2, 60_000_000), (3, 50_000_000)])
def test_an_extra_floor_has_a_cap_for_each_metre(small: Small, load: Load, zone: int, due: int) -> None:
    """Three million rial at most."""
    facts = {"zone": zone, "area": 20, "value": 100_000}

    assert due == priced(small, load, "min(times(zone) * value, cap) * area", EXTRA, facts)


@pytest.mark.parametrize(("year", "now", "due"), [(1, 160, 70), (2, 220, 140)])
def test_a_renewal_in_tabriz_comes_out(small: Small, load: Load, year: int, now: int, due: int) -> None:
    """The rise since, and a tenth of what was paid; from the second year on a fifth."""
    formula = "over(now, paid) + (first if year == 1 else later) * paid"

    assert due == priced(small, load, formula, RENEWAL, {"year": year, "paid": 100, "now": now})


def test_a_veteran_pays_nothing_to_120_square_metres(whole_page: str, load: Load) -> None:
    """And of 180 only a third of the charge on them."""
    tariff = load(whole_page)
    facts: dict[str, str | bool] = {
        "use": "residential", "postal_walk": "38186", "street_width": "10", "is_veteran": True,
    }  # fmt: skip
    small_house, large = (tariff.assess({**facts, "floor_area": area}) for area in ("120", "180"))

    assert [604_800, 0, 18_144, -604_800] == [line.amount.amount for line in small_house.lines][:4]
    assert 18_000 == small_house.total.amount
    assert ["floor_charge", "balcony_charge", "fire", "veterans"] == [line.id for line in large.lines]
    assert -1_008_000 == large.lines[3].amount.amount
