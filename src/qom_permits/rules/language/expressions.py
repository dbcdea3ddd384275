"""Expressions: formulas after reading, as typed values; every reading of a tariff starts from these.

They are looked up by what they say again and again, so each keeps its hash.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal as OneText

from attrs import field, frozen

from qom_permits.rules.language.kinds import Condition, Kind, Number, Value
from qom_permits.rules.language.rounding import Mode

Comparator = OneText["<", "<=", ">", ">=", "==", "!="]


@frozen(cache_hash=True)
class Literal:
    """A *value* written in the formula itself."""

    value: Value
    kind: Kind


@frozen(cache_hash=True)
class Name:
    """An input, rate, quantity, subtotal, charge, or ``on``."""

    name: str
    kind: Kind


@frozen(cache_hash=True)
class AfterRelief:
    """The charge or the lines of the subtotal *name*, less the reliefs on them."""

    name: str
    kind: Kind


@frozen(cache_hash=True)
class ItemFact:
    """What the item in hand says for one of its inputs; stands only within `SumOver`."""

    name: str
    kind: Kind


@frozen(cache_hash=True)
class SumOver:
    """What *each* comes to for every item of *items*, added."""

    items: str
    each: Expression
    kind: Kind


@frozen(cache_hash=True)
class Sum:
    """*first*, then each of *rest* added or taken away."""

    first: Expression
    rest: tuple[tuple[OneText["+", "-"], Expression], ...]
    kind: Kind


@frozen(cache_hash=True)
class Product:
    """*first*, then multiplied by each of *rest*, or divided by it where it is a decimal whole number."""

    first: Expression
    rest: tuple[tuple[OneText["*", "/"], Expression], ...]
    kind: Kind


@frozen(cache_hash=True)
class Negative:
    """The *operand* with the other sign."""

    operand: Expression
    kind: Kind


@frozen(cache_hash=True)
class Comparison:
    """*first* against the next, that against the one after, and so on."""

    first: Expression
    rest: tuple[tuple[Comparator, Expression], ...]
    kind: Kind = field(default=Condition(), init=False)


@frozen(cache_hash=True)
class OneOf:
    """Whether *sought* is one of the literals *among*."""

    sought: Expression
    among: tuple[Value, ...]
    kind: Kind = field(default=Condition(), init=False)


@frozen(cache_hash=True)
class Both:
    """Whether all *conditions* hold; those after the first that does not are not looked at."""

    conditions: tuple[Expression, ...]
    kind: Kind = field(default=Condition(), init=False)


@frozen(cache_hash=True)
class Either:
    """Whether any of *conditions* holds; those after the first that does are not looked at."""

    conditions: tuple[Expression, ...]
    kind: Kind = field(default=Condition(), init=False)


@frozen(cache_hash=True)
class Not:
    """Whether *condition* does not hold."""

    condition: Expression
    kind: Kind = field(default=Condition(), init=False)


@frozen(cache_hash=True)
class Conditional:
    """*then* if *condition* holds, else *otherwise*; the other branch is not looked at."""

    condition: Expression
    then: Expression
    otherwise: Expression
    kind: Kind


@frozen(cache_hash=True)
class TableValue:
    """What *table* says in *column* for *keys*."""

    table: str
    column: str
    keys: tuple[Expression, ...]
    kind: Kind


@frozen(cache_hash=True)
class Covers:
    """Whether *table* has a row for *keys*."""

    table: str
    keys: tuple[Expression, ...]
    kind: Kind = field(default=Condition(), init=False)


@frozen(cache_hash=True)
class Marginal:
    """Each band of *amount* at its own value in *column* of *table*, for the exact *keys*."""

    table: str
    column: str
    keys: tuple[Expression, ...]
    amount: Expression
    kind: Kind


@frozen(cache_hash=True)
class Extreme:
    """The least or the greatest *among* several."""

    which: OneText["min", "max"]
    among: tuple[Expression, ...]
    kind: Kind


@frozen(cache_hash=True)
class Over:
    """The part of *amount* above *threshold*, or 0."""

    amount: Expression
    threshold: Expression
    kind: Kind


@frozen(cache_hash=True)
class Steps:
    """How many steps of *step* are *started* in *amount*, or *completed*."""

    which: OneText["started", "completed"]
    amount: Expression
    step: Expression
    kind: Kind


@frozen(cache_hash=True)
class Quotient:
    """*dividend* over *divisor* to *places* decimals; None stays exact and is rounded with the line."""

    dividend: Expression
    divisor: Expression
    places: int | None
    mode: Mode
    kind: Kind


@frozen(cache_hash=True)
class Rounded:
    """*amount* to a multiple of *step*."""

    amount: Expression
    step: Expression
    mode: Mode
    kind: Kind


@frozen(cache_hash=True)
class Months:
    """How many months are *completed* from *start* to *end*, or *started*."""

    which: OneText["started", "completed"]
    start: Expression
    end: Expression
    kind: Kind


Reckoned = Literal | Sum | Product | Negative | Conditional
Asked = Comparison | OneOf | Both | Either | Not | Covers
LookedUp = TableValue | Marginal
Called = Extreme | Over | Steps | Quotient | Rounded | Months
Expression = Name | AfterRelief | ItemFact | SumOver | Reckoned | Asked | LookedUp | Called


@frozen
class Formula:
    """A formula as written (*text*) and as read (*expression*)."""

    text: str
    expression: Expression


NOTHING = Formula("0", Literal(Fraction(0), Number(None)))
"""The formula that always comes to 0."""
