"""Formulas: lawful trees become typed expressions, every name known and every unit checked."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from typing import Literal as OneText

from attrs import evolve, frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text, listed
from qom_permits.rules import formula_texts as texts
from qom_permits.rules.exact import exact
from qom_permits.rules.expressions import (
    Both,
    Comparator,
    Comparison,
    Conditional,
    Either,
    Expression,
    Formula,
    Literal,
    Name,
    Negative,
    Not,
    OneOf,
    Product,
    Sum,
)
from qom_permits.rules.folding import fold
from qom_permits.rules.grammar import MOST_NESTED, Parsed, Source, too_long
from qom_permits.rules.kinds import Condition, Day, Kind, Number, Words, common, told
from qom_permits.rules.tables import Band, Key
from qom_permits.rules.units import ONE, Unit
from qom_permits.rules.wording import ALREADY_TOLD

_LITERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SIGNS: Mapping[type[ast.cmpop], Comparator] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


@frozen(kw_only=True)
class Shape:
    """What a formula must know of a table: its keys and the units of its columns."""

    keys: tuple[Key, ...]
    columns: tuple[tuple[str, Unit], ...]

    @property
    def band(self) -> Band | None:
        """The sign of the banded key, None where all are exact."""
        return self.keys[-1].band


@frozen(kw_only=True)
class Scope:
    """What names mean in a formula: *kinds* of values, None where the name itself is faulty, and *tables*."""

    kinds: Mapping[str, Kind | None]
    tables: Mapping[str, Shape | None]


@frozen(kw_only=True)
class Reader:
    """Reads the tree of one formula; *depth* is how deep in it, *whole* whether a line is rounded from it.

    *calls* reads a function or table, and is told by whoever makes the reader.
    """

    source: Source
    scope: Scope
    calls: Callable[[Reader, ast.Call], Expression]
    depth: int = 0
    whole: bool = False

    def read(self, node: ast.expr) -> Expression:
        """Return *node* as a typed expression."""
        if self.depth > MOST_NESTED:
            raise too_long(self.source.where)
        inside = evolve(self, depth=self.depth + 1)
        match node:
            case ast.Constant():
                return self._literal(node)
            case ast.Name(id=name):
                return self._name(node, name)
            case ast.UnaryOp(op=ast.USub()):
                operand = inside.number(node.operand)
                return Negative(operand, operand.kind)
            case ast.UnaryOp():
                return Not(inside.condition(node.operand))
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return inside._sum(node)
            case ast.BinOp():
                return inside._product(node)
            case ast.BoolOp():
                conditions = tuple(inside.condition(value) for value in node.values)
                return Both(conditions) if isinstance(node.op, ast.And) else Either(conditions)
            case ast.Compare(ops=[ast.In()]):
                return inside._one_of(node)
            case ast.Compare():
                return inside._comparison(node)
            case ast.IfExp():
                condition, then, otherwise = inside.condition(node.test), inside.read(node.body), inside.read(node.orelse)
                return Conditional(condition, then, otherwise, self.together((node.body, then), (node.orelse, otherwise)))
            case ast.Call():
                return self.calls(inside, node)
            case _:
                raise self.source.refused(node)

    def number(self, node: ast.expr) -> Expression:
        """Return *node* as an expression that is a number."""
        return self.of_kind(node, lambda kind: isinstance(kind, Number), Text("a number", "عدد"))

    def condition(self, node: ast.expr) -> Expression:
        """Return *node* as an expression that is a condition."""
        return self.of_kind(node, lambda kind: kind == Condition(), told(Condition()))

    def day(self, node: ast.expr) -> Expression:
        """Return *node* as an expression that is a day."""
        return self.of_kind(node, lambda kind: kind == Day(), told(Day()))

    def of_kind(self, node: ast.expr, is_right: Callable[[Kind], bool], wanted: Text) -> Expression:
        """Return *node* as an expression whose kind *is_right*."""
        expression = self.read(node)
        if not is_right(expression.kind):
            raise texts.KIND_WANTED.error(
                self.source.where, part=self.source.part(node)[:60], kind=told(expression.kind), wanted=wanted
            )
        return expression

    def together(self, *sides: tuple[ast.expr, Expression]) -> Kind:
        """Return the kind all *sides* have in common."""
        (first, expression), *rest = sides
        kind = expression.kind
        for node, other in rest:
            both = common(kind, other.kind)
            if both is None:
                raise texts.UNITS_DIFFER.error(
                    self.source.where,
                    left=self.source.part(first)[:60],
                    left_kind=told(kind),
                    right=self.source.part(node)[:60],
                    right_kind=told(other.kind),
                )
            kind = both
        return kind

    def fits(self, word: str, kind: Kind) -> None:
        """Refuse *word* where *kind* is a choice without it."""
        if isinstance(kind, Words) and kind.options is not None and word not in kind.options:
            raise texts.NOT_AN_OPTION.error(self.source.where, word=word[:60], options=listed(kind.options))

    def _literal(self, node: ast.Constant) -> Literal:
        written = self.source.part(node)
        match node.value:
            case bool():
                return Literal(node.value, Condition())
            case str() if written[0] in "'\"" and written.count(written[0]) == 2:  # noqa: PLR2004 - one before, one after
                return Literal(fold(node.value), Words())
            case int() | float() if _LITERAL.fullmatch(written):
                try:
                    number = exact(written)
                except ValueError:
                    raise too_long(self.source.where) from None
                return Literal(number, Number(ONE if number else None))
        raise self.source.refused(node)

    def _name(self, node: ast.Name, name: str) -> Name:
        if name in self.scope.tables:
            raise texts.NOT_A_VALUE.error(self.source.where, name=name)
        kind = self.scope.kinds.get(name)
        if kind is None:
            raise BadTariff(ALREADY_TOLD) if name in self.scope.kinds else self.source.refused(node)
        return Name(name, kind)

    def _sum(self, node: ast.BinOp) -> Sum:
        first, *rest = _spine(node, (ast.Add, ast.Sub))
        terms = [(part, self.number(part)) for _, part in (first, *rest)]
        signs: list[OneText["+", "-"]] = ["+" if isinstance(sign, ast.Add) else "-" for sign, _ in rest]
        (_, begin), *others = terms
        return Sum(begin, tuple(zip(signs, (term for _, term in others), strict=True)), self.together(*terms))

    def _product(self, node: ast.BinOp) -> Product:
        (_, first), *rest = _spine(node, (ast.Mult, ast.Div))
        begin = self.number(first)
        factors: list[tuple[OneText["*", "/"], Expression]] = []
        unit = _unit(begin)
        for sign, part in rest:
            factor = self.number(part)
            if isinstance(sign, ast.Div):
                self._check_divisor(part, factor)
            unit = unit * _unit(factor)
            factors.append(("/" if isinstance(sign, ast.Div) else "*", factor))
        return Product(begin, tuple(factors), Number(unit))

    def _check_divisor(self, node: ast.expr, divisor: Expression) -> None:
        rest = divisor.value if isinstance(divisor, Literal) else 0
        whole = self.source.part(node).isdecimal()
        number = int(str(rest)) if whole else 0
        for prime in (2, 5):
            while number and number % prime == 0:
                number //= prime
        if number != 1:
            raise texts.DIVISOR.error(self.source.where, part=self.source.part(node)[:60])

    def _one_of(self, node: ast.Compare) -> OneOf:
        sought, among = self.read(node.left), node.comparators[0]
        if not isinstance(among, ast.Tuple) or not among.elts:
            raise self.source.refused(among)
        options = [(part, self.read(part)) for part in among.elts]
        self.together((node.left, sought), *options)
        values = [option.value for _, option in options if isinstance(option, Literal)]
        if len(values) != len(options):
            raise self.source.refused(among)
        for value in values:
            self.fits(str(value), sought.kind)
        return OneOf(sought, tuple(values))

    def _comparison(self, node: ast.Compare) -> Comparison:
        nodes = [node.left, *node.comparators]
        sides = [self.read(side) for side in nodes]
        signs = [_SIGNS.get(type(sign)) for sign in node.ops]
        steps: list[tuple[Comparator, Expression]] = []
        for place, sign in enumerate(signs):
            left, right = (nodes[place], sides[place]), (nodes[place + 1], sides[place + 1])
            if sign is None:
                raise self.source.refused(node)
            self._check_comparison(sign, left, right)
            steps.append((sign, right[1]))
        return Comparison(sides[0], tuple(steps))

    def _check_comparison(
        self, sign: Comparator, left: tuple[ast.expr, Expression], right: tuple[ast.expr, Expression]
    ) -> None:
        kind = self.together(left, right)
        if sign not in ("==", "!=") and not isinstance(kind, Number | Day):
            raise texts.NO_ORDER.error(self.source.where, part=self.source.part(left[0])[:60], kind=told(kind))
        for one, other in ((left[1], right[1]), (right[1], left[1])):
            if isinstance(one, Literal):
                self.fits(str(one.value), other.kind)


def typed(parsed: Parsed, reader: Reader) -> Formula:
    """Return *parsed* as a formula, read by *reader*."""
    return Formula(parsed.source.text, reader.read(parsed.tree))


def _unit(expression: Expression) -> Unit:
    kind = expression.kind
    return kind.unit if isinstance(kind, Number) and kind.unit is not None else ONE


def _spine(node: ast.BinOp, signs: tuple[type[ast.operator], ...]) -> list[tuple[ast.operator, ast.expr]]:
    """Return the operands of ``a + b - c`` in order, each with the sign before it (the first one's means nothing)."""
    operands: list[tuple[ast.operator, ast.expr]] = []
    left: ast.expr = node
    while isinstance(left, ast.BinOp) and isinstance(left.op, signs):
        operands.append((left.op, left.right))
        left = left.left
    return [(node.op, left), *reversed(operands)]
