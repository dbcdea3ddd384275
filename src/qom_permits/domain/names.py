"""Names of people and firms: kept as they are written, once they can be read and mistaken for no others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.legibility import ZWNJ, blemishes, is_shown
from qom_permits.domain.scripts import mixture
from qom_permits.domain.texts import Text

LONGEST_NAME = 200
"""The most characters of a name, counted as it is shown: one sign may stand for a whole sentence."""

_LONGEST_TYPED = 4 * LONGEST_NAME
"""What is typed past this is not even read; letters whose marks are typed apart take several characters."""


def kept_name(typed: object) -> str:
    """Return the name that was *typed*, as it is kept: composed (NFC), never made other letters.

    Spaces are made plain, one at a time and none at the ends; a doubled half-space is made one. Raises `BadInput`
    with every fault, without repeating the name.

    >>> kept_name(" علي  كريمي ")
    'علي كريمي'
    """
    if not isinstance(typed, str):
        raise BadInput([Fault(code="not-text", text=_NOT_TEXT)])
    text = unicodedata.normalize("NFC", typed[:_LONGEST_TYPED])
    kept = " ".join(_without_doubles(text).split())
    faults = list(_faults(text))
    if len(typed) > _LONGEST_TYPED or len(unicodedata.normalize("NFKC", kept)) > LONGEST_NAME:
        faults.append(Fault(code="name-too-long", text=_TOO_LONG, allowed=_AT_MOST.fill(most=LONGEST_NAME)))
    if faults:
        raise BadInput(faults)
    return kept


def _faults(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the letters of *text*; of one that shows nothing, no more than that."""
    hidden = list(blemishes(text))
    if not any(map(is_shown, text)):
        broken = [fault for fault in hidden if fault.code in {"nul-in-text", "lone-surrogate"}]
        yield from broken or [Fault(code="name-is-empty", text=_EMPTY, todo=_WRITE)]
        return
    yield from hidden
    mixed = mixture(text)
    if mixed is not None:
        said = _MIXED.fill(one=mixed.one, other=mixed.other, place=mixed.place)
        yield Fault(code="mixed-scripts", text=said, todo=_ONE_SCRIPT)


def _without_doubles(text: str) -> str:
    while ZWNJ * 2 in text:
        text = text.replace(ZWNJ * 2, ZWNJ)
    return text


_NOT_TEXT = Text("a name is text", "نام متن است")
_EMPTY = Text(
    "the name is empty: nothing in it is a letter or digit", "نام خالی است: هیچ حرف یا رقمی در آن نیست"
)
_WRITE = Text("write the name as on the card", "نام را چنان‌که روی کارت است بنویسید")
_TOO_LONG = Text("the name is too long", "نام بیش از اندازه بلند است")
_AT_MOST = Text("at most {most} characters", "دست‌بالا {most} نویسه")
_MIXED = Text(
    "mixes letters of two scripts at place {place}: {one}, {other}",
    "در نویسه {place} حرف‌های دو خط درهم است: {one}، {other}",
)
_ONE_SCRIPT = Text(
    "write each word in letters of one script, none of them borrowed for its look",
    "هر واژه را با حرف‌های یک خط بنویسید و حرف هم‌ریخت از خط دیگر نیاورید",
)
