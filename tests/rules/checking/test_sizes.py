"""The checker tells by the ranges of the inputs what never holds, what can be negative and what passes all bounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.city.profiles import SHIPPED

from qom_permits.city.shipped import shipped_tariffs, tariffs_in
from qom_permits.domain.fault import Fault
from qom_permits.rules.checking.checker import check
from qom_permits.rules.tariff import Tariff

Warned = Callable[..., list[Fault]]

CODES = ("never-holds", "can-be-negative", "past-2-63")
INPUTS = """[inputs]
x = { type = "number", unit = "m2", places = 2, min = "-1", max = "1000" }
free = { type = "number", unit = "m2", places = 2, min = 0, max = "1000" }
paid = { type = "money", min = 0, max = "9000000000000000000" }
worth = { type = "money", min = 0, max = "9999999999999999999999999999999999999999" }
n = { type = "count", min = 0, max = 9 }
"""
CHARGE = """[[charges]]
id = "{}"
title = {{ en = "Charge {}", fa = "عوارض" }}
cite = "1"
formula = "{}"
"""
RELIEF = """[[reliefs]]
id = "off"
title = {{ en = "Off", fa = "کم" }}
cite = "1"
on = ["levy"]
when = "{}"
share = "1"
"""


@pytest.fixture(scope="session")
def warned(small: Callable[..., str], load: Callable[..., Tariff]) -> Warned:
    """Return what says the warnings about sizes of a small tariff."""

    def warned(*formula: str, **sections: str) -> list[Fault]:
        found = check(load(small(*formula, **{"inputs": INPUTS, **sections})))
        return [fault for fault in found.warnings if fault.code in CODES]

    return warned


def told(faults: list[Fault]) -> list[tuple[str, str]]:
    """Return the code and place of each of *faults*."""
    return [(fault.code, fault.where) for fault in faults]


@pytest.mark.parametrize("name", shipped_tariffs())
def test_no_shipped_tariff_can_charge_less_than_nothing_or_past_all_bounds(name: str) -> None:
    """And every condition in one can hold."""
    found = check(tariffs_in(SHIPPED / "tariffs")(name))

    assert [] == [fault for fault in found.warnings if fault.code in CODES]


def test_a_condition_that_can_never_hold_is_told_with_its_place(warned: Warned) -> None:
    """That of a charge, of a relief, of an input."""
    inputs = 'more = { type = "count", min = 0, max = 9, when = "n < 0", default = 0 }\n'
    faults = warned("paid", 'when = "n > 9"', inputs=INPUTS + inputs, reliefs=RELIEF.format("more > 0"))

    assert [
        ("never-holds", "inputs.more.when"),
        ("never-holds", "charges.levy.when"),
        ("never-holds", "reliefs.off.when"),
    ] == told(faults)
    assert "Levy never applies: no facts within the ranges of the inputs fulfil 'n > 9'" == faults[1].text.en
    assert "more never applies" in faults[0].text.en
    assert "هرگز به کار نمی‌آید" in faults[0].text.fa


def test_a_condition_that_holds_for_some_facts_is_not_told(warned: Warned) -> None:
    """For one number of all, too."""
    assert [] == warned("paid", 'when = "n == 9"', reliefs=RELIEF.format("n < 1 and paid <= 0"))


def test_a_charge_that_can_be_negative_is_told_with_how_low_it_can_be(warned: Warned) -> None:
    """By the ranges of its inputs, after rounding."""
    (fault,) = warned("per_m2 * (x - 2 * free)")

    assert ("can-be-negative", "charges.levy") == (fault.code, fault.where)
    assert "Levy could come down to −2,001 rial, by the ranges of its inputs" == fault.text.en
    assert "−۲٬۰۰۱ ریال" in fault.text.fa


@pytest.mark.parametrize(
    ("formula", "more"),
    [
        ("per_m2 * over(x, free)", ""),
        ("per_m2 * max(x, 0)", ""),
        ("per_m2 * (x - free if x > free else 0)", ""),
        ("per_m2 * (x - min(x, free))", ""),
        ("per_m2 * (x - free)", 'when = "x > free"'),
        ("per_m2 * x", 'when = "x > 0"'),
        ("per_m2 * x", 'at_least = "0"'),
        ("per_m2 * (free - x)", 'when = "x < 0"'),
        ("per_m2 * excess", 'when = "excess > 0"'),
        ("per_m2 * excess", 'when = "x >= free"'),
        ("per_m2 * divide(free, n, 2)", ""),
    ],
)
def test_what_is_kept_from_going_below_nothing_is_not_told(warned: Warned, formula: str, more: str) -> None:
    """By a function, a bound or a condition, in the formula or through a quantity."""
    quantities = '[quantities]\nexcess = { formula = "x - free", cite = "1" }\n'

    assert [] == told(warned(formula, *filter(None, [more]), quantities=quantities, rates=RATES))


RATES = '[rates]\nper_m2 = { value = "1", unit = "IRR/m2", cite = "1" }\n'


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("2 * paid", "Levy could come to 18,000,000,000,000,000,000 rial, past 2⁶³ in minor units"),
        ("-2 * paid", "Levy could come to −18,000,000,000,000,000,000 rial, past 2⁶³ in minor units"),
        ("10 * worth", "Levy could come to (a number of more than 40 digits), past 2⁶³ in minor units"),
        ("-10 * worth", "Levy could come to −(a number of more than 40 digits), past 2⁶³ in minor units"),
    ],
)
def test_an_amount_that_could_pass_what_64_bits_hold_is_told(warned: Warned, formula: str, text: str) -> None:
    """With how much it could be; a longer number is not written out."""
    (fault,) = [fault for fault in warned(formula) if fault.code == "past-2-63"]

    assert "charges.levy" == fault.where
    assert fault.text.en.startswith(text)
    assert "۲⁶³" in fault.text.fa


def test_amounts_are_counted_in_minor_units(warned: Warned) -> None:
    """A hundredth of the amount is too much where there are a hundred cents."""
    tariff = """[tariff]
id = "small"
title = { en = "Small", fa = "کوچک" }
currency = "USD"
money_places = 2
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "a test"
"""
    rates = '[rates]\ncent = { value = "0.01", unit = "1", cite = "1" }\n'

    assert ["past-2-63"] == [fault.code for fault in warned("paid * 2 * cent", tariff=tariff, rates=rates)]
    assert [] == warned("paid * cent", tariff=tariff, rates=rates)


@pytest.mark.parametrize("total", ["", '\ntotal = { step = "1000", mode = "up" }'])
def test_the_total_is_told_only_where_no_charge_alone_is_too_large(warned: Warned, total: str) -> None:
    """Two that fit can be too much together."""
    charges = [CHARGE.format(name, name, "paid") for name in ("one", "other")]
    rounding = '[rounding]\nline = { step = "1", mode = "half-up" }' + total

    assert [("past-2-63", "total")] == told(warned(charges="\n".join(charges), rounding=rounding))
    assert [("past-2-63", "charges.more")] == told(
        warned(charges="\n".join([*charges, CHARGE.format("more", "more", "2 * paid")]))
    )
