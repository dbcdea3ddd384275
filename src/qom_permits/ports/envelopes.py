"""Letters on their way: an envelope in the outbox, and how it fared."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum

from attrs import frozen

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""The *not_before* of an envelope nobody has tried yet."""


@frozen(kw_only=True)
class Envelope:
    """A letter in the outbox: for *party*, by the *template* of that name; *payload* is JSON of its values.

    *id* is the key under which it is delivered: the same on every try.
    """

    id: str
    case_id: str
    party: str
    template: str
    payload: bytes


class Fate(Enum):
    """What became of an envelope."""

    WAITING = "waiting"
    HANDED_OVER = "handed_over"
    BURIED = "buried"


@frozen(kw_only=True)
class Posted:
    """An envelope with what became of it: its *fate*, how many *tries*, and a *note* people can read."""

    envelope: Envelope
    fate: Fate
    tries: int
    note: str
    not_before: datetime
