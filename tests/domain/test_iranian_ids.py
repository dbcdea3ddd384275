"""The id numbers of Iran, by their published vectors."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.id_numbers import IdNumber
from qom_permits.domain.iranian_ids import (
    IBAN,
    IRANIAN_IDS,
    LEGAL_ENTITY_ID,
    MOBILE,
    NATIONAL_ID,
    RENOVATION_CODE,
    place_of_issue,
)


def faults(number: IdNumber, typed: Any) -> list[str]:
    """Return the codes of what is wrong with what was *typed*."""
    with pytest.raises(BadInput) as no:
        number(typed)
    return [fault.code for fault in no.value.faults]


@pytest.mark.parametrize(
    ("number", "typed", "kept"),
    [
        (NATIONAL_ID, "0068415941", "0068415941"),
        (NATIONAL_ID, "0371359058", "0371359058"),
        (NATIONAL_ID, " 0499370899 ", "0499370899"),
        (NATIONAL_ID, "۰۰۱۳۵۴۲۴۱۹", "0013542419"),
        (NATIONAL_ID, "٠٠١٣٥٤٢٤١٩", "0013542419"),
        (LEGAL_ENTITY_ID, "10380284790", "10380284790"),
        (LEGAL_ENTITY_ID, "۱۰۱۰۰۳۸۷۱۴۳", "10100387143"),
        (RENOVATION_CODE, "۷-۶-۵۴-۶۸-۱-۰-۰", "7-6-54-68-1-0-0"),
        (MOBILE, "+989121234567", "09121234567"),
        (MOBILE, "00989121234567", "09121234567"),
        (MOBILE, "989121234567"[2:], "09121234567"),
        (MOBILE, "۰۹۱۲۱۲۳۴۵۶۷", "09121234567"),
        (IBAN, "IR820540102680020817909002", "IR820540102680020817909002"),
        (IBAN, "ir82 0540 1026 8002 0817 9090 02", "IR820540102680020817909002"),
    ],
)
def test_what_people_type_is_kept_in_one_form(number: IdNumber, typed: str, kept: str) -> None:
    """In any one script, with or without what people put around it."""
    assert kept == number(typed)
    assert kept == number(kept)


@pytest.mark.parametrize(
    ("number", "typed", "code"),
    [
        (NATIONAL_ID, "1111111111", "equal-digits"),
        (NATIONAL_ID, "0013542418", "wrong-check-digit"),
        (NATIONAL_ID, "4271427685", "wrong-check-digit"),
        (NATIONAL_ID, "0200203041", "wrong-check-digit"),
        (NATIONAL_ID, "13542419", "lost-zeros"),
        (NATIONAL_ID, "00۱٣542419", "mixed-digits"),
        (NATIONAL_ID, "001354241²", "not-digits"),
        (NATIONAL_ID, "001-354241-9", "not-digits"),
        (NATIONAL_ID, "10380284790", "legal-entity-id"),
        (NATIONAL_ID, "1354241", "wrong-length"),
        (NATIONAL_ID, "0370000001", "no-person"),
        (NATIONAL_ID, "", "not-an-id"),
        (NATIONAL_ID, "  ", "not-an-id"),
        (NATIONAL_ID, 13542419, "not-an-id"),
        (NATIONAL_ID, "1" * 61, "not-an-id"),
        (LEGAL_ENTITY_ID, "10380284792", "wrong-check-digit"),
        (LEGAL_ENTITY_ID, "11111111111", "equal-digits"),
        (LEGAL_ENTITY_ID, "0371359058", "national-id"),
        (LEGAL_ENTITY_ID, "1038028479", "national-id"),
        (LEGAL_ENTITY_ID, "103802847901", "wrong-length"),
        (LEGAL_ENTITY_ID, "1038028479x", "not-digits"),
        (RENOVATION_CODE, "../../12", "wrong-shape"),
        (RENOVATION_CODE, "7-6-54-68-1-0", "wrong-shape"),
        (MOBILE, "02537700000", "bad-mobile"),
        (MOBILE, "0912 1234567", "bad-mobile"),
        (IBAN, "IR820540102680020817909003", "wrong-check-digit"),
        (IBAN, "DE89370400440532013000", "wrong-shape"),
    ],
)
def test_what_is_no_id_is_refused_by_name(number: IdNumber, typed: Any, code: str) -> None:
    """With a code of its own."""
    assert [code] == faults(number, typed)


@pytest.mark.parametrize("typed", ["0013542418", "13542419", "10380284790", "1111111111", "00۱٣542419"])
def test_a_refusal_never_repeats_the_number(typed: str) -> None:
    """It goes to logs and screens of others."""
    with pytest.raises(BadInput) as no:
        NATIONAL_ID(typed)

    assert typed not in str(no.value.to_json())


def test_lost_zeros_are_asked_for_and_never_put_back() -> None:
    """Two are missing here, which the person can see on the card."""
    with pytest.raises(BadInput) as no:
        NATIONAL_ID("13542419")
    todo = no.value.faults[0].todo

    assert todo is not None
    assert todo.en == "write 2 zeros in front, if the card has them"


@given(st.integers(1, 999_999_999))
def test_nine_digits_have_one_check_digit(nine: int) -> None:
    """Whatever the first nine digits are, so that one slip in the last is always noticed."""
    valid = [last for last in range(10) if _is_taken(NATIONAL_ID, f"{nine:09}{last}")]

    assert len(valid) == (0 if f"{nine:09}"[3:] == "000000" else 1) or len(set(f"{nine:09}")) == 1


@given(st.integers(10**9, 10**10 - 1), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_of_a_company_is_nearly_always_noticed(ten: int, place: int, by: int) -> None:
    """A check digit is 0 for two remainders, so one slip in eleven of those alone may pass."""
    last = next(last for last in range(10) if _is_taken(LEGAL_ENTITY_ID, f"{ten}{last}") or last == 9)
    number = f"{ten}{last}"
    if place == 9 or not _is_taken(LEGAL_ENTITY_ID, number):
        return
    slipped = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]

    assert not _is_taken(LEGAL_ENTITY_ID, slipped) or last == 0


def _is_taken(number: IdNumber, typed: str) -> bool:
    try:
        number(typed)
    except BadInput:
        return False
    return True


def test_the_numbers_of_iran_are_found_by_name() -> None:
    """As a profile names them."""
    assert IRANIAN_IDS["national_id"] is NATIONAL_ID
    assert all(name == number.name for name, number in IRANIAN_IDS.items())


def test_a_persons_number_says_where_it_was_issued() -> None:
    """By its first three digits, zeros among them."""
    assert "037" == place_of_issue(NATIONAL_ID("0371359058"))
