"""Every line of a bill says what was multiplied by what, and by which row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.rules.explaining.explained import ExplainedLine
from qom_permits.rules.explaining.explanation import Explanation, explain
from qom_permits.rules.tariff import Tariff
from qom_permits.wire.shapes import CONVERTER

Small = Callable[..., str]
Load = Callable[..., Tariff]

TABLES = """
[tables.step]
cite = "1"
unit = "IRR/m2"
columns = ["zone", "x <=", "value"]
rows = [["a", "10", "1"], ["a", "20", "2"], ["a", "", "5"], ["b", "", "1"]]

[tables.under]
cite = "1"
unit = "IRR"
columns = ["x <", "value"]
title = { en = "Under", fa = "زیر" }
rows = [["10", "1"], ["20", "2"], ["", "5"]]
"""


@pytest.fixture(scope="module")
def why(small: Small, load: Load) -> Callable[..., Explanation]:
    """Return what explains one formula for some facts."""

    def why(formula: str, /, *more: str, **facts: str | int | bool) -> Explanation:
        rounding = str(facts.pop("rounding", '[rounding]\nline = { step = "1", mode = "half-up" }'))
        quantities = str(facts.pop("quantities", ""))
        tariff = load(small(formula, *more, tables=TABLES, rounding=rounding, quantities=quantities))
        return explain(tariff, tariff.assess(facts))

    return why


def test_the_pages_bill_reads_aloud(page: str, load: Load, facts: Mapping[str, str]) -> None:
    """In English, with units, the band, the bound, and what rounding took."""
    tariff = load(page)
    told = explain(tariff, tariff.assess(facts)).told().en

    assert (
        """\
Old Town building charges, 1399
Floor area charge = 0.3 × 28,000 rial/m² × 160 m² = 1,344,000 rial (cl. 2; Gross floor area: over 150 m²)
  at least 800 rial/m² × 180 m² = 144,000 rial
  320 rial taken off so that the total comes out round: 1,343,680 rial
  local_value = 28,000 rial/m² (values of 1399; postal_walk: 38186; street_width: from 8 m to under 15 m)
  charged_area = (the part of 180 m² above 20 m²/space × 1 space) = 160 m² (cl. 3)
Fire service share = 0.03 × 1,344,000 rial = 40,320 rial (cl. 9)
  1,344,000 rial = Floor area charge
