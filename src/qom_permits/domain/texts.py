"""Words for people, in English and Persian side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Literal

from attrs import frozen
from persiantools import digits

Language = Literal["en", "fa"]
_LEGIBLE_BITS = 1_000
"""Longer numbers are not even written out to refuse them."""


@frozen
class Text:
    """One thing said in both languages of the house."""

    en: str
    fa: str

    def in_(self, language: str) -> str:
        """Return the wording in *language*; anything but ``fa`` reads English."""
        return self.fa if language == "fa" else self.en

    def fill(self, **values: object) -> Text:
        """Return the text with *values* in its ``{places}``; a `Text` value gives each language its own."""
        return Text(
            self.en.format_map(_spoken(values, "en")),
            self.fa.format_map(_spoken(values, "fa")),
        )

    def to_json(self) -> dict[str, str]:
        """Return both wordings under their language codes."""
        return {"en": self.en, "fa": self.fa}


def same(words: str) -> Text:
    """Return *words* as a text that reads alike in both languages."""
    return Text(words, words)


def listed(words: list[str] | tuple[str, ...]) -> Text:
    """Return *words* as a list in both languages.

    >>> listed(["deed", "map"]).en
    'deed, map'
    """
    return Text(", ".join(words), "، ".join(words))


def one_of(words: list[str] | tuple[str, ...]) -> Text:
    """Return in words that one of *words* is wanted; that there is none when there is none.

    >>> one_of(["fa", "en"]).en
    'one of: fa, en'
    """
    if not words:
        return Text("there is none to choose", "چیزی برای گزینش نیست")
    return Text("one of: {words}", "یکی از: {words}").fill(words=listed(words))


def nearest(name: str, known: list[str]) -> Text:
    """Return what somebody who wrote *name* may have meant: the nearest of *known*, else all of them.

    >>> nearest("titel", ["title", "cite"]).en
    'did you mean: title'
    """
    near = get_close_matches(name, known, n=1)
    if not near:
        return one_of(sorted(known))
    return Text("did you mean: {near}", "شاید منظورتان این است: {near}").fill(near=near[0])


def shown(given: object, most: int = 60) -> Text:
    """Return *given* told back in short, on one line; of an object or a list only that it is one, not what it holds.

    >>> shown("4 floors").en, shown({"password": "1"}).en
    ("'4 floors'", 'an object')
    """
    match given:
        case str():
            return same(repr(given[:most])[:most])
        case int() if given.bit_length() > _LEGIBLE_BITS:
            return Text("a number too long to read", "عددی بلندتر از آنکه خوانده شود")
        case None | bool() | int() | float() | Decimal() | date():
            return same(str(given)[:most])
        case Mapping():
            return Text("an object", "یک شیء")
        case list() | tuple():
            return Text("a list", "یک فهرست")
        case _:
            return Text("a value of type {kind}", "مقداری از گونه {kind}").fill(kind=type(given).__name__)


def joined(texts: list[Text] | tuple[Text, ...]) -> Text:
    """Return *texts* one after another, each language with its own comma."""
    return Text(", ".join(text.en for text in texts), "، ".join(text.fa for text in texts))


def clauses(texts: list[Text] | tuple[Text, ...]) -> Text:
    """Return *texts* as the clauses of one sentence, each language with its own semicolon."""
    return Text("; ".join(text.en for text in texts), "؛ ".join(text.fa for text in texts))


def persian_digits(words: str) -> str:
    """Return *words* with ASCII digits as Persian ones.

    >>> persian_digits("1405-07-01")
    '۱۴۰۵-۰۷-۰۱'
    """
    return str(digits.en_to_fa(words))


def _spoken(values: Mapping[str, object], language: Language) -> dict[str, object]:
    return {name: _in_language(value, language) for name, value in values.items()}


def _in_language(value: object, language: Language) -> object:
    """Return *value* as *language* says it: whole numbers in Persian digits among Persian words."""
    if isinstance(value, Text):
        return value.in_(language)
    return persian_digits(str(value)) if language == "fa" and type(value) is int else value
