"""Registering: what a form says, judged by a city's rules and put into the one form that is kept."""

from __future__ import annotations

from typing import Any

import pytest

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_rules import AskedId, IdRules
from qom_permits.domain.iranian_ids import IBAN, LEGAL_ENTITY_ID, MOBILE, NATIONAL_ID
from qom_permits.domain.registration import kept_parts

RULES = IdRules(
    mobile=MOBILE,
    person=(AskedId(NATIONAL_ID, required=True), AskedId(IBAN)),
    company=(AskedId(LEGAL_ENTITY_ID),),
)
ALI = {"name": "علی", "mobile": "+989121234567", "ids": {"national_id": "۰۳۷۱۳۵۹۰۵۸"}}


def faults(
    form: dict[str, Any], rules: IdRules = RULES, languages: tuple[str, ...] = ("fa", "en")
) -> tuple[Fault, ...]:
    """Return all that is wrong with what *form* says."""
    with pytest.raises(BadInput) as no:
        kept_parts(form, rules, languages)
    return no.value.faults


def test_what_is_right_is_put_into_the_form_that_is_kept() -> None:
    """Numbers in ASCII digits, without what the form leaves out."""
    kept = {"name": "علی", "mobile": "09121234567", "language": "fa", "ids": {"national_id": "0371359058"}}

    assert kept == kept_parts(ALI, RULES)
    assert kept == kept_parts(kept, RULES)


def test_a_city_that_says_nothing_asks_for_a_telephone_and_no_ids() -> None:
    """Of any country."""
    kept = {"name": "Ann", "mobile": "+12025550143", "language": "fa", "ids": {}}

    assert kept == kept_parts({"name": "Ann", "mobile": "+1 202 555 0143"}, IdRules())
    assert [("unknown-id", "ids.ssn")] == [
        (fault.code, fault.where)
        for fault in faults({"name": "Ann", "mobile": "12345", "ids": {"ssn": "1"}}, IdRules())
    ]


def test_a_company_is_asked_for_its_own_ids() -> None:
    """And for none of a person's."""
    firm = {**ALI, "kind": "company"}
    (only,) = faults(firm)

    assert ("unknown-id", "ids.national_id") == (only.code, only.where)
    assert {"legal_entity_id": "10380284790"} == kept_parts(
        {**firm, "ids": {"legal_entity_id": "10380284790"}}, RULES
    )["ids"]


def test_an_unknown_id_gets_the_nearest_name() -> None:
    """Since most are mistyped."""
    (unknown, missing) = faults({**ALI, "ids": {"nationalid": "0371359058"}})

    assert ("unknown-id", "ids.nationalid") == (unknown.code, unknown.where)
    assert unknown.allowed is not None
    assert "did you mean: national_id" == unknown.allowed.en
    assert ("missing-id", "ids.national_id") == (missing.code, missing.where)
    assert "ids.national_id: the national id is missing; give it as on the card" == missing.in_("en")


def test_every_fault_is_told_at_once_and_no_number_is_repeated() -> None:
    """Of the name, the mobile number and each id."""
    said = {
        "name": "\u200b",
        "mobile": "0912",
        "ids": {"national_id": "0013542418", "iban": "IR12", "x" * 99: "7"},
    }
    found = faults(said)

    assert [
        ("name-is-empty", "name"),
        ("bad-mobile", "mobile"),
        ("unknown-id", f"ids.{'x' * 60}"),
        ("wrong-check-digit", "ids.national_id"),
        ("wrong-shape", "ids.iban"),
    ] == [(fault.code, fault.where) for fault in found]
    told = str([fault.to_json("en") for fault in found])
    assert not any(number in told for number in ("0912,", "0013542418", "IR12"))


@pytest.mark.parametrize(
    "form",
    [
        None,
        [],
        {},
        {"name": 5, "mobile": None, "ids": {"national_id": 5}},
        {"name": None, "ids": [], "kind": "person"},
        {"ids": {"national_id": "0"}, "kind": "town"},
        {"ids": {"national_id": "0"}, "kind": ["person"]},
    ],
)
def test_what_has_no_shape_is_not_judged(form: Any) -> None:
    """That is told by whoever knows the shape; nothing is told twice."""
    rules = IdRules(mobile=MOBILE, person=(AskedId(NATIONAL_ID),))

    assert kept_parts(form, rules) in ({}, {"language": "fa"}, {"language": "fa", "ids": {}})


def test_whoever_names_no_language_reads_the_citys_own() -> None:
    """The one it prefers; one it does not write is refused."""
    ann = {"name": "Ann", "mobile": "12345"}
    (only,) = faults({**ann, "language": "fa"}, IdRules(), ("en",))

    assert "en" == kept_parts(ann, IdRules(), ("en",))["language"]
    assert "en" == kept_parts({**ann, "language": "en"}, IdRules())["language"]
    assert ("unknown-language", "language") == (only.code, only.where)
    assert only.allowed is not None
    assert "one of: en" == only.allowed.en
