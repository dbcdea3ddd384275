"""From lines to the bill: bounds, rounding, reliefs, the total and the order of what is printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.domain.assessments import Assessment
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]


def charge(id_: str, *lines: str) -> str:
    """Return one of ``[[charges]]``."""
    return "\n".join(
        ["[[charges]]", f'id = "{id_}"', 'title = { en = "C", fa = "ع" }', 'cite = "1"', *lines, ""]
    )


def relief(id_: str, *lines: str) -> str:
    """Return one of ``[[reliefs]]``."""
    return charge(id_, *lines).replace("charges", "reliefs")


def rounding(line: str, total: str = "") -> str:
    """Return how lines and, if said, the total are rounded."""
    return f"[rounding]\nline = {{ {line} }}\n" + (f"total = {{ {total} }}\n" if total else "")


def printed(bill: Assessment) -> list[tuple[str, str, int]]:
    """Return the lines of *bill* as they are printed."""
    return [(line.kind.value, line.id, line.amount.amount) for line in bill.lines]


@pytest.mark.parametrize(
    ("bounds", "due"),
    [
        ({}, 10), ({"at_least": 12}, 12), ({"at_least": 8}, 10), ({"at_most": 8}, 8), ({"at_most": 12}, 10),
        ({"at_least": 12, "at_most": 8}, 8), ({"at_least": 6, "at_most": 8}, 8), ({"at_least": 12, "at_most": 15}, 12),
        ({"at_least": 20, "at_most": 15}, 15),
    ],
)  # fmt: skip
def test_a_bound_raises_then_caps_and_the_cap_wins(
    small: Small, load: Load, bounds: dict[str, int], due: int
) -> None:
    """Formula, `at_least`, `at_most`."""
    more = [f'{key} = "{amount} * rial"' for key, amount in bounds.items()]

    assert due == load(small("10 * rial", *more)).assess({}).total.amount


def test_bounds_are_exact_and_the_line_is_rounded_after_them(small: Small, load: Load) -> None:
    """A least of 10.5 on steps of 10, down, is 10; rounding first would have made it 10.5 again."""
    ways = rounding('step = 10, mode = "down"')
    tariff = load(small("9.9 * rial", 'at_least = "10.5 * rial"', rounding=ways))

    assert 10 == tariff.assess({}).total.amount


def test_other_charges_and_subtotals_see_the_rounded_line(small: Small, load: Load) -> None:
    """Ten times a line of 2.4, rounded up to 3, is 30."""
    charges = charge("sum", 'formula = "all"') + charge("tenfold", 'formula = "small_one * 10"')
    charges += charge("small_one", 'formula = "2.4 * rial"')
    text = small(
        charges=charges,
        subtotals='[subtotals]\nall = ["small_one"]',
        rounding=rounding('step = 1, mode = "up"'),
    )

    assert [3, 30, 3] == [amount for _, _, amount in printed(load(text).assess({}))]


@pytest.mark.parametrize("member", ["half", "rial", "area", "x", "nothing", "on"])
def test_subtotals_hold_charges_and_subtotals(small: Small, load: Load, faults: Faults, member: str) -> None:
    """And nothing else."""
    more = relief("half", 'on = ["levy"]', 'share = "0.5"')
    quantities = '[quantities]\narea = { formula = "rial", cite = "1" }'
    text = small(
        "rial", subtotals='[subtotals]\nall = ["part"]\npart = ["levy"]', reliefs=more, quantities=quantities
    )

    assert 1 == load(text).assess({}).lines[0].amount.amount
    assert [("unknown-name", "subtotals.part")] == faults(
        text.replace('["levy"]\n', f'["levy", "{member}"]\n', 1)
    )


def test_every_line_that_applies_is_printed_charges_reliefs_rounding(small: Small, load: Load) -> None:
    """Zero too, in file order, whatever needs what; what does not apply is not there."""
    charges = charge("last", 'formula = "first"') + charge("none", 'formula = "rial"', 'when = "is_new"')
    charges += charge("first", 'formula = "7 * rial"') + charge("nil", 'formula = "0"')
    reliefs = relief("second", 'on = ["nil"]', 'share = "1"') + relief(
        "one", 'on = ["first", "none"]', 'share = "0"'
    )
    reliefs += relief("absent", 'on = ["none"]', 'share = "1"') + relief(
        "two", 'on = ["last"]', 'amount = "rial"'
    )
    text = small(
        charges=charges, reliefs=reliefs, rounding=rounding('step = 1, mode = "up"', 'step = 10, mode = "up"')
    )

    assert [
        ("charge", "last", 7), ("charge", "first", 7), ("charge", "nil", 0), ("relief", "second", 0),
        ("relief", "one", 0), ("relief", "two", -1), ("rounding", "rounding", 7),
    ] == printed(load(text).assess({}))  # fmt: skip


def test_a_relief_is_worked_out_for_every_line_and_rounded_as_a_line(small: Small, load: Load) -> None:
    """The least of what is left and its share: of 25 and 7 a third is 10 and 5 in steps of 5, up; of 3 it is all 3."""
    charges = (
        charge("a", 'formula = "25 * rial"')
        + charge("b", 'formula = "10 * rial"')
        + charge("c", 'formula = "5 * rial"')
    )
    third = relief("third", 'on = ["a", "b"]', 'share = "divide(1, 3)"')
    rest = relief("rest", 'on = ["a", "b", "c"]', 'share = "0.9"')
    text = small(charges=charges, reliefs=third + rest, rounding=rounding('step = 5, mode = "up"'))

    assert [25, 10, 5, -(10 + 5), -(15 + 5 + 5)] == [
        amount for _, _, amount in printed(load(text).assess({}))
    ]


def test_a_line_named_twice_is_relieved_once(small: Small, load: Load) -> None:
    """By itself and by a subtotal it is in."""
    text = small(
        "100 * rial",
        subtotals='[subtotals]\nall = ["levy"]',
        reliefs=relief("tenth", 'on = ["levy", "all"]', 'share = "0.1"'),
    )

    assert 90 == load(text).assess({}).total.amount


def test_reliefs_work_in_the_order_written(small: Small, load: Load) -> None:
    """Half and then 30 off is not 30 and then half off."""
    half, gift = (
        relief("half", 'on = ["levy"]', 'share = "0.5"'),
        relief("gift", 'on = ["levy"]', 'amount = "30 * rial"'),
    )

    assert [20, 35] == [
        load(small("100 * rial", reliefs=both)).assess({}).total.amount for both in (half + gift, gift + half)
    ]


def test_an_amount_is_rounded_as_a_line_and_then_used_up(small: Small, load: Load) -> None:
    """12.5 in steps of 5, up, is 15: 10 off the first, 5 off the second."""
    charges = charge("a", 'formula = "10 * rial"') + charge("b", 'formula = "20 * rial"')
    reliefs = relief("gift", 'on = ["a", "b"]', 'amount = "12.5 * rial"') + relief(
        "all_of_a", 'on = ["a"]', 'share = "1"'
    )
    text = small(charges=charges, reliefs=reliefs, rounding=rounding('step = 5, mode = "up"'))

    assert [10, 20, -15, 0] == [amount for _, _, amount in printed(load(text).assess({}))]


@pytest.mark.parametrize(
    ("measure", "is_bad"),
    [
        ('share = "0"', False), ('share = "1"', False), ('share = "1.0000001"', True), ('share = "-0.0000001"', True),
        ('amount = "0"', False), ('amount = "-0.4 * rial"', True), ('amount = "1000000 * rial"', False),
    ],
)  # fmt: skip
def test_a_share_is_from_0_to_1_and_no_amount_is_negative(
    small: Small, load: Load, refused: Faults, measure: str, *, is_bad: bool
) -> None:
    """Both ends included; before it is rounded."""
    text = small("100 * rial", reliefs=relief("cut", 'on = ["levy"]', measure))

    if is_bad:
        assert [("bad-share", "reliefs.cut")] == refused(text)
    else:
        assert 0 <= load(text).assess({}).total.amount <= 100


@pytest.mark.parametrize(
    ("total", "lines"),
    [
        ('step = 10, mode = "down"', [27, 5, -2]), ('step = 10, mode = "up"', [27, 5, 8]),
        ('step = 10, mode = "half-up", into = "levy"', [25, 5]), ('step = 10, mode = "up", into = "stamp"', [27, 13]),
        ('step = 50, mode = "down", into = "levy"', [27, 5, -32]), ('step = 1, mode = "down"', [27, 5]),
        ('step = 10, mode = "down", into = "none"', [27, 5, -2]), ('step = 4, mode = "up", into = "levy"', [27, 5]),
        ('step = 27, mode = "down", into = "stamp"', [27, 0]),
    ],
)  # fmt: skip
def test_the_remainder_goes_into_the_named_charge_or_is_a_line(
    small: Small, load: Load, total: str, lines: list[int]
) -> None:
    """Into a charge only if that applies and stays at 0 or more; nothing is recomputed."""
    charges = charge("levy", 'formula = "27 * rial"') + charge("stamp", 'formula = "levy / 5"')
    charges += charge("none", 'formula = "levy"', 'when = "is_new"')
    text = small(charges=charges, rounding=rounding('step = 1, mode = "down"', total))

    assert lines == [amount for _, _, amount in printed(load(text).assess({}))]


def test_the_steps_are_multiples(small: Small, load: Load, faults: Faults) -> None:
    """The line's of the minor unit, the total's of the line's."""
    assert (
        0
        == load(small(rounding=rounding('step = 15, mode = "up"', 'step = 45, mode = "up"')))
        .assess({})
        .total.amount
    )
    assert [("bad-value", "rounding.line.step")] == faults(
        small(rounding=rounding('step = "0.5", mode = "up"'))
    )
    assert [("bad-value", "rounding.total.step")] == faults(
        small(rounding=rounding('step = 15, mode = "up"', 'step = 40, mode = "up"'))
    )
