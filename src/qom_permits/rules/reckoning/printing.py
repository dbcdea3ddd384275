"""Printing: the lines of a bill, with their titles and citations, from its amounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qom_permits.domain.assessments import LineItem, LineKind
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.language.clauses import Charge, Relief, place_of
from qom_permits.rules.reckoning.billing import ROUNDING


def line_items(
    clauses: Sequence[Charge | Relief],
    amounts: Sequence[int | None],
    citation: Text,
    money: Callable[[int, str], Money],
) -> tuple[LineItem, ...]:
    """Return a line for each of *clauses*, and for the rounding after them, that has one of *amounts*.

    Those are what charges come to, what reliefs take off, the rounding and the total, in minor units; None is not
    printed. *money* makes them money, each in its place; the rounding cites the tariff's *citation*.
    """
    *printed, remainder, _ = amounts
    lines = [
        _line(clause, amount, money)
        for clause, amount in zip(clauses, printed, strict=True)
        if amount is not None
    ]
    if remainder is not None:
        rounded = money(remainder, "rounding")
        lines.append(
            LineItem(id="rounding", kind=LineKind.ROUNDING, title=ROUNDING, amount=rounded, cite=citation)
        )
    return tuple(lines)


def _line(clause: Charge | Relief, amount: int, money: Callable[[int, str], Money]) -> LineItem:
    is_charge = isinstance(clause, Charge)
    return LineItem(
        id=clause.id,
        kind=LineKind.CHARGE if is_charge else LineKind.RELIEF,
        title=clause.title,
        amount=money(amount if is_charge else -amount, place_of(clause)),
        cite=clause.cite,
    )
