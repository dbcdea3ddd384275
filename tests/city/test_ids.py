"""The id numbers of a city: of Iran, of another country, by a pattern; and what a profile gets wrong about them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import ModuleType

import pytest

from qom_permits.city.ids import IdShape, ParcelsShape, PeopleShape, id_number_of, id_rules
from qom_permits.domain.errors import BadInput
from qom_permits.domain.fault import Fault
from qom_permits.domain.id_numbers import TELEPHONE
from qom_permits.domain.id_rules import AskedId, IdRules
from qom_permits.domain.iranian_ids import IRANIAN_IDS
from qom_permits.domain.texts import Text, same

TITLE = Text("number", "شماره")
NOBODY, NOTHING = PeopleShape(), ParcelsShape()
QOM = {
    "mobile": IdShape(use="iran:mobile"),
    "national_id": IdShape(use="iran:national_id"),
    "firm": IdShape(use="iran:legal_entity_id", title=TITLE),
    "postal_code": IdShape(pattern="[1-9][0-9]{9}", like="3713612345", title=TITLE),
}
PEOPLE = PeopleShape(mobile="mobile", person=("national_id",), company=("firm",), required=("firm",))


def rules(
    ids: Mapping[str, IdShape], people: PeopleShape = NOBODY, parcels: ParcelsShape = NOTHING
) -> IdRules:
    """Return the rules of a profile that says this and no more."""
    return id_rules(ids, people, parcels)


def faults(
    ids: Mapping[str, IdShape], people: PeopleShape = NOBODY, parcels: ParcelsShape = NOTHING
) -> list[Fault]:
    """Return all that is wrong with what a profile says of ids."""
    with pytest.raises(BadInput) as no:
        id_rules(ids, people, parcels)
    return list(no.value.faults)


def test_a_profile_says_whom_it_asks_for_which_number() -> None:
    """By the names it gives them; what is not required may be left out."""
    town = rules(QOM, PEOPLE, ParcelsShape(postal_code="postal_code"))

    assert "09121234567" == town.mobile("+989121234567")
    assert [("national_id", False)] == [(each.number.name, each.required) for each in town.person]
    assert [("firm", True)] == [(each.number.name, each.required) for each in town.company]
    assert town.postal_code is not None
    assert "3713612345" == town.postal_code("۳۷۱۳۶۱۲۳۴۵")
    assert town.parcel_code is None


def test_a_plot_s_code_can_be_of_a_kind_too() -> None:
    """Such as the renovation code of Iran."""
    town = rules({"plot": IdShape(use="iran:renovation_code")}, parcels=ParcelsShape(code="plot"))

    assert town.parcel_code is not None
    assert "7-6-54-68-1-0-0" == town.parcel_code("۷-۶-۵۴-۶۸-۱-۰-۰")


def test_a_profile_that_says_nothing_asks_for_a_telephone() -> None:
    """Of any country, and for no ids."""
    assert IdRules() == rules({})
    assert TELEPHONE == rules({}).mobile


def test_kinds_of_iran_have_a_title_which_a_city_may_change() -> None:
    """What people of the town call the number."""
    assert IRANIAN_IDS["national_id"].title == id_number_of("id", QOM["national_id"]).title
    assert TITLE == id_number_of("firm", QOM["firm"]).title
    assert ["id", "firm"] == [id_number_of(name, QOM["firm"]).name for name in ("id", "firm")]


@pytest.mark.parametrize(
    ("use", "typed", "kept"),
    [
        ("stdnum:us.ssn", "219-10-0001", "219100001"),
        ("stdnum:de.idnr", "36 574 261 809", "36574261809"),
        ("stdnum:gb.nhs", "943 476 5870", "9434765870"),
        ("stdnum:in.pan", "ACUPA7085R", "ACUPA7085R"),
    ],
)
def test_the_numbers_of_other_countries_come_from_python_stdnum(use: str, typed: str, kept: str) -> None:
    """By the country's two letters and the name, words of Python's own included."""
    assert kept == id_number_of("number", IdShape(use=use, title=TITLE))(typed)


@pytest.mark.parametrize(
    ("shape", "code", "where"),
    [
        (IdShape(), "use-or-pattern", ""),
        (IdShape(use="iran:mobile", pattern="[0-9]"), "use-or-pattern", ""),
        (IdShape(use="iran:mobile", like="1"), "use-or-pattern", ""),
        (IdShape(pattern="[0-9]", title=TITLE), "use-or-pattern", ""),
        (IdShape(like="1", title=TITLE), "use-or-pattern", ""),
        (IdShape(use="mobile"), "unknown-id", "use"),
        (IdShape(use="python:os.system", title=TITLE), "unknown-id", "use"),
        (IdShape(use="iran:nationalid"), "unknown-id", "use"),
        (IdShape(use="stdnum:ssn", title=TITLE), "unknown-id", "use"),
        (IdShape(use="stdnum:us.nothing", title=TITLE), "unknown-id", "use"),
        (IdShape(use="stdnum:zz.ssn", title=TITLE), "unknown-id", "use"),
        (IdShape(use="stdnum:us.ssn.x", title=TITLE), "unknown-id", "use"),
        (IdShape(use="stdnum:..util", title=TITLE), "unknown-id", "use"),
        (IdShape(use="stdnum:us.ssn"), "missing-field", "title"),
        (IdShape(pattern="[0-9]", like="1"), "missing-field", "title"),
        (IdShape(pattern="[0-9", like="1", title=TITLE), "bad-pattern", "pattern"),
        (IdShape(pattern="a{9999999999999}", like="a", title=TITLE), "bad-pattern", "pattern"),
        (IdShape(pattern="(" * 5000 + ")" * 5000, like="a", title=TITLE), "bad-pattern", "pattern"),
        (IdShape(pattern="[0-9]", like="x", title=TITLE), "like-does-not-fit", "like"),
        (IdShape(pattern="[0-9]", like="", title=TITLE), "like-does-not-fit", "like"),
    ],
)
def test_an_id_that_means_nothing_is_refused(shape: IdShape, code: str, where: str) -> None:
    """At the key that is wrong, in both languages."""
    (only,) = faults({"it": shape})

    assert (code, ".".join(filter(None, ["ids.it", where]))) == (only.code, only.where)
    assert only.text.en != only.text.fa


def test_a_module_of_python_stdnum_that_validates_nothing_is_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what has numbers to check."""
    monkeypatch.setitem(sys.modules, "stdnum.us.states", ModuleType("states"))
    found = faults({"it": IdShape(use="stdnum:us.states", title=TITLE)})

    assert [("unknown-id", "ids.it.use")] == [(fault.code, fault.where) for fault in found]


