"""Money: whole minor units of one currency."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.money import MOST, Money, total
from qom_permits.testing.strategies import money_amounts

SMALL = money_amounts(least=-(10**12), most=10**12)


@pytest.mark.parametrize("amount", [1000.0, True, False, Decimal(1000), "1000", None, float("nan"), [1]])
def test_only_whole_numbers_are_money(amount: Any) -> None:
    """A float, a flag, a decimal or text is refused, whatever number it may mean."""
    with pytest.raises(BadInput) as refused:
        Money(amount)

    assert ["not-whole"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("amount", [MOST + 1, -MOST - 1, 2**63, 10**40])
def test_more_than_can_be_carried_is_refused(amount: int) -> None:
    """An amount over the cap is refused with the cap, long before it overflows anything."""
    with pytest.raises(BadInput, match=str(MOST)) as refused:
        Money(amount)

    assert ["too-much-money"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("amount", [MOST, -MOST, 0])
def test_the_cap_itself_is_money(amount: int) -> None:
    """The cap is the largest amount, not the first refused."""
    assert amount == Money(amount).amount


@pytest.mark.parametrize(
    "currency", ["irr", "IR", "IRRR", "", "I R", "A1B", "IRR\n", "ریال", "ΑΒΓ", None, 364]
)
def test_a_currency_is_three_capital_letters(currency: Any) -> None:
    """Anything but three capital ASCII letters is no currency."""
    with pytest.raises(BadInput) as refused:
        Money(1, currency)

    assert ["bad-currency"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("operation", ["__add__", "__sub__", "__lt__", "__le__"])
def test_currencies_never_meet(operation: str) -> None:
    """Money of two currencies is neither added, taken away, nor compared."""
    with pytest.raises(BadInput) as refused:
        getattr(Money(1, "IRR"), operation)(Money(1, "USD"))

    assert ["currencies-differ"] == [fault.code for fault in refused.value.faults]


def test_money_of_two_currencies_is_never_equal() -> None:
    """One rial is not one cent."""
    assert Money(1, "IRR") != Money(1, "USD")


@given(SMALL, SMALL)
def test_what_is_added_can_be_taken_away(one: Money, other: Money) -> None:
    """Adding and taking away the same amount leaves what was there."""
    assert one == one + other - other


@given(SMALL, SMALL)
def test_order_does_not_matter_to_a_sum(one: Money, other: Money) -> None:
    """A sum is the same either way round, and as large as its amounts."""
    assert one + other == other + one == Money(one.amount + other.amount)


@given(SMALL)
def test_what_is_given_back_comes_to_nothing(amount: Money) -> None:
    """An amount and its opposite are zero, and zero is no money."""
    assert not amount + -amount


@given(SMALL, SMALL)
def test_amounts_compare_as_their_numbers(one: Money, other: Money) -> None:
    """Money is less, and not more, exactly when its number is."""
    assert (one.amount < other.amount, one.amount <= other.amount) == (one < other, one <= other)


@given(st.lists(SMALL, max_size=20).map(tuple))
def test_a_total_is_the_sum_of_its_amounts(amounts: tuple[Money, ...]) -> None:
    """A total loses no unit, however many amounts go into it."""
    assert sum(amount.amount for amount in amounts) == total(amounts, "IRR").amount


def test_the_total_of_nothing_is_zero_of_its_currency() -> None:
    """With no amounts, the currency still shows."""
    assert Money(0, "USD") == total((), "USD")


def test_a_total_over_the_cap_is_refused() -> None:
    """Two amounts that fit do not hide one that does not."""
    with pytest.raises(BadInput, match="more than this library carries"):
        total((Money(MOST), Money(1)), "IRR")


@pytest.mark.parametrize(
    ("amount", "en", "fa"),
    [
        (Money(1_384_000), "1,384,000 rial", "۱٬۳۸۴٬۰۰۰ ریال"),
        (Money(-20), "-20 rial", "-۲۰ ریال"),
        (Money(5, "USD"), "0.05 US dollars", "۰٫۰۵ دلار آمریکا"),
        (Money(-123_456_700, "USD"), "-1,234,567.00 US dollars", "-۱٬۲۳۴٬۵۶۷٫۰۰ دلار آمریکا"),
        (Money(5, "EUR"), "5 EUR", "۵ EUR"),
    ],
)
def test_money_is_told_in_both_languages(amount: Money, en: str, fa: str) -> None:
    """Thousands are grouped as each language groups them, dollars have cents; an unknown currency goes by its code."""
    assert (en, fa) == (amount.told().en, amount.told().fa)


def test_a_total_is_what_it_comes_to_in_any_order() -> None:
    """However much the first of its amounts come to together."""
    amounts = (Money(MOST), Money(MOST), Money(-MOST))

    assert total(amounts, "IRR") == total(amounts[::-1], "IRR") == Money(MOST)
    with pytest.raises(BadInput, match="more than"):
        total(amounts[:2], "IRR")


def test_what_is_given_back_is_of_the_same_currency() -> None:
    """Less than nothing in dollars is told in dollars; nothing has no sign."""
    assert Money(-5, "USD") == -Money(5, "USD")
    assert "0 rial" == Money(0).told().en
    assert "-1 rial" == Money(-1).told().en


def test_a_difference_is_of_the_same_currency() -> None:
    """Of dollars dollars are left."""
    assert Money(3, "USD") == Money(5, "USD") - Money(2, "USD")
