"""What must hold of the amounts of every bill: each check looks at one case and says what it found wrong."""

from __future__ import annotations

from fractions import Fraction

from qom_permits.domain.assessments import Assessment, LineKind
from qom_permits.domain.errors import QomPermitsError
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.fact_plan import with_only
from qom_permits.testing.findings import Finding, finding
from qom_permits.testing.priced import reckoned
from qom_permits.testing.tariff_facts import Case

_NO_BILL = Text("no bill comes of it: {why}", "صورت‌حسابی از آن درنمی‌آید: {why}")
_NOT_WHOLE = Text(
    "{what}: {amount} {currency} is no whole amount of {wanted}",
    "{what}: {amount} {currency} مبلغ درستی از {wanted} نیست",
)
_COMES_TO = Text("{what} comes to {amount}", "{what} {amount} می‌شود")
_SUM = Text("the lines come to {lines}, the total says {total}", "جمع ردیف‌ها {lines} است و جمع کل {total}")
_OFF_STEP = Text(
    "{what} is {amount}, which is no multiple of {step}", "{what} {amount} است که مضربی از {step} نیست"
)
_RECKONED = Text(
    "the total is {total}; reckoned exactly and rounded once it is {exactly}",
    "جمع کل {total} است؛ با محاسبهٔ دقیق و یک بار گرد کردن {exactly} می‌شود",
)
_RAISED = Text(
    "with reliefs it costs {relieved}, without them {plain}", "با معافیت {relieved} می‌شود و بی آن {plain}"
)
_TOTAL = Text("the total", "جمع کل")


def prices_it(tariff: Tariff, case: Case) -> Finding | None:
    """Find a case that is legal and covered, but not priced."""
    try:
        tariff.assess(case.facts, case.on)
    except QomPermitsError as no:
        return Finding(says=_NO_BILL.fill(why=Text(no.faults[0].in_("en"), no.faults[0].in_("fa"))))
    except Exception as broken:  # noqa: BLE001 - whatever a broken tariff raises is what is looked for
        return Finding(says=_NO_BILL.fill(why=f"{type(broken).__name__}: {broken}"))
    return None


def amounts_are_whole(tariff: Tariff, _: Case, bill: Assessment) -> Finding | None:
    """Find an amount that is no int of minor units of the tariff's currency."""
    for what, money in [*((line.title, line.amount) for line in bill.lines), (_TOTAL, bill.total)]:
        if type(money.amount) is not int or money.currency != tariff.currency:
            amount, currency = str(money.amount), money.currency
            return Finding(
                says=_NOT_WHOLE.fill(what=what, amount=amount, currency=currency, wanted=tariff.currency)
            )
    return None


def nothing_is_negative(tariff: Tariff, _: Case, bill: Assessment) -> Finding | None:
    """Find a charge or a total below nothing."""
    charged = [(line.title, line.amount) for line in bill.lines if line.kind is LineKind.CHARGE]
    for what, money in [*charged, (_TOTAL, bill.total)]:
        if money.amount < 0:
            return finding(_COMES_TO.fill(what=what, amount=money.told()), tariff, bill)
    return None


def lines_add_up(tariff: Tariff, _: Case, bill: Assessment) -> Finding | None:
    """Find lines that do not come to the total."""
    added = sum(line.amount.amount for line in bill.lines)
    if added == bill.total.amount:
        return None
    return finding(
        _SUM.fill(lines=Money(added, tariff.currency).told(), total=bill.total.told()), tariff, bill
    )


def rounds_only_where_it_says(tariff: Tariff, case: Case, bill: Assessment) -> Finding | None:
    """Find a line off its step, or a total that is not the exact sum rounded once."""
    exact = reckoned(tariff, case.facts, case.on)
    added = sum((line.line for line in exact.lines), start=Fraction(0))
    added -= sum((relief.taken for relief in exact.reliefs), start=Fraction(0))
    rounding, minor = tariff.total_rounding, 10**tariff.money_places
    exactly = added if rounding is None else rounding.rounding.of(added)
    if bill.total.amount != exactly * minor:
        total = spoken_value(Fraction(bill.total.amount, minor))
        return finding(_RECKONED.fill(total=total, exactly=spoken_value(exactly)), tariff, bill)
    step = tariff.line_rounding.step * minor
    for line in bill.lines:
        if line.kind is not LineKind.ROUNDING and line.id != exact.into and line.amount.amount % step:
            told = Money(int(step), tariff.currency).told()
            says = _OFF_STEP.fill(what=line.title, amount=line.amount.told(), step=told)
            return finding(says, tariff, bill)
    return None


def reliefs_never_raise(tariff: Tariff, case: Case, bill: Assessment) -> Finding | None:
    """Find a relief that adds, or a bill that is more than it would be without any relief."""
    for line in bill.lines:
        if line.kind is LineKind.RELIEF and line.amount.amount > 0:
            return finding(_COMES_TO.fill(what=line.title, amount=line.amount.told()), tariff, bill)
    plain = with_only(tariff, reliefs=()).assess(case.facts, case.on)
    if bill.total.amount <= plain.total.amount:
        return None
    says = _RAISED.fill(relieved=bill.total.told(), plain=plain.total.told())
    return finding(says, tariff, bill)
