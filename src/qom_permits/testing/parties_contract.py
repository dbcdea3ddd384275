"""What a store promises of parties, numbers and its own end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from qom_permits.domain.errors import StorageRefused
from qom_permits.ports.storage import Query, Storage
from qom_permits.testing.at_once import at_once
from qom_permits.testing.batches import NOW, a_batch
from qom_permits.testing.storage_opening import OpensStorage

MARKER = b"Zahra Ahmadi, 0371234567"


class PartiesContract(OpensStorage):
    """Checks of `Parties`."""

    def test_a_party_comes_back(self, store: Storage) -> None:
        """Catches text encoding, trimmed zeros and near names taken for one."""
        kept = {"p": bytes(range(256)), "P": b"", "p ": b"\x00", "ی": b"1", "ي": b"2"}
        for party_id, details in kept.items():
            store.put_party(party_id, details)

        assert kept == {party_id: store.party(party_id) for party_id in kept}
        assert store.party("nobody") is None

    def test_a_party_is_replaced(self, store: Storage) -> None:
        """Catches a store that keeps the first words."""
        store.put_party("p", b"before")
        store.put_party("p", b"after")

        assert b"after" == store.party("p")

    def test_an_erased_party_is_gone(self, store: Storage) -> None:
        """Catches an erasure of nobody, of everybody, or of one who is then found empty."""
        store.put_party("p", MARKER)
        store.put_party("q", b"stays")
        store.erase_party("p")
        store.erase_party("p")

        assert store.party("p") is None
        assert b"stays" == store.party("q")

    def test_an_erased_party_leaves_no_byte(self, store: Storage, place: Path) -> None:
        """Catches personal data left in free pages, in a log or in an earlier version."""
        for number in range(60):
            store.put_party(f"p{number}", MARKER + bytes([number]) * (number * 97 + 1))
        store.put_party("p7", MARKER + b" moved")
        for number in range(60):
            store.erase_party(f"p{number}")
        store.append(a_batch("case"))

        assert 0 == self.bytes_kept(place).count(MARKER)


class NumbersContract(OpensStorage):
    """Checks of `Numbers`."""

    def test_numbers_have_no_gap(self, store: Storage) -> None:
        """Catches a series that starts at zero, or skips."""
        assert [1, 2, 3] == [store.draw("permits", key) for key in ("b", "a", "c")]

    def test_a_key_keeps_its_number(self, store: Storage, place: Path) -> None:
        """Catches a second number for one key, also after a restart."""
        drawn = [store.draw("permits", key) for key in ("a", "b", "a")]
        again = self.reopened(store, place)
        try:
            assert [1, 2, 1] == drawn
            assert [2, 3, 1] == [again.draw("permits", key) for key in ("b", "c", "a")]
        finally:
            again.close()

    def test_series_do_not_mix(self, store: Storage) -> None:
        """Catches one count for all series."""
        names = ("permits-1405", "permits-1406", "Permits-1405", "پروانه")

        assert [1, 1, 1, 1] == [store.draw(name, "key") for name in names]

    def test_many_draw_distinct_numbers(self, store: Storage) -> None:
        """Catches a number read first and written later."""
        keys = [f"case-{n}" for n in range(8)]
        drawn, refused = at_once([partial(store.draw, "permits", key) for key in keys])

        assert [] == refused
        assert list(range(1, 9)) == sorted(drawn)

    def test_many_draw_one_number_for_one_key(self, store: Storage) -> None:
        """Catches a key looked up first and drawn later."""
        drawn, refused = at_once([partial(store.draw, "permits", "case")] * 8)

        assert [] == refused
        assert [1] * 8 == drawn


CALLS: dict[str, Callable[[Storage], object]] = {
    "append": lambda store: store.append(a_batch("case")),
    "append-nothing": lambda store: store.append(),
    "records": lambda store: store.records("case"),
    "claim": lambda store: store.claim("key"),
    "seal": lambda store: store.seal(),
    "feed": lambda store: store.feed(),
    "row": lambda store: store.row("case"),
    "cases": lambda store: store.cases(Query()),
    "take-envelopes": lambda store: store.take_envelopes(NOW, NOW + timedelta(minutes=5), 1),
    "hand-over": lambda store: store.hand_over("letter", ""),
    "postpone": lambda store: store.postpone("letter", NOW, ""),
    "bury": lambda store: store.bury("letter", ""),
    "posted": lambda store: store.posted("case"),
    "put-party": lambda store: store.put_party("p", b""),
    "party": lambda store: store.party("p"),
    "erase-party": lambda store: store.erase_party("p"),
    "draw": lambda store: store.draw("permits", "case"),
}


class ClosingContract(OpensStorage):
    """Checks of `Storage.close`."""

    def test_closing_twice_is_harmless(self, store: Storage) -> None:
        """Catches a second close that raises."""
        store.append(a_batch("case"))
        store.close()
        store.close()

    @pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
    def test_a_closed_store_is_refused(self, store: Storage, call: Callable[[Storage], object]) -> None:
        """Catches a call after the end that answers, or raises somebody else's error."""
        store.close()
        with pytest.raises(StorageRefused):
            call(store)
