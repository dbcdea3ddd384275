"""How days of a year, kinds, units and numbers are said to people, and what bounds the reliefs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.texts import Text
from qom_permits.rules.language.bounds import MOST_NODES
from qom_permits.rules.language.clauses import Clause
from qom_permits.rules.language.kinds import Condition, Day, Items, Kind, Number, Words, told
from qom_permits.rules.language.relief_order import relief_order
from qom_permits.rules.language.settlement_clauses import MonthDay, month_day
from qom_permits.rules.language.spoken import spoken_unit, spoken_value
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.tariff import Tariff

RELIEF = """[[reliefs]]
id = "off"
title = { en = "Off", fa = "کم" }
cite = "1"
on = ["levy"]
share = "0.5"
"""


@pytest.mark.parametrize(
    ("words", "day"),
    [("01-01", MonthDay(1, 1)), ("12-31", MonthDay(12, 31)), ("۰۴-۳۱", MonthDay(4, 31))],
)
def test_a_day_of_any_year_is_two_digits_of_month_and_two_of_day(words: str, day: MonthDay) -> None:
    """Its month may be too short for it; digits may be Persian."""
    assert day == month_day(words)


@pytest.mark.parametrize(
    "words", ["", "0101", "1-01", "01-1", "00-01", "13-01", "01-00", "01-32", "01-001", "ab-cd"]
)
def test_what_is_no_day_of_any_year_is_refused(words: str) -> None:
    """In both languages, with a day as it should be."""
    with pytest.raises(BadInput) as caught:
        month_day(words)

    [fault] = caught.value.faults
    assert "bad-day" == fault.code
    assert f"{words!r} is no day of a year; write month-day, such as 04-31" == fault.text.en
    assert f"{words!r} روزی از سال نیست؛ ماه-روز بنویسید، مانند 04-31" == fault.text.fa


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Number(None), Text("the number 0", "عدد ۰")),
        (Number(Unit((("IRR", 1), ("m", -2)))), Text("a number in IRR/m2", "عددی به IRR/m2")),
        (Number(ONE), Text("a number in 1", "عددی به 1")),
        (Condition(), Text("a condition", "شرط")),
        (Words(("a",)), Text("a text", "متن")),
        (Day(), Text("a day", "روز")),
        (Items(), Text("a list", "فهرست")),
    ],
)
def test_every_kind_has_words(kind: Kind, words: Text) -> None:
    """For numbers with their unit, as formulas write it."""
    assert words == told(kind)


@pytest.mark.parametrize(
    ("powers", "words"),
    [
        ((("IRR", 1),), Text("rial", "ریال")),
        ((("m", 3),), Text("m³", "متر مکعب")),
        ((("m", 4),), Text("m^4", "m^۴")),
        ((("desk", 1),), Text("desk", "desk")),
        ((("floor", -1),), Text("1/floor", "1 بر طبقه")),
        ((("m", 2), ("unit", 1)), Text("m²·unit", "متر مربع·واحد")),
        ((("IRR", 1), ("m", -2), ("month", -1)), Text("rial/m²/month", "ریال بر متر مربع بر ماه")),
    ],
)  # fmt: skip
def test_a_unit_is_said_symbol_by_symbol(powers: tuple[tuple[str, int], ...], words: Text) -> None:
    """Those of the town hall by their names, others as they are written."""
    assert words == spoken_unit(Unit(powers))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Fraction(0), Text("0", "۰")),
        (Fraction(-1234567), Text("−1,234,567", "−۱٬۲۳۴٬۵۶۷")),
        (Fraction(12345, 100), Text("123.45", "۱۲۳٫۴۵")),
        (Fraction(2, 3), Text("≈ 0.666667", "≈ ۰٫۶۶۶۶۶۷")),
        (Fraction(-4000, 3), Text("≈ −1,333.333333", "≈ −۱٬۳۳۳٫۳۳۳۳۳۳")),
        (Fraction(1, 3 * 10**9), Text("≈ 0", "≈ ۰")),
    ],
)
def test_a_number_is_grouped_and_cut_only_where_it_has_no_end(number: Fraction, words: Text) -> None:
    """And then it says so."""
    assert words == spoken_value(number)


def test_reliefs_may_not_meet_too_many_lines_together(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """However few each of them meets."""
    tariff = load(small(reliefs=RELIEF))
    each = 250
    charges: dict[str, Clause] = {f"c{n}": evolve(tariff.charges[0], id=f"c{n}") for n in range(each)}

    def reliefs(number: int) -> dict[str, Clause]:
        return {f"r{n}": evolve(tariff.reliefs[0], id=f"r{n}", on=tuple(charges)) for n in range(number)}

    assert MOST_NODES // each == len(relief_order({**charges, **reliefs(MOST_NODES // each)}).over["c0"])
    with pytest.raises(BadTariff):
        relief_order({**charges, **reliefs(MOST_NODES // each + 1)})
