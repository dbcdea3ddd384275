"""Compiled code uses amounts up in the order of ``on``, and multiplies however many factors there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.compiling.terms import MANY
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]

CHARGES = "".join(
    f'[[charges]]\nid = "{name}"\ntitle = {{ en = "A", fa = "آ" }}\ncite = "1"\nformula = "{formula}"\n'
    for name, formula in (("told", "after_relief(second)"), ("first", "n * rial"), ("second", "7 * rial"))
)
RELIEF = """[[reliefs]]
id = "off"
title = { en = "Off", fa = "کم" }
cite = "1"
on = ["first", "second"]
amount = "9 * rial"
"""


@pytest.mark.parametrize(("n", "told"), [(0, 0), (2, 0), (3, 1), (5, 3), (9, 7), (12, 7)])
def test_an_amount_is_used_up_in_the_order_of_on_whatever_is_asked_for_first(
    small: Small, load: Load, n: int, told: int
) -> None:
    """Here a charge before both asks what is left of the second."""
    tariff = load(small(charges=CHARGES, reliefs=RELIEF))
    bill = tariff.assess({"n": n})

    assert tariff.source is not None
    assert tariff.by_reference({"n": n}, tariff.first_day) == bill
    assert told == bill.lines[0].amount.amount


def test_what_is_left_of_a_subtotal_is_counted_in_minor_units(small: Small, load: Load) -> None:
    """0.55 of 12 and 7 less 9, in cents."""
    head = (
        '[tariff]\nid = "cents"\ntitle = { en = "Cents", fa = "سنت" }\ncurrency = "USD"\nmoney_places = 2\n'
    )
    head += 'calendar = "gregorian"\nin_force = { from = "2024-01-01" }\ncitation = "a test"\n'
    charges = CHARGES.replace("after_relief(second)", "after_relief(both) * 0.55").replace("rial", "dollar")
    text = small(
        tariff=head,
        rounding='[rounding]\nline = { step = "0.01", mode = "down" }',
        rates='[rates]\ndollar = { value = 1, unit = "USD", cite = "1" }',
        inputs='[inputs]\nn = { type = "count", min = 0, max = 100 }',
        charges=charges,
        subtotals='[subtotals]\nboth = ["first", "second"]',
        reliefs=RELIEF.replace("rial", "dollar"),
    )
    tariff = load(text)

    assert tariff.source is not None
    assert tariff.by_reference({"n": 12}, tariff.first_day) == tariff.assess({"n": 12})
    assert 550 == tariff.assess({"n": 12}).lines[0].amount.amount


@pytest.mark.parametrize("sign", ["*", "+"])
@pytest.mark.parametrize("number", [MANY - 1, MANY, MANY + 1, 2 * MANY])
def test_many_factors_and_terms_keep_their_decimals(small: Small, load: Load, sign: str, number: int) -> None:
    """As few do."""
    many = f" {sign} ".join(["(x / 10)"] * number)
    inputs = '[inputs]\nx = { type = "number", places = 1, min = 0, max = 100 }\n'
    tariff = load(small(f"rial * rounded({many} + 0.3, 0.01)", inputs=inputs))
    code = tariff.compiled

    assert code is not None
    for x in ("0", "10", "10.5"):
        bill = tariff.by_reference({"x": x}, tariff.first_day)
        assert bill == tariff.assess({"x": x})
        assert bill.total.amount == code.amounts({"x": x}, tariff.first_day)[-1]
