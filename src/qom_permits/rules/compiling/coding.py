"""Coding: an expression as a piece of Python, with lines added before it where it may stand at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import assert_never

from attrs import define, field

from qom_permits.rules.compiling import arithmetic, conditions, lookups
from qom_permits.rules.compiling.ladders import Place, Places
from qom_permits.rules.compiling.law import Uncompilable
from qom_permits.rules.compiling.program import Program
from qom_permits.rules.compiling.sharing import Part
from qom_permits.rules.compiling.terms import Binding, Term, exactly
from qom_permits.rules.language.clauses import Clause, Rate
from qom_permits.rules.language.expressions import (
    AfterRelief,
    Asked,
    Called,
    Expression,
    ItemFact,
    LookedUp,
    Name,
    Reckoned,
    SumOver,
)
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.tables import Table
from qom_permits.rules.sizing.given import EVERYWHERE, Given
from qom_permits.rules.sizing.interval import MOST_BITS, Range
from qom_permits.rules.sizing.ranges import Ranges

MOST_PLACES = 1_200
"""More decimal places than this are left to the reference reading."""


@define(kw_only=True)
class Coder:
    """Writes expressions of one tariff into *program*.

    *names* and *after* are what stands for each clause by now, *parts* for each shared part; what is in *guesses*
    may have failed, and is looked at before it is used. *keeps_all* says that amounts keep their names even where
    they are read once. *given* is what is known here. *is_lazy* says that no
    line may be added: what stands here is perhaps not needed. *risks* counts what was written that can fail.
    """

    program: Program
    clauses: Mapping[str, Clause]
    tables: Mapping[str, Table]
    ranges: Ranges
    places: Places
    names: dict[str, Term] = field(factory=dict)
    after: dict[str, Term] = field(factory=dict)
    items: dict[str, Term] = field(factory=dict)
    parts: dict[Part, Term] = field(factory=dict)
    guesses: set[str] = field(factory=set)
    given: Given = EVERYWHERE
    keeps_all: bool = True
    is_lazy: bool = False
    risks: int = 0

    def term(self, wanted: Expression) -> Term:
        """Return *wanted* as Python."""
        if wanted in self.parts:
            return self._looked_at(self.parts[wanted])
        return self._sized(wanted, self.coded(wanted))

    def coded(self, wanted: Expression) -> Term:
        """Return *wanted* as Python, written out here even where it is a shared part."""
        if isinstance(wanted, Name):
            return self._named(wanted.name)
        if isinstance(wanted, ItemFact):
            return self._looked_at(self.items[wanted.name])
        if isinstance(wanted, AfterRelief):
            return self.after[wanted.name]
        if isinstance(wanted, SumOver):
            return lookups.sum_over(wanted, self)
        if isinstance(wanted, Reckoned):
            return arithmetic.reckoned(wanted, self)
        if isinstance(wanted, Asked):
            return conditions.asked(wanted, self)
        if isinstance(wanted, Called):
            return arithmetic.called(wanted, self)
        if isinstance(wanted, LookedUp):
            return lookups.looked_up(wanted, self)
        assert_never(wanted)

    def place(self, wanted: Place) -> Term:
        """Return the name of a place that is worked out already."""
        return self._looked_at(self.parts[wanted])

    def condition(self, wanted: Expression) -> str:
        """Return *wanted* as Python that can stand beside other conditions."""
        return self.term(wanted).within(Binding.SUM)

    def is_positive(self, wanted: Expression) -> bool:
        """Return whether *wanted* can never be below 0."""
        least = self._bounds(wanted).least
        return least is not None and least >= 0

    def is_above(self, wanted: Expression) -> bool:
        """Return whether *wanted* is always above 0."""
        least = self._bounds(wanted).least
        return least is not None and least > 0

    def is_at_most_one(self, wanted: Expression) -> bool:
        """Return whether *wanted* can never be above 1."""
        most = self._bounds(wanted).most
        return most is not None and most <= 1

    def farthest(self, wanted: Expression) -> Fraction | None:
        """Return how far from 0 *wanted* can be, None where there is no telling."""
        bounds = self._bounds(wanted)
        if bounds.least is None or bounds.most is None:
            return None
        return max(abs(bounds.least), abs(bounds.most))

    def can_be_zero(self, wanted: Expression) -> bool:
        """Return whether *wanted* may come to 0."""
        return Fraction(0) in self._bounds(wanted)

    def can_grow(self, wanted: Expression, places: int) -> bool:
        """Return whether *wanted*, of so many *places*, may grow past the bounds of what is reckoned with."""
        return not is_short(self._bounds(wanted), places)

    def perhaps(self, wanted: Expression) -> Term:
        """Return *wanted* as Python that stands where it is perhaps not needed."""
        with self.lazily():
            return self.term(wanted)

    @contextmanager
    def lazily(self) -> Iterator[None]:
        """Add no lines from here on."""
        before, self.is_lazy = self.is_lazy, True
        yield
        self.is_lazy = before

    def kept(self, term: Term) -> tuple[Term, Term]:
        """Return *term* for its first use and for all later ones, so that it is worked out once."""
        if term.is_name:
            return term, term
        if not self.is_lazy:
            kept = self.program.kept(term, "T")
            return kept, kept
        name = self.program.name("T")
        return Term(f"({name} := {term.code})", term.places), Term(name, term.places)

    def risky(self, term: Term) -> Term:
        """Return *term*, which can fail."""
        self.risks += 1
        return term

    def _bounds(self, wanted: Expression) -> Range:
        return self.ranges.numbers(wanted, self.given)

    @contextmanager
    def where(self, condition: Expression) -> Iterator[None]:
        """Write what is reached only where *condition* holds, with what that tells of names."""
        before, self.given = self.given, self.ranges.where(condition)
        yield
        self.given = before

    def _named(self, name: str) -> Term:
        clause = self.clauses.get(name)
        return exactly(clause.value) if isinstance(clause, Rate) else self._looked_at(self.names[name])

    def _looked_at(self, term: Term) -> Term:
        """Return *term*, refused where it is one that failed."""
        if term.code not in self.guesses:
            return term
        return self.risky(Term(f"({term.code} if {term.code} is not None else REFUSE())", term.places))

    def _sized(self, wanted: Expression, term: Term) -> Term:
        """Return *term*, looked at while it runs where it may grow past all bounds."""
        if not isinstance(wanted.kind, Number) or term.constant is not None:
            return term
        places = term.places or 0
        if places > MOST_PLACES:
            raise Uncompilable
        if isinstance(wanted, Name | ItemFact | AfterRelief) or not self.can_grow(wanted, places):
            return term
        return self.risky(Term(f"CHECKED({term.code}, {places})", places))


def is_short(numbers: Range, places: int) -> bool:
    """Return whether all *numbers* with so many decimals stay within the bounds of what is reckoned with."""
    if numbers.least is None or numbers.most is None:
        return False
    largest = max(abs(numbers.least), abs(numbers.most)) + 1
    return int(largest * 10**places).bit_length() < MOST_BITS
