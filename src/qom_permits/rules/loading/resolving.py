"""Resolving: what every name stands for, in which order, and so what every formula means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import assert_never

from attrs import Factory, define, evolve, field, fields

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.texts import Text
from qom_permits.rules.formulas.compound import read_compound
from qom_permits.rules.formulas.grammar import FUNCTIONS, Parsed, least_size, parse, unknown_names
from qom_permits.rules.formulas.reader import Reader, Scope, Shape
from qom_permits.rules.language.bounds import MOST_NODES, too_large
from qom_permits.rules.language.clauses import (
    Charge,
    Clause,
    Input,
    Quantity,
    Rate,
    Relief,
    Subtotal,
    kind_asked,
    place_of,
)
from qom_permits.rules.language.expressions import Formula
from qom_permits.rules.language.kinds import Condition, Day, Kind, Number, shared_kind, told
from qom_permits.rules.language.known_names import KnownNames
from qom_permits.rules.language.relief_order import relief_order
from qom_permits.rules.language.units import ONE, Unit
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.clause_reading import UNREAD
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.ordering import in_order

_OF_A_QUANTITY = Text("a number, a condition or a text", "عدد، شرط یا متن")


@define(kw_only=True)
class Resolver:
    """Reads the formulas of *clauses* in the order they need each other; *faults* collects what is wrong."""

    clauses: dict[str, Clause]
    tables: Mapping[str, Shape]
    money: Unit
    faults: FaultList
    kinds: dict[str, Kind | None] = Factory(dict)
    scope: Scope = field(init=False)

    def resolve(self) -> None:
        """Read every formula; afterwards *clauses* hold them, *kinds* says what each name comes to."""
        parsed = self._parsed()
        self.kinds = {"on": Day(), **dict.fromkeys(self.clauses)}
        lines = (name for name, clause in self.clauses.items() if isinstance(clause, Charge | Subtotal))
        inputs = [clause for clause in self.clauses.values() if isinstance(clause, Input)]
        self.scope = Scope(
            kinds=self.kinds,
            tables=self.tables,
            items={each.name: each.of for each in inputs if each.of is not None},
            lines=frozenset(lines),
        )
        needs = {
            name: self._needs(self.clauses[name], formulas.values()) for name, formulas in parsed.items()
        }
        needs |= self._relief_needs(needs)
        needs |= {name: {key.name for key in shape.keys} for name, shape in self.tables.items()}
        for name in self._in_order(needs):
            if name in self.clauses:
                self.clauses[name] = clause = self._read(self.clauses[name], parsed[name])
                self.kinds[name] = self._kind(clause)

    def _parsed(self) -> dict[str, dict[str, Parsed | None]]:
        """Return the formulas of each clause by their keys, None where they are faulty; too many raise `BadTariff`."""
        named = {name for name, clause in self.clauses.items() if not isinstance(clause, Relief)}
        known = KnownNames((*named, *self.tables, *FUNCTIONS, "on"))
        written = {name: _formulas(clause) for name, clause in self.clauses.items()}
        if _are_past_bounds(written.values()):
            raise self.faults.end_with(too_large("formulas"))
        size = 0
        parsed: dict[str, dict[str, Parsed | None]] = {}
        for name, formulas in written.items():
            place = place_of(self.clauses[name])
            each = {key: self._parse(formula.text, f"{place}.{key}", known) for key, formula in formulas}
            size += sum(formula.size for formula in each.values() if formula)
            if size > MOST_NODES:
                raise self.faults.end_with(too_large("formulas"))
            parsed[name] = each
        return parsed

    def _parse(self, text: str, where: str, known: KnownNames) -> Parsed | None:
        try:
            parsed = parse(text, where)
        except BadTariff as no:
            self.faults.extend(no.faults)
            return None
        before = len(self.faults)
        self.faults.extend(unknown_names(parsed, known))
        return parsed if len(self.faults) == before else None

    def _relief_needs(self, needs: Mapping[str, set[str]]) -> dict[str, set[str]]:
        """Return what each line needs after its reliefs, and each relief of each line, under names of their own."""
        order = relief_order(self.clauses)
        more: dict[str, set[str]] = {}
        for name, clause in self.clauses.items():
            if isinstance(clause, Charge):
                over = order.over.get(name, ())
                more[_after(name)] = {name, *(_of(relief, name) for relief in over[-1:])}
            elif isinstance(clause, Subtotal):
                more[_after(name)] = {_after(member) for member in needs[name]}
            elif isinstance(clause, Relief):
                under = order.under[name]
                more |= {_of(name, charge): {name, charge} for charge in under}
                for spent, charge in pairwise(under if clause.amount is not None else ()):
                    more[_of(name, charge)].add(_of(name, spent))
        for charge, over in order.over.items():
            for earlier, relief in pairwise(over):
                more[_of(relief, charge)].add(_of(earlier, charge))
        return more

    def _needs(self, clause: Clause, formulas: Iterable[Parsed | None]) -> set[str]:
        told = [formula for formula in formulas if formula]
        used = {name for formula in told for name in formula.used}
        used |= {_after(name) for formula in told for name in formula.relieved}
        if isinstance(clause, Subtotal):
            used |= self._members(clause)
        return used - {"on"}

    def _members(self, subtotal: Subtotal) -> set[str]:
        return {name for name in subtotal.members if name in self.scope.lines}

    def _in_order(self, needs: Mapping[str, set[str]]) -> list[str]:
        """Return the names, those needed first; a ring is noted and left out."""
        order, rings = in_order(needs)
        for ring in rings:
            if ring[0] in self.clauses or ring[0] in self.tables:
                told = [*dict.fromkeys(name.split()[0] for name in ring), ring[0]]
                self.faults.append(texts.CYCLE.at(self._place(ring[0]), ring=" → ".join(told)))
        return order

    def _place(self, name: str) -> str:
        return place_of(self.clauses[name]) if name in self.clauses else f"tables.{name}"

    def _read(self, clause: Clause, parsed: Mapping[str, Parsed | None]) -> Clause:
        for key, formula in parsed.items():
            if formula is not None:
                try:
                    clause = _with(clause, key, self._typed(clause, key, formula))
                except BadTariff as no:
                    self.faults.extend(no.faults)
        return clause

    def _typed(self, clause: Clause, key: str, parsed: Parsed) -> Formula:
        reader = Reader(
            source=parsed.source,
            scope=self.scope,
            compound=read_compound,
            whole=isinstance(clause, Charge | Relief) and key != "when",
            within=clause.of if isinstance(clause, Input) else None,
        )
        expression = reader.read(parsed.tree)
        self._check(parsed, expression.kind, clause, key)
        return Formula(parsed.source.text, expression)

    def _check(self, parsed: Parsed, kind: Kind, clause: Clause, key: str) -> None:
        wanted: Kind = Condition() if key == "when" else Number(ONE if key == "share" else self.money)
        is_quantity = isinstance(clause, Quantity)
        if isinstance(kind, Day) if is_quantity else shared_kind(kind, wanted) is None:
            told_wanted = _OF_A_QUANTITY if is_quantity else told(wanted)
            raise texts.KIND_WANTED.error(parsed.source.where, kind=told(kind), wanted=told_wanted)

    def _kind(self, clause: Clause) -> Kind | None:
        match clause:
            case Input(asked=asked):
                return kind_asked(asked)
            case Rate(unit=unit):
                return Number(unit)
            case Quantity(formula=formula):
                return None if formula.expression is UNREAD else formula.expression.kind
            case Charge() | Subtotal() | Relief():
                return Number(self.money)
            case _:
                assert_never(clause)


def _formulas(clause: Clause) -> list[tuple[str, Formula]]:
    """Return the formulas of *clause* by the key they stand at."""
    stated = [(each.name, getattr(clause, each.name)) for each in fields(type(clause))]
    return [(name, formula) for name, formula in stated if isinstance(formula, Formula)]


def _are_past_bounds(written: Iterable[list[tuple[str, Formula]]]) -> bool:
    """Return whether the formulas have more parts than the language knows, as far as is seen without parsing."""
    sizes = (least_size(formula.text) for formulas in written for _, formula in formulas)
    return any(size > MOST_NODES for size in accumulate(sizes))


def _after(name: str) -> str:
    """Return what a line is called in the order of need once reliefs are taken off it."""
    return f"after_relief({name})"


def _of(relief: str, charge: str) -> str:
    """Return what a relief of one charge is called in the order of need; no name has a blank."""
    return f"{relief} {charge}"


def _with(clause: Clause, key: str, formula: Formula) -> Clause:
    changed: Clause = evolve(clause, **{key: formula})  # type: ignore[arg-type]  # a key *_formulas* found
    return changed
