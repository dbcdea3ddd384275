"""Every fault of something with many parts, gathered before any of them is raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault

T = TypeVar("T")


class Faults:
    """The faults met so far while reading something with many parts."""

    def __init__(self) -> None:
        self._met: list[Fault] = []

    def note(self, fault: Fault) -> None:
        """Note one fault."""
        self._met.append(fault)

    def under(self, place: str, make: Callable[..., T], *given: object) -> T:
        """Return what *make* makes of *given*, noting its faults under *place*.

        What it returns after a fault is nothing at all: call `raise_any` before any of it is read.
        """
        try:
            return make(*given)
        except BadInput as refused:
            self._met.extend(fault.under(place) for fault in refused.faults)
            return cast("T", None)

    def raise_any(self) -> None:
        """Raise everything noted, if anything was."""
        if self._met:
            raise BadInput(self._met)
