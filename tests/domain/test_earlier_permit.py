"""The permit a renewal stands on: it ends after it begins, and something vouches for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.domain.renewal_town import FOUND, HERE, LEGACY

from qom_permits.domain.earlier_permit import EarlierPermit, FoundPermit
from qom_permits.domain.errors import BadInput


@pytest.mark.parametrize("permit", [FOUND, HERE, LEGACY])
@pytest.mark.parametrize("days", [0, -1])
def test_a_permit_ends_after_it_begins(permit: FoundPermit | EarlierPermit, days: int) -> None:
    """Not on the very day, whoever read it wherever; both days are told back."""
    begins = permit.valid_until.replace(day=permit.valid_until.day - days)
    with pytest.raises(BadInput, match=f"valid_until .*{permit.valid_until}.* must come after") as refused:
        evolve(permit, issued_on=begins)
    (fault,) = refused.value.faults

    assert "permit-ends-before-it-begins" == fault.code
    assert str(begins) in fault.text.en
    assert str(begins) in fault.text.fa
    assert str(permit.valid_until) in fault.text.fa


@pytest.mark.parametrize(
    ("permit", "without"),
    [
        (HERE, {"case_id": None}),
        (LEGACY, {"document": None}),
        (HERE, {"case_id": None, "document": LEGACY.document}),
        (LEGACY, {"document": None, "case_id": "case-1"}),
    ],
)
def test_something_vouches_for_a_permit(permit: EarlierPermit, without: dict[str, Any]) -> None:
    """For one granted here its case, for another the document it was found in; neither for the other."""
    with pytest.raises(BadInput) as refused:
        evolve(permit, **without)
    (fault,) = refused.value.faults

    assert "nothing-vouches-for-the-permit" == fault.code
    assert f"permit {permit.number} needs" in fault.text.en
    assert f"پروانه {permit.number} پرونده" in fault.text.fa


@pytest.mark.parametrize("number", ["", "88/1234", "۸۸", None])
def test_a_permit_has_a_number(number: Any) -> None:
    """In the form in which permits are found again by it."""
    with pytest.raises(BadInput):
        evolve(FOUND, number=number)
    with pytest.raises(BadInput):
        evolve(HERE, number=number)


def test_a_permit_granted_here_is_told() -> None:
    """As plain data; the document does not apply."""
    assert {
        "number": "P1405-2-00001",
        "issued_on": "2026-09-23",
        "valid_until": "2029-09-22",
        "source": "here",
        "document": None,
    } == HERE.to_json()


def test_a_permit_of_an_older_system_is_told_with_its_document() -> None:
    """The kind of paper, by which a front end finds the scan."""
    assert {
        "number": "88-1234",
        "issued_on": date(2010, 5, 1).isoformat(),
        "valid_until": "2013-05-01",
        "source": "legacy",
        "document": "old_permit",
    } == LEGACY.to_json()
