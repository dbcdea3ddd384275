"""Pricing along one input: the bills of one tariff as the input takes one value after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.rules.checking.edges import Edges
from qom_permits.rules.comparing.shared_facts import known_facts
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.language.exact import decimal_text
from qom_permits.rules.tariff import Tariff

_NO_ROW = "not-covered"


@frozen
class Priced:
    """The bills of the tariff *id* by the value of the input; the reasons where there is none."""

    id: str
    bills: Mapping[Fraction, Assessment | tuple[Fault, ...]]

    def why_nothing(self) -> tuple[Fault, ...]:
        """Return why there is no bill at all; none where there is one, or where only rows are wanting."""
        refused = [bill for bill in self.bills.values() if isinstance(bill, tuple)]
        if len(refused) < len(self.bills) or any(_wants_a_row_only(faults) for faults in refused):
            return ()
        return refused[0]


@frozen(kw_only=True)
class Pricing:
    """One tariff, the *facts* it is told, and the input *over* that varies."""

    tariff: Tariff
    over: str
    facts: Mapping[str, GivenFact]

    @property
    def edges(self) -> Edges:
        """The edges of the tariff over the input."""
        return Edges(tariff=self.tariff, over=self.over, known=known_facts(self.tariff, self.facts))

    def at(self, values: Iterable[Fraction]) -> Priced:
        """Return the bills for *values*, on the tariff's first day."""
        return Priced(self.tariff.id, {value: self._bill(value) for value in values})

    def _bill(self, value: Fraction) -> Assessment | tuple[Fault, ...]:
        try:
            return self.tariff.assess({**self.facts, self.over: decimal_text(value) or ""})
        except BadTariff as no:
            return no.faults


def _wants_a_row_only(faults: tuple[Fault, ...]) -> bool:
    return all(fault.code == _NO_ROW for fault in faults)
