"""What a case's facts are to a tariff: those it asks for, money in the units it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from qom_permits.domain.facts import FactValue
from qom_permits.domain.procedure import FactRule, FactType
from qom_permits.rules.facts.fact_reading import PlainFact
from qom_permits.rules.tariff import Tariff


def facts_for(
    tariff: Tariff, known: Mapping[str, FactValue], rules: Iterable[FactRule]
) -> dict[str, PlainFact]:
    """Return those of the facts *known* that *tariff* asks for.

    A fact of money is whole minor units, as *rules* say; a tariff is written in major ones.
    """
    asked = {entry.name for entry in tariff.inputs}
    money = {rule.name for rule in rules if rule.type is FactType.MONEY}
    return {
        name: major(value, tariff) if name in money else value
        for name, value in known.items()
        if name.split(".")[0] in asked
    }


def major(amount: FactValue, tariff: Tariff) -> PlainFact:
    """Return an *amount* of minor units in the major ones of *tariff*; what is no amount is left to be refused."""
    return Decimal(amount).scaleb(-tariff.money_places) if type(amount) is int else amount
