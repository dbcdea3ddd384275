"""Storage in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from qom_permits.ports.envelopes import Fate, Posted
from qom_permits.ports.records import Batch, Claim, IndexRow, Record, Sealed
from qom_permits.ports.storage import Query
from qom_permits_sqlite import case_rows, journal, numbers, outbox, parties
from qom_permits_sqlite.connections import Connections
from qom_permits_sqlite.settings import SqliteSettings

_PAGE = 500
"""How many records are read at a time, so that a long history takes no more memory than a short one."""


class SqliteStorage:
    """A `Storage` that keeps all it is given in one file; what `append` returned from is on disk.

    Every call is one transaction of the calling thread's own connection; none stays open between calls.
    """

    def __init__(self, settings: SqliteSettings) -> None:
        self._connections = Connections(settings)

    def append(self, *batches: Batch) -> None:
        """Write *batches* whole, or nothing at all; see `Journal.append`."""
        if not batches:
            self.seal()
            return
        with self._connections.writing() as connection:
            for batch in batches:
                journal.require_version(connection, batch)
                journal.write_claims(connection, batch.claims)
                journal.write_records(connection, batch.records)
                case_rows.write_row(connection, batch.row)
                outbox.write_envelopes(connection, batch.envelopes)

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        """Yield a case's records in order, from the one after *after* through *until* (None: the last)."""
        return self._on_from(self._some_records(case_id, after, until), until)

    def claim(self, key: str) -> Claim | None:
        """Return who holds *key*, None when it is free."""
        with self._connections.reading() as connection:
            return journal.read_claim(connection, key)

    def seal(self) -> int:
        """Return 0: `append` has sealed everything, for nobody else writes beside it."""
        with self._connections.reading():
            return 0

    def feed(self, after: int = 0, limit: int = 1000) -> tuple[Sealed, ...]:
        """Return up to *limit* sealed records past position *after*, in order, without gap or repeat."""
        with self._connections.reading() as connection:
            return journal.read_feed(connection, after, limit)

    def row(self, case_id: str) -> IndexRow | None:
        """Return the row of one case, None when there is no such case."""
        with self._connections.reading() as connection:
            return case_rows.read_row(connection, case_id)

    def cases(self, query: Query) -> tuple[IndexRow, ...]:
        """Return the rows that *query* asks for, by deadline (those without one last), then by case id."""
        with self._connections.reading() as connection:
            return case_rows.read_rows(connection, query)

    def take_envelopes(self, now: datetime, lease_until: datetime, limit: int) -> tuple[Posted, ...]:
        """Return up to *limit* envelopes that wait and are not leased, oldest first, now leased."""
        with self._connections.reading() as connection:
            if not outbox.any_waits(connection, now):  # an idle relay keeps no writer waiting
                return ()
        with self._connections.writing() as connection:
            return outbox.lease(connection, now, lease_until, limit)

    def hand_over(self, envelope_id: str, note: str) -> None:
        """Note that an envelope was handed over."""
        with self._connections.writing() as connection:
            outbox.settle(connection, envelope_id, Fate.HANDED_OVER, note)

    def postpone(self, envelope_id: str, not_before: datetime, note: str) -> None:
        """Put an envelope back until *not_before*."""
        with self._connections.writing() as connection:
            outbox.delay(connection, envelope_id, not_before, note)

    def bury(self, envelope_id: str, note: str) -> None:
        """Give an envelope up, with a reason people can read."""
        with self._connections.writing() as connection:
            outbox.settle(connection, envelope_id, Fate.BURIED, note)

    def posted(self, case_id: str) -> tuple[Posted, ...]:
        """Return every envelope of a case with what became of it, oldest first."""
        with self._connections.reading() as connection:
            return outbox.read_posted(connection, case_id)

    def put_party(self, party_id: str, data: bytes) -> None:
        """Keep *data* under *party_id*, in place of what was there."""
        with self._connections.writing() as connection:
            parties.write_party(connection, party_id, data)

    def party(self, party_id: str) -> bytes | None:
        """Return what is kept under *party_id*, None when nothing is or it was erased."""
        with self._connections.reading() as connection:
            return parties.read_party(connection, party_id)

    def erase_party(self, party_id: str) -> None:
        """Erase what is kept under *party_id*, from the file and from its log.

        Raises `StorageBusy` while a reader keeps the log; erase once more then.
        """
        with self._connections.writing() as connection:
            parties.delete_party(connection, party_id)
        with self._connections.reading() as connection:
            parties.empty_log(connection)

    def draw(self, series: str, key: str) -> int:
        """Return the number *key* has in *series*, drawing the next one the first time it is asked for."""
        with self._connections.writing() as connection:
            if (number := numbers.drawn(connection, series, key)) is not None:
                return number
            return numbers.draw_next(connection, series, key)

    def close(self) -> None:
        """Let go of the file; a second call is harmless, any other call after it raises `StorageRefused`."""
        self._connections.close()

    def _some_records(self, case_id: str, after: int, until: int | None) -> list[Record]:
        with self._connections.reading() as connection:
            return journal.read_records(connection, case_id, after, until, _PAGE)

    def _on_from(self, page: list[Record], until: int | None) -> Iterator[Record]:
        yield from page
        while len(page) == _PAGE:
            page = self._some_records(page[-1].case_id, page[-1].number, until)
            yield from page
