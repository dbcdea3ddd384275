"""The id numbers of Iran: people, companies, plots of land, mobile telephones, bank accounts.

The sums are those of the published libraries persian-tools and py-persian-tools, held to known vectors. What is only
widely believed, such as the rule of postal codes, is no law here: a city's profile gives it as a pattern.
"""

from __future__ import annotations

import re

from qom_permits.domain.id_numbers import READ_AGAIN, IdNumber, refused, such_as, wrong_check_digit
from qom_permits.domain.texts import Text

_NATIONAL, _LEGAL, _IBAN = 10, 11, 26
_ZEROS_LOST = 8
"""A national id that was a number in some table has lost at most two zeros at its front."""
_LEGAL_WEIGHTS = (29, 27, 23, 19, 17) * 2
_MOBILE = re.compile(r"(?:\+98|0098|0)?(9[0-9]{9})")
_PLOT = re.compile(r"[0-9]{1,5}(?:-[0-9]{1,5}){6}")


def _national(typed: str) -> str:
    """Return a person's number: ten digits, the last a check on the others."""
    _digits_only(typed)
    if len(typed) == _LEGAL:
        raise refused(_OF_A_COMPANY, code="legal-entity-id", todo=_ASK_A_PERSON)
    if _ZEROS_LOST <= len(typed) < _NATIONAL:
        lost = _NATIONAL - len(typed)
        raise refused(
            _LOST_ZEROS.fill(digits=len(typed)), code="lost-zeros", todo=_ADD_ZEROS.fill(zeros=lost)
        )
    _of_length(typed, _NATIONAL)
    if len(set(typed)) == 1:
        raise refused(_EQUAL, code="equal-digits", todo=READ_AGAIN)
    if typed[3:9] == "000000":
        raise refused(_NO_PERSON, code="no-person", todo=READ_AGAIN)
    rest = sum(int(digit) * (_NATIONAL - place) for place, digit in enumerate(typed[:9])) % 11
    _checked(int(typed[9]) == (rest if rest < 2 else 11 - rest))  # noqa: PLR2004 - a check of 10 or 11 is the rest itself
    return typed


def _legal_entity(typed: str) -> str:
    """Return a company's number: eleven digits, the last a check on the others."""
    _digits_only(typed)
    if len(typed) == _NATIONAL:
        raise refused(_OF_A_PERSON, code="national-id", todo=_ASK_A_COMPANY)
    _of_length(typed, _LEGAL)
    if len(set(typed)) == 1:
        raise refused(_EQUAL, code="equal-digits", todo=READ_AGAIN)
    shift = int(typed[9]) + 2
    weighed = sum(
        (int(digit) + shift) * weight for digit, weight in zip(typed[:10], _LEGAL_WEIGHTS, strict=True)
    )
    _checked(weighed % 11 % 10 == int(typed[10]))
    return typed


def _mobile(typed: str) -> str:
    """Return a mobile number as ``09…``, with or without the country's code."""
    found = _MOBILE.fullmatch(typed)
    if found is None:
        raise refused(_NO_MOBILE, code="bad-mobile", allowed=such_as("09120000000"))
    return f"0{found[1]}"


def _renovation(typed: str) -> str:
    """Return the seven parts of a plot's code, the district first."""
    if _PLOT.fullmatch(typed) is None:
        raise refused(_NO_PLOT, code="wrong-shape", allowed=such_as("7-6-54-68-1-0-0"))
    return typed


def _iban(typed: str) -> str:
    """Return an account's number: ``IR`` and 24 digits, without spaces, two of them a check (ISO 13616)."""
    compact = typed.replace(" ", "").upper()
    if re.fullmatch(r"IR[0-9]{24}", compact) is None:
        raise refused(_NO_IBAN, code="wrong-shape", allowed=_IBAN_LIKE.fill(digits=_IBAN - 2))
    turned = compact[4:] + "1827" + compact[2:4]  # I is 18 and R is 27
    _checked(int(turned) % 97 == 1)
    return compact


