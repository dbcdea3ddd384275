"""Edges: the values of one number input at which a tariff turns to another row, or its formulas bend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import field, frozen

from qom_permits.rules.language.clauses import Input, NumberAsked, Rate
from qom_permits.rules.language.expressions import (
    Comparison,
    Covers,
    Expression,
    Extreme,
    Literal,
    Marginal,
    Name,
    Over,
    TableValue,
)
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.parts import formulas_of, parts_of
from qom_permits.rules.language.tables import Band, Row, Table
from qom_permits.rules.tariff import Tariff


@frozen(order=True)
class Edge:
    """Where a band ends, *at* a value that is within it or, with `Band.BELOW`, is the first beyond it."""

    at: Fraction
    band: Band = field(eq=lambda band: band.value, order=lambda band: band.value)


@frozen(kw_only=True)
class Edges:
    """Finds the edges of *tariff* over the input *over*, by what is *known* of the other inputs."""

    tariff: Tariff
    over: str
    known: Mapping[str, Value]
    same: frozenset[str] = field(init=False)

    @same.default
    def _names_that_equal_it(self) -> frozenset[str]:
        """Return the input and every quantity that is only another name for it."""
        names = {self.over}
        while (
            more := {
                each.name
                for each in self.tariff.quantities
                if isinstance(each.formula.expression, Name) and each.formula.expression.name in names
            }
            - names
        ):
            names |= more
        return frozenset(names)

    def of_bands(self) -> frozenset[Edge]:
        """Return where the bands end in which the input is looked up, rows for other keys left out."""
        return frozenset(
            Edge(row.edge, table.band)
            for table, rows in self._looked_up()
            for row in rows
            if isinstance(row.edge, Fraction) and table.band is not None
        )

    def of_bends(self) -> frozenset[Fraction]:
        """Return the numbers the input is held against in conditions, ``min``, ``max`` and ``over``."""
        return frozenset(
            value
            for part in _all_parts(self.tariff)
            for one, other in _pairs(part)
            if self._is_it(one) and isinstance(value := self._constant(other), Fraction)
        )

    def _looked_up(self) -> Iterator[tuple[Table, Iterator[Row]]]:
        tables = {table.name: table for table in self.tariff.tables}
        for part in _all_parts(self.tariff):
            match part:
                case TableValue(keys=(*exact, last)) | Covers(keys=(*exact, last)) if self._is_it(last):
                    yield tables[part.table], self._rows(tables[part.table], tuple(exact))
                case Marginal(keys=exact, amount=amount) if self._is_it(amount):
                    yield tables[part.table], self._rows(tables[part.table], exact)
                case _:
                    pass

    def _rows(self, table: Table, exact: tuple[Expression, ...]) -> Iterator[Row]:
        wanted = [self.known.get(key.name) if isinstance(key, Name) else None for key in exact]
        for keys, rows in table.groups.items():
            if all(want is None or want == key for want, key in zip(wanted, keys, strict=False)):
                yield from rows

    def _is_it(self, part: Expression) -> bool:
        return isinstance(part, Name) and part.name in self.same

    def _constant(self, part: Expression) -> Value | None:
        if isinstance(part, Name):
            rate = self.tariff.clauses.get(part.name)
            return rate.value if isinstance(rate, Rate) else None
        return part.value if isinstance(part, Literal) else None


def banded_inputs(tariff: Tariff) -> tuple[Input, ...]:
    """Return the number inputs, asked once, that *tariff* looks up in bands."""
    return tuple(
        each
        for each in tariff.inputs
        if each.of is None
        and isinstance(each.asked, NumberAsked)
        and Edges(tariff=tariff, over=each.name, known={}).of_bands()
    )


def _pairs(part: Expression) -> Iterator[tuple[Expression, Expression]]:
    match part:
        case Comparison(first=first, rest=rest):
            among = (first, *(operand for _, operand in rest))
        case Over(amount=amount, threshold=threshold):
            among = (amount, threshold)
        case Extreme(among=among):
            pass
        case _:
            among = ()
    yield from ((one, other) for one in among for other in among if one is not other)


def _all_parts(tariff: Tariff) -> Iterator[Expression]:
    for clause in tariff.clauses.values():
        for formula in formulas_of(clause):
            yield from parts_of(formula.expression)
