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
LONGEST_POSTAL_CODE = 20
_POSTAL_CODE = re.compile("[0-9A-Za-z]+(?:[ -][0-9A-Za-z]+)*")


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
    if not (isinstance(code, str) and len(code) <= LONGEST_POSTAL_CODE and _POSTAL_CODE.fullmatch(code)):
        raise bad(
            "bad-postal-code",
            "{code} is no postal code; write 1 to {most} digits and Latin letters, a space or hyphen between them",
            "{code} کد پستی نیست؛ ۱ تا {most} رقم و حرف لاتین بنویسید، میانشان یک فاصله یا خط تیره",
            code=shown(code, 40),
            most=LONGEST_POSTAL_CODE,
        )


@frozen(kw_only=True)
class Parcel:
    """A plot of land: its *code* in the town's books (کد نوسازی), *postal_code*, and *area* by the deed.

    The codes are of no one country here; `unfit_ids` judges them by the rules of a city.
    """

    code: str = field(converter=_in_ascii, validator=identifiers.code)
    postal_code: str = field(converter=_in_ascii, validator=_postal)
    area: Area


@frozen(kw_only=True)
class Project:
    """What somebody wants to build: gross *floor_area*, *floors* and dwelling or shop *units*."""

    floor_area: Area
    floors: int = field(validator=_from_one)
    units: int = field(validator=_from_one)
