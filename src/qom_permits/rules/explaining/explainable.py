"""What an explanation needs to know of the tariff that made the bill."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Protocol

from qom_permits.domain.facts import Facts
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.language.clauses import Clause
from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.reckoning.billing import Bill
from qom_permits.rules.reckoning.interpreter import Interpreter


class Explainable(Protocol):
    """A price list whose bills can be explained: it reckons them again, and knows its clauses."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def digest(self) -> str:
        """The digest of all it states."""

    @property
    def title(self) -> Text:
        """Its title."""

    @property
    def citation(self) -> Text:
        """The law it is."""

    @property
    def currency(self) -> str:
        """The money it charges in."""

    @property
    def calendar(self) -> Calendar:
        """How it writes days."""

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """Its clauses by name."""

    def reckoning(
        self, facts: Mapping[str, GivenFact], on: date, trace: dict[Expression, Value] | None = None
    ) -> tuple[Interpreter, Facts]:
        """Return what works out its names for *facts*, and the facts as a bill keeps them."""

    def bill(self, interpreter: Interpreter) -> Bill:
        """Return the bill as *interpreter* works it out."""

    def money(self, amount: Fraction, where: str) -> Money:
        """Return *amount* as money."""
