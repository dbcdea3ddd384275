"""Pricing a case in each of the ways that must agree: the bill, the reference reckoning, the explanation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qom_permits.domain.assessments import Assessment
from qom_permits.rules.explaining.explanation import Explanation, explain
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.reckoning.billing import Bill
from qom_permits.rules.tariff import Tariff


def reckoned(tariff: Tariff, facts: Mapping[str, GivenFact], on: date) -> Bill:
    """Return the bill for *facts* as the reference interpreter works it out; raises `BadTariff`."""
    interpreter, _ = tariff.reckoning(facts, on)
    return tariff.bill(interpreter)


def explained(tariff: Tariff, bill: Assessment) -> Explanation:
    """Return why *bill*, made by *tariff*, is what it is."""
    return explain(tariff, bill)
