"""The page of events: what each holds, where it leads, and what it changes of the case."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from qom_permits import PermitCase
from qom_permits.domain.events import Event
from qom_permits.domain.words import EVENTS
from qom_permits.rules.reference.markdown import code
from qom_permits.wire.events import KINDS
from qom_permits_cli.reference.recording import changed_by, leads_always_to
from qom_permits_cli.reference.shapes import field_grid, fields, parts_of
from qom_permits_cli.reference.table_words import docstring

_HEAD = """# Events

An event is what happened to a case, written down for good: its name and its fields are storage, added to and never
renamed. A case is what its events leave (`replay`). This page is made from the code; `qom-permits reference events`
prints it for the version you have.

Every event has `on`, the day it takes effect in law. One that has `to` moves the case to that stage, and `due` is the
last day of the term that runs there."""
_PARTS = """## Objects in the fields

Those that are themselves made of fields."""


def event_page() -> str:
    """Return the page of events."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield _HEAD
    for name, event in KINDS.items():
        title = EVENTS[event]
        yield f"## {code(name)}"
        yield f"{title.en} · {title.fa} · {code(event.__name__)}"
        yield docstring(event)
        yield f"{_stage(event)} It changes of the case: {_changes(event)}."
        yield "\n".join(field_grid(event, refusals=False))
    yield _PARTS
    for part in parts_of(*KINDS.values()):
        yield from (
            f"### {part.__name__}",
            docstring(part),
            "\n".join(field_grid(part, refusals=False)),
        )


def _stage(event: type[Event]) -> str:
    always = leads_always_to(event)
    if always is not None:
        return f"It leads to {code(always.value)}."
    return (
        "It leads to the stage in `to`."
        if any(field.name == "to" for field in fields(event))
        else "The stage stays."
    )


def _changes(event: type[Event]) -> str:
    changed = changed_by(event)
    return ", ".join(code(field.name) for field in attrs.fields(PermitCase) if field.name in changed)
