"""Billing: from the lines of charges to a total that is rounded as the tariff says."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.rules.clauses import Charge
from qom_permits.rules.interpreter import Interpreter
from qom_permits.rules.lines import ChargeLine
from qom_permits.rules.rounding import TotalRounding


@frozen(kw_only=True)
class Bill:
    """The *lines* that apply, and the *remainder* of rounding their sum, which goes *into* one of them.

    *into* None is a remainder with a line of its own.
    """

    lines: tuple[ChargeLine, ...]
    remainder: Fraction
    into: str | None

    @property
    def total(self) -> Fraction:
        """The sum of the lines, rounded."""
        return sum((line.line for line in self.lines), start=self.remainder)

    def amount(self, line: ChargeLine) -> Fraction:
        """Return *line* as the bill prints it."""
        return line.line + self.remainder if line.charge.id == self.into else line.line


def bill(charges: tuple[Charge, ...], interpreter: Interpreter, rounding: TotalRounding | None) -> Bill:
    """Return the bill of all *charges* that apply; what could not be reckoned is collected, then raised."""
    lines: list[ChargeLine] = []
    faults: list[Fault] = []
    for charge in charges:
        try:
            line = interpreter.charge(charge)
        except BadTariff as no:
            faults += [fault for fault in no.faults if fault not in faults]
        else:
            lines += [line] if line is not None else []
    if faults:
        raise BadTariff(faults)
    total = sum((line.line for line in lines), start=Fraction(0))
    remainder = rounding.rounding.of(total) - total if rounding is not None else Fraction(0)
    holders = [line for line in lines if rounding is not None and line.charge.id == rounding.into]
    into = next((line.charge.id for line in holders if line.line + remainder >= 0), None)
    return Bill(lines=tuple(lines), remainder=remainder, into=into)
