"""What a step must bring: facts of the right shape, told in words when they are not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.town import PROCEDURE

from qom_permits.domain.facts import Fact, FactValue, facts_from
from qom_permits.domain.procedure import FactRule, FactType, Source
from qom_permits.domain.supplies import (
    allowed,
    canonical,
    fits,
    missing_documents,
    missing_facts,
    wrong_documents,
    wrong_facts,
)


def rule(name: str) -> FactRule:
    """Return the small town's rule of the fact *name*."""
    found = PROCEDURE.fact(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        *[("corner", value, True) for value in (True, False)],
        *[("corner", value, False) for value in (1, 0, "true", "")],
        *[("use", value, True) for value in ("residential", "commercial")],
        *[("use", value, False) for value in ("Residential", "residential ", "", 1, True)],
        *[("walk", value, True) for value in ("12", "گشت ۱۲")],
        *[("walk", value, False) for value in ("", "  ", "a\nb", "a\tb", 12, True)],
        *[("width", value, True) for value in ("1", "100", "12.50", "۱۲٫۵", 12)],
        *[("width", value, False) for value in ("0.99", "100.01", "1.005", "1e1", "12m", "", 0, 101, True)],
        *[("parking", value, True) for value in (0, 1, 10**9)],
        *[("parking", value, False) for value in (-1, "1", "", True, False)],
        *[("floor_area", value, True) for value in ("0", "-5", "999999999.9")],
        *[("floor_area", value, False) for value in ("0.05", "NaN")],
    ],
)
def test_a_fact_fits_its_rule_or_not(name: str, value: FactValue, right: bool) -> None:  # noqa: FBT001 - the answer
    """By type, by range with both ends in, by decimals; a flag is no number and a number no flag."""
    assert right == fits(rule(name), value)


@pytest.mark.parametrize(
    ("name", "en"),
    [
        ("corner", "true or false"),
        ("use", "one of: residential, commercial"),
        ("walk", "some text on one line"),
        ("width", "a number of at most 2 decimals as text, 1 – 100 m"),
        ("parking", "a whole number, 0 – …"),
        ("floor_area", "a number of at most 1 decimals as text, … – … m2"),
    ],
)
def test_what_is_allowed_is_told_in_words(name: str, en: str) -> None:
    """Whoever said a wrong thing learns what a right one looks like."""
    assert en == allowed(rule(name)).en
    assert allowed(rule(name)).fa


def test_every_type_of_fact_is_tried_here() -> None:
    """The small town has a fact of each type."""
    assert set(FactType) == {known.type for known in PROCEDURE.facts}


def test_facts_are_kept_in_ascii_digits_and_trimmed() -> None:
    """One number has one spelling on record; a choice or a flag stays as it is."""
    said = facts_from(
        {"width": "۱۲٫۵۰", "walk": " گشت ۱۲ ", "use": "residential", "corner": True, "parking": 2}
    )
    kept = facts_from(
        {"width": "12.50", "walk": "گشت ۱۲", "use": "residential", "corner": True, "parking": 2}
    )

    assert kept == canonical(said, PROCEDURE)


@given(st.decimals("1", "100", places=2))
def test_a_number_means_the_same_once_kept(width: Decimal) -> None:
    """Keeping a number changes its digits, never its value, and keeping it again changes nothing."""
    persian = f"{width:f}".translate(str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫"))
    (kept,) = canonical((Fact("width", persian),), PROCEDURE)

    assert fits(rule("width"), persian)
    assert width == Decimal(str(kept.value))
    assert (kept,) == canonical((kept,), PROCEDURE)


def test_a_fact_without_rule_is_kept_as_said() -> None:
    """What the procedure does not know is not touched."""
    assert (Fact("other", " ۱ "),) == canonical((Fact("other", " ۱ "),), PROCEDURE)


@pytest.mark.parametrize(
    ("source", "names", "kinds"),
    [
        (Source.APPLICATION, ["use"], ["deed"]),
        (Source.SURVEY, ["width"], []),
        (Source.PLANS, ["parking"], ["plan"]),
        (Source.PLAN_ORDER, ["floor_area"], []),
    ],
)
def test_each_source_is_asked_for_what_is_its_own(source: Source, names: list[str], kinds: list[str]) -> None:
    """What is required of one source is not asked of another, and what is optional of nobody."""
    facts, papers = missing_facts((), source, PROCEDURE), missing_documents((), source, PROCEDURE)

    assert names == [dict(each.values)["name"] for each in facts]
    assert kinds == [dict(each.values)["kind"] for each in papers]


def test_with_nothing_to_say_no_name_is_near() -> None:
    """A source that supplies no fact is offered none."""
    bare = evolve(
        PROCEDURE, facts=tuple(known for known in PROCEDURE.facts if known.source is not Source.SURVEY)
    )
    (against,) = wrong_facts((Fact("height", 1),), Source.SURVEY, bare)

    assert "there is none to choose" == against.todo().en


def test_each_wrong_paper_is_named() -> None:
    """Two wrong papers are two objections."""
    against = wrong_documents(("deed", "map", "stamp"), Source.PLANS, PROCEDURE)

    assert ["document-of-another-source", "document-of-another-source", "unknown-document"] == [
        each.code for each in against
    ]
