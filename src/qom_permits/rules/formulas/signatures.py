"""Signatures: the functions of the language, how each is written and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

_MANY = 2_000


@frozen
class Signature:
    """How a function is written (*form*), with how many arguments, and what it *means*."""

    form: str
    least: int
    most: int
    means: str

    def takes(self, given: int) -> bool:
        """Return whether it can be called with so many arguments."""
        return self.least <= given <= self.most


SIGNATURES: Mapping[str, Signature] = {
    "min": Signature("min(a, b, …)", 2, _MANY, "the least of several numbers of one unit"),
    "max": Signature("max(a, b, …)", 2, _MANY, "the greatest of several numbers of one unit"),
    "over": Signature("over(x, y)", 2, 2, "the part of x above y, or 0"),
    "started": Signature(
        "started(x, step)",
        2,
        2,
        "how many steps are started in x, the ceiling of x / step; one unit in, none out",
    ),
    "completed": Signature(
        "completed(x, step)",
        2,
        2,
        "how many steps are completed in x, the floor of x / step; one unit in, none out",
    ),
    "divide": Signature(
        "divide(x, y, places, 'up')",
        2,
        4,
        "x / y to so many decimal places, half up unless told; `places` may be left out where `divide` is the whole "
        "of a charge's formula or bound, or of a relief's share or amount: it stays exact and is rounded with the line",
    ),
    "rounded": Signature(
        "rounded(x, step, 'down')", 2, 3, "x to a multiple of step, half up unless told; both of one unit"
    ),
    "covers": Signature("covers(table, key, …)", 2, _MANY, "whether the table has a row for the keys"),
    "marginal": Signature(
        "marginal(table, …, x)",
        2,
        _MANY,
        "each band of x at its own value: the sum of value × the part of x in the band; bands start at 0, and "
        "`marginal(table.column, …, x)` names one of several columns",
    ),
    "months": Signature(
        "months(a, b)",
        2,
        2,
        "how many whole months day b is after day a; a day moved past a month's end is its last",
    ),
    "started_months": Signature(
        "started_months(a, b)", 2, 2, "the same, a month that has only begun counted too"
    ),
    "after_relief": Signature("after_relief(charge or subtotal)", 1, 1, "its lines less the reliefs on them"),
    "sum_over": Signature(
        "sum_over(list, formula)",
        2,
        2,
        "the formula added over the items of a list, exactly; an item's inputs are plain names in it; nothing is 0",
    ),
}
"""The functions, by name."""
