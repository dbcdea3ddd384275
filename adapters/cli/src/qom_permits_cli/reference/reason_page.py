"""The page of reasons: everything that can stand in the way of a command, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits import Text
from qom_permits.domain.reason import Reason
from qom_permits.domain.reasons import REASONS
from qom_permits.rules.reference.markdown import code, grid, said_in_both

_HEAD = """# Reasons why not

A command that may not be taken now is refused as `Blocked`, with every reason at once; `why_not` and `options` tell
the same reasons beforehand. Each has a stable code, what stands in the way, and what to do about it, in both
languages. What stands as ‹name› is filled in. This page is made from the code; `qom-permits reference reasons` prints
it for the version you have."""


def reason_page() -> str:
    """Return the page of reasons."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield _HEAD
    for name in sorted(REASONS):
        yield f"## {code(name)}"
        yield "\n".join(grid(("English", "Persian"), (said_in_both(each) for each in _told(REASONS[name]))))


def _told(reason: Reason) -> tuple[Text, ...]:
    return (reason.text, reason.todo)
