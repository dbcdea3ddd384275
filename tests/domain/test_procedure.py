"""A procedure: the order of its steps, and what it knows by name."""

from __future__ import annotations

from itertools import permutations

import pytest
from attrs import evolve
from tests.domain.renewal_town import RENEWAL, finding, paper
from tests.domain.town import LAW, PROCEDURE, lacking

from qom_permits.domain.actors import Role
from qom_permits.domain.conditions import Condition
from qom_permits.domain.documents import Item
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import FactValue
from qom_permits.domain.procedure import (
    PROJECT,
    FactType,
    LongerValidity,
    Procedure,
    Recorded,
    Source,
    Step,
)
from qom_permits.domain.stages import STEPS, Stage
from qom_permits.domain.terms import Term
from qom_permits.domain.texts import Text


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

    (fault,) = refused.value.faults
    assert "bad-procedure" == fault.code
    assert "only review, survey, plans, plan_order, charges, payment, issuance;" in fault.text.en
    assert fault.text.en.endswith(f"this one says {', '.join(stage.value for stage in stages)}")


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


def test_the_project_may_be_named_like_a_fact() -> None:
    """An officer may send a case back for what is to be built; as a paper there is no such thing."""
    assert PROJECT == PROCEDURE.rule(lacking("project", Item.FACT))
    assert (Source.APPLICATION, Stage.REVIEW) == (PROJECT.source, PROJECT.judged_at)
    assert None is PROCEDURE.rule(lacking("project"))


def test_only_a_finding_is_taken_from_the_record() -> None:
    """What an applicant says, the desk's own record does not say for them."""
    rule = finding("paid", Text("paid", "پرداخت"), FactType.MONEY, taken_from=Recorded.PAID)
    with pytest.raises(BadInput, match=r"only a finding .* paid comes from the application") as refused:
        evolve(rule, source=Source.APPLICATION)

    assert ["bad-fact-rule"] == [fault.code for fault in refused.value.faults]
    assert Source.SURVEY is evolve(rule, source=Source.SURVEY, taken_from=None).source


@pytest.mark.parametrize(
    ("required", "when", "known", "asked"),
    [
        (True, None, {}, True),
        (False, None, {}, False),
        (True, "3", {"floors": 4}, True),
        (True, "3", {"floors": 3}, False),
        (True, "3", {}, False),
        (False, "3", {"floors": 4}, False),
    ],
)
def test_a_paper_is_asked_for_when_it_is_required_and_its_condition_holds(
    required: bool,  # noqa: FBT001 - one column of the table of expectations
    when: str | None,
    known: dict[str, FactValue],
    asked: bool,  # noqa: FBT001 - the answer
) -> None:
    """What is optional is never asked for, and what has no condition always."""
    condition = Condition(of="floors", over=when) if when else None
    rule = paper("safety", Text("safety", "ایمنی"), required=required, when=condition)

    assert asked == rule.is_asked_for(known)


@pytest.mark.parametrize(
    ("size", "years"),
    [("180.5", 1), ("1000", 1), ("1000.1", 2), ("5000", 2), (5001, 3), ("۵۰۰۱", 3), (None, 1), ("many", 1)],
)
def test_a_permit_of_a_larger_building_is_valid_for_longer(size: FactValue | None, years: int) -> None:
    """By the last band that it is over; one whose size is not known has the ordinary term."""
    facts = {"other": "9000"} if size is None else {"floor_area": size}

    assert Term(years=years) == RENEWAL.valid_for(facts)


def test_a_procedure_names_the_fact_that_makes_a_building_large() -> None:
    """Not every city measures by the floor area."""
    assert Term(years=3) == evolve(RENEWAL, longer_by="units").valid_for({"units": 5001, "floor_area": "1"})


@pytest.mark.parametrize("bounds", [("5000", "1000"), ("1000", "1000.0"), ("900", "۱۰۰۰", "999")])
def test_bands_of_longer_validity_rise(bounds: tuple[str, ...]) -> None:
    """Two that hold for the same building, the later one shorter, would be an order of law by chance."""
    bands = tuple(LongerValidity(over=over, term=Term(years=2)) for over in bounds)
    with pytest.raises(BadInput, match=f"these are over {', '.join(bounds)}") as refused:
        evolve(RENEWAL, longer=bands)

    assert ["bad-procedure"] == [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("over", ["", "many", "1e3"])
def test_a_band_begins_over_a_number(over: str) -> None:
    """What no building can be compared with is refused when it is written, not when a permit is issued."""
    with pytest.raises(BadInput):
        LongerValidity(over=over, term=Term(years=2))


def test_a_rule_of_a_paper_is_for_review_unless_it_says_otherwise() -> None:
    """And cites the law that asks for it."""
    rule = paper("deed", Text("deed", "سند"))

    assert (Stage.REVIEW, True, None, (), LAW) == (
        rule.judged_at,
        rule.required,
        rule.when,
        rule.lifts,
        rule.cite,
    )
