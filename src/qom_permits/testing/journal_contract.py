"""What a store promises of its journal: every record, once, in order, as it was written."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from qom_permits.domain.errors import StorageBusy, VersionConflict
from qom_permits.ports.records import BEGINNING, Batch, Sealed, chained, is_intact
from qom_permits.ports.storage import Query, Storage
from qom_permits.testing.at_once import at_once
from qom_permits.testing.batches import NOW, a_batch, a_claim, a_record, a_row, an_envelope
from qom_permits.testing.storage_opening import OpensStorage

PAYLOADS = (bytes(range(256)), b"tail\x00", b"", "ی".encode(), b"\xff\xfe")
NEAR_NAMES = (
    "case",
    "Case",
    "c%se",
    "c_se",
    "case ",
    "پلاک ی",
    "پلاک ي",
    "پلاک ک",
    "پلاک ك",
    "e\u0301",
    "\u00e9",
)


class JournalContract(OpensStorage):
    """Checks of `Journal`, but for claims."""

    def test_every_byte_comes_back(self, store: Storage) -> None:
        """Catches text encoding, trimmed zeros and an empty payload read as none."""
        batch = a_batch("case", payloads=PAYLOADS)
        store.append(batch)

        assert batch.records == tuple(store.records("case"))

    def test_every_instant_comes_back(self, store: Storage) -> None:
        """Catches lost microseconds and an offset read as UTC: the digest must still fit."""
        zones = (timezone(timedelta(hours=3, minutes=30)), timezone(timedelta(hours=-5)))
        instants = [NOW.astimezone(zone) for zone in zones] + [datetime(2026, 3, 21, tzinfo=zones[0])]
        records = tuple(a_record("case", number, at=at) for number, at in enumerate(instants, start=1))
        store.append(Batch(case_id="case", follows=0, records=records, claims=(), row=a_row("case")))
        read = tuple(store.records("case"))

        assert records == read
        assert all(is_intact(record) for record in read)

    def test_an_unknown_case_reads_empty(self, store: Storage) -> None:
        """Catches a store that raises, or invents."""
        assert [] == list(store.records("nobody's"))

    def test_reading_starts_after_and_ends_with(self, store: Storage) -> None:
        """Catches an *after* taken as inclusive and an *until* taken as exclusive."""
        store.append(a_batch("case", payloads=[b"1", b"2", b"3", b"4", b"5"]))

        assert [3, 4, 5] == [record.number for record in store.records("case", after=2)]
        assert [1, 2] == [record.number for record in store.records("case", until=2)]
        assert [3, 4] == [record.number for record in store.records("case", after=2, until=4)]
        assert [] == list(store.records("case", after=5))
        assert [5] == [record.number for record in store.records("case", after=4, until=9)]

    def test_a_stale_version_is_refused(self, store: Storage) -> None:
        """Catches a lost update."""
        store.append(a_batch("case", payloads=[b"1", b"2"]))
        with pytest.raises(VersionConflict):
            store.append(a_batch("case", 1, payloads=[b"mine"]))

        assert [b"1", b"2"] == [record.payload for record in store.records("case")]

    def test_a_version_to_come_is_refused(self, store: Storage) -> None:
        """Catches versions compared with ``<=`` instead of ``==``."""
        store.append(a_batch("case"))
        with pytest.raises(VersionConflict):
            store.append(a_batch("case", 2))
        with pytest.raises(VersionConflict):
            store.append(a_batch("new case", 1))

        assert [1] == [record.number for record in store.records("case")]
        assert [] == list(store.records("new case"))

    def test_a_refused_append_leaves_nothing(self, store: Storage) -> None:
        """Catches a half-written append, mail for what never was, and a store stuck afterwards."""
        store.append(a_batch("old"))
        good = a_batch("new", claims=[a_claim("key")], envelopes=[an_envelope("letter", case_id="new")])
        with pytest.raises(VersionConflict):
            store.append(good, a_batch("old"))

        assert [] == list(store.records("new"))
        assert store.claim("key") is None
        assert store.row("new") is None
        assert () == store.cases(Query(stage="moved"))
        assert () == store.posted("new")
        assert () == store.take_envelopes(NOW, NOW + timedelta(minutes=5), 10)
        store.append(good)
        store.seal()
        assert ["old", "new"] == [sealed.record.case_id for sealed in store.feed()]

    def test_one_append_may_write_several_cases(self, store: Storage) -> None:
        """Catches a store that checks versions before all of the append, or writes its first batch only."""
        store.append(a_batch("a"), a_batch("b"), a_batch("a", 1, payloads=[b"2", b"3"]))

        assert [1, 2, 3] == [record.number for record in store.records("a")]
        assert [1] == [record.number for record in store.records("b")]

    def test_near_names_stay_apart(self, store: Storage) -> None:
        """Catches folded case, LIKE, trimmed blanks, ASCII replacement and normalised letters."""
        for name in NEAR_NAMES:
            store.append(a_batch(name, payloads=[name.encode()]))

        for name in NEAR_NAMES:
            assert [name.encode()] == [record.payload for record in store.records(name)]
            assert a_row(name) == store.row(name)

    def test_reopening_keeps_everything(self, store: Storage, place: Path) -> None:
        """Catches a commit that never was, and what was kept in memory only."""
        batch = a_batch("case", claims=[a_claim("key")], envelopes=[an_envelope("letter")])
        store.append(batch)
        store.seal()
        store.put_party("party-1", b"\x00who")
        number, feed, posted = store.draw("permits", "case"), store.feed(), store.posted("case")
        again = self.reopened(store, place)
        try:
            assert batch.records == tuple(again.records("case"))
            assert batch.claims == (again.claim("key"),)
            assert batch.row == again.row("case")
            assert feed == again.feed()
            assert posted == again.posted("case")
            assert b"\x00who" == again.party("party-1")
            assert number == again.draw("permits", "case")
            again.append(a_batch("case", 1))
            assert [1, 2] == [record.number for record in again.records("case")]
        finally:
            again.close()

    def test_one_of_many_writers_wins(self, store: Storage) -> None:
        """Catches a version that is checked first and written later."""
        batches = [a_batch("case", payloads=[bytes([writer])]) for writer in range(4)]
        wrote, refused = at_once([partial(store.append, batch) for batch in batches])

        assert 1 == len(wrote)
        assert 3 == sum(isinstance(error, VersionConflict | StorageBusy) for error in refused)
        assert 1 == len(list(store.records("case")))

    def test_writers_of_different_cases_lose_nothing(self, store: Storage) -> None:
        """Catches appends that overwrite each other, and a feed with gaps or doubles."""

        def write(case_id: str) -> None:
            for follows in range(10):
                store.append(a_batch(case_id, follows))

        _, refused = at_once([partial(write, name) for name in ("a", "b", "c", "d")])
        store.seal()
        feed = store.feed()

        assert [] == refused
        assert list(range(1, 41)) == [sealed.position for sealed in feed]
        for name in ("a", "b", "c", "d"):
            assert list(range(1, 11)) == [s.record.number for s in feed if s.record.case_id == name]

    def test_what_was_read_is_the_callers(self, store: Storage) -> None:
        """Catches an answer that is the store's own list, or a reader disturbed by a later append."""
        store.append(a_batch("case", payloads=[b"1", b"2"]))
        reading = store.records("case")
        first = next(reading)
        store.append(a_batch("case", 2))
        rest = [record.number for record in reading]

        assert 1 == first.number
        assert rest in ([2], [2, 3])
        assert [1, 2, 3] == [record.number for record in store.records("case")]

    def test_no_batch_and_no_record_change_no_version(self, store: Storage) -> None:
        """Catches a version that counts appends instead of records."""
        store.append()
        store.append(a_batch("case"))
        store.append(a_batch("case", 1, payloads=[]))
        store.append(a_batch("case", 1))
        store.seal()

        assert [1, 2] == [record.number for record in store.records("case")]
        assert [1, 2] == [sealed.position for sealed in store.feed()]

    def test_the_feed_is_dense_and_chained(self, store: Storage) -> None:
        """Catches positions that skip or start at zero, and a chain that leaves a record out."""
        assert () == store.feed()
        store.append(a_batch("a", payloads=[b"1", b"2"]), a_batch("b"))
        store.seal()
        store.append(a_batch("a", 2, payloads=[b"3"]))
        store.seal()
        feed, chain = store.feed(), BEGINNING

        assert [1, 2, 3, 4] == [sealed.position for sealed in feed]
        assert [("a", 1), ("a", 2), ("b", 1), ("a", 3)] == [(s.record.case_id, s.record.number) for s in feed]
        for sealed in feed:
            chain = chained(chain, sealed.record)
            assert chain == sealed.chain

    def test_the_feed_is_read_in_pages(self, store: Storage) -> None:
        """Catches a page that repeats its last record, or skips one."""
        store.append(a_batch("case", payloads=[b"equal"] * 7))
        store.seal()
        read: list[Sealed] = []
        position = 0
        while page := store.feed(after=position, limit=3):
            assert len(page) <= 3
            read.extend(page)
            position = page[-1].position

        assert store.feed() == tuple(read)
        assert [1, 2, 3, 4, 5, 6, 7] == [sealed.record.number for sealed in read]

    def test_sealing_again_changes_nothing(self, store: Storage) -> None:
        """Catches a seal that gives a record a second position."""
        store.append(a_batch("case", payloads=[b"1", b"2"]))
        store.seal()
        feed = store.feed()

        assert 0 == store.seal()
        assert feed == store.feed()

    def test_a_long_history_is_read_whole(self, store: Storage) -> None:
        """Catches a reader that stops at the end of its first page, or reads a page twice."""
        for follows in range(0, 3000, 500):
            store.append(a_batch("case", follows, payloads=[b"{}"] * 500))

        assert list(range(1, 3001)) == [record.number for record in store.records("case")]
        assert list(range(701, 2002)) == [r.number for r in store.records("case", after=700, until=2001)]