def test_without_python_stdnum_a_profile_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no part of the library; whoever needs it installs it."""
    monkeypatch.setitem(sys.modules, "stdnum", None)
    (only,) = faults({"ssn": IdShape(use="stdnum:us.ssn", title=TITLE)})

    assert ("stdnum-not-installed", "ids.ssn.use") == (only.code, only.where)
    assert only.todo is not None
    assert "install it: pip install python-stdnum" == only.todo.en


def test_a_name_that_stands_for_no_id_gets_the_nearest() -> None:
    """Wherever it is written; a number that is required must be asked for."""
    found = faults(
        {**QOM, "Bad Name": IdShape(use="iran:mobile")},
        PeopleShape(
            mobile="mobil", person=("national_id", "iban"), company=("frm",), required=("postal_code",)
        ),
        ParcelsShape(code="plot", postal_code="postal"),
    )

    assert [
        ("bad-name", "ids.Bad Name"),
        ("unknown-id", "people.mobile"),
        ("unknown-id", "parcels.code"),
        ("unknown-id", "parcels.postal_code"),
        ("unknown-id", "people.person.2"),
        ("unknown-id", "people.company.1"),
        ("unknown-id", "people.required.1"),
    ] == [(fault.code, fault.where) for fault in found]
    assert "did you mean: mobile" == (found[1].allowed or same("")).en


def test_one_number_can_be_asked_of_people_and_companies() -> None:
    """And is required of both."""
    town = rules(QOM, PeopleShape(person=("firm",), company=("firm",), required=("firm",)))

    assert town.person == town.company == (AskedId(town.person[0].number, required=True),)


def test_what_could_not_be_read_is_not_told_again() -> None:
    """A list of ids that is none was told where it was read; what hangs on it waits."""
    assert () == rules(QOM, PeopleShape(person=None, required=("national_id",))).person
    assert () == rules(QOM, PeopleShape(company=None, required=None)).company