def _digits_only(typed: str) -> None:
    if not (typed.isascii() and typed.isdigit()):
        raise refused(_NOT_DIGITS, code="not-digits", todo=_ONLY_DIGITS)


def _of_length(typed: str, length: int) -> None:
    if len(typed) != length:
        raise refused(
            _LENGTH.fill(digits=len(typed)), code="wrong-length", allowed=_LENGTHS.fill(digits=length)
        )


def _checked(fits: bool) -> None:  # noqa: FBT001 - the sum is told where it is made
    if not fits:
        raise wrong_check_digit()


_EQUAL = Text("all digits are the same", "همه رقم‌ها یکی است")
_NO_PERSON = Text("the six digits in the middle are zero", "شش رقم میانی صفر است")
_NOT_DIGITS = Text("there is more here than digits", "جز رقم چیز دیگری هم هست")
_ONLY_DIGITS = Text(
    "write the digits only, without spaces or hyphens", "تنها رقم‌ها را بی‌فاصله و خط تیره بنویسید"
)
_LENGTH = Text("this has {digits} digits", "این {digits} رقم دارد")
_LENGTHS = Text("{digits} digits", "{digits} رقم")
_LOST_ZEROS = Text(
    "this has {digits} digits: the zeros at its front seem lost",
    "این {digits} رقم دارد؛ گویا صفرهای آغازش افتاده است",
)
_ADD_ZEROS = Text(
    "write {zeros} zeros in front, if the card has them", "اگر روی کارت هست، {zeros} صفر در آغاز بنویسید"
)
_OF_A_COMPANY = Text("this is the id of a legal entity (11 digits)", "این شناسه ملی شخص حقوقی است (۱۱ رقم)")
_ASK_A_PERSON = Text("give the national id of a person (10 digits)", "کد ملی شخص حقیقی را بدهید (۱۰ رقم)")
_OF_A_PERSON = Text("this is the national id of a person (10 digits)", "این کد ملی شخص حقیقی است (۱۰ رقم)")
_ASK_A_COMPANY = Text("give the id of the legal entity (11 digits)", "شناسه ملی شخص حقوقی را بدهید (۱۱ رقم)")
_NO_MOBILE = Text("this is no mobile number", "این شماره همراه نیست")
_NO_PLOT = Text(
    "this is no renovation code; it has seven parts", "این کد نوسازی نیست؛ کد نوسازی هفت بخش دارد"
)
_IBAN_LIKE = Text("IR and {digits} digits", "IR و {digits} رقم")
_NO_IBAN = Text("this is no Iranian account number (Sheba)", "این شماره شبا نیست")

NATIONAL_ID = IdNumber(name="national_id", title=Text("national id", "کد ملی"), reads=_national)
LEGAL_ENTITY_ID = IdNumber(
    name="legal_entity_id", title=Text("id of a legal entity", "شناسه ملی شخص حقوقی"), reads=_legal_entity
)
RENOVATION_CODE = IdNumber(
    name="renovation_code", title=Text("renovation code", "کد نوسازی"), reads=_renovation
)
MOBILE = IdNumber(name="mobile", title=Text("mobile number", "شماره همراه"), reads=_mobile)
IBAN = IdNumber(name="iban", title=Text("Sheba account number", "شماره شبا"), reads=_iban)

IRANIAN_IDS = {each.name: each for each in (NATIONAL_ID, LEGAL_ENTITY_ID, RENOVATION_CODE, MOBILE, IBAN)}
"""The id numbers of Iran by the name a profile gives them."""


def place_of_issue(national_id: str) -> str:
    """Return the three digits that say where a *national_id* was issued, as kept; ``037`` and ``038`` are Qom.

    >>> place_of_issue("0371359058")
    '037'
    """
    return national_id[:3]
