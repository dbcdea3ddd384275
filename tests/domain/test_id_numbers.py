"""Id numbers of anywhere: by a pattern, by what validates them elsewhere, and telephones of any country."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.de import idnr
from stdnum.gb import nhs
from stdnum.us import ssn

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_numbers import LONGEST, TELEPHONE, IdNumber, of_standard, shaped
from qom_permits.domain.texts import same

POSTAL = shaped(name="postal_code", title=same("postal code"), pattern="[1-9][0-9]{9}", like="3718611111")
SSN = of_standard(ssn, name="ssn", title=same("social security number"))
IDNR = of_standard(idnr, name="idnr", title=same("tax id"))
NHS = of_standard(nhs, name="nhs", title=same("NHS number"))


def fault(number: IdNumber, typed: Any) -> Fault:
    """Return the one thing wrong with what was *typed*."""
    with pytest.raises(BadInput) as no:
        number(typed)
    (only,) = no.value.faults
    return only


@pytest.mark.parametrize(
    ("number", "typed", "kept"),
    [
        (POSTAL, " ۳۷۱۸۶۱۱۱۱۱ ", "3718611111"),
        (SSN, "219-10-0001", "219100001"),
        (NHS, "943 476 5870", "9434765870"),
        (IDNR, "36 574 261 809", "36574261809"),
        (TELEPHONE, "+1 (202) 555-0143", "+12025550143"),
        (TELEPHONE, "۰۲۵.۳۷۷۰۰۰۰۰", "02537700000"),
        (TELEPHONE, "12345", "12345"),
        (TELEPHONE, "+" + "1" * 20, "+" + "1" * 20),
    ],
)
def test_what_people_type_is_kept_in_one_form(number: IdNumber, typed: str, kept: str) -> None:
    """In ASCII digits, without what stands around and between them; that form is kept as it is."""
    assert kept == number(typed)
    assert kept == number(kept)


@pytest.mark.parametrize(
    ("number", "typed", "code"),
    [
        (POSTAL, "0718611111", "wrong-shape"),
        (POSTAL, "3718611111x", "wrong-shape"),
        (SSN, "219-10-00", "not-valid"),
        (NHS, "943 476 587", "wrong-length"),
        (SSN, "000-10-0001", "not-valid"),
        (SSN, "219-10-000a", "not-valid"),
        (NHS, "943 476 5871", "wrong-check-digit"),
        (IDNR, "36 574 261 808", "wrong-check-digit"),
        (TELEPHONE, "1234", "bad-telephone"),
        (TELEPHONE, "1" * 21, "bad-telephone"),
        (TELEPHONE, "12345+", "bad-telephone"),
        (TELEPHONE, "12345²", "bad-telephone"),
        (TELEPHONE, "", "not-an-id"),
        (TELEPHONE, " \n", "not-an-id"),
        (TELEPHONE, None, "not-an-id"),
        (TELEPHONE, 12345678, "not-an-id"),
        (TELEPHONE, "1" * (LONGEST + 1), "not-an-id"),
        (TELEPHONE, "12345۱", "mixed-digits"),
    ],
)
def test_what_is_no_id_is_refused_with_its_own_code(number: IdNumber, typed: Any, code: str) -> None:
    """Too short, mistyped, of two scripts, of another shape, or no text at all; the place is the caller's to tell."""
    assert (code, "") == (fault(number, typed).code, fault(number, typed).where)


@pytest.mark.parametrize(
    ("number", "typed"), [(SSN, "219-10-00"), (NHS, "943 476 5871"), (POSTAL, "071861"), (TELEPHONE, "12۳۴")]
)
def test_a_refusal_never_repeats_the_number(number: IdNumber, typed: str) -> None:
    """It goes to logs and screens of others."""
    assert typed not in str(fault(number, typed).to_json("en"))


class Odd:
    """What validates numbers elsewhere, with an error of its own."""

    @staticmethod
    def validate(number: str, /) -> str:
        """Return *number*, if it is odd."""
        if not int(number) % 2:
            raise ValueError(number)
        return number


def test_anything_that_validates_is_a_standard() -> None:
    """Not only python-stdnum: whatever raises a ValueError for what it does not take."""
    odd = of_standard(Odd, name="odd_number", title=same("odd number"))

    assert "13" == odd("۱۳")
    assert "not-valid" == fault(odd, "12").code
    assert "odd number" in fault(odd, "12").text.en


@given(st.text(max_size=LONGEST))
def test_whatever_is_typed_is_taken_or_refused(typed: str) -> None:
    """Nothing that a person can type ends in another error."""
    for number in (POSTAL, SSN, NHS, IDNR, TELEPHONE):
        try:
            kept = number(typed)
        except BadInput:
            continue
        assert kept == number(kept)
