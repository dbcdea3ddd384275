"""Forms: how a fact of each type is said, in text or in Python."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.facts import MOST_CHARACTERS

_NUMBER = (
    "as digits, perhaps a `-` before them, perhaps `.` or `٫` and digits after; ASCII, Persian or Arabic ones, never "
    "mixed, no spaces, no exponent; an `int` or `Decimal`, never a float"
)

FORMS: Mapping[str, str] = {
    "number": f"{_NUMBER}; zeros at the end do not count as decimals",
    "count": "as a `number`, without decimals",
    "money": "as a `number`, in major units: `23.50`",
    "choice": "as one of the options, compared as texts are",
    "flag": "as `true` or `false`; as a `bool`",
    "date": "as `YYYY-MM-DD` in the tariff's calendar; as a `date`, which is Gregorian",
    "text": (
        f"as text of at most {MOST_CHARACTERS} characters; compared with digits made ASCII, ي ى as ی, ك as ک, ZWNJ "
        "removed, ends trimmed, white space one space; case stays"
    ),
    "list": "as a list of mappings, each the facts of one item; on a command line `balconies.1.balcony_area=4`",
}
"""By type of input."""
