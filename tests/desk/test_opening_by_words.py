"""Words that open no desk: each is refused by what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qom_permits import BadInput
from qom_permits.desk import open_desk
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
