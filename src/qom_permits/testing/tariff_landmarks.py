"""Landmarks: the values of each input at which a tariff decides something, and their nearest neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import attrs

from qom_permits.rules.language.clauses import ChoiceAsked, FlagAsked, Input, NumberAsked, Quantity, Rate
from qom_permits.rules.language.expressions import (
    Comparison,
    Covers,
    Expression,
    Extreme,
    Formula,
    ItemFact,
    Literal,
    Marginal,
    Name,
    OneOf,
    Over,
    Steps,
    SumOver,
    TableValue,
)
from qom_permits.rules.language.kinds import Number, Value
from qom_permits.rules.language.tables import Table
from qom_permits.rules.tariff import Tariff

Mark = tuple[Expression, Value]
"""What a formula measures, and the value it is measured by."""


def landmarks(tariff: Tariff) -> dict[str, tuple[Value, ...]]:
    """Return for each input, in their order, the values where something may change, and those beside them."""
    met: dict[str, set[Value]] = {each.name: set(_declared(each)) for each in tariff.inputs}
    tables = {table.name: table for table in tariff.tables}
    for expression in _formulas(tariff):
        for part in parts(expression):
            for measured, value in _marks(part, tables, tariff):
                for name in _measured_inputs(measured, tariff):
                    met[name].add(value)
    return {each.name: tuple(sorted(_beside(met[each.name], each))) for each in tariff.inputs}


def step_of(asked: NumberAsked) -> Fraction:
    """Return the least by which two numbers of an input can differ."""
    return Fraction(1, 10**asked.places)


def parts(expression: Expression) -> Iterator[Expression]:
    """Yield *expression* and everything in it."""
    yield expression
    for each in attrs.fields(type(expression)):
        yield from _parts_of(getattr(expression, each.name))


def names_in(expressions: Iterable[Expression], tariff: Tariff) -> set[str]:
    """Return the names of everything that *expressions* rest on, however many clauses lie between."""
    found: set[str] = set()
    waiting = list(expressions)
    while waiting:
        for part in parts(waiting.pop()):
            name = part.items if isinstance(part, SumOver) else getattr(part, "name", None)
            if isinstance(name, str) and name not in found:
                found.add(name)
                clause = tariff.clauses.get(name)
                waiting += [] if clause is None else formulas_in(clause)
                waiting += [Name(member, part.kind) for member in getattr(clause, "members", ())]
    return found


def formulas_in(clause: object) -> list[Expression]:
    """Return every formula *clause* states."""
    stated = [getattr(clause, each.name) for each in attrs.fields(type(clause))]  # type: ignore[arg-type]  # clauses are attrs values
    return [each.expression for each in stated if isinstance(each, Formula)]


def _formulas(tariff: Tariff) -> Iterator[Expression]:
    for clause in tariff.clauses.values():
        yield from formulas_in(clause)


def _parts_of(value: object) -> Iterator[Expression]:
    if isinstance(value, tuple):
        for each in value:
            yield from _parts_of(each)
    elif isinstance(value, Expression):
        yield from parts(value)


def _marks(part: Expression, tables: dict[str, Table], tariff: Tariff) -> Iterator[Mark]:
    """Yield what *part* measures against values that stand in the tariff."""
    match part:
        case Comparison(first, rest):
            for one, other in pairwise([first, *(each for _, each in rest)]):
                yield from _against(one, other, tariff)
        case OneOf(sought, among):
            yield from ((sought, value) for value in among)
        case TableValue(table=table, keys=keys) | Covers(table=table, keys=keys):
            yield from _cells(tables[table], keys)
        case Marginal(table=table, keys=keys, amount=amount):
            yield from _cells(tables[table], (*keys, amount))
        case Over(amount, threshold) | Steps(amount=amount, step=threshold):
            yield from _against(amount, threshold, tariff)
        case Extreme(among=several):
            for one, other in pairwise(several):
                yield from _against(one, other, tariff)
        case _:
            pass


def _against(one: Expression, other: Expression, tariff: Tariff) -> Iterator[Mark]:
    for measured, by in ((one, other), (other, one)):
        value = _constant(by, tariff)
        if value is not None:
            yield measured, value


def _constant(expression: Expression, tariff: Tariff) -> Value | None:
    if isinstance(expression, Literal):
        return expression.value
    if isinstance(expression, Name):
        clause = tariff.clauses.get(expression.name)
        return clause.value if isinstance(clause, Rate) else None
    return None


def _cells(table: Table, keys: tuple[Expression, ...]) -> Iterator[Mark]:
    for row in table.rows:
        yield from zip(keys, row.keys, strict=False)
        if row.edge is not None:
            yield keys[-1], row.edge


def _measured_inputs(measured: Expression, tariff: Tariff) -> set[str]:
    """Return the inputs in *measured*, through quantities, that are of its own kind and unit."""
    found: set[str] = set()
    waiting = [measured]
    while waiting:
        for part in parts(waiting.pop()):
            clause = tariff.clauses.get(part.name) if isinstance(part, Name | ItemFact) else None
            if isinstance(clause, Quantity):
                waiting.append(clause.formula.expression)
            if isinstance(clause, Input) and _is_alike(part, measured):
                found.add(clause.name)
    return found


def _is_alike(part: Expression, measured: Expression) -> bool:
    if isinstance(part.kind, Number) and isinstance(measured.kind, Number):
        return part.kind.unit == measured.kind.unit
    return type(part.kind) is type(measured.kind)


def _declared(wanted: Input) -> list[Value]:
    default = [] if wanted.default is None else [wanted.default]
    match wanted.asked:
        case NumberAsked(least=least, most=most):
            return [least, most, *default]
        case ChoiceAsked(options):
            return list(options)
        case FlagAsked():
            return [False, True]
        case _:
            return default


def _beside(marks: set[Value], wanted: Input) -> Iterator[Value]:
    """Yield *marks* that the input can be, with the next value on each side where values have a next one."""
    met: set[Value] = set()
    for mark in marks:
        if isinstance(wanted.asked, NumberAsked) and isinstance(mark, Fraction):
            met |= _numbers_beside(mark, wanted.asked)
        elif isinstance(mark, date):
            met |= {mark + timedelta(days) for days in (-1, 0, 1)}
        elif isinstance(mark, str | bool) and not isinstance(wanted.asked, NumberAsked):
            met.add(mark)
    yield from met


def _numbers_beside(mark: Fraction, asked: NumberAsked) -> set[Value]:
    step = step_of(asked)
    near = {floor(mark / step), ceil(mark / step)}
    numbers = {(place + more) * step for place in near for more in (-1, 0, 1)}
    return {number for number in numbers if asked.least <= number <= asked.most}
