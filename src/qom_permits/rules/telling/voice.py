"""The voice of an explanation: what values are called in one language, said at once or by code."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import PLACES_TOLD, Money
from qom_permits.domain.texts import Language, Text, persian_digits
from qom_permits.rules.compiling.terms import Term, at_places, places_of
from qom_permits.rules.language.kinds import Condition, Day, Kind, Number, Value
from qom_permits.rules.language.spoken import spoken_amount
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.telling.numerals import numerals
from qom_permits.rules.telling.pieces import Code, Pieces

_PLAIN = Number(ONE)
_WAYS = ((0, "WHOLE_SAID"), (3, "THOUSANDTHS_SAID"), (6, "MILLIONTHS_SAID"))


@frozen(kw_only=True)
class Voice:
    """Speaks one *language*, of days in a *calendar* and of money in a *currency* with so many decimals."""

    language: Language
    calendar: Calendar
    currency: str
    money_places: int

    def said(self, text: Text) -> str:
        """Return *text* in the language."""
        return text.in_(self.language)

    def value(self, value: Value, kind: Kind = _PLAIN) -> str:
        """Return a *value* that is known now."""
        return self.said(spoken_amount(value, kind, self.calendar))

    def saying(self, places: int, kind: Kind) -> Callable[[int], str]:
        """Return what says whole numbers over ``10 ** places``, with their unit."""
        said, unit = numerals(self.language).finer, "".join(self._unit(kind))
        return lambda number: f"{said(number, places)}{unit}"

    def spoken(self, term: Term, kind: Kind) -> Pieces:
        """Return what *term* comes to."""
        if isinstance(kind, Number):
            return self._number(term, kind)
        if isinstance(kind, Condition):
            yes, no = (self.value(each, kind) for each in (True, False))
            return (Code(f"({yes!r} if {term.code} else {no!r})"),)
        if isinstance(kind, Day):
            return (Code(f"DAY_SAID({term.code})"),)
        return (Code(f"WORDS_SAID({term.code})" if self.language == "fa" else term.atom),)

    def fraction(self, code: str, kind: Kind) -> Pieces:
        """Return what *code* comes to, which is a `Fraction`."""
        return (Code(f"FRACTION_SAID({code})"), *self._unit(kind))

    def line(self, code: str) -> Pieces:
        """Return the line *code* comes to in minor units, in the words of formulas."""
        return self.spoken(Term(code, self.money_places), Number(Unit(((self.currency, 1),))))

    def money(self, code: str) -> Pieces:
        """Return the amount *code* comes to in minor units, in the words of bills."""
        _, space, name = self.said(Money(0, self.currency).told()).partition(" ")
        return Code(f"MONEY_SAID({code})"), f"{space}{name}"

    def functions(self) -> dict[str, object]:
        """Return what its code calls, by the names it is called by."""
        way = numerals(self.language)
        return {
            "WHOLE_SAID": way.whole,
            "THOUSANDTHS_SAID": way.thousandths,
            "MILLIONTHS_SAID": way.millionths,
            "FINER_SAID": way.finer,
            "FRACTION_SAID": way.fraction,
            "MONEY_SAID": self._amount if self.currency in PLACES_TOLD else way.money,
            "DAY_SAID": lambda day: self.value(day, Day()),
            "WORDS_SAID": persian_digits,
        }

    def _amount(self, number: int) -> str:
        """Return an amount of *number* minor units, as bills tell it in major ones."""
        return self.said(Money(number, self.currency).told()).partition(" ")[0]

    def _number(self, term: Term, kind: Number) -> Pieces:
        if term.constant is not None:
            return (self.value(Fraction(term.constant, 10 ** places_of(term)), kind),)
        for places, way in _WAYS:
            if places_of(term) <= places:
                return Code(f"{way}({at_places(term, places).code})"), *self._unit(kind)
        return Code(f"FINER_SAID({term.code}, {places_of(term)})"), *self._unit(kind)

    def _unit(self, kind: Kind) -> tuple[str, ...]:
        """Return the unit that is said after a number of a *kind*."""
        one = self.value(Fraction(1), kind)
        return (one[1:],) if one[1:] else ()
