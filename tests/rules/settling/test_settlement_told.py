"""What is said of paying: each way of it as plain data, and each way that cannot be, with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.money import Money
from qom_permits.rules.settling.settlement import due_in_cash, instalment_plan, late_payment
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]

DISCOUNT = '{ from = "01-01", until = "12-31", share = 1, cite = "cl. 9", on = ["high"] }'
CITE = '{ en = "cl. 21", fa = "بند ۲۱" }'
SETTLEMENT = f"""[settlement]
cash_discounts = [{DISCOUNT}]
late_charge = {{ per_month = 1, part_month = "counts", cite = "cl. 10" }}
instalments = {{ at_most_months = 36, down_payment = "0.20", yearly_rate = 1, cite = {CITE} }}
"""
CHARGES = "".join(
    f'[[charges]]\nid = "{name}"\ntitle = {{ en = "A", fa = "آ" }}\ncite = "1"\nformula = "{amount} * rial"\n'
    for name, amount in (("one", 9 * 10**14), ("back", -8 * 10**14), ("two", 9 * 10**14))
)
MOST = 10**15
"""What money can hold."""
JUNE = date(2024, 6, 1)


@pytest.fixture(scope="module")
def town(small: Small, load: Load) -> Tariff:
    """Return a tariff of high rates, with three charges."""
    subtotals = '[subtotals]\nhigh = ["one", "two"]\n'
    return load(small(inputs="", charges=CHARGES, subtotals=subtotals, settlement=SETTLEMENT))


def told(caught: pytest.ExceptionInfo[BadTariff]) -> str:
    """Return the one thing that is wrong."""
    [fault] = caught.value.faults
    return fault.in_("en")


def test_a_late_payment_is_told(town: Tariff) -> None:
    """Both days, the months and the share between them, and what they cost."""
    assert {
        "tariff": "small",
        "currency": "IRR",
        "due": "2024-06-01",
        "paid_on": "2024-08-02",
        "months": 3,
        "share": "3",
        "unpaid": 50,
        "amount": 150,
        "cite": "cl. 10",
    } == late_payment(town, Money(50), JUNE, date(2024, 8, 2)).to_json()


def test_a_plan_of_instalments_is_told(town: Tariff) -> None:
    """A fifth down, 80 · 3/24 interest, and what is left in two parts; the citation in both languages."""
    assert {
        "tariff": "small",
        "currency": "IRR",
        "total": 100,
        "down_payment": 20,
        "interest": 10,
        "parts": [45, 45],
        "cite": {"en": "cl. 21", "fa": "بند ۲۱"},
    } == instalment_plan(town, Money(100), 2).to_json()


@pytest.mark.parametrize(
    ("months", "total", "sentence"),
    [
        (0, 5, "months: nothing can be paid in 0 months; from 1 to 36"),
        (37, 5, "months: nothing can be paid in 37 months; from 1 to 36"),
        (7, -5000, "total: -5,000 rial cannot be paid in instalments; 0 or more"),
        (36, MOST, "settlement.instalments: 1,233,333,333,333,334 is more than a bill can carry"),
    ],
)
def test_a_plan_that_cannot_be_is_told_with_its_place(
    town: Tariff, months: int, total: int, sentence: str
) -> None:
    """Too few or too many months, nothing owed, interest past what money can hold."""
    with pytest.raises(BadTariff) as caught:
        instalment_plan(town, Money(total), months)

    assert told(caught).startswith(sentence)


def test_what_the_law_does_not_speak_of_is_told_with_its_place(small: Small, load: Load) -> None:
    """And whose law it is."""
    silent = load(small())

    with pytest.raises(BadTariff) as caught:
        instalment_plan(silent, Money(5), 3)
    assert "settlement.instalments: small says nothing of this; ask the town" == told(caught)
    with pytest.raises(BadTariff) as caught:
        late_payment(silent, Money(5), JUNE, JUNE)
    assert "settlement.late_charge: small says nothing of this; ask the town" == told(caught)


def test_what_paying_late_costs_may_be_more_than_money_holds(town: Tariff) -> None:
    """Two months at the whole each."""
    with pytest.raises(BadTariff) as caught:
        late_payment(town, Money(MOST), JUNE, date(2024, 8, 1))

    assert told(caught).startswith("settlement.late_charge: 2,000,000,000,000,000 is more")


def test_the_lines_that_are_late_may_be_more_than_money_holds(small: Small, load: Load) -> None:
    """Where the line that takes from the total again bears no late charge."""
    late = 'late_charge = { per_month = 0, part_month = "free", not_on = ["back"], cite = "1" }'
    town = load(small(inputs="", charges=CHARGES, settlement=f"[settlement]\n{late}"))

    with pytest.raises(BadTariff) as caught:
        late_payment(town, town.assess({}), JUNE, JUNE)
    assert told(caught).startswith("settlement.late_charge: 1,800,000,000,000,000 is more")


def test_the_lines_of_a_discount_may_be_more_than_money_holds(town: Tariff) -> None:
    """Where another line takes from the total again."""
    with pytest.raises(BadTariff) as caught:
        due_in_cash(town, town.assess({}), JUNE)

    assert told(caught).startswith("settlement.cash_discounts: 1,800,000,000,000,000 is more")


def test_a_sum_does_not_say_what_the_lines_of_a_discount_are(town: Tariff) -> None:
    """The bill does."""
    with pytest.raises(BadTariff) as caught:
        due_in_cash(town, Money(5), JUNE)

    assert told(caught).startswith("settlement.cash_discounts: this discount is on some lines only; ")


def test_rounding_what_is_payable_may_lead_past_what_money_holds(small: Small, load: Load) -> None:
    """Up to a multiple of 7."""
    total = 'line = { step = 1, mode = "down" }\ntotal = { step = 7, mode = "up" }'
    upwards = load(small(rounding=f"[rounding]\n{total}"))

    with pytest.raises(BadTariff) as caught:
        due_in_cash(upwards, Money(MOST), JUNE)
    assert told(caught).startswith("settlement: 1,000,000,000,000,001 is more")


def test_a_bill_is_settled_by_the_tariff_that_made_it(town: Tariff, small: Small, load: Load) -> None:
    """Any other is refused, and both are named."""
    other = load(small().replace('"small"', '"other"'))

    with pytest.raises(BadTariff) as caught:
        due_in_cash(town, other.assess({}), JUNE)
    assert told(caught).startswith("the bill was made by other, not by small; ")


def test_two_discounts_may_stand_on_one_day_for_lines_of_their_own(small: Small, load: Load) -> None:
    """Each takes its share of its own."""
    one, two = (
        DISCOUNT.replace("high", name).replace("share = 1", f'share = "{share}"')
        for name, share in (("one", "0.5"), ("two", "0.1"))
    )
    charges = CHARGES.replace(f"{9 * 10**14}", "100").replace(f"{-8 * 10**14}", "0")
    town = load(
        small(inputs="", charges=charges, settlement=f"[settlement]\ncash_discounts = [{one}, {two}]\n")
    )

    assert [50, 10] == [each.amount.amount for each in due_in_cash(town, town.assess({}), JUNE).discounts]
