"""Which id numbers a city asks for: of a parcel, each at its place in a command."""

from __future__ import annotations

from qom_permits.domain.area import Area
from qom_permits.domain.id_numbers import shaped
from qom_permits.domain.id_rules import IdRules, unfit_ids
from qom_permits.domain.iranian_ids import RENOVATION_CODE
from qom_permits.domain.parcel import Parcel
from qom_permits.domain.texts import same

POSTAL = shaped(name="postal", title=same("postal code"), pattern="[1-9][0-9]{9}", like="3713612345")
RULES = IdRules(parcel_code=RENOVATION_CODE, postal_code=POSTAL)


def test_codes_that_fit_the_rules_are_fit() -> None:
    """Both, in whatever digits they were said."""
    parcel = Parcel(code="۲-۱۴-۱۰۳-۲۷-۰-۰-۰", postal_code="۳۷۱۳۶۱۲۳۴۵", area=Area(100))

    assert [] == list(unfit_ids(parcel, RULES))


def test_codes_that_do_not_fit_are_told_at_their_places() -> None:
    """All at once, with what a right one is like."""
    parcel = Parcel(code="2-14", postal_code="0713612345", area=Area(100))
    unfit = list(unfit_ids(parcel, RULES))

    assert [("wrong-shape", "parcel.code"), ("wrong-shape", "parcel.postal_code")] == [
        (fault.code, fault.where) for fault in unfit
    ]
    assert ["write one such as 7-6-54-68-1-0-0", "write one such as 3713612345"] == [
        fault.allowed.en for fault in unfit if fault.allowed is not None
    ]


def test_a_city_without_rules_takes_any_code() -> None:
    """That a parcel can have at all."""
    assert [] == list(unfit_ids(Parcel(code="A1", postal_code="SW1A 1AA", area=Area(100)), IdRules()))
