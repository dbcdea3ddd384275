"""Lists of items: how their facts are said, what a sum over them comes to, and how a bill keeps them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.facts import by_name
from qom_permits.rules.explaining.explanation import explain
from qom_permits.rules.facts.list_facts import gathered
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Refused = Callable[..., list[tuple[str, str]]]

INPUTS = """[inputs]
limit = { type = "count", min = 0, max = 100, default = 0 }
shut = { type = "flag", default = false }

[inputs.balconies]
type = "list"
at_most = 3
when = "not shut"
title = { en = "Balconies", fa = "بالکن‌ها" }

[inputs.balconies.each.area]
type = "number"
unit = "m2"
places = 1
min = 0
max = 100

[inputs.balconies.each.over_street]
type = "flag"
default = false

[inputs.balconies.each.rise]
type = "count"
min = 1
max = 9
when = "over_street and limit > 0"
default = 1

[inputs.balconies.each.built]
type = "date"
default = "2024-02-01"
"""
EACH = "sum_over(balconies, per_m2 * area * rise if over_street else 0)"


@pytest.fixture
def town(small: Small) -> str:
    """Return a tariff that charges for each balcony over the street."""
    return small(EACH, inputs=INPUTS)


def test_a_sum_adds_up_the_items(town: str, load: Load) -> None:
    """Each with its own facts; an empty list, given or left out, is nothing."""
    tariff = load(town)
    items: list[dict[str, str | int | bool]] = [
        {"area": "2.5", "over_street": True, "rise": 3},
        {"area": 4},
        {"area": 10, "over_street": "true"},
    ]

    assert (
        8 + 10
        == tariff.assess(
            {"limit": 1, "balconies": [items[0], items[1], {**items[2], "rise": 1}]}
        ).total.amount
    )
    assert 0 == tariff.assess({"balconies": []}).total.amount
    assert 0 == tariff.assess({}).total.amount


def test_items_may_be_said_flat(town: str, load: Load) -> None:
    """As the command line writes them, and as a bill keeps them: the same bill."""
    tariff = load(town)
    flat = tariff.assess(
        {"balconies.1.area": "2", "balconies.1.over_street": "true", "balconies.2.area": "3"}
    )
    listed = tariff.assess({"balconies": [{"area": 2, "over_street": True}, {"area": 3}]})

    assert flat == listed
    assert {
        "balconies.1.area": "2",
        "balconies.1.over_street": True,
        "balconies.1.built": "2024-02-01",
        "balconies.2.area": "3",
        "balconies.2.over_street": False,
        "balconies.2.built": "2024-02-01",
    } == by_name(flat.facts)
    assert flat == tariff.assess(by_name(flat.facts))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"balconies": 5}, [("bad-fact", "facts.balconies")]),
        ({"balconies": "abc"}, [("bad-fact", "facts.balconies")]),
        ({"balconies": [5]}, [("bad-fact", "facts.balconies")]),
        ({"balconies": [{"area": 1}] * 4}, [("bad-fact", "facts.balconies")]),
        ({"balconies": [{"area": 1, "wide": 2}]}, [("unknown-fact", "facts.balconies.1.wide")]),
        ({"balconies": [{"area": 1}, {"area": "x"}]}, [("bad-fact", "facts.balconies.2.area")]),
        ({"balconies": [{}]}, [("missing-fact", "facts.balconies.1.area")]),
        ({"balconies": [{"area": 1, "rise": 2}]}, [("bad-fact", "facts.balconies.1.rise")]),
        (
            {"limit": 1, "balconies": [{"area": 1, "over_street": True}]},
            [("missing-fact", "facts.balconies.1.rise")],
        ),
        ({"shut": True, "balconies": [{"area": 1}]}, [("bad-fact", "facts.balconies")]),
        ({"area": 1}, [("unknown-fact", "facts.area")]),
        ({"balconies.2.area": 1}, [("bad-fact", "facts.balconies.1")]),
        ({"balconies.01.area": 1}, [("unknown-fact", "facts.balconies.01.area")]),
        ({"balcony.1.area": 1}, [("unknown-fact", "facts.balcony.1.area")]),
        ({"balconies.1.area": 1, "balconies": []}, [("bad-fact", "facts.balconies")]),
        ({"balconies.1.wide": 1, "balconies.1.area": 1}, [("unknown-fact", "facts.balconies.1.wide")]),
    ],
)
def test_facts_of_a_list_that_cannot_be_read_are_told(
    town: str, refused: Refused, said: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """By list, item and name: what is no list, too long, unknown, missing, not asked, gapped or doubled."""
    assert expected == refused(town, **said)


def test_a_fact_said_twice_is_bad() -> None:
    """A command line can say a name twice, a mapping cannot."""
    _, faults = gathered([("b.1.x", 1), ("b.1.x", 2), ("y", 1), ("y", 1)], ["b"])

    assert [("bad-fact", "facts.b.1.x"), ("bad-fact", "facts.y")] == [
        (fault.code, fault.where) for fault in faults
    ]


def test_a_list_that_is_not_asked_for_is_empty(town: str, load: Load) -> None:
    """Nothing is charged, and an empty list may still be said."""
    assert 0 == load(town).assess({"shut": True, "balconies": []}).total.amount


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("area * per_m2", "unknown-name"),
        ("balconies", "bad-formula"),
        ("sum_over(limit, rial)", "bad-formula"),
        ("sum_over(2, rial)", "bad-formula"),
        ("sum_over(balconies)", "bad-formula"),
        ("sum_over(balconies, over_street)", "wrong-unit"),
        ("sum_over(balconies, area)", "wrong-unit"),
        ("sum_over(balconies, sum_over(balconies, rial))", "bad-formula"),
        ("sum_over(balconies, wide * rial)", "unknown-name"),
        ("sum_over(balconies, divide(rial, 3))", "bad-formula"),
    ],
)
def test_a_sum_is_written_over_a_list(small: Small, faults: Refused, formula: str, expected: str) -> None:
    """Its formula is a number, an item's names stand only in it, and sums do not nest."""
    assert [(expected, "charges.levy.formula")] == faults(small(formula, inputs=INPUTS))


