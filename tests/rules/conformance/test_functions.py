"""Functions: each does what the page's table says of it, to the last unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qom_permits.domain.jalali import Calendar, read_day
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Refused = Callable[..., list[tuple[str, str]]]
Levy = Callable[..., int]

OF_B = ', ["b", "10", 1, 1], ["b", "20", 3, 3]'
STEPS = f"""[tables.t]
cite = "1"
columns = ["zone", "x <=", "low", "high"]
values = {{ low = "IRR/m2", high = "IRR/m2" }}
rows = [["a", "-5", 9, 9], ["a", "10", 1, 10], ["a", "20", 2, 20], ["a", "", 5, 50]{OF_B}]
"""
ROOMS = """[inputs]
n = { type = "count", min = 0, max = 9, default = 2 }
[inputs.rooms]
type = "list"
[inputs.rooms.each]
wide = { type = "number", places = 3, min = 0, max = 99 }
is_shop = { type = "flag", default = false }
"""
HALVES = {
    "half-up": [3, 4, -3, -4, 3, -3, 2, -2],
    "half-even": [2, 4, -2, -4, 3, -3, 2, -2],
    "up": [3, 4, -3, -4, 3, -3, 3, -3],
    "down": [2, 3, -2, -3, 2, -2, 2, -2],
}
"""What 2.5, 3.5, -2.5, -3.5, 2.6, -2.6, 2.4 and -2.4 are rounded to."""
HALVED = ["2.5", "3.5", "-2.5", "-3.5", "2.6", "-2.6", "2.4", "-2.4"]


@pytest.mark.parametrize(
    ("formula", "due"),
    [
        ("min(n, 2, 7) * rial", 2), ("max(n, 2, -7) * rial", 3), ("min(-n, n) * rial", -3),
        ("max(x, 3 * x) * per_m2", 30), ("over(x, 4 * x / 5) * per_m2", 2), ("over(n, 3) * rial", 0),
        ("over(-n, n) * rial", 0), ("over(n, -n) * rial", 6),
    ],
)  # fmt: skip
def test_least_greatest_and_the_part_above(levy: Levy, formula: str, due: int) -> None:
    """`min`, `max` of any number of things, `over` or 0."""
    assert due == levy(formula, n=3, x=10)


@pytest.mark.parametrize(
    ("amount", "step", "started", "completed"),
    [
        ("0", "2", 0, 0), ("1.99", "2", 1, 0), ("2", "2", 1, 1), ("2.01", "2", 2, 1), ("-1", "2", 0, -1),
        ("-2", "2", -1, -1), ("7", "0.5", 14, 14), ("0.3", "0.1", 3, 3), ("5", "-2", -2, -3),
    ],
)  # fmt: skip
def test_steps_are_the_ceiling_and_the_floor(
    levy: Levy, amount: str, step: str, started: int, completed: int
) -> None:
    """Or fraction thereof; one unit in, none out."""
    assert started == levy(f"started({amount}, {step}) * rial")
    assert completed == levy(f"completed({amount} * rial, {step} * rial) * rial")


@pytest.mark.parametrize("mode", HALVES)
def test_every_way_of_rounding_is_the_same_on_both_sides_of_zero(levy: Levy, mode: str) -> None:
    """`half-up` sends halves away from zero, `down` goes toward it, `up` away; of a quotient and of a multiple."""
    assert HALVES[mode] == [levy(f"divide({number} * rial, 1, 0, '{mode}')") for number in HALVED]
    assert HALVES[mode] == [levy(f"rounded({number} * rial, rial, '{mode}')") for number in HALVED]
    assert [number * 5 for number in HALVES[mode]] == [
        levy(f"rounded({number} * 5 * rial, 5 * rial, '{mode}')") for number in HALVED
    ]


@pytest.mark.parametrize("mode", HALVES)
def test_lines_are_rounded_in_the_same_ways(small: Small, load: Load, mode: str) -> None:
    """By `[rounding].line`."""
    text = small("paid", rounding=f'[rounding]\nline = {{ step = 1, mode = "{mode}" }}')

    assert HALVES[mode] == [
        load(text.replace('"""paid"""', f'"{number} * rial"')).assess({}).total.amount for number in HALVED
    ]


def test_without_a_mode_halves_go_up(levy: Levy) -> None:
    """Half-up unless told."""
    assert [3, -3, 3, -3] == [
        levy(formula)
        for formula in (
            "divide(5 * rial, 2, 0)",
            "divide(-5 * rial, 2, 0)",
            "rounded(5 * rial / 2, rial)",
            "rounded(-5 * rial / 2, rial)",
        )
    ]


def test_a_quotient_has_so_many_places_and_the_quotient_of_the_units(levy: Levy) -> None:
    """From none to forty."""
    assert 667 == levy("divide(2, 3, 3) * 1000 * rial")
    assert 6 == levy("divide(20 * rial, 3 * x, 1) * x - divide(2, 3, 40) * rial", x=1)
    assert 3 == levy("divide(2 * x * x, 4 * rial * x, 1, 'half-even') * per_m2 * rial * 2", x=3)


@pytest.mark.parametrize(
    "formula",
    [
        "divide(rial, 0, 0)",
        "divide(rial, n - 3, 0)",
        "divide(rial, n - 3)",
        "started(n, 0) * rial",
        "completed(x, 0) * rial",
        "rounded(rial, 0)",
    ],
)
def test_by_nothing_nothing_is_divided(small: Small, refused: Refused, formula: str) -> None:
    """A divisor or a step of 0 is `division-by-zero`."""
    assert [("division-by-zero", "charges.levy")] == refused(small(formula), n=3)


def test_places_may_be_left_out_where_divide_is_the_whole(small: Small, load: Load) -> None:
    """Of a charge's formula, a bound, a relief's share or amount: exact, and rounded once, with the line."""
    charge = load(
        small(
            "divide(10 * rial, 3)", 'at_least = "divide(10 * rial, 3)"', 'at_most = "(divide(11 * rial, 3))"'
        )
    )
    raised = load(small("divide(10 * rial, 3)", 'at_least = "divide(7 * rial, 2)"'))
    capped = load(small("4 * rial", 'at_most = "divide(10 * rial, 3)"'))
    relief = '[[reliefs]]\nid = "cut"\ntitle = {{ en = "C", fa = "ک" }}\ncite = "1"\non = ["levy"]\n{}\n'
    shared = load(small("100 * rial", reliefs=relief.format('share = "divide(2, 3)"')))
    taken = load(small("100 * rial", reliefs=relief.format('amount = "divide(50 * rial, 3)"')))

    assert [3, 4, 3, 33, 83] == [
        each.assess({}).total.amount for each in (charge, raised, capped, shared, taken)
    ]


@pytest.mark.parametrize(
    "where",
    [
        {"formula": "divide(rial, 3) + 0"}, {"formula": "-divide(rial, 3)"},
        {"formula": "divide(rial, 3) if is_new else 0"},
        {"formula": "min(rial, divide(rial, 3))"}, {"formula": "q", "quantities": "divide(rial, 3)"},
        {"formula": "rial", "when": "divide(1, 3) > 0"}, {"formula": "sum_over(rooms, divide(rial, 3))"},
    ],
)  # fmt: skip
def test_places_may_not_be_left_out_elsewhere(small: Small, load: Load, where: dict[str, str]) -> None:
    """Not in a part of a formula, a quantity or a condition."""
    quantity = where.get("quantities", "rial")
    more = f'[quantities]\nq = {{ formula = "{quantity}", cite = "1" }}\n'
    rooms = '[inputs.rooms]\ntype = "list"\neach = { wide = { type = "flag" } }\n'
    when = [f'when = "{where["when"]}"'] if "when" in where else []
    with pytest.raises(ValueError, match="divide needs its decimal places here"):
        load(small(where["formula"], *when, quantities=more, examples=rooms))


@pytest.mark.parametrize(
    ("x", "due"),
    [("-7", 0), ("0", 0), ("4", 4), ("10", 10), ("10.5", 11), ("20", 30), ("25", 55), ("1000", 4930)],
)
def test_marginal_charges_each_band_at_its_own_value(levy: Levy, x: str, due: int) -> None:
    """Bands start at 0, whatever lies below; x ≤ 0 gives 0."""
    assert due == levy("marginal(t.low, 'a', x)", tables=STEPS, x=x)
    assert 10 * due == levy("marginal(t.high, zone, x)", tables=STEPS, x=x)


def test_marginal_is_not_covered_past_the_last_edge_or_without_rows(
    small: Small, refused: Refused, levy: Levy
) -> None:
    """The last edge itself is still there."""
    text = small("marginal(t.low, 'b', x)", tables=STEPS)
    bare = small("marginal(t.low, 'b', x)", tables=STEPS.replace(OF_B, ""))

    assert 40 == levy("marginal(t.low, 'b', x)", tables=STEPS, x=20)
    assert [("not-covered", "charges.levy")] == refused(text, x="20.01")
    assert [("not-covered", "charges.levy")] == refused(bare, x=1)


def test_covers_says_whether_there_is_a_row(levy: Levy) -> None:
    """For all the keys together, a band among them."""
    assert [1, 1, 0, 1] == [
        levy("rial if covers(t, zone, x) else 0", tables=STEPS, zone=zone, x=x)
        for zone, x in (("a", 999), ("b", 20), ("b", "20.01"), ("b", -5))
    ]


def test_sum_over_adds_exactly(small: Small, load: Load, refused: Refused) -> None:
    """Rounded once, with the line; an item's inputs are plain names in it; an empty list is 0."""
    text = small("sum_over(rooms, wide * rial * n if is_shop else wide * rial)", inputs=ROOMS)
    rooms: list[dict[str, str | bool]] = [{"wide": "0.4"}, {"wide": "0.4"}, {"wide": "0.4"}]

    assert 1 == load(text).assess({"rooms": rooms}).total.amount
    assert 2 == load(text).assess({"rooms": [*rooms, {"wide": "0.15", "is_shop": True}]}).total.amount
    assert 0 == load(text).assess({"rooms": []}).total.amount
    assert [("missing-fact", "facts.rooms.1.wide")] == refused(text, rooms=[{"is_shop": True}])


