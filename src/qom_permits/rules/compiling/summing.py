"""Summing: to which sums each charge is added as soon as it is worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from attrs import frozen

from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.nodes import Named, Pair, Placed
from qom_permits.rules.language.clauses import Charge, Subtotal

TOTAL = "TOTAL"


@frozen
class Sums:
    """The sums *of* each charge; once *last* is added to its own, the total begins as the subtotal *first*.

    Both None: the total is added up from nothing.
    """

    of: Mapping[str, Sequence[str]]
    last: str | None = None
    first: str | None = None


def sums_of(law: Law, nodes: Sequence[Placed]) -> Sums:
    """Return the sums of each charge: the total, and those subtotals it is in that anyone needs.

    Where a subtotal holds just the charges that come first, before any relief, the total goes on from there.
    """
    named = [placed.node.name for placed in nodes if isinstance(placed.node, Named)]
    before_reliefs = takewhile(lambda placed: not isinstance(placed.node, Pair), nodes)
    early = {placed.node.name for placed in before_reliefs if isinstance(placed.node, Named)}
    charges = [name for name in named if isinstance(law.worked[name], Charge)]
    subtotals = {name: clause.members for name in named if isinstance(clause := law.worked[name], Subtotal)}
    beginning = next(
        (
            name
            for name, members in subtotals.items()
            if set(members) == set(charges[: len(members)]) and early.issuperset(members)
        ),
        None,
    )
    begun = () if beginning is None else subtotals[beginning]
    of = {
        charge: [name for name, members in subtotals.items() if charge in members]
        + ([] if charge in begun else [TOTAL])
        for charge in charges
    }
    return Sums(of) if beginning is None else Sums(of, charges[len(begun) - 1], beginning)
