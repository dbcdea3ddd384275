"""Relieving: what each relief takes off each line, in the order written, as far as it is needed."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from fractions import Fraction
from typing import Any

from attrs import define, field, frozen

from qom_permits.rules.language.clauses import Charge, Relief
from qom_permits.rules.language.expressions import Expression, Name
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.relief_order import ReliefOrder
from qom_permits.rules.language.rounding import Rounding
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.language.units import ONE
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.reckoning.lines import ChargeLine, ReliefLine, ReliefPart


@frozen
class Left:
    """What is left of *charge* after *relief* and those before it; None is before all."""

    relief: str | None
    charge: str


Needed = Expression | Left
"""What a reckoning can ask for."""

_PLAIN = Number(ONE)


@define(kw_only=True)
class Relieving:
    """Works out *reliefs* in their *order*, each part rounded as a *line*; *lines* are the charges that apply.

    *worth* is the share or amount of each relief, None where it does not apply.
    """

    reliefs: Mapping[str, Relief]
    order: ReliefOrder
    line: Rounding
    lines: Mapping[str, ChargeLine]
    worth: dict[str, Fraction | None] = field(factory=dict)
    parts: dict[Left, ReliefPart] = field(factory=dict)
    spent: dict[Left, Fraction] = field(factory=dict)

    def left(self, wanted: Left) -> Generator[Needed, Any, Fraction]:
        """Work out what is left of one charge after one relief."""
        line: Fraction = yield Name(wanted.charge, _PLAIN)
        if wanted.relief is None:
            return line
        if wanted.charge not in self.lines:
            self.spent[wanted] = yield from self._spent(self.reliefs[wanted.relief], wanted.charge)
            return line
        if wanted not in self.parts:
            relief = self.reliefs[wanted.relief]
            left: Fraction = yield Left(self.order.before(relief.id, wanted.charge), wanted.charge)
            worth = yield from self._worth(relief)
            if worth is None:
                return left
            spent = yield from self._spent(relief, wanted.charge)
            taken = self._taken(relief, left, worth - spent)
            self.parts[wanted] = ReliefPart(charge=self.lines[wanted.charge].charge, left=left, taken=taken)
            self.spent[wanted] = spent + taken
        return self.parts[wanted].left - self.parts[wanted].taken

    def all_of(self, relief: Relief) -> Generator[Needed, Any, Fraction]:
        """Work out what *relief* takes off everything it is on."""
        for charge in self.order.under[relief.id]:
            yield Left(relief.id, charge)
        line = self.taken_by(relief)
        return Fraction(0) if line is None else line.taken

    def taken_by(self, relief: Relief) -> ReliefLine | None:
        """Return the line of *relief* once it is worked out, None where it does not apply."""
        wanted = [Left(relief.id, charge) for charge in self.order.under[relief.id]]
        parts = tuple(self.parts[each] for each in wanted if each in self.parts)
        return (
            ReliefLine(relief=relief, worth=self.worth[relief.id] or Fraction(0), parts=parts)
            if parts
            else None
        )

    def after(self, charge: Charge) -> Left:
        """Return what to ask for to learn what is left of *charge* after all reliefs."""
        return Left(self.order.over.get(charge.id, (None,))[-1], charge.id)

    def _worth(self, relief: Relief) -> Generator[Needed, Any, Fraction | None]:
        if relief.id not in self.worth:
            self.worth[relief.id] = None
            if relief.when is None or (yield relief.when.expression):
                self.worth[relief.id] = yield from self._share_or_amount(relief)
        return self.worth[relief.id]

    def _share_or_amount(self, relief: Relief) -> Generator[Needed, Any, Fraction]:
        worth: Fraction = yield relief.formula.expression
        if relief.amount is not None:
            if worth < 0:
                raise texts.NEGATIVE_RELIEF.error(amount=spoken_value(worth))
            return self.line.of(worth)
        if not 0 <= worth <= 1:
            raise texts.BAD_SHARE.error(share=spoken_value(worth))
        return worth

    def _spent(self, relief: Relief, charge: str) -> Generator[Needed, Any, Fraction]:
        """Work out how much of an amount is used up before it comes to *charge*; a share never is."""
        before = None if relief.amount is None else self.order.used_up_by(relief.id, charge)
        if before is None:
            return Fraction(0)
        yield Left(relief.id, before)
        return self.spent.get(Left(relief.id, before), Fraction(0))

    def _taken(self, relief: Relief, left: Fraction, worth: Fraction) -> Fraction:
        """Return what a share, or what remains of an amount, takes off a line; nothing where nothing is left."""
        offered = self.line.of(left * worth) if relief.amount is None else worth
        return max(min(left, offered), Fraction(0))
