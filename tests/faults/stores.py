"""Stores to fault a desk on: in memory and in a file, each noting what it is asked and showing all that it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from attrs import define, field
from tests.desk.towns import everything

from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.providers import Context
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperClock


@define
class Watched:
    """A *store* that notes in *asked* what it is asked; a *file* None is memory."""

    store: Any
    file: Path | None
    asked: list[tuple[str, tuple[object, ...], dict[str, object]]] = field(factory=list)

    def __getattr__(self, name: str) -> Callable[..., object]:
        """Return what asks the store and notes it."""
        ask = getattr(self.store, name)

        def noted(*given: object, **named: object) -> object:
            self.asked.append((name, given, named))
            return ask(*given, **named)

        return noted

    def holds(self) -> object:
        """Return all that the store holds, to the last row."""
        if self.file is None:
            return everything(self.store)
        with closing(sqlite3.connect(self.file)) as reader:
            return list(reader.iterdump())


def watched(kind: str, folder: Path, clock: PaperClock) -> Watched:
    """Return an empty store of that *kind*: ``memory`` or ``sqlite``."""
    if kind == "memory":
        return Watched(MemoryStorage(), None)
    file = folder / "permits.db"
    opened = open_adapter("storage", f"sqlite:{file}", find(installed()), Context(now=clock))
    return Watched(opened, file)
