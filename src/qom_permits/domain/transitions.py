"""The one table of the life of a case: which command may be taken in which stage, by whom, leading where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import assert_never

from attrs import frozen

from qom_permits.domain import commands as c
from qom_permits.domain.actors import Actor, Party, Role
from qom_permits.domain.case import PermitCase
from qom_permits.domain.procedure import Procedure, Step
from qom_permits.domain.stages import STEPS, Stage


class Duty(Enum):
    """Whose part it is to take a command."""

    OWNER = "owner"
    OFFICER = "officer"
    EXPERT = "expert"
    SURVEYOR = "surveyor"
    ENGINEERS = "engineers"
    REVENUE = "revenue"
    DESK = "desk"


class Target(Enum):
    """Where a command leads, when the case's procedure must say which stage that is."""

    NEXT = "next"
    RESUME = "resume"
    STAY = "stay"
    PAYMENT = "payment"
    """To payment, or past it once nothing is owed."""


@frozen
class Row:
    """One line of the table: the *duty* that may take the command, and where it leads."""

    duty: Duty
    target: Target | Stage


CommandType = type[c.Command]
_WITH_APPLICANT = (Stage.DRAFT, Stage.RETURNED)
_WITH_OFFICERS = tuple(stage for stage in STEPS if stage is not Stage.PAYMENT)
_BEFORE_ISSUANCE = tuple(stage for stage in STEPS if stage is not Stage.ISSUANCE)
_BEFORE_PAYMENT = tuple(stage for stage in _WITH_OFFICERS if stage is not Stage.ISSUANCE)
_ANY = tuple(Stage)


def _rows(
    command: CommandType, stages: Iterable[Stage | None], row: Row
) -> dict[tuple[CommandType, Stage | None], Row]:
    return {(command, stage): row for stage in stages}


TABLE: Mapping[tuple[CommandType, Stage | None], Row] = {
    **_rows(c.OpenCase, [None], Row(Duty.OWNER, Stage.DRAFT)),
    **_rows(c.AttachDocument, _WITH_APPLICANT, Row(Duty.OWNER, Target.STAY)),
    **_rows(c.ReviseApplication, _WITH_APPLICANT, Row(Duty.OWNER, Target.STAY)),
    **_rows(c.Submit, [Stage.DRAFT], Row(Duty.OWNER, Target.NEXT)),
    **_rows(c.Submit, [Stage.RETURNED], Row(Duty.OWNER, Target.RESUME)),
    **_rows(c.ReturnToApplicant, _WITH_OFFICERS, Row(Duty.OFFICER, Stage.RETURNED)),
    **_rows(c.AcceptDocuments, [Stage.REVIEW], Row(Duty.OFFICER, Target.NEXT)),
    **_rows(c.RecordFinding, _BEFORE_PAYMENT, Row(Duty.EXPERT, Target.STAY)),
    **_rows(c.Refuse, _BEFORE_ISSUANCE, Row(Duty.EXPERT, Stage.REFUSED)),
    **_rows(c.AssignSurveyor, [Stage.SURVEY], Row(Duty.OFFICER, Target.STAY)),
    **_rows(c.RecordSurvey, [Stage.SURVEY], Row(Duty.SURVEYOR, Target.NEXT)),
    **_rows(c.RequestPlans, [Stage.PLANS], Row(Duty.OFFICER, Target.STAY)),
    **_rows(c.DeliverPlans, [Stage.PLANS], Row(Duty.ENGINEERS, Target.NEXT)),
    **_rows(c.ReturnPlans, [Stage.PLAN_ORDER], Row(Duty.OFFICER, Stage.PLANS)),
    **_rows(c.ReturnPlans, [Stage.CHARGES], Row(Duty.EXPERT, Stage.PLANS)),
    **_rows(c.IssuePlanOrder, [Stage.PLAN_ORDER], Row(Duty.OFFICER, Target.NEXT)),
    **_rows(c.AssessCharges, [Stage.CHARGES], Row(Duty.OFFICER, Target.PAYMENT)),
    **_rows(c.AssessCharges, [Stage.PAYMENT], Row(Duty.REVENUE, Target.PAYMENT)),
    **_rows(c.StartPayment, [Stage.PAYMENT], Row(Duty.OWNER, Target.STAY)),
    **_rows(c.RecordPaymentPage, _ANY, Row(Duty.DESK, Target.STAY)),
    **_rows(c.RecordPayment, _ANY, Row(Duty.DESK, Target.STAY)),
    **_rows(c.RecordPayment, [Stage.PAYMENT], Row(Duty.DESK, Target.PAYMENT)),
    **_rows(c.ClosePayment, _ANY, Row(Duty.DESK, Target.STAY)),
    **_rows(c.IssuePermit, [Stage.ISSUANCE], Row(Duty.OFFICER, Stage.ISSUED)),
    **_rows(c.SupersedePermit, [Stage.ISSUED], Row(Duty.DESK, Stage.SUPERSEDED)),
    **_rows(c.Withdraw, (*_WITH_APPLICANT, *STEPS), Row(Duty.OWNER, Stage.WITHDRAWN)),
}

