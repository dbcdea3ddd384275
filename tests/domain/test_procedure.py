"""A procedure: the order of its steps, and what it knows by name."""

from __future__ import annotations

from itertools import permutations

import pytest
from attrs import evolve
from tests.domain.town import PROCEDURE, lacking

from qom_permits.domain.actors import Role
from qom_permits.domain.documents import Item
from qom_permits.domain.errors import BadInput
from qom_permits.domain.procedure import Procedure, Step
from qom_permits.domain.stages import STEPS, Stage


def of(*stages: Stage) -> Procedure:
    """Return the small town's procedure with only these steps, in this order."""
    return evolve(PROCEDURE, steps=tuple(Step(stage=stage, officer=Role.EXPERT) for stage in stages))


@pytest.mark.parametrize(
    "stages",
    [(), (Stage.REVIEW, Stage.REVIEW), (Stage.DRAFT,), (Stage.REVIEW, Stage.ISSUED), (Stage.RETURNED,)],
)
def test_a_procedure_passes_each_of_its_steps_once(stages: tuple[Stage, ...]) -> None:
    """None at all, one twice, and stages that no procedure may order are refused."""
    with pytest.raises(BadInput) as refused:
        of(*stages)

    assert ["bad-procedure"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("order", list(permutations(STEPS[:3])))
def test_steps_follow_each_other_in_the_procedures_order(order: tuple[Stage, ...]) -> None:
    """Not in the order in which the stages are listed: a city may ask for plans first."""
    procedure = of(*order)

    assert order == (procedure.first(), procedure.after(order[0]), procedure.after(order[1]))
    assert Stage.ISSUED is procedure.after(order[2])


def test_a_stage_not_passed_has_no_step() -> None:
    """A procedure knows only its own steps."""
    assert None is of(Stage.REVIEW).step(Stage.SURVEY)


@pytest.mark.parametrize(
    ("rested", "current", "earliest"),
    [
        ((Stage.REVIEW,), Stage.CHARGES, Stage.REVIEW),
        ((Stage.PLAN_ORDER, Stage.SURVEY), Stage.CHARGES, Stage.SURVEY),
        ((Stage.ISSUANCE,), Stage.SURVEY, Stage.SURVEY),
        ((), Stage.SURVEY, Stage.SURVEY),
        ((Stage.REVIEW,), Stage.REVIEW, Stage.REVIEW),
    ],
)
def test_a_case_goes_back_to_the_earliest_step_concerned(
    rested: tuple[Stage, ...], current: Stage, earliest: Stage
) -> None:
    """The first step passed whose decision rested on anything named, and never one still ahead."""
    assert earliest is PROCEDURE.earliest(rested, current)


def test_what_is_earliest_depends_on_the_procedures_order() -> None:
    """Where plans come before the survey, plans are earlier."""
    turned = of(Stage.PLANS, Stage.SURVEY, Stage.ISSUANCE)

    assert Stage.PLANS is turned.earliest((Stage.SURVEY, Stage.PLANS), Stage.ISSUANCE)


def test_rules_are_known_by_name() -> None:
    """A deficiency of a document finds the document's rule, one of a fact the fact's, and neither the other's."""
    deed, use = PROCEDURE.document("deed"), PROCEDURE.fact("use")

    assert (deed, use) == (PROCEDURE.rule(lacking("deed")), PROCEDURE.rule(lacking("use", Item.FACT)))
    assert (None, None) == (PROCEDURE.rule(lacking("use")), PROCEDURE.rule(lacking("deed", Item.FACT)))
