"""What is refused of people, their numbers and their days, word for word; a number is never told back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qom_permits.domain.area import Area
from qom_permits.domain.errors import BadInput
from qom_permits.domain.id_numbers import TELEPHONE, IdNumber, of_standard, shaped
from qom_permits.domain.iranian_ids import IBAN, LEGAL_ENTITY_ID, MOBILE, NATIONAL_ID, RENOVATION_CODE
from qom_permits.domain.jalali import Calendar, JalaliDay, read_day
from qom_permits.domain.names import kept_name
from qom_permits.domain.parcel import Parcel
from qom_permits.domain.people import Person
from qom_permits.domain.texts import Text


def wrong(value: object) -> Any:
    """Return *value* where a type checker would not let it stand."""
    return value


def pin() -> IdNumber:
    """Return an id number that is data: four digits."""
    return shaped(name="pin", title=Text("pin", "کد"), pattern="[0-9]{4}", like="1234")


class Standard:
    """What raises an error of some name, as a module of python-stdnum does."""

    def __init__(self, error: str) -> None:
        self._error = error

    def validate(self, number: str, /) -> str:
        """Refuse *number*."""
        raise type(self._error, (ValueError,), {})(number)


def abroad(error: str) -> IdNumber:
    """Return an id number whose standard refuses with *error*."""
    return of_standard(Standard(error), name="tax_id", title=Text("tax number", "شماره مالیاتی"))


REFUSED: list[tuple[Callable[[], object], str, str, str]] = [
    (
        lambda: NATIONAL_ID(wrong(None)),
        "not-an-id",
        "an id number is a text with something in it; at most 60 characters",
        "شماره شناسایی متنی ناتهی است؛ دست‌بالا ۶۰ نویسه",
    ),
    (
        lambda: NATIONAL_ID("۱2"),
        "mixed-digits",
        "the digits are of two scripts; write them all alike",
        "رقم‌ها از دو خط‌اند؛ همه را یک‌جور بنویسید",
    ),
    (
        lambda: NATIONAL_ID("12-3"),
        "not-digits",
        "there is more here than digits; write the digits only, without spaces or hyphens",
        "جز رقم چیز دیگری هم هست؛ تنها رقم‌ها را بی‌فاصله و خط تیره بنویسید",
    ),
    (
        lambda: NATIONAL_ID("12345678901"),
        "legal-entity-id",
        ("this is the id of a legal entity (11 digits); give the national id of a person (10 digits)"),
        "این شناسه ملی شخص حقوقی است (۱۱ رقم)؛ کد ملی شخص حقیقی را بدهید (۱۰ رقم)",
    ),
    (
        lambda: NATIONAL_ID("12345678"),
        "lost-zeros",
        ("this has 8 digits: the zeros at its front seem lost; write 2 zeros in front, if the card has them"),
        ("این ۸ رقم دارد؛ گویا صفرهای آغازش افتاده است؛ اگر روی کارت هست، ۲ صفر در آغاز بنویسید"),
    ),
    (
        lambda: NATIONAL_ID("123"),
        "wrong-length",
        "this has 3 digits; 10 digits",
        "این ۳ رقم دارد؛ ۱۰ رقم",
    ),
    (
        lambda: NATIONAL_ID("1111111111"),
        "equal-digits",
        "all digits are the same; read the number again from the card",
        "همه رقم‌ها یکی است؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: NATIONAL_ID("1230000001"),
        "no-person",
        "the six digits in the middle are zero; read the number again from the card",
        "شش رقم میانی صفر است؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: NATIONAL_ID("1234567890"),
        "wrong-check-digit",
        "the check digit does not match; read the number again from the card",
        "رقم کنترل درست نیست؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: LEGAL_ENTITY_ID("1234567890"),
        "national-id",
        ("this is the national id of a person (10 digits); give the id of the legal entity (11 digits)"),
        "این کد ملی شخص حقیقی است (۱۰ رقم)؛ شناسه ملی شخص حقوقی را بدهید (۱۱ رقم)",
    ),
    (
        lambda: LEGAL_ENTITY_ID("11111111111"),
        "equal-digits",
        "all digits are the same; read the number again from the card",
        "همه رقم‌ها یکی است؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: LEGAL_ENTITY_ID("12345678900"),
        "wrong-check-digit",
        "the check digit does not match; read the number again from the card",
        "رقم کنترل درست نیست؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: MOBILE("123"),
        "bad-mobile",
        "this is no mobile number; write one such as 09120000000",
        "این شماره همراه نیست؛ چیزی مانند 09120000000 بنویسید",
    ),
    (
        lambda: RENOVATION_CODE("2-14"),
        "wrong-shape",
        "this is no renovation code; it has seven parts; write one such as 7-6-54-68-1-0-0",
        "این کد نوسازی نیست؛ کد نوسازی هفت بخش دارد؛ چیزی مانند 7-6-54-68-1-0-0 بنویسید",
    ),
    (
        lambda: IBAN("IR12"),
        "wrong-shape",
        "this is no Iranian account number (Sheba); IR and 24 digits",
        "این شماره شبا نیست؛ IR و ۲۴ رقم",
    ),
    (
        lambda: TELEPHONE("12"),
        "bad-telephone",
        (
            "this is no telephone number; it has 5 to 20 digits, with or without + before "
            "them; write one such as +12025550143"
        ),
        ("این شماره تلفن نیست؛ شماره تلفن ۵ تا ۲۰ رقم دارد، با + یا بی آن؛ چیزی مانند +12025550143 بنویسید"),
    ),
    (
        lambda: abroad("InvalidChecksum")("1"),
        "wrong-check-digit",
        "the check digit does not match; read the number again from the card",
        "رقم کنترل درست نیست؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: abroad("InvalidLength")("1"),
        "wrong-length",
        "this is too short or too long for a tax number; read the number again from the card",
        "این برای شماره مالیاتی کوتاه یا بلند است؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: abroad("InvalidFormat")("1"),
        "not-valid",
        "this is no valid tax number; read the number again from the card",
        "این شماره مالیاتی معتبر نیست؛ شماره را دوباره از روی کارت بخوانید",
    ),
    (
        lambda: pin()("12"),
        "wrong-shape",
        "this is no pin; write one such as 1234",
        "این کد نیست؛ چیزی مانند 1234 بنویسید",
    ),
    (
        lambda: kept_name(wrong(7)),
        "not-text",
        "a name is text",
        "نام متن است",
    ),
    (
        lambda: kept_name(" "),
        "name-is-empty",
        "the name is empty: nothing in it is a letter or digit; write the name as on the card",
        "نام خالی است: هیچ حرف یا رقمی در آن نیست؛ نام را چنان‌که روی کارت است بنویسید",
    ),
    (
        lambda: kept_name("a" * 201),
        "name-too-long",
        "the name is too long; at most 200 characters",
        "نام بیش از اندازه بلند است؛ دست‌بالا ۲۰۰ نویسه",
    ),
    (
        lambda: kept_name("علی a\u0430"),
        "mixed-scripts",
        (
            "mixes letters of two scripts at place 6: Latin, Cyrillic; write each word in "
            "letters of one script, none of them borrowed for its look"
        ),
        (
            "در نویسه ۶ حرف‌های دو خط درهم است: لاتین، سیریلیک؛ هر واژه را با حرف‌های یک خط "
            "بنویسید و حرف هم‌ریخت از خط دیگر نیاورید"
        ),
    ),
    (
        lambda: kept_name("a\0"),
        "nul-in-text",
        "contains a NUL character at place 2; delete it, or type the text anew",
        "نویسه ۲ نویسه تهی (NUL) است؛ آن را پاک کنید یا متن را از نو بنویسید",
    ),
    (
        lambda: kept_name("a\u202eb"),
        "direction-mark",
        "contains an invisible direction mark at place 2; delete it, or type the text anew",
        "نویسه ۲ نشانه پنهان جهت متن است؛ آن را پاک کنید یا متن را از نو بنویسید",
    ),
    (
        lambda: kept_name("a\u2028b"),
        "line-break",
        "contains a line break at place 2; write it on one line",
        "نویسه ۲ پایان سطر است؛ آن را در یک سطر بنویسید",
    ),
    (
        lambda: kept_name("a\x07b"),
        "control-character",
        "contains a control character at place 2; delete it, or type the text anew",
        "نویسه ۲ نویسه کنترلی است؛ آن را پاک کنید یا متن را از نو بنویسید",
    ),
    (
        lambda: kept_name("a\u200cb"),
        "half-space-out-of-place",
        (
            "contains a half-space (ZWNJ) at place 2 that does not part two letters of a "
            "word; delete it, or type the text anew"
        ),
        ("نیم‌فاصله در نویسه ۲ میان دو حرف یک واژه نیست؛ آن را پاک کنید یا متن را از نو بنویسید"),
    ),
    (
        lambda: kept_name("a\u00adb"),
        "invisible-sign",
        "contains an invisible sign (U+00AD) at place 2; delete it, or type the text anew",
        "نویسه ۲ نشانه‌ای پنهان است (U+00AD)؛ آن را پاک کنید یا متن را از نو بنویسید",
    ),
    (
        lambda: kept_name("a\ud800"),
        "lone-surrogate",
        "contains half a character at place 2; delete it, or type the text anew",
        "نویسه ۲ نیمه‌نویسه است؛ آن را پاک کنید یا متن را از نو بنویسید",
    ),
    (
        lambda: kept_name("a\ue000"),
        "unknown-sign",
        ("contains a sign (U+E000) at place 2 that no alphabet has; delete it, or type the text anew"),
        "نویسه ۲ (U+E000) در هیچ الفبایی نیست؛ آن را پاک کنید یا متن را از نو بنویسید",
    ),
    (
        lambda: kept_name("a\u064b\u064c\u064d\u064e"),
        "too-many-marks",
        ("has too many marks on one letter, at place 1; at most 3; delete it, or type the text anew"),
        "حرف ۱ نشانه‌های بسیار دارد؛ دست‌بالا ۳؛ آن را پاک کنید یا متن را از نو بنویسید",
    ),
    (
        lambda: Person(name=wrong(7), mobile="0912"),
        "not-text",
        "this must be text",
        "این باید متن باشد",
    ),
    (
        lambda: Person(name="a", mobile="1", language=wrong(7)),
        "unknown-language",
        "7 is not a language of the desk; choose fa or en",
        "'۷' زبان این میز نیست؛ fa یا en را برگزینید",
    ),
    (
        lambda: Person(name="a", mobile="1", kind=wrong("firm")),
        "unknown-choice",
        "'firm' is no kind of person; choose person or company",
        "'firm' گونه‌ای از شخص نیست؛ person یا company را برگزینید",
    ),
    (
        lambda: Person(name="a", mobile="1", ids=wrong([1])),
        "bad-ids",
        "ids are numbers as text, by name",
        "شناسه‌ها شماره‌هایی به صورت متن‌اند، هر یک با نام",
    ),
    (
        lambda: Parcel(code="1", postal_code="../1", area=Area(1)),
        "bad-postal-code",
        ("'../1' is no postal code; write 1 to 20 digits and Latin letters, a space or hyphen between them"),
        "'../1' کد پستی نیست؛ ۱ تا ۲۰ رقم و حرف لاتین بنویسید، میانشان یک فاصله یا خط تیره",
    ),
    (
        lambda: JalaliDay(1405, 7, 31),
        "no-such-day",
        "1405-07-31 is no day: Mehr has 30 days",
        "1405-07-31 در تقویم نیست: مهر ۳۰ روز دارد",
    ),
    (
        lambda: JalaliDay(1405, 12, 31),
        "no-such-day",
        "1405-12-31 is no day: Esfand has 29 days",
        "1405-12-31 در تقویم نیست: اسفند ۲۹ روز دارد",
    ),
    (
        lambda: JalaliDay(1405, 13, 1),
        "no-such-day",
        "1405-13-01 is no day of the Jalali calendar (years 1200 to 1600, months 1 to 12)",
        "1405-13-01 در تقویم جلالی نیست (سال‌های ۱۲۰۰ تا ۱۶۰۰، ماه‌های ۱ تا ۱۲)",
    ),
    (
        lambda: read_day("1405-07-01", Calendar.GREGORIAN),
        "no-such-day",
        (
            "1405-07-01 is no day from 1821-03-21 to 2222-03-20; write the day of the "
            "Gregorian calendar, not of the Jalali one"
        ),
        ("1405-07-01 از 1821-03-21 تا 2222-03-20 نیست؛ روز را به تقویم میلادی بنویسید، نه جلالی"),
    ),
]
"""What is asked, the code of its refusal, and what is told."""


@pytest.mark.parametrize(("make", "code", "en", "fa"), REFUSED, ids=[row[1] for row in REFUSED])
def test_a_refusal_says_what_is_wrong_and_what_to_do(
    make: Callable[[], object], code: str, en: str, fa: str
) -> None:
    """One fault, its stable code, and a sentence in each language."""
    with pytest.raises(BadInput) as refused:
        make()
    (fault,) = refused.value.faults

    assert (code, en, fa) == (fault.code, fault.in_("en"), fault.in_("fa"))


def test_a_remainder_of_ten_is_a_check_digit_of_nought() -> None:
    """As with the remainder nought: both are written with one digit."""
    assert "10100123480" == LEGAL_ENTITY_ID("10100123480")
