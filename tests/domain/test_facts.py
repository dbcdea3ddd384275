"""Facts: what is known about a request, as it was said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import MOST_CHARACTERS, Fact, Facts, by_name, facts_from
from qom_permits.testing.strategies import facts


@pytest.mark.parametrize(
    "name",
    [
        "balconies.0.area",
        "balconies.01.area",
        "balconies.area",
        "balconies.1.",
        "",
        "Floor",
        "floor area",
        "1floor",
        "_floor",
        "کاربری",
        "floor-area",
        None,
        1,
    ],
)
def test_a_fact_has_a_plain_name(name: Any) -> None:
    """Small Latin letters, digits and underscores, so that a formula can speak of it."""
    with pytest.raises(BadInput) as refused:
        Fact(name, 1)

    assert ["bad-fact-name"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        None,
        ["residential"],
        "x" * (MOST_CHARACTERS + 1),
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("1E+999999999"),
    ],
)
def test_what_is_no_fact_is_refused(value: Any) -> None:
    """A float, nothing, a list, a text too long, and numbers that are none."""
    with pytest.raises(BadInput) as refused:
        Fact("use", value)

    assert ["bad-fact"] == [fault.code for fault in refused.value.faults]


def test_a_long_text_is_not_told_back_whole() -> None:
    """A refused text of megabytes makes a short message."""
    with pytest.raises(BadInput) as refused:
        Fact("use", "x" * 1_000_000)

    assert len(str(refused.value)) < 300


def test_a_decimal_is_kept_as_its_digits() -> None:
    """A number with decimals never becomes a float."""
    assert "180.5" == Fact("floor_area", Decimal("180.50")).value


@given(facts(), st.randoms(use_true_random=False))
def test_facts_stand_in_the_order_of_their_names(known: Facts, chance: Any) -> None:
    """However they were given, facts are the same facts."""
    shuffled = list(known)
    chance.shuffle(shuffled)

    assert known == facts_from(shuffled) == facts_from(by_name(known))
    assert sorted(fact.name for fact in known) == [fact.name for fact in known]


def test_a_fact_given_twice_is_refused() -> None:
    """Two values for one name are a quarrel, not a choice, even when they agree."""
    with pytest.raises(BadInput) as refused:
        facts_from([Fact("use", "residential"), Fact("use", "residential")])

    assert ["doubled-fact"] == [fault.code for fault in refused.value.faults]


def test_a_fact_of_an_item_is_named_by_its_list_and_number() -> None:
    """So that a bill keeps a list fact by fact."""
    fact = Fact("balconies.12.balcony_area", "4.5")

    assert {"balconies.12.balcony_area": "4.5"} == by_name((fact,))
