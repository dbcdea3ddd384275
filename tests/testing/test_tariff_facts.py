"""Facts for rule authors: legal ones are priced, wrong ones refused for what is wrong, both often at the edges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from qom_permits.city import shipped
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.facts import by_name
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import plain_facts
from qom_permits.testing.tariff_facts import cases
from qom_permits.testing.tariff_landmarks import landmarks
from qom_permits.testing.tariffs import facts, invalid_facts

TARIFFS = Path(shipped.__file__).parent / "tariffs"
FEW = settings(max_examples=50)

BANDS = """
[tables.band]
cite = "1"
unit = "USD/m2"
columns = ["area <=", "value"]
rows = [["60", "0.25"], ["100", "0.50"]]
"""
KINDS = """
[rates.least_area]
value = "10"
unit = "m2"
cite = "1"

[rates.longest]
value = "10"
unit = "m"
cite = "1"

[inputs.use]
type = "choice"
options = ["homes", "shops"]

[inputs.shops]
type = "count"
min = 1
max = 9
when = "use == 'shops' and area > least_area"
default = 1

[inputs.paid]
type = "money"
min = 0
max = 100
default = 0

[inputs.begun]
type = "date"

[inputs.ended]
type = "date"

[inputs.sides]
type = "list"
at_most = 2

[inputs.sides.each.length]
type = "number"
unit = "m"
places = 1
min = "0.5"
max = 20

[inputs.sides.each.is_open]
type = "flag"
default = false

[inputs.sides.each.height]
type = "number"
unit = "m"
min = 1
max = 5
when = "is_open or length > longest"
default = 1

[tables.zone]
cite = "1"
unit = "1"
columns = ["place", "use", "value"]
rows = [["north یک", "homes", "1"], ["south", "shops", "2"]]

[inputs.place]
type = "text"
"""
EVERYTHING = (
    "zone(place, use) * shops * fee * area + paid * 0 + dollar * months(begun, ended)"
    " + sum_over(sides, divide(dollar, 1, 2) if length * height > 0 else 0) * 0"
)


@pytest.mark.parametrize("name", shipped.shipped_tariffs())
def test_facts_of_shipped_tariffs_are_priced(name: str) -> None:
    """Whatever is drawn is legal and covered."""
    tariff = shipped.tariff_file(TARIFFS / name)

    @FEW
    @given(facts(tariff))
    def each(drawn: dict[str, Any]) -> None:
        tariff.assess(drawn)

    each()


@pytest.mark.parametrize("name", shipped.shipped_tariffs())
def test_wrong_facts_of_shipped_tariffs_are_refused(name: str) -> None:
    """With the one code they deserve, at the place they have it."""
    tariff = shipped.tariff_file(TARIFFS / name)

    @FEW
    @given(invalid_facts(tariff))
    def each(wrong: Any) -> None:
        with pytest.raises(BadTariff) as caught:
            tariff.assess(wrong.facts)

        assert {(wrong.code, wrong.where)} == {(fault.code, fault.where) for fault in caught.value.faults}

    each()


def test_every_type_is_drawn(small: Callable[..., Tariff]) -> None:
    """Conditional inputs, in items too, are given exactly when they are asked, days in their order."""
    tariff = small(EVERYTHING, KINDS)

    @settings(max_examples=150)
    @given(facts(tariff))
    def each(drawn: dict[str, Any]) -> None:
        kept = by_name(tariff.assess(drawn).facts)
        is_asked = kept["use"] == "shops" and Fraction(str(kept["area"])) > 10

        assert is_asked == ("shops" in kept)
        assert str(kept["begun"]) <= str(kept["ended"])

    each()


FORMS: dict[str, Callable[[Any], bool]] = {
    "a Decimal": lambda drawn: isinstance(drawn["area"], Decimal),
    "an int": lambda drawn: isinstance(drawn["area"], int),
    "Persian digits": lambda drawn: isinstance(drawn["area"], str) and drawn["area"][0] in "۰۱۲۳۴۵۶۷۸۹",
    "a day": lambda drawn: isinstance(drawn["begun"], date),
    "Arabic letters": lambda drawn: "ي" in drawn["place"],
    "a flat list": lambda drawn: "sides.2.length" in drawn,
    "an empty list": lambda drawn: drawn.get("sides") == [],
    "an item asked more": lambda drawn: any("height" in side for side in drawn.get("sides", ())),
    "an item asked less": lambda drawn: any("height" not in side for side in drawn.get("sides", ())),
    "a default left out": lambda drawn: "paid" not in drawn and "sides" not in drawn,
    "a default put aside": lambda drawn: "paid" in drawn,
    "a condition that holds": lambda drawn: "shops" in drawn,
    "a condition that does not": lambda drawn: drawn["use"] == "shops" and "shops" not in drawn,
}


@pytest.mark.parametrize("wanted", FORMS.values(), ids=FORMS)
def test_facts_come_in_every_form(small: Callable[..., Tariff], wanted: Callable[[Any], bool]) -> None:
    """Numbers as text of two scripts, int and `Decimal`, lists as lists and flat, what may be left out left out."""
    find(facts(small(EVERYTHING, KINDS)), wanted, settings=settings(max_examples=2000, database=None))


@pytest.mark.parametrize("edge", ["0", "0.1", "59.9", "60", "60.1", "99.9", "100"])
def test_facts_go_to_the_edges_often(small: Callable[..., Tariff], edge: str) -> None:
    """Each edge of a band, each end of the range, and the next number on either side, as far as it is covered."""
    drawn = facts(small("band(area) * area", BANDS))

    find(
        drawn,
        lambda found: number(found) == Fraction(edge),
        settings=settings(max_examples=300, database=None),
    )


def test_facts_shrink_to_the_smallest(small: Callable[..., Tariff]) -> None:
    """The smallest is written plainly, and what may be left out is."""
    found = find(
        facts(small(EVERYTHING, KINDS)),
        lambda drawn: number(drawn) > 60,
        settings=settings(max_examples=2000, database=None),
    )

    assert {"area", "use", "begun", "ended", "place"} == set(found) - {"shops"}
    assert Fraction("60.1") == number(found)


def test_thresholds_in_formulas_are_landmarks(small: Callable[..., Tariff]) -> None:
    """Comparisons, `over`, `min` and steps, with literals and rates, through quantities; in the input's unit only."""
    more = """
[quantities]
large = { formula = "over(area, edge)", cite = "1" }
[inputs.floors]
type = "count"
min = 1
max = 50
"""
    rates = '[rates.edge]\nvalue = "250"\nunit = "m2"\ncite = "1"\n'
    tariff = small(
        "fee * large if floors > 7 and 2 * area > edge else dollar * started(area, edge)", more, rates
    )
    known = landmarks(tariff)

    assert {Fraction("249.9"), Fraction(250), Fraction("250.1")} <= set(known["area"])
    assert (1, 2, 6, 7, 8, 49, 50) == known["floors"]


