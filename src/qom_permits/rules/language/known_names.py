"""Known names: those there are, and which of them somebody meant who wrote another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from attrs import field, frozen

from qom_permits.domain.texts import Text, listed

MOST_CHARACTERS = 40
"""How much of a name is looked at."""
_NEIGHBOURS = 8
_COMPARED = 3


def _each_once(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen
class KnownNames:
    """The *names* there are; made once, it says quickly which are nearest to any number of others."""

    names: frozenset[str] = field(converter=_each_once)

    def __contains__(self, name: object) -> bool:
        """Return whether *name* is one of them."""
        return name in self.names

    def nearest(self, word: str) -> Text:
        """Return the two nearest to *word*, or a dash.

        Only names beside it in the alphabet are looked at, read from their beginnings and from their ends: a slip
        of the pen leaves one of the two as it was.

        >>> KnownNames(["floor_area", "parking"]).nearest("flor_area").en
        'floor_area'
        """
        word = word[:MOST_CHARACTERS]
        beside = {
            *_beside(word, self._forwards),
            *(name[::-1] for name in _beside(word[::-1], self._backwards)),
        }
        alike = sorted(beside, key=lambda name: (-_alike(word, name), name))[:_COMPARED]
        return listed(get_close_matches(word, sorted(alike), n=2) or ["–"])

    @cached_property
    def _forwards(self) -> list[str]:
        return sorted(name for name in self.names if len(name) <= MOST_CHARACTERS)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(name[::-1] for name in self._forwards)


def _beside(word: str, ordered: list[str]) -> list[str]:
    place = bisect_left(ordered, word)
    return ordered[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS]


def _alike(one: str, other: str) -> int:
    """Return how many letters the two share at their beginnings and at their ends."""
    return _shared(one, other) + _shared(one[::-1], other[::-1])


def _shared(one: str, other: str) -> int:
    place = 0
    for place, (mine, yours) in enumerate(zip(one, other, strict=False), 1):
        if mine != yours:
            return place - 1
    return place
