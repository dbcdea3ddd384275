"""Every fault of something with many parts, gathered before any of them is raised; of very many, the first are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault

T = TypeVar("T")
Part = TypeVar("Part")

MOST_TOLD = 100
"""How many faults are told: whoever meets more is wrong in one way many times. The rest is counted."""

_LONGEST_KEY = 60
_ZWNJ = "\u200c"


def place_of(key: object) -> str:
    r"""Return *key* as part of a place: in short, on one line, what cannot be seen written out.

    >>> place_of("a\tb")
    'a\\tb'
    """
    signs = str(key)[:_LONGEST_KEY]
    return "".join(sign if sign.isprintable() or sign == _ZWNJ else ascii(sign)[1:-1] for sign in signs)


class Faults:
    """The faults met so far while reading something with many parts: the first hundred, and how many more."""

    def __init__(self) -> None:
        self._told: list[Fault] = []
        self._untold = 0

    def note(self, fault: Fault) -> None:
        """Note one fault."""
        self.note_each(lambda noted: noted, [fault])

    def note_each(self, fault_of: Callable[[Part], Fault], parts: Sequence[Part]) -> None:
        """Note the *fault_of* each of *parts*; those past the bound are counted and never made."""
        room = MOST_TOLD - len(self._told)
        self._told.extend(map(fault_of, parts[:room]))
        self._untold += len(parts[room:])

    def under(self, place: str, make: Callable[..., T], *given: object) -> T:
        """Return what *make* makes of *given*, noting its faults under *place*.

        What it returns after a fault is nothing at all: call `raise_any` before any of it is read.
        """
        try:
            return make(*given)
        except BadInput as refused:
            self.note_each(lambda fault: fault.under(place), refused.told)
            self._untold += refused.untold
            return cast("T", None)

    def raise_any(self) -> None:
        """Raise everything noted, if anything was."""
        if self._told:
            raise BadInput(self._told, self._untold)
