"""Sections: the tables of a tariff file, read key by key; what is wrong is collected, never raised at once.

After a fault a getter answers with something harmless: the file is refused in the end, so it is never used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from qom_permits.domain.errors import BadInput
from qom_permits.domain.numerals import MOST_DIGITS
from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.bounds import too_large
from qom_permits.rules.language.exact import exact
from qom_permits.rules.language.wording import Wording, nearest_to
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.keys import BOTH, Keys, standing

_Read = TypeVar("_Read")


@frozen
class Section:
    """One table of the file, its *content* at *where*; *faults* is the one list of the whole file."""

    where: str
    content: Mapping[str, object]
    faults: FaultList

    def at(self, key: str | int) -> str:
        """Return where *key* stands."""
        return f"{self.where}.{key}".lstrip(".")

    def fault(self, key: str | int, wording: Wording, /, **values: object) -> None:
        """Note that *key* is wrong."""
        self.faults.append(wording.at(self.at(key), **values))

    def only(self, keys: Keys) -> None:
        """Note every one of *keys* that is missing, and every other key that is here."""
        known = standing(keys, self.content)
        for name in self.content:
            if name not in known:
                near = nearest_to(name, [other for other in keys if other != name])
                self.fault(name, texts.UNKNOWN_KEY, key=name[:60], nearest=near)
        for name, key in known.items():
            if key.is_needed and name not in self.content:
                self.fault(name, texts.MISSING_KEY, key=name)

    def words(self, key: str) -> str:
        """Return the text at *key*, empty where it is left out."""
        return self._of_type(key, str, "", Text("a text", "متن"))

    def flag(self, key: str) -> bool:
        """Return the true or false at *key*, false where it is left out."""
        return self._of_type(key, bool, False, same("true, false"))  # noqa: FBT003 - the value itself

    def sequence(self, key: str) -> list[object]:
        """Return the list at *key*, empty where it is left out."""
        return self._of_type(key, list, [], Text("a list", "فهرست"))

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names of charges and subtotals listed at *key*."""
        members = self.sequence(key)
        for member in members:
            if not isinstance(member, str):
                self.fault(key, texts.BAD_VALUE, given=member, wanted=same('["charge", "subtotal"]'))
        return tuple(member for member in members if isinstance(member, str))

    def section(self, key: str) -> Section:
        """Return the table at *key*, empty where it is left out."""
        return Section(self.at(key), self._of_type(key, dict, {}, Text("a table", "جدول")), self.faults)

    def sections(self, key: str) -> tuple[tuple[str, Section], ...]:
        """Return the tables within the table at *key*, by name."""
        inside = self.section(key)
        return tuple((name, inside.section(name)) for name in inside.content)

    def text(self, key: str) -> Text:
        """Return the words at *key*: one string, or both languages."""
        given = self.content.get(key, "")
        if isinstance(given, str):
            return same(given)
        return self.both(key)

    def both(self, key: str) -> Text:
        """Return the words at *key* in both languages, which must be there."""
        if key not in self.content:
            return same("")
        inside = self.section(key)
        if isinstance(self.content[key], dict):
            inside.only(BOTH)
        words = Text(inside.words("en"), inside.words("fa"))
        for language in ("en", "fa"):
            if language in inside.content and not words.in_(language).strip():
                inside.fault(language, texts.MISSING_KEY, key=language)
        return words

    def title(self) -> Text | None:
        """Return the title where there is one."""
        return self.text("title") if "title" in self.content else None

    def cite(self) -> Text:
        """Return the citation, which must not be empty."""
        cite = self.text("cite")
        if isinstance(self.content.get("cite"), str) and not cite.en.strip():
            self.fault("cite", texts.MISSING_KEY, key="cite")
        return cite

    def number(self, key: str) -> Fraction:
        """Return the number at *key*, a text or a whole number; 0 where it is left out."""
        given = self.content.get(key)
        if isinstance(given, str) and sum(map(str.isdecimal, given)) > MOST_DIGITS:
            self.faults.append(too_large(self.at(key)))
            return Fraction(0)
        return self.read(key, exact, Fraction(0))

    def whole(self, key: str, most: int, otherwise: int = 0) -> int:
        """Return the whole number at *key*, from 0 to *most*; *otherwise* where it is left out."""
        if key not in self.content:
            return otherwise
        number = self.number(key)
        if number.denominator == 1 and 0 <= number <= most:
            return int(number)
        self.fault(key, texts.BAD_VALUE, given=self.content[key], wanted=same(f"0 … {most}"))
        return otherwise

    def read(self, key: str, reader: Callable[[object], _Read], otherwise: _Read) -> _Read:
        """Return what *reader* makes of the value at *key*; *otherwise* where it is left out or refused."""
        if key not in self.content:
            return otherwise
        try:
            return reader(self.content[key])
        except BadInput as no:
            self.faults.extend(texts.UNREADABLE.at(self.at(key), why=fault.text) for fault in no.faults)
            return otherwise

    def read_words(self, key: str, reader: Callable[[str], _Read], otherwise: _Read) -> _Read:
        """Return what *reader* makes of the text at *key*; *otherwise* where it is no text, or refused."""
        if not isinstance(self.content.get(key), str):
            self.words(key)
            return otherwise
        return self.read(key, lambda given: reader(str(given)), otherwise)

    def _of_type(self, key: str, wanted: type[_Read], otherwise: _Read, told: Text) -> _Read:
        given = self.content.get(key, otherwise)
        if isinstance(given, wanted):
            return given
        self.fault(key, texts.BAD_VALUE, given=given, wanted=told)
        return otherwise
