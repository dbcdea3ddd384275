"""How values, units and days are said to people in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from qom_permits.domain.jalali import Calendar, write_day
from qom_permits.domain.texts import Text, persian_digits, same
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.language.kinds import Kind, Number, Value
from qom_permits.rules.language.rounding import Mode, to_multiple
from qom_permits.rules.language.units import ONE, Unit

_SYMBOLS = {
    "IRR": Text("rial", "ریال"),
    "USD": Text("dollar", "دلار"),
    "m": Text("m", "متر"),
    "m2": Text("m²", "متر مربع"),
    "m3": Text("m³", "متر مکعب"),
    "space": Text("space", "جای پارک"),
    "unit": Text("unit", "واحد"),
    "floor": Text("floor", "طبقه"),
    "month": Text("month", "ماه"),
}
_YES, _NO = Text("yes", "بله"), Text("no", "خیر")
_SHOWN = Fraction(1, 10**6)


def spoken_value(value: Value, calendar: Calendar = Calendar.GREGORIAN) -> Text:
    """Return *value* for people: grouped by thousands, a fraction without end to six decimals.

    >>> spoken_value(Fraction(1344000)).en
    '1,344,000'
    """
    match value:
        case bool():
            return _YES if value else _NO
        case Fraction():
            return _number(value)
        case date():
            day = write_day(value, calendar)
            return Text(day, persian_digits(day))
        case _:
            return Text(value, persian_digits(value))


def spoken_amount(value: Value, kind: Kind, calendar: Calendar = Calendar.GREGORIAN) -> Text:
    """Return *value* with its unit: ``28,000 rial/m²``."""
    alone = spoken_value(value, calendar)
    if not (isinstance(kind, Number) and kind.unit is not None and kind.unit != ONE):
        return alone
    unit = spoken_unit(kind.unit)
    return Text(f"{alone.en} {unit.en}", f"{alone.fa} {unit.fa}")


def spoken_unit(unit: Unit) -> Text:
    """Return *unit* for people.

    >>> spoken_unit(Unit((("IRR", 1), ("m", -2))))
    Text(en='rial/m²', fa='ریال بر متر مربع')
    """
    above = [_symbol(symbol, power) for symbol, power in unit.powers if power > 0] or [same("1")]
    beneath = [_symbol(symbol, -power) for symbol, power in unit.powers if power < 0]
    return Text(
        "/".join(["·".join(part.en for part in above), *(part.en for part in beneath)]),
        " بر ".join(["·".join(part.fa for part in above), *(part.fa for part in beneath)]),
    )


def spoken_list(parts: Sequence[Text]) -> Text:
    """Return *parts* one after the other.

    >>> spoken_list([Text("a", "الف"), Text("b", "ب")])
    Text(en='a, b', fa='الف، ب')
    """
    return Text(", ".join(part.en for part in parts), "، ".join(part.fa for part in parts))


def _symbol(symbol: str, power: int) -> Text:
    written = symbol if power == 1 else f"{symbol}{power}"
    known = _SYMBOLS.get(written)
    if known is not None or power == 1:
        return known or same(symbol)
    return Text(f"{symbol}^{power}", f"{symbol}^{persian_digits(str(power))}")


def _number(number: Fraction) -> Text:
    digits = decimal_text(number)
    about = "" if digits is not None else "≈ "
    digits = digits or decimal_text(to_multiple(number, _SHOWN, Mode.HALF_UP)) or ""
    whole, mark, decimals = digits.partition(".")
    sign, whole = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(whole):,}"
    persian = persian_digits(grouped.replace(",", "٬")) + ("٫" if mark else "") + persian_digits(decimals)
    return Text(f"{about}{sign}{grouped}{mark}{decimals}", f"{about}{sign}{persian}")
