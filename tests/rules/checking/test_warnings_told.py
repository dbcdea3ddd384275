"""What the warnings say: which table, row and input, with the values that are strange."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.checking.checker import check
from qom_permits.rules.tariff import Tariff

INPUTS = """[inputs]
x = { title = { en = "Area", fa = "زیربنا" }, type = "number", unit = "m2", places = 2, min = 0, max = 1000 }
n = { type = "count", min = -100, max = 1000 }
paid = { type = "money", min = 0, max = 1000000 }
zone = { title = { en = "Zone", fa = "پهنه" }, type = "choice", options = ["a", "b"] }
"""
BANDS = """[tables.t]
cite = "1"
title = { en = "Bands", fa = "پله‌ها" }
columns = ["x <=", "low", "high"]
values = { low = "IRR/m2", high = "1" }
rows = [["1", "2", "5"], ["2", "3", "4"], ["3.5", "1", "4"]]
"""
STEPS = """[tables.t]
cite = "1"
unit = "IRR/m2"
columns = ["x <=", "value"]
rows = [["1", "2"], ["20", "30"], ["", "1"]]
"""
ZONES = """[tables.z]
cite = "1"
unit = "IRR"
columns = ["zone", "x <=", "value"]
rows = [["a", "50", "1"], ["a", "60", "2"]]
"""
EXAMPLE = '[[examples]]\ntitle = "t"\nsource = "s"\nfacts = { x = "5", n = 0, paid = 0, zone = "a" }\n'
REFUSED = "there the bill is refused"
PAST = "past 2⁶³ in minor units, by the ranges of the inputs: such a bill is refused"
NARROWER = "where that is not meant, say so with over, max or at_least, or with narrower ranges"
UNUSED = "use it in a formula, or leave it out"

Told = Callable[..., list[str]]


@pytest.fixture(scope="module")
def told(small: Callable[..., str], load: Callable[..., Tariff]) -> Told:
    """Return what says the warnings of a small tariff, but those of inputs."""

    def told(*formula: str, **sections: str) -> list[str]:
        found = check(load(small(*formula, **{"inputs": INPUTS, "rates": "", **sections}))).warnings
        assert not any("None" in fault.in_(lang) for fault in found for lang in ("en", "fa"))
        return [fault.in_("en") for fault in found if not fault.where.startswith("inputs.")]

    return told


def test_what_is_strange_about_a_table_is_told_with_its_values(told: Told) -> None:
    """By the titles of the table and of the input where they have one, each value in its unit."""
    above = "table Bands has no row above 3.5 m², but Area goes up to 1,000 m²"

    assert [
        f"tables.t.rows.3: {above}: {REFUSED}",
        "tables.t.rows.2: high is 4 in this band, less than 5 in the band before it",
        "tables.t.rows.3: low is 1 rial/m² in this band, less than 3 rial/m² in the band before it",
    ] == told("t.low(x) * x * t.high(x)", tables=BANDS)


def test_a_choice_and_a_number_without_rows_are_told_apart(told: Told) -> None:
    """The table has no title, and is called by its name."""
    above = "table z has no row above 60 m², but Area goes up to 1,000 m²"

    assert [
        f"tables.z: table z has no row for Zone = b: {REFUSED}",
        f"tables.z.rows.2: {above}: {REFUSED}",
    ] == told("z(zone, x)", tables=ZONES)


def test_a_charge_that_jumps_and_one_that_falls_are_told_with_both_sides(told: Told) -> None:
    """The amount at the edge, and at the next number after it."""
    assert [
        "tables.t.rows.3: value is 1 rial/m² in this band, less than 30 rial/m² in the band before it",
        "charges.levy: Levy jumps from 2 rial at Area = 1 m² to 30 rial at 1.01 m²",
        "charges.levy: Levy falls from 600 rial at Area = 20 m² to 20 rial at 20.01 m²",
    ] == told("t(x) * x", tables=STEPS, examples=EXAMPLE)


@pytest.mark.parametrize(
    ("formula", "more", "sentence"),
    [
        (
            "paid",
            'when = "n > 5000"',
            ".when: Levy never applies: no facts within the ranges of the inputs fulfil 'n > 5000'",
        ),
        ("paid * n", "", f": Levy could come down to -100,000,000 rial, by the ranges of its inputs; {NARROWER}"),
        ("paid * 10000000000000000", "", f": Levy could come to 10,000,000,000,000,000,000,000 rial, {PAST}"),
        (
            f"paid * {10**39}",
            "",
            f": Levy could come to (a number of more than 40 digits), {PAST}",
        ),
        (f"0 - paid * {10**33}", "", f": Levy could come to -{10**39:,} rial, {PAST}"),
        (f"0 - paid * {10**34}", "", f": Levy could come to −(a number of more than 40 digits), {PAST}"),
    ],
)  # fmt: skip
def test_what_the_ranges_of_the_inputs_allow_is_told_with_how_far(
    told: Told, formula: str, more: str, sentence: str
) -> None:
    """As a number of at most forty digits, else that it is longer."""
    assert f"charges.levy{sentence}".replace("-", "−") == told(formula, more)[-1]


def test_what_nothing_uses_is_told_by_its_name(told: Told) -> None:
    """With what to do about it."""
    rates = '[rates]\nextra = { value = 1, cite = "1" }\n'

    assert [f"rates.extra: nothing uses extra; {UNUSED}"] == told("paid", rates=rates)
