"""People: a name that can be read, a number that can be called, a language of the desk."""

from __future__ import annotations

from typing import Any

import pytest

from qom_permits.domain.errors import BadInput
from qom_permits.domain.people import LONGEST_NAME, Person

MOBILE = "09121234567"


@pytest.mark.parametrize(
    "mobile", ["09121234567", "9121234567", "+989121234567", "00989121234567", "۰۹۱۲۱۲۳۴۵۶۷", "٠٩١٢١٢٣٤٥٦٧"]
)
def test_every_way_to_write_a_mobile_is_one_number(mobile: str) -> None:
    """With or without the country's code, in any one script, it is kept as 09…."""
    assert MOBILE == Person(name="علی", mobile=mobile).mobile


@pytest.mark.parametrize(
    "mobile",
    ["0912123456", "091212345678", "02532901234", "0912 123 4567", "+4915112345678", "", None, 9121234567],
)
def test_what_is_no_mobile_is_refused(mobile: Any) -> None:
    """Too short, too long, a line at home, with spaces, from abroad; the number is not told back."""
    with pytest.raises(BadInput) as refused:
        Person(name="علی", mobile=mobile)

    assert ["bad-mobile"] == [fault.code for fault in refused.value.faults]
    assert not (mobile and str(mobile) in str(refused.value))


def test_a_mobile_in_two_scripts_is_refused() -> None:
    """A number typed half on another keyboard is a slip, and is not told back."""
    with pytest.raises(BadInput) as refused:
        Person(name="علی", mobile="0912۱۲۳4567")

    assert ["bad-mobile"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize(
    "name", ["علی کریمی", "علي كريمي", "می\u200cنا", "O'Neill-Łukasz", "x" * LONGEST_NAME]
)
def test_a_name_is_kept_as_written(name: str) -> None:
    """Arabic letters, the joiner inside a word and foreign names stay what they are."""
    assert name == Person(name=name, mobile=MOBILE).name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "\u200b\u200b",
        "\u200c",
        " \u200c ",
        "x" * (LONGEST_NAME + 1),
        "a\nb",
        "a\0b",
        "\ud800",
        None,
        5,
        "علی\u202eکریمی",
        "علی\u2066کریمی",
        "\u200eAli",
    ],
)
def test_a_name_that_cannot_be_read_is_refused(name: Any) -> None:
    """Nothing but invisible signs, hidden directions, line ends, or no end at all."""
    with pytest.raises(BadInput) as refused:
        Person(name=name, mobile=MOBILE)

    assert ["bad-person-name"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("language", ["de", "FA", "", None, ["fa"]])
def test_letters_are_written_in_a_language_of_the_desk(language: Any) -> None:
    """Persian or English; anything else is refused, not guessed."""
    with pytest.raises(BadInput) as refused:
        Person(name="علی", mobile=MOBILE, language=language)

    assert ["unknown-language"] == [fault.code for fault in refused.value.faults]


def test_a_person_does_not_show_in_a_log() -> None:
    """What a program prints of a person holds neither name nor number."""
    assert "Person(language='fa')" == repr(Person(name="علی", mobile=MOBILE))
