"""The order of reliefs: which of them touch which charges, and after which others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.language.bounds import MOST_NODES, too_large
from qom_permits.rules.language.clauses import Charge, Clause, Relief, Subtotal


@frozen
class ReliefOrder:
    """The charges *under* each relief in the order of its ``on``, and the reliefs *over* each charge as written."""

    under: Mapping[str, tuple[str, ...]] = field(factory=dict)
    over: Mapping[str, tuple[str, ...]] = field(factory=dict)

    def before(self, relief: str, charge: str) -> str | None:
        """Return the relief on *charge* before this one, None where it is the first."""
        return _before(self.over[charge], relief)

    def used_up_by(self, relief: str, charge: str) -> str | None:
        """Return the charge under *relief* before this one, None where it is the first."""
        return _before(self.under[relief], charge)


def relief_order(clauses: Mapping[str, Clause]) -> ReliefOrder:
    """Return the order of the reliefs among *clauses*; too many meetings of relief and line raise `BadTariff`."""
    under: dict[str, tuple[str, ...]] = {}
    over: dict[str, list[str]] = {}
    meetings = 0
    for relief in [clause for clause in clauses.values() if isinstance(clause, Relief)]:
        met = _under(relief.on, clauses)
        meetings += len(met)
        if meetings > MOST_NODES:
            raise BadTariff([too_large("reliefs")])
        under[relief.id] = tuple(name for name in met if isinstance(clauses[name], Charge))
        for charge in under[relief.id]:
            over.setdefault(charge, []).append(relief.id)
    return ReliefOrder(under, {charge: tuple(reliefs) for charge, reliefs in over.items()})


def charges_under(names: Iterable[str], clauses: Mapping[str, Clause]) -> tuple[str, ...]:
    """Return the charges among *names* and in the subtotals among them, each once, in their order."""
    return tuple(name for name in _under(names, clauses) if isinstance(clauses[name], Charge))


def _under(names: Iterable[str], clauses: Mapping[str, Clause]) -> tuple[str, ...]:
    """Return the charges and subtotals met on the way down from *names*, each once, in their order."""
    met: dict[str, None] = {}
    pile = list(names)[::-1]
    while pile:
        name = pile.pop()
        clause = clauses.get(name)
        if name not in met and isinstance(clause, Charge | Subtotal):
            met[name] = None
            pile += reversed(clause.members) if isinstance(clause, Subtotal) else ()
    return tuple(met)


def _before(order: tuple[str, ...], name: str) -> str | None:
    place = order.index(name)
    return order[place - 1] if place else None
