"""Relieving: the lines of code that work out what each relief takes off each charge."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from qom_permits.rules.compiling.arithmetic import is_sure_divisor, ratio, rounded_to
from qom_permits.rules.compiling.charging import left_of, printed
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.terms import Binding, Term, multiplied, number
from qom_permits.rules.language.clauses import Charge, Relief
from qom_permits.rules.language.expressions import Name, Quotient
from qom_permits.rules.language.rounding import Mode


def worth_of(relief: Relief) -> str:
    """Return the name of the share of *relief*, or of what remains of its amount; None does not apply."""
    return f"WORTH_{relief.id}"


def taken_by(relief: Relief) -> str:
    """Return the name of what *relief* takes off all charges together; None takes off none."""
    return f"TAKEN_{relief.id}"


def part_of(relief: Relief, charge: Charge) -> str:
    """Return the name of what *relief* takes off *charge*."""
    return f"TAKEN_{relief.id}_OFF_{charge.id}"


@define(kw_only=True)
class ReliefWriter:
    """Adds the lines for the reliefs of *law*; *write_block* adds what only the block of one needs.

    *bottoms* are what the share of each stands over.
    """

    law: Law
    coder: Coder
    write_block: Callable[[str], None]
    bottoms: dict[str, Term] = field(factory=dict)

    def worth(self, relief: Relief) -> None:
        """Add the lines for the share or amount of *relief*, unless it has but one line to stand beside."""
        coder, program, worth = self.coder, self.coder.program, worth_of(relief)
        if self._is_beside(relief):
            return
        program.line(f"{taken_by(relief)} = None")
        start, risks = len(program.lines), coder.risks
        if relief.when is None:
            self._offer(relief)
        else:
            program.line(f"{worth} = None")
            with program.block(f"if {coder.term(relief.when.expression).code}", relief.when.text):
                self.write_block(relief.id)
                self._offer(relief)
        if coder.risks > risks and not self._surely_applies(relief):
            program.guard(start, f"{worth} = FAILED")
            coder.guesses.add(worth)

    def pair(self, relief: Relief, charge: Charge) -> None:
        """Add the lines for what *relief* takes off *charge*, where both apply."""
        program, worth = self.coder.program, worth_of(relief)
        self.coder.after[charge.id] = Term(left_of(charge.id), self.law.money_places)
        if self._is_beside(relief):
            self._write_beside(relief, charge)
            return
        conditions = [] if charge.when is None else [f"{printed(charge)} is not None"]
        conditions += [] if relief.when is None else [f"{worth} is not None"]
        if conditions:
            with program.block(f"if {' and '.join(conditions)}"):
                self._write_pair(relief, charge)
        else:
            self._write_pair(relief, charge)

    def _write_beside(self, relief: Relief, charge: Charge) -> None:
        """Add the lines for *relief* and what it takes off its only *charge* together."""
        program = self.coder.program
        if relief.when is None:
            self._offer(relief)
            self._write_pair(relief, charge)
            return
        program.assign(taken_by(relief), "None")
        with program.block(f"if {self.coder.term(relief.when.expression).code}", relief.when.text):
            self.write_block(relief.id)
            self._offer(relief)
            self._write_pair(relief, charge)

    def _is_beside(self, relief: Relief) -> bool:
        """Return whether *relief* is on one charge only, and that always applies."""
        under = self.law.order.under[relief.id]
        return len(under) == 1 and self.law.charge[under[0]].when is None

    def _write_pair(self, relief: Relief, charge: Charge) -> None:
        program, worth = self.coder.program, worth_of(relief)
        if worth in self.coder.guesses:
            with program.block(f"if {worth} is FAILED"):
                program.line("REFUSE()")
        part, left, taken = part_of(relief, charge), left_of(charge.id), taken_by(relief)
        if len(self.law.order.under[relief.id]) == 1:
            part = taken
        offered = worth if relief.amount is not None else self._share_of(left, relief)
        if relief.amount is not None:
            offered = f"{left} if {left} < {worth} else {worth}"
        if not self.coder.is_positive(Name(charge.id, charge.formula.expression.kind)):
            offered = f"({offered}) if {left} > 0 else 0"
        program.assign(part, offered, relief.title.en, relief.cite.en)
        program.line(f"{left} -= {part}")
        program.line(f"TOTAL -= {part}")
        if relief.amount is not None:
            program.line(f"{worth} -= {part}")
        if part != taken:
            program.line(f"{taken} = ({taken} or 0) + {part}")

    def _surely_applies(self, relief: Relief) -> bool:
        return any(self.law.charge[charge].when is None for charge in self.law.order.under[relief.id])

    def _offer(self, relief: Relief) -> None:
        """Add the lines for the share or amount itself, refused where it is out of bounds."""
        wanted, worth, program = relief.formula.expression, worth_of(relief), self.coder.program
        if isinstance(wanted, Quotient) and wanted.places is None:
            above, below = ratio(wanted, self.coder)
            bottom = below if below.code.isidentifier() else Term(f"OVER_{relief.id}")
            program.assign(worth, above.code, relief.cite.en, relief.formula.text)
            if bottom is not below:
                program.line(f"{bottom.code} = {below.code}")
            if not is_sure_divisor(wanted, self.coder):
                self.coder.risks += 1
                bottom = Term(f"OVER_{relief.id}")
                program.line(f"{worth}, {bottom.code} = UPRIGHT({worth}, {below.code})")
        else:
            above = self.coder.term(wanted)
            bottom = number(10 ** (above.places or 0))
            program.assign(worth, above.code, relief.cite.en, relief.formula.text)
        self.bottoms[relief.id] = bottom
        self._check(relief, bottom)

    def _check(self, relief: Relief, bottom: Term) -> None:
        worth, program, step = worth_of(relief), self.coder.program, self.law.minor(self.law.line.step)
        if not self._is_sound(relief):
            self.coder.risks += 1
            within = f"0 <= {worth}" if relief.amount is not None else f"0 <= {worth} <= {bottom.code}"
            with program.block(f"if not {within}"):
                program.line("REFUSE()")
        if relief.amount is not None:
            sides = f"{worth} * {10**self.law.money_places}, {bottom.atom} * {step}"
            program.line(f"{worth} = WHOLE({sides}, {self.law.line.mode.name}) * {step}")

    def _is_sound(self, relief: Relief) -> bool:
        """Return whether the share or amount is never out of bounds."""
        wanted = relief.formula.expression
        is_small = relief.amount is not None or self.coder.is_at_most_one(wanted)
        return self.coder.is_positive(wanted) and is_small

    def _share_of(self, left: str, relief: Relief) -> str:
        """Return the code for the share of what is *left*, rounded as a line, right where that is not below 0."""
        worth, bottom, line = worth_of(relief), self.bottoms[relief.id], self.law.line
        step = self.law.minor(line.step)
        if bottom.constant is not None:
            offered = Term(f"{left} * {worth}", self.law.money_places, Binding.PRODUCT)
            finer = Term(offered.code, self.law.money_places + len(str(bottom.constant)) - 1, Binding.PRODUCT)
            return rounded_to(finer, step, self.law.money_places, line.mode, is_positive=True).code
        if step == 1 and line.mode is Mode.HALF_UP:
            return f"(2 * {left} * {worth} + {bottom.code}) // (2 * {bottom.code})"
        times = multiplied(
            Term(f"WHOLE({left} * {worth}, {bottom.code} * {step}, {line.mode.name})", 0), number(step)
        )
        return times.code