def test_a_sum_may_read_tables_quantities_and_other_sums(small: Small, load: Load) -> None:
    """A table may be keyed by what an item says; a quantity worked out on the way sees no item."""
    tables = """[tables.worth]
unit = "IRR"
cite = "1"
columns = ["rise", "value"]
rows = [[1, 10], [2, 20]]
"""
    quantities = '[quantities]\nall = { formula = "sum_over(balconies, area)", cite = "1" }'
    tariff = load(
        small(
            "sum_over(balconies, worth(rise) + all * per_m2)",
            inputs=INPUTS.replace('when = "over_street and limit > 0"\n', ""),
            tables=tables,
            quantities=quantities,
        )
    )

    assert 10 + 6 + 20 + 6 == tariff.assess({"balconies": [{"area": 2}, {"area": 4, "rise": 2}]}).total.amount
    with pytest.raises(BadTariff) as caught:
        tariff.assess({"balconies": [{"area": 2, "rise": 3}]})
    assert [("not-covered", "charges.levy")] == [(fault.code, fault.where) for fault in caught.value.faults]


def test_a_fault_in_a_condition_of_an_item_is_told_once(small: Small, refused: Refused) -> None:
    """At the place of the input, however many items meet it."""
    inputs = INPUTS.replace("over_street and limit > 0", "divide(1, limit, 0) > 0")

    assert [("division-by-zero", "inputs.balconies.each.rise")] == refused(
        small("0", inputs=inputs), balconies=[{"area": 1, "rise": 1}, {"area": 2, "rise": 1}]
    )
    assert [("division-by-zero", "inputs.balconies.each.rise.when")] == refused(
        small("0", inputs=inputs), balconies=[{"area": 1}, {"area": 2}]
    )


