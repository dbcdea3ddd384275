"""Compiled code knows where the last band ends, and keeps its own names apart from a tariff's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]

TABLES = """[tables.t]
cite = "1"
unit = "IRR"
columns = ["zone", "x {sign}", "value"]
rows = [["a", "10", "1"], ["a", "20", "2"], ["b", "", "3"]]

[tables.d]
cite = "1"
unit = "IRR"
columns = ["begun {sign}", "value"]
rows = [["2024-02-01", "1"], ["2024-03-01", "2"]]
"""


@pytest.mark.parametrize(
    ("sign", "facts", "covered"),
    [
        ("<", {"x": "19.99"}, True), ("<", {"x": "20"}, False), ("<=", {"x": "20"}, True),
        ("<=", {"x": "20.01"}, False),
        ("<", {"x": "20", "zone": "b"}, True),
    ],
)  # fmt: skip
def test_a_number_at_the_last_edge_has_a_row_where_the_edge_belongs_to_the_band(
    small: Small, load: Load, sign: str, facts: dict[str, str], *, covered: bool
) -> None:
    """And one past it never, but where there is no last edge."""
    tariff = load(small("rial if covers(t, zone, x) else 0", tables=TABLES.format(sign=sign)))

    assert tariff.compiled is not None
    assert int(covered) == tariff.compiled.amounts(facts, tariff.first_day)[-1]


@pytest.mark.parametrize(
    ("sign", "day", "covered"), [("<", "2024-02-29", 1), ("<", "2024-03-01", 0), ("<=", "2024-03-01", 1)]
)
def test_so_has_a_day(small: Small, load: Load, sign: str, day: str, covered: int) -> None:
    """The last edge of a table by days."""
    tariff = load(small("rial if covers(d, begun) else 0", tables=TABLES.format(sign=sign)))

    assert tariff.compiled is not None
    assert covered == tariff.compiled.amounts({"begun": day}, tariff.first_day)[-1]


@pytest.mark.parametrize(("n", "due"), [(1, 4), (5, 5), (9, 7)])
def test_a_bound_is_no_name_of_the_tariff(small: Small, load: Load, n: int, due: int) -> None:
    """Whatever quantities are called."""
    names = ("least_levy", "most_levy", "worth_levy", "bounded_levy")
    quantities = "[quantities]\n" + "".join(
        f'{name} = {{ formula = "rial * n * {place}", cite = "1" }}\n' for place, name in enumerate(names)
    )
    bounds = 'at_least = "4 * rial + 0 * least_levy"', 'at_most = "7 * rial + 0 * most_levy"'
    formula = f"n * rial + {' + '.join(f'0 * {name}' for name in names)} + most_levy - most_levy"
    tariff = load(small(formula, *bounds, quantities=quantities))

    assert tariff.compiled is not None
    assert due == tariff.compiled.amounts({"n": n}, tariff.first_day)[-1]
