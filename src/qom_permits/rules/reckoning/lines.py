"""Lines: what charges and reliefs that apply came to, before anything is rounded into the total."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from qom_permits.rules.language.clauses import Charge, Relief


@frozen(kw_only=True)
class ChargeLine:
    """One charge that applies: what its formula and bounds came to, and the *line* after rounding.

    A bound is None where the charge has none.
    """

    charge: Charge
    worth: Fraction
    at_least: Fraction | None
    at_most: Fraction | None
    line: Fraction

    @property
    def bounded(self) -> Fraction:
        """Return the amount before rounding."""
        return bounded(self.worth, self.at_least, self.at_most)


@frozen(kw_only=True)
class ReliefPart:
    """What a relief has *taken* off one *charge* of which so much was *left* by those before it."""

    charge: Charge
    left: Fraction
    taken: Fraction


@frozen(kw_only=True)
class ReliefLine:
    """One relief that applies: its share or amount (*worth*), and what it took off each line."""

    relief: Relief
    worth: Fraction
    parts: tuple[ReliefPart, ...]

    @property
    def taken(self) -> Fraction:
        """Return what it took off all lines together."""
        return sum((part.taken for part in self.parts), start=Fraction(0))


def bounded(worth: Fraction, least: Fraction | None, most: Fraction | None) -> Fraction:
    """Return *worth*, at least *least*, but at most *most*, which wins; None is no bound."""
    raised = worth if least is None else max(worth, least)
    return raised if most is None else min(raised, most)
