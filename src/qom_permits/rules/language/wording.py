"""Wording: what a fault says in both languages, kept apart from where it was found."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from attrs import frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text
from qom_permits.rules.language.known_names import KnownNames

MOST_SAID = 500
"""How many characters of one value a fault repeats: what is longer says no more to a person."""
_MOST_SHOWN = 20


@frozen(kw_only=True)
class Wording:
    """What every fault of one kind says; *allowed* and *todo* are None where there is nothing to add."""

    code: str
    text: Text
    allowed: Text | None = None
    todo: Text | None = None

    def at(self, where: str, /, **values: object) -> Fault:
        """Return the fault found at *where*, its wordings filled with *values*, each no longer than is read."""
        said = {name: brief(value) for name, value in values.items()}
        return Fault(
            code=self.code,
            where=cut(where),
            text=self.text.fill(**said),
            allowed=self.allowed and self.allowed.fill(**said),
            todo=self.todo and self.todo.fill(**said),
        )

    def error(self, where: str = "", /, **values: object) -> BadTariff:
        """Return an error with this one fault."""
        return BadTariff([self.at(where, **values)])


ALREADY_TOLD = ()
"""The faults of something that cannot be read only because something else could not."""


def nearest_to(word: str, known: Iterable[str]) -> Text:
    """Return those of *known* nearest to *word*, or a dash."""
    return KnownNames(known).nearest(word)


def cut(words: str, most: int = MOST_SAID) -> str:
    """Return as much of *words* as a person reads.

    >>> len(cut("a" * 10**6)), cut("floor_area")
    (501, 'floor_area')
    """
    return words if len(words) <= most else f"{words[:most]}…"


def brief(value: object) -> object:
    """Return *value* with no more in it than is told of it."""
    match value:
        case str():
            return cut(value)
        case Text(en, fa):
            return Text(cut(en), cut(fa))
        case list() | dict():
            return _part(value, 2)
        case _:
            return value


def _part(value: object, levels: int) -> object:
    """Return the beginning of *value*, a list or table; deeper than so many *levels* it is not told at all."""
    match value:
        case str():
            return cut(value, _MOST_SHOWN)
        case list() if levels:
            return [_part(inner, levels - 1) for inner in value[:_MOST_SHOWN]]
        case dict() if levels:
            some = [(key, value[key]) for key in islice(value, _MOST_SHOWN)]
            return {cut(key, _MOST_SHOWN): _part(inner, levels - 1) for key, inner in some}
        case list() | dict():
            return "…"
        case _:
            return value
