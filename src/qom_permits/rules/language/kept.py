"""Kept: what a frozen value worked out about itself at its first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import define, field

_Worked = TypeVar("_Worked")


@define(eq=False)
class Kept:
    """Keeps what is worked out *once*, by name; a copy of the value works it out again.

    A `functools.cached_property` would do the same, but makes every other attribute of a slotted class slow to read.
    """

    known: dict[str, Any] = field(factory=dict)

    def once(self, name: str, work: Callable[[], _Worked]) -> _Worked:
        """Return what *work* came to when it was first asked for under *name*."""
        if name not in self.known:
            self.known[name] = work()
        known: _Worked = self.known[name]
        return known

    def __reduce__(self) -> tuple[type[Kept], tuple[()]]:
        return Kept, ()
