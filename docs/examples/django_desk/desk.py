"""The one desk of this process."""

from __future__ import annotations

import atexit
from functools import cache
from threading import Lock

from django.conf import settings

from django_desk.models import still_holds
from qom_permits.desk import ServiceDesk, open_desk

_opening = Lock()


def the_desk() -> ServiceDesk:
    """Return the desk of this process: opened when it is first asked for, after the server has forked."""
    with _opening:
        return _opened()


def close() -> None:
    """Close the desk, if it was opened; the next call opens another."""
    with _opening:
        if _opened.cache_info().currsize:
            _opened().close()
        _opened.cache_clear()


@cache
def _opened() -> ServiceDesk:
    return open_desk(**settings.DESK, still_holds=still_holds)


atexit.register(close)
