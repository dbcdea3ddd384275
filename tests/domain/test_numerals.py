"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.domain.numerals import MOST_DIGITS, ascii_digits, exact_number, is_short, plainly

DECIMALS = st.decimals(-(10**15), 10**15, places=6)
PERSIAN, ARABIC = (str.maketrans("0123456789.", digits) for digits in ("۰۱۲۳۴۵۶۷۸۹٫", "٠١٢٣٤٥٦٧٨٩٫"))


@pytest.mark.parametrize("words", ["00۱٣542419", "1۲", "۱٢", "12٫٣"])
def test_digits_of_two_scripts_are_never_mixed(words: str) -> None:
    """A number half in one script and half in another is a slip of somebody's keyboard."""
    with pytest.raises(BadInput) as refused:
        ascii_digits(words)

    assert ["mixed-digits"] == [fault.code for fault in refused.value.faults]


def test_words_around_digits_are_left_alone() -> None:
    """Only digits change; a code keeps its letters and hyphens."""
    assert "B-14 می" == ascii_digits("B-۱۴ می")


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "-", "+1", " 1", "1 ", "1\n", "1_000", "1,250", "1٬250", "1e5", "1E+999999", "²", "①", "१२",
        "NaN", "sNaN", "Infinity", "-inf", ".5", "5.", "1.2.3", "1٫2٫3", "1٫2.3", "--1", "0x10", "۱۲۳۴ریال",
        "1" * (MOST_DIGITS + 1),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused(words: str) -> None:
    """Python's own readers take many of these; here a number is digits and at most one mark."""
    with pytest.raises(BadInput) as refused:
        exact_number(words, 9)

    assert ["not-a-number"] == [fault.code for fault in refused.value.faults]


def test_a_million_digits_are_refused_before_they_are_read() -> None:
    """A number too long to mean anything costs no time, and is not told back whole."""
    begun = perf_counter()
    with pytest.raises(BadInput) as refused:
        exact_number("9" * 1_000_000, 2)

    assert perf_counter() - begun < 10
    assert len(str(refused.value)) < 300


@given(DECIMALS, st.sampled_from([{}, PERSIAN, ARABIC]))
def test_a_number_is_the_same_in_every_script(number: Decimal, script: dict[int, int]) -> None:
    """Persian and Arabic digits, with their own mark, say the same exact number."""
    assert number == exact_number(f"{number:f}".translate(script), 6)


def test_decimals_are_never_rounded_away() -> None:
    """One decimal too many is refused; zeros at the end are none."""
    with pytest.raises(BadInput, match="more than 2 decimal places"):
        exact_number("1.005", 2)

    assert Decimal("1.5") == exact_number("1.500000", 2)


@given(DECIMALS)
def test_a_number_written_plainly_reads_back(number: Decimal) -> None:
    """Plain digits lose nothing and carry no needless zero."""
    digits = plainly(number)

    assert number == Decimal(digits)
    assert not ("." in digits and digits.endswith("0"))


@pytest.mark.parametrize(
    ("number", "digits"),
    [("1.20E+3", "1200"), ("0.50", "0.5"), ("-0.00", "0"), ("-0", "0"), ("100", "100"), ("-7.10", "-7.1")],
)
def test_numbers_are_written_without_exponent(number: str, digits: str) -> None:
    """Neither exponent, nor a zero too many, nor a minus before zero."""
    assert digits == plainly(Decimal(number))


@pytest.mark.parametrize(
    ("number", "short"),
    [
        ("1E+40", True),
        ("1E+41", False),
        ("1E-41", False),
        ("NaN", False),
        ("Infinity", False),
        ("1" * 41, False),
    ],
)
def test_only_short_numbers_are_written_out(number: str, short: bool) -> None:  # noqa: FBT001 - the answer expected
    """What would take more than forty digits, or none at all, is known before it is written."""
    assert short == is_short(Decimal(number))
