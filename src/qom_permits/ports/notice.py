"""Notifiers: how a finished letter reaches somebody."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Protocol

from attrs import field, frozen


@frozen(kw_only=True)
class Recipient:
    """Where a letter goes; name and addresses stay out of logs."""

    party: str
    name: str = field(repr=False)
    mobile: str = field(repr=False)


@frozen(kw_only=True)
class Message:
    """A finished letter in one *language* (``en`` or ``fa``)."""

    recipients: tuple[Recipient, ...]
    language: str
    subject: str
    body: str


class Receipt(Enum):
    """How one recipient was served."""

    HANDED_OVER = "handed_over"
    RETRY_LATER = "retry_later"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NO_MATCH = "no_match"


@frozen(kw_only=True)
class Delivery:
    """The outcome for one *party*; *retry_at* is None unless the far side named a time."""

    party: str
    receipt: Receipt
    detail: str = ""
    retry_at: datetime | None = None


class Notifier(Protocol):
    """A way to reach people."""

    def send(self, message: Message, key: str) -> tuple[Delivery, ...]:
        """Send *message* once for one *key*; return one `Delivery` for each recipient, in their order."""
        ...
