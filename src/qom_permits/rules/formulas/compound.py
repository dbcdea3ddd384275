"""Formulas: lawful trees become typed expressions, every operator's sides checked against each other."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Literal as OneText

from qom_permits.rules.formulas import formula_texts as texts
from qom_permits.rules.formulas.calls import read_call
from qom_permits.rules.formulas.grammar import too_long
from qom_permits.rules.formulas.reader import Reader, unit_of
from qom_permits.rules.language.expressions import (
    Both,
    Comparator,
    Comparison,
    Conditional,
    Either,
    Expression,
    Literal,
    Negative,
    Not,
    OneOf,
    Product,
    Sum,
)
from qom_permits.rules.language.kinds import Day, Number, told

MOST_SYMBOLS = 100
"""How many symbols the unit of a product has."""
_SIGNS: Mapping[type[ast.cmpop], Comparator] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


def read_compound(reader: Reader, node: ast.expr) -> Expression:
    """Return *node*, which is made of parts, as a typed expression."""
    match node:
        case ast.UnaryOp():
            return _one_sided(reader, node)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return _sum(reader, node)
        case ast.BinOp():
            return _product(reader, node)
        case ast.BoolOp():
            conditions = tuple(reader.condition(value) for value in node.values)
            return Both(conditions) if isinstance(node.op, ast.And) else Either(conditions)
        case ast.Compare(ops=[ast.In()]):
            return _one_of(reader, node)
        case ast.Compare():
            return _comparison(reader, node)
        case ast.IfExp():
            return _conditional(reader, node)
        case ast.Call():
            return read_call(reader, node)
        case _:
            raise reader.source.refused(node)


def _one_sided(reader: Reader, node: ast.UnaryOp) -> Expression:
    if isinstance(node.op, ast.Not):
        return Not(reader.condition(node.operand))
    operand = reader.number(node.operand)
    return Negative(operand, operand.kind)


def _conditional(reader: Reader, node: ast.IfExp) -> Conditional:
    condition, then, otherwise = reader.condition(node.test), reader.read(node.body), reader.read(node.orelse)
    kind = reader.together((node.body, then), (node.orelse, otherwise))
    return Conditional(condition, then, otherwise, kind)


def _sum(reader: Reader, node: ast.BinOp) -> Sum:
    first, *rest = _spine(node, (ast.Add, ast.Sub))
    terms = [(part, reader.number(part)) for _, part in (first, *rest)]
    signs: list[OneText["+", "-"]] = ["+" if isinstance(sign, ast.Add) else "-" for sign, _ in rest]
    (_, begin), *others = terms
    return Sum(begin, tuple(zip(signs, (term for _, term in others), strict=True)), reader.together(*terms))


def _product(reader: Reader, node: ast.BinOp) -> Product:
    (_, first), *rest = _spine(node, (ast.Mult, ast.Div))
    begin = reader.number(first)
    factors: list[tuple[OneText["*", "/"], Expression]] = []
    unit = unit_of(begin)
    for sign, part in rest:
        factor = reader.number(part)
        if isinstance(sign, ast.Div):
            _check_divisor(reader, part, factor)
        unit = unit * unit_of(factor)
        if len(unit.powers) > MOST_SYMBOLS:
            raise too_long(reader.source.where)
        factors.append(("/" if isinstance(sign, ast.Div) else "*", factor))
    return Product(begin, tuple(factors), Number(unit))


def _check_divisor(reader: Reader, node: ast.expr, divisor: Expression) -> None:
    rest = divisor.value if isinstance(divisor, Literal) else 0
    whole = reader.source.part(node).isdecimal()
    number = int(str(rest)) if whole else 0
    for prime in (2, 5):
        while number and number % prime == 0:
            number //= prime
    if number != 1:
        raise texts.DIVISOR.error(reader.source.where, part=reader.source.part(node)[:60])


def _one_of(reader: Reader, node: ast.Compare) -> OneOf:
    sought, among = reader.read(node.left), node.comparators[0]
    if not isinstance(among, ast.Tuple) or not among.elts:
        raise reader.source.refused(among)
    options = [(part, reader.read(part)) for part in among.elts]
    reader.together((node.left, sought), *options)
    values = [option.value for _, option in options if isinstance(option, Literal)]
    if len(values) != len(options):
        raise reader.source.refused(among)
    for value in values:
        reader.fits(str(value), sought.kind)
    return OneOf(sought, tuple(values))


def _comparison(reader: Reader, node: ast.Compare) -> Comparison:
    nodes = [node.left, *node.comparators]
    sides = [reader.read(side) for side in nodes]
    signs = [_SIGNS.get(type(sign)) for sign in node.ops]
    steps: list[tuple[Comparator, Expression]] = []
    for place, sign in enumerate(signs):
        left, right = (nodes[place], sides[place]), (nodes[place + 1], sides[place + 1])
        if sign is None:
            raise reader.source.refused(node)
        _check_comparison(reader, sign, left, right)
        steps.append((sign, right[1]))
    return Comparison(sides[0], tuple(steps))


def _check_comparison(
    reader: Reader, sign: Comparator, left: tuple[ast.expr, Expression], right: tuple[ast.expr, Expression]
) -> None:
    kind = reader.together(left, right)
    if sign not in ("==", "!=") and not isinstance(kind, Number | Day):
        raise texts.NO_ORDER.error(
            reader.source.where, part=reader.source.part(left[0])[:60], kind=told(kind)
        )
    for one, other in ((left[1], right[1]), (right[1], left[1])):
        if isinstance(one, Literal):
            reader.fits(str(one.value), other.kind)


def _spine(node: ast.BinOp, signs: tuple[type[ast.operator], ...]) -> list[tuple[ast.operator, ast.expr]]:
    """Return the operands of ``a + b - c`` in order, each with the sign before it; the first has none."""
    operands: list[tuple[ast.operator, ast.expr]] = []
    left: ast.expr = node
    while isinstance(left, ast.BinOp) and isinstance(left.op, signs):
        operands.append((left.op, left.right))
        left = left.left
    return [(node.op, left), *reversed(operands)]
