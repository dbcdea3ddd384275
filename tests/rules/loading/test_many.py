"""Many of one thing: what a file can hold in number is read in time that grows with its size, and no faster.

No clock is asked: where work grew with the square, these would not end while anybody waits.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.loading.fault_list import MOST_TOLD
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

Faults = Callable[..., list[tuple[str, str]]]
Small = Callable[..., str]
Load = Callable[..., Tariff]

TITLED = 'title = { en = "L", fa = "ع" }\ncite = "1"\n'


def charges(count: int) -> str:
    """Return so many charges of nothing."""
    return "\n".join(f'[[charges]]\nid = "c{number}"\n{TITLED}formula = "0"' for number in range(count))


def names(start: str, count: int) -> str:
    """Return a list of so many names."""
    return ",".join(f'"{start}{number}"' for number in range(count))


def test_a_subtotal_of_one_charge_named_thousands_of_times_is_told_once(small: Small, faults: Faults) -> None:
    """Each name doubled, once; and of more unknown ones than can be told, the first."""
    same = ",".join(['"levy"'] * 15_000)

    assert [("doubled-name", "subtotals.s")] == faults(small(subtotals=f"[subtotals]\ns = [{same}]"))
    assert MOST_TOLD + 1 == len(faults(small(subtotals=f"[subtotals]\ns = [{names('x', 15_000)}]")))


def test_reliefs_of_more_lines_than_formulas_have_parts_are_too_large(small: Small, faults: Faults) -> None:
    """Each line counted as often as it is named on the way down, through subtotals of subtotals."""
    subtotals = "\n".join(
        [
            "[subtotals]",
            f"s0 = [{names('c', 100)}]",
            *(f"s{number} = [{names('s', number)}]" for number in range(1, 100)),
        ]
    )
    reliefs = "\n".join(f'[[reliefs]]\nid = "r{n}"\n{TITLED}on = ["s99"]\nshare = "0"' for n in range(10))

    assert [("too-large", "reliefs")] == faults(
        small(charges=charges(100), subtotals=subtotals, reliefs=reliefs)
    )


def test_discounts_over_thousands_of_charges_are_compared_by_their_lines(
    small: Small, faults: Faults
) -> None:
    """A year of discounts, each on all charges but through a subtotal of its own; one of them crosses another."""
    days = [f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    discounts = "".join(
        f'{{ from = "{day}", until = "{day}", share = "0.1", cite = "1", on = ["s{number}"] }},'
        for number, day in enumerate([*days, "05-05"])
    )
    subtotals = "\n".join(f's{number} = ["all", "c{number}"]' for number in range(337))

    assert [("overlapping-discounts", "settlement.cash_discounts.337")] == faults(
        small(
            charges=charges(600),
            subtotals=f"[subtotals]\nall = [{names('c', 600)}]\n{subtotals}",
            settlement=f"[settlement]\ncash_discounts = [{discounts}]",
        )
    )


def test_a_choice_of_thousands_of_options_is_compared_with_many_texts(small: Small, load: Load) -> None:
    """And with another of thousands, time and again."""
    inputs = (
        f'[inputs]\na = {{ type = "choice", options = [{names("a", 9_000)}] }}\n'
        f'b = {{ type = "choice", options = [{names("b", 9_000)}] }}'
    )
    among = ",".join(f"'a{number}'" for number in range(900))
    either = " or ".join(["(a if a == 'a1' else b) == 'b1'"] * 150)
    quantities = "\n".join(
        f'q{n} = {{ formula = "{formula}", cite = "1" }}'
        for n, formula in enumerate([f"a in ({among})", either])
    )
    tariff = load(small("rial if q0 or q1 else 0", inputs=inputs, quantities=f"[quantities]\n{quantities}"))

    assert [1, 1, 0] == [
        tariff.assess({"a": a, "b": b}).total.amount
        for a, b in (("a5", "b1"), ("a8999", "b1"), ("a8999", "b2"))
    ]


def test_a_table_of_thousands_of_columns_is_read_column_by_column(small: Small, load: Load) -> None:
    """Each by its name."""
    values = ", ".join(f'v{number} = "IRR"' for number in range(3_000))
    cells = ",".join(f"{number}" for number in range(3_001))
    columns = names("v", 3_000)
    tables = (
        f'[tables.t]\ncite = "1"\nvalues = {{ {values} }}\ncolumns = ["n", {columns}]\nrows = [[{cells}]]'
    )
    quantities = "\n".join(
        f'q{n} = {{ formula = "{"+".join(["t.v2999(n)"] * 400)}", cite = "1" }}' for n in range(20)
    )

    assert (
        1_200_000
        == load(small("q19", tables=tables, quantities=f"[quantities]\n{quantities}"))
        .assess({"n": 0})
        .total.amount
    )


def test_a_product_of_hundreds_of_units_is_too_large(small: Small, faults: Faults) -> None:
    """Its unit would be written by nobody."""
    symbols = ["".join(letters) for letters in product("abcdefgh", "abcdefgh", "abc")]
    rates = "\n".join(
        f'r{n} = {{ value = 1, cite = "1", unit = "{"*".join(symbols[n::20])}" }}' for n in range(20)
    )
    formula = "*".join(f"r{n}" for n in range(20))

    assert [("too-large", "quantities.q.formula")] == faults(
        small(
            rates=f"[rates]\n{rates}", quantities=f'[quantities]\nq = {{ formula = "{formula}", cite = "1" }}'
        )
    )


YEAR = """schema = 1
[tariff]
id = "y{0}"
title = {{ en = "Y", fa = "س" }}
in_force = {{ from = "2024-01-01" }}
citation = "1"
based_on = "y{1}.toml"
"""


def test_years_that_state_too_much_together_are_too_large(small: Small) -> None:
    """Though each of them could be read alone."""
    rates = "[rates]\n" + "\n".join(f'r{number} = {{ value = "1", cite = "1" }}' for number in range(3_000))
    years = {f"y{number}.toml": YEAR.format(number, number + 1) + rates for number in range(4)}
    with pytest.raises(BadTariff) as caught:
        load_tariff(years["y0.toml"], {**years, "y4.toml": small()}.__getitem__)

    assert [("too-large", "tariff.based_on")] == [(fault.code, fault.where) for fault in caught.value.faults]


def test_a_year_may_remove_thousands_of_entries(small: Small) -> None:
    """And is told those that do not stand there, the second time too."""
    rates = "[rates]\n" + "\n".join(f'r{number} = {{ value = "1", cite = "1" }}' for number in range(3_000))
    base = small("0", rates=rates)
    removes = f"removes = [{names('rates.r', 3_000)}]\n"
    tariff = load_tariff(YEAR.format(1, 0) + removes, {"y0.toml": base}.__getitem__)
    with pytest.raises(BadTariff) as caught:
        load_tariff(
            YEAR.format(1, 0) + 'removes = ["rates.r1", "charges.levi", "rates.r1", "charges.levy", 5]\n',
            {"y0.toml": base}.__getitem__,
        )

    assert () == tariff.rates
    assert ["rates.r1", "charges.levi", "rates.r1", "5"][1:] == [
        fault.text.en.split("'")[1] for fault in caught.value.faults if fault.where == "tariff.removes"
    ]
