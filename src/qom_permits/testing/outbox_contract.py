"""What a store promises of letters: none is lost, none is held by two, and what became of each is known."""

from __future__ import annotations

from datetime import timedelta

import pytest

from qom_permits.domain.errors import StorageBusy, StorageRefused
from qom_permits.ports.envelopes import Fate, Posted
from qom_permits.ports.storage import Storage
from qom_permits.testing.at_once import at_once
from qom_permits.testing.batches import NOW, a_batch, an_envelope
from qom_permits.testing.storage_opening import OpensStorage

LEASE = NOW + timedelta(minutes=5)
LATE = NOW + timedelta(days=1)


class OutboxContract(OpensStorage):
    """Checks of `Outbox`."""

    def test_a_letter_comes_back(self, store: Storage) -> None:
        """Catches a letter changed on its way, or not written with its batch."""
        letter = an_envelope("letter", payload=bytes(range(256)))
        store.append(a_batch("case", envelopes=[letter]))
        (waiting,) = store.posted("case")

        assert letter == waiting.envelope
        assert (Fate.WAITING, 0, "") == (waiting.fate, waiting.tries, waiting.note)
        assert waiting.not_before <= NOW
        assert (
            Posted(envelope=letter, fate=Fate.WAITING, tries=1, note="", not_before=LEASE),
        ) == store.take_envelopes(NOW, LEASE, 10)

    def test_letters_leave_oldest_first(self, store: Storage) -> None:
        """Catches letters ordered by id, and a limit that is ignored."""
        _write(store, "c", "a")
        store.append(a_batch("other", envelopes=[an_envelope("b", case_id="other")]))

        assert ["c", "a"] == _taken(store.take_envelopes(NOW, LEASE, 2))
        assert ["b"] == _taken(store.take_envelopes(NOW, LEASE, 2))

    def test_a_leased_letter_is_not_taken_again(self, store: Storage) -> None:
        """Catches a letter given to two relays."""
        _write(store, "a", "b")

        assert ["a", "b"] == _taken(store.take_envelopes(NOW, LEASE, 10))
        assert [] == _taken(store.take_envelopes(NOW, LEASE, 10))
        assert [] == _taken(store.take_envelopes(LEASE - timedelta(microseconds=1), LATE, 10))

    def test_a_lease_runs_out(self, store: Storage) -> None:
        """Catches a letter lost with the relay that held it, and tries that are not counted."""
        _write(store, "a")
        store.take_envelopes(NOW, LEASE, 10)
        (again,) = store.take_envelopes(LEASE, LATE, 10)

        assert ("a", 2) == (again.envelope.id, again.tries)

    def test_many_relays_share_the_letters(self, store: Storage) -> None:
        """Catches letters chosen first and leased later."""
        _write(store, *[f"letter-{n}" for n in range(20)])
        taken, refused = at_once([lambda: store.take_envelopes(NOW, LEASE, 5) for _ in range(4)])

        assert [] == [error for error in refused if not isinstance(error, StorageBusy)]
        ids = [letter for share in taken for letter in _taken(share)]
        assert len(set(ids)) == len(ids)
        assert 5 * len(taken) == len(ids)

    def test_what_was_handed_over_rests(self, store: Storage) -> None:
        """Catches a letter sent twice, also when a relay comes late with other news."""
        _write(store, "a")
        store.take_envelopes(NOW, LEASE, 10)
        store.hand_over("a", "accepted as 17")
        store.postpone("a", NOW, "no line")
        store.bury("a", "no address")
        (posted,) = store.posted("case")

        assert [] == _taken(store.take_envelopes(LATE, LATE + timedelta(days=1), 10))
        assert (Fate.HANDED_OVER, 1, "accepted as 17") == (posted.fate, posted.tries, posted.note)

    def test_a_postponed_letter_waits(self, store: Storage) -> None:
        """Catches a letter that comes back too early, or never."""
        _write(store, "a")
        store.take_envelopes(NOW, LEASE, 10)
        store.postpone("a", LATE, "no line")
        (posted,) = store.posted("case")

        assert (Fate.WAITING, LATE, "no line") == (posted.fate, posted.not_before, posted.note)
        assert [] == _taken(store.take_envelopes(LATE - timedelta(seconds=1), LATE, 10))
        assert ["a"] == _taken(store.take_envelopes(LATE, LATE + timedelta(minutes=5), 10))

    def test_a_buried_letter_stays_until_somebody_retries(self, store: Storage) -> None:
        """Catches a poison letter that holds up the others, and a burial without its reason."""
        _write(store, "poison", "b")
        store.take_envelopes(NOW, LEASE, 1)
        store.bury("poison", "no address")
        (posted, _) = store.posted("case")

        assert (Fate.BURIED, "no address") == (posted.fate, posted.note)
        assert ["b"] == _taken(store.take_envelopes(LATE, LATE, 10))
        store.postpone("poison", NOW, "address mended")
        assert "poison" in _taken(store.take_envelopes(LATE, LATE, 10))

    def test_letters_are_listed_by_case(self, store: Storage) -> None:
        """Catches letters of another case, and a list in another order."""
        _write(store, "c", "a", "b")
        store.append(a_batch("other", envelopes=[an_envelope("d", case_id="other")]))

        assert ["c", "a", "b"] == _taken(store.posted("case"))
        assert ["d"] == _taken(store.posted("other"))
        assert () == store.posted("nobody's")

    def test_a_letter_id_is_used_once(self, store: Storage) -> None:
        """Catches a second letter under an idempotency key: the notifier would send one of them only."""
        _write(store, "a")
        with pytest.raises(StorageRefused):
            store.append(a_batch("case", 1, envelopes=[an_envelope("a")]))

        assert [1] == [record.number for record in store.records("case")]
        assert ["a"] == _taken(store.posted("case"))

    def test_a_letter_that_is_not_there_is_refused(self, store: Storage) -> None:
        """Catches a fate noted nowhere."""
        with pytest.raises(StorageRefused):
            store.hand_over("nothing", "sent")
        with pytest.raises(StorageRefused):
            store.postpone("nothing", LATE, "no line")
        with pytest.raises(StorageRefused):
            store.bury("nothing", "no address")


def _write(store: Storage, *letters: str) -> None:
    store.append(a_batch("case", envelopes=[an_envelope(letter) for letter in letters]))


def _taken(posted: tuple[Posted, ...]) -> list[str]:
    return [letter.envelope.id for letter in posted]