def test_an_items_inputs_are_unknown_outside(small: Small, load: Load) -> None:
    """Beside the sum in the same formula too."""
    with pytest.raises(ValueError, match="wide means something only for an item of rooms"):
        load(small("sum_over(rooms, wide * rial) + wide * rial", inputs=ROOMS))


@pytest.mark.parametrize(
    ("start", "end", "completed", "started"),
    [
        ("1402-01-31", "1402-01-31", 0, 0), ("1402-01-31", "1402-02-30", 0, 1), ("1402-01-31", "1402-02-31", 1, 1),
        ("1402-06-31", "1402-07-30", 1, 1), ("1402-06-31", "1402-08-01", 1, 2), ("1402-11-30", "1402-12-29", 1, 1),
        ("1403-12-30", "1404-12-29", 12, 12), ("1402-01-01", "1403-01-01", 12, 12),
        ("1402-01-02", "1403-01-01", 11, 12),
    ],
)  # fmt: skip
def test_months_are_those_of_the_tariffs_calendar(
    small: Small, load: Load, start: str, end: str, completed: int, started: int
) -> None:
    """Greatest k such that a moved k months, to the same day or the month's last, is not after b."""
    jalali = 'calendar = "jalali"\nin_force = { from = "1402-01-01" }'
    inputs = '[inputs]\nfrom_day = { type = "date" }\nto_day = { type = "date" }'
    formula = "months(from_day, to_day) * 100 * rial + started_months(from_day, to_day) * rial"
    text = small(formula, inputs=inputs).replace(
        'calendar = "gregorian"\nin_force = { from = "2024-01-01" }', jalali
    )

    assert 100 * completed + started == load(text).assess({"from_day": start, "to_day": end}).total.amount


def test_months_run_to_the_day_assessed_for(small: Small, load: Load, refused: Refused) -> None:
    """`on`, in Gregorian months; b before a is `bad-fact`."""
    text = small("months(begun, on) * 100 * rial + started_months(begun, on) * rial")

    assert [0, 101, 102, 1112] == [
        load(text).assess({"begun": "2024-01-31"}, day).total.amount
        for day in (
            date(2024, 1, 31),
            date(2024, 2, 29),
            date(2024, 3, 1),
            read_day("2025-01-30", Calendar.GREGORIAN),
        )
    ]
    assert [("bad-fact", "charges.levy")] == refused(text, begun="2024-01-02")
