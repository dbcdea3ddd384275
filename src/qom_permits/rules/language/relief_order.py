"""The order of reliefs: which of them touch which charges, and after which others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
        met: dict[str, None] = {}
        for name in _on_the_way(relief.on, clauses):
            met[name] = None
            meetings += 1
            if meetings > MOST_NODES:
                raise BadTariff([too_large("reliefs")])
        under[relief.id] = tuple(name for name in met if isinstance(clauses[name], Charge))
        for charge in under[relief.id]:
            over.setdefault(charge, []).append(relief.id)
    return ReliefOrder(under, {charge: tuple(reliefs) for charge, reliefs in over.items()})


def charges_under(names: Iterable[str], clauses: Mapping[str, Clause]) -> tuple[str, ...]:
    """Return the charges among *names* and in the subtotals among them, each once, in their order."""
    met = dict.fromkeys(_on_the_way(names, clauses))
    return tuple(name for name in met if isinstance(clauses[name], Charge))


def _on_the_way(names: Iterable[str], clauses: Mapping[str, Clause]) -> Iterator[str]:
    """Yield the charges and subtotals on the way down from *names* in their order, as often as they are named."""
    opened: set[str] = set()
    pile = list(names)[::-1]
    while pile:
        name = pile.pop()
        clause = clauses.get(name)
        if isinstance(clause, Charge | Subtotal):
            yield name
        if isinstance(clause, Subtotal) and name not in opened:
            opened.add(name)
            pile += reversed(clause.members)


def _before(order: tuple[str, ...], name: str) -> str | None:
    place = order.index(name)
    return order[place - 1] if place else None
