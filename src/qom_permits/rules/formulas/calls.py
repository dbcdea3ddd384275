"""Calls: how each function and table is written in a formula, and what it comes to."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Literal as OneText

from attrs import evolve

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text, listed, same
from qom_permits.rules.formulas import formula_texts as texts
from qom_permits.rules.formulas.grammar import FUNCTIONS
from qom_permits.rules.formulas.reader import Reader, Shape, unit_of
from qom_permits.rules.formulas.signatures import SIGNATURES
from qom_permits.rules.language.expressions import (
    AfterRelief,
    Covers,
    Expression,
    Extreme,
    Literal,
    Marginal,
    Months,
    Over,
    Quotient,
    Rounded,
    Steps,
    SumOver,
    TableValue,
)
from qom_permits.rules.language.kinds import Items, Kind, Number, Words, shared_kind, told
from qom_permits.rules.language.rounding import Mode
from qom_permits.rules.language.tables import Key
from qom_permits.rules.language.units import ONE
from qom_permits.rules.language.wording import ALREADY_TOLD

MOST_PLACES = 40


def read_call(reader: Reader, node: ast.Call) -> Expression:
    """Return the call *node* as a typed expression."""
    match node.func:
        case ast.Name(id=name) if name in SIGNATURES:
            signature = SIGNATURES[name]
            if not signature.takes(len(node.args)):
                raise texts.ARGUMENTS.error(
                    reader.source.where, name=name, given=len(node.args), form=same(signature.form)
                )
            return _READERS[name](reader, name, node.args)
        case ast.Name() | ast.Attribute(value=ast.Name()):
            table, column, shape = _column(reader, node.func)
            return TableValue(table, column, _keys(reader, table, shape.keys, node.args), _of(shape, column))
        case _:
            raise reader.source.refused(node)


def _column(reader: Reader, node: ast.expr) -> tuple[str, str, Shape]:
    """Return the table, column and shape that *node* names: ``table`` or ``table.column``."""
    table, column = _named(reader, node)
    shape = _shape(reader, table)
    units = shape.units
    if column is None and len(units) > 1:
        raise texts.WHICH_COLUMN.error(reader.source.where, table=table, columns=listed(list(units)))
    if column is not None and column not in units:
        raise texts.UNKNOWN_COLUMN.error(
            reader.source.where, table=table, column=column[:60], columns=listed(list(units))
        )
    return table, column or next(iter(units)), shape


def _named(reader: Reader, node: ast.expr) -> tuple[str, str | None]:
    match node:
        case ast.Name(id=table):
            return table, None
        case ast.Attribute(value=ast.Name(id=table), attr=column):
            return table, column
        case _:
            raise texts.LITERAL_WANTED.error(
                reader.source.where,
                part=reader.source.part(node)[:60],
                wanted=Text("a table's name", "نام جدول"),
            )


def _shape(reader: Reader, table: str) -> Shape:
    if table not in reader.scope.tables:
        raise texts.NOT_A_TABLE.error(
            reader.source.where,
            name=table[:60],
            functions=listed(sorted(FUNCTIONS)),
            tables=listed(sorted(reader.scope.tables) or ["–"]),
        )
    shape = reader.scope.tables[table]
    if not (shape.keys and shape.columns):
        raise BadTariff(ALREADY_TOLD)
    return shape


def _of(shape: Shape, column: str) -> Kind:
    return Number(shape.units[column])


def _keys(reader: Reader, table: str, keys: tuple[Key, ...], nodes: list[ast.expr]) -> tuple[Expression, ...]:
    if len(nodes) != len(keys):
        raise texts.ARGUMENTS.error(
            reader.source.where,
            name=table,
            given=len(nodes),
            form=same(f"{table}({', '.join(str(key) for key in keys)})"),
        )
    return tuple(_key(reader, key.name, node) for key, node in zip(keys, nodes, strict=True))


def _key(reader: Reader, name: str, node: ast.expr) -> Expression:
    kind = reader.scope.kinds.get(name)
    if kind is None:
        raise BadTariff(ALREADY_TOLD)
    expression = reader.of_kind(node, lambda given: shared_kind(given, kind) is not None, told(kind))
    if isinstance(expression, Literal) and isinstance(kind, Words):
        reader.fits(str(expression.value), kind)
    return expression


def _extreme(reader: Reader, name: str, nodes: list[ast.expr]) -> Expression:
    among = [(node, reader.number(node)) for node in nodes]
    kind = reader.together(*among)
    return Extreme("min" if name == "min" else "max", tuple(expression for _, expression in among), kind)


def _two(reader: Reader, nodes: list[ast.expr]) -> tuple[Expression, Expression, Kind]:
    one, other = reader.number(nodes[0]), reader.number(nodes[1])
    return one, other, reader.together((nodes[0], one), (nodes[1], other))


def _over(reader: Reader, _name: str, nodes: list[ast.expr]) -> Expression:
    return Over(*_two(reader, nodes))


def _steps(reader: Reader, name: str, nodes: list[ast.expr]) -> Expression:
    amount, step, _ = _two(reader, nodes)
    return Steps("started" if name == "started" else "completed", amount, step, Number(ONE))


def _quotient(reader: Reader, _name: str, nodes: list[ast.expr]) -> Expression:
    dividend, divisor = reader.number(nodes[0]), reader.number(nodes[1])
    unit = unit_of(dividend) / unit_of(divisor)
    if len(nodes) == 2:  # noqa: PLR2004 - without places
        if not (reader.whole and reader.depth == 1):
            raise texts.PLACES_WANTED.error(reader.source.where)
        return Quotient(dividend, divisor, None, Mode.HALF_UP, Number(unit))
    return Quotient(dividend, divisor, _places(reader, nodes[2]), _mode(reader, nodes[3:]), Number(unit))


def _rounded(reader: Reader, _name: str, nodes: list[ast.expr]) -> Expression:
    amount, step, kind = _two(reader, nodes)
    return Rounded(amount, step, _mode(reader, nodes[2:]), kind)


def _covers(reader: Reader, _name: str, nodes: list[ast.expr]) -> Expression:
    table, column = _named(reader, nodes[0])
    if column is not None:
        raise texts.NOT_A_TABLE.error(
            reader.source.where, name=f"{table}.{column}"[:60], functions=same("–"), tables=same(table)
        )
    return Covers(table, _keys(reader, table, _shape(reader, table).keys, nodes[1:]))


def _marginal(reader: Reader, _name: str, nodes: list[ast.expr]) -> Expression:
    table, column, shape = _column(reader, nodes[0])
    keys = _keys(reader, table, shape.keys, nodes[1:])
    banded = reader.scope.kinds.get(shape.keys[-1].name)
    if shape.band is None or not isinstance(banded, Number):
        raise texts.NOT_BANDED.error(reader.source.where, table=table)
    unit = shape.units[column] * (banded.unit or ONE)
    return Marginal(table, column, keys[:-1], keys[-1], Number(unit))


def _months(reader: Reader, name: str, nodes: list[ast.expr]) -> Expression:
    which: OneText["started", "completed"] = "completed" if name == "months" else "started"
    return Months(which, reader.day(nodes[0]), reader.day(nodes[1]), Number(ONE))


def _sum_over(reader: Reader, _name: str, nodes: list[ast.expr]) -> Expression:
    items = nodes[0].id if isinstance(nodes[0], ast.Name) else ""
    if reader.scope.kinds.get(items) != Items():
        lists = [name for name, kind in reader.scope.kinds.items() if kind == Items()]
        raise texts.NOT_A_LIST.error(
            reader.source.where, part=reader.source.part(nodes[0])[:60], lists=listed(lists or ["–"])
        )
    if reader.within is not None:
        raise texts.NESTED_SUM.error(reader.source.where)
    each = evolve(reader, within=items).number(nodes[1])
    return SumOver(items, each, each.kind)


def _after_relief(reader: Reader, _name: str, nodes: list[ast.expr]) -> Expression:
    name = nodes[0].id if isinstance(nodes[0], ast.Name) else ""
    if name not in reader.scope.lines:
        raise texts.NOT_LINES.error(
            reader.source.where,
            part=reader.source.part(nodes[0])[:60],
            lines=listed(sorted(reader.scope.lines)),
        )
    return AfterRelief(name, reader.read(nodes[0]).kind)


def _places(reader: Reader, node: ast.expr) -> int:
    written = reader.source.part(node)
    if not (isinstance(node, ast.Constant) and written.isdecimal() and int(written) <= MOST_PLACES):
        raise texts.LITERAL_WANTED.error(
            reader.source.where, part=written[:60], wanted=same(f"0 … {MOST_PLACES}")
        )
    return int(written)


def _mode(reader: Reader, nodes: list[ast.expr]) -> Mode:
    if not nodes:
        return Mode.HALF_UP
    modes = {f"{sign}{mode.value}{sign}": mode for mode in Mode for sign in "'\""}
    written = reader.source.part(nodes[0])
    if written not in modes:
        raise texts.LITERAL_WANTED.error(
            reader.source.where, part=written[:60], wanted=listed([f"'{mode.value}'" for mode in Mode])
        )
    return modes[written]


_READERS: Mapping[str, Callable[[Reader, str, list[ast.expr]], Expression]] = {
    "min": _extreme,
    "max": _extreme,
    "over": _over,
    "started": _steps,
    "completed": _steps,
    "divide": _quotient,
    "rounded": _rounded,
    "covers": _covers,
    "marginal": _marginal,
    "months": _months,
    "started_months": _months,
    "after_relief": _after_relief,
    "sum_over": _sum_over,
}
