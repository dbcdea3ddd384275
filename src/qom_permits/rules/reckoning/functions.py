"""What functions do: tables, least and greatest, steps, quotients, bands, months."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any, assert_never

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.expressions import (
    Called,
    Expression,
    Extreme,
    LookedUp,
    Marginal,
    Months,
    Over,
    Quotient,
    Rounded,
    Steps,
    TableValue,
)
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.months import months_between
from qom_permits.rules.language.rounding import to_multiple
from qom_permits.rules.language.spoken import spoken_list, spoken_value
from qom_permits.rules.language.tables import Table
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.reckoning.operators import several


def looked_up(
    wanted: LookedUp, tables: Mapping[str, Table], calendar: Calendar
) -> Generator[Expression, Any, Value]:
    """Work out what a table says."""
    table, keys = tables[wanted.table], (yield from several(wanted.keys))
    match wanted:
        case TableValue():
            row = table.find(keys)
            if row is None:
                raise _not_covered(table, keys, calendar)
            return table.value(row, wanted.column)
        case Marginal():
            amount: Fraction = yield wanted.amount
            return _marginal(table, wanted.column, (keys, amount), calendar)
        case _:
            assert_never(wanted)


def called(wanted: Called, calendar: Calendar) -> Generator[Expression, Any, Value]:
    """Work out a function."""
    match wanted:
        case Extreme():
            among: tuple[Fraction, ...] = yield from several(wanted.among)
            return min(among) if wanted.which == "min" else max(among)
        case Over():
            amount, threshold = yield from several((wanted.amount, wanted.threshold))
            return Fraction(max(amount - threshold, 0))
        case Steps():
            steps = _over((yield wanted.amount), (yield wanted.step), wanted.which)
            return Fraction(ceil(steps) if wanted.which == "started" else floor(steps))
        case Quotient():
            quotient = _over((yield wanted.dividend), (yield wanted.divisor), "divide")
            if wanted.places is None:
                return quotient
            return to_multiple(quotient, Fraction(1, 10**wanted.places), wanted.mode)
        case Rounded():
            amount, step = yield from several((wanted.amount, wanted.step))
            rounded: Fraction = to_multiple(_over(amount, step, "rounded"), Fraction(1), wanted.mode) * step
            return rounded
        case Months():
            start, end = yield from several((wanted.start, wanted.end))
            return _months(start, end, wanted.which, calendar)
        case _:
            assert_never(wanted)


def _over(amount: Fraction, by: Fraction, formula: str) -> Fraction:
    if by == 0:
        raise texts.DIVISION_BY_ZERO.error(formula=formula, amount=spoken_value(amount))
    return amount / by


def _marginal(
    table: Table, column: str, keys: tuple[tuple[Value, ...], Fraction], calendar: Calendar
) -> Fraction:
    exact, amount = keys
    rows = table.bands(exact)
    if not rows or (isinstance(last := rows[-1].edge, Fraction) and amount > last):
        raise _not_covered(table, (*exact, amount), calendar)
    slices = table.slices(exact, amount)
    return sum((part * table.value(row, column) for row, part in slices), start=Fraction(0))


def _months(start: date, end: date, which: str, calendar: Calendar) -> Fraction:
    if end < start:
        raise texts.END_BEFORE_START.error(
            end=spoken_value(end, calendar), start=spoken_value(start, calendar)
        )
    completed, exactly = months_between(start, end, calendar)
    return Fraction(completed + (which == "started" and not exactly))


def _not_covered(table: Table, keys: tuple[Value, ...], calendar: Calendar) -> Exception:
    nearest, column = table.nearest(keys)
    return texts.NOT_COVERED.error(
        table=table.name,
        keys=spoken_list(
            [_key(key.name, value, calendar) for key, value in zip(table.keys, keys, strict=True)]
        ),
        column=column,
        nearest=spoken_list([spoken_value(value, calendar) for value in nearest] or [same("–")]),
    )


def _key(name: str, value: Value, calendar: Calendar) -> Text:
    told = spoken_value(value, calendar)
    return Text(f"{name} {told.en}", f"{name} {told.fa}")
