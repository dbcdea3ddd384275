"""The bounds of the language: how large a file, its tables and its formulas may be."""

from __future__ import annotations

from qom_permits.domain.fault import Fault
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.domain.texts import Text
from qom_permits.rules.language.wording import Wording

MOST_OCTETS = 4 * 1024 * 1024
MOST_KEYS = 16_000
MOST_ROWS = 200_000
MOST_NODES = 50_000
MOST_NESTED = 32

FILE_TOO_LARGE = Wording(
    code="too-large",
    text=Text(
        "this is too large, too long or nested too deeply", "این بیش از اندازه بزرگ، بلند یا تودرتو است"
    ),
    allowed=Text(
        "{octets} bytes, {keys} keys, {rows} rows, {nodes} parts of formulas, {nested} levels, "
        "numbers of {digits} digits",
        "{octets} بایت، {keys} کلید، {rows} ردیف، {nodes} جزء فرمول، {nested} لایه، عددهای {digits} رقمی",
    ),
)


def too_large(where: str) -> Fault:
    """Return the fault of a file past the bounds of the language."""
    return FILE_TOO_LARGE.at(
        where,
        octets=MOST_OCTETS,
        keys=MOST_KEYS,
        rows=MOST_ROWS,
        nodes=MOST_NODES,
        nested=MOST_NESTED,
        digits=MOST_DIGITS,
    )
