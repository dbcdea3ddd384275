"""A town in which a case stands in every situation, on a store that shows what was asked of it and can be copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, cast

from attrs import define, field
from tests.desk.towns import Town, everything, stocked
from tests.matrix.people import comers
from tests.matrix.situations import OF_A_STEP, SITUATIONS, Way

from qom_permits import PermitCase, RequestKind
from qom_permits.city.profile import City
from qom_permits.plugins.finding import Found, find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.providers import Context
from qom_permits.ports.storage import Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperClock, PaperDesk, paper_desk

READING = {"records", "claim", "row", "cases", "feed", "posted", "party"}
"""What may be asked of a store by whoever writes nothing."""


class Overheard:
    """A store all of whose calls are noted."""

    def __init__(self, store: Storage) -> None:
        self.store = store
        self.calls: list[tuple[str, object]] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return what the store answers under *name*, noting what it is asked."""
        ask: Callable[..., Any] = getattr(self.store, name)

        def overheard(*given: object, **named: object) -> object:
            self.calls.append((name, (given, tuple(named.items()))))
            return ask(*given, **named)

        return overheard


@define
class Stand:
    """A desk of *city* with *cases* of one *kind* in every situation, by who was sent to survey them.

    *copied* gives another store with the same content, *kept* all of it as it was, and *content* as it is now.
    """

    city: City
    kind: RequestKind
    store: Storage
    copied: Callable[[], Storage]
    kept: Callable[[], object]
    content: Callable[[], object]
    clock: PaperClock = field(factory=PaperClock)
    town: Town = field(init=False)
    heard: Overheard = field(init=False)
    paper: PaperDesk = field(init=False)
    cases: Mapping[str, Mapping[str, PermitCase]] = field(init=False)
    _kept: object = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Bring a case into every situation."""
        self.town = Town(paper_desk(self.city, storage=self.store, clock=self.clock), self.kind)
        steps = {step.stage for step in self.town.story.procedure.steps}
        self.cases = {
            name: self._brought(bring)
            for name, bring in SITUATIONS.items()
            if OF_A_STEP.get(name) in {None, *steps}
        }
        self.heard = Overheard(self.store)
        self.paper = self._at(cast("Storage", self.heard))
        self._kept = self.kept()

    def _brought(self, bring: Callable[[Way], PermitCase]) -> Mapping[str, PermitCase]:
        """Return a case for each surveyor there is to send, or one for all where none is sent."""
        usual = self.town.story.example.surveyor
        case = bring(Way(self.town, usual))
        surveyors = {each.surveyor for each in comers(self.town.story, self.town.owner).values()}
        if case.surveyor is None:
            return dict.fromkeys(surveyors, case)
        others = {each: bring(Way(self.town, each)) for each in sorted(surveyors - {usual})}
        return {usual: case, **others}

    def is_unchanged(self) -> bool:
        """Return whether the store holds what it held when every case stood where it stands."""
        return self._kept == self.content()

    @contextmanager
    def anew(self) -> Iterator[PaperDesk]:
        """Give a desk where everything stands as it does here, to be changed."""
        with closing(self.copied()) as store:
            yield self._at(store)

    def _at(self, store: Storage) -> PaperDesk:
        return stocked(paper_desk(self.city, storage=store, clock=self.clock))


def in_memory(city: City, kind: RequestKind) -> Stand:
    """Return the stand on a store in memory."""
    store = MemoryStorage()

    def copied() -> Storage:
        other = MemoryStorage()
        vars(other).update(cast("dict[str, object]", everything(store)))
        return other

    def content() -> object:
        return {name: held for name, held in vars(store).items() if name != "_lock"}

    return Stand(city, kind, store, copied, lambda: everything(store), content)


def on_sqlite(city: City, kind: RequestKind, folder: Path) -> Stand:
    """Return the stand on SQLite; its content is told by a count that grows whenever anybody commits anything."""
    file, other = folder / "desk.db", folder / "other.db"
    store = _opened(file)
    watcher = sqlite3.connect(file)

    def copied() -> Storage:
        other.unlink(missing_ok=True)
        with closing(sqlite3.connect(other)) as target:
            watcher.backup(target)
        return _opened(other)

    def written() -> object:
        return watcher.execute("PRAGMA data_version").fetchone()

    return Stand(city, kind, store, copied, written, written)


def _opened(file: Path) -> Storage:
    store: Storage = open_adapter("storage", f"sqlite:{file}", _found(), Context(now=PaperClock()))
    return store


@cache
def _found() -> Found:
    return find(installed())
