"""A second city, nothing like the first: what is Qom's sits in Qom's profile, and nowhere else."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from tests.cities.port_alder import PROFILE, TARIFFS, port_alder

from qom_permits import Area, BadInput, Parcel, RequestKind, Stage
from qom_permits.city.checking.checker import check_city
from qom_permits.city.shipped import tariffs_in
from qom_permits.domain.id_rules import unfit_ids
from qom_permits.domain.procedure import Procedure, Source
from qom_permits.domain.terms import ends, months_after

FILED = date(2026, 9, 8)
SUBJECTS: dict[str, Any] = {
    "parcel.area": "640",
    "project.floor_area": "186.4",
    "project.units": 1,
    "owners": 1,
}


def procedure(kind: RequestKind) -> Procedure:
    """Return the town's procedure for *kind*."""
    found = port_alder().procedure_for(kind, FILED)
    assert found is not None
    return found


def test_nothing_iranian_is_in_it() -> None:
    """No Persian letter, no word of Iran's ids, money, calendar or zone, in the profile and the fees."""
    texts = [file.read_text("utf-8").lower() for file in (PROFILE, *TARIFFS.iterdir())]

    assert len(texts) > 1
    assert not [text for text in texts if re.search("[\u0600-\u06ff]|iran|irr|jalali|tehran|qom", text)]


def test_the_check_of_cities_finds_nothing_to_say() -> None:
    """Neither an error nor a warning."""
    checked = check_city(PROFILE.read_text("utf-8"), tariffs_in(TARIFFS))

    assert ((), ()) == (checked.errors, checked.warnings)


def test_its_texts_are_in_its_one_language() -> None:
    """A wording written once is read whatever language is asked for."""
    city = port_alder()

    assert ("en",) == city.languages
    assert ("Port Alder", "Port Alder") == (city.title.en, city.title.fa)
    assert [template.body.en for template in city.templates] == [
        template.body.fa for template in city.templates
    ]


@pytest.mark.parametrize(
    ("code", "district"),
    [
        ("NW-0123-45", "NW"),
        ("HB-0009-02", "HB"),
        ("SW-0123-45", None),
        ("NW-123-45", None),
        ("2-14-103-27-0-0-0", None),
    ],
)
def test_a_plot_number_names_one_of_three_districts(code: str, district: str | None) -> None:
    """By two letters, and in no other form."""
    assert district == port_alder().district_of(code)


@pytest.mark.parametrize("kind", [RequestKind.NEW_CONSTRUCTION, RequestKind.REBUILDING])
def test_what_may_be_built_is_said_before_anybody_draws_it(kind: RequestKind) -> None:
    """The plan order comes before the plans, and is the building official's."""
    steps = [step.stage for step in procedure(kind).steps]
    order = procedure(kind).step(Stage.PLAN_ORDER)

    assert [Stage.SURVEY, Stage.PLAN_ORDER, Stage.PLANS, Stage.CHARGES] == steps[1:5]
    assert order is not None
    assert "issuer" == order.officer.value


@pytest.mark.parametrize(
    ("floors", "zone", "asked"),
    [
        (3, "R2", set()),
        (4, "R2", {"fire_access_plan"}),
        (3, "C1", {"harbor_consent"}),
        (4, "C1", {"fire_access_plan", "harbor_consent"}),
    ],
)
def test_some_papers_are_asked_for_where_a_condition_holds(floors: int, zone: str, asked: set[str]) -> None:
    """Above three floors, and at the harbor."""
    known = {**SUBJECTS, "project.floors": floors, "zone": zone}
    rules = procedure(RequestKind.NEW_CONSTRUCTION).documents
    filed = {rule.kind for rule in rules if rule.source is Source.APPLICATION and rule.is_asked_for(known)}

    assert {"deed", "photo_id", *asked} == filed


@pytest.mark.parametrize(("area", "years"), [("1000", 2), ("1000.01", 3), ("5000", 3), ("5000.01", 5)])
def test_a_permit_for_a_larger_building_lasts_longer(area: str, years: int) -> None:
    """Two years, three above 1,000 m², five above 5,000 m²."""
    rule = procedure(RequestKind.NEW_CONSTRUCTION)

    assert years == rule.valid_for({"floor_area": area}).years


def test_a_year_and_a_half_are_moved_in_its_calendar() -> None:
    """From the last day of August a permit for an extension runs to the last of February."""
    city, rule = port_alder(), procedure(RequestKind.EXTENSION)

    assert date(2028, 2, 29) == ends(rule.valid_for({}), date(2026, 8, 31), city.calendar, city.work)
    assert date(2027, 2, 28) == months_after(date(2026, 8, 31), 6, city.calendar)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 9, 4), True),
        (date(2026, 9, 5), False),
        (date(2026, 9, 6), False),
        (date(2026, 9, 7), False),
        (date(2030, 7, 4), False),
        (date(2026, 9, 11), True),
    ],
)
def test_it_rests_at_the_weekend_and_on_its_holidays(day: date, *, works: bool) -> None:
    """Saturday, Sunday, Labor Day, the fourth of July; a Friday is a day like any other."""
    assert works is port_alder().work.is_working(day)


def test_a_social_security_number_is_read_by_python_stdnum() -> None:
    """With its hyphens, and refused where it can be nobody's."""
    (ssn,) = port_alder().ids.person

    assert "536904399" == ssn.number("536-90-4399")
    with pytest.raises(BadInput, match="social security number"):
        ssn.number("666-00-0000")


@pytest.mark.parametrize(
    ("code", "postal_code", "wrong"),
    [
        ("NW-0123-45", "04412", []),
        ("NW-0123-45", "04412-0117", []),
        ("NW-0123-45", "3813712345", ["parcel.postal_code"]),
        ("2-14-103-27-0-0-0", "04412", ["parcel.code"]),
    ],
)
def test_plots_and_zip_codes_have_the_towns_own_form(code: str, postal_code: str, wrong: list[str]) -> None:
    """What is good in another country is none here."""
    parcel = Parcel(code=code, postal_code=postal_code, area=Area("640"))

    assert wrong == [fault.where for fault in unfit_ids(parcel, port_alder().ids)]
