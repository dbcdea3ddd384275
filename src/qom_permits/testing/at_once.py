"""Several things done at the same moment, each in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from qom_permits.domain.errors import QomPermitsError

T = TypeVar("T")


def at_once(calls: Sequence[Callable[[], T]]) -> tuple[list[T], list[QomPermitsError]]:
    """Return what *calls* answered and what they raised on purpose, after letting them go together."""
    barrier = threading.Barrier(len(calls))

    def run(call: Callable[[], T]) -> T | QomPermitsError:
        barrier.wait()
        try:
            return call()
        except QomPermitsError as error:
            return error

    with ThreadPoolExecutor(len(calls)) as threads:
        ended = list(threads.map(run, calls))
    raised = [end for end in ended if isinstance(end, QomPermitsError)]
    return [end for end in ended if not isinstance(end, QomPermitsError)], raised
