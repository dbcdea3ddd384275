"""What a store promises of claims: one batch takes a key, for ever."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from qom_permits.domain.errors import ClaimTaken, StorageBusy, VersionConflict
from qom_permits.ports.storage import Storage
from qom_permits.testing.at_once import at_once
from qom_permits.testing.batches import a_batch, a_claim, an_envelope
from qom_permits.testing.storage_opening import OpensStorage


class ClaimsContract(OpensStorage):
    """Checks of the claims a batch takes."""

    def test_a_free_key_has_no_claim(self, store: Storage) -> None:
        """Catches a store that raises, or invents."""
        assert store.claim("free") is None

    def test_a_claim_comes_back(self, store: Storage) -> None:
        """Catches a claim that forgets what was asked, or which records it produced."""
        claims = [a_claim("a", first=1, last=2), a_claim("b", first=2, last=2)]
        store.append(a_batch("case", payloads=[b"1", b"2"], claims=claims))

        assert claims == [store.claim("a"), store.claim("b")]

    def test_a_key_is_taken_for_ever(self, store: Storage, place: Path) -> None:
        """Catches a claim that the next batch, another case or a restart overwrites."""
        first = a_claim("key")
        store.append(a_batch("case", claims=[first]))
        again = self.reopened(store, place)
        try:
            for batch in (
                a_batch("case", 1, claims=[a_claim("key")]),
                a_batch("other", claims=[a_claim("key")]),
            ):
                with pytest.raises(ClaimTaken) as refusal:
                    again.append(batch)
                assert "key" == refusal.value.detail

            assert first == again.claim("key")
        finally:
            again.close()

    def test_a_batch_without_its_claim_leaves_nothing(self, store: Storage) -> None:
        """Catches a batch written although its key was held."""
        store.append(a_batch("case", claims=[a_claim("held")]))
        claims = [a_claim("free", case_id="other"), a_claim("held", case_id="other")]
        letters = [an_envelope("letter", case_id="other")]
        with pytest.raises(ClaimTaken):
            store.append(a_batch("other", claims=claims, envelopes=letters))

        assert store.claim("free") is None
        assert [] == list(store.records("other"))
        assert store.row("other") is None
        assert () == store.posted("other")

    def test_a_refused_version_takes_no_key(self, store: Storage) -> None:
        """Catches a claim written before the version was checked."""
        with pytest.raises(VersionConflict):
            store.append(a_batch("case", 3, claims=[a_claim("key")]))

        assert store.claim("key") is None
        store.append(a_batch("case", claims=[a_claim("key")]))

    def test_one_append_takes_a_key_once(self, store: Storage) -> None:
        """Catches keys checked against the store but not against each other."""
        with pytest.raises(ClaimTaken):
            store.append(a_batch("a", claims=[a_claim("key")]), a_batch("b", claims=[a_claim("key")]))

        assert store.claim("key") is None
        assert [] == list(store.records("a"))

    def test_near_keys_stay_apart(self, store: Storage) -> None:
        """Catches keys that are folded, trimmed or matched."""
        keys = ("command:a:1", "command:A:1", "command:a:1 ", "command:%:1", "payment:ی", "payment:ي")
        store.append(a_batch("case", claims=[a_claim(key) for key in keys]))

        assert [a_claim(key) for key in keys] == [store.claim(key) for key in keys]

    def test_one_of_many_takes_the_key(self, store: Storage) -> None:
        """Catches a claim that is checked first and taken later."""
        cases = ("a", "b", "c", "d")
        batches = [a_batch(name, claims=[a_claim("key", case_id=name)]) for name in cases]
        wrote, refused = at_once([partial(store.append, batch) for batch in batches])
        holder = store.claim("key")

        assert 1 == len(wrote)
        assert 3 == sum(isinstance(error, ClaimTaken | StorageBusy) for error in refused)
        assert holder is not None
        assert [holder.case_id] == [name for name in cases if list(store.records(name))]
