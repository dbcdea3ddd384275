"""Where the plan order comes before the plans: the same table, in the procedure's own order."""

from __future__ import annotations

import pytest
from tests.domain.orders_first import ORDERS_FIRST, at_plan_order, ordering, ordering_first, with_plans
from tests.domain.town import (
    BETTER_PLAN,
    ENGINEERS,
    EXPERT,
    PROCEDURE,
    REVENUE,
    START,
    SURVEYOR,
    a_bill,
    codes,
    found,
    given,
    lacking,
)
from tests.domain.walk import IN_2_DAYS, IN_5_DAYS, IN_10_DAYS, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.decide import decide
from qom_permits.domain.documents import Attachment, Item
from qom_permits.domain.evolve import evolve as recorded
from qom_permits.domain.facts import facts_from
from qom_permits.domain.stages import Stage

ID = "case-1"
BACK = c.ReturnPlans(case_id=ID, deficiencies=(lacking("plan"), lacking("parking", Item.FACT)))
BETTER = c.DeliverPlans(
    case_id=ID,
    designer="designer-1",
    facts=facts_from({"parking": 2}),
    documents=(Attachment(kind="plan", document=BETTER_PLAN),),
)


def test_a_survey_leads_to_the_order_and_the_order_to_the_plans() -> None:
    """The commands are the same; only where they lead is the procedure's."""
    survey = c.RecordSurvey(case_id=ID, facts=facts_from({"width": "12"}))
    order = c.IssuePlanOrder(case_id=ID, facts=facts_from({"floor_area": "180.5"}))
    (surveyed,) = decide(case_before(c.RecordSurvey), survey, ordering_first(SURVEYOR))
    (ordered,) = decide(at_plan_order(), order, ordering_first(EXPERT))

    assert isinstance(surveyed, e.SurveyRecorded)
    assert isinstance(ordered, e.PlanOrderIssued)
    assert (Stage.PLAN_ORDER, IN_5_DAYS) == (surveyed.to, surveyed.due)
    assert (Stage.PLANS, IN_10_DAYS) == (ordered.to, ordered.due)


def test_plans_judged_at_the_charges_go_back_from_there() -> None:
    """An expert returns them to the engineers, whose term begins anew, and better ones come to the charges."""
    (returned,) = decide(with_plans(), BACK, ordering_first(EXPERT))
    (delivered,) = decide(recorded(with_plans(), returned), BETTER, ordering_first(ENGINEERS))

    assert (
        e.PlansReturned(on=START, deficiencies=BACK.deficiencies, to=Stage.PLANS, due=IN_10_DAYS) == returned
    )
    assert isinstance(delivered, e.PlansDelivered)
    assert (Stage.CHARGES, IN_2_DAYS) == (delivered.to, delivered.due)


def test_the_revenue_officer_judges_no_plans() -> None:
    """The step is theirs, the plans are the expert's."""
    assert ["not-your-part"] == codes(with_plans(), BACK, ordering_first(REVENUE))
    assert [] == codes(
        with_plans(), c.AssessCharges(case_id=ID), ordering_first(REVENUE, assessment=a_bill(5))
    )


def test_no_plans_go_back_before_they_have_come() -> None:
    """At the plan order there are none yet, and the step is named."""
    against = found(at_plan_order(), BACK, ordering_first(EXPERT), "no-plans-to-return")

    assert "no plans are judged at: plan order" == against.text().en
    assert ["no-plans-to-return"] == codes(at_plan_order(), BACK, ordering_first(EXPERT))


def test_plans_accepted_in_the_order_do_not_go_back_from_the_charges() -> None:
    """Where the plan order follows the plans, it has judged them."""
    assert ["no-plans-to-return"] == codes(case_before(c.AssessCharges), BACK, given(EXPERT))


@pytest.mark.parametrize("first", [Stage.CHARGES, Stage.PLAN_ORDER])
def test_plans_cannot_go_back_from_the_first_step(first: Stage) -> None:
    """Nothing comes before it."""
    rest = tuple(step.stage for step in PROCEDURE.steps if step.stage is not first)
    case = case_before(c.AssessCharges, stage=first)

    assert ["no-plans-to-return"] == codes(
        case, BACK, given(EXPERT, procedure=ordering(PROCEDURE, (first, *rest)))
    )


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.RETURNED, Stage.ISSUED])
def test_beside_the_steps_only_the_stage_is_wrong(stage: Stage) -> None:
    """A case with its applicant, or with its permit, is at no step that could judge plans."""
    case = case_before(c.AssessCharges, stage=stage)

    assert ["not-at-this-stage"] == codes(case, BACK, given(EXPERT))


def test_what_was_drawn_wrong_goes_back_to_the_order_when_the_order_was_wrong() -> None:
    """A fact of the application that the survey rests on leads back to the survey, which here is before the order."""
    back = c.ReturnToApplicant(case_id=ID, deficiencies=(lacking("corner", Item.FACT),))
    (event,) = decide(with_plans(), back, ordering_first(REVENUE))

    assert isinstance(event, e.ReturnedToApplicant)
    assert Stage.SURVEY is event.resume_at


def test_the_plans_are_judged_at_the_step_after_their_delivery() -> None:
    """Wherever that stands in a procedure, and nowhere else; a first step judges none."""
    stages = [step.stage for step in ORDERS_FIRST.steps]
    after = stages[stages.index(Stage.PLANS) + 1]

    assert [after] == [stage for stage in stages if ORDERS_FIRST.judges_plans(stage)]
    assert [Stage.PLAN_ORDER] == [
        step.stage for step in PROCEDURE.steps if PROCEDURE.judges_plans(step.stage)
    ]
