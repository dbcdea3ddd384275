"""What operators do: exact arithmetic and conditions, in the order and only as far as they are needed."""

from __future__ import annotations

import operator
from collections.abc import Callable, Generator, Mapping
from fractions import Fraction
from typing import Any, assert_never

from qom_permits.rules.language.expressions import (
    Asked,
    Both,
    Comparison,
    Conditional,
    Covers,
    Either,
    Expression,
    Literal,
    Negative,
    Not,
    OneOf,
    Product,
    Reckoned,
    Sum,
)
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.tables import Table

Steps = Generator[Expression, Any, Value]

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def reckoned(wanted: Reckoned) -> Steps:
    """Work out arithmetic."""
    match wanted:
        case Literal(value=value):
            return value
        case Sum():
            total: Fraction = yield wanted.first
            for sign, term in wanted.rest:
                worth: Fraction = yield term
                total = total + worth if sign == "+" else total - worth
            return total
        case Product():
            product: Fraction = yield wanted.first
            for times, factor in wanted.rest:
                by: Fraction = yield factor
                product = product * by if times == "*" else product / by
            return product
        case Negative():
            positive: Fraction = yield wanted.operand
            return -positive
        case Conditional():
            chosen: Value = yield (wanted.then if (yield wanted.condition) else wanted.otherwise)
            return chosen
        case _:
            assert_never(wanted)


def asked(wanted: Asked, tables: Mapping[str, Table]) -> Steps:
    """Work out a condition."""
    match wanted:
        case Comparison():
            left = yield wanted.first
            for sign, operand in wanted.rest:
                right = yield operand
                if not _COMPARE[sign](left, right):
                    return False
                left = right
            return True
        case OneOf():
            sought: Value = yield wanted.sought
            return sought in wanted.among
        case Both():
            return (yield from _until(wanted.conditions, deciding=False))
        case Either():
            return (yield from _until(wanted.conditions, deciding=True))
        case Not():
            holds: bool = yield wanted.condition
            return not holds
        case Covers():
            keys = yield from several(wanted.keys)
            return tables[wanted.table].find(keys) is not None
        case _:
            assert_never(wanted)


def several(wanted: tuple[Expression, ...]) -> Generator[Expression, Any, tuple[Any, ...]]:
    """Return what each of *wanted* comes to, in their order."""
    values: list[Any] = []
    for expression in wanted:
        value = yield expression
        values.append(value)
    return tuple(values)


def _until(conditions: tuple[Expression, ...], *, deciding: bool) -> Steps:
    for condition in conditions:
        holds: bool = yield condition
        if holds is deciding:
            return deciding
    return not deciding
