"""What is known of names where an expression stands, by the conditions that hold there."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from qom_permits.rules.sizing.possible import Possible

MOST_KNOWN = 12
"""How many names are narrowed at once; more are left as wide as they are."""


@frozen(cache_hash=True)
class Given:
    """What is *known* of names and of differences of two names, in the order of what they are called."""

    known: tuple[tuple[str, Possible], ...] = field(default=())

    def of(self, name: str) -> Possible | None:
        """Return what is known of *name*, None where that is no more than everywhere."""
        return next((possible for each, possible in self.known if each == name), None)

    def knowing(self, name: str, possible: Possible) -> Given:
        """Return what is known once *name* is known to be this; past `MOST_KNOWN` names it is forgotten."""
        others = tuple(pair for pair in self.known if pair[0] != name)
        if len(others) >= MOST_KNOWN:
            return self
        return Given(tuple(sorted((*others, (name, possible)), key=lambda pair: pair[0])))

    def without(self, names: Iterable[str]) -> Given:
        """Return what is known of all but *names* and their differences."""
        dropped = set(names)
        return Given(tuple(pair for pair in self.known if dropped.isdisjoint(pair[0].split(_LESS))))


EVERYWHERE = Given()
"""Nothing known but the ranges of the inputs."""

_LESS = " - "


def difference(one: str, other: str) -> str:
    """Return what the difference of two names is called.

    >>> difference("built", "allowed")
    'built - allowed'
    """
    return f"{one}{_LESS}{other}"
