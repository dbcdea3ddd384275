"""What the table of the life of a case says, in words: where a command can be taken, by whom, leading where."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

from qom_permits import Stage
from qom_permits.domain.commands import Command
from qom_permits.domain.transitions import TABLE, Duty, Row, Target
from qom_permits.rules.reference.markdown import code

DUTIES: Mapping[Duty, str] = {
    Duty.OWNER: "an applicant who acts for an owner",
    Duty.OFFICER: "the officer of the step",
    Duty.EXPERT: "an expert",
    Duty.SURVEYOR: "the surveyor assigned",
    Duty.ENGINEERS: "the Engineering Organization",
    Duty.REVENUE: "a revenue officer",
    Duty.DESK: "the desk itself",
}
"""Whose part a row is."""
TARGETS: Mapping[Target, str] = {
    Target.NEXT: "the next step",
    Target.RESUME: "the step it goes on at",
    Target.STAY: "the same stage",
    Target.PAYMENT: "`payment`, or past it once nothing is owed",
}
"""Where a row leads that names no stage."""


def places(command: type[Command]) -> Mapping[Row, tuple[Stage | None, ...]]:
    """Return where *command* can be taken: stages of one duty and target together, None before there is a case."""
    rows = {row: None for (known, _), row in TABLE.items() if known is command}
    return {
        row: tuple(stage for (known, stage), other in TABLE.items() if known is command and other == row)
        for row in rows
    }


def leads_to(target: Target | Stage) -> str:
    """Return in words where a row with *target* leads."""
    return code(target.value) if isinstance(target, Stage) else TARGETS[target]


def told(stages: Iterable[Stage | None]) -> str:
    """Return *stages* as a list in words."""
    listed = tuple(stages)
    if set(listed) == set(Stage):
        return "any stage"
    return ", ".join("before there is a case" if stage is None else code(stage.value) for stage in listed)


def docstring(cls: type[Any]) -> str:
    """Return what the docstring of *cls* says, without its examples, each paragraph on one line."""
    paragraphs = (inspect.getdoc(cls) or "").split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in paragraphs if not part.startswith(">>>"))
