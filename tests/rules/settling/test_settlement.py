"""Settlement: discounts by the day of payment, the charge for paying late, and parts that add up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.jalali import JalaliDay
from qom_permits.domain.money import Money
from qom_permits.rules.settling.settlement import due_in_cash, instalment_plan, late_payment
from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]

QOM = """[settlement]
cash_discounts = [
  { from = "01-01", until = "04-31", share = "0.25", cite = "1402" },
  { from = "05-01", until = "08-30", share = "0.20", cite = "1402" },
  { from = "09-01", until = "12-30", share = "0.15", cite = "1402" },
]
late_charge = { per_month = "0.02", at_most = "0.24", part_month = "free", cite = "cl. 10" }
instalments = { at_most_months = 36, down_payment = "0.20", yearly_rate = "0", cite = "cl. 21" }
"""
QOM_HEAD = """[tariff]
id = "qom"
title = { en = "Qom", fa = "قم" }
currency = "IRR"
calendar = "jalali"
in_force = { from = "1402-01-01", until = "1402-12-29" }
citation = "a test"
"""
FACTS: dict[str, str | int] = {
    "floor_area": "180", "parking": 1, "use": "residential", "postal_walk": "38186", "street_width": "10",
}  # fmt: skip
CROSSING = """cash_discounts = [
  { from = "01-01", until = "04-31", share = 1, cite = "1" },
  { from = "04-31", until = "05-01", share = 1, cite = "1", on = ["levy"] },
]"""
BILLION = Money(1_000_000_000)


def day(month: int, number: int, year: int = 1402) -> date:
    """Return a Jalali day."""
    return JalaliDay(year, month, number).to_date()


@pytest.fixture(scope="module")
def qom(small: Small, load: Load) -> Tariff:
    """Return a tariff with the discounts Qom gave in 1402."""
    return load(small(tariff=QOM_HEAD, inputs="", settlement=QOM))


@pytest.fixture(scope="module")
def town(whole_page: str, load: Load) -> Tariff:
    """Return the language page's own tariff."""
    return load(whole_page)


@pytest.mark.parametrize(
    ("on", "payable"),
    [
        (day(3, 15), 750_000_000), (day(4, 31), 750_000_000), (day(5, 1), 800_000_000), (day(8, 30), 800_000_000),
        (day(9, 1), 850_000_000), (day(12, 29), 850_000_000), (day(1, 1, 1403), 1_000_000_000),
    ],
)  # fmt: skip
def test_qoms_discounts_of_1402_come_out(qom: Tariff, on: date, payable: int) -> None:
    """By four-month blocks, in cash, while the tariff is in force."""
    assert payable == due_in_cash(qom, BILLION, on).payable.amount


def test_a_cash_payment_is_told(qom: Tariff) -> None:
    """The total, each discount with its share and citation, and what is payable."""
    assert {
        "tariff": "qom",
        "currency": "IRR",
        "paid_on": "1402-03-15",
        "total": 1001,
        "discounts": [{"share": "0.25", "of": 1001, "amount": -250, "cite": "1402"}],
        "rounding": 0,
        "payable": 751,
    } == due_in_cash(qom, Money(1001), day(3, 15)).to_json()


def test_the_pages_bill_is_settled(town: Tariff) -> None:
    """A quarter off in Farvardin, rounded down to a thousand; a fifth in Mordad; nothing in Mehr's stead."""
    bill = town.assess({**FACTS, "is_veteran": True})
    plain = town.assess(FACTS)

    assert 1_038_000 == due_in_cash(town, plain, day(2, 1, 1399)).payable.amount
    assert 1_384_000 == due_in_cash(town, plain, day(9, 1, 1399)).payable.amount
    assert 488_000 == bill.total.amount
    assert (366_000, 0) == (
        due_in_cash(town, bill, day(2, 1, 1399)).payable.amount,
        due_in_cash(town, bill, day(2, 1, 1399)).rounding.amount,
    )
    assert 390_000 == due_in_cash(town, bill, day(8, 30, 1399)).payable.amount
    assert -400 == due_in_cash(town, bill, day(8, 30, 1399)).rounding.amount


def test_lines_that_bear_no_late_charge_are_left_out(town: Tariff) -> None:
    """The fire share is not late; two months are four percent of the rest; a part month is free."""
    bill = town.assess(FACTS)
    late = late_payment(town, bill, day(5, 10, 1399), day(7, 29, 1399))

    assert (2, 1_343_680, 53_747) == (late.months, late.unpaid.amount, late.amount.amount)
    assert {"share": "0.04", "due": "1399-05-10", "paid_on": "1399-07-29", "cite": "cl. 20"}.items() <= (
        late.to_json().items()
    )


