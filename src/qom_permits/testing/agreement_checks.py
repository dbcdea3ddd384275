"""What must agree: one bill with the next, with its explanation, with itself from JSON, and with its own day."""

from __future__ import annotations

import json
from datetime import timedelta

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text, listed
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.findings import Finding, finding
from qom_permits.testing.outer_world import touched_by
from qom_permits.testing.priced import explained
from qom_permits.testing.tariff_facts import Case
from qom_permits.wire.shapes import CONVERTER

_DIFFERS = Text("once it costs {one}, once {other}", "یک بار {one} می‌شود و بار دیگر {other}")
_REORDERED = Text(
    "the facts in the order {order}: {one}; in another: {other}",
    "داده‌ها به ترتیب {order}: {one}؛ به ترتیب دیگر: {other}",
)
_REASONS = Text("the explanation says {told}, the bill {billed}", "توضیح {told} می‌گوید و صورت‌حساب {billed}")
_TOUCHED = Text(
    "pricing calls {what}: the same facts may cost something else tomorrow or elsewhere",
    "محاسبه {what} را فرامی‌خواند؛ شاید همین داده‌ها فردا یا جای دیگر مبلغ دیگری بسازند",
)
_NO_JSON = Text("{what} cannot be written as JSON: {why}", "{what} را نمی‌توان به JSON نوشت: {why}")
_OTHER_JSON = Text("{what} comes back from JSON as something else", "{what} از JSON به شکل دیگری برمی‌گردد")
_NOT_PINNED = Text("the bill does not say {what} as it was", "صورت‌حساب {what} را چنان‌که بود نمی‌گوید")
_REPLAYED = Text(
    "made again from what it keeps, the bill is {again} and not {first}",
    "صورت‌حساب از روی آنچه نگه داشته {again} می‌شود، نه {first}",
)
_NOT_LAW = Text("it prices for {day}, when it is no law", "برای {day} قیمت می‌دهد که در آن روز قانون نیست")
_BILL_DATA, _REASON_DATA = Text("the bill", "صورت‌حساب"), Text("the explanation", "توضیح")


def same_facts_same_bill(tariff: Tariff, case: Case, bill: Assessment) -> Finding | None:
    """Find a bill that is another one the second time."""
    again = tariff.assess(case.facts, case.on)
    if again == bill:
        return None
    return finding(_DIFFERS.fill(one=bill.total.told(), other=again.total.told()), tariff, bill, again)


def order_does_not_matter(tariff: Tariff, case: Case, bill: Assessment) -> Finding | None:
    """Find a bill that depends on the order in which the facts are given."""
    orders: tuple[dict[str, GivenFact], ...] = (
        dict(reversed(case.facts.items())),
        dict(sorted(case.facts.items())),
    )
    for order in orders:
        other = tariff.assess(order, case.on)
        if other != bill:
            says = _REORDERED.fill(
                order=listed(list(case.facts)), one=bill.total.told(), other=other.total.told()
            )
            return finding(says, tariff, bill, other)
    return None


def explanation_adds_up(tariff: Tariff, _: Case, bill: Assessment) -> Finding | None:
    """Find an explanation that says other lines or another total than the bill, or does not add up itself."""
    reasons = explained(tariff, bill)
    told = [(line.id, line.amount.amount) for line in reasons.lines]
    billed = [(line.id, line.amount.amount) for line in bill.lines]
    added = sum(amount for _, amount in told)
    if told == billed and added == reasons.total.amount == bill.total.amount:
        return None
    says = _REASONS.fill(told=_listed(told, reasons.total.amount), billed=_listed(billed, bill.total.amount))
    return Finding(says=says)


def nothing_else_is_asked(tariff: Tariff, case: Case, _: Assessment) -> Finding | None:
    """Find a tariff that looks at a clock, chance, a file or the network."""
    touched = touched_by(lambda: tariff.assess(case.facts, case.on))
    return None if touched is None else Finding(says=_TOUCHED.fill(what=touched))


def survives_json(tariff: Tariff, _: Case, bill: Assessment) -> Finding | None:
    """Find a bill or an explanation that is not the same after JSON."""
    plain, reasons = bill.to_json(), explained(tariff, bill).to_json()
    try:
        is_whole = plain == json.loads(json.dumps(plain)) and _through_json(bill) == bill
        is_told = reasons == json.loads(json.dumps(reasons))
    except (TypeError, ValueError) as no:
        return Finding(says=_NO_JSON.fill(what=_BILL_DATA, why=str(no)))
    if is_whole and is_told:
        return None
    return Finding(says=_OTHER_JSON.fill(what=_REASON_DATA if is_whole else _BILL_DATA))


def old_bills_come_out_the_same(tariff: Tariff, case: Case, bill: Assessment) -> Finding | None:
    """Find a bill that does not pin what it rests on, or that comes out otherwise when it is made again."""
    pinned = (bill.tariff, bill.digest, bill.on, bill.calendar, bill.sample)
    wanted = (tariff.id, tariff.digest, case.on, tariff.calendar, tariff.sample)
    for kept, was, what in zip(pinned, wanted, _PINNED, strict=True):
        if kept != was:
            return finding(_NOT_PINNED.fill(what=what), tariff, bill)
    again = bill.replay([tariff]).again
    if again == bill:
        return None
    return finding(_REPLAYED.fill(again=again.total.told(), first=bill.total.told()), tariff, bill, again)


def law_only_on_its_days(tariff: Tariff, case: Case, _: Assessment) -> Finding | None:
    """Find a day before the first or after the last that is priced all the same."""
    days = [tariff.first_day - timedelta(1)]
    days += [] if tariff.last_day is None else [tariff.last_day + timedelta(1)]
    for day in days:
        try:
            tariff.assess(case.facts, day)
        except BadTariff as no:
            if "not-in-force" in {fault.code for fault in no.faults}:
                continue
        return Finding(says=_NOT_LAW.fill(day=day.isoformat()))
    return None


_PINNED = (
    Text("which tariff made it", "تعرفه‌ای را که با آن ساخته شده"),
    Text("the digest of its tariff", "چکیدهٔ تعرفه"),
    Text("the day", "روز"),
    Text("the calendar", "تقویم"),
    Text("whether it is a sample", "نمونه بودن"),
)


def _through_json(bill: Assessment) -> Assessment:
    return CONVERTER.structure(json.loads(json.dumps(CONVERTER.unstructure(bill))), Assessment)


def _listed(lines: list[tuple[str, int]], total: int) -> Text:
    return listed([*(f"{name} {amount}" for name, amount in lines), f"total {total}"])
