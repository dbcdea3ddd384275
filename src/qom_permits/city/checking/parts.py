"""Parts: whether everyone whom a procedure needs can come in, see the case and act."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.city.checking import path_texts as texts
from qom_permits.city.checking import warning_texts as warnings
from qom_permits.city.drafts import Draft, DraftProcedure
from qom_permits.domain.actors import Portal, Role
from qom_permits.domain.fault import Fault
from qom_permits.domain.procedure import Step
from qom_permits.domain.sight import OF_THE_DISTRICT
from qom_permits.domain.stages import Stage
from qom_permits.domain.transitions import DESKS_OWN, TABLE, CommandType, Duty, role_of
from qom_permits.domain.words import COMMANDS, ROLES, STAGES

_SEE_AFTER = {Role.SURVEYOR: Stage.SURVEY, Role.ENGINEERS: Stage.PLANS}
"""Those who see a case only once they had a part in it, and the stage that gives them one."""


def wrong_parts(draft: Draft) -> Iterator[Fault]:
    """Yield each part of a procedure that nobody could play, and portals that serve nobody."""
    for procedure in draft.procedures:
        for number, step in enumerate(procedure.steps or (), start=1):
            yield from _wrong_officer(step, procedure, f"{procedure.place}.steps.{number}.officer")
        yield from _one_role_for_two(procedure)
    portals = draft.shape.portals
    if portals is None or len(portals.read) < len(portals.names):
        return  # whom the others admit cannot be told
    yield from _wrong_portals(portals.read, draft)
    admitted = frozenset().union(*(portal.admits for portal in portals.read))
    yield from _shut_out(admitted, draft)


def _wrong_officer(step: Step, procedure: DraftProcedure, place: str) -> Iterator[Fault]:
    stage, officer = step.stage, step.officer
    if stage is Stage.PAYMENT:
        if officer is not Role.APPLICANT:
            yield texts.PAYER.at(place, role=ROLES[officer])
        return
    allowed = _who_see(stage, procedure.stages)
    if officer not in allowed:
        names = ", ".join(sorted(role.value for role in allowed))
        yield texts.CANNOT_ACT.at(place, role=ROLES[officer], stage=STAGES[stage], allowed=names)


def _who_see(stage: Stage, stages: tuple[Stage, ...]) -> set[Role]:
    """Return the roles that see a case when it comes to *stage*, applicants put aside."""
    before = stages[: stages.index(stage)]
    return {*OF_THE_DISTRICT, *(role for role, seen_at in _SEE_AFTER.items() if seen_at in before)}


def _one_role_for_two(procedure: DraftProcedure) -> Iterator[Fault]:
    officers = {step.stage: step.officer for step in procedure.steps or ()}
    issuer = officers.get(Stage.ISSUANCE)
    if issuer is not None and issuer is officers.get(Stage.CHARGES):
        number = procedure.stages.index(Stage.ISSUANCE) + 1
        yield warnings.ISSUER_IS_ASSESSOR.at(f"{procedure.place}.steps.{number}.officer", role=ROLES[issuer])


def _wrong_portals(portals: tuple[Portal, ...], draft: Draft) -> Iterator[Fault]:
    useful = {Role.APPLICANT, Role.EXPERT}.union(
        *(roles for procedure in draft.procedures for _, roles in _needed(procedure))
    )
    everything_is_read = draft.shape.procedures is not None and all(
        procedure.steps is not None for procedure in draft.procedures
    )
    for portal in portals:
        if Role.DESK in portal.admits:
            yield texts.DESK_ADMITTED.at(f"portals.{portal.name}.admits")
        elif everything_is_read and not portal.admits & useful:
            yield warnings.PORTAL_UNUSED.at(f"portals.{portal.name}", portal=portal.title)
    if not any(portal.in_person for portal in portals):
        yield warnings.NO_COUNTER.at("portals")


def _shut_out(admitted: frozenset[Role], draft: Draft) -> Iterator[Fault]:
    if Role.APPLICANT not in admitted:
        yield texts.CANNOT_WITHDRAW.at("portals")
    if Role.EXPERT not in admitted:
        yield texts.CANNOT_REFUSE.at("portals")
    for procedure in draft.procedures:
        for number, roles in _needed(procedure):
            step = (procedure.steps or ())[number - 1]
            for role in sorted(roles - admitted - {Role.APPLICANT, Role.EXPERT}, key=lambda each: each.value):
                yield texts.NOT_ADMITTED.at(
                    f"{procedure.place}.steps.{number}" + (".officer" if role is step.officer else ""),
                    role=ROLES[role],
                    name=role.value,
                    stage=STAGES[step.stage],
                    command=COMMANDS[_command_of(role, step)],
                )


def _needed(procedure: DraftProcedure) -> Iterator[tuple[int, set[Role]]]:
    """Yield each step's number with the roles that the table of transitions gives a part in it."""
    for number, step in enumerate(procedure.steps or (), start=1):
        yield number, {role for _, role in _duties(step)}


def _command_of(role: Role, step: Step) -> CommandType:
    return next(command for command, known in _duties(step) if known is role)


def _duties(step: Step) -> Iterator[tuple[CommandType, Role]]:
    """Yield the commands of a *step* that a person takes, each with whose part it is; the way on comes first."""
    rows = [(command, row) for (command, stage), row in TABLE.items() if stage is step.stage]
    for command, row in sorted(rows, key=lambda each: each[1].target in {Stage.RETURNED, Stage.REFUSED}):
        role = step.officer if row.duty is Duty.OFFICER else role_of(row.duty, None, None)
        if (
            role is not None
            and role is not Role.DESK
            and (command not in DESKS_OWN or row.duty is Duty.OWNER)
        ):
            yield command, role
