"""Area: exact square metres, at most two decimals."""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen

from qom_permits.domain.errors import bad
from qom_permits.domain.numerals import exact_number, is_short, plainly
from qom_permits.domain.texts import shown

PLACES = 2
MOST = 1_000_000
"""The largest plot or floor this library takes, in m²: one square kilometre."""


def _exact(given: object) -> Decimal:
    """Convert what is harmless to convert: a whole number, a decimal, or a number in words."""
    match given:
        case bool() | float():
            pass
        case int():
            return Decimal(given)
        case Decimal() if is_short(given):
            return exact_number(plainly(given), PLACES)
        case str():
            return exact_number(given, PLACES)
        case _:
            pass
    raise bad(
        "not-an-area",
        "{given} is no area; write square metres as text or a whole number, such as '120.5'",
        "{given} مساحت نیست؛ متر مربع را مانند «۱۲۰٫۵» بنویسید",
        given=shown(given),
    )


def _within(_owner: object, _attribute: object, square_metres: Decimal) -> None:
    if not 0 < square_metres <= MOST:
        raise bad(
            "area-out-of-range",
            "an area must be more than 0 and at most {most} m², not {given}",
            "مساحت باید بیش از ۰ و دست‌بالا {most} متر مربع باشد، نه {given}",
            most=MOST,
            given=plainly(square_metres)[:60],
        )


@frozen
class Area:
    """An area in *square_metres*, more than zero.

    >>> Area("120.50") == Area(Decimal("120.5"))
    True
    """

    square_metres: Decimal = field(converter=_exact, validator=_within)

    def __str__(self) -> str:
        """Return the square metres as digits."""
        return plainly(self.square_metres)
