"""The case as told to a front end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.domain.town import DEED, START, lacking
from tests.domain.walk import BILL, IN_3_DAYS, OPENED, PATH, PERMIT, case_before, case_of

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.stages import Stage


def test_a_fresh_case_tells_what_is_not_yet() -> None:
    """What has not come about is null, what has not been handed in is empty."""
    told = case_of((OPENED,)).to_json()

    assert {
        "case": "case-1",
        "version": 1,
        "number": None,
        "kind": "new_construction",
        "kind_title": "new construction",
        "stage": "draft",
        "stage_title": "draft",
        "since": "2026-09-23",
        "due": None,
        "district": "2",
        "parcel": "2-14-103-27-0-0-0",
        "owners": ["party-1"],
        "facts": {"use": "residential"},
        "documents": {},
        "deficiencies": [],
        "bill": None,
        "paid": None,
        "owed": None,
        "credit": None,
        "permit": None,
        "earlier_permit": None,
        "superseded_by": None,
        "visits": 0,
    } == told


def test_a_whole_case_tells_bill_money_and_permit() -> None:
    """Amounts in minor units, the bill line by line, the permit with its days."""
    told = case_of([event for _, _, event in PATH]).to_json()

    assert (BILL.to_json("en"), 1_384_000, 0, 0, PERMIT.to_json()) == (
        told["bill"],
        told["paid"],
        told["owed"],
        told["credit"],
        told["permit"],
    )
    assert DEED.sha256 == told["documents"]["deed"]  # type: ignore[index]  # plain data


def test_a_returned_case_tells_only_what_is_still_lacking() -> None:
    """The applicant's list grows shorter with every mend."""
    back = e.ReturnedToApplicant(
        on=START, deficiencies=(lacking("deed"), lacking("letter")), resume_at=Stage.REVIEW
    )
    attached = PATH[1][2]

    assert [{"item": "document", "name": "letter", "lack": "unreadable"}] == case_before(
        c.AcceptDocuments, back, attached
    ).to_json()["deficiencies"]


def test_a_case_is_told_in_persian_too() -> None:
    """Titles follow the language asked for; values do not."""
    told = case_before(c.AcceptDocuments).to_json("fa")

    assert ("احداث بنا", "بررسی مدارک", "review") == (told["kind_title"], told["stage_title"], told["stage"])
    assert IN_3_DAYS.isoformat() == told["due"]


@pytest.mark.parametrize("length", range(1, len(PATH) + 1))
def test_a_case_is_plain_data(length: int) -> None:
    """At every step it can be sent as JSON, and nothing is lost in it."""
    told: dict[str, Any] = case_of([event for _, _, event in PATH[:length]]).to_json()

    assert told == json.loads(json.dumps(told))
