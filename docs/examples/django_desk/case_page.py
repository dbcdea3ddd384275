"""What the page of one case shows, in Persian, from what the desk answers."""

from __future__ import annotations

from typing import Any

from qom_permits import Actor, Deficiency, PermitCase, Procedure
from qom_permits.city.profile import City
from qom_permits.desk import ServiceDesk
from qom_permits.desk.answers import Option
from qom_permits.domain.jalali import told_day
from qom_permits.domain.procedure import Source
from qom_permits.domain.texts import persian_digits
from qom_permits.domain.words import KINDS, LACKS, STAGES


def shown_case(desk: ServiceDesk, case_id: str, by: Actor) -> dict[str, Any]:
    """Return the values of the page of a case."""
    case, options = desk.case(case_id, by=by), desk.options(case_id, by=by)
    offer = desk.city.offer(case.procedure, case.procedure_digest)
    procedure = offer.procedure if offer else None
    return {
        "case": case,
        "heading": KINDS[case.kind].fa,
        "stage": STAGES[case.stage].fa,
        "district": persian_digits(case.district),
        "due": told_day(case.due, desk.city.calendar).fa if case.due else "",
        "steps": _steps(case, procedure),
        "lacking": [f"{_title(procedure, each)}: {LACKS[each.lack].fa}" for each in case.outstanding()],
        "may": {option.command: option.title.fa for option in options if option.is_open},
        "not_now": [_not_now(option) for option in options if not option.is_open],
        "papers": _papers(case, procedure),
        "bill": _bill(desk, case, by),
        "permit": _permit(case, desk.city),
        "history": _history(desk, case, by),
        "visits": persian_digits(str(case.visits)),
    }


def _steps(case: PermitCase, procedure: Procedure | None) -> list[dict[str, Any]]:
    """Return the steps: those before the present one are done, and all of them once there is a permit."""
    stages = [step.stage for step in procedure.steps] if procedure else []
    here = stages.index(case.stage) if case.stage in stages else len(stages) if case.permit else 0
    return [
        {"title": STAGES[stage].fa, "here": stage is case.stage, "done": place < here}
        for place, stage in enumerate(stages)
    ]


def _not_now(option: Option) -> dict[str, Any]:
    why_not = [{"text": each.text().fa, "todo": each.todo().fa} for each in option.objections]
    return {"title": option.title.fa, "why_not": why_not}


def _papers(case: PermitCase, procedure: Procedure | None) -> list[dict[str, Any]]:
    """Return the papers an application may bring, and which of them are there."""
    rules = [rule for rule in procedure.documents if rule.source is Source.APPLICATION] if procedure else []
    return [
        {
            "kind": rule.kind,
            "title": rule.title.fa,
            "required": rule.required,
            "there": case.document(rule.kind) is not None,
        }
        for rule in rules
    ]


def _bill(desk: ServiceDesk, case: PermitCase, by: Actor) -> dict[str, Any] | None:
    explanation = desk.explain(case.id, by=by)
    if explanation is None or case.owed is None or case.paid is None:
        return None
    return {
        "title": explanation.title.fa,
        "lines": [
            {
                "title": line.title.fa,
                "amount": line.amount.told().fa,
                "reasons": line.told().fa.split("\n"),
            }
            for line in explanation.lines
        ],
        "total": explanation.total.told().fa,
        "paid": case.paid.told().fa,
        "owed": case.owed.told().fa,
    }


def _permit(case: PermitCase, city: City) -> dict[str, Any] | None:
    permit = case.permit
    if permit is None:
        return None
    return {
        "number": permit.number,
        "issued_on": told_day(permit.issued_on, city.calendar).fa,
        "valid_until": told_day(permit.valid_until, city.calendar).fa,
        "conditions": [condition.fa for condition in permit.conditions],
    }


def _history(desk: ServiceDesk, case: PermitCase, by: Actor) -> list[dict[str, str]]:
    portals = {portal.name: portal.title.fa for portal in desk.city.portals}
    return [
        {
            "title": happening.title.fa,
            "day": told_day(happening.on, desk.city.calendar).fa,
            "portal": portals.get(happening.portal, "میز خدمت"),
        }
        for happening in desk.history(case.id, by=by)
    ]


def _title(procedure: Procedure | None, lacking: Deficiency) -> str:
    """Return what the paper or fact that is *lacking* is called."""
    rule = procedure.rule(lacking) if procedure else None
    return rule.title.fa if rule else lacking.name
