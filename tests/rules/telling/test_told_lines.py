"""Each part of an explanation is written out by code, to the letter as the reference reading says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from qom_permits.rules.explaining.explanation import explain
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]

TABLES = """
[inputs.done]
type = "date"
default = "2024-03-01"
[inputs.floors]
type = "list"
at_most = 1000
[inputs.floors.each.part]
type = "number"
unit = "m2"
places = 1
min = 0
max = 50
[inputs.floors.each.use]
type = "choice"
options = ["flat", "shop"]
default = "flat"

[tables.step]
cite = "1"
unit = "IRR/m2"
columns = ["zone", "x <=", "value"]
rows = [["a", "10", "1"], ["a", "20", "2"], ["a", "", "5"], ["b", "", "1"]]

[tables.under]
cite = "1"
columns = ["x <", "least", "share"]
values = { least = "IRR", share = "1" }
title = { en = "Under", fa = "زیر" }
rows = [["10.25", "1", "0.125"], ["20", "2", "0.5"], ["", "5", "1"]]

[tables.paid_at]
cite = "1"
unit = "IRR"
columns = ["use", "value"]
rows = [["flat", "2"], ["shop", "3"]]

[tables.per_count]
cite = "1"
unit = "IRR"
columns = ["n <=", "value"]
rows = [["2", "1"], ["5", "2"]]
"""
QUANTITIES = """[quantities]
size = { formula = "2 * n", cite = "q" }
held = { formula = "under.share(x) * n", cite = "q", title = { en = "Held", fa = "مانده" } }
is_big = { formula = "n > 2 and note != 'x'", cite = "q" }
word = { formula = "'12 a' if n > 2 else zone", cite = "q" }
deep = { formula = "size + 1 if n > 1 else held", cite = "q" }
added = { formula = "sum_over(floors, part if n > 1 else part * held)", cite = "q" }
"""

FLOORS = [{"part": "4.5"}, {"part": 2, "use": "shop"}]
FACTS: Mapping[str, Any] = {"x": "10.25", "n": 3, "floors": FLOORS}

FORMULAS = [
    "rial",
    "-(x * per_m2) + 20 * rial",
    "-rial",
    "(n + 1) * rial / 10",
    "rial if is_new else 2 * rial",
    "0 if n > 1 else 2 * rial",
    "(n if n < 1 else 1 + n) * rial",
    "(n if n < 1 else (1 if n < 2 else 2)) * rial",
    "min(n, 4) * rial",
    "max(n, 4, 0.123456789) * rial",
    "over(n, 5) * rial",
    "started(n, 2) * rial",
    "completed(n, 2) * rial",
    "divide(n, 7, 2) * rial",
    "divide(rial, n)",
    "divide(rial, -n)",
    "rounded(n, 2) * rial",
    "step(zone, x) * x",
    "step('b', x) * x",
    "marginal(step, zone, 5 * x)",
    "marginal(step, zone, -x)",
    "marginal(under.share, x) * per_m2",
    "months(begun, done) * rial",
    "started_months(begun, done) * rial",
    "under.share(x) * under.least(x) + under.least(x) * 2",
    "under.least(x) + under.least(x + x) if n > 2 else under.least(x)",
    "(under.least(x) if n > 5 else rial) + under.least(x)",
    "size * rial",
    "held * rial",
    "(size if n > 1 else held) * rial",
    "deep * rial",
    "(deep + held) * rial",
    "rial if is_big else 2 * rial",
    "rial if word == 'a' else 2 * rial",
    "rial if on < begun and zone in ('a', 'b') else 2 * rial",
    "rial if covers(under, x) else 0",
    "sum_over(floors, part * per_m2)",
    "sum_over(floors, rial)",
    "sum_over(floors, paid_at(use) * n)",
    "sum_over(floors, paid_at(use) if part * 2 > 5 * x else paid_at('flat'))",
    "sum_over(floors, paid_at(use) * (size if part > x else held))",
    "sum_over(floors, rial * size)",
    "sum_over(floors, rial) if n > 5 else sum_over(floors, rial) * 2",
    "(sum_over(floors, rial) if n > 5 else 2 * rial) + sum_over(floors, rial)",
    "(sum_over(floors, rial) if n < 5 else 2 * rial) + sum_over(floors, rial)",
    "per_m2 * added",
    "per_m2 * (added if n > 1 else 2 * added)",
    "per_count(n) * 2",
    "paid * 0.1234567891",
    "paid / 8",
]


def alike(tariff: Tariff, facts: Mapping[str, Any]) -> str:
    """Return the English text of a bill, written out by code and equal to the reference reading in both languages."""
    bill = tariff.assess(facts)
    whole = explain(tariff, bill).told()
    assert bill.explain("en").text == whole.en  # type: ignore[attr-defined]  # made by the tariff
    assert bill.explain("fa").text == whole.fa  # type: ignore[attr-defined]  # made by the tariff
    return whole.en


@pytest.mark.parametrize("formula", FORMULAS)
def test_each_part_of_a_formula_is_told_alike(small: Small, load: Load, formula: str) -> None:
    """On either side of what a formula asks, and for lists with and without items."""
    tariff = load(small(formula, tables=TABLES, quantities=QUANTITIES))

    assert alike(tariff, FACTS)
    assert alike(tariff, {**FACTS, "n": 1, "floors": [], "paid": 7})
    assert alike(tariff, {"x": "1234.5", "n": 2, "is_new": True, "zone": "a", "floors": FLOORS[:1]})


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("1 < n <= 4", "1 < 3 ≤ 4 = yes"),
        ("5 < n <= held", "5 < 3 ≤ held = no"),
        ("n > 5 and paid > rial", "3 > 5 and paid > 1 rial = no"),
        ("n > 1 or step(zone, x) > 2 * per_m2", "3 > 1 or step > 2 × per_m2 = yes"),
        ("n > 1 or under.share(x) > 1 or held > 1", "3 > 1 or under > 1 or held > 1 = yes"),
        ("not is_new", "not (no) = yes"),
        ("is_new and (n if held > 9 else 4) > 2", "no and (3 if held > 9, else 4) > 2 = no"),
        ("is_new and 2 * (n if held > 9 else 4) > 2", "no and 2 × (3 if held > 9, else 4) > 2 = no"),
        ("is_new and 2 * (n if is_new else 4) > 2", "no and 2 × 4 > 2 = no"),
        ("is_new and divide(n, 7, 1) > 2", "no and (3 ÷ 7, rounded) > 2 = no"),
        ("is_new and marginal(under.share, x) > 0", "no and under > 0 = no"),
        ("is_new and sum_over(floors, part) > x", "no and floors > x = no"),
        ("is_new and after_relief(fee) > fee", "no and fee > fee = no"),
        ("is_new or (not covers(under, x) and started(n, 2) > 1)", None),
        ("zone in ('a', 'b') and begun < on", None),
    ],
)
def test_conditions_are_told_alike(small: Small, load: Load, condition: str, told: str | None) -> None:
    """Those that were never come to keep their names."""
    assert f"q = {told} (1" in alike(conditioned(small, load, condition), FACTS) or told is None


@pytest.mark.parametrize(
    "condition",
    [
        "n > 5 and -paid + 2 * (paid - rial) > rial",
        "n > 5 and (n if held > 1 else held) + (2 if held > 1 else 1) > 2",
        "n > 5 and divide(n, 7, 1) + divide(n, 7, 1) > 2",
        "n > 5 and under.share(x) > 2 or under.share(x) > 3 and held > 1",
    ],
)
def test_what_only_another_place_could_tell_is_left_to_the_reference_reading(
    small: Small, load: Load, condition: str
) -> None:
    """A part that was not come to, and stands in another place that perhaps was."""
    tariff = conditioned(small, load, condition)
    bill = tariff.assess(FACTS)

    assert not isinstance(bill.explain("fa").text, str)  # type: ignore[attr-defined]  # made by the tariff
    assert explain(tariff, bill).told().fa == str(bill.explain("fa"))


def conditioned(small: Small, load: Load, condition: str) -> Tariff:
    """Return a tariff whose charge rests on a *condition*."""
    quantities = '[quantities]\nsize = { formula = "2 * n", cite = "q" }\n'
    quantities += f'held = {{ formula = "n * 2", cite = "q" }}\nq = {{ formula = "{condition}", cite = "1" }}'
    fee = FEE.format(formula="rial * n", more="")
    return load(small("rial * size if q else 2 * rial", tables=TABLES, quantities=quantities, reliefs=fee))


FEE = """[[charges]]
id = "fee"
title = {{ en = "Fee", fa = "هزینه" }}
cite = "2"
formula = "{formula}"
{more}
"""


@pytest.mark.parametrize(
    "bounds",
    [
        ('at_least = "2 * rial"',),
        ('at_most = "divide(13 * rial, 3)"',),
        ('at_least = "n * rial"', 'at_most = "5 * rial"'),
        ('at_least = "x * per_m2"', 'at_most = "rial if n > 1 else 9 * rial"'),
        ('at_least = "added * per_m2 * sum_over(floors, 1)"',),
    ],
)
@pytest.mark.parametrize("x", ["1", "3.24", "5.5", "100"])
def test_bounds_are_told_alike(small: Small, load: Load, bounds: tuple[str, ...], x: str) -> None:
    """The least, the most, or neither counts; the line is rounded."""
    tariff = load(small("x * per_m2", *bounds, tables=TABLES, quantities=QUANTITIES))

    assert alike(tariff, {**FACTS, "x": x})
    assert alike(tariff, {**FACTS, "x": x, "n": 30})


@pytest.mark.parametrize("mode", ["up", "down"])
@pytest.mark.parametrize("into", ["", ', into = "levy"', ', into = "fee"'])
@pytest.mark.parametrize("when", ["", 'when = "n > 2"'])
def test_the_rounding_of_the_total_is_told_alike(
    small: Small, load: Load, mode: str, into: str, when: str
) -> None:
    """In a line of its own, or taken off and put on a charge that applies."""
    rounding = (
        f'[rounding]\nline = {{ step = 1, mode = "half-up" }}\ntotal = {{ step = 10, mode = "{mode}"{into} }}'
    )
    fee = FEE.format(formula="rial * n", more=when)
    tariff = load(small("x * per_m2", when, rounding=rounding, reliefs=fee))

    for n in (1, 3, 4):
        assert alike(tariff, {"x": "56.7", "n": n})


def relief(name: str, *lines: str) -> str:
    """Return a relief with *lines* of its own."""
    head = ["[[reliefs]]", f'id = "{name}"', f'title = {{ en = "{name}", fa = "معافیت" }}', 'cite = "3"']
    return "\n".join([*head, *lines, ""])


@pytest.mark.parametrize(
    "reliefs",
    [
        (relief("one", 'on = ["levy"]', 'share = "0.125"'),),
        (relief("one", 'on = ["levy", "fee"]', 'share = "divide(min(x, 3 * x), 7 * x)"'),),
        (
            relief("one", 'on = ["base"]', 'share = "divide(n, 7)"', 'when = "n > 1"'),
            relief("two", 'on = ["fee", "levy"]', 'amount = "rial * held"'),
        ),
        (
            relief("one", 'on = ["fee"]', 'share = "0.5 if n > 1 else under.share(x)"'),
            relief("two", 'on = ["fee"]', 'amount = "levy / 4"'),
        ),
    ],
)
@pytest.mark.parametrize("more", ["", 'when = "n > 2"'])
def test_reliefs_are_told_alike(small: Small, load: Load, reliefs: tuple[str, ...], more: str) -> None:
    """By shares and amounts, on lines that apply, after those before them."""
    fee = FEE.format(formula="rial * n * 7", more=more)
    last = fee.replace("fee", "last").replace("rial * n * 7", "after_relief(base) / 2 + base + fee")
    tariff = load(
        small(
            "x * per_m2",
            tables=TABLES,
            quantities=QUANTITIES,
            subtotals='[subtotals]\nbase = ["levy", "fee"]\nonly = ["fee"]\nall_of_it = ["levy"]',
            reliefs="".join([fee, last, *reliefs]),
        )
    )

    for n in (1, 3):
        assert alike(tariff, {**FACTS, "n": n})


@pytest.mark.parametrize(
    "formula",
    ["base * n", "twice + base", "base + levy", "both + after_relief(both)", "base if n > 2 else fee"],
)
@pytest.mark.parametrize("more", ["", 'when = "n > 2"'])
def test_sums_of_lines_are_told_alike(small: Small, load: Load, formula: str, more: str) -> None:
    """Of lines that always apply, sometimes, and not at all."""
    fee = FEE.format(formula="rial * n", more=more)
    last = FEE.format(formula=formula, more="").replace("fee", "last", 1)
    subtotals = '[subtotals]\nbase = ["fee"]\nboth = ["base", "levy"]\ntwice = ["both", "fee"]'
    tariff = load(small("x * per_m2", 'when = "n > 1"', subtotals=subtotals, reliefs=fee + last))

    for n in (1, 2, 3):
        assert alike(tariff, {**FACTS, "n": n} if "floors" in formula else {"x": 5, "n": n})


@pytest.mark.parametrize("n", [1, 3, 6])
def test_facts_asked_only_sometimes_are_told_alike(small: Small, load: Load, n: int) -> None:
    """By their default where they are not asked."""
    inputs = "[inputs]\n" + "\n".join(
        f'{name} = {{ type = "count", min = 0, max = 9{more} }}'
        for name, more in (
            ("n", ""),
            ("k", ', default = 2, when = "n > 5"'),
            ("size", ', when = "n > 2 and k > 1"'),
        )
    )
    quantities = '[quantities]\nq = { formula = "n < 9 and k > 1", cite = "q" }'
    tariff = load(small("rial * k if q else rial", inputs=inputs, quantities=quantities))
    asked = {name: 4 for name, least in (("k", 5), ("size", 2)) if n > least}

    assert "Levy = " in alike(tariff, {"n": n, **asked})


def test_dollars_and_cents_are_told_alike(small: Small, load: Load) -> None:
    """Formulas and bills speak of dollars, bills with both digits of the cents."""
    text = small("paid * 1.5 - paid / 4", rounding='[rounding]\nline = { step = "0.05", mode = "up" }')
    text = text.replace('currency = "IRR"', 'currency = "USD"\nmoney_places = 2').replace("IRR", "USD")

    assert "Total = 43.75 US dollars" in alike(load(text), {"paid": "34.99"})


def test_numbers_of_items_are_not_grouped(small: Small, load: Load) -> None:
    """The thousandth floor has a number, and no amount."""
    tariff = load(small("sum_over(floors, part * per_m2)", tables=TABLES))

    assert "\n  floors 1000: 1 m² × 1 rial/m² = 1 rial\n" in alike(tariff, {"floors": [{"part": 1}] * 1000})
