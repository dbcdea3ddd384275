"""The desk's own words: everything that can be shown has a name in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

import pytest

from qom_permits.domain import commands, events, words
from qom_permits.domain.actors import Role
from qom_permits.domain.documents import Lack
from qom_permits.domain.procedure import Source
from qom_permits.domain.stages import ENDS, STEPS, RequestKind, Stage
from qom_permits.domain.texts import Text

NAMED = [
    (words.KINDS, RequestKind),
    (words.STAGES, Stage),
    (words.ROLES, Role),
    (words.LACKS, Lack),
    (words.SOURCES, Source),
    (words.EVENTS, get_args(events.Event)),
    (words.COMMANDS, get_args(commands.Command)),
]


@pytest.mark.parametrize(("named", "everything"), NAMED)
def test_everything_has_a_name_of_its_own(named: Mapping[Any, Text], everything: Any) -> None:
    """Nothing is left without a name, and no two things share one, in either language."""
    assert set(everything) == set(named)
    assert (
        len(named) == len({text.en for text in named.values()}) == len({text.fa for text in named.values()})
    )


@pytest.mark.parametrize(("named", "_everything"), NAMED)
def test_names_are_in_their_languages(named: Mapping[Any, Text], _everything: Any) -> None:
    """English in Latin letters, Persian in Persian ones: no letters of the Arabic keyboard."""
    for text in named.values():
        assert re.fullmatch(r"[A-Za-z' -]+", text.en)
        assert re.fullmatch(r"[ء-ۿ\u200c ]+", text.fa)
        assert not set("يك") & set(text.fa)


def test_steps_and_ends_are_apart() -> None:
    """No stage a procedure orders is one that no case leaves."""
    assert not ENDS & set(STEPS)
