"""Conditions: where a rule of a procedure applies, asked of what is known about a case."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from attrs import frozen

from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.facts import FactValue
from qom_permits.domain.numerals import MOST_DIGITS, exact_number


@frozen(kw_only=True)
class Condition:
    """Holds where the subject *of* is one of *among*, or a number *over* a bound; one of the two is given.

    A subject is a fact by name, or what the request says: ``parcel.area``, ``project.floor_area``,
    ``project.floors``, ``project.units``, ``owners`` (how many). Of a subject not known yet nothing holds.
    """

    of: str
    among: tuple[FactValue, ...] = ()
    over: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a condition that asks nothing, or two things."""
        if bool(self.among) is (self.over is not None):
            raise bad(
                "bad-condition",
                "a condition on {of} needs either among or over, and not both",
                "شرط درباره {of} یا among می‌خواهد یا over، نه هر دو",
                of=self.of,
            )
        if self.over is not None:
            exact_number(self.over, MOST_DIGITS)

    def holds(self, known: Mapping[str, FactValue]) -> bool:
        """Return whether the condition holds for what is *known*, by subject."""
        value = known.get(self.of)
        if self.over is None:
            return any(type(value) is type(wanted) and value == wanted for wanted in self.among)
        number = number_of(value)
        return number is not None and number > exact_number(self.over, MOST_DIGITS)


SUBJECTS = ("parcel.area", "project.floor_area", "project.floors", "project.units", "owners")
"""What a request itself says, beside its facts, that a condition may ask of."""


def number_of(value: FactValue | None) -> Decimal | None:
    """Return *value* as a number, None when it is none.

    >>> number_of("180.5"), number_of(3), number_of("many"), number_of(True)
    (Decimal('180.5'), Decimal('3'), None, None)
    """
    match value:
        case bool() | None:
            return None
        case int():
            return Decimal(value)
        case str():
            try:
                return exact_number(value, MOST_DIGITS)
            except BadInput:
                return None
        case _:
            assert_never(value)
