"""Id numbers: what a person, company, place or account is known by, read from what people type into one form.

A country is a handful of `IdNumber` values. Those of Iran are in `iranian_ids`; a number of ``python-stdnum``, or of
anything else that has its ``validate``, becomes one by `of_standard`.
"""

from __future__ import annotations

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

    Called with what was typed, it returns that form or raises `BadInput`, which never repeats the number.
    """

    name: str = field(validator=a_name)
    title: Text
    reads: Callable[[str], str] = field(repr=False)

    def __call__(self, typed: object) -> str:
        """Return what was *typed* in the one form that is kept; raises `BadInput` under the name of this kind."""
        try:
            return self.reads(_one_script(typed))
        except BadInput as no:
            raise BadInput([fault.under(self.name) for fault in no.faults]) from None


class Standard(Protocol):
    """A module of ``python-stdnum``, or what is like one."""

    def validate(self, number: str, /) -> str:
        """Return *number* in its compact form, or raise a `ValueError`."""


def of_standard(standard: Standard, *, name: str, title: Text) -> IdNumber:
    """Return the id number that *standard* validates, as ``stdnum.de.idnr`` does."""

    def reads(typed: str) -> str:
        try:
            return standard.validate(typed)
        except ValueError:
            raise refused("not-valid", _NOT_VALID.fill(title=title)) from None

    return IdNumber(name=name, title=title, reads=reads)


def refused(code: str, text: Text, allowed: Text | None = None, todo: Text | None = None) -> BadInput:
    """Return the error of an id number that cannot be taken; its texts must not repeat the number."""
    return BadInput([Fault(code=code, text=text, allowed=allowed, todo=todo)])


def _one_script(typed: object) -> str:
    """Return what was *typed*, its ends trimmed, in ASCII digits; digits of two scripts are a slip."""
    if not isinstance(typed, str) or len(typed) > LONGEST or not typed.strip():
        raise refused("not-an-id", _NOT_AN_ID, allowed=_TEXT.fill(most=LONGEST))
    try:
        return ascii_digits(typed.strip())
    except BadInput:
        raise refused("mixed-digits", _MIXED, todo=_ALIKE) from None


_NOT_AN_ID = Text("an id number is a text with something in it", "شماره شناسایی متنی ناتهی است")
_TEXT = Text("at most {most} characters", "دست‌بالا {most} نویسه")
_MIXED = Text("the digits are of two scripts", "رقم‌ها از دو خط‌اند")
_ALIKE = Text("write them all alike", "همه را یک‌جور بنویسید")
_NOT_VALID = Text("this is no valid {title}", "این {title} معتبر نیست")
