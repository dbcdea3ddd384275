"""Wording: what a fault says in both languages, kept apart from where it was found."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from attrs import frozen

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, listed


@frozen(kw_only=True)
class Wording:
    """What every fault of one kind says; *allowed* and *todo* are None where there is nothing to add."""

    code: str
    text: Text
    allowed: Text | None = None
    todo: Text | None = None

    def at(self, where: str, /, **values: object) -> Fault:
        """Return the fault found at *where*, its wordings filled with *values*."""
        return Fault(
            code=self.code,
            where=where,
            text=self.text.fill(**values),
            allowed=self.allowed and self.allowed.fill(**values),
            todo=self.todo and self.todo.fill(**values),
        )

    def error(self, where: str = "", /, **values: object) -> BadTariff:
        """Return an error with this one fault."""
        return BadTariff([self.at(where, **values)])


ALREADY_TOLD = ()
"""The faults of something that cannot be read only because something else could not."""


def nearest_to(word: str, known: Iterable[str]) -> Text:
    """Return those of *known* nearest to *word*, or a dash."""
    return listed(get_close_matches(word[:60], sorted(known), n=2) or ["–"])
