"""Writing clauses: each as the plain data a file would hold for it; what is left out has its default."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import assert_never

from qom_permits.domain.jalali import Calendar, write_day
from qom_permits.domain.texts import Text
from qom_permits.rules.language.clauses import (
    Asked,
    Charge,
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    Quantity,
    Rate,
    Relief,
    TextAsked,
)
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.expressions import Formula
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.settlement_clauses import CashDiscount, Instalments, LateCharge, Settlement
from qom_permits.rules.language.tables import Table

Written = dict[str, object]


def input_written(wanted: Input, inputs: tuple[Input, ...], calendar: Calendar) -> Written:
    """Return *wanted*, and after a list those of *inputs* that are asked of its items."""
    is_list = isinstance(wanted.asked, ListAsked)
    default = None if is_list else wanted.default
    each = {inner.name: input_written(inner, inputs, calendar) for inner in inputs if inner.of == wanted.name}
    return {
        **_asked(wanted.asked),
        **({} if default is None else {"default": plain(default, calendar)}),
        **_formulas(when=wanted.when),
        **({} if wanted.title is None else {"title": words(wanted.title)}),
        **({"each": each} if is_list else {}),
    }


def charge_written(charge: Charge) -> Written:
    """Return one of ``[[charges]]``."""
    bounds = _formulas(
        when=charge.when, formula=charge.formula, at_least=charge.at_least, at_most=charge.at_most
    )
    return {"id": charge.id, "title": charge.title.to_json(), "cite": words(charge.cite), **bounds}


def relief_written(relief: Relief) -> Written:
    """Return one of ``[[reliefs]]``."""
    head: Written = {"id": relief.id, "title": relief.title.to_json(), "cite": words(relief.cite)}
    return {
        **head,
        "on": list(relief.on),
        **_formulas(when=relief.when, share=relief.share, amount=relief.amount),
    }


def settlement_written(settlement: Settlement) -> Written:
    """Return ``[settlement]``."""
    late, instalments = settlement.late_charge, settlement.instalments
    discounts = [_discount(discount) for discount in settlement.cash_discounts]
    return {
        **({"cash_discounts": discounts} if discounts else {}),
        **({} if late is None else {"late_charge": _late(late)}),
        **({} if instalments is None else {"instalments": _instalments(instalments)}),
    }


def titled(clause: Rate | Quantity | Table | CashDiscount | LateCharge | Instalments) -> Written:
    """Return the citation of *clause*, and its title where it has one."""
    return {"cite": words(clause.cite), **({} if clause.title is None else {"title": words(clause.title)})}


def words(text: Text) -> str | dict[str, str]:
    """Return *text* as one string where both languages say the same."""
    return text.en if text.en == text.fa else text.to_json()


def digits(number: Fraction) -> str:
    """Return *number* as its digits."""
    return decimal_text(number) or ""


def plain(value: Value, calendar: Calendar) -> str | bool:
    """Return *value* as a file holds it."""
    match value:
        case bool() | str():
            return value
        case Fraction():
            return digits(value)
        case date():
            return write_day(value, calendar)
        case _:
            assert_never(value)


def _asked(asked: Asked) -> Written:
    match asked:
        case NumberAsked():
            unit: Written = {} if asked.type == "money" else {"unit": str(asked.unit)}
            places: Written = {} if asked.type == "count" else {"places": asked.places}
            return {
                "type": asked.type,
                **unit,
                **places,
                "min": digits(asked.least),
                "max": digits(asked.most),
            }
        case ChoiceAsked(options):
            return {"type": "choice", "options": list(options)}
        case FlagAsked():
            return {"type": "flag"}
        case DayAsked():
            return {"type": "date"}
        case TextAsked():
            return {"type": "text"}
        case ListAsked(at_most):
            return {"type": "list", "at_most": at_most}
        case _:
            assert_never(asked)


def _formulas(**said: Formula | None) -> Written:
    return {key: formula.text for key, formula in said.items() if formula is not None}


def _discount(discount: CashDiscount) -> Written:
    on: Written = {} if discount.on is None else {"on": list(discount.on)}
    window: Written = {"from": str(discount.start), "until": str(discount.until)}
    return {**window, "share": digits(discount.share), **on, **titled(discount)}


def _late(late: LateCharge) -> Written:
    cap: Written = {} if late.at_most is None else {"at_most": digits(late.at_most)}
    not_on: Written = {"not_on": list(late.not_on)} if late.not_on else {}
    return {
        "per_month": digits(late.per_month),
        **cap,
        "part_month": late.part_month,
        **not_on,
        **titled(late),
    }


def _instalments(law: Instalments) -> Written:
    rates: Written = {"down_payment": digits(law.down_payment), "yearly_rate": digits(law.yearly_rate)}
    return {"at_most_months": law.at_most_months, **rates, **titled(law)}
