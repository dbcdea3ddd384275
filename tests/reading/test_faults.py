"""Faults gathered before any of them is raised."""

from __future__ import annotations

import pytest

from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import same
from qom_permits.reading.faults import Faults


def even(count: int) -> int:
    """Return *count* when it is even."""
    if count % 2:
        raise bad("odd", "{count} is odd", "{count} فرد است", count=count)
    return count


def test_what_is_right_is_handed_on() -> None:
    """Without a fault there is nothing to raise."""
    gathered = Faults()

    assert 2 == gathered.under("a", even, 2)

    gathered.raise_any()


def test_faults_are_raised_together_under_their_places() -> None:
    """What was noted, and what went wrong on the way, in the order in which it was met."""
    gathered = Faults()
    gathered.under("b", even, 3)
    gathered.note(Fault(code="noted", where="c", text=same("noted")))
    gathered.under("d", even, 5)
    with pytest.raises(BadInput) as refused:
        gathered.raise_any()

    assert [("odd", "b"), ("noted", "c"), ("odd", "d")] == [(f.code, f.where) for f in refused.value.faults]


def test_only_bad_input_is_noted() -> None:
    """A mistake in the program is not told to the person at the counter."""
    with pytest.raises(ZeroDivisionError):
        Faults().under("a", lambda: 1 // 0)
