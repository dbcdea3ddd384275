"""Numbers in a file, and money: major units in the tariff and in facts, minor units on what is printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from qom_permits.domain.money import Money
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.language.clauses import NumberAsked
from qom_permits.rules.settling.settlement import due_in_cash, instalment_plan, late_payment
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]

DOLLARS = """[tariff]
id = "town"
title = { en = "Town", fa = "شهر" }
currency = "USD"
money_places = 2
calendar = "gregorian"
in_force = { from = "2024-01-01" }
citation = "a test"
"""
INPUTS = """[inputs]
x = { type = "number", unit = "m2", places = 2, min = 0, max = 1000, default = 0 }
paid = { type = "money", min = "-100.50", max = "999.99", default = "0.25" }
"""
RATES = '[rates]\nfee = { value = "0.125", unit = "USD", cite = "1" }'


@pytest.fixture(scope="session")
def dollars(small: Small) -> Callable[..., str]:
    """Return what writes a small tariff in dollars and cents."""

    def dollars(formula: str = "paid", *more: str, **sections: str) -> str:
        parts = {"tariff": DOLLARS, "inputs": INPUTS, "rates": RATES, "rounding": ""}
        return small(formula, *more, **{**parts, **sections})

    return dollars


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("money_places = 2", '"2"'),
        (", places = 2", '"2"'),
        ('min = "-100.50"', "-100"),
        ('value = "0.125"', "1"),
        ("max = 1000", '"1000"'),
        ('default = "0.25"', "2"),
    ],
)
def test_a_number_in_the_file_is_a_string_or_an_integer(
    dollars: Small, load: Load, faults: Faults, key: str, value: str
) -> None:
    """Whatever it stands for; a float or a date is refused."""
    before, _, _ = key.partition(" = ")

    assert "town" == load(dollars().replace(key, f"{before} = {value}", 1)).id
    for wrong in ("1.0", "2024-01-01", "true"):
        found = faults(dollars().replace(key, f"{before} = {wrong}", 1))
        assert ("bad-value", before.lstrip(", ")) in [(code, where.split(".")[-1]) for code, where in found]


def test_counts_of_items_and_months_are_numbers_too(small: Small, load: Load) -> None:
    """`at_most` and `at_most_months` as text, like every number of a file."""
    rooms = '[inputs.rooms]\ntype = "list"\nat_most = "2"\neach = { w = { type = "flag" } }'
    plan = '[settlement]\ninstalments = { at_most_months = "3", cite = "1" }'
    tariff = load(small(settlement=plan, examples=rooms))

    assert 3 == len(instalment_plan(tariff, Money(9), 3).parts)
    with pytest.raises(ValueError, match="at most 2"):
        tariff.assess({"rooms": [{"w": True}] * 3})


def test_money_is_written_in_major_units_and_printed_in_minor_ones(dollars: Small, load: Load) -> None:
    """Rates, facts, ranges, defaults and steps are dollars; lines, totals and examples are cents."""
    rounding = '[rounding]\nline = { step = "0.05", mode = "up" }\ntotal = { step = "0.5", mode = "down" }'
    example = (
        '[[examples]]\nfacts = { paid = "23.50" }\nlines = { levy = 2365, rounding = -15 }\ntotal = 2350\n'
    )
    tariff = load(dollars("paid + fee", rounding=rounding, examples=example))

    assert () == check_examples(tariff)
    assert [40, -40] == [line.amount.amount for line in tariff.assess({}).lines]


def test_table_cells_in_money_are_major_units(dollars: Small, load: Load) -> None:
    """A cell of 1.5 is a dollar and a half."""
    tables = '[tables.t]\ncite = "1"\nunit = "USD/m2"\ncolumns = ["x <=", "value"]\nrows = [["", "1.5"]]'

    assert 300 == load(dollars("t(x) * x", tables=tables)).assess({"x": 2}).total.amount


def test_what_paying_comes_to_is_printed_in_minor_units(dollars: Small, load: Load) -> None:
    """Without a rounding of the total the parts of a plan go in cents."""
    settlement = """[settlement]
cash_discounts = [{ from = "01-01", until = "12-31", share = "0.1", cite = "1" }]
late_charge = { per_month = "0.015", part_month = "free", cite = "1" }
instalments = { at_most_months = 3, cite = "1" }"""
    tariff = load(dollars(settlement=settlement))
    bill = tariff.assess({"paid": "1.05"})

    assert (11, 94) == (
        due_in_cash(tariff, bill, date(2024, 5, 1)).discounts[0].amount.amount,
        due_in_cash(tariff, bill, date(2024, 5, 1)).payable.amount,
    )
    assert 2 == late_payment(tariff, bill, date(2024, 1, 1), date(2024, 2, 1)).amount.amount
    assert [34, 33, 33] == [part.amount for part in instalment_plan(tariff, Money(100, "USD"), 3).parts]


def test_with_no_places_the_two_are_the_same(small: Small, load: Load) -> None:
    """`money_places` 0, or left out."""
    for places in ("", "money_places = 0\n"):
        tariff = load(small("paid").replace('currency = "IRR"\n', f'currency = "IRR"\n{places}'))
        assert 7 == tariff.assess({"paid": 7}).total.amount


def test_places_left_out_is_none_and_for_money_those_of_money(dollars: Small, load: Load) -> None:
    """0 for a number; a given `places` counts for both."""
    inputs = """[inputs]
x = { type = "number", min = 0, max = 9 }
paid = { type = "money", min = 0, max = 9 }
fine = { type = "money", places = 3, min = 0, max = 9 }
n = { type = "count", min = 0, max = 9 }
"""
    tariff = load(dollars("paid + fine", inputs=inputs))
    asked = {each.name: each.asked for each in tariff.inputs}

    assert {"x": 0, "paid": 2, "fine": 3, "n": 0} == {
        name: kind.places for name, kind in asked.items() if isinstance(kind, NumberAsked)
    }
    with pytest.raises(ValueError, match="more than 2 decimal places"):
        tariff.assess({"x": 1, "n": 1, "paid": "0.125", "fine": "0.125"})


@pytest.mark.parametrize("kind", ["number", "count", "money"])
def test_numbers_counts_and_money_need_a_range(small: Small, faults: Faults, kind: str) -> None:
    """`min` and `max` both."""
    inputs = f'[inputs]\nx = {{ type = "{kind}" }}'

    assert [("missing-key", "inputs.x.min"), ("missing-key", "inputs.x.max")] == faults(
        small(inputs=inputs, rates="")
    )


def test_a_range_includes_both_its_ends(dollars: Small, load: Load) -> None:
    """And nothing beyond them."""
    tariff = load(dollars())

    assert [-10050, 99999] == [tariff.assess({"paid": end}).total.amount for end in ("-100.50", "999.99")]
    for beyond in ("-100.51", "1000"):
        with pytest.raises(ValueError, match=r"from −100\.5 dollar to 999\.99 dollar"):
            tariff.assess({"paid": beyond})


def test_numbers_in_the_file_are_exact(dollars: Small, load: Load) -> None:
    """Not as a float would have them."""
    rates = '[rates]\nfee = { value = "0.1", unit = "USD", cite = "1" }\ntwo = { value = "0.2", cite = "1" }'

    assert [Fraction(1, 10), Fraction(1, 5)] == [rate.value for rate in load(dollars(rates=rates)).rates]
