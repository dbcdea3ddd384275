"""What stands in the way of a kind of command as things are, whatever it would say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from qom_permits.domain import commands as c
from qom_permits.domain.actors import DESK, Party, Role
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Deficiency, Item
from qom_permits.domain.given import Given
from qom_permits.domain.jalali import told_day
from qom_permits.domain.objection import Objection, objection
from qom_permits.domain.procedure import PROJECT, Procedure, Source
from qom_permits.domain.renewal import not_in_force
from qom_permits.domain.stages import ENDS, STEPS, RequestKind, Stage
from qom_permits.domain.supplies import missing_documents, missing_facts, titled
from qom_permits.domain.texts import Text, joined, listed, same
from qom_permits.domain.transitions import TABLE, CommandType, Duty, Row, fits, role_of
from qom_permits.domain.words import COMMANDS, LACKS, ROLES, STAGES


def hindrances(command: CommandType, case: PermitCase, given: Given) -> Iterator[Objection]:
    """Yield every objection to taking *command* on *case*, whatever it would say."""
    row = TABLE.get((command, case.stage))
    yield from closed_doors(given)
    if row is None and case.stage in ENDS:
        day = told_day(case.since, given.calendar)
        yield objection("case-closed", stage=STAGES[case.stage], day=day)
        return
    if row is None:
        yield _not_now(command, case)
    else:
        yield from not_your_part(command, row, case.owners, case, given)
    if given.procedure is not None:
        yield from _STANDING.get(command, _nothing)(case, given.procedure, given)


def closed_doors(given: Given) -> Iterator[Objection]:
    """Yield why the actor cannot come through the portal it came through; the desk needs no door."""
    if given.actor == DESK:
        return
    portal = given.portal()
    if portal is None:
        known = listed([portal.name for portal in given.portals])
        yield objection("portal-unknown", portal=given.actor.portal, known=known)
    elif not portal.admits & given.actor.roles:
        yield objection("portal-does-not-admit", portal=portal.name, role=_roles(given.actor.roles))


def not_your_part(
    command: CommandType, row: Row, owners: tuple[Party, ...], case: PermitCase | None, given: Given
) -> Iterator[Objection]:
    """Yield why *row* is not the actor's to take: another's duty, another surveyor's site, or their own case."""
    actor = given.actor
    if not fits(row.duty, actor, owners, case, given.procedure):
        if row.duty is Duty.SURVEYOR and Role.SURVEYOR in actor.roles:
            yield objection("not-the-assigned-surveyor")
        elif row.duty is Duty.OWNER and case is None and Role.APPLICANT in actor.roles:
            yield objection("not-an-owner", "owners")
        else:
            role = role_of(row.duty, case, given.procedure)
            yield objection(
                "not-your-part", command=COMMANDS[command], role=ROLES[role] if role else same(row.duty.value)
            )
    if row.duty not in {Duty.OWNER, Duty.DESK} and case is not None and _is_own(case, given):
        yield objection("own-case")


def _is_own(case: PermitCase, given: Given) -> bool:
    people = {case.opened_by, *(owner.id for owner in case.owners)}
    return given.actor.id in people or given.actor.for_ in case.owners


def _not_now(command: CommandType, case: PermitCase) -> Objection:
    if case.permit is not None:
        return objection("too-late", command=COMMANDS[command], stage=STAGES[case.stage])
    stages = [STAGES[stage] for taken, stage in TABLE if taken is command and stage is not None]
    return objection(
        "not-at-this-stage", command=COMMANDS[command], stage=STAGES[case.stage], stages=joined(stages)
    )


def _roles(roles: frozenset[Role]) -> Text:
    return joined([ROLES[role] for role in Role if role in roles])


TOO_LARGE = "more-than-the-plot-holds"
_NONE = Text("none here", "در این فرایند نیست")
Standing = Callable[[PermitCase, Procedure, Given], Iterator[Objection]]


def _nothing(_case: PermitCase, _procedure: Procedure, _given: Given) -> Iterator[Objection]:
    return iter(())


def _to_submit(case: PermitCase, procedure: Procedure, _given: Given) -> Iterator[Objection]:
    yield from missing_documents(case.documents, Source.APPLICATION, procedure, case.known())
    yield from missing_facts(case.facts, Source.APPLICATION, procedure.facts)
    for lacking in case.outstanding():
        title = titled(lacking.item, lacking.name, procedure)
        yield objection(
            "not-mended", _place_of(lacking), name=lacking.name, title=title, lack=LACKS[lacking.lack]
        )
    yield from _too_large(case, procedure)


def _place_of(lacking: Deficiency) -> str:
    """Return where a command mends *lacking*."""
    if lacking.item is Item.DOCUMENT:
        return "documents"
    return PROJECT.name if lacking.name == PROJECT.name else f"facts.{lacking.name}"


