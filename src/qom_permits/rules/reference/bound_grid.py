"""The bounds of the language, as a grid."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.domain import facts, money
from qom_permits.domain.jalali import FIRST_YEAR, LAST_YEAR
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.rules.checking import checker
from qom_permits.rules.formulas import calls, compound, grammar
from qom_permits.rules.language import bounds, units
from qom_permits.rules.loading import (
    basing,
    fault_list,
    heading,
    input_reading,
    row_checking,
    settlement_reading,
    table_reading,
    toml_outline,
)
from qom_permits.rules.reference.markdown import grid

BOUNDS: tuple[tuple[str, int], ...] = (
    ("bytes of a file, and of a CSV file beside it", bounds.MOST_OCTETS),
    ("levels of tables and lists in a file", bounds.MOST_NESTED),
    ("keys of a file, each dot and bracket of a heading counted", bounds.MOST_KEYS),
    ("commas of a file outside of rows and texts", toml_outline.MOST_LISTED),
    ("characters of a file besides rows, comments and long texts", toml_outline.MOST_PARSED),
    ("backslashes in the texts of a file", toml_outline.MOST_ESCAPED),
    ("rows of all tables of a file", bounds.MOST_ROWS),
    ("characters of all CSV files together", table_reading.MOST_BESIDE),
    ("digits of a number", MOST_DIGITS),
    ("parts of one formula: names, literals, signs, calls", grammar.MOST_NODES),
    ("parts of all formulas of a file", bounds.MOST_NODES),
    ("levels of a formula", grammar.MOST_NESTED),
    ("characters of a formula", grammar.MOST_CHARACTERS),
    ("characters of a unit", units.MOST_CHARACTERS),
    ("symbols of the unit of a product", compound.MOST_SYMBOLS),
    ("decimal places of money", heading.MOST_PLACES),
    ("decimal places of an input", input_reading.MOST_PLACES),
    ("decimal places of a quotient", calls.MOST_PLACES),
    ("items of a list", input_reading.MOST_ITEMS),
    ("characters of a text that is a fact", facts.MOST_CHARACTERS),
    ("cash discounts", settlement_reading.MOST_DISCOUNTS),
    ("months of a plan of instalments", settlement_reading.MOST_MONTHS),
    ("years based on each other", basing.MOST_YEARS),
    ("minor units of a line or total, on either side of 0", money.MOST),
    ("faults of a file that are told", fault_list.MOST_TOLD),
    ("wrong rows of one table that are told", row_checking.MOST_TOLD),
    ("warnings of one kind that are told", checker.MOST_TOLD),
)
"""The most there may be of each thing."""


def bound_grid() -> Iterator[str]:
    """Yield the bounds as a grid."""
    rows = [*((what, f"{most:,}") for what, most in BOUNDS), ("Jalali years", f"{FIRST_YEAR} to {LAST_YEAR}")]
    yield from grid(("of", "at most"), rows)
