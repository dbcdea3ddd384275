"""Writing: the whole of the function that makes a bill, from the facts to its lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from attrs import define, field, frozen

from qom_permits.rules.compiling.asking import name_inputs, parameters, write_settled
from qom_permits.rules.compiling.charging import ChargeWriter
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.ladders import Place, places_in
from qom_permits.rules.compiling.law import Law, Worked
from qom_permits.rules.compiling.lookups import standing
from qom_permits.rules.compiling.nodes import ROOT, After, Named, Nodes, Pair, Placed, Shared, Worth
from qom_permits.rules.compiling.program import Program, is_passing
from qom_permits.rules.compiling.relieving import ReliefWriter
from qom_permits.rules.compiling.sharing import Part, shared_parts
from qom_permits.rules.compiling.summing import sums_of
from qom_permits.rules.compiling.terms import Term, added
from qom_permits.rules.compiling.totalling import write_total
from qom_permits.rules.language.clauses import Charge, Input, Quantity, Subtotal
from qom_permits.rules.language.parts import formulas_of
from qom_permits.rules.sizing.ranges import Ranges


@frozen(kw_only=True)
class Written:
    """The lines of the function, the *parameters* it takes, and the names of what it *returns* and works out.

    *coder* wrote its expressions, and can write more of them after its last line.
    """

    program: Program
    coder: Coder
    parameters: tuple[str, ...]
    returns: tuple[str, ...]
    worked_out: tuple[str, ...]


def written(law: Law, ranges: Ranges, program: Program, *, keeps_all: bool) -> Written:
    """Return the function that makes the bills of *law*, written into *program*; raises `Uncompilable`.

    *keeps_all* says that every amount keeps a name, even where it is read once.
    """
    formulas = law.formulas
    places = places_in(formulas, law.tables)
    shared = shared_parts(formulas, places)
    nodes = Nodes(law=law, places=places, shared=shared).placed()
    coder = Coder(
        program=program,
        clauses=law.clauses,
        tables=law.tables,
        ranges=ranges,
        places=places,
        keeps_all=keeps_all,
    )
    name_inputs(law, coder)
    coder.names["on"] = Term("on")
    writer = _Writer(law=law, coder=coder, nodes=nodes, shared=shared)
    writer.write_block(ROOT)
    returns = write_total(law, coder)
    return Written(
        program=program,
        coder=coder,
        parameters=(*parameters(law), "on"),
        returns=tuple(returns),
        worked_out=tuple(name for name in program.assigned if name not in returns and not is_passing(name)),
    )


@define(kw_only=True)
class _Writer:
    """Adds the lines for each node in its turn."""

    law: Law
    coder: Coder
    nodes: list[Placed]
    shared: Sequence[Part]
    charges: ChargeWriter = field(init=False)
    reliefs: ReliefWriter = field(init=False)

    @charges.default
    def _charge_writer(self) -> ChargeWriter:
        return ChargeWriter(
            law=self.law, coder=self.coder, write_block=self.write_block, sums=sums_of(self.law, self.nodes)
        )

    @reliefs.default
    def _relief_writer(self) -> ReliefWriter:
        return ReliefWriter(law=self.law, coder=self.coder, write_block=self.write_block)

    def write_block(self, block: str) -> None:
        """Add the lines for all that is worked out in *block*."""
        for placed in self.nodes:
            if placed.block == block:
                self._write(placed)

    def _write(self, placed: Placed) -> None:
        match placed.node:
            case Named(name):
                self._write_clause(self.law.worked[name], placed)
            case Shared(number):
                self._write_part(self.shared[number], placed)
            case Worth(relief):
                self.reliefs.worth(self.law.relief[relief])
            case Pair(relief, charge):
                self.reliefs.pair(self.law.relief[relief], self.law.charge[charge])
            case After(name):
                self._name_after(self.law.worked[name])
            case _:
                assert_never(placed.node)

    def _write_clause(self, clause: Worked, placed: Placed) -> None:
        coder = self.coder
        match clause:
            case Input():
                for when in formulas_of(clause):
                    write_settled(clause, when, coder)
            case Quantity(name=name, formula=formula):
                why = (formula.text, clause.cite.en)
                coder.names[name] = self._kept(name, placed, why, lambda: coder.term(formula.expression))
            case Charge():
                self.charges.write(clause)
            case Subtotal(name=name, members=members):
                for member in members:
                    if isinstance(self.law.clauses[member], Subtotal):
                        coder.program.add(name, coder.names[member].code)
                coder.names[name] = Term(name, self.law.money_places)
            case _:
                assert_never(clause)

    def _write_part(self, part: Part, placed: Placed) -> None:
        coder, name = self.coder, self.coder.program.name("PART")
        if isinstance(part, Place):
            coder.parts[part] = self._kept(name, placed, (), lambda: standing(part, coder)[0])
        else:
            coder.parts[part] = self._kept(name, placed, (), lambda: coder.term(part))

    def _name_after(self, clause: Worked) -> None:
        """Tell what is left of a subtotal; what is left of a charge is known since the last relief on it."""
        if isinstance(clause, Subtotal):
            left = [self.coder.after[member] for member in clause.members]
            self.coder.after[clause.name] = self._added(f"LEFT_{clause.name}", left)

    def _added(self, name: str, terms: list[Term]) -> Term:
        total = added(terms[0], *(("+", term) for term in terms[1:]))
        self.coder.program.assign(name, total.code)
        return Term(name, total.places)

    def _kept(self, name: str, placed: Placed, why: tuple[str, ...], work: Callable[[], Term]) -> Term:
        """Return the name that *work* is kept under; what may fail though nobody needs it fails at its use."""
        coder, program = self.coder, self.coder.program
        start, risks = len(program.lines), coder.risks
        term = work()
        if term.constant is not None:
            return term
        program.assign(name, term.code, *why)
        if coder.risks > risks and not placed.certain:
            program.guard(start, f"{name} = None")
            coder.guesses.add(name)
        return Term(name, term.places)
