"""What is promised of refusals: each way to break it is seen, and what is drawn breaks none."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from tests.fuzzing.attempts import WrittenCommand, from_json, to_json
from tests.fuzzing.drawn_commands import written_commands
from tests.fuzzing.promises import MOST_CHARACTERS, broken_promise, leads
from tests.fuzzing.refusal import outcome

from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import Text, same

BODY = {"facts": {"use": 1, "": {"a.b": 2}}, "owners": ["a", {"id": "b"}], "two\nlines": 3}
RIGHT = Fault(code="some-fault", where="facts.use", text=Text("some fault", "خطایی"))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"code": "Some fault"}, "is no code"),
        ({"where": "facts.colour"}, "leads nowhere"),
        ({"where": "owners.0"}, "leads nowhere"),
        ({"where": "owners.3"}, "leads nowhere"),
        ({"where": "two\nlines"}, "leads nowhere"),
        ({"text": Text("", "خطایی")}, "told badly in en"),
        ({"text": Text("some fault", "")}, "told badly in fa"),
        ({"text": same("one line\nand another")}, "told badly"),
        ({"text": same("\u202eturned around")}, "told badly"),
        ({"text": same("x" * MOST_CHARACTERS)}, "told badly"),
        ({"todo": same("say password 7f3a")}, "a secret is repeated"),
    ],
)
def test_a_broken_promise_is_seen(changes: dict[str, Any], complaint: str) -> None:
    """A code, a place that is there, both texts on one line, no secret."""
    assert None is broken_promise(BadInput([RIGHT]), BODY, "7f3a")
    assert complaint in (broken_promise(BadInput([evolve(RIGHT, **changes)]), BODY, "7f3a") or "")


@pytest.mark.parametrize("count", [0, 102])
def test_some_faults_are_told_and_not_too_many(count: int) -> None:
    """A refusal without a fault says nothing, one with thousands too much."""
    assert f"{count} faults" in (broken_promise(BadInput([RIGHT] * count), BODY, None) or "")


@pytest.mark.parametrize(
    ("where", "missing", "there"),
    [
        ("", False, True),
        ("owners.2.id", False, True),
        ("facts.a.b", False, True),
        (r"two\nlines", False, True),
        ("colour", True, True),
        ("facts.colour", True, True),
        ("facts.colour.red", True, False),
        ("owners.1.id", True, False),
    ],
)
def test_a_place_leads_to_a_part_of_the_body(where: str, *, missing: bool, there: bool) -> None:
    """What is missing leads to where it should be."""
    assert there == leads(BODY, where, may_be_missing=missing)


@pytest.mark.parametrize(
    "attempt",
    [
        WrittenCommand("submit", {"case_id": "case-1"}),
        WrittenCommand("submit", '{"case_id": "\ud800"}', "a secret"),
        WrittenCommand("", b"\xff\x00"),
    ],
)
def test_a_command_can_be_tried_again_elsewhere(attempt: WrittenCommand) -> None:
    """Whether it was text, octets or data."""
    assert attempt == from_json(to_json(attempt))


@given(written_commands())
def test_no_command_breaks_a_promise(command: WrittenCommand) -> None:
    """Whatever is sent under whatever name."""
    assert outcome(command).error is None
