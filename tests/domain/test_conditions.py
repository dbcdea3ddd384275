"""Conditions: where a rule of a procedure applies."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.renewal_town import renewal
from tests.domain.walk import OPENED, case_of

from qom_permits.domain.conditions import SUBJECTS, Condition, number_of
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import FactValue

NUMBERS = st.decimals(-(10**9), 10**9, places=3)
NEITHER: list[dict[str, Any]] = [{}, {"among": ("x",), "over": "1"}, {"among": ()}]


@pytest.mark.parametrize("said", NEITHER)
def test_a_condition_asks_one_thing(said: dict[str, Any]) -> None:
    """Nothing asked would hold nowhere or everywhere, and of two things nobody knows which counts."""
    with pytest.raises(BadInput, match="a condition on use needs either among or over") as refused:
        Condition(of="use", **said)

    assert ["bad-condition"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("over", ["", "many", "1e3", "1.2.3", "۱2"])
def test_a_bound_is_a_number_in_digits(over: str) -> None:
    """A bound that no number can be compared with is refused when it is written, not when a case meets it."""
    with pytest.raises(BadInput):
        Condition(of="parcel.area", over=over)


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ("shop", True),
        ("office", True),
        (1, True),
        (True, False),
        ("1", False),
        ("home", False),
        (None, False),
    ],
)
def test_among_holds_for_the_very_values_named(value: FactValue | None, holds: bool) -> None:  # noqa: FBT001 - the answer
    """A count is no flag and no text; what is not known yet is nothing."""
    condition = Condition(of="use", among=("shop", "office", 1))

    assert holds == condition.holds({"use": value} if value is not None else {"other": "shop"})


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        *[(value, True) for value in ("300.1", 301, "۳۰۱")],
        *[(value, False) for value in ("300", 300, "many", True, None, "٣٠1")],
    ],
)
def test_over_holds_above_its_bound(value: FactValue | None, holds: bool) -> None:  # noqa: FBT001 - the answer
    """Not at the bound itself, and not for what is no number; in whatever digits it is written."""
    condition = Condition(of="area", over="۳۰۰")

    assert holds == condition.holds({} if value is None else {"area": value})


@given(NUMBERS, NUMBERS, NUMBERS)
def test_what_is_over_a_bound_is_over_every_lower_one(value: Decimal, bound: Decimal, lower: Decimal) -> None:
    """Where a rule applies, one with a lower bound applies too; and over means over, to the last decimal."""
    bound, lower = max(bound, lower), min(bound, lower)
    known: dict[str, FactValue] = {"area": f"{value:f}"}
    holds = Condition(of="area", over=f"{bound:f}").holds(known)

    assert (value > bound) == holds
    assert not holds or Condition(of="area", over=f"{lower:f}").holds(known)


@pytest.mark.parametrize(("value", "number"), [("12.50", Decimal("12.5")), (0, Decimal(0)), (False, None)])
def test_a_number_is_read_from_digits_or_a_count(value: FactValue, number: Decimal | None) -> None:
    """A flag is no number, though Python counts with it."""
    assert number == number_of(value)


def test_a_request_answers_every_subject() -> None:
    """What the request says itself can be asked for before any fact is known."""
    known = case_of((OPENED,)).known()

    assert {"parcel.area": "212.4", "project.floor_area": "420"} == {
        name: known[name] for name in ("parcel.area", "project.floor_area")
    }
    assert (3, 2, 1) == (known["project.floors"], known["project.units"], known["owners"])
    assert set(SUBJECTS) == {name for name in known if "." in name} | {"owners"}


def test_facts_are_subjects_by_their_names() -> None:
    """What an officer found can be asked for as well as what the applicant said."""
    assert ("180.5", True) == (renewal().known()["floor_area"], renewal().known()["begun"])