JUDGES_WHAT_WAS_SEEN: frozenset[CommandType] = frozenset(
    {
        c.AcceptDocuments,
        c.RecordFinding,
        c.Refuse,
        c.IssuePlanOrder,
        c.AssessCharges,
        c.IssuePermit,
    }
)
"""Commands that judge what an officer saw: they must name the version seen, and are never judged anew."""


DESKS_OWN: frozenset[CommandType] = frozenset(
    {c.StartPayment, c.RecordPaymentPage, c.RecordPayment, c.ClosePayment, c.SupersedePermit}
)
"""Commands the desk takes itself, in the course of a payment or an issue; nobody hands them in."""


@frozen
class Holder:
    """Whose desk a case lies on: a *role*, or in it one person by *login*."""

    role: Role
    login: str | None = None

    def is_(self, actor: Actor) -> bool:
        """Return whether the case lies on the desk of *actor*."""
        return self.role in actor.roles and self.login in {None, actor.id}


def fits(
    duty: Duty, actor: Actor, owners: tuple[Party, ...], case: PermitCase | None, procedure: Procedure | None
) -> bool:
    """Return whether *duty* is the part of *actor*; *owners* are those of the case or the request."""
    if duty is Duty.OWNER:
        return Role.APPLICANT in actor.roles and actor.for_ in owners
    if duty is Duty.SURVEYOR and case is not None:
        return Role.SURVEYOR in actor.roles and case.surveyor == actor.id
    return role_of(duty, case, procedure) in actor.roles


def role_of(duty: Duty, case: PermitCase | None, procedure: Procedure | None) -> Role | None:
    """Return the role that bears *duty*; an officer's is bound by the *procedure*'s step, None outside its steps."""
    return _bearer(duty, procedure.step(case.stage) if case is not None and procedure is not None else None)


def commands_of(roles: frozenset[Role], procedure: Procedure) -> tuple[CommandType, ...]:
    """Return the commands about a case that are at some stage the part of *roles*, in the table's order."""
    return tuple(
        dict.fromkeys(
            command
            for (command, stage), row in TABLE.items()
            if stage is not None and _bearer(row.duty, procedure.step(stage)) in roles
        )
    )


def _bearer(duty: Duty, step: Step | None) -> Role | None:
    if duty is not Duty.OFFICER:
        return _ROLES[duty]
    return step.officer if step else None


def resolve(target: Target | Stage, case: PermitCase, procedure: Procedure, *, owing: bool) -> Stage:
    """Return the stage that *target* means for *case*; *owing* says whether money is owed after the command."""
    match target:
        case Stage():
            return target
        case Target.STAY:
            return case.stage
        case Target.RESUME:
            return case.resume_at or procedure.first()
        case Target.PAYMENT:
            return Stage.PAYMENT if owing else procedure.after(Stage.PAYMENT)
        case Target.NEXT:
            return procedure.first() if case.stage is Stage.DRAFT else procedure.after(case.stage)
        case _:
            assert_never(target)


def holder(case: PermitCase, procedure: Procedure) -> Holder | None:
    """Return on whose desk *case* lies; None once nobody need act."""
    if case.stage is Stage.SURVEY and case.surveyor is not None:
        return Holder(Role.SURVEYOR, case.surveyor)
    if case.stage is Stage.PLANS and case.plans_requested:
        return Holder(Role.ENGINEERS)
    if case.stage in _WITH_APPLICANT:
        return Holder(Role.APPLICANT)
    step = procedure.step(case.stage)
    return Holder(step.officer) if step else None


_ROLES: Mapping[Duty, Role] = {
    Duty.OWNER: Role.APPLICANT,
    Duty.EXPERT: Role.EXPERT,
    Duty.SURVEYOR: Role.SURVEYOR,
    Duty.ENGINEERS: Role.ENGINEERS,
    Duty.REVENUE: Role.REVENUE,
    Duty.DESK: Role.DESK,
}
