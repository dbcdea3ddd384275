"""Who a party is: personal data, kept apart from every case so that it can be erased."""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.numerals import ascii_digits

LONGEST_NAME = 200
LANGUAGES = ("fa", "en")
_MOBILE = re.compile(r"(?:\+98|0098|0)?(9[0-9]{9})")


def _named(_owner: object, _attribute: object, name: Any) -> None:
    if not (isinstance(name, str) and len(name) <= LONGEST_NAME and _legible(name)):
        raise bad(
            "bad-person-name",
            "a name has 1 to {most} visible characters on one line",
            "نام ۱ تا {most} نویسه پیدا در یک سطر دارد",
            most=LONGEST_NAME,
        )


def _legible(name: str) -> bool:
    """Return whether *name* shows something and is printable, the joiner inside Persian words allowed."""
    shown = name.replace("\u200c", "")
    return bool(shown.strip()) and shown.isprintable()


def _canonical_mobile(given: Any) -> str:
    found = _MOBILE.fullmatch(_digits(given)) if isinstance(given, str) else None
    if found is None:
        raise bad(
            "bad-mobile",
            "this is no mobile number; write it such as 09120000000, in digits of one script",
            "این شماره همراه نیست؛ مانند ۰۹۱۲۰۰۰۰۰۰۰ و با رقم‌های یک خط بنویسید",
        )
    return f"0{found[1]}"


def _digits(given: str) -> str:
    """Return *given* in ASCII digits, or nothing when they are mixed: the fault must not repeat a number."""
    try:
        return ascii_digits(given)
    except BadInput:
        return ""


def _spoken(_owner: object, _attribute: object, language: Any) -> None:
    if language not in LANGUAGES:
        raise bad(
            "unknown-language",
            "{language!r:.20} is not a language of the desk; choose fa or en",
            "{language!r:.20} زبان این میز نیست؛ fa یا en را برگزینید",
            language=language,
        )


@frozen(kw_only=True)
class Person:
    """A *name*, a *mobile* number (kept as 09…), and the *language* letters are written in."""

    name: str = field(validator=_named, repr=False)
    mobile: str = field(converter=_canonical_mobile, repr=False)
    language: str = field(default="fa", validator=_spoken)
