"""The page of stages: each by its names, what can be done there, and the way of a case as a diagram."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits import Stage
from qom_permits.domain.stages import ENDS, STEPS
from qom_permits.domain.transitions import TABLE, Duty
from qom_permits.domain.words import STAGES
from qom_permits.rules.reference.markdown import code, grid
from qom_permits.wire.shapes import snake
from qom_permits_cli.reference.state_diagram import state_diagram

_HEAD = """# Stages

Where a case can stand. What can be true beside a stage, such as paid or with a surveyor, is a field of the case. This
page is made from the table the desk judges by; `qom-permits reference stages` prints it for the version you have."""
_STEPS = """A *step* is a stage that a procedure may pass; which of them, in which order, who acts there and within
how many working days is said in the city's profile. An *end* is left by no command."""
_DIAGRAM = """## The way of a case

Drawn by what reads Mermaid. The steps stand in Qom's order; another city's procedure orders them in its own, or
leaves some out. Commands that leave a case where it is are left out."""
_TABLE = """## What can be done where

Besides these, the desk notes by itself what a bank answers, at any stage."""


def stage_page() -> str:
    """Return the page of stages."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield from (_HEAD, _STEPS)
    yield "\n".join(grid(("stage", "English", "Persian", "is"), (_row(stage) for stage in Stage)))
    yield from (_DIAGRAM, f"```mermaid\n{state_diagram()}```")
    yield from (_TABLE, "\n".join(grid(("at", "can be taken"), _taken())))


def _row(stage: Stage) -> tuple[str, ...]:
    what = "a step" if stage in STEPS else "an end" if stage in ENDS else ""
    return (code(stage.value), STAGES[stage].en, STAGES[stage].fa, what)


def _taken() -> Iterator[tuple[str, str]]:
    for stage in (None, *Stage):
        commands = [
            command for (command, at) in TABLE if at is stage and TABLE[command, at].duty is not Duty.DESK
        ]
        if commands:
            at = "before there is a case" if stage is None else code(stage.value)
            yield at, ", ".join(f"[{snake(command)}](commands.md#{snake(command)})" for command in commands)
