"""Old bills made again, and bills held against each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.reckoning.replaying import difference
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]

MORE = """
[[charges]]
id = "stamp"
title = { en = "Stamp", fa = "تمبر" }
cite = "1"
formula = "n * rial"
when = "is_new"
"""


@given(x=st.integers(0, 1000), n=st.integers(0, 9), is_new=st.booleans())
def test_an_old_bill_comes_out_the_same(small: Small, load: Load, x: int, n: int, *, is_new: bool) -> None:
    """Under the tariff it pins, whatever else there is."""
    tariff = load(small("x * per_m2") + MORE)
    bill = tariff.assess({"x": x, "n": n, "is_new": is_new}, date(2024, 5, 5))
    again = bill.replay([load(small()), tariff])

    assert (bill, True) == (again.again, again.is_same)
    assert 0 == again.difference.to_pay.amount == again.difference.to_give_back.amount


def test_a_tariff_that_was_changed_is_told(small: Small, load: Load) -> None:
    """With what is to pay or to give back, line by line."""
    bill = load(small("x * per_m2") + MORE).assess({"x": 10, "n": 2, "is_new": True})
    changed = bill.replay([load(small("2 * x * per_m2"))])

    assert (True, False) == (changed.tariff_changed, changed.is_same)
    assert {
        "currency": "IRR",
        "lines": [
            {"id": "levy", "kind": "charge", "before": 10, "after": 20, "amount": 10},
            {"id": "stamp", "kind": "charge", "before": 2, "after": None, "amount": -2},
        ],
        "to_pay": 8,
        "to_give_back": 0,
    } == changed.difference.to_json()
    back = difference(changed.again, bill)
    assert (0, 8) == (back.to_pay.amount, back.to_give_back.amount)
    assert [None, 2] == [back.lines[1].before, back.lines[1].amount.amount]


def test_a_bill_of_an_unknown_tariff_cannot_be_made_again(small: Small, load: Load) -> None:
    """Nothing is guessed."""
    bill = load(small()).assess({})

    with pytest.raises(BadTariff) as caught:
        bill.replay([])
    assert ["no-such-tariff"] == [fault.code for fault in caught.value.faults]


def test_a_tariff_with_a_comment_more_is_still_the_same(small: Small, load: Load) -> None:
    """Its digest says so."""
    bill = load(small("x * per_m2")).assess({"x": 3})

    assert bill.replay([load("# a comment\n" + small("x * per_m2"))]).is_same