@pytest.mark.parametrize(
    ("months", "due"), [(-1, 0), (0, 0), (1, 20_000_000), (12, 240_000_000), (30, 240_000_000)]
)
def test_the_late_charge_has_a_cap(qom: Tariff, months: int, due: int) -> None:
    """Two percent a month, twenty-four at most, nothing before the day."""
    years, month = divmod(4 + months, 12)

    late = late_payment(qom, BILLION, day(5, 5), day(month + 1, 5, 1402 + years))
    assert due == late.amount.amount


def test_a_part_month_counts_where_the_law_says_so(small: Small, load: Load) -> None:
    """And without a cap the charge goes on."""
    settlement = '[settlement]\nlate_charge = { per_month = "0.1", part_month = "counts", cite = "1" }'
    tariff = load(small(settlement=settlement))

    late = late_payment(tariff, Money(100), date(2024, 1, 31), date(2025, 3, 1))
    assert (14, 140) == (late.months, late.amount.amount)
    assert 130 == late_payment(tariff, Money(100), date(2024, 1, 31), date(2025, 2, 28)).amount.amount


def test_instalments_add_up(qom: Tariff, small: Small, load: Load) -> None:
    """A hundred in three is 34, 33, 33; interest on a falling rest; steps of the total."""
    bare = (
        '[settlement]\ninstalments = { at_most_months = 12, cite = "1", yearly_rate = "0.24", title = "T" }'
    )
    tariff = load(small(settlement=bare))
    steps = load(small(settlement=QOM, rounding='[rounding]\ntotal = { step = 1000, mode = "down" }'))

    plan = instalment_plan(qom, Money(125), 3)
    assert (25, 0, [34, 33, 33]) == (plan.down_payment.amount, 0, [part.amount for part in plan.parts])
    assert {
        "total": 125,
        "down_payment": 25,
        "interest": 0,
        "parts": [34, 33, 33],
        "cite": "cl. 21",
    }.items() <= (plan.to_json().items())
    assert (14, (1013,)) == (
        instalment_plan(tariff, Money(651), 1).interest.amount,
        tuple(part.amount for part in instalment_plan(tariff, Money(993), 1).parts),
    )
    odd = instalment_plan(steps, Money(146_500), 3)
    assert (30_000, [39_500, 39_000, 38_000]) == (
        odd.down_payment.amount,
        [part.amount for part in odd.parts],
    )


def test_what_the_law_does_not_speak_of_cannot_be_settled_so(
    small: Small, load: Load, qom: Tariff, town: Tariff
) -> None:
    """No instalments, no late charge, too many months, no lines, another currency, another tariff, nothing owed."""
    silent = load(small())
    some = QOM.replace('"0.25",', '"0.25", on = ["levy"],')
    partly = load(small(tariff=QOM_HEAD, inputs="", settlement=some))

    assert 5 == due_in_cash(silent, Money(5), date(2024, 5, 5)).payable.amount
    for refused, code in (
        (lambda: instalment_plan(silent, BILLION, 3), "no-settlement"),
        (lambda: late_payment(silent, BILLION, day(1, 1), day(1, 2)), "no-settlement"),
        (lambda: instalment_plan(qom, BILLION, 37), "bad-fact"),
        (lambda: instalment_plan(qom, BILLION, 0), "bad-fact"),
        (lambda: instalment_plan(qom, Money(-1), 2), "bad-fact"),
        (lambda: due_in_cash(partly, BILLION, day(1, 1)), "missing-lines"),
        (lambda: due_in_cash(qom, Money(5, "USD"), day(1, 1)), "currencies-differ"),
        (lambda: due_in_cash(qom, town.assess(FACTS), day(1, 1)), "other-tariff"),
    ):
        with pytest.raises(BadInput) as caught:
            refused()
        assert [code] == [fault.code for fault in caught.value.faults]
    assert 0 == due_in_cash(partly, partly.assess({}), day(1, 1)).payable.amount


