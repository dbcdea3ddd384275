"""Every reason why a command may not be taken, all at once: what `decide` and a greyed-out button both ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qom_permits.domain import commands as c
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Deficiency, Document, Item
from qom_permits.domain.facts import by_name
from qom_permits.domain.given import Given
from qom_permits.domain.hindrances import closed_doors, hindrances, not_your_part
from qom_permits.domain.id_rules import unfit_ids
from qom_permits.domain.jalali import Calendar, told_day
from qom_permits.domain.objection import Objection, objection
from qom_permits.domain.procedure import PROJECT, Procedure, Source
from qom_permits.domain.renewal import cannot_follow, not_renewable
from qom_permits.domain.stages import RequestKind
from qom_permits.domain.supplies import (
    missing_documents,
    missing_facts,
    titled,
    unkept_documents,
    wrong_documents,
    wrong_facts,
)
from qom_permits.domain.texts import Text, clauses, joined, listed, nearest
from qom_permits.domain.transitions import TABLE
from qom_permits.domain.words import KINDS, SOURCES

_NONE_YET = Text("there is none yet", "هنوز چیزی نیست")
_COPY = Text("copy it from the deed or the card again", "آن را دوباره از روی سند یا کارت بنویسید")


def objections(case: PermitCase | None, command: c.Command, given: Given) -> tuple[Objection, ...]:
    """Return every reason why *command* may not be taken on *case* (None: there is none yet)."""
    match command:
        case c.OpenCase():
            return tuple(_to_open(command, given))
        case _ if case is not None and given.procedure is not None:
            return (
                *hindrances(type(command), case, given),
                *_said(command, case, given.procedure, given),
                *unkept_documents(handed_in(command), given.unkept),
            )
    raise AssertionError(command)  # the desk looks the case and its procedure up before it asks


def handed_in(command: c.Command) -> tuple[Document, ...]:
    """Return the documents *command* hands in."""
    match command:
        case c.AttachDocument():
            return (command.document,)
        case c.RecordSurvey() | c.DeliverPlans():
            return tuple(paper.document for paper in command.documents)
        case _:
            return ()


def _to_open(command: c.OpenCase, given: Given) -> Iterator[Objection]:
    row = TABLE[c.OpenCase, None]
    yield from not_your_part(c.OpenCase, row, command.owners, None, given)
    yield from closed_doors(given)
    if given.procedure is None:
        yield objection("kind-not-offered", "kind", kind=KINDS[command.kind])
    else:
        yield from wrong_facts(command.facts, Source.APPLICATION, given.procedure, given.calendar)
    yield from not_renewable(command, given)
    for fault in unfit_ids(command.parcel, given.ids):
        mend = [part for part in (fault.allowed, fault.todo or _COPY) if part is not None]
        yield objection("unfit-code", fault.where, fault=fault.text, todo=clauses(mend))
    if given.district is None:
        yield objection(
            "no-such-district", "parcel.code", code=command.parcel.code, known=listed(given.districts)
        )


def _said(
    command: c.CaseCommand, case: PermitCase, procedure: Procedure, given: Given
) -> Iterable[Objection]:
    """Return what is wrong with what the command says."""
    match command:
        case c.AttachDocument():
            return (
                *wrong_documents((command.kind,), Source.APPLICATION, procedure),
                *_not_named(case, procedure, Item.DOCUMENT, (command.kind,)),
            )
        case c.ReviseApplication():
            return (
                *wrong_facts(command.facts, Source.APPLICATION, procedure, given.calendar),
                *_not_named(case, procedure, Item.FACT, tuple(fact.name for fact in command.facts)),
                *_not_named(case, procedure, Item.FACT, (PROJECT.name,) if command.project else ()),
            )
        case c.RecordFinding():
            return _wrong_finding(command, case, procedure, given)
        case c.ReturnToApplicant():
            return _not_mendable(command.deficiencies, Source.APPLICATION, procedure)
        case c.ReturnPlans():
            return _not_mendable(command.deficiencies, Source.PLANS, procedure)
        case c.Refuse():
            return _unknown_grounds(command.grounds, procedure)
        case c.RecordSurvey():
            return _brought(command, case, Source.SURVEY, procedure, given.calendar)
        case c.DeliverPlans():
            return _brought(command, case, Source.PLANS, procedure, given.calendar)
        case c.IssuePlanOrder():
            return _brought(command, case, Source.PLAN_ORDER, procedure, given.calendar)
        case c.RecordPaymentPage() | c.RecordPayment() | c.ClosePayment():
            return _wrong_order(command, case)
        case _:
            return ()


def _brought(
    command: c.RecordSurvey | c.DeliverPlans | c.IssuePlanOrder,
    case: PermitCase,
    source: Source,
    procedure: Procedure,
    calendar: Calendar,
) -> Iterator[Objection]:
    papers = () if isinstance(command, c.IssuePlanOrder) else command.documents
    yield from wrong_facts(command.facts, source, procedure, calendar)
    yield from missing_facts(command.facts, source, procedure.facts)
    yield from wrong_documents(tuple(paper.kind for paper in papers), source, procedure)
    known = {**case.known(), **by_name(command.facts)}
    yield from missing_documents(papers, source, procedure, known)


def _wrong_finding(
    command: c.RecordFinding, case: PermitCase, procedure: Procedure, given: Given
) -> Iterator[Objection]:
    """Yield what is wrong with a finding: no such paper in the case, no such facts, or known already."""
    kinds = [paper.kind for paper in case.documents]
    if command.document not in kinds:
        title, near = titled(Item.DOCUMENT, command.document, procedure), nearest(command.document, kinds)
        there = joined([titled(Item.DOCUMENT, kind, procedure) for kind in kinds]) if kinds else _NONE_YET
        yield objection(
            "document-not-in-case",
            "document",
            kind=command.document,
            title=title,
            nearest=near,
            there=there,
        )
    yield from wrong_facts(command.facts, Source.FINDING, procedure, given.calendar)
    found = {name for finding in case.findings for name in finding.names}
    for fact in command.facts:
        rule = procedure.fact(fact.name)
        if rule and rule.source is Source.FINDING and fact.name in by_name(case.facts).keys() - found:
            yield objection("known-from-here", f"facts.{fact.name}", name=fact.name, title=rule.title)
    yield from _wrong_permit(command, case, given)


def _wrong_permit(command: c.RecordFinding, case: PermitCase, given: Given) -> Iterator[Objection]:
    if command.earlier is None:
        return
    before = given.predecessor
    if case.kind is not RequestKind.PERMIT_RENEWAL:
        yield objection("not-a-renewal", "earlier")
    elif case.earlier is not None and not any(finding.permit for finding in case.findings):
        yield objection("earlier-permit-on-record", "earlier", number=case.earlier.number)
    elif command.earlier.issued_on > given.on:
        yield objection("permit-from-the-future", "earlier.issued_on", day=told_day(given.on, given.calendar))
    elif before is not None and before.permit is not None:
        yield from cannot_follow(before, before.permit, case.parcel, "earlier.number")


def _not_named(
    case: PermitCase, procedure: Procedure, item: Item, names: tuple[str, ...]
) -> Iterator[Objection]:
    """Yield what a returned case did not come back for."""
    if not case.deficiencies:
        return
    named = [lacking.name for lacking in case.deficiencies]
    titles = joined([titled(lacking.item, lacking.name, procedure) for lacking in case.deficiencies])
    mendable = {lacking.name for lacking in case.deficiencies if lacking.item is item}
    for name in names:
        if name not in mendable:
            title = titled(item, name, procedure)
            yield objection(
                "only-what-was-named", name=name, title=title, named=listed(named), named_titles=titles
            )


def _not_mendable(lacks: tuple[Deficiency, ...], source: Source, procedure: Procedure) -> Iterator[Objection]:
    """Yield each deficiency that whoever is to mend it does not supply."""
    for place, lacking in enumerate(lacks, start=1):
        where = f"deficiencies.{place}.name"
        rule = procedure.rule(lacking)
        if rule is None:
            yield _unknown(lacking, where, procedure)
        elif rule.source is not source:
            code = (
                "not-the-applicants-to-mend" if source is Source.APPLICATION else "not-the-engineers-to-mend"
            )
            yield objection(code, where, title=rule.title, source=SOURCES[rule.source])


def _unknown(lacking: Deficiency, where: str, procedure: Procedure) -> Objection:
    if lacking.item is Item.DOCUMENT:
        known = [rule.kind for rule in procedure.documents]
        near = nearest(lacking.name, known)
        return objection("unknown-document", where, kind=lacking.name, nearest=near)
    known = [PROJECT.name, *(rule.name for rule in procedure.facts)]
    near = nearest(lacking.name, known)
    return objection("unknown-fact", where, name=lacking.name, nearest=near)


def _unknown_grounds(grounds: tuple[str, ...], procedure: Procedure) -> Iterator[Objection]:
    known = [ground.name for ground in procedure.grounds]
    for place, name in enumerate(grounds, start=1):
        if name not in known:
            yield objection("unknown-ground", f"grounds.{place}", name=name, known=listed(known))


def _wrong_order(
    command: c.RecordPaymentPage | c.RecordPayment | c.ClosePayment, case: PermitCase
) -> Iterator[Objection]:
    if case.intent(command.order) is None:
        yield objection("no-such-order", "order", order=command.order)
    elif any(payment.order == command.order for payment in case.payments):
        yield objection("order-already-settled", "order", order=command.order)
