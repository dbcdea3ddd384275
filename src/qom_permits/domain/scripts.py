"""Which script a letter is of, and where the letters of a name are of two scripts that do not go together."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from attrs import frozen

from qom_permits.domain.texts import Text, same

ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Scripts with letters that look like one another's: a name has letters of one of them at most."""

_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"})
_TITLES = {
    "ARABIC": Text("Persian or Arabic", "فارسی یا عربی"),
    "LATIN": Text("Latin", "لاتین"),
    "CYRILLIC": Text("Cyrillic", "سیریلیک"),
    "GREEK": Text("Greek", "یونانی"),
    "ARMENIAN": Text("Armenian", "ارمنی"),
    "HEBREW": Text("Hebrew", "عبری"),
    "EAST ASIAN": Text("East Asian", "آسیای خاوری"),
}


@frozen(kw_only=True)
class Mixture:
    """Letters of the scripts *one* and *other* that do not go together, the first of the other at *place*, from 1."""

    one: Text
    other: Text
    place: int


def script_of(sign: str) -> str | None:
    """Return the script *sign* is a letter of, None when it is none or belongs to every script.

    >>> script_of("a"), script_of("ک"), script_of("-")
    ('LATIN', 'ARABIC', None)
    """
    plain = unicodedata.normalize("NFKC", sign)[0]
    if not unicodedata.category(plain).startswith("L"):
        return None
    script = unicodedata.name(plain, "").replace("-", " ").partition(" ")[0]
    if script == "MODIFIER":
        return None
    return "EAST ASIAN" if script in _EAST_ASIAN else script


def mixture(text: str) -> Mixture | None:
    """Return where *text* first mixes scripts, None where it does not.

    Words of two scripts may stand side by side, as in the name of a firm; letters of two within one word may not, nor
    words of two whose letters look alike.
    """
    alike = ""
    for word in _words(text):
        _, script = word[0]
        for place, other in word:
            if other != script:
                return Mixture(one=_title(script), other=_title(other), place=place)
        if script in ALIKE:
            if alike and alike != script:
                return Mixture(one=_title(alike), other=_title(script), place=word[0][0])
            alike = script
    return None


def _words(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield of each word of *text* its letters: the place and the script of each."""
    for is_word, signs in groupby(enumerate(text, start=1), lambda sign: _is_of_word(sign[1])):
        letters = [(place, script) for place, sign in signs if (script := script_of(sign)) is not None]
        if is_word and letters:
            yield letters


def _is_of_word(sign: str) -> bool:
    """Return whether *sign* stands within a word: a letter, a mark on one, or what joins two unseen."""
    return unicodedata.category(sign)[0] in "LM" or sign in "\u200c\u200d"


def _title(script: str) -> Text:
    return _TITLES.get(script, same(script.title()))
