"""Procedures as a profile writes them become values: conditions, validity by size, findings, an example."""

from __future__ import annotations

from datetime import date

from tests.city.profiles import qom
from tests.city.small_town import PROFILE, Change, changed, small_town, tariffs_with

from qom_permits import Term
from qom_permits.city.loading import load_city
from qom_permits.city.profile import City
from qom_permits.domain.conditions import Condition
from qom_permits.domain.procedure import FactType, LongerValidity, Recorded, Source

BUILD, RENEW = small_town().offers
AS_IT_IS = "9f22165fe24d9b9935ee5d1e30471af3f1cf342ee9a77f7459a140ac4fa00271"


def _town(*changes: Change) -> City:
    return load_city(changed(PROFILE, list(changes)), tariffs_with({}))


def test_a_paper_may_be_asked_for_where_a_condition_holds() -> None:
    """By a fact, or by what the request says; another lifts an objection."""
    shop, drawings, opinion = (
        BUILD.procedure.document(kind) for kind in ("shop_licence", "drawings", "opinion")
    )

    assert shop is not None
    assert drawings is not None
    assert opinion is not None
    assert Condition(of="use", among=("commercial",)) == shop.when
    assert Condition(of="parcel.area", over="100") == drawings.when
    assert (None, ("more-than-the-plot-holds",)) == (opinion.when, opinion.lifts)


def test_larger_buildings_have_longer() -> None:
    """Each band begins above its bound, and the last one reached counts."""
    procedure = BUILD.procedure
    bands = (
        LongerValidity(over="10000", term=Term(years=3)),
        LongerValidity(over="20000", term=Term(years=4)),
    )

    assert (bands, "floor_area") == (procedure.longer, procedure.longer_by)
    assert [2, 2, 3, 4] == [
        procedure.valid_for({"floor_area": area}).years for area in ("9", "10000", "10000.01", "30000")
    ]
    assert () == RENEW.procedure.longer


def test_what_is_on_record_stands_for_a_finding() -> None:
    """A day and an amount of the permit granted here."""
    expired, paid = (RENEW.procedure.fact(name) for name in ("expired_on", "paid"))

    assert expired is not None
    assert paid is not None
    assert (FactType.DATE, Source.FINDING, Recorded.VALID_UNTIL) == (
        expired.type,
        expired.source,
        expired.taken_from,
    )
    assert (FactType.MONEY, Source.FINDING, Recorded.PAID) == (paid.type, paid.source, paid.taken_from)


def test_an_example_is_one_request_for_the_whole_procedure() -> None:
    """In values, its days in the city's calendar."""
    example, renewal = BUILD.example, RENEW.example

    assert example is not None
    assert ("2-104", date(2026, 9, 23), ("deed",), ("drawings",)) == (
        example.parcel.code, example.begins, example.returned, example.plans_returned,
    )  # fmt: skip
    assert ("surveyor-7", "designer-15", None) == (example.surveyor, example.designer, example.earlier)
    assert renewal is not None
    assert renewal.earlier is not None
    assert ("77-1", "old_permit") == (renewal.earlier.permit.number, renewal.earlier.document)


def test_an_example_is_not_what_a_case_pins() -> None:
    """It may be mended, or left out, and open cases go on; any other word makes another procedure."""
    example = PROFILE[PROFILE.index("[procedures.example]") : PROFILE.index('[[procedures]]\nid = "renew')]
    without, mended = _town((example, "")), _town(('begins = "1405-07-01"', 'begins = "1405-07-02"'))
    reworded = _town(('fa = "برابر نقشه"', 'fa = "برابر نقشه‌ها"'))

    assert None is without.offers[0].example
    assert BUILD.procedure.digest == without.offers[0].procedure.digest == mended.offers[0].procedure.digest
    assert BUILD.procedure.digest != reworded.offers[0].procedure.digest


def test_what_cases_of_qom_have_pinned_is_still_there() -> None:
    """The first procedure has the digest it always had."""
    assert AS_IT_IS in {offer.procedure.digest for offer in qom().offers}


def test_the_ends_of_a_range_may_be_written_in_persian() -> None:
    """They are kept in plain digits, as facts are compared with them."""
    width = (
        _town(('least = "1"\nmost = "100"', 'least = "۱٫۵"\nmost = "۱۰۰"')).offers[0].procedure.fact("width")
    )

    assert width is not None
    assert ("1.5", "100") == (width.least, width.most)


def test_people_and_plots_are_known_by_the_ids_of_the_city() -> None:
    """Which of them a person is asked for is the profile's to say; one that says nothing asks for none."""
    town = small_town()
    silent = _town((PROFILE[PROFILE.index("[ids.national_id]") : PROFILE.index("[portals.citizens]")], ""))

    assert [("national_id", True)] == [(asked.number.name, asked.required) for asked in town.ids.person]
    assert ((), None) == (silent.ids.person, silent.ids.postal_code)
