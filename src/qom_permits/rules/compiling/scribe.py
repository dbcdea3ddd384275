"""What those who write the parts of a formula ask of the one who writes it whole."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from qom_permits.rules.compiling.ladders import Place, Places
from qom_permits.rules.compiling.program import Program
from qom_permits.rules.compiling.sharing import Part
from qom_permits.rules.compiling.terms import Term
from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.language.tables import Table


class Scribe(Protocol):
    """Writes expressions of one tariff; what each member is, `coding.Coder` says."""

    program: Program
    tables: Mapping[str, Table]
    places: Places
    names: dict[str, Term]
    parts: dict[Part, Term]

    def term(self, wanted: Expression) -> Term:
        """Return *wanted* as Python."""

    def coded(self, wanted: Expression) -> Term:
        """Return *wanted* as Python, written out here even where it is a shared part."""

    def place(self, wanted: Place) -> Term:
        """Return the name of a place that is worked out already."""

    def condition(self, wanted: Expression) -> str:
        """Return *wanted* as Python that can stand beside other conditions."""

    def perhaps(self, wanted: Expression) -> Term:
        """Return *wanted* as Python that stands where it is perhaps not needed."""

    def lazily(self) -> AbstractContextManager[None]:
        """Add no lines from here on."""

    def kept(self, term: Term) -> tuple[Term, Term]:
        """Return *term* for its first use and for all later ones, so that it is worked out once."""

    def risky(self, term: Term) -> Term:
        """Return *term*, which can fail."""

    def is_positive(self, wanted: Expression) -> bool:
        """Return whether *wanted* can never be below 0."""

    def is_above(self, wanted: Expression) -> bool:
        """Return whether *wanted* is always above 0."""

    def can_be_zero(self, wanted: Expression) -> bool:
        """Return whether *wanted* may come to 0."""
