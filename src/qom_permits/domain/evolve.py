"""Recording: what a case is after an event; it never judges, so history replays under any law."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import assert_never

from attrs import evolve as changed

from qom_permits.domain import events as e
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Attachment, Finding, Item
from qom_permits.domain.facts import Facts, by_name, facts_from
from qom_permits.domain.payments import Intent, Payment
from qom_permits.domain.procedure import PROJECT
from qom_permits.domain.stages import Stage


def evolve(case: PermitCase | None, event: e.Event) -> PermitCase:
    """Return *case* (None before it is opened) as *event* leaves it, one version on."""
    if isinstance(event, e.CaseOpened):
        if case is not None:
            raise LookupError(f"case {case.id} is open already")
        return _opened(event)
    if case is None:
        raise LookupError(f"{type(event).__name__} cannot be the first event of a case")
    return changed(_recorded(case, event), version=case.version + 1)


def replay(events: Iterable[e.Event]) -> PermitCase | None:
    """Return the case that *events*, in order, leave; None when there are none."""
    case = None
    for event in events:
        case = evolve(case, event)
    return case


def _opened(event: e.CaseOpened) -> PermitCase:
    return PermitCase(
        id=event.case_id,
        version=1,
        kind=event.kind,
        parcel=event.parcel,
        project=event.project,
        owners=event.owners,
        district=event.district,
        procedure=event.procedure,
        procedure_digest=event.procedure_digest,
        opened_on=event.on,
        opened_by=event.opened_by,
        stage=Stage.DRAFT,
        since=event.on,
        facts=event.facts,
        earlier=event.earlier,
    )


def _recorded(case: PermitCase, event: e.LaterEvent) -> PermitCase:
    match event:
        case e.DocumentAttached():
            mended = (Item.DOCUMENT, event.attachment.kind)
            return changed(case, documents=_with(case, (event.attachment,)), mended=case.mended | {mended})
        case e.ApplicationRevised():
            said = {(Item.FACT, fact.name) for fact in event.facts}
            if event.project is not None:
                said.add((Item.FACT, PROJECT.name))
            return changed(
                case,
                facts=_merged(case, event.facts),
                project=event.project or case.project,
                mended=case.mended | said,
            )
        case e.TownHallVisited():
            return changed(case, visited=case.visited | {(event.party, event.on)})
        case e.SurveyorAssigned():
            return changed(case, surveyor=event.surveyor)
        case e.PlansRequested():
            return changed(case, plans_requested=True)
        case e.PaymentStarted() | e.PaymentPageOpened() | e.PaymentClosed() | e.PaymentRecorded():
            return _money(case, event)
        case e.ReturnedToApplicant():
            back = changed(
                case,
                deficiencies=event.deficiencies,
                mended=frozenset(),
                resume_at=event.resume_at,
                term_left=event.left,
            )
            return _at(back, Stage.RETURNED, event.on, None)
        case e.FindingRecorded():
            return _found(case, event)
        case e.Refused() | e.Withdrawn() | e.PermitIssued() | e.PermitSuperseded():
            return _ended(case, event)
        case _:
            return _at(_brought(case, event), event.to, event.on, event.due)


def _brought(case: PermitCase, event: _Moving) -> PermitCase:
    match event:
        case e.Submitted():
            return changed(
                case,
                number=event.number,
                deficiencies=(),
                mended=frozenset(),
                resume_at=None,
                term_left=None,
            )
        case e.DocumentsAccepted():
            return case
        case e.SurveyRecorded():
            return changed(case, facts=_merged(case, event.facts), documents=_with(case, event.documents))
        case e.PlansDelivered():
            return changed(
                case,
                designer=event.designer,
                facts=_merged(case, event.facts),
                documents=_with(case, event.documents),
                plan_deficiencies=(),
            )
        case e.PlansReturned():
            return changed(case, plan_deficiencies=event.deficiencies)
        case e.PlanOrderIssued():
            return changed(case, facts=_merged(case, event.facts))
        case e.ChargesAssessed():
            return changed(case, assessment=event.assessment, assessor=event.assessor)
        case _:
            assert_never(event)


def _ended(
    case: PermitCase, event: e.Refused | e.Withdrawn | e.PermitIssued | e.PermitSuperseded
) -> PermitCase:
    match event:
        case e.Refused():
            return _at(changed(case, grounds=event.grounds), Stage.REFUSED, event.on, None)
        case e.Withdrawn():
            return _at(case, Stage.WITHDRAWN, event.on, None)
        case e.PermitIssued():
            return _at(changed(case, permit=event.permit), Stage.ISSUED, event.on, None)
        case e.PermitSuperseded():
            return _at(changed(case, superseded_by=event.by), Stage.SUPERSEDED, event.on, None)
        case _:
            assert_never(event)


def _found(case: PermitCase, event: e.FindingRecorded) -> PermitCase:
    """A fact, like the earlier permit, rests on the finding that told it last."""
    told = {fact.name for fact in event.facts}
    kept = [
        changed(
            finding,
            names=tuple(name for name in finding.names if name not in told),
            permit=finding.permit and event.earlier is None,
        )
        for finding in case.findings
    ]
    new = Finding(document=event.document, names=tuple(sorted(told)), permit=event.earlier is not None)
    return changed(
        case,
        facts=_merged(case, event.facts),
        earlier=event.earlier or case.earlier,
        findings=(*(finding for finding in kept if finding.names or finding.permit), new),
    )


_Moving = (
    e.Submitted
    | e.DocumentsAccepted
    | e.SurveyRecorded
    | e.PlansDelivered
    | e.PlansReturned
    | e.PlanOrderIssued
    | e.ChargesAssessed
)


def _money(
    case: PermitCase, event: e.PaymentStarted | e.PaymentPageOpened | e.PaymentClosed | e.PaymentRecorded
) -> PermitCase:
    match event:
        case e.PaymentStarted():
            meant = Intent(order=event.order, gateway=event.gateway, amount=event.amount)
            return changed(case, intents=(*case.intents, meant))
        case e.PaymentPageOpened():
            reference, address = event.reference, event.address
            return _intent(
                case, event.order, lambda meant: changed(meant, reference=reference, address=address)
            )
        case e.PaymentClosed():
            outcome = event.outcome
            return _intent(case, event.order, lambda meant: changed(meant, ended=outcome))
        case e.PaymentRecorded():
            gateway = next(intent.gateway for intent in case.intents if intent.order == event.order)
            paid = Payment(order=event.order, gateway=gateway, reference=event.reference, amount=event.amount)
            return _at(changed(case, payments=(*case.payments, paid)), event.to, event.on, event.due)
        case _:
            assert_never(event)


def _intent(case: PermitCase, order: str, news: Callable[[Intent], Intent]) -> PermitCase:
    intents = tuple(news(intent) if intent.order == order else intent for intent in case.intents)
    return changed(case, intents=intents)


def _at(case: PermitCase, stage: Stage, on: date, due: date | None) -> PermitCase:
    """Return *case* at *stage*; it has stood there since *on* only if it was not there before."""
    return changed(case, stage=stage, due=due, since=case.since if stage is case.stage else on)


def _with(case: PermitCase, papers: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """Return the case's papers with *papers* in place of those of the same kinds."""
    kinds = {paper.kind for paper in papers}
    return (*(paper for paper in case.documents if paper.kind not in kinds), *papers)


def _merged(case: PermitCase, facts: Facts) -> Facts:
    return facts_from({**by_name(case.facts), **by_name(facts)})
