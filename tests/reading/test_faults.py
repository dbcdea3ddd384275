"""Faults gathered before any of them is raised."""

from __future__ import annotations

import pytest

from qom_permits.domain.errors import BadInput, bad
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import same
from qom_permits.reading.faults import MOST_TOLD, Faults, place_of


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


def thousands(count: int) -> Faults:
    """Return the faults of so many odd numbers."""
    gathered = Faults()
    for place in range(1, count + 1):
        gathered.under(str(place), even, 1)
    return gathered


@pytest.mark.parametrize(
    ("count", "untold"), [(MOST_TOLD, 0), (MOST_TOLD + 1, 1), (20_000, 20_000 - MOST_TOLD)]
)
def test_of_very_many_faults_the_first_are_told_and_the_rest_counted(count: int, untold: int) -> None:
    """A form that is wrong in one way a thousand times is answered in a page, not in a book."""
    with pytest.raises(BadInput) as refused:
        thousands(count).raise_any()
    told, more = refused.value.faults[:MOST_TOLD], refused.value.faults[MOST_TOLD:]

    assert [str(place) for place in range(1, MOST_TOLD + 1)] == [fault.where for fault in told]
    assert [f"there are {untold} more faults"] * bool(untold) == [fault.text.en for fault in more]
    assert (told, untold) == (refused.value.told, refused.value.untold)


def test_faults_within_faults_are_counted_once() -> None:
    """What a part did not tell is added to what the whole does not tell."""
    gathered = Faults()
    gathered.under("a", thousands(MOST_TOLD + 5).raise_any)
    gathered.under("b", thousands(7).raise_any)
    with pytest.raises(BadInput) as refused:
        gathered.raise_any()

    assert (MOST_TOLD, 5 + 7) == (len(refused.value.told), refused.value.untold)
    assert {"a"} == {fault.where.partition(".")[0] for fault in refused.value.told}


def test_faults_past_the_bound_are_never_made() -> None:
    """Finding the nearest name for a hundred thousand unknown keys would take minutes."""
    made: list[int] = []

    def fault_of(number: int) -> Fault:
        made.append(number)
        return Fault(code="odd", text=same("odd"))

    gathered = Faults()
    gathered.note_each(fault_of, range(100_000))

    assert list(range(MOST_TOLD)) == made


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("case_id", "case_id"),
        ("می\u200cنا", "می\u200cنا"),
        ("ok\nADMIN approved", r"ok\nADMIN approved"),
        ("\u202egnp", r"\u202egnp"),
        ("x" * 1_000_000, "x" * 60),
        (7, "7"),
    ],
)
def test_a_place_is_short_and_on_one_line(key: object, place: str) -> None:
    """A key can forge no second line of a log, turn no line around and fill no page."""
    assert place == place_of(key)
