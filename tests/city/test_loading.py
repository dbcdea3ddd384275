"""Loading a profile: the shipped one as it is, and every kind of fault by its name and place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.city.profiles import QOM, SHIPPED, edited, loaded, qom

from qom_permits import RequestKind, Role, Stage, Term
from qom_permits.city.shipped import open_city, shipped_cities
from qom_permits.domain.errors import BadCity
from qom_permits.domain.jalali import Calendar

P = "procedures.1"
ONE_STEP = '  { stage = "review", officer = "expert", working_days = 3 },\n'
SECOND = """
[[procedures]]
id = "qom-again"
kind = "new_construction"
since = "1399-06-19"
cite = { en = "x", fa = "x" }
steps = [{ stage = "issuance", officer = "issuer" }]
tariffs = []
validity = { years = 1, cite = { en = "x", fa = "x" } }
documents = {}
facts = {}
grounds = {}
"""

FAULTS: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {
    "no TOML": ([("schema = 1", "schema = ")], [("", "not-toml")]),
    "a key twice": ([("schema = 1", "schema = 1\nschema = 1")], [("", "not-toml")]),
    "a schema to come": ([("schema = 1", "schema = 2")], [("schema", "unknown-schema")]),
    "an unknown key at the top": ([("schema = 1", "schema = 1\nportal = 4")], [("portal", "unknown-key")]),
    "an unknown key in a table": ([('id = "qom"', 'id = "qom"\nzone = "x"')], [("city.zone", "unknown-key")]),
    "an unknown key in a step": (
        [('officer = "issuer"', 'officier = "issuer"')],
        [
            (f"{P}.steps.7.officier", "unknown-key"),
            (f"{P}.steps.7.officer", "missing-field"),
        ],
    ),
    "a missing key": ([('currency = "IRR"\n', "")], [("city.currency", "missing-field")]),
    "a wrong type": ([("schema = 1", 'schema = "1"')], [("schema", "wrong-type")]),
    "text for true": (
        [("in_person = true", 'in_person = "yes"')],
        [("portals.counter.in_person", "wrong-type")],
    ),
    "a fraction of days": (
        [("working_days = 3", "working_days = 3.5")],
        [(f"{P}.steps.1.working_days", "wrong-type")],
    ),
    "days below nothing": (
        [("working_days = 3", "working_days = -3")],
        [(f"{P}.steps.1.working_days", "bad-term")],
    ),
    "a title in one language": (
        [('{ en = "Qom", fa = "قم" }', '{ en = "Qom" }')],
        [("city.title.fa", "text-missing")],
    ),
    "a bad city id": ([('id = "qom"', 'id = "Qom!"')], [("city.id", "bad-name")]),
    "no currency": ([('currency = "IRR"', 'currency = "toman"')], [("city.currency", "bad-currency")]),
    "an unknown calendar": (
        [('calendar = "jalali"', 'calendar = "lunar"')],
        [("city.calendar", "unknown-choice")],
    ),
    "an unknown time zone": ([("Asia/Tehran", "Asia/Qom")], [("city.time_zone", "unknown-time-zone")]),
    "no time zone": ([("Asia/Tehran", "")], [("city.time_zone", "unknown-time-zone")]),
    "a day that is none": (
        [('first = "1399-01-01"', 'first = "1404-12-30"')],
        [("work.first", "no-such-day")],
    ),
    "a Gregorian day": ([('since = "1399-06-19"', 'since = "2020-09-09"')], [(f"{P}.since", "no-such-day")]),
    "a day the wrong way round": (
        [('last = "1420-12-29"', 'last = "29-12-1420"')],
        [("work.last", "bad-day")],
    ),
    "a holiday that is none": (
        [("yearly =", 'holidays = ["1404-01-02", "1404-13-02"]\nyearly =')],
        [("work.holidays.2", "no-such-day")],
    ),
    "a yearly holiday that is none": ([('"01-02"', '"13-02"')], [("work.yearly.2", "no-such-day")]),
    "no day worked": (
        [('["friday"]', '["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]')],
        [("work", "bad-calendar")],
    ),
    "an end before its beginning": (
        [('first = "1399-01-01"', 'first = "1421-01-01"')],
        [("work", "bad-calendar")],
    ),
    "an unknown weekday": ([('["friday"]', '["freitag"]')], [("work.days_off.1", "unknown-choice")]),
    "a bad portal name": (
        [("[portals.citizens]", '[portals."Citizens 1"]')],
        [("portals.Citizens 1.name", "bad-name")],
    ),
    "an unknown role": (
        [('admits = ["engineers", "surveyor"]', 'admits = ["architect"]')],
        [("portals.engineers.admits.1", "unknown-choice")],
    ),
    "an unknown officer": (
        [('officer = "revenue"', 'officer = "cashier"')],
        [(f"{P}.steps.5.officer", "unknown-choice")],
    ),
    "an unknown stage": (
        [('stage = "plan_order"', 'stage = "plan"')],
        [(f"{P}.steps.4.stage", "unknown-choice")],
    ),
    "a stage that is no step": (
        [('stage = "plan_order"', 'stage = "issued"')],
        [(f"{P}.steps.4.stage", "not-a-step")],
    ),
    "a step twice": ([(ONE_STEP, ONE_STEP * 2)], [(f"{P}.steps.2.stage", "step-twice")]),
    "another last step": (
        [('  { stage = "issuance", officer = "issuer", working_days = 2 },\n', "")],
        [(f"{P}.steps", "no-issuance")],
    ),
    "no steps": (
        [(QOM[QOM.index("steps = [") : QOM.index("conditions")], "steps = []\n")],
        [(f"{P}.steps", "no-steps")],
    ),
    "an unknown kind of request": (
        [('kind = "new_construction"', 'kind = "castle"')],
        [(f"{P}.kind", "unknown-choice")],
    ),
    "an unknown source": (
        [('source = "survey"', 'source = "neighbour"')],
        [(f"{P}.documents.site_map.source", "unknown-choice")],
    ),
    "a bad document name": (
        [("documents.title_deed", 'documents."title deed"')],
        [(f"{P}.documents.title deed.kind", "bad-name")],
    ),
    "an unknown type of fact": (
        [('type = "choice"', 'type = "float"')],
        [(f"{P}.facts.use.type", "unknown-choice")],
    ),
    "a least that is no number": (
        [('least = "1"', 'least = "one"')],
        [(f"{P}.facts.street_width.least", "not-a-number")],
    ),
    "no cite": (
        [('cite = { en = "the same lists", fa = "همان فهرست‌ها" }\n', "")],
        [(f"{P}.documents.identity_card.cite", "missing-field")],
    ),
    "no validity": ([("years = 3", "years = 0")], [(f"{P}.validity", "no-validity")]),
    "a missing tariff": (
        [("sample-residential-1405.toml", "nowhere.toml")],
        [(f"{P}.tariffs.1", "no-such-file")],
    ),
    "a tariff that asks for what nobody supplies": (
        [("[procedures.facts.postal_walk]", "[procedures.facts.postal_round]")],
        [(f"{P}.tariffs.1.postal_walk", "tariff-input-without-fact")],
    ),
    "two procedures on one day": (
        [("[letters.submitted]", f"{SECOND}\n[letters.submitted]")],
        [("procedures.6.since", "procedures-overlap")],
    ),
    "a pattern that is none": (
        [("(?P<district>[1-8])", "(?P<district>[1-8]")],
        [("districts.parcel_code", "bad-pattern")],
    ),
    "a pattern without district": (
        [("(?P<district>[1-8])", "[1-9]")],
        [("districts.parcel_code", "bad-pattern")],
    ),
    "a bad district": (
        [('known = ["1"', 'known = ["district one"')],
        [
            ("districts.known.1", "bad-code"),
            ("numbers.case", "bad-number-pattern"),
            ("numbers.permit", "bad-number-pattern"),
        ],
    ),
    "a letter for no event": (
        [("[letters.refused]", "[letters.refusal]")],
        [("letters.refusal", "unknown-event")],
    ),
    "an unknown place": (
        [("Request {number} refused", "Request {no} refused")],
        [("letters.refused.subject.en", "unknown-place")],
    ),
    "a place of another letter": (
        [("Request {number} refused", "Request {valid_until} refused")],
        [("letters.refused.subject.en", "unknown-place")],
    ),
    "a look inside a value": (
        [("Request {number} refused", "Request {number.__class__} refused")],
        [("letters.refused.subject.en", "unknown-place")],
    ),
    "a broken brace": (
        [("Request {number} refused", "Request {number refused")],
        [("letters.refused.subject.en", "bad-template")],
    ),
    "a form that does not fit": (
        [("Request {number} refused", "Request {number:d} refused")],
        [("letters.refused.subject.en", "bad-template")],
    ),
    "a place inside a form": (
        [("Request {number} refused", "Request {number:{width}} refused")],
        [("letters.refused.subject.en", "bad-template")],
    ),
    "a number without serial": (
        [('case = "Q{year}-{district}-{serial:05}"', 'case = "Q{year}-{district}"')],
        [("numbers.case", "bad-number-pattern")],
    ),
    "a number without district": (
        [('case = "Q{year}-{district}-{serial:05}"', 'case = "Q{year}-{serial:05}"')],
        [("numbers.case", "bad-number-pattern")],
    ),
    "a number without year": (
        [('permit = "P{year}-{district}', 'permit = "P-{district}')],
        [("numbers.permit", "bad-number-pattern")],
    ),
    "numbers that run into each other": (
        [
            ('known = ["1"', 'known = ["11", "1"'),
            ('case = "Q{year}-{district}-{serial:05}"', 'case = "Q{year}-{district}{serial}"'),
        ],
        [("numbers.case", "bad-number-pattern")],
    ),
    "a number of nothing known": (
        [("{serial:05}", "{serial:05}{month}")],
        [("numbers.case", "bad-number-pattern")],
    ),
    "a number with a look inside": (
        [("{serial:05}", "{serial.bits}")],
        [("numbers.case", "bad-number-pattern")],
    ),
    "a number with an item": ([("{serial:05}", "{serial[0]}")], [("numbers.case", "bad-number-pattern")]),
    "a number that is no id": (
        [('case = "Q{year}', 'case = "Q {year}')],
        [("numbers.case", "bad-number-pattern")],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_by_name_and_place(fault: str) -> None:
    """One thing wrong in the file is one fault, where it is, in both languages."""
    edits, wanted = FAULTS[fault]

    with pytest.raises(BadCity) as refused:
        loaded(edited(*edits))
    assert wanted == [(each.where, each.code) for each in refused.value.faults]
    assert all(each.text.en and each.text.fa for each in refused.value.faults)


def test_all_faults_of_one_kind_of_reading_are_told_at_once() -> None:
    """Whoever mends a profile sees the whole list, not one fault after the other."""
    edits = [
        ("Asia/Tehran", "Asia/Qom"),
        ('first = "1399-01-01"', 'first = "1404-12-30"'),
        ("(?P<district>[1-8])", "[1-9]"),
        ("Request {number} refused", "Request {no} refused"),
        ("Permit {permit} issued", "Permit {permit issued"),
        ('case = "Q{year}-{district}-{serial:05}"', 'case = "Q"'),
        ('since = "1399-06-19"', 'since = "1399-06-32"'),
        (ONE_STEP, ONE_STEP * 2),
        ("sample-residential-1405.toml", "nowhere.toml"),
    ]

    with pytest.raises(BadCity) as refused:
        loaded(edited(*edits))
    assert [
        "city.time_zone",
        "districts.parcel_code",
        "work.first",
        f"{P}.since",
        f"{P}.steps.2.stage",
        f"{P}.tariffs.1",
        "letters.refused.subject.en",
        "letters.permit_issued.subject.en",
        "numbers.case",
    ] == [each.where for each in refused.value.faults]


def test_the_nearest_name_is_offered() -> None:
    """A slip of the pen is answered with what was meant."""
    with pytest.raises(BadCity, match=r"citty.*city"):
        loaded(edited(("[city]", "[citty]")))


def test_qom_is_as_its_sources_say() -> None:
    """Eight districts, four portals and the counter, seven steps in Qom's own order."""
    city = qom()
    procedure = city.procedure_for(RequestKind.NEW_CONSTRUCTION, date(2026, 9, 23))

    assert ("qom", "قم", "IRR", Calendar.JALALI) == (city.id, city.title.fa, city.currency, city.calendar)
    assert tuple("12345678") == city.districts
    assert ["citizens", "districts", "engineers", "payments", "counter"] == [
        each.name for each in city.portals
    ]
    assert ["counter"] == [each.name for each in city.portals if each.in_person]
    assert procedure is not None
    assert ["review", "survey", "plans", "plan_order", "charges", "payment", "issuance"] == [
        step.stage.value for step in procedure.steps
    ]
    assert Role.REVENUE is procedure.steps[4].officer
    assert Term(working_days=3) == procedure.steps[0].term
    assert Stage.PAYMENT is procedure.steps[5].stage
    assert procedure.steps[5].term is None


