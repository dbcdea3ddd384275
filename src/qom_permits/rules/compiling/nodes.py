"""Nodes: everything a bill needs worked out, in which order, and in which block of the code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import assert_never

from attrs import define, field, frozen

from qom_permits.rules.compiling.ladders import Places
from qom_permits.rules.compiling.law import Law, Worked
from qom_permits.rules.compiling.sharing import Part, inner_parts
from qom_permits.rules.language.clauses import Charge, Input, Quantity, Relief, Subtotal, name_of
from qom_permits.rules.language.expressions import AfterRelief, ItemFact, Name, SumOver
from qom_permits.rules.language.parts import formulas_of


@frozen
class Named:
    """What the clause *name* comes to."""

    name: str


@frozen
class Shared:
    """A part of several formulas, by its number among them."""

    number: int


@frozen
class Worth:
    """The share or amount of a *relief*."""

    relief: str


@frozen
class Pair:
    """What *relief* takes off *charge*."""

    relief: str
    charge: str


@frozen
class After:
    """A charge or subtotal *name* after reliefs."""

    name: str


Node = Named | Shared | Worth | Pair | After
ROOT = ""
"""The block of what is always reached; other blocks are those of the charges and reliefs that say ``when``."""
_HERE = "."
"""The block of the node itself, wherever that is placed."""


@frozen
class Use:
    """One use of a node: the *block* it stands in, and whether it is *certain* once that block is reached."""

    block: str
    certain: bool


@frozen
class Placed:
    """Where a node is worked out; *certain*: it is needed whenever that block is reached."""

    node: Node
    block: str
    certain: bool


@define(kw_only=True)
class Nodes:
    """Places the nodes of one *law*; *shared* are the parts that stand in several formulas."""

    law: Law
    places: Places
    shared: Sequence[Part]
    numbers: Mapping[Part, int] = field(init=False)
    needs: dict[Node, tuple[tuple[Node, Use], ...]] = field(factory=dict)

    @numbers.default
    def _numbered(self) -> Mapping[Part, int]:
        return {part: number for number, part in enumerate(self.shared)}

    def placed(self) -> list[Placed]:
        """Return the nodes that are needed, those used by others first."""
        roots: list[Node] = [
            Named(name) for name, clause in self.law.worked.items() if isinstance(clause, Input | Charge)
        ]
        roots += [Pair(relief, charge) for relief, under in self.law.order.under.items() for charge in under]
        waiting = list(roots)
        while waiting:
            node = waiting.pop()
            if node not in self.needs:
                self.needs[node] = tuple(self._needs(node))
                waiting += [needed for needed, _ in self.needs[node]]
        order = self._in_order(roots)
        uses: dict[Node, list[Use]] = {node: [] for node in order}
        for root in roots:
            uses[root].append(Use(ROOT, certain=True))
        return [self._place(node, uses) for node in reversed(order)][::-1]

    def _in_order(self, roots: list[Node]) -> list[Node]:
        """Return the nodes in the order of the file, but each after those it needs."""
        sorter = TopologicalSorter({node: [each for each, _ in used] for node, used in self.needs.items()})
        sorter.prepare()  # raises `CycleError`
        order: dict[Node, None] = {}
        waiting = roots[::-1]
        while waiting:
            node = waiting[-1]
            missing = [
                needed
                for needed in dict.fromkeys(each for each, _ in self.needs[node])
                if needed not in order
            ]
            if missing and node not in order:
                waiting += reversed(missing)
            else:
                order[waiting.pop()] = None
        return list(order)

    def _place(self, node: Node, uses: dict[Node, list[Use]]) -> Placed:
        """Place *node* by its uses, and note what it uses itself."""
        blocks = {use.block for use in uses[node]}
        block = blocks.pop() if len(blocks) == 1 else ROOT
        certain = any(use.certain and use.block == block for use in uses[node])
        for needed, use in self.needs[node]:
            is_inside = use.block != _HERE
            where = use.block if is_inside else block
            uses[needed].append(Use(where, use.certain and (is_inside or certain)))
        return Placed(node, block, certain)

    def _needs(self, node: Node) -> Iterator[tuple[Node, Use]]:
        match node:
            case Named(name):
                yield from self._clause_needs(self.law.worked[name])
            case Shared(number):
                yield from self._inside(self.shared[number], Use(_HERE, certain=True))
            case Worth(relief):
                yield from self._worth_needs(self.law.relief[relief])
            case Pair(relief, charge):
                yield from _surely(self._pair_needs(relief, charge))
            case After(name):
                yield from _surely(self._after_needs(self.law.worked[name]))
            case _:
                assert_never(node)

    def _pair_needs(self, relief: str, charge: str) -> Iterator[Node]:
        yield from (Named(charge), Worth(relief))
        before = self.law.order.before(relief, charge)
        spent = self.law.order.used_up_by(relief, charge) if self.law.relief[relief].amount else None
        yield from () if before is None else (Pair(before, charge),)
        yield from () if spent is None else (Pair(relief, spent),)

    def _after_needs(self, clause: Worked) -> Iterator[Node]:
        if isinstance(clause, Subtotal):
            yield from (After(member) for member in clause.members)
        else:
            name = name_of(clause)
            over = self.law.order.over.get(name, ())
            yield Pair(over[-1], name) if over else Named(name)

    def _worth_needs(self, relief: Relief) -> Iterator[tuple[Node, Use]]:
        is_sure = any(self.law.charge[charge].when is None for charge in self.law.order.under[relief.id])
        block = ROOT
        if relief.when is not None:
            yield from self._used(relief.when.expression, Use(ROOT, is_sure))
            block = relief.id
        yield from self._used(relief.formula.expression, Use(block, is_sure))

    def _clause_needs(self, clause: Worked) -> Iterator[tuple[Node, Use]]:
        match clause:
            case Subtotal():
                yield from _surely(Named(member) for member in clause.members)
            case Quantity():
                yield from self._used(clause.formula.expression, Use(_HERE, certain=True))
            case Input():
                for when in formulas_of(clause):
                    yield from self._used(when.expression, Use(ROOT, certain=clause.of is None))
            case Charge():
                for formula in formulas_of(clause):
                    is_inside = clause.when is not None and formula is not clause.when
                    block = clause.id if is_inside else ROOT
                    yield from self._used(formula.expression, Use(block, certain=True))
            case _:
                assert_never(clause)

    def _used(self, part: Part, use: Use) -> Iterator[tuple[Node, Use]]:
        """Yield what *part* needs that is worked out by a line of its own."""
        if part in self.numbers:
            yield Shared(self.numbers[part]), use
            return
        if isinstance(part, Name | ItemFact) and part.name in self.law.worked:
            yield Named(part.name), use
        if isinstance(part, AfterRelief):
            yield After(part.name), use
        if isinstance(part, SumOver) and part.items in self.law.worked:
            yield Named(part.items), use
        yield from self._inside(part, use)

    def _inside(self, part: Part, use: Use) -> Iterator[tuple[Node, Use]]:
        for inner, perhaps in inner_parts(part, self.places):
            yield from self._used(inner, Use(use.block, use.certain and not perhaps))


def _surely(nodes: Iterable[Node]) -> Iterator[tuple[Node, Use]]:
    return ((node, Use(_HERE, certain=True)) for node in nodes)
