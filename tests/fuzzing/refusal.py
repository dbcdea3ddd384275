"""Refusal: whether what cannot be read is refused as promised: by our own error, in 200 ms and 64 MiB."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

from attrs import frozen

from qom_permits.domain.errors import BadInput

MOST_SECONDS = 0.2
MOST_OCTETS = 64 * 1024 * 1024
_TIMES = 3
"""How often what took too long is tried: another process may have been in the way."""
_SUSPICIOUS = 0.02
"""What is refused in fewer seconds has had no time to take so much room; room takes long to measure."""


@frozen
class Outcome:
    """How an attempt ended: whether it *is_refused*, in what *error* not of ours, and after how many *seconds*."""

    is_refused: bool
    error: str | None
    seconds: float


def outcome(attempt: Callable[[], object]) -> Outcome:
    """Return how *attempt* ended; its seconds are those the processor was busy with it."""
    refused, error = False, None
    began = time.process_time()
    try:
        attempt()
    except BadInput:
        refused = True
    except Exception as other:  # noqa: BLE001 - whether there is any other is the question
        error = f"ended in {type(other).__name__}: {other!s:.200}"
    return Outcome(refused, error, time.process_time() - began)


def complaint(attempt: Callable[[], object]) -> str | None:
    """Return what is wrong with how *attempt* ends, None when it reads its input or refuses it as promised."""
    ended = outcome(attempt)
    if not ended.is_refused:
        return ended.error
    seconds = ended.seconds
    if seconds > MOST_SECONDS:
        seconds = min(seconds, *(outcome(attempt).seconds for _ in range(_TIMES - 1)))
    if seconds > MOST_SECONDS:
        return f"took {seconds:.3f} s to refuse"
    octets = _room(attempt) if seconds > _SUSPICIOUS else 0
    return f"took {octets:,} bytes to refuse" if octets > MOST_OCTETS else None


def _room(attempt: Callable[[], object]) -> int:
    """Return how many bytes *attempt* took at most."""
    tracemalloc.start()
    outcome(attempt)
    octets = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return octets
