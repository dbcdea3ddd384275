"""How what paying comes to is told to people: each amount in English, then in Persian."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import assert_never

from qom_permits import Money, Text
from qom_permits.domain.jalali import write_day
from qom_permits.domain.texts import persian_digits
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.settling.settled import CashPayment, InstalmentPlan, LatePayment
from qom_permits.rules.tariff import Tariff
from qom_permits_cli.telling import isolated
from qom_permits_cli.told_tariffs import heading_lines

Settled = CashPayment | LatePayment | InstalmentPlan

_TOTAL = Text("total", "جمع کل")
_DISCOUNT = Text("discount of {share}%", "تخفیف {share}٪")
_NO_DISCOUNT = Text("no discount on this day", "در این روز تخفیفی نیست")
_ROUNDING = Text("rounding", "گرد کردن")
_PAYABLE = Text("to pay", "قابل پرداخت")
_UNPAID = Text("unpaid", "پرداخت‌نشده")
_LATE = Text("charge for {months} months late: {share}%", "جریمهٔ {months} ماه دیرکرد: {share}٪")
_DOWN = Text("down payment", "پیش‌پرداخت")
_INTEREST = Text("interest", "سود")
_PART = Text("part {first}", "قسط {first}")
_PARTS = Text("each of parts {first} to {last}", "هر یک از قسط‌های {first} تا {last}")
_PAID = Text("paid on {day}", "پرداخت در {day}")
_DUE = Text("due on {due}, paid on {day}", "سررسید {due}، پرداخت در {day}")


def settlement_lines(tariff: Tariff, settled: Settled) -> Iterator[str]:
    """Yield what *settled* says, its heading first."""
    yield from heading_lines(tariff)
    match settled:
        case CashPayment():
            yield from _cash(settled)
        case LatePayment():
            yield from _late(settled)
        case InstalmentPlan():
            yield from _plan(settled)
        case _:
            assert_never(settled)


def _cash(paid: CashPayment) -> Iterator[str]:
    day = write_day(paid.on, paid.calendar)
    yield from _said(_PAID.fill(day=Text(day, persian_digits(day))))
    yield from _line(paid.total, _TOTAL)
    for discount in paid.discounts:
        yield from _line(-discount.amount, _DISCOUNT.fill(share=_percent(discount.share)), discount.cite)
    if not paid.discounts:
        yield from _said(_NO_DISCOUNT)
    if paid.rounding:
        yield from _line(paid.rounding, _ROUNDING)
    yield from _line(paid.payable, _PAYABLE)


def _late(late: LatePayment) -> Iterator[str]:
    due, day = (write_day(each, late.calendar) for each in (late.due, late.on))
    yield from _said(_DUE.fill(due=Text(due, persian_digits(due)), day=Text(day, persian_digits(day))))
    yield from _line(late.unpaid, _UNPAID)
    yield from _line(late.amount, _LATE.fill(months=late.months, share=_percent(late.share)), late.cite)


def _plan(plan: InstalmentPlan) -> Iterator[str]:
    yield from _line(plan.total, _TOTAL)
    yield from _line(plan.down_payment, _DOWN, plan.cite)
    if plan.interest:
        yield from _line(plan.interest, _INTEREST, plan.cite)
    for amount, numbered in groupby(enumerate(plan.parts, 1), key=lambda part: part[1]):
        numbers = [number for number, _ in numbered]
        form = _PART if len(numbers) == 1 else _PARTS
        yield from _line(amount, form.fill(first=numbers[0], last=numbers[-1]))


def _said(text: Text) -> Iterator[str]:
    yield text.en
    yield isolated(text.fa)


def _line(amount: Money, title: Text, cite: Text | None = None) -> Iterator[str]:
    """Yield one line as a bill has it: the amount, what it is, by what law."""
    cited = "" if cite is None else f" ({cite.en})"
    yield f"{amount.told().en:>24}  {title.en}{cited}"
    yield f"{'':>24}  {isolated(f'{title.fa}: {amount.told().fa}')}"


def _percent(share: Fraction) -> Text:
    return spoken_value(share * 100)
