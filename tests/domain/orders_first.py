"""A town that orders what may be built before plans are drawn: its procedure, and a case at the charges."""

from __future__ import annotations

from typing import Any

from attrs import evolve
from tests.domain.town import PLAN, PROCEDURE, START, given
from tests.domain.walk import before, case_of

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import Actor
from qom_permits.domain.case import PermitCase
from qom_permits.domain.documents import Attachment
from qom_permits.domain.facts import facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.procedure import Procedure
from qom_permits.domain.stages import Stage

_ORDER = (
    Stage.REVIEW,
    Stage.SURVEY,
    Stage.PLAN_ORDER,
    Stage.PLANS,
    Stage.CHARGES,
    Stage.PAYMENT,
    Stage.ISSUANCE,
)


def ordering(procedure: Procedure, stages: tuple[Stage, ...]) -> Procedure:
    """Return *procedure* with its steps in the order of *stages*."""
    steps = {step.stage: step for step in procedure.steps}
    return evolve(procedure, steps=tuple(steps[stage] for stage in stages))


ORDERS_FIRST = evolve(
    ordering(PROCEDURE, _ORDER),
    id="orders-first-1405",
    documents=tuple(
        evolve(rule, judged_at=Stage.CHARGES) if rule.kind == "plan" else rule for rule in PROCEDURE.documents
    ),
    facts=tuple(
        evolve(rule, judged_at=Stage.CHARGES) if rule.name == "parking" else rule for rule in PROCEDURE.facts
    ),
)

SURVEYED = e.SurveyRecorded(
    on=START, facts=facts_from({"width": "12.50"}), documents=(), to=Stage.PLAN_ORDER, due=None
)
ORDERED = e.PlanOrderIssued(on=START, facts=facts_from({"floor_area": "180.5"}), to=Stage.PLANS, due=None)
DELIVERED = e.PlansDelivered(
    on=START,
    designer="designer-1",
    facts=facts_from({"parking": 1}),
    documents=(Attachment(kind="plan", document=PLAN),),
    to=Stage.CHARGES,
    due=None,
)


def ordering_first(actor: Actor, **looked_up: Any) -> Given:
    """Return what is given when *actor* acts in the town that orders first."""
    return given(actor, **{"procedure": ORDERS_FIRST, **looked_up})


def at_plan_order() -> PermitCase:
    """Return a case surveyed there, whose plan order is next."""
    return case_of((*before(c.RecordSurvey), SURVEYED))


def with_plans() -> PermitCase:
    """Return a case whose plans were just delivered there, and are judged at the charges."""
    return case_of((*before(c.RecordSurvey), SURVEYED, ORDERED, e.PlansRequested(on=START), DELIVERED))
