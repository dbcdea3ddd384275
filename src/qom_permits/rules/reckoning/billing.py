"""Billing: from the lines of charges to a total that is rounded as the tariff says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text
from qom_permits.rules.language.clauses import Charge, Relief
from qom_permits.rules.language.rounding import TotalRounding
from qom_permits.rules.reckoning.interpreter import Interpreter
from qom_permits.rules.reckoning.lines import ChargeLine, ReliefLine

ROUNDING = Text("Rounding of the total", "گرد کردن جمع")
"""What the line of a remainder without a charge to go into is called."""

Amounts = tuple[Fraction | None, ...]
"""What a bill prints, in major units: charges, what reliefs take, the rounding, the total; None is not printed."""

_Clause = TypeVar("_Clause")
_Line = TypeVar("_Line")


@frozen(kw_only=True)
class Bill:
    """The *lines* and *reliefs* that apply, and the *remainder* of rounding their sum, which goes *into* a line.

    *into* None is a remainder with a line of its own.
    """

    lines: tuple[ChargeLine, ...]
    reliefs: tuple[ReliefLine, ...]
    remainder: Fraction
    into: str | None

    @property
    def total(self) -> Fraction:
        """The sum of the lines less the reliefs, rounded."""
        return _sum(self.lines, self.reliefs) + self.remainder

    def amount(self, line: ChargeLine) -> Fraction:
        """Return *line* as the bill prints it."""
        return line.line + self.remainder if line.charge.id == self.into else line.line

    def amounts(self, charges: Iterable[Charge], reliefs: Iterable[Relief]) -> Amounts:
        """Return what the bill prints for each of *charges* and takes by each of *reliefs*, the rounding, the total."""
        charged = {line.charge.id: self.amount(line) for line in self.lines}
        taken = {line.relief.id: line.taken for line in self.reliefs}
        rounding = self.remainder if self.into is None and self.remainder else None
        return (
            *(charged.get(charge.id) for charge in charges),
            *(taken.get(relief.id) for relief in reliefs),
            rounding,
            self.total,
        )

    def relieved(self, line: ChargeLine) -> Fraction:
        """Return *line* as the bill prints it, less the reliefs on it."""
        return self.amount(line) - _taken(line, self.reliefs)


def bill(
    charges: tuple[Charge, ...],
    reliefs: tuple[Relief, ...],
    interpreter: Interpreter,
    rounding: TotalRounding | None,
) -> Bill:
    """Return the bill of all that apply; what could not be reckoned is collected, then raised."""
    faults: list[Fault] = []
    lines = _each(charges, interpreter.charge, faults)
    taken = _each(reliefs, interpreter.relief, faults) if not faults else ()
    if faults:
        raise BadTariff(faults)
    total = _sum(lines, taken)
    remainder = rounding.rounding.of(total) - total if rounding is not None else Fraction(0)
    holders = [line for line in lines if rounding is not None and line.charge.id == rounding.into]
    into = [line.charge.id for line in holders if line.line - _taken(line, taken) + remainder >= 0]
    return Bill(lines=lines, reliefs=taken, remainder=remainder, into=into[0] if into else None)


def _each(
    clauses: tuple[_Clause, ...], reckon: Callable[[_Clause], _Line | None], faults: list[Fault]
) -> tuple[_Line, ...]:
    """Return the lines of those *clauses* that apply; what could not be reckoned is added to *faults*."""
    lines: list[_Line] = []
    for clause in clauses:
        try:
            line = reckon(clause)
        except BadTariff as no:
            faults += [fault for fault in no.faults if fault not in faults]
        else:
            lines += [line] if line is not None else []
    return tuple(lines)


def _sum(lines: tuple[ChargeLine, ...], reliefs: tuple[ReliefLine, ...]) -> Fraction:
    charged = sum((line.line for line in lines), start=Fraction(0))
    return charged - sum((relief.taken for relief in reliefs), start=Fraction(0))


def _taken(line: ChargeLine, reliefs: tuple[ReliefLine, ...]) -> Fraction:
    return sum(
        (part.taken for relief in reliefs for part in relief.parts if part.charge.id == line.charge.id),
        start=Fraction(0),
    )
