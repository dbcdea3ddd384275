"""Random histories of a store against plain dicts, with closing and opening again among the steps."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from qom_permits.domain.errors import ClaimTaken, VersionConflict
from qom_permits.ports.envelopes import Fate
from qom_permits.ports.records import BEGINNING, Claim, IndexRow, Record, chained
from qom_permits.ports.storage import Query, Storage
from qom_permits.testing.batches import NOW, a_batch, a_claim, a_row, an_envelope
from qom_permits.testing.storage_opening import OpensStorage

CASES = st.sampled_from(["a", "A", "ب"])
KEYS = st.sampled_from(["k1", "k2", "k3", "k4", "k5"])
PAYLOADS = st.lists(st.sampled_from([b"", b"{}", b"\x00\xff"]), max_size=4)
STAGES = st.sampled_from(["review", "survey"])
OWNERS = st.lists(st.sampled_from(["p", "q", "r"]), max_size=2, unique=True).map(tuple)


class StorageHistory(RuleBasedStateMachine):
    """A store and what it should hold, compared after every step."""

    def __init__(self, opener: OpensStorage, place: Path) -> None:
        super().__init__()
        place.mkdir(parents=True)
        self.opener, self.place = opener, place / "store"
        self.store: Storage = opener.open_store(self.place)
        self.now: datetime = NOW
        self.histories: dict[str, list[Record]] = {}
        self.rows: dict[str, IndexRow] = {}
        self.claims: dict[str, Claim] = {}
        self.feed: list[Record] = []
        self.letters: dict[str, tuple[str, Fate, int, datetime]] = {}
        self.parties: dict[str, bytes] = {}
        self.numbers: dict[tuple[str, str], int] = {}

    @rule(case_id=CASES, payloads=PAYLOADS, keys=st.sets(KEYS, max_size=1), stage=STAGES, owners=OWNERS)
    def append(
        self, case_id: str, payloads: list[bytes], keys: set[str], stage: str, owners: tuple[str, ...]
    ) -> None:
        """Write a batch, which is refused when it asks for a key that is held."""
        follows = len(self.histories.get(case_id, []))
        claims = [a_claim(key, case_id=case_id) for key in keys]
        letter = an_envelope(f"letter-{len(self.letters)}", case_id=case_id)
        row = a_row(case_id, version=follows + len(payloads), stage=stage, owners=owners)
        batch = a_batch(case_id, follows, payloads=payloads, claims=claims, envelopes=[letter], row=row)
        if keys & set(self.claims):
            with pytest.raises(ClaimTaken):
                self.store.append(batch)
            return
        self.store.append(batch)
        self.histories.setdefault(case_id, []).extend(batch.records)
        self.feed.extend(batch.records)
        self.claims.update({claim.key: claim for claim in claims})
        self.rows[case_id] = row
        self.letters[letter.id] = (case_id, Fate.WAITING, 0, NOW)

    @rule(case_id=CASES, off=st.sampled_from([-2, -1, 1, 2]))
    def append_after_the_wrong_version(self, case_id: str, off: int) -> None:
        """Write a batch that follows another version than the case's; nothing may come of it."""
        follows = len(self.histories.get(case_id, [])) + off
        good = a_batch("never written", claims=[a_claim("never taken")])
        with pytest.raises(VersionConflict):
            self.store.append(good, a_batch(case_id, follows if follows >= 0 else 9))

    @rule(limit=st.integers(1, 3))
    def take_letters(self, limit: int) -> None:
        """Take letters that wait, oldest first."""
        until = self.now + timedelta(minutes=5)
        free = [
            letter
            for letter, (_, fate, _, not_before) in self.letters.items()
            if fate is Fate.WAITING and not_before <= self.now
        ][:limit]
        for letter in free:
            case_id, fate, tries, _ = self.letters[letter]
            self.letters[letter] = (case_id, fate, tries + 1, until)
        taken = self.store.take_envelopes(self.now, until, limit)

        assert free == [posted.envelope.id for posted in taken]

    @precondition(lambda self: self.letters)
    @rule(pick=st.integers(0, 1000), fate=st.sampled_from(Fate))
    def settle_a_letter(self, pick: int, fate: Fate) -> None:
        """Hand over, put back or bury a letter; one handed over stays so."""
        letter = list(self.letters)[pick % len(self.letters)]
        case_id, before, tries, not_before = self.letters[letter]
        if fate is Fate.WAITING:
            not_before = self.now + timedelta(minutes=1)
            self.store.postpone(letter, not_before, "")
        elif fate is Fate.BURIED:
            self.store.bury(letter, "")
        else:
            self.store.hand_over(letter, "")
        if before is not Fate.HANDED_OVER:
            self.letters[letter] = (case_id, fate, tries, not_before)

    @rule(minutes=st.integers(1, 6))
    def wait(self, minutes: int) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)

    @rule(party=st.sampled_from(["p", "q"]), details=st.none() | st.binary(max_size=3))
    def keep_or_erase_a_party(self, party: str, details: bytes | None) -> None:
        """Put somebody down, or erase them."""
        if details is None:
            self.parties.pop(party, None)
            self.store.erase_party(party)
        else:
            self.parties[party] = details
            self.store.put_party(party, details)

    @rule(series=st.sampled_from(["s", "S"]), key=KEYS)
    def draw(self, series: str, key: str) -> None:
        """Draw a number: the key's own, or the next."""
        following = 1 + sum(drawn == series for drawn, _ in self.numbers)
        expected = self.numbers.setdefault((series, key), following)

        assert expected == self.store.draw(series, key)

    @rule()
    def reopen(self) -> None:
        """Close the store and open it again."""
        self.store = self.opener.reopened(self.store, self.place)

    @rule(case_id=CASES, after=st.integers(0, 6), until=st.none() | st.integers(0, 6))
    def read_a_part(self, case_id: str, after: int, until: int | None) -> None:
        """Read some of a history."""
        expected = self.histories.get(case_id, [])[after:until]

        assert expected == list(self.store.records(case_id, after, until))

    @invariant()
    def histories_read_as_written(self) -> None:
        """Compare the journal, claims and feed."""
        for case_id in ("a", "A", "ب", "never written"):
            assert self.histories.get(case_id, []) == list(self.store.records(case_id))
        for key in ("k1", "k2", "k3", "k4", "k5", "never taken"):
            assert self.claims.get(key) == self.store.claim(key)
        self.store.seal()
        sealed, chain = self.store.feed(), BEGINNING
        assert self.feed == [s.record for s in sealed]
        for position, one in enumerate(sealed, start=1):
            chain = chained(chain, one.record)
            assert (position, chain) == (one.position, one.chain)

    @invariant()
    def everything_else_reads_as_written(self) -> None:
        """Compare the index, letters and parties."""
        rows = [self.rows[case_id] for case_id in sorted(self.rows)]
        assert rows == list(self.store.cases(Query()))
        assert [row for row in rows if "p" in row.owners] == list(self.store.cases(Query(party="p")))
        for case_id in self.rows:
            expected = [
                (letter, fate, tries)
                for letter, (of_case, fate, tries, _) in self.letters.items()
                if of_case == case_id
            ]
            posted = self.store.posted(case_id)
            assert expected == [(one.envelope.id, one.fate, one.tries) for one in posted]
        for party in ("p", "q"):
            assert self.parties.get(party) == self.store.party(party)

    def teardown(self) -> None:
        """Close the store."""
        self.store.close()
