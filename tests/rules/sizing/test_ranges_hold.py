"""The law of ranges: whatever the reference interpreter comes to lies within them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.city.profiles import SHIPPED
from tests.rules.sizing.narrowing_tariffs import FACTS, Facts, texts

from qom_permits.city.shipped import shipped_tariffs, tariffs_in
from qom_permits.domain.errors import BadTariff
from qom_permits.rules.language.expressions import Expression
from qom_permits.rules.language.kinds import Value
from qom_permits.rules.reckoning.interpreter import Interpreter
from qom_permits.rules.sizing.interval import Range
from qom_permits.rules.sizing.possible import Possible, may_be
from qom_permits.rules.sizing.ranges import ranges_of
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.drawn_tariffs import tariffs
from qom_permits.testing.tariff_facts import cases

sample = tariffs_in(SHIPPED / "tariffs")


def outside(tariff: Tariff, facts: Facts, on: date) -> Iterator[tuple[object, Value, Possible]]:
    """Yield every part and name of *tariff* that comes to what its range leaves out."""
    ranges = ranges_of(tariff)
    trace: dict[Expression, Value] = {}
    interpreter, _ = tariff.reckoning(facts, on, trace)  # type: ignore[arg-type]  # facts of several types
    with suppress(BadTariff):
        tariff.bill(interpreter)
    for part, value in _came_to(interpreter, trace):
        if not _fits(value, ranges.of(part)):
            yield part, value, ranges.of(part)
    for name, value in (*interpreter.known.items(), *interpreter.item.known.items()):
        if not _fits(value, ranges.of_name(name)):
            yield name, value, ranges.of_name(name)
    for name, value in interpreter.relieved.items():
        if value not in ranges.after_relief(name):
            yield f"after relief {name}", value, ranges.after_relief(name)


def _came_to(interpreter: Interpreter, trace: dict[Expression, Value]) -> Iterator[tuple[Expression, Value]]:
    yield from trace.items()
    for traces in interpreter.item_traces.values():
        for each in traces:
            yield from each.items()


def _fits(value: Value, possible: Possible) -> bool:
    if isinstance(possible, Range) and possible.places is not None and isinstance(value, Fraction):
        return value in possible and 10**possible.places % value.denominator == 0
    return may_be(possible, value)


@pytest.mark.parametrize("name", shipped_tariffs())
@given(data=st.data())
def test_what_a_shipped_tariff_comes_to_lies_in_its_ranges(name: str, data: st.DataObject) -> None:
    """Every part of every formula, every name, with no more decimals than said."""
    tariff = sample(name)
    case = data.draw(cases(tariff))

    assert [] == list(outside(tariff, case.facts, case.on))


@given(st.data())
def test_what_a_tariff_of_any_shape_comes_to_lies_in_its_ranges(data: st.DataObject) -> None:
    """As they are drawn for the compiler too: every type, key, function and rounding of the language."""
    tariff = data.draw(tariffs())
    case = data.draw(cases(tariff))

    assert [] == list(outside(tariff, case.facts, case.on))


@given(text=texts(), several=st.lists(FACTS, min_size=5, max_size=5))
def test_what_a_drawn_tariff_comes_to_lies_in_its_ranges(
    load: Callable[..., Tariff], text: str, several: list[Facts]
) -> None:
    """Of both signs, narrowed by conditions, bounded, relieved, added up over items."""
    tariff = load(text)

    assert [] == [found for facts in several for found in _outside(tariff, facts)]


def _outside(tariff: Tariff, facts: Facts) -> list[tuple[object, Value, Possible]]:
    try:
        return list(outside(tariff, facts, tariff.first_day))
    except BadTariff:
        return []
