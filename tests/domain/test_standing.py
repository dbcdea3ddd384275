"""Hindrances of the case as it stands: what a plot cannot hold, and what an officer has still to find."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.domain.renewal_town import finding, paper
from tests.domain.town import (
    APPLICANT,
    EXPERT,
    LETTER,
    PROCEDURE,
    REVENUE,
    START,
    a_bill,
    codes,
    found,
    given,
)
from tests.domain.walk import OPEN, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.area import Area
from qom_permits.domain.documents import Attachment
from qom_permits.domain.facts import facts_from
from qom_permits.domain.procedure import FactType, Procedure
from qom_permits.domain.stages import Stage
from qom_permits.domain.texts import Text

ID = "case-1"
LARGE = evolve(OPEN.project, floor_area=Area("637.3"))
"""A tenth of a metre more than three floors of the plot's 212.4 m² come to."""
OPINION = paper("opinion", Text("opinion", "نظریه"), required=False, lifts=("more-than-the-plot-holds",))
LIFTING = evolve(PROCEDURE, documents=(*PROCEDURE.documents, OPINION))


@pytest.mark.parametrize(
    ("area", "floors", "against"),
    [
        ("637.2", 3, []),
        ("637.3", 3, ["more-than-the-plot-holds"]),
        ("637.3", 4, []),
        ("212.5", 1, ["more-than-the-plot-holds"]),
    ],
)
def test_a_plot_holds_no_more_than_itself_on_each_floor(area: str, floors: int, against: list[str]) -> None:
    """What cannot be built is told before anybody works on it, to the last decimal."""
    project = evolve(OPEN.project, floor_area=Area(area), floors=floors)

    assert against == codes(case_before(c.Submit, project=project), c.Submit(case_id=ID), given(APPLICANT))


@pytest.mark.parametrize(
    ("kind", "procedure", "against"),
    [
        ("opinion", LIFTING, []),
        ("letter", LIFTING, ["more-than-the-plot-holds"]),
        ("opinion", PROCEDURE, ["more-than-the-plot-holds"]),
    ],
)
def test_an_engineers_opinion_lifts_what_its_rule_says(
    kind: str, procedure: Procedure, against: list[str]
) -> None:
    """The paper must be in the case, and the procedure must say that it lifts just that."""
    handed_in = e.DocumentAttached(on=START, attachment=Attachment(kind=kind, document=LETTER))
    case = case_before(c.Submit, handed_in, project=LARGE)

    assert against == codes(case, c.Submit(case_id=ID), given(APPLICANT, procedure=procedure))


@pytest.mark.parametrize(("procedure", "lifting"), [(LIFTING, "opinion"), (PROCEDURE, "none here")])
def test_a_plot_too_small_says_what_to_do(procedure: Procedure, lifting: str) -> None:
    """With both areas and the floors, and with the paper that would say why it can be."""
    case = case_before(c.Submit, project=LARGE)
    against = found(
        case, c.Submit(case_id=ID), given(APPLICANT, procedure=procedure), "more-than-the-plot-holds"
    )

    assert "637.3 m² is more than a plot of 212.4 m² holds on 3 floors" == against.text().en
    assert against.todo().en.endswith(f"an engineer's reasons: {lifting}")


@pytest.mark.parametrize("stage", [Stage.REVIEW, Stage.SURVEY, Stage.PLANS, Stage.PLAN_ORDER])
def test_a_plan_order_waits_for_what_was_to_be_found_until_then(stage: Stage) -> None:
    """What is judged later is not asked for yet."""
    sought = finding("levy", Text("levy", "سهم"), FactType.MONEY, judged_at=stage)
    later = finding("debt", Text("debt", "بدهی"), FactType.MONEY, judged_at=Stage.CHARGES)
    procedure = evolve(PROCEDURE, facts=(*PROCEDURE.facts, sought, later))
    order = c.IssuePlanOrder(case_id=ID, facts=facts_from({"floor_area": "180.5"}))

    assert ["missing-fact"] == codes(case_before(c.IssuePlanOrder), order, given(EXPERT, procedure=procedure))
    assert (
        "levy"
        in found(case_before(c.IssuePlanOrder), order, given(EXPERT, procedure=procedure), "missing-fact")
        .text()
        .en
    )
    assert ["missing-fact"] * 2 == codes(
        case_before(c.AssessCharges),
        c.AssessCharges(case_id=ID),
        given(REVENUE, procedure=procedure, assessment=a_bill(1)),
    )


def test_papers_are_accepted_without_what_is_found_later() -> None:
    """Review asks for what is judged at review."""
    later = finding("levy", Text("levy", "سهم"), FactType.MONEY, judged_at=Stage.PLAN_ORDER)
    known = given(EXPERT, procedure=evolve(PROCEDURE, facts=(*PROCEDURE.facts, later)))

    assert [] == codes(case_before(c.AcceptDocuments), c.AcceptDocuments(case_id=ID), known)