def _too_large(case: PermitCase, procedure: Procedure) -> Iterator[Objection]:
    """Yield that the plot cannot hold what is asked for, unless a paper in the case says why it can."""
    asked, plot = case.project.floor_area.square_metres, case.parcel.area.square_metres
    kinds = {paper.kind for paper in case.documents}
    lifted = {code for rule in procedure.documents if rule.kind in kinds for code in rule.lifts}
    if asked > plot * case.project.floors and TOO_LARGE not in lifted:
        lifting = [rule.title for rule in procedure.documents if TOO_LARGE in rule.lifts]
        yield objection(
            TOO_LARGE,
            "project.floor_area",
            asked=str(case.project.floor_area),
            plot=str(case.parcel.area),
            floors=case.project.floors,
            lifting=joined(lifting) if lifting else _NONE,
        )


def _to_accept(case: PermitCase, procedure: Procedure, _given: Given) -> Iterator[Objection]:
    yield from _unfound(case, procedure, (Stage.REVIEW,))


def _unfound(case: PermitCase, procedure: Procedure, stages: tuple[Stage, ...]) -> Iterator[Objection]:
    """Yield what an officer has still to find of what is judged at *stages*, or found in a paper now replaced."""
    rules = tuple(rule for rule in procedure.facts if rule.judged_at in stages)
    yield from missing_facts(case.facts, Source.FINDING, rules)
    if case.kind is RequestKind.PERMIT_RENEWAL and case.earlier is None:
        yield objection("earlier-permit-unknown", "earlier")
    cited = dict.fromkeys(finding.document for finding in case.findings)
    for kind in dict.fromkeys(paper.kind for paper in cited if paper not in case.documents):
        title = titled(Item.DOCUMENT, kind, procedure)
        yield objection("finding-out-of-date", "document", kind=kind, title=title)


def _to_return_plans(case: PermitCase, procedure: Procedure, _given: Given) -> Iterator[Objection]:
    if procedure.step(case.stage) and not procedure.judges_plans(case.stage):
        yield objection("no-plans-to-return", stage=STAGES[case.stage])


def _to_order(case: PermitCase, procedure: Procedure, _given: Given) -> Iterator[Objection]:
    yield from _unfound(case, procedure, (Stage.REVIEW, Stage.SURVEY, Stage.PLANS, Stage.PLAN_ORDER))


def _to_survey(case: PermitCase, _procedure: Procedure, _given: Given) -> Iterator[Objection]:
    if case.surveyor is None:
        yield objection("no-surveyor")


def _to_request_plans(case: PermitCase, _procedure: Procedure, _given: Given) -> Iterator[Objection]:
    if case.plans_requested:
        yield objection("plans-already-requested")


def _to_deliver_plans(case: PermitCase, _procedure: Procedure, _given: Given) -> Iterator[Objection]:
    if not case.plans_requested:
        yield objection("plans-not-requested")


def _to_assess(case: PermitCase, procedure: Procedure, given: Given) -> Iterator[Objection]:
    yield from _unfound(case, procedure, STEPS)
    for fault in given.cannot_assess:
        yield objection("cannot-assess", fault=fault.told())
    if given.assessment is not None and given.assessment.sample and not given.allow_samples:
        yield objection("sample-tariff", tariff=given.assessment.tariff)


def _to_pay(case: PermitCase, _procedure: Procedure, _given: Given) -> Iterator[Objection]:
    if case.owed is None:
        yield objection("charges-not-assessed")
    elif not case.owed:
        yield objection("nothing-owed")


def _to_issue(case: PermitCase, _procedure: Procedure, given: Given) -> Iterator[Objection]:
    if case.permit is not None:
        yield objection("already-issued", number=case.permit.number)
    elif case.owed is None:
        yield objection("charges-not-assessed")
    elif case.owed:
        yield objection("charges-unpaid", owed=case.owed.told())
    if given.predecessor is not None and given.predecessor.permit is not None:
        yield from not_in_force(given.predecessor, given.predecessor.permit)
    if case.assessor == given.actor.id:
        yield objection("issuer-was-assessor")


_STANDING: Mapping[CommandType, Standing] = {
    c.Submit: _to_submit,
    c.AcceptDocuments: _to_accept,
    c.RecordSurvey: _to_survey,
    c.RequestPlans: _to_request_plans,
    c.DeliverPlans: _to_deliver_plans,
    c.ReturnPlans: _to_return_plans,
    c.IssuePlanOrder: _to_order,
    c.AssessCharges: _to_assess,
    c.StartPayment: _to_pay,
    c.IssuePermit: _to_issue,
}
