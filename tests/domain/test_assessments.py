"""Bills and permits: what adds up, and what ends after it begins."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from tests.domain.town import LAW, START, a_bill
from tests.domain.walk import PERMIT

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import facts_from
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import Money
from qom_permits.domain.texts import same
from qom_permits.testing.strategies import assessments


@pytest.mark.parametrize("off", [1, -1, 1_000])
def test_a_bill_that_does_not_add_up_is_refused(off: int) -> None:
    """A total that is not the sum of the lines, to the last unit, is no bill."""
    with pytest.raises(BadInput, match="the lines come to 1,000 rial") as refused:
        evolve(a_bill(1_000), total=Money(1_000 + off))

    assert ["bill-does-not-add-up"] == [fault.code for fault in refused.value.faults]


@given(assessments())
def test_a_bills_lines_come_to_its_total_as_told(bill: Assessment) -> None:
    """What a front end adds up is what the bill says."""
    told: dict[str, Any] = bill.to_json()

    assert told["total"] == sum(line["amount"] for line in told["lines"])


def test_a_bill_is_told_as_the_tariff_language_prints_it() -> None:
    """The day in the tariff's calendar, amounts in minor units, and the clause of every line."""
    told = a_bill(1_000).to_json()

    assert {
        "tariff": "tariff-1405",
        "digest": "7" * 64,
        "on": "1405-07-01",
        "currency": "IRR",
        "sample": False,
        "facts": {"floor_area": "180.5"},
        "lines": [{"id": "floor", "kind": "charge", "amount": 1000, "cite": LAW.to_json()}],
        "total": 1000,
    } == told


def test_a_bills_facts_stand_in_the_order_of_their_names() -> None:
    """However the tariff read them, so that one bill is written one way."""
    facts: Any = {"use": "residential", "floor_area": "180.5"}

    assert facts_from(facts) == evolve(a_bill(1), facts=facts).facts


def test_a_citation_alike_in_both_languages_is_told_once() -> None:
    """A clause that needs no translation is plain text."""
    (line,) = a_bill(1_000).lines

    assert "cl. 3" == evolve(line, cite=same("cl. 3")).to_json()["cite"]


def test_a_bills_lines_are_titled_in_the_language_asked() -> None:
    """A front end that shows the bill asks for titles; a digest or a comparison does not."""
    told: dict[str, Any] = a_bill(1_000).to_json("fa")

    assert ["زیربنا"] == [line["title"] for line in told["lines"]]


def test_a_gregorian_tariff_writes_gregorian_days() -> None:
    """The calendar is the tariff's own."""
    assert "2026-09-23" == evolve(a_bill(1), calendar=Calendar.GREGORIAN).to_json()["on"]


@pytest.mark.parametrize("valid_until", [START, date(2026, 9, 22)])
def test_a_permit_ends_after_it_begins(valid_until: date) -> None:
    """A permit without a day of validity is refused, and both fields are named."""
    with pytest.raises(BadInput, match=r"valid_until .* issued_on") as refused:
        evolve(PERMIT, valid_until=valid_until)

    assert ["permit-ends-before-it-begins"] == [fault.code for fault in refused.value.faults]


def test_a_permit_is_told_with_its_conditions_and_law() -> None:
    """Number, days, what it binds to, and the law of its validity."""
    assert {
        "number": "P1405-2-00001",
        "issued_on": "2026-09-23",
        "valid_until": "2029-09-22",
        "conditions": [{"en": "built as planned", "fa": "برابر نقشه"}],
        "cite": LAW.to_json(),
    } == PERMIT.to_json()
