"""Paths: whether a case can walk a procedure from its first stage to the permit."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.city.checking import path_texts as texts
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.domain.fault import Fault
from qom_permits.domain.stages import Stage
from qom_permits.domain.transitions import TABLE, Target
from qom_permits.domain.words import STAGES


def wrong_paths(draft: Draft) -> Iterator[Fault]:
    """Yield each procedure that no case can walk to its end, or on which no request can be refused."""
    if draft.shape.procedures == ():
        yield texts.NO_PROCEDURES.at("procedures")
    for procedure in draft.procedures:
        if procedure.steps is not None:
            yield from _wrong_path(procedure)
        if procedure.shape.grounds is not None and not procedure.shape.grounds.names:
            yield texts.NO_GROUNDS.at(f"{procedure.place}.grounds")


def _wrong_path(procedure: DraftProcedure) -> Iterator[Fault]:
    stages, place = procedure.stages, f"{procedure.place}.steps"
    charged, paid = Stage.CHARGES in stages, Stage.PAYMENT in stages
    if not charged and not paid:
        yield texts.NO_CHARGES.at(place)
    elif not paid:
        yield texts.CHARGES_WITHOUT_PAYMENT.at(f"{place}.{stages.index(Stage.CHARGES) + 1}")
    elif not charged:
        yield texts.PAYMENT_WITHOUT_CHARGES.at(f"{place}.{stages.index(Stage.PAYMENT) + 1}")
    else:
        yield from _dead_ends(stages, place)


def _dead_ends(stages: tuple[Stage, ...], place: str) -> Iterator[Fault]:
    """Yield each stage that is never reached; and the furthest that is, when it cannot be left."""
    reached = _reached(stages[0], stages)
    for number, stage in enumerate(stages, start=1):
        if stage not in reached:
            yield texts.NOT_REACHED.at(f"{place}.{number}", stage=STAGES[stage])
    if Stage.ISSUED not in reached:
        last = max(number for number, stage in enumerate(stages, start=1) if stage in reached)
        yield texts.NOT_LEFT.at(f"{place}.{last}", stage=STAGES[stages[last - 1]])


def _reached(first: Stage, stages: tuple[Stage, ...]) -> set[Stage]:
    reached, waiting = {first}, [first]
    while waiting:
        new = set(_next(waiting.pop(), stages)) - reached
        reached |= new
        waiting += new
    return reached


def _next(stage: Stage, stages: tuple[Stage, ...]) -> Iterator[Stage]:
    """Yield where the commands of *stage* lead on a procedure of *stages*."""
    for (_, taken_at), row in TABLE.items():
        if taken_at is not stage or stage not in stages:
            continue
        match row.target:
            case Stage() if row.target in stages or row.target is Stage.ISSUED:
                yield row.target
            case Target.NEXT:
                yield _after(stage, stages)
            case Target.PAYMENT:
                yield from (Stage.PAYMENT, _after(Stage.PAYMENT, stages))
            case _:
                pass


def _after(stage: Stage, stages: tuple[Stage, ...]) -> Stage:
    following = stages.index(stage) + 1
    return stages[following] if following < len(stages) else Stage.ISSUED
