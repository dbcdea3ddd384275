"""What a tariff states of paying: discounts for cash, the charge for paying late, instalments."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from qom_permits.domain.texts import Text, persian_digits
from qom_permits.rules.language.settlement_clauses import (
    CashDiscount,
    Instalments,
    LateCharge,
    MonthDay,
    Settlement,
)
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.stating import aspect_labels as labels
from qom_permits.rules.stating.formula_words import FormulaWords
from qom_permits.rules.stating.stated import (
    Aspect,
    Stated,
    stated_names,
    stated_number,
    stated_symbol,
    stated_words,
)

_DISCOUNT = Text("cash discount from {start}", "تخفیف پرداخت نقدی از {start}")
_LATE = Text("charge for paying late", "جریمهٔ دیرکرد")
_INSTALMENTS = Text("instalments", "پرداخت قسطی")
_PART_MONTHS = {
    "counts": Text("counts as a whole one", "یک ماه کامل به شمار می‌آید"),
    "free": Text("is free", "به شمار نمی‌آید"),
}


def stated_settlement(settlement: Settlement, words: FormulaWords) -> Iterator[Stated]:
    """Yield each entry of *settlement*."""
    for number, discount in enumerate(settlement.cash_discounts, 1):
        yield _discount(discount, number, words)
    if settlement.late_charge is not None:
        yield _late(settlement.late_charge, words)
    if settlement.instalments is not None:
        yield _instalments(settlement.instalments)


def _discount(law: CashDiscount, number: int, words: FormulaWords) -> Stated:
    start, until = _month_day(law.start), _month_day(law.until)
    on = None if law.on is None else stated_names("on", labels.ON, law.on, words)
    return Stated(
        where=f"settlement.cash_discounts.{number}",
        called=_DISCOUNT.fill(start=start),
        cite=law.cite,
        aspects=(
            *stated_words("title", labels.TITLE, law.title),
            stated_symbol("from", labels.DISCOUNT_FROM, str(law.start), start),
            stated_symbol("until", labels.DISCOUNT_UNTIL, str(law.until), until),
            _share("share", labels.DISCOUNT, law.share),
            *(() if on is None else (on,)),
            *stated_words("cite", labels.CITE, law.cite),
        ),
    )


def _late(law: LateCharge, words: FormulaWords) -> Stated:
    cap: tuple[Aspect, ...] = ()
    if law.at_most is not None:
        cap = (_share("at_most", labels.CAP, law.at_most),)
    return Stated(
        where="settlement.late_charge",
        called=_LATE,
        cite=law.cite,
        aspects=(
            *stated_words("title", labels.TITLE, law.title),
            _share("per_month", labels.PER_MONTH, law.per_month),
            *cap,
            stated_symbol("part_month", labels.PART_MONTH, law.part_month, _PART_MONTHS[law.part_month]),
            *((stated_names("not_on", labels.NOT_ON, law.not_on, words),) if law.not_on else ()),
            *stated_words("cite", labels.CITE, law.cite),
        ),
    )


def _instalments(law: Instalments) -> Stated:
    return Stated(
        where="settlement.instalments",
        called=_INSTALMENTS,
        cite=law.cite,
        aspects=(
            *stated_words("title", labels.TITLE, law.title),
            stated_number("at_most_months", labels.MONTHS, Fraction(law.at_most_months)),
            _share("down_payment", labels.DOWN_PAYMENT, law.down_payment),
            _share("yearly_rate", labels.YEARLY_RATE, law.yearly_rate),
            *stated_words("cite", labels.CITE, law.cite),
        ),
    )


def _month_day(day: MonthDay) -> Text:
    return Text(str(day), persian_digits(str(day)))


def _share(key: str, label: Text, share: Fraction) -> Aspect:
    percent = spoken_value(share * 100)
    said = Text(f"{percent.en}%", f"{percent.fa}٪")
    return evolve(stated_number(key, label, share), said=said)
