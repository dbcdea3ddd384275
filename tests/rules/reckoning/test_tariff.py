"""The language page's example, the published tables, and what a tariff answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from qom_permits.domain.assessments import LineKind
from qom_permits.domain.errors import BadTariff
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff

SAMPLES = Path(__file__).parents[3] / "src/qom_permits/city/tariffs"
MASHHAD = """
[tables.mashhad]
cite = "zone 8, 1399"
columns = ["x <=", "share", "least"]
values = { share = "1", least = "IRR/m2" }
rows = [["60", "0.05", 200], ["100", "0.10", 300], ["150", "0.18", 500], ["200", "0.30", 800], ["300", "0.45", 1200],
  ["400", "0.65", 1600], ["500", "0.90", 2000], ["600", "1.20", 2500], ["", "0.30", 800]]
"""


@pytest.fixture(scope="module")
def sample() -> Tariff:
    """Return the shipped sample."""
    text = (SAMPLES / "sample-residential-1405.toml").read_text(encoding="utf-8")
    return load_tariff(text, lambda name: (SAMPLES / name).read_text(encoding="utf-8"))


def test_the_pages_example_comes_out(
    page: str, load: Callable[..., Tariff], facts: Mapping[str, str]
) -> None:
    """1,344,000 and 40,320 are rounded down to 1,384,000, 320 off the floor charge."""
    bill = load(page).assess(facts)

    assert [("floor_charge", 1343680), ("fire", 40320)] == [
        (line.id, line.amount.amount) for line in bill.lines
    ]
    assert 1384000 == bill.total.amount
    assert () == check_examples(load(page))


def test_a_bill_pins_what_it_was_made_from(
    page: str, load: Callable[..., Tariff], facts: Mapping[str, str]
) -> None:
    """Facts are kept as digits, the day as the tariff writes it, the tariff by its digest."""
    told = load(page).assess({**facts, "floor_area": "۱۸۰٫۰", "parking": "1"}).to_json()

    assert {**facts, "floor_area": "180", "parking": 1} == told["facts"]
    assert ("old-town-1399", load(page).digest, "1399-01-01", True) == tuple(
        told[key] for key in ("tariff", "digest", "on", "sample")
    )
    assert {"id": "fire", "kind": "charge", "amount": 40320, "cite": "cl. 9"} == told["lines"][1]  # type: ignore[index]  # plain data


@pytest.mark.parametrize(
    ("area", "due"),
    [
        ("60", 300_000), ("61", 610_000), ("100", 1_000_000), ("150", 2_700_000), ("180", 5_400_000),
        ("200", 6_000_000), ("201", 9_045_000), ("450", 40_500_000), ("600", 72_000_000), ("601", 18_030_000),
    ],
)  # fmt: skip
def test_mashhads_band_table_comes_out(levy: Callable[..., int], area: str, due: int) -> None:
    """The published shares of a regional value of 100,000 rial, falling after 600 m² as they really do."""
    assert due == levy("mashhad.share(x) * 100000 * per_m2 * x", tables=MASHHAD, x=area)


def test_the_least_charge_wins_where_it_is_more(levy: Callable[..., int]) -> None:
    """At 2,000 rial the rate gives 108,000 for 180 m²; the least is 144,000."""
    bound = 'at_least = "mashhad.least(x) * x"'

    assert 144_000 == levy("mashhad.share(x) * 2000 * per_m2 * x", bound, tables=MASHHAD, x="180")


def test_the_shipped_samples_examples_come_out(sample: Tariff) -> None:
    """Every example worked by hand in the sample is what the sample charges, and it calls itself a sample."""
    assert () == check_examples(sample)
    assert sample.sample
    assert len(sample.examples) >= 3
    assert "SAMPLE" in sample.title.en
    assert "not Qom's law" in sample.citation.en


def test_the_demo_house_needs_two_card_payments(sample: Tariff) -> None:
    """Between one and two billion rial, which one card payment cannot carry."""
    bill = sample.assess(
        {
            "use": "residential", "floor_area": "480.5", "parking": 2, "balcony_area": "12",
            "excess_density_area": "200", "excess_floor": 5, "postal_walk": "38137", "street": "اميركبير",
            "street_width": "20",
        }
    )  # fmt: skip

    assert 1_149_349_000 == bill.total.amount


def test_a_remainder_without_a_charge_to_hold_it_is_a_line(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """Without `into`, or where the charge would fall below zero, rounding has a line of its own."""
    rounding = '[rounding]\nline = {{ step = 1, mode = "half-up" }}\ntotal = {{ step = 10, mode = "{}"{} }}'
    plain = load(small("x * per_m2", rounding=rounding.format("up", "")))
    into = load(small("x * per_m2", rounding=rounding.format("down", ', into = "levy"')))
    text = small("3 * rial", rounding=rounding.format("down", ', into = "levy"'))
    below = load(
        text + text[text.index("[[charges]]") :].replace("levy", "b").replace("3 * rial", "x * per_m2")
    )

    assert [("levy", 25), ("rounding", 5)] == [
        (line.id, line.amount.amount) for line in plain.assess({"x": 25}).lines
    ]
    assert LineKind.ROUNDING == plain.assess({"x": 25}).lines[1].kind
    assert [20] == [line.amount.amount for line in into.assess({"x": 25}).lines]
    assert [30] == [line.amount.amount for line in plain.assess({"x": 30}).lines]
    assert [3, 25, -8] == [line.amount.amount for line in below.assess({"x": 25}).lines]


def test_minor_units_are_printed_and_major_ones_written(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """With two places 23.50 is written and 2350 printed, and the fact keeps its cents."""
    tariff = (
        '[tariff]\nid = "town"\ntitle = { en = "T", fa = "ت" }\ncurrency = "USD"\nmoney_places = 2\n'
        'calendar = "gregorian"\nin_force = { from = "2024-01-01" }\ncitation = { en = "law", fa = "قانون" }\n'
    )
    rates = '[rates]\nfee = { value = "0.115", unit = "USD", cite = "1" }'
    bill = load(small("paid + fee", tariff=tariff, rates=rates, rounding="")).assess({"paid": "23.50"})

    assert (2362, "USD") == (bill.total.amount, bill.total.currency)
    assert "23.5" == bill.to_json()["facts"]["paid"]  # type: ignore[index]  # plain data


def test_a_charge_that_does_not_apply_is_not_printed_and_counts_as_zero(
    page: str, load: Callable[..., Tariff], facts: Mapping[str, str]
) -> None:
    """Fire is a share of nothing, printed all the same; the regional value nobody read need not exist."""
    bill = load(page).assess({**facts, "use": "commercial", "shops": 2, "postal_walk": "nowhere"})

    assert [("fire", 0)] == [(line.id, line.amount.amount) for line in bill.lines]


def test_a_day_outside_is_not_in_force(
    page: str, load: Callable[..., Tariff], facts: Mapping[str, str]
) -> None:
    """The day is checked together with the facts; the last day still counts, the next does not."""
    tariff = load(page)
    last, after = date(2021, 3, 20), date(2021, 3, 21)

    assert last == tariff.assess(facts, last).on
    with pytest.raises(BadTariff) as caught:
        tariff.assess({}, after)
    assert ["not-in-force", *["missing-fact"] * 4] == [fault.code for fault in caught.value.faults]


def test_a_tariff_without_an_end_says_so(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """Only the first day bounds it."""
    with pytest.raises(BadTariff, match="from 2024-01-01 to –"):
        load(small()).assess({}, date(2023, 12, 31))

    assert 0 == load(small()).assess({}, date(2999, 1, 1)).total.amount


def test_all_faults_of_facts_are_told_at_once(
    page: str, refused: Callable[..., list[tuple[str, str]]]
) -> None:
    """Unknown, missing and unreadable ones together, each by name."""
    found = refused(page, floor_area=1.5, parkin=1, use="hotel", street_width="10")

    assert [
        ("unknown-fact", "facts.parkin"),
        ("bad-fact", "facts.floor_area"),
        ("bad-fact", "facts.use"),
        ("missing-fact", "facts.postal_walk"),
    ] == found


def test_a_conditional_input_is_asked_only_then(
    page: str, refused: Callable[..., list[tuple[str, str]]], facts: Mapping[str, str]
) -> None:
    """Given elsewhere it is bad, missing there it is missing."""
    assert [("bad-fact", "facts.shops")] == refused(page, **{**facts, "shops": 2})
    assert [("missing-fact", "facts.shops")] == refused(page, **{**facts, "use": "commercial"})


def test_a_conditional_input_reads_as_its_default_elsewhere(
    small: Callable[..., str], load: Callable[..., Tariff], refused: Callable[..., list[tuple[str, str]]]
) -> None:
    """With none it must not be read; a fault in its condition is told where it stands."""
    inputs = (
        '[inputs]\nis_new = {{ type = "flag" }}\nn = {{ type = "count", min = 1, max = 9, when = "{}"{} }}'
    )
    seven = load(small("n * rial", inputs=inputs.format("is_new", ", default = 7")))
    none = small("n * rial if is_new else 5 * rial", inputs=inputs.format("is_new", ""))
    broken = small(inputs=inputs.format("divide(1, 0, 0) > 0", ""))

    assert 7 == seven.assess({"is_new": False}).total.amount
    assert 3 == seven.assess({"is_new": "true", "n": 3}).total.amount
    assert 5 == load(none).assess({"is_new": "false"}).total.amount
    assert [("division-by-zero", "inputs.n.when")] == refused(broken, is_new=True)
    assert [("missing-fact", "facts.n")] == refused(
        small("n * rial", inputs=inputs.format("is_new", "")), is_new=False
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x", "1e3"), ("x", "1.234"), ("x", "²"), ("x", "1_0"), ("x", " 1"), ("x", "1۲"), ("x", "NaN"), ("x", 1.0),
        ("x", True), ("x", None), ("x", "9" * 41), ("x", 10**5000), ("x", Decimal("NaN")), ("x",
        Decimal("1E+999999")),
        ("x", Decimal("1E-999999")), ("x", Decimal(1000001)), ("x", "-1000.01"), ("n", "1.5"), ("n", []),
        ("zone", "c"), ("zone", 10**5000), ("zone", None), ("is_new", "yes"), ("is_new", 1), ("is_new", 10**5000),
        ("begun", "2024-02-30"), ("begun", "20240201"), ("begun", 7), ("note", "x" * 501),
        ("begun", datetime(2024, 1, 1)),  # noqa: DTZ001 - refused for what it is
        ("note", 38186), ("note", 10**5000),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)  # fmt: skip
def test_a_fact_that_cannot_be_read_is_bad(
    small: Callable[..., str], refused: Callable[..., list[tuple[str, str]]], name: str, value: object
) -> None:
    """Floats, bools, exponents, mixed digits, signs of other scripts, other forms of days."""
    assert [("bad-fact", f"facts.{name}")] == refused(small(), **{name: value})


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("x", "۱۲٫۵۰", "12.5"), ("x", "١٢", "12"), ("x", "-0", "0"), ("x", 12, "12"), ("x", Decimal("1.50"), "1.5"),
        ("n", "3.0", 3), ("n", "۳", 3), ("zone", " b ", "b"), ("is_new", "true", True), ("is_new", False, False),
        ("begun", date(2024, 5, 6), "2024-05-06"), ("begun", "۲۰۲۴-۰۵-۰۶", "2024-05-06"), ("note",
        "  كي  ٣ ", "کی 3"),
    ],
)  # fmt: skip
def test_a_fact_is_kept_in_one_form(
    small: Callable[..., str], load: Callable[..., Tariff], name: str, value: str, kept: object
) -> None:
    """However it was said, the same fact makes the same bill."""
    assert {name: kept} == load(small()).assess({name: value}).to_json()["facts"]


def test_a_day_no_jalali_calendar_holds_is_bad(
    small: Callable[..., str], refused: Callable[..., list[tuple[str, str]]]
) -> None:
    """A Python date is Gregorian, and must have a name in the tariff's calendar."""
    tariff = (
        '[tariff]\nid = "t"\ntitle = { en = "T", fa = "ت" }\ncurrency = "IRR"\ncalendar = "jalali"\n'
        'in_force = { from = "1403-01-01" }\ncitation = "law"\n'
    )
    inputs = '[inputs]\nbegun = { type = "date" }'

    assert [("bad-fact", "facts.begun")] == refused(small(tariff=tariff, inputs=inputs), begun=date(1, 1, 1))


def test_more_than_money_can_hold_is_too_large(
    small: Callable[..., str], refused: Callable[..., list[tuple[str, str]]]
) -> None:
    """A line, and a total of lines that each still fit."""
    one = small("1000000000000001 * rial")
    two = small("999999999999999 * rial") + one[one.index("[[charges]]") :].replace("levy", "b").replace(
        "01 *", "00 *"
    )

    assert [("too-large", "charges.levy")] == refused(one)
    assert [("too-large", "total")] == refused(two)
