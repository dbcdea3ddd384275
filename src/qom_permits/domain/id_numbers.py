"""Id numbers: what a person, company, place or account is known by, read from what people type into one form.

A country is a handful of `IdNumber` values. Those of Iran are in `iranian_ids`; a number of ``python-stdnum``, or of
anything else that has its ``validate``, becomes one by `of_standard`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from attrs import field, frozen

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.identifiers import name as a_name
from qom_permits.domain.numerals import ascii_digits
from qom_permits.domain.texts import Text

LONGEST = 60
"""More characters than this are no id number anywhere."""


@frozen(kw_only=True)
class IdNumber:
    """A kind of id number: its *name* in a profile, its *title*, and what *reads* one into the form that is kept.

    Called with what was typed, it returns that form or raises `BadInput`, which never repeats the number; the
    place it was typed at is for the caller to add.
    """

    name: str = field(validator=a_name)
    title: Text
    reads: Callable[[str], str] = field(repr=False)

    def __call__(self, typed: object) -> str:
        """Return what was *typed* in the one form that is kept."""
        return self.reads(_one_script(typed))


class Standard(Protocol):
    """A module of ``python-stdnum``, or what is like one."""

    def validate(self, number: str, /) -> str:
        """Return *number* in its compact form, or raise a `ValueError`."""


def of_standard(standard: Standard, *, name: str, title: Text) -> IdNumber:
    """Return the id number that *standard* validates, as ``stdnum.de.idnr`` does."""

    def reads(typed: str) -> str:
        try:
            return standard.validate(typed)
        except ValueError as no:
            raise _not_valid(type(no).__name__, title) from None

    return IdNumber(name=name, title=title, reads=reads)


def _not_valid(why: str, title: Text) -> BadInput:
    """Return the refusal of what a standard raised: *why* is the name of its error, which python-stdnum never words."""
    match why:
        case "InvalidChecksum":
            return wrong_check_digit()
        case "InvalidLength":
            return refused(_LENGTH.fill(title=title), code="wrong-length", todo=READ_AGAIN)
        case _:
            return refused(_NOT_VALID.fill(title=title), code="not-valid", todo=READ_AGAIN)


def wrong_check_digit() -> BadInput:
    """Return the error of a number whose check digit says that another of its digits is wrong."""
    return refused(_CHECK_DIGIT, code="wrong-check-digit", todo=READ_AGAIN)


def shaped(*, name: str, title: Text, pattern: str, like: str) -> IdNumber:
    """Return the id number whose digits, in ASCII, match *pattern* whole, such as *like*; for rules that are data."""
    shape = re.compile(pattern)

    def reads(typed: str) -> str:
        if shape.fullmatch(typed) is None:
            raise refused(_WRONG_SHAPE.fill(title=title), code="wrong-shape", allowed=such_as(like))
        return typed

    return IdNumber(name=name, title=title, reads=reads)


def such_as(like: str) -> Text:
    """Return in words that a number like *like* is wanted."""
    return _LIKE.fill(like=like)


def refused(text: Text, *, code: str, allowed: Text | None = None, todo: Text | None = None) -> BadInput:
    """Return the error of an id number that cannot be taken; its texts must not repeat the number."""
    return BadInput([Fault(code=code, text=text, allowed=allowed, todo=todo)])


def _one_script(typed: object) -> str:
    """Return what was *typed*, its ends trimmed, in ASCII digits; digits of two scripts are a slip."""
    if not isinstance(typed, str) or len(typed) > LONGEST or not typed.strip():
        raise refused(_NOT_AN_ID, code="not-an-id", allowed=_TEXT.fill(most=LONGEST))
    try:
        return ascii_digits(typed.strip())
    except BadInput:
        raise refused(_MIXED, code="mixed-digits", todo=_ALIKE) from None


def _telephone(typed: str) -> str:
    """Return a telephone number without what people put between its digits."""
    compact = _BETWEEN.sub("", typed)
    if _TELEPHONE.fullmatch(compact) is None:
        raise refused(_NO_TELEPHONE, code="bad-telephone", allowed=such_as("+12025550143"))
    return compact


_BETWEEN = re.compile(r"[ ().\-]")
_TELEPHONE = re.compile(r"\+?[0-9]{5,20}")
_NOT_AN_ID = Text("an id number is a text with something in it", "شماره شناسایی متنی ناتهی است")
_TEXT = Text("at most {most} characters", "دست‌بالا {most} نویسه")
_MIXED = Text("the digits are of two scripts", "رقم‌ها از دو خط‌اند")
_ALIKE = Text("write them all alike", "همه را یک‌جور بنویسید")
_NOT_VALID = Text("this is no valid {title}", "این {title} معتبر نیست")
_LENGTH = Text("this is too short or too long for a {title}", "این برای {title} کوتاه یا بلند است")
_CHECK_DIGIT = Text("the check digit does not match", "رقم کنترل درست نیست")
READ_AGAIN = Text("read the number again from the card", "شماره را دوباره از روی کارت بخوانید")
_WRONG_SHAPE = Text("this is no {title}", "این {title} نیست")
_LIKE = Text("write one such as {like}", "چیزی مانند {like} بنویسید")
_NO_TELEPHONE = Text(
    "this is no telephone number; it has 5 to 20 digits, with or without + before them",
    "این شماره تلفن نیست؛ شماره تلفن ۵ تا ۲۰ رقم دارد، با + یا بی آن",
)

TELEPHONE = IdNumber(name="telephone", title=Text("telephone number", "شماره تلفن"), reads=_telephone)
"""A telephone number of any country, for a city that says no more."""
