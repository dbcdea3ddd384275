"""A city's own story of one request, told by the steps of a procedure and the example its profile states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from qom_permits import (
    Attachment,
    Deficiency,
    Item,
    Lack,
    Role,
    Stage,
    commands,
)
from qom_permits.domain.actors import Actor
from qom_permits.domain.procedure import Source, Step
from qom_permits_cli.cast import PARTY
from qom_permits_cli.matters import Matter
from qom_permits_cli.scenes import Paying, Scene, Story, Taking


def story_of(matter: Matter, begins: date | None = None) -> Story:
    """Return the story of *matter* from the first click to the permit, filed on the day it *begins*."""
    steps = [scene for step in matter.procedure.steps for scene in _STEPS[step.stage](matter, step)]
    return Story(
        kind=matter.procedure.kind,
        owner=matter.example.owner,
        begins=begins or matter.example.begins,
        scenes=(*_filing(matter), *steps),
    )


def _filing(matter: Matter) -> Iterator[Scene]:
    owner = matter.cast.owner
    yield _taking(matter, "open", 0, owner, lambda _: _request(matter))
    for kind in matter.filed():
        yield _paper(matter, f"paper-{kind}", 0, kind)
    yield _taking(matter, "submit", 0, owner, lambda case: commands.Submit(case_id=case))


def _review(matter: Matter, step: Step) -> Iterator[Scene]:
    expert = matter.cast.officer(step.officer)
    if matter.returned:
        yield _taking(matter, "return", 3, expert, lambda case: _what_is_lacking(case, matter))
        for place, kind in enumerate(matter.returned):
            yield _paper(matter, f"mended-{kind}", 0 if place else 1, kind, mended=True)
        yield _taking(matter, "resubmit", 0, matter.cast.owner, lambda case: commands.Submit(case_id=case))
    found_in = matter.found_in
    if found_in is not None:
        finder = matter.cast.officer(Role.EXPERT)
        yield _taking(matter, "finding", 1, finder, lambda case: _finding(case, found_in, matter))
    yield _taking(
        matter, "accept", 0 if found_in else 1, expert, lambda case: commands.AcceptDocuments(case_id=case)
    )


def _survey(matter: Matter, step: Step) -> Iterator[Scene]:
    surveyor = matter.cast.officer(Role.SURVEYOR)
    yield _taking(
        matter,
        "assign",
        0,
        matter.cast.officer(step.officer),
        lambda case: commands.AssignSurveyor(case_id=case, surveyor=surveyor.id),
    )
    yield _taking(
        matter,
        "survey",
        3,
        surveyor,
        lambda case: commands.RecordSurvey(
            case_id=case, facts=matter.facts(Source.SURVEY), documents=_papers(matter, Source.SURVEY)
        ),
    )


def _plans(matter: Matter, step: Step) -> Iterator[Scene]:
    officer, engineers = matter.cast.officer(step.officer), matter.cast.officer(Role.ENGINEERS)
    yield _taking(matter, "ask-plans", 2, officer, lambda case: commands.RequestPlans(case_id=case))
    yield _taking(matter, "plans", 9, engineers, lambda case: _delivered(case, matter, ()))
    returner = _who_returns_plans(matter)
    if matter.plans_returned and returner is not None:
        lacking = matter.plans_returned
        yield _taking(matter, "return-plans", 2, returner, lambda case: _what_plans_lack(case, lacking))
        yield _taking(matter, "plans-again", 3, engineers, lambda case: _delivered(case, matter, lacking))


def _plan_order(matter: Matter, step: Step) -> Iterator[Scene]:
    yield _taking(
        matter,
        "plan-order",
        2,
        matter.cast.officer(step.officer),
        lambda case: commands.IssuePlanOrder(case_id=case, facts=matter.facts(Source.PLAN_ORDER)),
    )


def _charges(matter: Matter, step: Step) -> Iterator[Scene]:
    officer = matter.cast.officer(step.officer)
    yield _taking(matter, "assess", 1, officer, lambda case: commands.AssessCharges(case_id=case))


def _payment(matter: Matter, _step: Step) -> Iterator[Scene]:
    yield Paying(id=f"{matter.prefix}pay", later=1, by=matter.cast.payer)


def _issuance(matter: Matter, step: Step) -> Iterator[Scene]:
    """Whoever assessed may not issue: where one role does both, it is a colleague."""
    charges = matter.procedure.step(Stage.CHARGES)
    assessed = charges is not None and charges.officer is step.officer
    issuer = matter.cast.colleague(step.officer) if assessed else matter.cast.officer(step.officer)
    yield _taking(matter, "issue", 2, issuer, lambda case: commands.IssuePermit(case_id=case))


_STEPS: Mapping[Stage, Callable[[Matter, Step], Iterator[Scene]]] = {
    Stage.REVIEW: _review,
    Stage.SURVEY: _survey,
    Stage.PLANS: _plans,
    Stage.PLAN_ORDER: _plan_order,
    Stage.CHARGES: _charges,
    Stage.PAYMENT: _payment,
    Stage.ISSUANCE: _issuance,
}


def _request(matter: Matter) -> commands.OpenCase:
    permit = matter.renews.permit if matter.renews else None
    return commands.OpenCase(
        kind=matter.procedure.kind,
        parcel=matter.parcel,
        project=matter.project,
        owners=(PARTY,),
        facts=matter.facts(Source.APPLICATION),
        renews=permit.number if permit else None,
    )


def _paper(matter: Matter, scene: str, later: int, kind: str, *, mended: bool = False) -> Taking:
    document = matter.keep(f"{kind}_mended" if mended else kind)
    return _taking(
        matter,
        scene,
        later,
        matter.cast.owner,
        lambda case: commands.AttachDocument(case_id=case, kind=kind, document=document),
    )


def _what_is_lacking(case: str, matter: Matter) -> commands.ReturnToApplicant:
    """What was handed in is out of date; what nobody had to hand in is missing after all."""
    filed = matter.filed()
    return commands.ReturnToApplicant(
        case_id=case,
        deficiencies=tuple(
            Deficiency(
                item=Item.DOCUMENT, name=kind, lack=Lack.OUT_OF_DATE if kind in filed else Lack.MISSING
            )
            for kind in matter.returned
        ),
    )


def _finding(case: str, paper: str, matter: Matter) -> commands.RecordFinding:
    earlier = matter.example.earlier if matter.renews is None else None
    return commands.RecordFinding(
        case_id=case,
        document=paper,
        facts=matter.facts(Source.FINDING),
        earlier=earlier.permit if earlier else None,
    )


def _delivered(case: str, matter: Matter, mended: tuple[str, ...]) -> commands.DeliverPlans:
    return commands.DeliverPlans(
        case_id=case,
        designer=matter.example.designer,
        facts=matter.facts(Source.PLANS),
        documents=_papers(matter, Source.PLANS, mended),
    )


def _papers(matter: Matter, source: Source, mended: tuple[str, ...] = ()) -> tuple[Attachment, ...]:
    kinds = [rule.kind for rule in matter.papers(source)]
    return tuple(
        Attachment(kind=kind, document=matter.keep(f"{kind}_mended" if kind in mended else kind))
        for kind in kinds
    )


def _what_plans_lack(case: str, kinds: tuple[str, ...]) -> commands.ReturnPlans:
    lacking = tuple(Deficiency(item=Item.DOCUMENT, name=kind, lack=Lack.CONTRADICTED) for kind in kinds)
    return commands.ReturnPlans(case_id=case, deficiencies=lacking)


def _who_returns_plans(matter: Matter) -> Actor | None:
    """Return the officer of the step after the plans who may send them back; None where nobody may."""
    following = matter.procedure.after(Stage.PLANS)
    step = matter.procedure.step(following)
    if following is Stage.PLAN_ORDER and step is not None:
        return matter.cast.officer(step.officer)
    return matter.cast.officer(Role.EXPERT) if following is Stage.CHARGES else None


def _taking(
    matter: Matter, scene: str, later: int, by: Actor, command: Callable[[str], commands.Command]
) -> Taking:
    return Taking(id=f"{matter.prefix}{scene}", later=later, by=by, command=command)
