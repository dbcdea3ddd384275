"""What is asked while sizing: what an expression can be where so much is known."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Any

from attrs import frozen

from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.sizing.given import Given
from qom_permits.rules.sizing.interval import Range
from qom_permits.rules.sizing.possible import Possible, numbers


@frozen
class Sized:
    """What *expression* can be where so much is *given*."""

    expression: Expression
    given: Given


Sizing = Generator[Sized, Any, Possible]
Measuring = Generator[Sized, Any, Range]


def measured(expression: Expression, given: Given) -> Measuring:
    """Work out which numbers *expression* can be."""
    possible: Possible = yield Sized(expression, given)
    return numbers(possible)


def several(expressions: Iterable[Expression], given: Given) -> Generator[Sized, Any, list[Range]]:
    """Work out which numbers each of *expressions* can be."""
    ranges: list[Range] = []
    for expression in expressions:
        ranges.append((yield from measured(expression, given)))  # noqa: PERF401 - no yield within a comprehension
    return ranges
