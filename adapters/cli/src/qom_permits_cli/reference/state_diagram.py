"""The way of a case as a Mermaid state diagram, read off the one table."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from qom_permits import Stage
from qom_permits.domain.stages import ENDS, STEPS
from qom_permits.domain.transitions import TABLE, Target
from qom_permits.wire.shapes import snake

_STEPS = "steps"
"""What the diagram calls all steps together."""
_MANY = 3
"""From so many steps on, arrows to one place are drawn as one from them all."""


@frozen
class Arrow:
    """One way from a stage to another, by a command."""

    start: str
    end: str
    command: str


def state_diagram() -> str:
    """Return the diagram's text."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    arrows = list(dict.fromkeys(_joined(list(_arrows()))))
    steps = {stage.value for stage in STEPS}
    within = [arrow for arrow in arrows if arrow.start in steps and arrow.end in steps]
    yield "stateDiagram-v2"
    yield f"    state {_STEPS} {{"
    yield from (f"        {_drawn(arrow)}" for arrow in within)
    yield "    }"
    yield from (f"    {_drawn(arrow)}" for arrow in arrows if arrow not in within)
    reached = {arrow.end for arrow in arrows}
    yield from (f"    {stage.value} --> [*]" for stage in Stage if stage in ENDS and stage.value in reached)


def _arrows() -> Iterator[Arrow]:
    """Yield every way there is, one for each command and stage that moves a case."""
    for (command, stage), row in TABLE.items():
        start = "[*]" if stage is None else stage.value
        yield from (Arrow(start, end, snake(command)) for end in _ends(stage, row.target) if end != start)


def _ends(stage: Stage | None, target: Target | Stage) -> tuple[str, ...]:
    match target:
        case Stage():
            return (target.value,)
        case Target.NEXT:
            return (_after(stage),)
        case Target.RESUME:
            return (_STEPS,)
        case Target.PAYMENT:
            return (Stage.PAYMENT.value, _after(Stage.PAYMENT))
        case _:
            return ()


def _after(stage: Stage | None) -> str:
    """Return what follows *stage* when every step is passed; a case not yet submitted goes to the first."""
    place = STEPS.index(stage) + 1 if stage in STEPS else 0
    return (STEPS[place] if place < len(STEPS) else Stage.ISSUED).value


def _joined(arrows: list[Arrow]) -> Iterator[Arrow]:
    """Yield *arrows*, those of one command from most of the steps to one place as one."""
    for arrow in arrows:
        alike = [other.start for other in arrows if (other.end, other.command) == (arrow.end, arrow.command)]
        starts = [stage.value for stage in STEPS if stage.value in alike]
        if arrow.start not in starts or len(starts) < _MANY:
            yield arrow
        else:
            missing = [stage.value for stage in STEPS if stage.value not in starts]
            but = f" (not at {', '.join(missing)})" if missing else ""
            yield Arrow(_STEPS, arrow.end, f"{arrow.command}{but}")


def _drawn(arrow: Arrow) -> str:
    return f"{arrow.start} --> {arrow.end}: {arrow.command}"
