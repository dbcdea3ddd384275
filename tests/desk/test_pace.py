"""The pace of each actor: so many commands a minute, counted by the desk's own clock, whoever asks at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from qom_permits.desk import pace as paces
from qom_permits.desk.pace import MOST_A_MINUTE, Pace
from qom_permits.domain.errors import BadInput, TooManyCommands

NOON = datetime(2026, 9, 23, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def admitted(pace: Pace, actor: str, now: datetime, times: int = 1) -> int:
    """Return how many of so many commands of *actor* are admitted *now*."""
    count = 0
    for _ in range(times):
        try:
            pace.admit(actor, now)
        except TooManyCommands:
            continue
        count += 1
    return count


def test_one_too_many_waits_until_the_minute_is_over() -> None:
    """The minute begins with the first command, and what is refused says when to come back."""
    pace = Pace(3)
    counts = [admitted(pace, "expert-2", NOON + n * SECOND) for n in (0, 20, 40, 59)]
    with pytest.raises(TooManyCommands) as refused:
        pace.admit("expert-2", NOON + 59.5 * SECOND)

    assert [1, 1, 1, 0] == counts
    assert (3, NOON + 60 * SECOND, 1) == (refused.value.most, refused.value.again, refused.value.seconds)
    assert 3 == admitted(pace, "expert-2", refused.value.again, 5)


def test_each_actor_has_a_pace_of_their_own() -> None:
    """Whoever floods the desk keeps nobody else out."""
    pace = Pace(2)
    admitted(pace, "flood", NOON, 10_000)

    assert 2 == admitted(pace, "expert-2", NOON, 10)


@pytest.mark.parametrize("moved", [timedelta(days=-1), timedelta(days=365)])
def test_a_clock_that_moved_keeps_nobody_out(moved: timedelta) -> None:
    """Set back or forward, the next command begins another minute."""
    pace = Pace(1)
    admitted(pace, "expert-2", NOON, 2)

    assert 1 == admitted(pace, "expert-2", NOON + moved, 2)


def test_nothing_is_counted_without_a_limit() -> None:
    """A host that limits elsewhere switches it off."""
    assert 100_000 == admitted(Pace(0), "expert-2", NOON, 100_000)


def test_ten_a_second_are_allowed_where_the_host_says_nothing() -> None:
    """Of ten thousand in a minute, six hundred."""
    assert 600 == MOST_A_MINUTE == admitted(Pace(), "flood", NOON, 10_000)


def test_no_more_actors_are_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever began longest ago makes room; those who began since are still held to their count."""
    monkeypatch.setattr(paces, "MOST_ACTORS", 3)
    pace = Pace(1)
    for number in range(1, 6):
        pace.admit(f"actor-{number}", NOON + number * SECOND)

    assert [1, 0, 0, 0] == [admitted(pace, f"actor-{n}", NOON + 6 * SECOND) for n in (1, 4, 5, 1)]


def test_threads_cannot_slip_past_the_count() -> None:
    """However many ask at once, no more are admitted than the limit."""
    pace = Pace(500)
    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(lambda _: admitted(pace, "flood", NOON, 200), range(8)))

    assert 500 == sum(counts)


@pytest.mark.parametrize("most", [-1, True, 1.5, "600", None])
def test_a_limit_is_a_whole_number(most: Any) -> None:
    """What is none is refused when the desk is opened, not when it is busy."""
    make: Callable[[Any], Pace] = Pace
    with pytest.raises(BadInput) as refused:
        make(most)

    assert ["bad-pace"] == [fault.code for fault in refused.value.faults]