def test_days_have_the_days_beside_them_as_landmarks(small: Callable[..., Tariff]) -> None:
    """Those of tables and defaults; what is one of several is a landmark too."""
    tables = """
[inputs.begun]
type = "date"
default = "2024-02-01"
[tables.price]
cite = "1"
unit = "USD"
columns = ["begun <", "value"]
rows = [["2024-03-01", "1"], ["", "2"]]
[inputs.place]
type = "text"
"""
    known = landmarks(small("price(begun) if place in ('north', 'south') else 0", tables))

    assert ("2024-01-31", "2024-02-01", "2024-02-02", "2024-02-29", "2024-03-01", "2024-03-02") == tuple(
        str(day) for day in known["begun"]
    )
    assert ("north", "south") == known["place"]


def test_facts_are_told_as_a_command_line_takes_them(old_town: Tariff) -> None:
    """What none could say is told as Python says it."""
    told = plain_facts(
        {
            "a": True,
            "b": Decimal("1.50"),
            "c": date(2020, 3, 20),
            "d": " x ",
            "e": None,  # type: ignore[dict-item] # wrong facts are told too
            "f": [{"g": "1"}, {"g": 2}],
        },
        old_town,
    )

    assert {
        "a": "true",
        "b": "1.50",
        "c": "1399-01-01",
        "d": "' x '",
        "e": "None",
        "f.1.g": "1",
        "f.2.g": "2",
    } == told


def test_what_no_table_covers_is_drawn_only_when_asked_for(small: Callable[..., Tariff]) -> None:
    """It is legal, and the fault is `not-covered`."""
    tariff = small("band(area) * area", BANDS)
    beyond = find(facts(tariff, uncovered_too=True), lambda drawn: number(drawn) > 100)

    with pytest.raises(BadTariff) as caught:
        tariff.assess(beyond)
    assert {"not-covered"} == {fault.code for fault in caught.value.faults}


def test_days_are_those_of_the_tariff(small: Callable[..., Tariff]) -> None:
    """The first and the last are among them."""
    tariff = small("fee * area")

    @FEW
    @given(cases(tariff))
    def each(case: Any) -> None:
        assert tariff.covers(case.on)

    each()
    for day in (tariff.first_day, tariff.last_day):
        assert day == find(cases(tariff), lambda case, day=day: case.on == day).on  # type: ignore[misc]  # the day of this turn


@given(st.data())
@FEW
def test_facts_given_are_kept(old_town: Tariff, data: st.DataObject) -> None:
    """What *where* says is said in every case, and nothing that only others are asked."""
    case = data.draw(cases(old_town, where={"use": "commercial", "floor_area": "77"}, always=("shops",)))

    assert ("commercial", "77") == (case.facts["use"], case.facts["floor_area"])
    assert "shops" in case.facts


def number(drawn: dict[str, Any]) -> Fraction:
    """Return the area in *drawn*, in whatever form it came."""
    return Fraction(str(drawn["area"]).translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹٫", "0123456789.")))
