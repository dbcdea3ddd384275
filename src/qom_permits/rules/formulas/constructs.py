"""Constructs: what a formula is made of, each with the parts of Python's grammar it takes; there is nothing else."""

from __future__ import annotations

import ast

from attrs import frozen


@frozen
class Construct:
    """A way to write something (*form*), what it *means*, and the *nodes* it is parsed into."""

    form: str
    means: str
    nodes: tuple[type[ast.AST], ...]


CONSTRUCTS: tuple[Construct, ...] = (
    Construct(
        "12, 0.05, 'text', True, False",
        "literals: exact, without unit, except that `0` fits any; a text stands in quotes on one line, without `\\`",
        (ast.Constant,),
    ),
    Construct(
        "name",
        "an input, rate, quantity or subtotal; the id of a charge (its rounded line, 0 where it does not apply); `on`, "
        "the day assessed for; within `sum_over` also an input of the item",
        (ast.Name, ast.Load),
    ),
    Construct(
        "a + b, a - b, a * b, -a, ( )",
        "exact arithmetic; `+` and `-` take one unit, `*` multiplies units",
        (ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.UnaryOp, ast.USub),
    ),
    Construct(
        "a / 100",
        "by a positive whole number, written out, with no prime factor but 2 and 5; anything else is `divide`",
        (ast.Div,),
    ),
    Construct(
        "<, <=, >, >=, ==, !=",
        "conditions, also in chains as `0 < a <= 5`; only numbers and days have an order, both sides are of one unit, "
        "and a choice is compared with its own options only",
        (ast.Compare, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq),
    ),
    Construct("a in ('x', 'y')", "whether it is one of some literals", (ast.In, ast.Tuple)),
    Construct(
        "and, or, not",
        "conditions joined; what stands after a deciding one is not worked out",
        (ast.BoolOp, ast.And, ast.Or, ast.Not),
    ),
    Construct(
        "a if condition else b",
        "one of two, of one unit; the other is not worked out",
        (ast.IfExp,),
    ),
    Construct(
        "table(key, …), table.column(key, …)",
        "what a table says for the keys, in its only column or in the one named; a key without a row is `not-covered`",
        (ast.Call, ast.Attribute),
    ),
)
