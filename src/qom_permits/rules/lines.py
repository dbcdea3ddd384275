"""Lines: what a charge that applies came to, before anything is rounded into the total."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from qom_permits.rules.clauses import Charge


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


def bounded(worth: Fraction, least: Fraction | None, most: Fraction | None) -> Fraction:
    """Return *worth*, at least *least*, but at most *most*, which wins; None is no bound."""
    raised = worth if least is None else max(worth, least)
    return raised if most is None else min(raised, most)
