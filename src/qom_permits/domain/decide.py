"""Deciding: what a command makes happen, or every reason why it may not."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, assert_never

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import Party
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Attachment
from qom_permits.domain.errors import Blocked
from qom_permits.domain.fact_shapes import canonical
from qom_permits.domain.facts import by_name, facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.objections import objections
from qom_permits.domain.permit import Permit
from qom_permits.domain.procedure import Procedure
from qom_permits.domain.renewal import found_permit, granted_here, on_record
from qom_permits.domain.stages import Stage
from qom_permits.domain.terms import ends, working_days_after, working_days_until
from qom_permits.domain.transitions import TABLE, Target, resolve


def decide(case: PermitCase | None, command: c.Command, given: Given) -> tuple[e.Event, ...]:
    """Return the events of *command*; raises `Blocked` with every objection when it may not be taken."""
    against = objections(case, command, given)
    if against:
        raise Blocked(against)
    procedure = _looked_up(given.procedure)
    match command:
        case c.OpenCase():
            return (_opened(command, procedure, given), *_visit(command.owners, frozenset(), given))
        case _:
            known = _looked_up(case)
            return (_happened(command, known, procedure, given), *_visit(known.owners, known.visited, given))


def _opened(command: c.OpenCase, procedure: Procedure, given: Given) -> e.CaseOpened:
    before = given.predecessor
    permit = before.permit if before else None
    known = on_record(before, permit, procedure, given.calendar) if before and permit else ()
    return e.CaseOpened(
        on=given.on,
        case_id=_looked_up(given.case_id),
        kind=command.kind,
        parcel=command.parcel,
        project=command.project,
        owners=command.owners,
        facts=facts_from((*canonical(command.facts, procedure), *known)),
        district=_looked_up(given.district),
        procedure=procedure.id,
        procedure_digest=procedure.digest,
        opened_by=given.actor.id,
        earlier=granted_here(before, permit) if before and permit else None,
    )


def _happened(command: c.CaseCommand, case: PermitCase, procedure: Procedure, given: Given) -> e.Event:
    on = given.on
    match command:
        case c.AttachDocument():
            attachment = Attachment(kind=command.kind, document=command.document)
            return e.DocumentAttached(on=on, attachment=attachment)
        case c.ReviseApplication():
            facts = canonical(command.facts, procedure)
            return e.ApplicationRevised(on=on, facts=facts, project=command.project)
        case c.ReturnToApplicant():
            return _returned(command, case, procedure, given)
        case c.RecordFinding():
            return _found(command, case, procedure, given)
        case c.Refuse():
            grounds = tuple(ground for ground in procedure.grounds if ground.name in command.grounds)
            return e.Refused(on=on, grounds=grounds)
        case c.AssignSurveyor():
            return e.SurveyorAssigned(on=on, surveyor=command.surveyor)
        case c.RequestPlans():
            return e.PlansRequested(on=on)
        case c.IssuePermit():
            return e.PermitIssued(on=on, permit=_permit(case, procedure, given))
        case c.SupersedePermit():
            return e.PermitSuperseded(on=on, by=command.permit)
        case c.Withdraw():
            return e.Withdrawn(on=on)
        case c.StartPayment() | c.RecordPaymentPage() | c.ClosePayment():
            return _payment_step(command, given)
        case _:
            return _moved(command, case, procedure, given)


Moving = (
    c.Submit
    | c.AcceptDocuments
    | c.RecordSurvey
    | c.DeliverPlans
    | c.ReturnPlans
    | c.IssuePlanOrder
    | c.AssessCharges
    | c.RecordPayment
)
"""Commands that lead to a stage which the procedure names."""


def _moved(command: Moving, case: PermitCase, procedure: Procedure, given: Given) -> e.Event:
    on = given.on
    to = _target(command, case, procedure, given)
    due = case.due if to is case.stage else _due(to, case, procedure, given)
    match command:
        case c.Submit():
            return e.Submitted(on=on, number=case.number or _looked_up(given.number), to=to, due=due)
        case c.AcceptDocuments():
            return e.DocumentsAccepted(on=on, to=to, due=due)
        case c.RecordSurvey():
            facts = canonical(command.facts, procedure)
            return e.SurveyRecorded(on=on, facts=facts, documents=command.documents, to=to, due=due)
        case c.DeliverPlans():
            facts = canonical(command.facts, procedure)
            return e.PlansDelivered(
                on=on, designer=command.designer, facts=facts, documents=command.documents, to=to, due=due
            )
        case c.ReturnPlans():
            return e.PlansReturned(on=on, deficiencies=command.deficiencies, to=to, due=due)
        case c.IssuePlanOrder():
            return e.PlanOrderIssued(on=on, facts=canonical(command.facts, procedure), to=to, due=due)
        case c.AssessCharges():
            bill = _looked_up(given.assessment)
            return e.ChargesAssessed(on=on, assessment=bill, assessor=given.actor.id, to=to, due=due)
        case c.RecordPayment():
            return e.PaymentRecorded(
                on=on, order=command.order, reference=command.reference, amount=command.amount, to=to, due=due
            )
        case _:
            assert_never(command)


def _target(command: Moving, case: PermitCase, procedure: Procedure, given: Given) -> Stage:
    target = TABLE[type(command), case.stage].target
    return resolve(target, case, procedure, owing=target is Target.PAYMENT and _owing(command, case, given))


def _owing(command: Moving, case: PermitCase, given: Given) -> bool:
    """Return whether money is owed once *command* has been taken."""
    if isinstance(command, c.RecordPayment):
        return _looked_up(case.owed) > command.amount
    bill = _looked_up(given.assessment)
    paid = sum(payment.amount.amount for payment in case.payments)
    return bill.total.amount > paid


def _due(to: Stage, case: PermitCase, procedure: Procedure, given: Given) -> date | None:
    """Return the last day of the term of *to*, None when none runs there; one that had stopped runs on."""
    if case.term_left is not None:
        return working_days_after(given.on, case.term_left, given.work)
    step = procedure.step(to)
    if step is None or step.term is None:
        return None
    return ends(step.term, given.on, given.calendar, given.work)


def _returned(
    command: c.ReturnToApplicant, case: PermitCase, procedure: Procedure, given: Given
) -> e.ReturnedToApplicant:
    """The case goes on at the earliest step whose decision rested on anything named; there its term goes on."""
    rules = [procedure.rule(lacking) for lacking in command.deficiencies]
    rested = tuple(rule.judged_at for rule in rules if rule is not None)
    resume_at = procedure.earliest(rested, case.stage)
    stops = case.due is not None and resume_at is case.stage
    return e.ReturnedToApplicant(
        on=given.on,
        deficiencies=command.deficiencies,
        resume_at=resume_at,
        left=working_days_until(_looked_up(case.due), given.on, given.work) if stops else None,
    )


def _found(
    command: c.RecordFinding, case: PermitCase, procedure: Procedure, given: Given
) -> e.FindingRecorded:
    paper = next(paper for paper in case.documents if paper.kind == command.document)
    return e.FindingRecorded(
        on=given.on,
        document=paper,
        facts=canonical(command.facts, procedure),
        earlier=found_permit(command, paper, given),
    )


def _payment_step(command: c.StartPayment | c.RecordPaymentPage | c.ClosePayment, given: Given) -> e.Event:
    match command:
        case c.StartPayment():
            return e.PaymentStarted(
                on=given.on,
                order=_looked_up(given.order),
                gateway=command.gateway,
                amount=_looked_up(given.amount),
            )
        case c.RecordPaymentPage():
            return e.PaymentPageOpened(
                on=given.on, order=command.order, reference=command.reference, address=command.address
            )
        case c.ClosePayment():
            return e.PaymentClosed(on=given.on, order=command.order, outcome=command.outcome)
        case _:
            assert_never(command)


def _permit(case: PermitCase, procedure: Procedure, given: Given) -> Permit:
    term = procedure.valid_for(by_name(case.facts))
    return Permit(
        number=_looked_up(given.number),
        issued_on=given.on,
        valid_until=ends(term, given.on, given.calendar, given.work),
        conditions=procedure.conditions,
        cite=procedure.validity_cite,
    )


def _visit(
    owners: tuple[Party, ...], visited: frozenset[tuple[Party, date]], given: Given
) -> tuple[e.TownHallVisited, ...]:
    """Whoever comes for an owner through a portal in person makes one visit a day."""
    party, portal = given.actor.for_, given.portal()
    if portal is None or not portal.in_person or party not in owners or (party, given.on) in visited:
        return ()
    return (e.TownHallVisited(on=given.on, party=party),)


T = TypeVar("T")


def _looked_up(value: T | None) -> T:
    """Return what the desk must have looked up before it asked."""
    if value is None:
        raise LookupError("the desk asked for a decision without looking up what it needs")
    return value
