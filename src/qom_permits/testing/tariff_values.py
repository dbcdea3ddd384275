"""Values of one input as strategies, often at its landmarks, and the forms in which a value can be written."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil, floor
from typing import assert_never

from attrs import frozen
from hypothesis import strategies as st

from qom_permits.domain.jalali import Calendar, JalaliDay, write_day
from qom_permits.domain.texts import persian_digits
from qom_permits.rules.facts.fact_reading import PlainFact
from qom_permits.rules.language.clauses import (
    ChoiceAsked,
    DayAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    TextAsked,
)
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.tables import Band
from qom_permits.testing.tariff_landmarks import step_of

MOST_ITEMS = 3
"""More items than this are drawn only where a list may have no more than a few."""

_LETTERS = "abپ ۱1گ"
_YEARS = timedelta(days=3653)
_FIRST, _LAST = JalaliDay(1200, 1, 1).to_date(), JalaliDay(1600, 12, 29).to_date()


@frozen(kw_only=True)
class Within:
    """The part of a table's band a value is to lie in: above *beneath*, up to *edge*; None is no edge there."""

    beneath: Value | None
    edge: Value | None
    band: Band


def values_of(
    wanted: Input, marks: tuple[Value, ...], around: date, within: Within | None = None, *, any_text: bool
) -> st.SearchStrategy[Value]:
    """Return values that *wanted* can have: its *marks* often, days *around* one, any text where asked for."""
    match wanted.asked:
        case NumberAsked() as asked:
            return _numbers(asked, marks, within)
        case ChoiceAsked(options):
            return st.sampled_from(options)
        case FlagAsked():
            return st.booleans()
        case DayAsked():
            return _days(marks, around)
        case TextAsked():
            free = st.lists(st.sampled_from(_LETTERS), max_size=6).map(lambda signs: "".join(signs).strip())
            known = st.sampled_from(marks) if marks else free
            return known | free if any_text else known
        case ListAsked(at_most):
            return st.integers(0, min(at_most, MOST_ITEMS)).map(Fraction)
        case _:
            assert_never(wanted.asked)


def forms_of(value: Value, wanted: Input, calendar: Calendar) -> tuple[PlainFact, ...]:
    """Return the forms in which *value* may be given, the plainest first."""
    match value:
        case bool():
            return (value, "true" if value else "false")
        case Fraction():
            return _number_forms(value, wanted)
        case date():
            written = write_day(value, calendar)
            return (written, persian_digits(written), value)
        case _:
            return (value, f" {persian_digits(value)} ", value.replace("ی", "ي").replace("ک", "ك"))


def days_around(first: date, last: date | None) -> st.SearchStrategy[date]:
    """Return days from *first* to *last*, both often; ten years of them where None is the last."""
    until = first + _YEARS if last is None else last
    return st.sampled_from((first, until)) | st.dates(first, until)


def _numbers(asked: NumberAsked, marks: tuple[Value, ...], within: Within | None) -> st.SearchStrategy[Value]:
    """Return numbers at the landmarks and ends of the range, and between one and the next.

    A stretch is drawn first, the whole range standing before all others, then a number in it: so a number that
    was found at a landmark goes on to shrink in the whole range, to the smallest of all.
    """
    step = step_of(asked)
    low, high = _limits(asked, within)
    least, most = ceil(low / step), floor(high / step)
    known = {int(mark / step) for mark in marks if isinstance(mark, Fraction) and low <= mark <= high}
    places = sorted({least, most} | known)
    near = [(place, place + 1) for place in places[:-1]]
    between = [(one, other) for one, other in pairwise(places) if other - one > 1]
    stretches, stretch = st.sampled_from([(least, most), *near, *between]), cache(st.integers)
    return st.composite(lambda draw: draw(stretch(*draw(stretches))) * step)()


def _limits(asked: NumberAsked, within: Within | None) -> tuple[Fraction, Fraction]:
    """Return the least and the most a number may be; its whole range where the band leaves nothing of it."""
    low, high, step = asked.least, asked.most, step_of(asked)
    if within is None:
        return low, high
    if isinstance(within.beneath, Fraction):
        low = max(low, within.beneath + (step if within.band is Band.TO else 0))
    if isinstance(within.edge, Fraction):
        high = min(high, within.edge - (0 if within.band is Band.TO else step))
    fits = ceil(low / step) <= floor(high / step)
    return (low, high) if fits else (asked.least, asked.most)


def _days(marks: tuple[Value, ...], around: date) -> st.SearchStrategy[Value]:
    known = tuple(mark for mark in marks if isinstance(mark, date) and _FIRST <= mark <= _LAST)
    near = st.dates(max(around - _YEARS, _FIRST), min(around + _YEARS, _LAST))
    return st.sampled_from((around, *known)) | near


def _number_forms(number: Fraction, wanted: Input) -> tuple[PlainFact, ...]:
    digits = decimal_text(number) or ""
    more = f"{digits}.00" if "." not in digits else f"{digits}0"
    forms: tuple[PlainFact, ...] = (
        digits, persian_digits(digits.replace(".", "٫")), more, Decimal(digits), Decimal(more),
    )  # fmt: skip
    is_count = isinstance(wanted.asked, NumberAsked) and wanted.asked.type == "count"
    if number.denominator != 1:
        return forms
    return (int(number), *forms) if is_count else (*forms, int(number))
