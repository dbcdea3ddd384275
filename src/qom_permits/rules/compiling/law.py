"""What of a tariff decides its bills, as compiled code takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import islice
from keyword import iskeyword

from attrs import frozen

from qom_permits.domain.jalali import Calendar
from qom_permits.rules.language.clauses import Charge, Clause, Input, Quantity, Relief, Subtotal
from qom_permits.rules.language.expressions import AfterRelief, Expression, ItemFact, Name, SumOver
from qom_permits.rules.language.parts import formulas_of, parts_of
from qom_permits.rules.language.relief_order import ReliefOrder, charges_under
from qom_permits.rules.language.rounding import Rounding, TotalRounding
from qom_permits.rules.language.tables import Table

Worked = Input | Quantity | Charge | Subtotal
"""What can be worked out by a line of its own."""

MOST_PARTS = 10_000
"""Formulas of more parts than this, ten times those of a large town's tariff, are not worth waiting for as code."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Uncompilable(Exception):
    """This tariff is left to the reference reading."""


@frozen(kw_only=True)
class Law:
    """The clauses and tables of the tariff *id*, and how it rounds; money has *money_places* decimals.

    *parts* are the clauses in the order of the file, *clauses* the same by name.
    """

    id: str
    digest: str
    calendar: Calendar
    parts: tuple[Clause, ...]
    clauses: Mapping[str, Clause]
    tables: Mapping[str, Table]
    order: ReliefOrder
    money_places: int
    line: Rounding
    total: TotalRounding | None

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The inputs, those of items too, in the order of the file."""
        return tuple(clause for clause in self.parts if isinstance(clause, Input))

    @property
    def charges(self) -> tuple[Charge, ...]:
        """The charges in the order of the file."""
        return tuple(clause for clause in self.parts if isinstance(clause, Charge))

    @property
    def reliefs(self) -> tuple[Relief, ...]:
        """The reliefs in the order of the file."""
        return tuple(clause for clause in self.parts if isinstance(clause, Relief))

    @cached_property
    def charge(self) -> Mapping[str, Charge]:
        """The charges by id."""
        return {charge.id: charge for charge in self.charges}

    @cached_property
    def relief(self) -> Mapping[str, Relief]:
        """The reliefs by id."""
        return {relief.id: relief for relief in self.reliefs}

    @cached_property
    def worked(self) -> Mapping[str, Worked]:
        """What is worked out by a line of its own, by name: rates and inputs always asked stand in the formulas."""
        return {
            name: clause
            for name, clause in self.clauses.items()
            if isinstance(clause, Quantity | Charge | Subtotal)
            or (isinstance(clause, Input) and clause.when is not None)
        }

    @cached_property
    def read(self) -> frozenset[str]:
        """The names whose values are read one by one: those of formulas, and the charges reliefs and rounding change.

        A charge that is only added up in subtotals is not.
        """
        read = frozenset(name_read(part) for part in self._parts_of_formulas() if name_read(part))
        after = [part.name for part in self._parts_of_formulas() if isinstance(part, AfterRelief)]
        into = {self.total.into} if self.total is not None and self.total.into is not None else set()
        return read | self.order.over.keys() | into | frozenset(charges_under(after, self.clauses))

    @property
    def formulas(self) -> list[Expression]:
        """Every formula any clause states."""
        return [formula.expression for clause in self.parts for formula in formulas_of(clause)]

    def check(self) -> None:
        """Raise `Uncompilable` unless it is short and whole, and every name can stand in code and for one clause.

        A tariff that was loaded has such names only; one that a program put together may have any.
        """
        if len(list(islice(self._parts_of_formulas(), MOST_PARTS + 1))) > MOST_PARTS:
            raise Uncompilable
        columns = [name for table in self.tables.values() for name, _ in table.columns]
        names = [*self.clauses, *self.tables, *columns]
        if len(self.parts) != len(self.clauses) or not all(map(_is_plain, names)):
            raise Uncompilable
        if not self.charges or not all(map(self._is_whole, self.parts)):
            raise Uncompilable
        named = {name_read(part) for part in self._parts_of_formulas()} - {"", "on"}
        for clause in self.parts:
            named |= set(clause.members) if isinstance(clause, Subtotal) else set()
            named |= set(clause.on) if isinstance(clause, Relief) else set()
        if not self.clauses.keys() >= named:
            raise Uncompilable

    def _is_whole(self, clause: Clause) -> bool:
        """Return whether *clause* adds up each member once, or relieves any charge, where it is there to do so."""
        if isinstance(clause, Subtotal):
            return 0 < len(clause.members) == len(set(clause.members))
        return not isinstance(clause, Relief) or bool(self.order.under[clause.id])

    def minor(self, amount: Fraction) -> int:
        """Return *amount* in minor units, of which it must be a whole number."""
        return int(amount * 10**self.money_places)

    def _parts_of_formulas(self) -> Iterator[Expression]:
        for formula in self.formulas:
            yield from parts_of(formula)


def name_read(part: Expression) -> str:
    """Return the name that *part* reads, empty where it is made of other parts."""
    if isinstance(part, Name | ItemFact | AfterRelief):
        return part.name
    return part.items if isinstance(part, SumOver) else ""


def _is_plain(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and not iskeyword(name)
