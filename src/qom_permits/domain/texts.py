"""Words for people, in English and Persian side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import frozen
from persiantools import digits

Language = Literal["en", "fa"]


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


def persian_digits(words: str) -> str:
    """Return *words* with ASCII digits as Persian ones.

    >>> persian_digits("1405-07-01")
    '۱۴۰۵-۰۷-۰۱'
    """
    return str(digits.en_to_fa(words))


def _spoken(values: Mapping[str, object], language: Language) -> dict[str, object]:
    return {name: value.in_(language) if isinstance(value, Text) else value for name, value in values.items()}
