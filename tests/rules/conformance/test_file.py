"""The file: strict about its keys, bounded in every direction, and told of all its faults at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]

MOST_OCTETS = 4 * 1024 * 1024
TABLE = '[tables.t]\ncite = "1"\ncolumns = ["n", "value"]\nrows_from = "t.csv"\n'


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("[tariff]", "tariff"),
        ("in_force = { ", "tariff.in_force"),
        ("title = { ", "tariff.title"),
        ("[rounding]", "rounding"),
        ("line  = { ", "rounding.line"),
        ("total = { ", "rounding.total"),
        ("[inputs.floor_area]", "inputs.floor_area"),
        ("[inputs.parking]", "inputs.parking"),
        ("[inputs.use]", "inputs.use"),
        ("[inputs.postal_walk]", "inputs.postal_walk"),
        ("[inputs.is_veteran]", "inputs.is_veteran"),
        ("[inputs.balconies]", "inputs.balconies"),
        ("[inputs.balconies.each.balcony_area]", "inputs.balconies.each.balcony_area"),
        ("fire_share     = { ", "rates.fire_share"),
        ("[tables.band]", "tables.band"),
        ("charged_area = { ", "quantities.charged_area"),
        ("[[charges]]", "charges.floor_charge"),
        ("[[reliefs]]", "reliefs.veterans"),
        ("[settlement]", "settlement"),
        ("late_charge = { ", "settlement.late_charge"),
        ("instalments = { ", "settlement.instalments"),
        ("[[examples]]", "examples.1"),
    ],
)
def test_an_unknown_key_is_an_error_in_every_table_of_the_file(
    whole_page: str, faults: Faults, heading: str, place: str
) -> None:
    """Loading is strict: nothing anywhere is passed over."""
    more = " titel = 1, " if heading.endswith("{ ") else "\ntitel = 1"

    assert whole_page.count(heading)
    assert [("unknown-key", f"{place}.titel")] == faults(whole_page.replace(heading, heading + more, 1))


def test_an_unknown_key_is_an_error_at_the_top_too(whole_page: str, faults: Faults) -> None:
    """Beside `schema`, where a section misspelt would be passed over."""
    assert [("unknown-key", "titel")] == faults(f"titel = 1\n{whole_page}")


def test_an_unknown_key_comes_with_the_nearest_known_one(whole_page: str, load: Load) -> None:
    """In a section as in one entry of a list."""
    for old, new, nearest in (
        ("[quantities]", "[quantitys]", "quantities"),
        ("per_month =", "per_months =", "per_month"),
        ("unit = ", "units = ", "unit"),
    ):
        with pytest.raises(ValueError, match=f"the nearest key: {nearest}"):
            load(whole_page.replace(old, new, 1))


def test_a_file_of_exactly_four_mebibytes_loads(small: Small, load: Load, faults: Faults) -> None:
    """File ≤ 4 MiB, counted in bytes of UTF-8."""
    text = small()
    room = MOST_OCTETS - len(text.encode()) - len("\n# ")
    full = f"{text}\n# {'ع' * (room // 2)}{'x' * (room % 2)}"

    assert MOST_OCTETS == len(full.encode())
    assert "small" == load(full).id
    assert ["too-large"] == [code for code, _ in faults(full + "x")]


def test_two_hundred_thousand_rows_are_not_too_many(small: Small, faults: Faults) -> None:
    """200,000 rows, and not one more; that nothing bears the name of their key spares reading each of them."""
    tables = TABLE.replace('"n"', '"nothing"')
    rows = "1,1\n" * 200_000

    assert ["unknown-name"] == [
        code for code, _ in faults(small(tables=tables), t_csv=f"nothing,value\n{rows}")
    ]
    assert ["too-large"] == [
        code for code, _ in faults(small(tables=tables), t_csv=f"nothing,value\n{rows}1,1\n")
    ]


def test_a_formula_of_two_thousand_nodes_loads(
    small: Small, levy: Callable[..., int], faults: Faults
) -> None:
    """2,000 nodes a formula: 1,000 names, 999 signs between them and one before."""
    full = "-" + "+".join(["rial"] * 1000)

    assert 998 == levy(full)
    assert [("too-large", "charges.levy.formula")] == faults(small(full + "+ rial"))


def test_a_file_of_fifty_thousand_nodes_loads(small: Small, load: Load, faults: Faults) -> None:
    """50,000 nodes a file, in twenty-five formulas of two thousand."""
    full = "-" + "+".join(["n"] * 1000)
    lines = [f'q{number} = {{ formula = "{full}", cite = "1" }}' for number in range(25)]
    text = small("rial", quantities="\n".join(["[quantities]", *lines]))
    exact = text.replace(full, f"-{'+'.join(['n'] * 999)} ", 1).replace("n + n", "n")

    assert 1 == load(exact).assess({}).total.amount
    assert [("too-large", "formulas")] == faults(text)


@pytest.mark.parametrize("value", ["9" * 40, f'"{"9" * 40}"', f'"0.{"9" * 39}"', f'"-{"9" * 40}"'])
def test_a_number_of_forty_digits_loads(small: Small, load: Load, faults: Faults, value: str) -> None:
    """40 digits a number, written as text or whole, and not one more."""
    rates = '[rates]\nr = {{ value = {}, cite = "1" }}'
    longer = value.replace("9", "99", 1)

    assert "r" == load(small(rates=rates.format(value))).rates[0].name
    assert [("too-large", "rates.r.value")] == faults(small(rates=rates.format(longer)))


def test_nesting_of_thirty_two_loads(small: Small, load: Load, faults: Faults) -> None:
    """32 brackets in one another in a formula, and 32 lists in the file, though none so deep is lawful."""
    brackets = "rial + (" * 32 + "rial + rial" + ")" * 32

    assert 34 == load(small(brackets)).assess({}).total.amount
    assert [("too-large", "charges.levy.formula")] == faults(small(f"rial + ({brackets})"))
    assert "too-large" not in _codes(faults(f"deep = {'[' * 32}{']' * 32}\n{small()}"))
    assert {"too-large"} == _codes(faults(f"deep = {'[' * 33}{']' * 33}\n{small()}"))


def test_loading_collects_every_fault_before_it_raises(whole_page: str, faults: Faults) -> None:
    """One in each section: keys, TOML floats, names, formulas, rows, windows, examples."""
    broken = whole_page
    for old, new in (
        ('currency = "IRR"', 'currency = "rial"'),
        ('step = "1"', "step = 1.0"),
        ('max = "100000"', "max = 1e5"),
        ('cite = "cl. 14" }', "cite = 1979-05-27 }"),
        ('["100", "0.10", "300"]', '["100", "0.10"]'),
        ('"over(floor_area, parking_credit * parking)"', '"over(floor_area, parking_credit)"'),
        ('id = "fire"', 'id = "class"'),
        ('base = ["floor_charge"', 'base = ["floor"'),
        ('share = "0.20", cite = "note 1"', 'share = "2", cite = "note 1"'),
        ("total = 1384000", 'total = "0.5"'),
    ):
        assert old in broken
        broken = broken.replace(old, new, 1)

    assert {
        "tariff.currency", "rounding.line.step", "inputs.floor_area.max", "rates.exempt_area.cite",
        "tables.band.rows.2", "quantities.charged_area.formula", "charges.class", "subtotals.base",
        "settlement.cash_discounts.2.share", "settlement.late_charge.not_on", "examples.1.lines", "examples.1.total",
    } == {re.sub(r"^charges\.class\..*", "charges.class", where) for _, where in faults(broken)}  # fmt: skip


def _codes(found: list[tuple[str, str]]) -> set[str]:
    return {code for code, _ in found}
