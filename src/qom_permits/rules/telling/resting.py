"""Resting: the lines beneath a line, of the quantities and sums it rests on, each put into words once for a bill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from attrs import define, field, frozen

from qom_permits.rules.compiling.charging import printed
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.program import Program
from qom_permits.rules.explaining import sentences
from qom_permits.rules.language.clauses import Charge, Quantity, Subtotal
from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.language.relief_order import charges_under
from qom_permits.rules.telling.grounding import Grounding
from qom_permits.rules.telling.pieces import Code, Pieces, expression, joined
from qom_permits.rules.telling.runtime import Names
from qom_permits.rules.telling.workings import Workings


@frozen(kw_only=True)
class Told:
    """A charge or relief *name* of the bill, told where *applies*, and the *formulas* it comes from.

    *applies* None is for any bill.
    """

    name: str
    applies: str | None
    formulas: tuple[Expression, ...]


@frozen
class Beneath:
    """The lines beneath one: of items of the quantities, of sums, and of quantities."""

    items: Pieces
    sums: Pieces
    quantities: Pieces


@define(kw_only=True)
class Resting:
    """Writes the lines for what the lines of a bill rest on, found by *grounding* and told by *workings*.

    *certain* is what a line rests on for any bill, *perhaps* what it may rest on where that differs from bill to bill.
    Quantities *with_items* add up items.
    """

    law: Law
    workings: Workings
    grounding: Grounding
    certain: dict[str, Names] = field(factory=dict)
    perhaps: dict[str, Names] = field(factory=dict)
    with_items: set[str] = field(factory=set)

    def write(self, told: Sequence[Told]) -> None:
        """Add the Python that puts into words all that the lines *told* rest on."""
        uses: dict[str, list[str | None]] = {}
        for each in told:
            names = self.grounding.of(each.formulas)
            if names is None:
                self.perhaps[each.name] = names = self.grounding.perhaps(each.formulas)
            else:
                self.certain[each.name] = names
            for name in names:
                uses.setdefault(name, []).append(self._use(each, name))
        self._write_found([each for each in told if each.name in self.perhaps])
        for name, conditions in uses.items():
            self._write_ground(name, None if None in conditions else " or ".join(filter(None, conditions)))

    def beneath(self, told: Told) -> Beneath:
        """Return the lines beneath the line *told*, for code that stands where it applies."""
        names = self.perhaps.get(told.name) or self.certain[told.name]
        quantities = [name for name in names if self.grounding.is_quantity(name)]
        with_items = {name: f"ITEMS_{name}" for name in quantities if name in self.with_items}
        sums = {name: f"LINE_{name}" for name in names if name not in quantities}
        lines = {name: f"LINE_{name}" for name in quantities}
        return Beneath(*(self._said(told, each) for each in (with_items, sums, lines)))

    def line_of(self, charge: Charge) -> str:
        """Return the name of the line of *charge* before any rounding of the total, where it applies."""
        return charge.id if charge.id in self.law.read else printed(charge)

    def where(self, condition: str | None) -> AbstractContextManager[None]:
        """Add lines from here on that are reached where *condition* holds; None is always."""
        return nullcontext() if condition is None else self._program.block(f"if {condition}")

    def _said(self, told: Told, names: Mapping[str, str]) -> Pieces:
        if not names or told.name in self.certain:
            return tuple(Code(name) for name in names.values())
        said = ", ".join(f"{name!r}: {code}" for name, code in names.items())
        return (Code(f"BENEATH(FOUND_{told.name}, {{{said}}})"),)

    def _use(self, told: Told, name: str) -> str | None:
        return f"{name!r} in FOUND_{told.name}" if told.name in self.perhaps else told.applies

    def _write_found(self, told: Sequence[Told]) -> None:
        """Add the Python that finds what the lines *told* rest on, where that differs from bill to bill."""
        program, grounding = self._program, self.grounding
        names = dict.fromkeys(name for each in told for name in self.perhaps[each.name])
        if told:
            further = {name: grounding.of_quantity(name) for name in names if grounding.is_quantity(name)}
            said = [
                f"{name!r}: {f'lambda: {more}' if isinstance(more, str) else repr(more)}"
                for name, more in further.items()
                if more
            ]
            program.assign("FURTHER", f"{{{', '.join(said)}}}")
        for each in told:
            program.assign(f"FOUND_{each.name}", "()")
            first = "".join(f"*{grounding.named(formula)}, " for formula in each.formulas)
            with self.where(each.applies):
                program.assign(f"FOUND_{each.name}", f"RESTED(({first}), FURTHER)")

    def _write_ground(self, name: str, condition: str | None) -> None:
        """Add the Python that puts into words the quantity, subtotal or line *name*, where *condition* holds."""
        clause, program = self.law.clauses[name], self._program
        with self.where(condition):
            if isinstance(clause, Quantity):
                wanted = clause.formula.expression
                said = self.workings.told(wanted), self.workings.grounds(wanted, clause.cite)
                title = self.workings.rows.title(name)
                line = self.workings.line(sentences.LINE, (title,), *said)
                program.assign(f"LINE_{name}", expression(line))
                if items := self.workings.items(wanted):
                    self.with_items.add(name)
                    program.assign(f"ITEMS_{name}", expression(items))
            else:
                program.assign(f"LINE_{name}", expression(("\n  ", *self._sum(name))))

    def _sum(self, name: str) -> Pieces:
        """Return what *name* adds up: the lines of its charges that apply."""
        voice, workings = self.workings.phraser.voice, self.workings
        under = charges_under([name], self.law.clauses)
        charges = [charge for charge in self.law.charges if charge.id in under]
        amount = voice.line(self._added(name, charges))
        parts = [((voice.said(charge.title),), voice.line(self.line_of(charge))) for charge in charges]
        if all(charge.when is None for charge in charges):
            both = [(*title, " ", *said) for title, said in parts]
            told = joined(sentences.PLUS.en, both) if len(parts) > 1 else parts[0][0]
            return workings.filled(sentences.EQUALS, amount, told)
        entries = "".join(
            f"({expression(title)}, {expression(said)}), "
            if charge.when is None
            else f"*((({expression(title)}, {expression(said)}),) if {printed(charge)} is not None else ()), "
            for charge, (title, said) in zip(charges, parts, strict=True)
        )
        nothing = voice.said(sentences.NO_LINES)
        return (Code(f"ADDED({expression(amount)}, {nothing!r}, ({entries}))"),)

    def _added(self, name: str, charges: Sequence[Charge]) -> str:
        """Return the Python for the sum of *charges*, which is *name* itself unless that counts one of them twice."""
        met: set[str] = set()
        waiting = [name]
        while waiting:
            member = waiting.pop()
            if member in met:
                return f"SUM(({''.join(f'{self.line_of(charge)} or 0, ' for charge in charges)}))"
            met.add(member)
            clause = self.law.clauses[member]
            waiting += clause.members if isinstance(clause, Subtotal) else ()
        return self.workings.phraser.coder.names[name].code

    @property
    def _program(self) -> Program:
        return self.workings.phraser.coder.program
