"""Reading ``[settlement]``: each entry with its citation, shares between 0 and 1, windows that do not cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice

from qom_permits.domain.texts import listed
from qom_permits.rules.language.clauses import Charge, Clause, Subtotal
from qom_permits.rules.language.settlement_clauses import (
    CashDiscount,
    Instalments,
    LateCharge,
    MonthDay,
    Settlement,
    month_day,
)
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.ordering import in_order
from qom_permits.rules.loading.sections import Section
from qom_permits.rules.loading.settlement_keys import (
    CASH_DISCOUNT,
    INSTALMENTS,
    LATE_CHARGE,
    PART_MONTHS,
    SETTLEMENT,
)

MOST_MONTHS = 1_200
MOST_DISCOUNTS = 366
_FIRST, _LAST = MonthDay(1, 1), MonthDay(12, 31)


def read_settlement(section: Section) -> Settlement:
    """Return what ``[settlement]`` says."""
    section.only(SETTLEMENT)
    given = section.sequence("cash_discounts")
    if len(given) > MOST_DISCOUNTS:
        section.fault(
            "cash_discounts", texts.BAD_VALUE, given=len(given), wanted=spoken_value(Fraction(MOST_DISCOUNTS))
        )
    discounts: list[CashDiscount] = []
    for number, entry in enumerate(given[:MOST_DISCOUNTS], 1):
        place = f"cash_discounts.{number}"
        if isinstance(entry, dict):
            discounts.append(_discount(Section(section.at(place), entry, section.faults)))
        else:
            section.fault(place, texts.BAD_VALUE, given=entry, wanted=texts.A_TABLE)
    return Settlement(
        cash_discounts=tuple(discounts),
        late_charge=_late_charge(section.section("late_charge"))
        if "late_charge" in section.content
        else None,
        instalments=_instalments(section.section("instalments"))
        if "instalments" in section.content
        else None,
    )


def spoken_of(settlement: Settlement) -> Iterator[tuple[str, str]]:
    """Yield each place and name of a charge or subtotal that *settlement* speaks of."""
    for number, discount in enumerate(settlement.cash_discounts, 1):
        yield from ((f"settlement.cash_discounts.{number}.on", name) for name in discount.on or ())
    if settlement.late_charge is not None:
        yield from (("settlement.late_charge.not_on", name) for name in settlement.late_charge.not_on)


def check_windows(settlement: Settlement, clauses: Mapping[str, Clause], section: Section) -> None:
    """Note every two discounts that a line would have on the same day: law in force twice is none."""
    lines = _charges_under_each(clauses) if settlement.cash_discounts else {}
    everything = [name for name, clause in clauses.items() if isinstance(clause, Charge)]
    numbered = [
        (number, each, _together(everything if each.on is None else each.on, lines))
        for number, each in enumerate(settlement.cash_discounts, 1)
    ]
    for place, (second, other, others) in enumerate(numbered):
        crossed = (
            (first, one)
            for first, one, theirs in numbered[:place]
            if theirs & others and one.start <= other.until and other.start <= one.until
        )
        for first, one in islice(crossed, 1):
            day = str(max(one.start, other.start))
            section.fault(f"cash_discounts.{second}", texts.DISCOUNTS_CROSS, other=first, day=day)


def _charges_under_each(clauses: Mapping[str, Clause]) -> Mapping[str, int]:
    """Return the charges under each charge and subtotal, as a number with a bit for each of them."""
    members = {name: each.members if isinstance(each, Subtotal) else () for name, each in clauses.items()}
    lines: dict[str, int] = {}
    for name in in_order(members)[0]:
        is_charge = isinstance(clauses[name], Charge)
        lines[name] = 1 << len(lines) if is_charge else _together(members[name], lines)
    return lines


def _together(names: Iterable[str], lines: Mapping[str, int]) -> int:
    """Return the charges under any of *names*."""
    together = 0
    for name in names:
        together |= lines.get(name, 0)
    return together


def _discount(section: Section) -> CashDiscount:
    section.only(CASH_DISCOUNT)
    start = section.read_words("from", month_day, _FIRST)
    until = section.read_words("until", month_day, _LAST)
    if until < start:
        section.fault("until", texts.ENDS_BEFORE, until=str(until), start=str(start))
    return CashDiscount(
        start=start,
        until=until,
        share=_share(section, "share"),
        cite=section.cite(),
        on=section.names("on") if "on" in section.content else None,
        title=section.title(),
    )


def _late_charge(section: Section) -> LateCharge:
    section.only(LATE_CHARGE)
    part_month = section.words("part_month")
    if "part_month" in section.content and part_month not in PART_MONTHS:
        section.fault("part_month", texts.BAD_VALUE, given=part_month, wanted=listed(PART_MONTHS))
    return LateCharge(
        per_month=_rate(section, "per_month"),
        at_most=_rate(section, "at_most") if "at_most" in section.content else None,
        part_month="counts" if part_month == "counts" else "free",
        cite=section.cite(),
        not_on=section.names("not_on"),
        title=section.title(),
    )


def _instalments(section: Section) -> Instalments:
    section.only(INSTALMENTS)
    return Instalments(
        at_most_months=section.whole("at_most_months", MOST_MONTHS),
        down_payment=_share(section, "down_payment"),
        yearly_rate=_rate(section, "yearly_rate"),
        cite=section.cite(),
        title=section.title(),
    )


def _share(section: Section, key: str) -> Fraction:
    share = section.number(key)
    if not 0 <= share <= 1:
        section.fault(key, texts.BAD_SHARE, share=spoken_value(share))
    return share


def _rate(section: Section, key: str) -> Fraction:
    rate = section.number(key)
    if rate < 0:
        section.fault(key, texts.BAD_SHARE, share=spoken_value(rate))
    return rate
