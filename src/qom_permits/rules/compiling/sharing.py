"""Sharing: which parts of a tariff's formulas stand in several places, so that they are worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import fields

from qom_permits.rules.compiling.ladders import Place, Places
from qom_permits.rules.language.expressions import (
    AfterRelief,
    Both,
    Comparison,
    Conditional,
    Either,
    Expression,
    ItemFact,
    Literal,
    Marginal,
    Name,
    Quotient,
    SumOver,
    TableValue,
)

Part = Expression | Place
"""What compiled code can work out once for several uses."""


def shared_parts(formulas: Iterable[Expression], places: Places) -> tuple[Part, ...]:
    """Return each part that stands in *formulas* more than once, the largest only."""
    seen: Counter[Part] = Counter()
    waiting: list[Part] = list(formulas)
    while waiting:
        part = waiting.pop()
        seen[part] += 1
        if seen[part] == 1:
            waiting += [inner for inner, _ in inner_parts(part, places)]
    return tuple(part for part, times in seen.items() if times > 1 and _can_be_shared(part))


def inner_parts(part: Part, places: Places) -> Iterator[tuple[Part, bool]]:
    """Yield the parts that *part* is made of, each with whether it is perhaps not needed."""
    place = places.of(part) if isinstance(part, TableValue | Marginal) else None
    match part:
        case Place(amount):
            yield amount, False
        case Conditional():
            yield from ((part.condition, False), (part.then, True), (part.otherwise, True))
        case Both() | Either():
            yield from ((condition, number > 0) for number, condition in enumerate(part.conditions))
        case Comparison():
            yield part.first, False
            yield from ((operand, number > 0) for number, (_, operand) in enumerate(part.rest))
        case SumOver():
            yield part.each, True
        case TableValue() if place is not None:
            yield place, False
        case Marginal() if place is not None:
            yield from ((place, False), (part.amount, False))
        case _:
            yield from ((inner, False) for inner in _made_of(part))


def _can_be_shared(part: Part) -> bool:
    if isinstance(part, Name | Literal | ItemFact | AfterRelief):
        return False
    is_exact = isinstance(part, Quotient) and part.places is None
    return not is_exact and not _speaks_of_items(part)


def _speaks_of_items(part: Part) -> bool:
    """Return whether *part* means something only for an item of a list."""
    waiting: list[Part] = [part]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, ItemFact):
            return True
        if isinstance(inner, Place):
            waiting.append(inner.amount)
        elif not isinstance(inner, SumOver):
            waiting += _made_of(inner)
    return False


def _made_of(part: Expression) -> Iterator[Expression]:
    for field in fields(type(part)):
        inner = getattr(part, field.name)
        for each in inner if isinstance(inner, tuple) else (inner,):
            last = each[1] if isinstance(each, tuple) else each
            if isinstance(last, Expression):
                yield last