Total = 1,384,000 rial"""
        == told
    )


def test_the_persian_has_persian_digits(page: str, load: Load, facts: Mapping[str, str]) -> None:
    """And Persian units and marks, with no digit of another script."""
    tariff = load(page)
    told = explain(tariff, tariff.assess(facts)).lines[0].told().fa

    assert (
        "عوارض زیربنا = ۰٫۳ × ۲۸٬۰۰۰ ریال بر متر مربع × ۱۶۰ متر مربع = ۱٬۳۴۴٬۰۰۰ ریال"
        " (cl. 2; زیربنای ناخالص: بیش از ۱۵۰ متر مربع)".replace(";", "؛")
        == told.splitlines()[0]
    )
    assert "  ۳۲۰ ریال کم شد تا جمع کل گرد شود: ۱٬۳۴۳٬۶۸۰ ریال" == told.splitlines()[2]


def test_it_is_plain_data_too(page: str, load: Load, facts: Mapping[str, str]) -> None:
    """Names with their values, rows with what they say, amounts in minor units."""
    tariff = load(page)
    told = json.loads(json.dumps(explain(tariff, tariff.assess(facts)).to_json()))
    floor, fire = told["lines"]

    assert (1384000, 1343680, -320, "formula") == (
        told["total"], floor["amount"], floor["remainder"], floor["won"],
    )  # fmt: skip
    assert ["floor_area", "local_value", "charged_area"] == [
        value["name"] for value in floor["working"]["values"]
    ]
    assert [("band", "share", "0.3")] == [
        (row["table"], row["column"], row["value"]["en"]) for row in floor["working"]["rows"]
    ]
    assert ["local_value", "charged_area"] == [quantity["name"] for quantity in floor["quantities"]]
    assert (None, []) == (fire["at_least"], fire["quantities"])


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("-(x * per_m2) + 20 * rial", "−(5 m² × 1 rial/m²) + (20 × 1 rial) = 15 rial"),
        ("(n + 1) * rial / 10", "(3 + 1) × 1 rial ÷ 10 = 0.4 rial"),
        ("rial if is_new else 2 * rial", "2 × 1 rial = 2 rial"),
        ("(n if n > 1 else 1 + n) * rial", "3 × 1 rial = 3 rial"),
        ("(n if n < 1 else 1 + n) * rial", "(1 + 3) × 1 rial = 4 rial"),
        ("min(n, 4) * rial", "the least of (3; 4) × 1 rial = 3 rial"),
        ("max(n, 4) * rial", "the greatest of (3; 4) × 1 rial = 4 rial"),
        ("started(n, 2) * rial", "(3 ÷ 2, each step begun) × 1 rial = 2 rial"),
        ("completed(n, 2) * rial", "(3 ÷ 2, whole steps) × 1 rial = 1 rial"),
        ("divide(n, 7, 2) * rial", "(3 ÷ 7, rounded: 0.43) × 1 rial = 0.43 rial"),
        ("divide(rial, n)", "1 rial ÷ 3 = ≈ 0.333333 rial"),
        ("rounded(n, 2) * rial", "(3 in steps of 2) × 1 rial = 4 rial"),
        ("marginal(step, zone, 5 * x)", "(1 rial/m² × 10 m² + 2 rial/m² × 10 m² + 5 rial/m² × 5 m²) = 55 rial"),
        ("marginal(step, zone, -x)", "(0) = 0 rial"),
        ("months(begun, done) * rial", "whole months from 2024-01-31 to 2024-03-01 × 1 rial = 1 rial"),
        ("started_months(begun, done) * rial", "months begun from 2024-01-31 to 2024-03-01 × 1 rial = 2 rial"),
        ("rial", "1 rial"),
    ],
)  # fmt: skip
def test_each_part_of_a_formula_has_words(small: Small, load: Load, formula: str, words: str) -> None:
    """Operators, functions, the branch taken, a fraction without end."""
    dates = '[inputs.done]\ntype = "date"\ndefault = "2024-03-01"\n'
    tariff = load(small(formula, tables=dates + TABLES))
    line = explain(tariff, tariff.assess({"x": 5, "n": 3})).lines[0]

    assert line.working is not None
    assert words == line.working.told().en


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("1 < n <= 4", "1 < 3 ≤ 4 = yes"),
        ("zone in ('a', 'b')", "a is one of a / b = yes"),
        ("n > 5 and x > x", "3 > 5 and x > x = no"),
        ("n > 1 or step(zone, x) > step(zone, x)", "3 > 1 or step > step = yes"),
        ("not is_new", "not (no) = yes"),
        ("covers(under, x)", "Under has a row for 5 m² = yes"),
        ("on == begun", "2024-01-01 = 2024-01-31 = no"),
        ("is_new and (n if x > x else 4) > 2", "no and (3 if x > x, else 4) > 2 = no"),
        ("is_new and 2 * (n if x > x else 4) > 2", "no and 2 × (3 if x > x, else 4) > 2 = no"),
        ("is_new and divide(n, 7, 1) > 2", "no and (3 ÷ 7, rounded) > 2 = no"),
        ("is_new and marginal(step, zone, x) > rial", "no and step > 1 rial = no"),
    ],
)
def test_conditions_have_words(why: Callable[..., Explanation], condition: str, words: str) -> None:
    """Those never looked at keep their names."""
    quantities = f'[quantities]\nq = {{ formula = "{condition}", cite = "1" }}'
    line = why("rial if q else 2 * rial", quantities=quantities, x=5, n=3).lines[0]

    assert words == line.quantities[0].working.told().en


@pytest.mark.parametrize(
    ("formula", "x", "band"),
    [
        ("step(zone, x) * x", 5, "zone: a; x: to 10 m²"),
        ("step(zone, x) * x", 20, "zone: a; x: over 10 m² to 20 m²"),
        ("step(zone, x) * x", 21, "zone: a; x: over 20 m²"),
        ("step('b', x) * x", 5, "zone: b; x: any"),
        ("under(x)", 5, "x: under 10 m²"),
        ("under(x)", 10, "x: from 10 m² to under 20 m²"),
        ("under(x)", 20, "x: from 20 m² on"),
    ],
)
def test_the_band_is_named(why: Callable[..., Explanation], formula: str, x: int, band: str) -> None:
    """By its edges, and whether they belong to it."""
    working = why(formula, x=x).lines[0].working

    assert working is not None
    assert [band] == [row.keys.en for row in working.rows]


def test_the_day_is_named_too(why: Callable[..., Explanation]) -> None:
    """`on` is the day assessed for."""
    working = why("rial if on < begun else 0").lines[0].working

    assert working is not None
    assert "the day assessed for" == working.values[0].title.en


def test_the_bound_that_won_is_told(why: Callable[..., Explanation]) -> None:
    """The least, the most, or neither; and the rounding of the line."""
    bounds = ('at_least = "2 * rial"', 'at_most = "divide(13 * rial, 3)"')
    told = [why("x * per_m2", *bounds, x=x).lines[0] for x in (1, 3, 5)]
    low, middle, high = (line for line in told if isinstance(line, ExplainedLine))

    assert ["at_least", "formula", "at_most"] == [low.won, middle.won, high.won]
    assert "  at least 2 × 1 rial = 2 rial, and that is more, so it counts" == low.told().en.splitlines()[1]
    assert (
        "  at most (13 × 1 rial) ÷ 3 = ≈ 4.333333 rial, and that is less, so it counts\n  rounded to 4 rial"
        == "\n".join(high.told().en.splitlines()[2:])
    )


def test_the_line_of_rounding_is_explained(why: Callable[..., Explanation]) -> None:
    """By the tariff's own citation; what is put on a line is told there."""
    rounding = '[rounding]\nline = {{ step = 1, mode = "half-up" }}\ntotal = {{ step = 10, mode = "up"{} }}'
    alone = why("x * per_m2", rounding=rounding.format(""), x=5)
    into = why("x * per_m2", rounding=rounding.format(', into = "levy"'), x=5)

    assert ["levy", "rounding"] == [line.id for line in alone.lines]
    assert "Rounding of the total = 5 rial (a test)" == alone.lines[1].told().en
    assert (
        "  5 rial added so that the total comes out round: 10 rial" == into.lines[0].told().en.splitlines()[1]
    )
    assert json.dumps(alone.to_json())


