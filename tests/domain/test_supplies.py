"""What a step must bring: the facts and papers of its own source, and no others."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.domain.renewal_town import RENEWAL
from tests.domain.town import DEED, PROCEDURE

from qom_permits.domain.documents import Attachment
from qom_permits.domain.facts import Fact, FactValue
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.procedure import Source
from qom_permits.domain.supplies import missing_documents, missing_facts, wrong_documents, wrong_facts


@pytest.mark.parametrize(
    ("source", "names", "kinds"),
    [
        (Source.APPLICATION, ["use"], ["deed"]),
        (Source.SURVEY, ["width"], []),
        (Source.PLANS, ["parking"], ["plan"]),
        (Source.PLAN_ORDER, ["floor_area"], []),
        (Source.FINDING, [], []),
    ],
)
def test_each_source_is_asked_for_what_is_its_own(source: Source, names: list[str], kinds: list[str]) -> None:
    """What is required of one source is not asked of another, and what is optional of nobody."""
    facts = missing_facts((), source, PROCEDURE.facts)
    papers = missing_documents((), source, PROCEDURE, {})

    assert names == [dict(each.values)["name"] for each in facts]
    assert kinds == [dict(each.values)["kind"] for each in papers]


def test_with_nothing_to_say_no_name_is_near() -> None:
    """A source that supplies no fact is offered none."""
    bare = evolve(
        PROCEDURE, facts=tuple(known for known in PROCEDURE.facts if known.source is not Source.SURVEY)
    )
    (against,) = wrong_facts((Fact("height", 1),), Source.SURVEY, bare, Calendar.JALALI)

    assert "there is none to choose" == against.todo().en


def test_each_wrong_paper_is_named() -> None:
    """Two wrong papers are two objections."""
    against = wrong_documents(("deed", "map", "stamp"), Source.PLANS, PROCEDURE)

    assert ["document-of-another-source", "document-of-another-source", "unknown-document"] == [
        each.code for each in against
    ]


@pytest.mark.parametrize(
    ("known", "kinds"),
    [({}, ["deed"]), ({"project.floors": 3}, ["deed"]), ({"project.floors": 4}, ["deed", "safety"])],
)
def test_a_paper_is_asked_for_where_its_condition_holds(
    known: dict[str, FactValue], kinds: list[str]
) -> None:
    """Of what is not known yet no paper is asked for."""
    papers = missing_documents((), Source.APPLICATION, RENEWAL, known)

    assert kinds == [dict(each.values)["kind"] for each in papers]


def test_a_paper_handed_in_is_no_longer_missing() -> None:
    """Whatever else is."""
    papers = (Attachment(kind="deed", document=DEED),)

    assert [] == list(missing_documents(papers, Source.APPLICATION, RENEWAL, {}))
