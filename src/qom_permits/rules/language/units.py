"""Units: what a number counts, as a product of powers of symbols, such as ``IRR/m2``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field, frozen

from qom_permits.domain.errors import bad

MOST_CHARACTERS = 100
_FACTOR = re.compile(r"([*/]?)(1|[A-Za-z]+)([1-9]?)")


def _settled(powers: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    added: dict[str, int] = {}
    for symbol, power in powers:
        added[symbol] = added.get(symbol, 0) + power
    return tuple(sorted((symbol, power) for symbol, power in added.items() if power))


@frozen
class Unit:
    """A product of symbols raised to *powers*; none at all is a plain number.

    >>> str(read_unit("m2/space") * read_unit("space"))
    'm2'
    >>> read_unit("m2") == read_unit("m*m")
    True
    """

    powers: tuple[tuple[str, int], ...] = field(default=(), converter=_settled)

    def __mul__(self, other: Unit) -> Unit:
        """Return the unit of a product."""
        return Unit(self.powers + other.powers)

    def __truediv__(self, other: Unit) -> Unit:
        """Return the unit of a quotient."""
        return Unit(self.powers + tuple((symbol, -power) for symbol, power in other.powers))

    def __str__(self) -> str:
        """Return the unit as a tariff writes it."""
        above = "*".join(_symbol(symbol, power) for symbol, power in self.powers if power > 0)
        return (above or "1") + "".join(
            f"/{_symbol(symbol, -power)}" for symbol, power in self.powers if power < 0
        )


ONE = Unit()
"""The unit of a plain number."""


def read_unit(words: str) -> Unit:
    """Return the unit in *words*: ``1`` or symbols joined by ``*`` and ``/``, as ``IRR/m2``."""
    powers: list[tuple[str, int]] = []
    place = 0
    while place < len(words) <= MOST_CHARACTERS:
        factor = _FACTOR.match(words, place)
        if factor is None or bool(factor[1]) != (place > 0) or (factor[2] == "1" and factor[3]):
            break
        if factor[2] != "1":
            powers.append((factor[2], int(factor[3] or 1) * (-1 if factor[1] == "/" else 1)))
        place = factor.end()
    if not words or place != len(words):
        raise bad(
            "bad-unit",
            "{words!r:.60} is no unit; write 1 or symbols joined by * and /, such as m2 or IRR/m2",
            "{words!r:.60} یکا نیست؛ ۱ یا نمادهایی با * و / بنویسید، مانند m2 یا IRR/m2",
            words=words,
        )
    return Unit(powers)


def _symbol(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}{power}"