def test_only_the_tariff_that_made_a_bill_explains_it(
    page: str, load: Load, facts: Mapping[str, str]
) -> None:
    """Another is refused, by digest."""
    with pytest.raises(BadTariff) as caught:
        explain(load(page.replace('"0.03"', '"0.04"')), load(page).assess(facts))

    assert "other-tariff" == caught.value.faults[0].code


def test_a_bill_explains_itself_in_either_language(
    page: str, load: Callable[..., Tariff], facts: Mapping[str, str | int | bool]
) -> None:
    """The same as its tariff says of it; its text is in the language asked for, English unless told."""
    tariff = load(page)
    bill = tariff.assess(facts)

    assert explain(tariff, bill).to_json() == bill.explain().to_json()
    assert explain(tariff, bill).told().en == str(bill.explain())
    assert explain(tariff, bill).told().fa == str(bill.explain(lang="fa"))


def test_a_bill_that_was_kept_is_explained_by_its_tariff(
    page: str, load: Callable[..., Tariff], facts: Mapping[str, str | int | bool]
) -> None:
    """By itself it says who can; it equals the bill it was kept from."""
    tariff = load(page)
    made = tariff.assess(facts)
    kept = CONVERTER.structure(CONVERTER.unstructure(made), Assessment)

    assert made == kept
    with pytest.raises(BadInput) as refused:
        kept.explain()
    assert ["no-reasons"] == [fault.code for fault in refused.value.faults]
    assert str(made.explain()) == str(tariff.explain(kept))
