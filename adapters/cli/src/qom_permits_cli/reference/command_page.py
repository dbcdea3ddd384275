"""The page of commands: what each carries, who may take it at which stage, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.domain.commands import Command
from qom_permits.domain.transitions import DESKS_OWN, JUDGES_WHAT_WAS_SEEN
from qom_permits.domain.words import COMMANDS
from qom_permits.rules.reference.markdown import code, grid
from qom_permits.wire.commands import KINDS
from qom_permits_cli.reference.shapes import field_grid, parts_of
from qom_permits_cli.reference.table_words import DUTIES, docstring, leads_to, places, told

_HEAD = """# Commands

A command is what somebody asks the desk to do. `desk.read(name, body)` makes one of JSON, and names every fault at
once; `desk.take` judges it and writes down what happened. This page is made from the code; `qom-permits reference
commands` prints it for the version you have.

Something of another type is refused as `wrong-type`, a word that is not among the choices as `unknown-choice`, a key
that is not known as `unknown-key`, a field left out as `missing-field`. What else is said of a wrong value stands
beside its field, with what was given as ‹given›. Numbers with decimals are text, in Persian, Arabic or ASCII digits,
never mixed."""
_SEEN = """It judges what an officer saw: `take` wants `seen=case.version`. Without it the command is refused as
`seen-missing`; when the case has moved on, `ChangedSince` says what came in between."""
_OWN = "The desk takes it itself; handed to `take`, it is refused as `desk-only`."
_PARTS = """## Objects in the fields

Those that are themselves made of fields."""


def command_page() -> str:
    """Return the page of commands."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield _HEAD
    for name, command in KINDS.items():
        yield from _section(name, command)
    yield _PARTS
    for part in parts_of(*KINDS.values()):
        yield from (f"### {part.__name__}", docstring(part), "\n".join(field_grid(part)))


def _section(name: str, command: type[Command]) -> Iterator[str]:
    title = COMMANDS[command]
    yield f"## {code(name)}"
    yield f"{title.en} · {title.fa} · {code(command.__name__)}"
    yield docstring(command)
    if command in JUDGES_WHAT_WAS_SEEN:
        yield _SEEN
    if command in DESKS_OWN:
        yield _OWN
    rows = ((told(at), DUTIES[row.duty], leads_to(row.target)) for row, at in places(command).items())
    yield "\n".join(grid(("at", "by", "leads to"), rows))
    yield "\n".join(field_grid(command))
