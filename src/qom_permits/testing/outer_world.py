"""Watching for the outer world: a bill may depend on its facts and day, and on nothing else."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType

_MODULES = frozenset(
    {"time", "io", "_io", "posix", "nt", "_socket", "socket", "_random", "select", "_ssl", "_sqlite3"}
)
_METHODS = frozenset(
    {"date.today", "datetime.now", "datetime.utcnow", "datetime.today", "Random.random", "Random.getrandbits"}
)


def touched_by(act: Callable[[], object]) -> str | None:
    """Return the first clock, chance, file or network that *act* calls, None where it calls none."""
    touched: list[str] = []

    def watch(_frame: FrameType, event: str, called: object) -> None:
        if event == "c_call":
            name = str(getattr(called, "__qualname__", called))
            if name in _METHODS or getattr(called, "__module__", None) in _MODULES:
                touched.append(name)

    before, was_collecting = sys.getprofile(), gc.isenabled()
    gc.disable()  # what others do whenever memory is collected is none of its doing
    sys.setprofile(watch)
    try:
        act()
    finally:
        sys.setprofile(before)
        if was_collecting:
            gc.enable()
    return touched[0] if touched else None