def test_a_discount_may_be_on_some_lines(small: Small, load: Load) -> None:
    """After reliefs, rounding put into a line included; nothing off a line below zero."""
    settlement = """[settlement]
cash_discounts = [
  { from = "01-01", until = "06-30", share = "0.3", on = ["base"], cite = "1" },
  { from = "01-01", until = "02-31", share = "0.1", on = ["stamp"], cite = "2" },
]"""
    more = """
[[charges]]
id = "stamp"
title = { en = "Stamp", fa = "تمبر" }
cite = "1"
formula = "n * rial"
[[reliefs]]
id = "half"
title = { en = "Half", fa = "نیم" }
cite = "1"
on = ["levy"]
share = "0.5"
[subtotals]
base = ["levy"]
"""
    tariff = load(small("x * per_m2", settlement=settlement, subtotals=more))

    bill = tariff.assess({"x": 200, "n": 100})
    assert 200 == bill.total.amount
    assert 200 - 30 - 10 == due_in_cash(tariff, bill, date(2024, 2, 29)).payable.amount
    assert 200 - 30 == due_in_cash(tariff, bill, date(2024, 3, 1)).payable.amount
    assert (
        -100 + 1 - 1
        == due_in_cash(tariff, tariff.assess({"x": -100, "n": 0}), date(2024, 1, 1)).payable.amount
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("cash_discount = []", [("unknown-key", "settlement.cash_discount")]),
        ("cash_discounts = [5]", [("bad-value", "settlement.cash_discounts.1")]),
        (
            'cash_discounts = [{ from = "01-01", until = "04-31", share = "1.1", cite = "1" }]',
            [("bad-share", "settlement.cash_discounts.1.share")],
        ),
        (
            'cash_discounts = [{ from = "13-01", until = "04-32", share = 1, cite = "" }]',
            [
                ("bad-value", "settlement.cash_discounts.1.from"),
                ("bad-value", "settlement.cash_discounts.1.until"),
                ("missing-key", "settlement.cash_discounts.1.cite"),
            ],
        ),
        (
            'cash_discounts = [{ from = "1-1", until = "0431", share = 1, cite = "1" }]',
            [
                ("bad-value", "settlement.cash_discounts.1.from"),
                ("bad-value", "settlement.cash_discounts.1.until"),
            ],
        ),
        (
            'cash_discounts = [{ from = "05-01", until = "04-31", share = 1, cite = "1" }]',
            [("bad-value", "settlement.cash_discounts.1.until")],
        ),
        (
            'cash_discounts = [{ from = "01-01", until = "04-31", share = 1, cite = "1", on = ["fire"] }]',
            [("unknown-name", "settlement.cash_discounts.1.on")],
        ),
        (
            CROSSING,
            [("overlapping-discounts", "settlement.cash_discounts.2")],
        ),
        (
            'late_charge = { per_month = "0.02", at_most = "0.24", cite = "1" }',
            [("missing-key", "settlement.late_charge.part_month")],
        ),
        (
            'late_charge = { per_month = "-0.02", part_month = "half", cite = "1" }',
            [
                ("bad-value", "settlement.late_charge.part_month"),
                ("bad-share", "settlement.late_charge.per_month"),
            ],
        ),
        (
            'late_charge = { per_month = 0, part_month = "free", cite = "1", not_on = ["x"] }',
            [("unknown-name", "settlement.late_charge.not_on")],
        ),
        (
            'instalments = { at_most_months = 36, down_payment = "1.2" }',
            [
                ("missing-key", "settlement.instalments.cite"),
                ("bad-share", "settlement.instalments.down_payment"),
            ],
        ),
    ],
)
def test_a_bad_settlement_is_told(
    small: Small, faults: Faults, said: str, expected: list[tuple[str, str]]
) -> None:
    """Each entry at its place, with its citation; windows in order, and no two on one line and day."""
    assert expected == faults(small(settlement=f"[settlement]\n{said}"))


def test_too_many_discounts_are_refused(small: Small, faults: Faults) -> None:
    """A year has 366 days."""
    one = '{ from = "01-01", until = "01-01", share = 0, cite = "1", on = [] }'
    many = f"[settlement]\ncash_discounts = [{', '.join([one] * 367)}]"

    assert [("bad-value", "settlement.cash_discounts")] == faults(small(settlement=many))


@given(
    total=st.integers(0, 10**12),
    months=st.integers(1, 36),
    step=st.sampled_from([1, 10, 1000]),
    down=st.integers(0, 100),
    rate=st.integers(0, 60),
)
def test_any_plan_adds_up(
    small: Small, load: Load, total: int, months: int, step: int, down: int, rate: int
) -> None:
    """To the total and its interest, in falling parts of whole steps, but for what is less than one."""
    settlement = QOM.replace(
        '"0.20", yearly_rate = "0"', f'"{down / 100:.2f}", yearly_rate = "{rate / 100:.2f}"'
    )
    tariff = load(
        small(settlement=settlement, rounding=f'[rounding]\ntotal = {{ step = {step}, mode = "up" }}')
    )
    plan = instalment_plan(tariff, Money(total), months)
    parts = [part.amount for part in plan.parts]

    assert total + plan.interest.amount == plan.down_payment.amount + sum(parts)
    assert months == len(parts)
    assert parts == sorted(parts, reverse=True)
    assert all(part % step == 0 for part in parts[1:])
    assert parts[0] - parts[-1] < 2 * step


@given(on=st.dates(date(2023, 3, 21), date(2025, 3, 20)), total=st.integers(0, 10**12))
def test_a_discount_never_raises_what_is_due(qom: Tariff, on: date, total: int) -> None:
    """And what is paid, taken off and rounded is what was owed."""
    paid = due_in_cash(qom, Money(total), on)

    assert paid.payable.amount <= total
    assert total == paid.payable.amount - paid.rounding.amount + sum(
        each.amount.amount for each in paid.discounts
    )
