"""Whether a text of one line says all it says to the eye: nothing hidden in it, nothing half, no heap of marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from qom_permits.domain.fault import Fault
from qom_permits.domain.scripts import ALIKE, script_of
from qom_permits.domain.texts import Text

MOST_MARKS = 3
"""The most marks on one letter: Persian has two, شدّه and a vowel; no spelling in use piles up more than three."""

ZWNJ = "\u200c"
"""The half-space of Persian, which parts two letters of one word."""

_ZWJ = "\u200d"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = frozenset("\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters, marks and signs that show nothing, though Unicode does not call them formats."""
_SELECTORS = (range(0xFE00, 0xFE10), range(0x180B, 0x1810), range(0xE0100, 0xE01F0))
_VIRAMA = 9
"""The combining class of the mark after which Indic scripts need the joiners."""


def blemishes(text: str) -> Iterator[Fault]:
    """Yield each kind of thing that *text* hides or that spoils it, where it first occurs; places count from 1."""
    found: set[str] = set()
    for place, sign in enumerate(text, start=1):
        code = _blemish(text, place - 1)
        if code is not None and code not in found:
            found.add(code)
            yield blemish(code, place, sign)
    heap = _heap(text)
    if heap is not None:
        yield blemish("too-many-marks", heap, text[heap - 1])


def blemish(code: str, place: int, sign: str) -> Fault:
    """Return the fault *code* of *sign* at *place*."""
    text, todo = _TEXTS[code]
    allowed = _AT_MOST.fill(most=MOST_MARKS) if code == "too-many-marks" else None
    return Fault(
        code=code, text=text.fill(place=place, sign=f"U+{ord(sign):04X}"), allowed=allowed, todo=todo
    )


def is_shown(sign: str) -> bool:
    """Return whether *sign* is a letter or digit that can be seen."""
    return sign.isalnum() and sign not in _HIDDEN


def _blemish(text: str, index: int) -> str | None:
    """Return the code of what is wrong with the sign at *index*, None when nothing is."""
    sign = text[index]
    category = unicodedata.category(sign)
    if sign == "\0":
        return "nul-in-text"
    if category == "Cs":
        return "lone-surrogate"
    if sign in _DIRECTIONS:
        return "direction-mark"
    if sign in _LINE_ENDS:
        return "line-break"
    if category == "Cc":
        return "control-character"
    if sign == ZWNJ:
        return None if _parts_letters(text, index) else "half-space-out-of-place"
    if sign == _ZWJ and _follows_virama(text, index):
        return None
    if category == "Cf" or sign in _HIDDEN or any(ord(sign) in those for those in _SELECTORS):
        return "invisible-sign"
    return "unknown-sign" if category in {"Cn", "Co"} else None


def _parts_letters(text: str, index: int) -> bool:
    """Return whether the half-space at *index* has a letter on each side, or a digit before it.

    Letters of Latin and its like never join, so that between them it would only hide.
    """
    before, after = text[:index].rstrip(ZWNJ)[-1:], text[index:].lstrip(ZWNJ)[:1]
    if not before or not after:
        return False
    kinds = unicodedata.category(before), unicodedata.category(after)
    joins = kinds[0][0] in "LM" or kinds[0] == "Nd"
    return joins and kinds[1].startswith("L") and not {script_of(before), script_of(after)} & ALIKE


def _follows_virama(text: str, index: int) -> bool:
    return unicodedata.combining(text[index - 1 : index] or " ") == _VIRAMA


def _heap(text: str) -> int | None:
    """Return the place of the first letter with too many marks on it, None when there is none."""
    marks = 0
    for index, sign in enumerate(text):
        marks = marks + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if marks > MOST_MARKS:
            return max(index - marks, 0) + 1
    return None


_DELETE = Text("delete it, or type the text anew", "آن را پاک کنید یا متن را از نو بنویسید")
_ONE_LINE = Text("write it on one line", "آن را در یک سطر بنویسید")
_AT_MOST = Text("at most {most}", "دست‌بالا {most}")
_TEXTS = {
    "nul-in-text": (
        Text("contains a NUL character at place {place}", "نویسه {place} نویسه تهی (NUL) است"),
        _DELETE,
    ),
    "lone-surrogate": (
        Text("contains half a character at place {place}", "نویسه {place} نیمه‌نویسه است"),
        _DELETE,
    ),
    "direction-mark": (
        Text(
            "contains an invisible direction mark at place {place}", "نویسه {place} نشانه پنهان جهت متن است"
        ),
        _DELETE,
    ),
    "line-break": (
        Text("contains a line break at place {place}", "نویسه {place} پایان سطر است"),
        _ONE_LINE,
    ),
    "control-character": (
        Text("contains a control character at place {place}", "نویسه {place} نویسه کنترلی است"),
        _DELETE,
    ),
    "half-space-out-of-place": (
        Text(
            "contains a half-space (ZWNJ) at place {place} that does not part two letters of a word",
            "نیم‌فاصله در نویسه {place} میان دو حرف یک واژه نیست",
        ),
        _DELETE,
    ),
    "invisible-sign": (
        Text(
            "contains an invisible sign ({sign}) at place {place}", "نویسه {place} نشانه‌ای پنهان است ({sign})"
        ),
        _DELETE,
    ),
    "unknown-sign": (
        Text(
            "contains a sign ({sign}) at place {place} that no alphabet has",
            "نویسه {place} ({sign}) در هیچ الفبایی نیست",
        ),
        _DELETE,
    ),
    "too-many-marks": (
        Text("has too many marks on one letter, at place {place}", "حرف {place} نشانه‌های بسیار دارد"),
        _DELETE,
    ),
}
