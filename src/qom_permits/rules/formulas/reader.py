"""The reader of one formula: what its names mean, and whether kinds and units go together."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping

from attrs import field, frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text, listed
from qom_permits.rules.formulas import formula_texts as texts
from qom_permits.rules.formulas.grammar import MOST_NESTED, Source, too_long
from qom_permits.rules.language.exact import exact
from qom_permits.rules.language.expressions import Expression, ItemFact, Literal, Name
from qom_permits.rules.language.folding import fold
from qom_permits.rules.language.kinds import Condition, Day, Items, Kind, Number, Words, shared_kind, told
from qom_permits.rules.language.tables import Band, Key
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.language.wording import ALREADY_TOLD

_LITERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@frozen(kw_only=True)
class Shape:
    """What a formula must know of a table: its keys and the units of its columns."""

    keys: tuple[Key, ...]
    columns: tuple[tuple[str, Unit], ...]
    units: Mapping[str, Unit] = field(init=False, eq=False, repr=False)

    @units.default
    def _by_column(self) -> Mapping[str, Unit]:
        return dict(self.columns)

    @property
    def band(self) -> Band | None:
        """The sign of the banded key, None where all are exact."""
        return self.keys[-1].band


@frozen(kw_only=True)
class Scope:
    """What names mean in a formula: *kinds* of values, None where the name itself is faulty, and *tables*.

    *items* are the names that mean something only for an item of a list, each with that list; *lines* are the
    charges and subtotals.
    """

    kinds: Mapping[str, Kind | None]
    tables: Mapping[str, Shape]
    items: Mapping[str, str]
    lines: frozenset[str]
    _shared: dict[tuple[int, int], tuple[Kind, Kind, Kind | None]] = field(
        init=False, factory=dict, eq=False, repr=False
    )

    def shared(self, one: Kind, other: Kind) -> Kind | None:
        """Return the kind both can be read as, or None; of the same two it is found once, for options may be many."""
        if not (isinstance(one, Words) and isinstance(other, Words)):
            return shared_kind(one, other)
        known = self._shared.get((id(one), id(other)))
        if known is None:
            # Kept with its sides, so that no other kind can come to stand where they do.
            known = self._shared[id(one), id(other)] = one, other, shared_kind(one, other)
        return known[2]


@frozen(kw_only=True)
class Reader:
    """Reads the tree of one formula; *depth* is how deep in it, *whole* whether a line is rounded from it.

    *within* is the list whose items it speaks of, None outside of all. *compound* reads what is made of parts,
    and is told by whoever makes the reader.
    """

    source: Source
    scope: Scope
    compound: Callable[[Reader, ast.expr], Expression]
    depth: int = 0
    whole: bool = False
    within: str | None = None

    def read(self, node: ast.expr) -> Expression:
        """Return *node* as a typed expression."""
        match node:
            case ast.Constant():
                return self._literal(node)
            case ast.Name(id=name):
                return self._name(node, name)
            case _ if self.depth > MOST_NESTED:
                raise too_long(self.source.where)
            case _:
                return self.compound(self._deeper(), node)

    def _deeper(self) -> Reader:
        """Return the reader of what stands within; there is one for every sign, so it is made without ado."""
        return Reader(
            source=self.source,
            scope=self.scope,
            compound=self.compound,
            depth=self.depth + 1,
            whole=self.whole,
            within=self.within,
        )

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
            both = self.scope.shared(kind, other.kind)
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
        if isinstance(kind, Words) and kind.options is not None and not kind.has(word):
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

    def _name(self, node: ast.Name, name: str) -> Name | ItemFact:
        if name in self.scope.tables:
            raise texts.NOT_A_VALUE.error(self.source.where, name=name)
        items = self.scope.items.get(name)
        if items is not None and items != self.within:
            raise texts.OUTSIDE.error(
                self.source.where, name=name, place=self.source.place(node), items=items
            )
        kind = self.scope.kinds.get(name)
        if kind is None:
            raise BadTariff(ALREADY_TOLD) if name in self.scope.kinds else self.source.refused(node)
        if isinstance(kind, Items):
            raise texts.NOT_SUMMED.error(self.source.where, name=name)
        return Name(name, kind) if items is None else ItemFact(name, kind)


def unit_of(expression: Expression) -> Unit:
    """Return the unit of a number; the literal 0 counts as a plain one."""
    kind = expression.kind
    return kind.unit if isinstance(kind, Number) and kind.unit is not None else ONE
