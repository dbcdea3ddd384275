"""Words that open a desk, or open none: each is taken at its word, or refused by what is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.desk.towns import request

from qom_permits import Actor, BadInput, Blocked, NoSuchCase, Party
from qom_permits.desk import ServiceDesk, open_desk
from qom_permits.domain.commands import Withdraw
from qom_permits.domain.errors import TooManyCommands
from qom_permits.testing.memory import MemoryStorage


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"storage": 5}, "5 is no storage"),
        ({"storage": MemoryStorage(), "documents": 5}, "5 is no documents"),
        ({"storage": MemoryStorage(), "gateways": "sandbox_bank"}, r"write \['sandbox_bank'\]"),
        ({"storage": MemoryStorage(), "notifiers": {"use": "console"}}, "notifiers is a list"),
        ({"storage": MemoryStorage(), "gateways": [5]}, "5 names no adapter"),
        ({"storage": MemoryStorage(), "city": 5}, "5 names no city"),
        ({"storage": MemoryStorage(), "most_a_minute": -1}, "0 for no limit, not -1"),
    ],
)
def test_a_word_of_the_wrong_kind_is_refused(words: dict[str, Any], said: str) -> None:
    """What was given is told back, with what to write instead; never a traceback from deep inside."""
    with pytest.raises(BadInput, match=said):
        open_desk(**words)


def test_a_desk_is_not_configured_twice(tmp_path: Path) -> None:
    """Words beside a file would be ignored, so they are refused."""
    file = tmp_path / "desk.toml"
    file.write_text('storage = "sqlite:desk.db"')

    with pytest.raises(BadInput, match="give one or the other"):
        open_desk(file, storage=MemoryStorage())


def test_a_desk_has_the_limit_it_was_opened_with(tmp_path: Path) -> None:
    """By a word or by a file; where neither says anything, six hundred commands a minute."""
    file = tmp_path / "desk.toml"
    file.write_text(f'storage = "sqlite:{(tmp_path / "desk.db").as_posix()}"\nmost_a_minute = 2\n')
    taken = [
        commands_taken(desk)
        for desk in (open_desk(file, now=noon), open_desk(storage=MemoryStorage(), most_a_minute=3, now=noon))
    ]

    assert [2, 3] == taken
    assert 600 == commands_taken(open_desk(storage=MemoryStorage(), now=noon), tries=610)
    assert 610 == commands_taken(open_desk(storage=MemoryStorage(), most_a_minute=0, now=noon), tries=610)


def noon() -> datetime:
    """Return an instant at which time stands still."""
    return datetime(2026, 9, 23, 12, tzinfo=UTC)


def commands_taken(desk: ServiceDesk, tries: int = 5) -> int:
    """Return how many commands of somebody with no case were judged, however they were."""
    by = Actor.applicant(Party("party-1"), portal="citizens")
    judged = 0
    with desk:
        for number in range(tries):
            with pytest.raises((NoSuchCase, TooManyCommands)) as no:
                desk.take(Withdraw(case_id="case-1"), by=by, command_id=f"id-{number}")
            judged += no.type is NoSuchCase
    return judged


def test_a_desk_asks_its_host_whether_roles_still_hold() -> None:
    """The very actor is handed over; a no refuses what nothing else stands against."""
    asked: list[Actor] = []

    def still_holds(actor: Actor) -> bool:
        asked.append(actor)
        return False

    desk = open_desk(storage=MemoryStorage(), still_holds=still_holds)
    owner = desk.register({"name": "Zahra Marker", "mobile": "09121234567"})
    by = Actor.applicant(owner, portal="citizens")
    with pytest.raises(Blocked, match="your role was withdrawn"):
        desk.take(request(owner), by=by, command_id="mine")

    assert [by] == asked
