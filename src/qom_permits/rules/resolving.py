"""Resolving: what every name stands for, in which order, and so what every formula means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import assert_never

from attrs import Factory, define, evolve, fields

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text
from qom_permits.rules import loading_texts as texts
from qom_permits.rules.clause_reading import UNREAD
from qom_permits.rules.clauses import Charge, Clause, Input, Quantity, Rate, Subtotal, kind_asked, place_of
from qom_permits.rules.expressions import Formula
from qom_permits.rules.formulas import read_compound
from qom_permits.rules.grammar import FUNCTIONS, Parsed, parse, unknown_names
from qom_permits.rules.kinds import Condition, Day, Kind, Number, shared_kind, told
from qom_permits.rules.reader import Reader, Scope, Shape
from qom_permits.rules.toml_text import MOST_NODES, too_large
from qom_permits.rules.units import Unit


@define(kw_only=True)
class Resolver:
    """Reads the formulas of *clauses* in the order they need each other; *faults* collects what is wrong."""

    clauses: dict[str, Clause]
    tables: Mapping[str, Shape]
    money: Unit
    faults: list[Fault]
    kinds: dict[str, Kind | None] = Factory(dict)
    items: dict[str, str] = Factory(dict)

    def resolve(self) -> None:
        """Read every formula; afterwards *clauses* hold them, *kinds* says what each name comes to."""
        known = frozenset((*self.clauses, *self.tables, *FUNCTIONS, "on"))
        parsed = {name: self._parsed(clause, known) for name, clause in self.clauses.items()}
        if (
            sum(formula.size for formulas in parsed.values() for formula in formulas.values() if formula)
            > MOST_NODES
        ):
            self.faults.append(too_large("formulas"))
            return
        self.kinds = {"on": Day(), **dict.fromkeys(self.clauses)}
        inputs = [clause for clause in self.clauses.values() if isinstance(clause, Input)]
        self.items = {each.name: each.of for each in inputs if each.of is not None}
        needs = {
            name: self._needs(self.clauses[name], formulas.values()) for name, formulas in parsed.items()
        }
        needs |= {name: {key.name for key in shape.keys} for name, shape in self.tables.items()}
        for name in self._in_order(needs):
            if name in self.clauses:
                self.clauses[name] = clause = self._read(self.clauses[name], parsed[name])
                self.kinds[name] = self._kind(clause)

    def _parsed(self, clause: Clause, known: frozenset[str]) -> dict[str, Parsed | None]:
        place = place_of(clause)
        return {
            field: self._parse(formula.text, f"{place}.{field}", known)
            for field, formula in _formulas(clause)
        }

    def _parse(self, text: str, where: str, known: frozenset[str]) -> Parsed | None:
        try:
            parsed = parse(text, where)
        except BadTariff as no:
            self.faults.extend(no.faults)
            return None
        unknown = unknown_names(parsed, known)
        self.faults.extend(unknown)
        return None if unknown else parsed

    def _needs(self, clause: Clause, formulas: Iterable[Parsed | None]) -> set[str]:
        used = {name for formula in formulas if formula for name in formula.used}
        if isinstance(clause, Subtotal):
            used |= self._members(clause)
        return used - {"on"}

    def _members(self, subtotal: Subtotal) -> set[str]:
        known = [name for name, clause in self.clauses.items() if isinstance(clause, Charge | Subtotal)]
        return {name for name in subtotal.members if name in known}

    def _in_order(self, needs: dict[str, set[str]]) -> list[str]:
        """Return the names, those needed first; a ring is noted and left out."""
        while True:
            try:
                return list(TopologicalSorter(needs).static_order())
            except CycleError as no:
                ring = _from_first(no.args[1][:0:-1], list(needs))
                self.faults.append(texts.CYCLE.at(self._place(ring[0]), ring=" → ".join([*ring, ring[0]])))
                needs = {name: used - set(ring) for name, used in needs.items() if name not in ring}

    def _place(self, name: str) -> str:
        return place_of(self.clauses[name]) if name in self.clauses else f"tables.{name}"

    def _read(self, clause: Clause, parsed: Mapping[str, Parsed | None]) -> Clause:
        for field, formula in parsed.items():
            if formula is not None:
                try:
                    clause = _with(clause, field, self._typed(clause, field, formula))
                except BadTariff as no:
                    self.faults.extend(no.faults)
        return clause

    def _typed(self, clause: Clause, field: str, parsed: Parsed) -> Formula:
        reader = Reader(
            source=parsed.source,
            scope=Scope(kinds=self.kinds, tables=self.tables, items=self.items),
            compound=read_compound,
            whole=isinstance(clause, Charge) and field != "when",
            within=clause.of if isinstance(clause, Input) else None,
        )
        expression = reader.read(parsed.tree)
        self._check(parsed, expression.kind, clause, field)
        return Formula(parsed.source.text, expression)

    def _check(self, parsed: Parsed, kind: Kind, clause: Clause, field: str) -> None:
        wanted: Kind = Condition() if field == "when" else Number(self.money)
        if isinstance(clause, Quantity):
            is_right, told_wanted = kind != Day(), Text("a number, a condition or a text", "عدد، شرط یا متن")
        else:
            is_right, told_wanted = shared_kind(kind, wanted) is not None, told(wanted)
        if not is_right:
            raise texts.KIND_WANTED.error(parsed.source.where, kind=told(kind), wanted=told_wanted)

    def _kind(self, clause: Clause) -> Kind | None:
        match clause:
            case Input(asked=asked):
                return kind_asked(asked)
            case Rate(unit=unit):
                return Number(unit)
            case Quantity(formula=formula):
                return None if formula.expression is UNREAD else formula.expression.kind
            case Charge() | Subtotal():
                return Number(self.money)
            case _:
                assert_never(clause)


def _formulas(clause: Clause) -> list[tuple[str, Formula]]:
    """Return the formulas of *clause* by the key they stand at."""
    stated = [(field.name, getattr(clause, field.name)) for field in fields(type(clause))]
    return [(name, formula) for name, formula in stated if isinstance(formula, Formula)]


def _from_first(ring: list[str], order: list[str]) -> list[str]:
    """Return *ring* begun at the name that stands first in the file."""
    start = ring.index(min(ring, key=order.index))
    return ring[start:] + ring[:start]


def _with(clause: Clause, field: str, formula: Formula) -> Clause:
    changed: Clause = evolve(clause, **{field: formula})  # type: ignore[arg-type]  # a field *_formulas* found
    return changed