def test_every_number_of_law_in_qom_bears_its_citation() -> None:
    """Documents, grounds and the validity each say where they come from, in both languages."""
    procedures = [offer.procedure for offer in qom().offers]
    cites = [
        cite
        for procedure in procedures
        for cite in (
            *(rule.cite for rule in procedure.documents),
            *(ground.cite for ground in procedure.grounds),
            procedure.validity_cite,
        )
    ]

    assert all(cite.en and cite.fa for cite in cites)


def test_a_profile_may_lie_in_a_file_of_the_town(tmp_path: Path) -> None:
    """A path that ends in .toml is the town's own, with or without a byte order mark; its tariffs may lie anywhere."""
    for encoding in ("utf-8", "utf-8-sig"):
        (tmp_path / "town.toml").write_text(QOM, encoding=encoding)

        assert "qom" == open_city(str(tmp_path / "town.toml")).id
    assert "qom" == open_city("qom", Path(str(SHIPPED / "tariffs"))).id


def test_a_city_that_is_not_shipped_is_answered_with_those_that_are() -> None:
    """The error names them."""
    assert ["qom"] == shipped_cities()
    with pytest.raises(BadCity, match=r"(?s)shiraz.*qom"):
        open_city("shiraz")


def test_a_profile_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The path is in the error, and what is no text is said to be none."""
    with pytest.raises(BadCity, match=r"town\.toml"):
        open_city(str(tmp_path / "town.toml"))
    (tmp_path / "town.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadCity) as refused:
        open_city(str(tmp_path / "town.toml"))
    assert ["not-utf-8"] == [fault.code for fault in refused.value.faults]


def test_a_tariff_of_the_town_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    """The fault lies under the procedure that names the tariff."""
    (tmp_path / "sample-residential-1405.toml").write_text("schema = 9", encoding="utf-8")

    with pytest.raises(BadCity) as refused:
        open_city("qom", tmp_path)
    assert all(re.match(r"procedures\.[1-6]\.tariffs\.[12]", fault.where) for fault in refused.value.faults)
