"""Settlement: discounts by the day of payment, the charge for paying late, parts that add up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qom_permits.domain.jalali import JalaliDay
from qom_permits.domain.money import Money
from qom_permits.rules.settling.settlement import due_in_cash, instalment_plan, late_payment
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]

CHARGES = """[[charges]]
id = "floor"
title = { en = "Floor", fa = "زیربنا" }
cite = "1"
formula = "1003 * rial"
[[charges]]
id = "fire"
title = { en = "Fire", fa = "آتش" }
cite = "1"
formula = "500 * rial"
[[charges]]
id = "stamp"
title = { en = "Stamp", fa = "تمبر" }
cite = "1"
formula = "100 * rial"
when = "is_new"
[subtotals]
base = ["floor", "stamp"]
[[reliefs]]
id = "cut"
title = { en = "Cut", fa = "کسر" }
cite = "1"
on = ["fire"]
amount = "100 * rial"
"""
"""1,003 and 500 less 100; the stamp does not apply."""


@pytest.fixture(scope="session")
def town(small: Small, load: Load) -> Callable[..., Tariff]:
    """Return what loads a tariff of 1,403 rial in all with a *settlement*."""

    def town(settlement: str, rounding: str = "", calendar: str = "gregorian") -> Tariff:
        first = "2024-01-01" if calendar == "gregorian" else "1403-01-01"
        text = small(charges=CHARGES, settlement=f"[settlement]\n{settlement}", rounding=rounding)
        text = text.replace('"2024-01-31"', f'"{first}"')
        return load(
            text.replace('"gregorian"', f'"{calendar}"').replace('from = "2024-01-01"', f'from = "{first}"')
        )

    return town


@pytest.mark.parametrize(
    ("on", "amount"),
    [
        ("", 351), (', on = ["floor"]', 251), (', on = ["fire"]', 100), (', on = ["base"]', 251),
        (', on = ["stamp"]', 0), (', on = ["base", "floor", "fire"]', 351), (", on = []", 0),
    ],
)  # fmt: skip
def test_a_cash_discount_is_its_share_of_the_lines_after_reliefs(
    town: Callable[..., Tariff], on: str, amount: int
) -> None:
    """Of the charges and subtotals in `on`, each line once; left out, of all charges; rounded as a line."""
    law = f'cash_discounts = [{{ from = "01-01", until = "12-31", share = "0.25", cite = "1"{on} }}]'
    tariff = town(law)
    paid = due_in_cash(tariff, tariff.assess({}), date(2024, 5, 5))

    assert (amount, 1403 - amount) == (paid.discounts[0].amount.amount, paid.payable.amount)


def test_a_discount_is_rounded_as_a_line_and_the_payable_as_a_total(town: Callable[..., Tariff]) -> None:
    """A quarter of 1,400 in steps of 20, up, is 360; what is left, in steps of 100, down, is 1,000."""
    ways = '[rounding]\nline = { step = 20, mode = "up" }\ntotal = { step = 100, mode = "down" }'
    law = 'cash_discounts = [{ from = "01-01", until = "12-31", share = "0.25", cite = "1", on = ["floor", "fire"] }]'
    tariff = town(law, ways)
    paid = due_in_cash(tariff, tariff.assess({}), date(2024, 5, 5))

    assert (1020 + 400, 360, 1000) == (
        paid.discounts[0].base.amount,
        paid.discounts[0].amount.amount,
        paid.payable.amount,
    )
    assert 1400 - 360 + paid.rounding.amount == paid.payable.amount


@pytest.mark.parametrize(
    ("first", "until", "day", "holds"),
    [
        ("02-01", "02-31", (2024, 1, 31), False), ("02-01", "02-31", (2024, 2, 1), True),
        ("02-01", "02-31", (2024, 2, 29), True), ("02-01", "02-31", (2024, 3, 1), False),
        ("02-01", "02-30", (2025, 2, 28), True), ("01-01", "04-31", (2024, 4, 30), True),
        ("01-01", "04-31", (2024, 5, 1), False), ("05-05", "05-05", (2024, 5, 5), True),
    ],
)  # fmt: skip
def test_until_past_a_months_end_means_its_last_day(
    town: Callable[..., Tariff], first: str, until: str, day: tuple[int, int, int], *, holds: bool
) -> None:
    """Both days of a window belong to it."""
    tariff = town(f'cash_discounts = [{{ from = "{first}", until = "{until}", share = "0.5", cite = "1" }}]')

    assert holds == bool(due_in_cash(tariff, Money(100), date(*day)).discounts)


@pytest.mark.parametrize(
    ("day", "payable"),
    [((1403, 12, 30), 50), ((1404, 12, 29), 50), ((1404, 7, 30), 100), ((1404, 12, 1), 50)],
)
def test_a_window_is_of_the_tariffs_calendar(
    town: Callable[..., Tariff], day: tuple[int, int, int], payable: int
) -> None:
    """The thirtieth of Esfand in years that have one, and the twenty-ninth in others."""
    law = 'cash_discounts = [{ from = "12-01", until = "12-30", share = "0.5", cite = "1" }]'
    tariff = town(law, calendar="jalali")

    assert payable == due_in_cash(tariff, Money(100), JalaliDay(*day).to_date()).payable.amount


@pytest.mark.parametrize(
    ("part_month", "most", "end", "due"),
    [
        ("free", "1", (2024, 1, 15), 0), ("free", "1", (2024, 2, 14), 0), ("free", "1", (2024, 2, 15), 15),
        ("free", "1", (2024, 3, 14), 15), ("counts", "1", (2024, 1, 15), 0), ("counts", "1", (2024, 1, 16), 15),
        ("counts", "1", (2024, 2, 15), 15), ("counts", "1", (2024, 2, 16), 30), ("counts", "1", (2023, 12, 1), 0),
        ("free", "0.025", (2024, 3, 15), 25), ("free", "0", (2024, 9, 9), 0), ("free", "0.9", (2024, 3, 15), 30),
    ],
)  # fmt: skip
def test_a_late_charge_grows_by_the_month_up_to_its_cap(
    town: Callable[..., Tariff], part_month: str, most: str, end: tuple[int, int, int], due: int
) -> None:
    """So much of what is unpaid for each month; a month begun counts or is free, as the law says."""
    law = f'per_month = "0.015", at_most = "{most}", part_month = "{part_month}"'
    tariff = town(f'late_charge = {{ {law}, cite = "1" }}')

    assert due == late_payment(tariff, Money(1000), date(2024, 1, 15), date(*end)).amount.amount


@pytest.mark.parametrize(
    ("not_on", "unpaid", "due"),
    [("[]", 1403, 28), ('["fire"]', 1003, 20), ('["base"]', 400, 8), ('["base", "fire"]', 0, 0)],
)
def test_a_late_charge_is_on_the_lines_not_in_not_on(
    town: Callable[..., Tariff], not_on: str, unpaid: int, due: int
) -> None:
    """Charges and subtotals, after reliefs; rounded as a line."""
    tariff = town(
        f'late_charge = {{ per_month = "0.02", part_month = "free", cite = "1", not_on = {not_on} }}'
    )
    late = late_payment(tariff, tariff.assess({}), date(2024, 1, 1), date(2024, 2, 1))

    assert (unpaid, due) == (late.unpaid.amount, late.amount.amount)


def test_part_month_must_say_counts_or_free(small: Small, faults: Faults) -> None:
    """Neither another word nor silence."""
    law = '[settlement]\nlate_charge = {{ per_month = "0.02", cite = "1"{} }}'

    assert [("missing-key", "settlement.late_charge.part_month")] == faults(small(settlement=law.format("")))
    for said in ('"half"', '""', '"Counts"', "true"):
        assert ("bad-value", "settlement.late_charge.part_month") in faults(
            small(settlement=law.format(f", part_month = {said}"))
        )


@pytest.mark.parametrize(
    ("total", "months", "law", "plan"),
    [
        (100, 3, "", (0, 0, [34, 33, 33])), (100, 1, "", (0, 0, [100])), (2, 3, "", (0, 0, [1, 1, 0])),
        (100, 3, 'down_payment = "0.25"', (25, 0, [25, 25, 25])),
        (101, 3, 'down_payment = "0.25"', (26, 0, [25, 25, 25])),
        (1000, 12, 'down_payment = "0.2", yearly_rate = "0.24"', (200, 104, [76] * 4 + [75] * 8)),
        (1000, 1, 'yearly_rate = "0.18"', (0, 15, [1015])), (999, 2, 'yearly_rate = "0.1"', (0, 13, [506, 506])),
        (1000, 2, "down_payment = 1", (1000, 0, [0, 0])),
    ],
)  # fmt: skip
def test_instalments_go_in_minor_units_and_add_up(
    town: Callable[..., Tariff], total: int, months: int, law: str, plan: tuple[int, int, list[int]]
) -> None:
    """The down payment rounded up; the rest and its interest, rate × (n + 1) / 24, up, in n parts."""
    tariff = town(f'instalments = {{ at_most_months = 12, cite = "1"{", " if law else ""}{law} }}')
    made = instalment_plan(tariff, Money(total), months)

    assert plan == (made.down_payment.amount, made.interest.amount, [part.amount for part in made.parts])


def test_instalments_go_in_steps_of_the_total(town: Callable[..., Tariff]) -> None:
    """A fifth of 1,403,000 is 280,600, so 281,000; 1,122,000 and 146,000 of interest in twelve parts of thousands."""
    ways = '[rounding]\ntotal = { step = 1000, mode = "down" }'
    law = 'instalments = { at_most_months = 36, down_payment = "0.20", yearly_rate = "0.24", cite = "1" }'
    plan = instalment_plan(town(law, ways), Money(1_403_000), 12)

    assert (281_000, 146_000) == (plan.down_payment.amount, plan.interest.amount)
    assert [106_000] * 8 + [105_000] * 4 == [part.amount for part in plan.parts]


@pytest.mark.parametrize("months", [0, 13, -1])
def test_no_plan_is_longer_than_the_law_allows(town: Callable[..., Tariff], months: int) -> None:
    """From 1 to `at_most_months`."""
    tariff = town('instalments = { at_most_months = 12, cite = "1" }')

    with pytest.raises(ValueError, match="from 1 to 12"):
        instalment_plan(tariff, Money(100), months)
