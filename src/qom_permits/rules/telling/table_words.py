"""What is said of the tables a formula reads: the keys and band of a row, and an amount band by band."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from attrs import define, field

from qom_permits.domain.texts import same
from qom_permits.rules.compiling.coding import Coder
from qom_permits.rules.compiling.ladders import Edge, edges_of, spread
from qom_permits.rules.compiling.lookups import keyed, standing, together
from qom_permits.rules.compiling.terms import Term, at_places, decimals_of, places_of
from qom_permits.rules.explaining.bands import spoken_band
from qom_permits.rules.language.expressions import Marginal, TableValue
from qom_permits.rules.language.kinds import Kind, Number
from qom_permits.rules.language.tables import Row, Table
from qom_permits.rules.telling.pieces import Code, Pieces
from qom_permits.rules.telling.runtime import Slices
from qom_permits.rules.telling.voice import Voice


@define(kw_only=True)
class TableWords:
    """Says in a *voice* which rows *coder*'s code looks at; *made* are the constants made for that by now."""

    coder: Coder
    voice: Voice
    made: dict[object, str] = field(factory=dict)

    def title(self, table: str) -> str:
        """Return what *table* is called."""
        return self.voice.said(self.coder.tables[table].title or same(table))

    def band(self, wanted: TableValue) -> Pieces:
        """Return the band of the row *wanted* reads, in words."""
        table, place, last = self.coder.tables[wanted.table], self.coder.places.of(wanted), wanted.keys[-1]
        terms = [self.coder.perhaps(key) for key in wanted.keys]
        if place is None:
            name = self._constant(
                (wanted.table, last.kind, tuple(term.places for term in terms)),
                f"{table.name}_bands",
                lambda: keyed(table, terms[:-1], lambda rows: self._bands(table, rows, terms[-1], last.kind)),
            )
            return (Code(f"BAND_SAID({name}, {together(terms[:-1])}, {terms[-1].code})"),)
        with self.coder.lazily():
            index, edges = standing(place, self.coder)

        def shared() -> Callable[[int], str]:
            own, said = self._bands(table, table.rows, terms[-1], last.kind)
            numbers = spread(range(len(table.rows)), own, edges)
            return cache(lambda number: said(numbers[number]))

        name = self._constant((wanted.table, last.kind, place), f"{table.name}_band", shared)
        return (Code(f"{name}({index.code})"),)

    def slices(self, wanted: Marginal) -> Pieces:
        """Return each band of an amount with what it says; nothing is 0."""
        table, amount = self.coder.tables[wanted.table], self.coder.perhaps(wanted.amount)
        keys = [self.coder.perhaps(key) for key in wanted.keys]
        places = max(
            (
                places_of(amount),
                *(decimals_of(row.edge) for row in table.rows if isinstance(row.edge, Fraction)),
            )
        )
        finest = max(decimals_of(table.value(row, wanted.column)) for row in table.rows)

        def sliced(rows: Sequence[Row]) -> Slices:
            return [
                (
                    int(row.edge * 10**places) if isinstance(row.edge, Fraction) else None,
                    int(table.value(row, wanted.column) * 10**finest),
                )
                for row in rows
            ]

        about = (wanted.table, wanted.column, places, tuple(key.places for key in keys))
        what = f"{table.name}_{wanted.column}_slices"
        bands = self._constant(
            about, what, lambda: keyed(table, keys, sliced) if keys else sliced(table.rows)
        )
        rate = self._saying(finest, Number(table.unit(wanted.column)))
        part = self._saying(places, wanted.amount.kind)
        chosen = f"{bands}[{together(keys)}]" if keys else bands
        return (Code(f"SLICES_SAID({chosen}, {at_places(amount, places).code}, {rate}, {part})"),)

    def _bands(
        self, table: Table, rows: Sequence[Row], amount: Term, kind: Kind
    ) -> tuple[Sequence[Edge], Callable[[int], str]]:
        """Return the edges of *rows* for an *amount* of a *kind*, and what says their bands in words, by number."""
        edges = edges_of(rows, table.band, places_of(amount), is_marginal=False)
        return edges, cache(
            lambda number: self.voice.said(spoken_band(table, rows[number], kind, self.voice.calendar))
        )

    def _saying(self, places: int, kind: Kind) -> str:
        return self._constant((places, kind), "say", lambda: self.voice.saying(places, kind))

    def _constant(self, about: object, name: str, made: Callable[[], object]) -> str:
        """Return the name of the constant *about* something, *made* when it is first asked for."""
        if about not in self.made:
            self.made[about] = self.coder.program.constant(name, made())
        return self.made[about]
