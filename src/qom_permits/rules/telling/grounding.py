"""Grounding: what formulas rest on that was itself worked out, in the order they come to it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from qom_permits.rules.compiling.law import Law
from qom_permits.rules.language.clauses import Charge, Quantity, Subtotal
from qom_permits.rules.language.expressions import Expression, Name, SumOver
from qom_permits.rules.language.parts import parts_of
from qom_permits.rules.telling.drawing import drawn
from qom_permits.rules.telling.phrasing import Phraser
from qom_permits.rules.telling.presence import Path
from qom_permits.rules.telling.runtime import Names

Named = Names | str
"""Names known now, or the Python that comes to them."""


@define(kw_only=True)
class Grounding:
    """Finds what the formulas of *law* rest on; *phraser* tells what must be so for a part to be come to.

    *known* are the names each quantity rests on by now.
    """

    law: Law
    phraser: Phraser
    known: dict[str, Named] = field(factory=dict)

    def of(self, formulas: Iterable[Expression]) -> Names | None:
        """Return all that *formulas* rest on, None where that differs from bill to bill."""
        found: dict[str, None] = {}
        waiting = [self.named(formula) for formula in formulas]
        for names in waiting:
            if isinstance(names, str):
                return None
            new = [name for name in names if name not in found]
            found |= dict.fromkeys(new)
            waiting += [self.of_quantity(name) for name in new if self.is_quantity(name)]
        return tuple(found)

    def perhaps(self, formulas: Iterable[Expression]) -> Names:
        """Return all that *formulas* may rest on."""
        found: dict[str, None] = {}
        waiting = list(formulas)
        while waiting:
            for name in self._all_named(waiting.pop()):
                clause = self.law.clauses[name]
                if name not in found and isinstance(clause, Quantity):
                    waiting.append(clause.formula.expression)
                found[name] = None
        return tuple(found)

    def is_quantity(self, name: str) -> bool:
        """Return whether *name* is a quantity, and no sum of lines."""
        return isinstance(self.law.clauses[name], Quantity)

    def of_quantity(self, name: str) -> Named:
        """Return the names that the formula of the quantity *name* reads."""
        clause = self.law.clauses[name]
        if name not in self.known and isinstance(clause, Quantity):
            self.known[name] = self.named(clause.formula.expression)
        return self.known[name]

    def named(self, whole: Expression, *, of_item: bool = False) -> Named:
        """Return the names of quantities and lines that *whole* reads, perhaps for an item of a list."""
        found: list[tuple[Named, Path]] = []
        for part, path in self.phraser.presence.reached(whole, of_item=of_item):
            if isinstance(part, SumOver):
                found.append((self._for_items(part), path))
            elif isinstance(part, Name) and self._is_ground(part.name):
                found.append(((part.name,), path))
        if all(isinstance(names, tuple) and not (path and names) for names, path in found):
            return tuple(dict.fromkeys(name for names, _ in found for name in names))
        return f"({''.join(self._spread(names, path) for names, path in found if names)})"

    def _for_items(self, wanted: SumOver) -> Named:
        """Return the names that *wanted* reads for any of its items."""
        names = self.named(wanted.each, of_item=True)
        if isinstance(names, tuple):
            return f"({names!r} if {wanted.items} else ())" if names else ()
        return f"SPREAD([{names} {drawn(wanted)}])"

    def _spread(self, names: Named, path: Path) -> str:
        """Return *names*, where *path* leads to them, as Python that stands among others."""
        code = names if isinstance(names, str) else repr(names)
        return f"*({code} if {self.phraser.so(path)} else ()), " if path else f"*{code}, "

    def _all_named(self, whole: Expression) -> list[str]:
        """Return the names of quantities and lines anywhere in *whole*, for items too."""
        return [
            part.name for part in parts_of(whole) if isinstance(part, Name) and self._is_ground(part.name)
        ]

    def _is_ground(self, name: str) -> bool:
        return isinstance(self.law.clauses.get(name), Quantity | Subtotal | Charge)