ITEMS = st.lists(
    st.fixed_dictionaries({"area": st.integers(0, 100)}, optional={"over_street": st.booleans()}), max_size=3
)


@given(items=ITEMS)
def test_any_list_is_the_sum_of_its_items(
    small: Small, load: Load, items: list[dict[str, int | bool]]
) -> None:
    """Said as a list or flat, in any order, and read back from what the bill keeps."""
    tariff = load(small(EACH, inputs=INPUTS))
    bill = tariff.assess({"balconies": items})
    flat = {f"balconies.{n}.{name}": said for n, item in enumerate(items, 1) for name, said in item.items()}

    assert sum(int(item["area"]) for item in items if item.get("over_street")) == bill.total.amount
    assert bill == tariff.assess(dict(reversed(flat.items())))
    assert bill == tariff.assess(by_name(bill.facts))


def test_each_item_is_explained_in_a_line_of_its_own(small: Small, load: Load) -> None:
    """With its own values and rows, in both languages; a sum of nothing is 0."""
    tables = """[tables.worth]
unit = "IRR/m2"
cite = "1"
columns = ["area <=", "value"]
rows = [[3, 10], ["", 20]]
"""
    quantities = '[quantities]\nspace = { formula = "sum_over(balconies, area)", cite = "2" }'
    formula = "sum_over(balconies, worth(area) * area if over_street else 0 * rial) + per_m2 * space * limit"
    tariff = load(small(formula, inputs=INPUTS, tables=tables, quantities=quantities))
    items: list[dict[str, str | int | bool]] = [{"area": 2}, {"area": 4, "over_street": True, "rise": 1}]
    told = explain(tariff, tariff.assess({"balconies": items, "limit": 1}))
    nothing = explain(tariff, tariff.assess({}))

    assert (
        """Levy = (0 rial + 80 rial) + (1 rial/m² × 6 m² × 1) = 86 rial (1)
  Balconies 1: 0 × 1 rial = 0 rial
  Balconies 2: 20 rial/m² × 4 m² = 80 rial (area: over 3 m²)
  Balconies 1: 2 m²
  Balconies 2: 4 m²
  space = (2 m² + 4 m²) = 6 m² (2)"""
        == told.lines[0].told().en
    )
    assert (
        "  بالکن‌ها ۲: ۲۰ ریال بر متر مربع × ۴ متر مربع = ۸۰ ریال (area: بیش از ۳ متر مربع)" in told.told().fa
    )
    assert "Levy = (0) + (1 rial/m² × 0 m² × 0) = 0 rial (1)" == nothing.lines[0].told().en.split("\n")[0]
    (one, two) = told.lines[0].to_json()["working"]["items"]  # type: ignore[index]  # plain data
    assert (1, {"en": "0 rial", "fa": "۰ ریال"}) == (one["number"], one["result"])
    assert ["over_street", "area"] == [value["name"] for value in two["values"]]
    assert ["worth"] == [row["table"] for row in two["rows"]]


def test_a_condition_on_a_sum_is_told(small: Small, load: Load) -> None:
    """A sum that did not have to be worked out is told by the name of its list."""
    quantities = (
        '[quantities]\nis_big = { formula = "limit > 0 or sum_over(balconies, rise) > 5", cite = "2" }'
    )
    tariff = load(small("min(rial * limit, rial if is_big else 0)", inputs=INPUTS, quantities=quantities))

    assert (
        "is_big = 1 > 0 or balconies > 5 = yes (2)" in explain(tariff, tariff.assess({"limit": 1})).told().en
    )


def test_a_list_is_called_a_list(small: Small, faults: Refused) -> None:
    """No table can be keyed by one, and no condition can be one."""
    tables = """[tables.worth]
unit = "IRR"
cite = "1"
columns = ["balconies", "value"]
rows = [["x", 10]]
"""

    assert ("unknown-name", "tables.worth.columns") in faults(small(inputs=INPUTS, tables=tables))
