"""Checking a city: each of many seeded faults is found by its code and at its place, and nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from tests.city.seeded_faults import IN_PROFILE, IN_TARIFF
from tests.city.small_town import PROFILE, TODAY, checked, small_town, tariffs_with

from qom_permits.city.checking.checker import MOST_TOLD, WARNINGS, check_city, check_draft
from qom_permits.city.loading import read_tables
from qom_permits.city.shipped import profile_text, shipped_cities, tariffs_of
from qom_permits.domain.errors import BadCity

CITIES = Path(__file__).parents[1] / "cities"


def test_the_town_is_clean_as_it_stands() -> None:
    """So everything found below is what was seeded."""
    found = checked()

    assert ("small_town", True, (), ()) == (found.city, found.is_clean, found.errors, found.warnings)


@pytest.mark.parametrize("name", IN_PROFILE)
def test_a_fault_of_the_profile_is_found_by_name_and_place(name: str) -> None:
    """With what it brings along, in both languages, errors before warnings."""
    changes, wanted = IN_PROFILE[name]
    found = checked(*changes)
    told = (*found.errors, *found.warnings)

    assert wanted == [(fault.code, fault.where) for fault in told]
    assert all(fault.text.en and fault.text.fa and fault.text.en != fault.text.fa for fault in told)


@pytest.mark.parametrize("name", IN_TARIFF)
def test_a_fault_between_profile_and_tariff_is_found_by_name_and_place(name: str) -> None:
    """Each tariff is held against the facts, the currency and the calendar of its procedure."""
    file, changes, wanted = IN_TARIFF[name]
    found = checked(tariffs={file: changes})

    assert wanted == [(fault.code, fault.where) for fault in (*found.errors, *found.warnings)]


def test_many_different_faults_are_seeded() -> None:
    """The tables above try more than forty codes."""
    codes = {code for _, wanted in IN_PROFILE.values() for code, _ in wanted}
    codes |= {code for _, _, wanted in IN_TARIFF.values() for code, _ in wanted}

    assert 80 < len(codes)
    assert codes >= WARNINGS - {"more-warnings"}


def test_a_fault_of_one_table_hides_none_of_the_others() -> None:
    """What can be read is judged whatever else cannot."""
    seeded = (
        "an unknown key",
        "an unknown stage",
        "the desk at a portal",
        "a lifted objection that is none",
        "a unit that is none",
        "validity by an unknown fact",
        "a holiday twice",
        "a title of two papers",
    )
    found = checked(*(change for name in seeded for change in IN_PROFILE[name][0]))
    told = {(fault.code, fault.where) for fault in (*found.errors, *found.warnings)}

    assert set() == {each for name in seeded for each in IN_PROFILE[name][1]} - told


def test_a_portal_that_cannot_be_read_shuts_nobody_out() -> None:
    """Whom it admits is not guessed: only what is wrong with it is told."""
    found = checked(('admits = ["expert", "surveyor", "revenue", "issuer"]', 'admits = ["exprt"]'))

    assert [("unknown-choice", "portals.officers.admits.1")] == [
        (fault.code, fault.where) for fault in found.errors
    ]


@pytest.mark.parametrize(
    "table", ["procedures", "portals", "letters", "districts", "work", "numbers", "city"]
)
def test_a_table_that_is_none_is_one_fault(table: str) -> None:
    """What was in it is not missed elsewhere."""
    draft = read_tables({**tomllib.loads(PROFILE), table: 3}, tariffs_with({}))
    found = check_draft(draft, on=TODAY)

    assert [("wrong-type", table)] == [
        (fault.code, fault.where) for fault in (*found.errors, *found.warnings)
    ]


def test_a_slip_is_answered_with_the_nearest_name() -> None:
    """Of roles, stages, sources and kinds as of keys."""
    for name in ("an unknown role", "an unknown stage", "an unknown source", "an unknown kind of request"):
        (fault,) = checked(*IN_PROFILE[name][0]).errors

        assert fault.allowed is not None
        assert fault.allowed.en.startswith("did you mean: ")


@pytest.mark.parametrize("city", shipped_cities())
def test_a_shipped_city_is_clean(city: str) -> None:
    """No desk is opened with a city that has errors."""
    assert () == check_city(profile_text(city), tariffs_of("qom"), on=TODAY).errors


def test_another_country_s_town_is_clean() -> None:
    """One language, another calendar, currency and order of steps."""
    text = (CITIES / "port-alder.toml").read_text(encoding="utf-8")

    assert () == check_city(text, tariffs_of("qom", CITIES / "tariffs"), on=TODAY).errors


def test_a_procedure_in_use_may_not_be_lost_or_changed() -> None:
    """Cases pin it for ever; an example, which decides nothing, may change."""
    before = small_town()

    assert () == checked(before=before).errors
    assert () == checked(('begins = "1405-07-01"', 'begins = "1405-07-02"'), before=before).errors
    assert [("procedure-changed", "procedures.1")] == _codes(
        checked(("working_days = 3", "working_days = 4"), before=before).errors
    )
    assert [("procedure-lost", "procedures")] == _codes(
        checked(('id = "build-1400"', 'id = "build-1401"'), before=before).errors
    )


def test_of_many_faults_alike_some_are_told_and_the_rest_counted() -> None:
    """A profile wrong in one way many times does not drown the rest."""
    lines = "".join(f'  "14{year:02}-03-05",\n' for year in range(31, 99))
    found = checked(('holidays = ["1405-03-05"]', f"holidays = [\n{lines}]"))

    assert MOST_TOLD == sum(fault.code == "holiday-outside" for fault in found.warnings)
    assert f"{68 - MOST_TOLD} more" in found.warnings[-1].text.en


def test_a_city_need_not_be_asked_about_today() -> None:
    """Without a day nothing is said of what ends soon."""
    text = PROFILE.replace('last = "1430-12-29"', 'last = "1405-12-29"')

    assert () == check_city(text, tariffs_with({})).warnings
    assert ["calendar-ends-soon"] == [
        fault.code for fault in check_city(text, tariffs_with({}), on=TODAY).warnings
    ]


@pytest.mark.parametrize("text", ["schema = ", "a = " + "[" * 5000, "x" * (1024 * 1024 + 1)])
def test_what_is_no_toml_is_one_fault(text: str) -> None:
    """There is nothing to check in it."""
    with pytest.raises(BadCity) as refused:
        check_city(text, tariffs_with({}))
    assert refused.value.faults[0].code in {"not-toml", "too-large"}


def test_what_was_found_is_plain_data() -> None:
    """Errors and warnings apart, with a message in one language when asked."""
    found = checked(*IN_PROFILE["a term of nothing"][0])

    assert {"city", "clean", "errors", "warnings"} == set(found.to_json())
    assert found.to_json()["clean"] is False
    assert "۰ روز کاری" in str(found.to_json("fa")["errors"])
    assert evolve(found, errors=()).to_json()["clean"] is True


def _codes(faults: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(getattr(fault, "code", ""), getattr(fault, "where", "")) for fault in faults]
