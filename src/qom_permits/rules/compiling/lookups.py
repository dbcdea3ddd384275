"""Lookups as Python: what tables say, bands at their own values, whether a row is there, sums over items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, assert_never

from qom_permits.rules.compiling.ladders import Edge, Ladder, Place, edges_of, spread
from qom_permits.rules.compiling.scribe import Scribe
from qom_permits.rules.compiling.terms import Binding, Term, decimals_of, places_of
from qom_permits.rules.language.expressions import (
    Covers,
    ItemFact,
    LookedUp,
    Marginal,
    SumOver,
    TableValue,
)
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.language.parts import parts_of
from qom_permits.rules.language.tables import Row, Table


def looked_up(wanted: LookedUp, coder: Scribe) -> Term:
    """Return what a table says as Python."""
    table = coder.tables[wanted.table]
    place = coder.places.of(wanted)
    match wanted:
        case TableValue() if place is not None:
            index, edges = standing(place, coder)
            told, places = _column(table, wanted.column)
            spread_out = spread(told, _own_edges(place, Ladder(table.name, is_marginal=False), coder), edges)
            said = Term(f"{_constant(coder, table, wanted.column, spread_out)}[{index.code}]", places)
            return said if _is_endless(table) else coder.risky(said)
        case TableValue():
            return _by_keys(wanted, table, coder)
        case Marginal() if place is not None:
            return _by_parts(wanted, place, table, coder)
        case Marginal():
            return _by_parts_of_keys(wanted, table, coder)
        case _:
            assert_never(wanted)


def standing(place: Place, coder: Scribe) -> tuple[Term, tuple[Edge, ...]]:
    """Return where the amount of *place* stands among the edges of all its ladders, and those edges."""
    own = [_own_edges(place, ladder, coder) for ladder in place.ladders]
    edges = tuple(sorted({edge for each in own for edge in each}))
    if place in coder.parts:
        return coder.place(place), edges
    amount = coder.term(place.amount)
    return Term(f"BISECT({_constant_edges(coder, place, edges)}, {amount.code})"), edges


def covers(wanted: Covers, coder: Scribe) -> Term:
    """Return whether a table has a row, as Python."""
    table = coder.tables[wanted.table]
    terms = [coder.term(key) for key in wanted.keys]
    if table.band is None:
        rows = keyed(table, terms, lambda rows: rows[0].values)
        return Term(
            f"{together(terms)} in {_constant(coder, table, 'rows', frozenset(rows))}", None, Binding.LOOSE
        )
    last = keyed(table, terms[:-1], lambda rows: _last_edge(table, rows, places_of(terms[-1])))
    name = _constant(coder, table, "last", last)
    return Term(f"COVERED({name}, {together(terms[:-1])}, {terms[-1].code})")


def sum_over(wanted: SumOver, coder: Scribe) -> Term:
    """Return the sum of a formula over the items of a list, as Python."""
    items = {part.name: None for part in parts_of(wanted.each) if isinstance(part, ItemFact)}
    names = list(items)
    with coder.lazily():
        each = coder.term(wanted.each)
    if not names:
        return Term(f"SUM([{each.code} for _ in RANGE({coder.names[wanted.items].code})])", each.places)
    columns = [f"EACH_{name}" for name in names]
    drawn = columns[0] if len(columns) == 1 else f"ZIP({', '.join(columns)})"
    return Term(f"SUM([{each.code} for {', '.join(names)} in {drawn}])", each.places)


def keyed(table: Table, terms: Sequence[Term], made: Callable[[tuple[Row, ...]], Any]) -> dict[Any, Any]:
    """Return what is *made* of the rows for each group of exact keys, the numbers among them as *terms* have them."""
    found: dict[Any, Any] = {}
    for exact, rows in table.groups.items():
        keys = [_scaled(value, term) for value, term in zip(exact, terms, strict=True)]
        if None not in keys:
            found[keys[0] if len(keys) == 1 else tuple(keys)] = made(rows)
    return found


def together(terms: Sequence[Term]) -> str:
    """Return *terms* as the key of what `keyed` made."""
    return terms[0].code if len(terms) == 1 else f"({', '.join(term.code for term in terms)})"


def _by_keys(wanted: TableValue, table: Table, coder: Scribe) -> Term:
    """Return a value found by exact keys, and perhaps by a band after them."""
    terms = [coder.term(key) for key in wanted.keys]
    told, places = _column(table, wanted.column)
    values = dict(zip(map(id, table.rows), told, strict=True))
    if table.band is None:
        column = keyed(table, terms, lambda rows: values[id(rows[0])])
        return coder.risky(
            Term(f"{_constant(coder, table, wanted.column, column)}[{together(terms)}]", places)
        )
    finest = places_of(terms[-1])
    bands = keyed(
        table,
        terms[:-1],
        lambda rows: (
            edges_of(rows, table.band, finest, is_marginal=False),
            [values[id(row)] for row in rows],
        ),
    )
    name = _constant(coder, table, wanted.column, bands)
    return coder.risky(Term(f"BANDED({name}[{together(terms[:-1])}], {terms[-1].code})", places))


def _by_parts(wanted: Marginal, place: Place, table: Table, coder: Scribe) -> Term:
    """Return each band of an amount at its own value, for a table whose only key is the band."""
    index, edges = standing(place, coder)
    amount, again = coder.kept(coder.term(wanted.amount))
    offsets, rates, places = _slopes(table, wanted.column, table.rows, places_of(amount))
    own = _own_edges(place, Ladder(table.name, is_marginal=True), coder)
    offset, rate = (
        _constant(coder, table, f"{wanted.column}_{what}", spread(told, own, edges))
        for what, told in (("offset", offsets), ("rate", rates))
    )
    first, second = coder.kept(index)
    part = amount.atom
    if not coder.is_positive(wanted.amount):
        part = f"({again.code} if {amount.code} > 0 else 0)"
    said = Term(f"{offset}[{first.code}] + {rate}[{second.code}] * {part}", places, Binding.SUM)
    return said if _is_endless(table) else coder.risky(said)


def _by_parts_of_keys(wanted: Marginal, table: Table, coder: Scribe) -> Term:
    """Return each band of an amount at its own value, for the bands of some keys."""
    keys, amount = [coder.term(key) for key in wanted.keys], coder.term(wanted.amount)
    finest = places_of(amount)
    *_, places = _slopes(table, wanted.column, table.rows, finest)
    slopes = keyed(
        table,
        keys,
        lambda rows: (
            edges_of(rows, table.band, finest, is_marginal=True),
            *_slopes(table, wanted.column, rows, finest)[:2],
        ),
    )
    name = _constant(coder, table, f"{wanted.column}_parts", slopes)
    return coder.risky(Term(f"MARGINAL({name}[{together(keys)}], {amount.code})", places))


def _is_endless(table: Table) -> bool:
    """Return whether the only band of *table* reaches every amount."""
    return table.rows[-1].edge is None


def _slopes(table: Table, column: str, rows: Sequence[Row], finest: int) -> tuple[list[int], list[int], int]:
    """Return what each band adds to, and multiplies by, an amount of so many places; and the places of the sum."""
    beneath, before = Fraction(0), Fraction(0)
    offsets: list[Fraction] = []
    rates = [table.value(row, column) for row in rows]
    for row, rate in zip(rows, rates, strict=True):
        offsets.append(before - rate * beneath)
        if isinstance(row.edge, Fraction) and row.edge > beneath:
            before, beneath = before + rate * (row.edge - beneath), row.edge
    _, rate_places = _column(table, column)
    edge_places = max(
        (decimals_of(row.edge) for row in table.rows if isinstance(row.edge, Fraction)), default=0
    )
    places = rate_places + max(finest, edge_places)
    return (
        [int(offset * 10**places) for offset in offsets],
        [int(rate * 10 ** (places - finest)) for rate in rates],
        places,
    )


def _column(table: Table, column: str) -> tuple[list[int], int]:
    """Return what *table* says in *column*, row by row, as whole numbers over the places returned beside."""
    place = [name for name, _ in table.columns].index(column)
    told = [row.values[place] for row in table.rows]
    places = max((decimals_of(value) for value in told), default=0)
    return [int(value * 10**places) for value in told], places


def _own_edges(place: Place, ladder: Ladder, coder: Scribe) -> list[Edge]:
    table = coder.tables[ladder.table]
    finest = places_of(coder.term(place.amount))
    return edges_of(table.rows, table.band, finest, is_marginal=ladder.is_marginal)


def _last_edge(table: Table, rows: Sequence[Row], finest: int) -> Edge | None:
    if rows[-1].edge is None:
        return None
    return edges_of(rows[-1:], table.band, finest, is_marginal=False)[0]


def _scaled(value: Value, term: Term) -> Value | int | None:
    """Return *value* as *term* has it, None where that has too few places ever to be it."""
    if term.places is None or not isinstance(value, Fraction):
        return value
    number = value * 10**term.places
    return int(number) if number.denominator == 1 else None


def _constant(coder: Scribe, table: Table, what: str, value: object) -> str:
    return coder.program.constant(f"{table.name}_{what}", value)


def _constant_edges(coder: Scribe, place: Place, edges: tuple[Edge, ...]) -> str:
    return coder.program.constant(f"{'_'.join(each.table for each in place.ladders)}_edges", edges)
