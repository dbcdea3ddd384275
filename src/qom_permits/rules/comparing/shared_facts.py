"""Facts for two tariffs: what is given once is told to each of them as far as it asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.facts.fact_reading import GivenFact, read_fact
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.tariff import Tariff


def facts_for(tariff: Tariff, other: Tariff, given: Mapping[str, GivenFact]) -> dict[str, GivenFact]:
    """Return *given* without what only the *other* tariff asks for, in items of lists too."""
    foreign = _asked(other) - _asked(tariff)
    return {
        name: _without(foreign, name, value)
        for name, value in given.items()
        if _unnumbered(name) not in foreign
    }


def known_facts(tariff: Tariff, given: Mapping[str, GivenFact]) -> dict[str, Value]:
    """Return the value of each input of *tariff* that is sure: given and readable, or left to its default."""
    known: dict[str, Value] = {}
    for each in tariff.inputs:
        if each.of is None and each.name in given:
            try:
                known[each.name] = read_fact(given[each.name], each, tariff.calendar)
            except BadTariff:
                continue
        elif each.of is None and each.default is not None and each.when is None:
            known[each.name] = each.default
    return known


def _asked(tariff: Tariff) -> set[str]:
    return {each.name if each.of is None else f"{each.of}.{each.name}" for each in tariff.inputs}


def _unnumbered(name: str) -> str:
    """Return ``balconies.1.balcony_area`` as ``balconies.balcony_area``."""
    parts = name.split(".")
    return f"{parts[0]}.{parts[-1]}" if len(parts) > 1 else name


def _without(foreign: set[str], name: str, value: GivenFact) -> GivenFact:
    if not isinstance(value, list | tuple):
        return value
    return [{key: said for key, said in item.items() if f"{name}.{key}" not in foreign} for item in value]
