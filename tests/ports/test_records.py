"""What is written down: digests over everything, chains over digests, batches in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qom_permits.domain.errors import BadInput
from qom_permits.ports.records import (
    BEGINNING,
    Batch,
    Record,
    chained,
    is_intact,
    sealed_record,
    written_instant,
)
from qom_permits.testing.batches import a_batch, a_record, a_row

AT = datetime(2026, 9, 23, 6, 30, 15, 123456, tzinfo=UTC)
RECORD = Record(
    case_id="case-1",
    number=3,
    at=AT,
    by="expert-1",
    portal="districts",
    command_id="command-7",
    kind="documents_accepted",
    payload=b'{"on":"2026-09-23"}',
)
KNOWN = "bbcd259df8aac0c44deb3eb8c9ae1a4a6563f97c64d4729c81e202ac731f3d7b"
OTHERWISE: dict[str, Any] = {
    "case_id": "case-2",
    "number": 4,
    "at": AT + timedelta(microseconds=1),
    "by": "expert-2",
    "portal": "counter",
    "command_id": "command-8",
    "kind": "withdrawn",
    "payload": b'{"on":"2026-09-24"}',
}


def test_a_digest_is_the_same_for_ever() -> None:
    """Records written years ago must still be found intact: the way a digest is made never changes."""
    assert KNOWN == sealed_record(RECORD).digest


@pytest.mark.parametrize("name", OTHERWISE)
def test_every_field_is_under_the_digest(name: str) -> None:
    """Whatever is altered, the record no longer reads as it was written."""
    sealed = sealed_record(RECORD)
    altered = attrs.evolve(sealed, **{name: OTHERWISE[name]})

    assert is_intact(sealed)
    assert not is_intact(altered)
    assert sealed_record(altered).digest != sealed.digest


def test_no_field_is_forgotten() -> None:
    """A field added to the record must come under the digest too."""
    assert {field.name for field in attrs.fields(Record)} == {*OTHERWISE, "digest"}


def test_a_record_without_digest_is_not_intact() -> None:
    """Nothing is taken on trust."""
    assert not is_intact(RECORD)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"by": "ab", "portal": "c"}, {"by": "a", "portal": "bc"}),
        ({"portal": "ab", "command_id": "c"}, {"portal": "a", "command_id": "bc"}),
        ({"kind": "ab", "payload": b"c"}, {"kind": "a", "payload": b"bc"}),
        ({"case_id": "case-1", "number": 11}, {"case_id": "case-11", "number": 1}),
        ({"by": "", "portal": "x"}, {"by": "x", "portal": ""}),
    ],
)
def test_letters_cannot_move_between_fields(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Each part goes in with its length, so ("ab", "c") is not ("a", "bc")."""
    assert (
        sealed_record(attrs.evolve(RECORD, **one)).digest
        != sealed_record(attrs.evolve(RECORD, **other)).digest
    )


@given(st.binary(max_size=8), st.binary(max_size=8), st.text("ab", max_size=3), st.text("ab", max_size=3))
def test_two_records_share_a_digest_only_if_they_are_equal(
    one: bytes, other: bytes, by: str, portal: str
) -> None:
    """Over payloads and names of every length."""
    first = sealed_record(attrs.evolve(RECORD, payload=one, by=by))
    second = sealed_record(attrs.evolve(RECORD, payload=other, by=portal))

    assert (first == second) == (first.digest == second.digest)


def test_an_instant_is_written_one_way() -> None:
    """In UTC and with microseconds, so that a digest does not depend on where it is made."""
    tehran = AT.astimezone(timezone(timedelta(hours=3, minutes=30)))

    assert "2026-09-23T06:30:15.123456+00:00" == written_instant(tehran) == written_instant(AT)
    assert "2026-09-23T06:00:00.000000+00:00" == written_instant(datetime(2026, 9, 23, 6, tzinfo=UTC))
    assert sealed_record(RECORD).digest == sealed_record(attrs.evolve(RECORD, at=tehran)).digest


def test_an_instant_without_zone_is_refused() -> None:
    """Nobody could say later when that was."""
    with pytest.raises(BadInput) as refused:
        attrs.evolve(RECORD, at=AT.replace(tzinfo=None))

    assert ["instant-without-zone"] == [fault.code for fault in refused.value.faults]


def chain_of(records: list[Record]) -> str:
    """Return the chain digest after *records*."""
    chain = BEGINNING
    for record in records:
        chain = chained(chain, record)
    return chain


def test_a_chain_sees_everything_before_it() -> None:
    """Leaving out, altering or swapping any record changes the last link."""
    records = [a_record("case", number) for number in range(1, 5)]
    altered = sealed_record(attrs.evolve(records[1], payload=b"[]"))
    others = [
        records[:-1],
        records[1:],
        [records[0], altered, *records[2:]],
        [records[1], records[0], *records[2:]],
        [*records, records[-1]],
    ]

    assert 6 == len({chain_of(records), *map(chain_of, others)})
    assert chain_of(records) == chain_of(list(records))


@pytest.mark.parametrize("numbers", [[2], [1, 3], [2, 1], [1, 1], [0, 1]])
def test_a_batch_holds_its_records_in_order(numbers: list[int]) -> None:
    """No gap, no repeat, no start but the one after the version it follows."""
    with pytest.raises(BadInput) as refused:
        batch(*(a_record("case", number) for number in numbers))

    assert ["batch-out-of-order"] == [fault.code for fault in refused.value.faults]


def test_a_batch_is_about_one_case() -> None:
    """A record of another case has no place in it."""
    with pytest.raises(BadInput):
        batch(a_record("case", 1), a_record("other", 2))

    assert (4, 5) == tuple(record.number for record in a_batch("case", 3, payloads=(b"{}", b"{}")).records)


def batch(*records: Record) -> Batch:
    """Return a batch of *records* that follows no version."""
    return Batch(case_id="case", follows=0, records=records, claims=(), row=a_row("case"))
