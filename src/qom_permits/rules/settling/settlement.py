"""Settlement: what is due in cash on a day, for paying late, or in instalments; exact, and cited."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.facts import by_name
from qom_permits.domain.money import Money
from qom_permits.rules.language.months import months_between
from qom_permits.rules.language.relief_order import charges_under
from qom_permits.rules.language.rounding import Mode, to_multiple
from qom_permits.rules.language.settlement_clauses import CashDiscount, LateCharge, month_day_of
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.settling.settled import CashPayment, Discount, InstalmentPlan, LatePayment
from qom_permits.rules.tariff import Tariff

Owed = Assessment | Money
"""A bill, none of it paid; or so much of one, for all its lines alike."""

_MONTHS_TWICE = 24


def due_in_cash(tariff: Tariff, owed: Owed, on: date) -> CashPayment:
    """Return what settles *owed* in cash *on* a day; discounts are given only while the tariff is in force."""
    total = _total(tariff, owed)
    day = month_day_of(on, tariff.calendar)
    given = [each for each in tariff.settlement.cash_discounts if tariff.covers(on) and each.holds(day)]
    discounts = tuple(_discount(tariff, owed, each) for each in given)
    left = _major(tariff, total) - sum((_major(tariff, each.amount) for each in discounts), start=Fraction(0))
    payable = left if tariff.total_rounding is None else tariff.total_rounding.rounding.of(left)
    return CashPayment(
        tariff=tariff.id,
        calendar=tariff.calendar,
        on=on,
        total=total,
        discounts=discounts,
        rounding=tariff.money(payable - left, "settlement"),
        payable=tariff.money(payable, "settlement"),
    )


def late_payment(tariff: Tariff, owed: Owed, due: date, on: date) -> LatePayment:
    """Return what paying *owed* only *on* a day costs more, when it was *due* on a day.

    A sum of money is the unpaid amount of the lines that bear it.
    """
    law = tariff.settlement.late_charge
    if law is None:
        raise texts.NOT_SPOKEN_OF.error("settlement.late_charge", tariff=tariff.id)
    months = _months_late(tariff, law, due, on)
    share = law.per_month * months if law.at_most is None else min(law.per_month * months, law.at_most)
    unpaid = _major(tariff, _total(tariff, owed))
    if isinstance(owed, Assessment) and law.not_on:
        lines = _lines(tariff, owed)
        unpaid -= sum(
            (lines.get(name, Fraction(0)) for name in charges_under(law.not_on, tariff.clauses)),
            start=Fraction(0),
        )
    return LatePayment(
        tariff=tariff.id,
        calendar=tariff.calendar,
        due=due,
        on=on,
        months=months,
        share=share,
        unpaid=tariff.money(unpaid, "settlement.late_charge"),
        amount=tariff.money(
            tariff.line_rounding.of(max(unpaid, Fraction(0)) * share), "settlement.late_charge"
        ),
        cite=law.cite,
    )


def instalment_plan(tariff: Tariff, owed: Owed, months: int) -> InstalmentPlan:
    """Return *owed* as a down payment and so many monthly parts, the first ones a step larger."""
    law, place = tariff.settlement.instalments, "settlement.instalments"
    if law is None:
        raise texts.NOT_SPOKEN_OF.error(place, tariff=tariff.id)
    total = _total(tariff, owed)
    if not 1 <= months <= law.at_most_months:
        raise texts.BAD_MONTHS.error(
            "months", months=spoken_value(Fraction(months)), most=spoken_value(Fraction(law.at_most_months))
        )
    if total.amount < 0:
        raise texts.NOTHING_OWED.error("total", owed=total.told())
    whole, step = _major(tariff, total), _step(tariff)
    down = min(to_multiple(whole * law.down_payment, step, Mode.UP), whole)
    rest = whole - down
    interest = to_multiple(rest * law.yearly_rate * (months + 1) / _MONTHS_TWICE, step, Mode.UP)
    return InstalmentPlan(
        tariff=tariff.id,
        total=total,
        down_payment=tariff.money(down, place),
        interest=tariff.money(interest, place),
        parts=tuple(tariff.money(part, place) for part in _parts(rest + interest, months, step)),
        cite=law.cite,
    )


def _parts(amount: Fraction, number: int, step: Fraction) -> tuple[Fraction, ...]:
    """Return *amount* in so many parts of whole steps; what is less than a step goes into the first."""
    steps = int(amount / step)
    each, larger = divmod(steps, number)
    parts = [(each + (place < larger)) * step for place in range(number)]
    return (parts[0] + amount - steps * step, *parts[1:])


def _step(tariff: Tariff) -> Fraction:
    if tariff.total_rounding is None:
        return Fraction(1, 10**tariff.money_places)
    return tariff.total_rounding.rounding.step


def _months_late(tariff: Tariff, law: LateCharge, due: date, on: date) -> int:
    if on <= due:
        return 0
    months, exactly = months_between(due, on, tariff.calendar)
    return months + (law.part_month == "counts" and not exactly)


def _discount(tariff: Tariff, owed: Owed, law: CashDiscount) -> Discount:
    if isinstance(owed, Assessment):
        lines = _lines(tariff, owed)
        names = (
            [each.id for each in tariff.charges] if law.on is None else charges_under(law.on, tariff.clauses)
        )
        base = sum((lines.get(name, Fraction(0)) for name in names), start=Fraction(0))
    elif law.on is None:
        base = _major(tariff, owed)
    else:
        raise texts.LINES_WANTED.error("settlement.cash_discounts")
    amount = tariff.line_rounding.of(max(base, Fraction(0)) * law.share)
    return Discount(
        share=law.share,
        base=tariff.money(base, "settlement.cash_discounts"),
        amount=tariff.money(amount, "settlement.cash_discounts"),
        cite=law.cite,
    )


def _lines(tariff: Tariff, assessment: Assessment) -> dict[str, Fraction]:
    """Return each charge of *assessment* as printed, less the reliefs on it."""
    interpreter, _ = tariff.reckoning(by_name(assessment.facts), assessment.on)
    reckoned = tariff.bill(interpreter)
    return {line.charge.id: reckoned.relieved(line) for line in reckoned.lines}


def _total(tariff: Tariff, owed: Owed) -> Money:
    if isinstance(owed, Money):
        return Money(0, tariff.currency) + owed
    if owed.digest != tariff.digest:
        raise texts.OTHER_TARIFF.error(made_by=owed.tariff, tariff=tariff.id)
    return owed.total


def _major(tariff: Tariff, money: Money) -> Fraction:
    return Fraction(money.amount, 10**tariff.money_places)
