"""The plot of land, and what somebody wants to build on it."""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.area import Area
from qom_permits.domain.errors import bad
from qom_permits.domain.numerals import ascii_digits
from qom_permits.domain.texts import shown

MOST_FLOORS_OR_UNITS = 1_000


def _from_one(_owner: object, _attribute: object, count: Any) -> None:
    if type(count) is not int or not 0 < count <= MOST_FLOORS_OR_UNITS:
        raise bad(
            "bad-count",
            "{count} must be a whole number from 1 to {most}",
            "{count} باید عددی درست از ۱ تا {most} باشد",
            count=shown(count),
            most=MOST_FLOORS_OR_UNITS,
        )


def _in_ascii(given: Any) -> Any:
    """Return text with its digits made ASCII; whatever else is given is the validator's to refuse."""
    return ascii_digits(given) if isinstance(given, str) else given


def _postal(_owner: object, _attribute: object, code: Any) -> None:
    if not (isinstance(code, str) and re.fullmatch("[0-9]{10}", code)):
        raise bad(
            "bad-postal-code",
            "{code} is no postal code; write its 10 digits without spaces",
            "{code} کد پستی نیست؛ ۱۰ رقم آن را بی‌فاصله بنویسید",
            code=shown(code, 40),
        )


@frozen(kw_only=True)
class Parcel:
    """A plot of land: its renovation *code* (کد نوسازی), *postal_code* of ten digits, and *area* by the deed."""

    code: str = field(converter=_in_ascii, validator=identifiers.code)
    postal_code: str = field(converter=_in_ascii, validator=_postal)
    area: Area


@frozen(kw_only=True)
class Project:
    """What somebody wants to build: gross *floor_area*, *floors* and dwelling or shop *units*."""

    floor_area: Area
    floors: int = field(validator=_from_one)
    units: int = field(validator=_from_one)
