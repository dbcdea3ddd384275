"""Events as they are stored: written once, read for ever, and never guessed at."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given

from qom_permits.domain import events as e
from qom_permits.domain.errors import Damaged
from qom_permits.ports.records import Record, sealed_record
from qom_permits.testing.batches import a_record
from qom_permits.testing.strategies import any_event
from qom_permits.wire.events import KINDS, read_event, write_event
from qom_permits.wire.shapes import snake

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"), key=lambda path: path.stem)
"""Payloads as they were first stored, ``KIND.json``. They are history: no line of them is ever changed.

An event that gains a field gets a second file beside the first, ``KIND.2.json``, and the first must still load.
"""


def record(kind: str, payload: bytes) -> Record:
    """Return an intact record that holds *payload*."""
    return sealed_record(evolve(a_record("case-1", 3), kind=kind, payload=payload))


def kind_of(path: Path) -> str:
    """Return the stored name of the event in the file at *path*."""
    return path.name.partition(".")[0]


def stored(path: Path) -> bytes:
    """Return the payload in the file at *path*, without the line end an editor wants."""
    return path.read_bytes().removesuffix(b"\n")


NEWEST = {kind_of(path): path for path in GOLDEN}
"""Of each kind the file of the shape it is stored in today."""


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_was_ever_stored_still_loads(path: Path) -> None:
    """Renaming a field or a kind would make history unreadable."""
    event = read_event(record(kind_of(path), stored(path)))

    assert kind_of(path) == snake(type(event))


@pytest.mark.parametrize("kind", NEWEST)
def test_what_is_stored_today_is_written_back_to_the_byte(kind: str) -> None:
    """A value written another way, or a field added unseen, would change what is hashed."""
    payload = stored(NEWEST[kind])

    assert (kind, payload) == write_event(read_event(record(kind, payload)))


@pytest.mark.parametrize(
    ("kind", "later"),
    [("case_opened", "earlier"), ("application_revised", "project"), ("returned_to_applicant", "left")],
)
def test_what_an_older_record_does_not_say_is_not_made_up(kind: str, later: str) -> None:
    """A field that came *later* is none in what was stored before it, and there in what is stored today."""
    first, newest = (
        read_event(record(kind, stored(path)))
        for path in (NEWEST[kind].with_name(f"{kind}.json"), NEWEST[kind])
    )

    assert None is getattr(first, later)
    assert None is not getattr(newest, later)


def test_every_event_has_a_golden_file() -> None:
    """An event without one could change its stored shape unseen; a file without event has lost its reader."""
    assert set(KINDS) == set(NEWEST)
    assert set(KINDS) == {snake(kind) for kind in get_args(e.Event)}


@given(any_event())
def test_every_event_reads_back_as_it_was_written(event: e.Event) -> None:
    """Nothing is lost or added between an event and what is stored of it."""
    kind, payload = write_event(event)
    read = read_event(record(kind, payload))

    assert event == read
    assert (kind, payload) == write_event(read)


def test_a_record_that_changed_is_not_read() -> None:
    """A payload that no longer matches its digest is damage, even when it would read."""
    changed = evolve(record("withdrawn", b'{"on":"2026-09-23"}'), payload=b'{"on":"2026-09-24"}')

    with pytest.raises(Damaged, match=r"record 3 of case case-1 does not match its digest"):
        read_event(changed)


def test_an_event_of_a_later_release_is_not_guessed_at() -> None:
    """An unknown kind stops the reading of that case, and says what to do."""
    with pytest.raises(
        Damaged, match=r"'permit_extended', which this release does not know; install a newer one"
    ):
        read_event(record("permit_extended", b"{}"))


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b"{}",
        b'{"on":"2026-09-23","by":"me"}',
        b'{"on":"1405-07-01T00:00"}',
        b'{"on":20260923}',
        b'{"on":null}',
        b'{"on":"2026-09-23","on":"2026-09-23"}',
        b"\xff",
    ],
)
def test_a_payload_of_another_shape_is_damage(payload: bytes) -> None:
    """A digest that matches proves who wrote it, not that it makes sense."""
    with pytest.raises(Damaged, match="record 3 of case case-1: "):
        read_event(record("withdrawn", payload))
