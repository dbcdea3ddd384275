"""Who hears of what: one letter to each owner for each event the profile answers, in words and without names."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from tests.city.profiles import qom

from qom_permits import (
    Area,
    Deficiency,
    Document,
    Item,
    Lack,
    Money,
    Parcel,
    Party,
    PermitCase,
    Project,
    RequestKind,
    Stage,
    Text,
    events,
)
from qom_permits.city.letters import letters_for, written
from qom_permits.city.templates import ALWAYS, FIELDS, Template
from qom_permits.domain.assessments import Assessment
from qom_permits.domain.documents import Attachment
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.permit import Permit

DAY = date(2026, 9, 26)
PROCEDURE = qom().offers[0].procedure
OWNERS = (Party("one"), Party("two"))
CASE = PermitCase(
    id="case",
    version=1,
    kind=RequestKind.NEW_CONSTRUCTION,
    parcel=Parcel(code="2-14-103-27-0-0-0", postal_code="3813712345", area=Area("320")),
    project=Project(floor_area=Area("480.5"), floors=6, units=1),
    owners=OWNERS,
    district="2",
    procedure=PROCEDURE.id,
    procedure_digest=PROCEDURE.digest,
    opened_on=DAY,
    opened_by="one",
    stage=Stage.REVIEW,
    since=DAY,
    number="Q1405-2-00001",
)
BILL = Assessment(
    tariff="t",
    digest="0" * 64,
    on=DAY,
    calendar=Calendar.JALALI,
    sample=True,
    facts=(),
    lines=(),
    total=Money(0),
)
PERMIT = Permit(
    number="P1405-2-00001", issued_on=DAY, valid_until=date(2029, 9, 25), conditions=(), cite=Text("x", "x")
)
LACKING = (
    Deficiency(item=Item.DOCUMENT, name="title_deed", lack=Lack.UNREADABLE),
    Deficiency(item=Item.FACT, name="street", lack=Lack.MISSING),
)
TOLD: dict[str, tuple[events.Event, dict[str, str]]] = {
    "submitted": (
        events.Submitted(on=DAY, number="Q1405-2-00001", to=Stage.REVIEW, due=None),
        {"number": "Q1405-2-00001"},
    ),
    "returned_to_applicant": (
        events.ReturnedToApplicant(on=DAY, deficiencies=LACKING, resume_at=Stage.REVIEW),
        {
            "number": "Q1405-2-00001",
            "deficiencies": "title deed (unreadable), street, where it has a value of its own (missing)",
        },
    ),
    "refused": (
        events.Refused(on=DAY, grounds=PROCEDURE.grounds),
        {
            "number": "Q1405-2-00001",
            "grounds": "the applicant does not own the plot, the detailed plan does not allow it",
        },
    ),
    "charges_assessed": (
        events.ChargesAssessed(on=DAY, assessment=BILL, assessor="r", to=Stage.ISSUANCE, due=None),
        {"number": "Q1405-2-00001", "total": "0 rial", "owed": "0 rial"},
    ),
    "payment_recorded": (
        events.PaymentRecorded(on=DAY, order="o", reference="r", amount=Money(5), to=Stage.PAYMENT, due=None),
        {"number": "Q1405-2-00001", "amount": "5 rial", "owed": "0 rial"},
    ),
    "permit_issued": (
        events.PermitIssued(on=DAY, permit=PERMIT),
        {"number": "Q1405-2-00001", "permit": "P1405-2-00001", "valid_until": "4 Mehr 1408"},
    ),
}
ALL_TOLD = {
    **TOLD,
    "withdrawn": (events.Withdrawn(on=DAY), {}),
    "case_opened": (
        events.CaseOpened(
            on=DAY,
            case_id="case",
            kind=CASE.kind,
            parcel=CASE.parcel,
            project=CASE.project,
            owners=OWNERS,
            facts=(),
            district="2",
            procedure=PROCEDURE.id,
            procedure_digest=PROCEDURE.digest,
            opened_by="one",
        ),
        {},
    ),
}
SILENT: list[events.Event] = [
    events.TownHallVisited(on=DAY, party=OWNERS[0]),
    events.DocumentAttached(
        on=DAY,
        attachment=Attachment(
            kind="title_deed", document=Document(sha256="a" * 64, size=1, media_type="image/png")
        ),
    ),
    events.DocumentsAccepted(on=DAY, to=Stage.SURVEY, due=None),
    events.SurveyorAssigned(on=DAY, surveyor="s"),
    events.PlansRequested(on=DAY),
    events.PaymentStarted(on=DAY, order="o", gateway="g", amount=Money(1)),
]
BARE = Text("x", "x")
OUTSPOKEN = evolve(qom(), templates=tuple(Template(on=on, subject=BARE, body=BARE) for on in FIELDS))


@pytest.mark.parametrize("on", ALL_TOLD)
def test_an_event_is_told_to_each_owner_with_its_values(on: str) -> None:
    """One letter each, filled with what the event says, in the city's words."""
    event, values = ALL_TOLD[on]
    always = {"city": "Qom", "kind": "new construction", "day": "4 Mehr 1405"}
    letters = letters_for(event, CASE, OUTSPOKEN, PROCEDURE)

    assert [(owner, on) for owner in OWNERS] == [(letter.party, letter.template) for letter in letters]
    for letter in letters:
        assert {**always, **values} == {name: text.en for name, text in letter.values.items()}


@pytest.mark.parametrize("on", ALL_TOLD)
def test_a_letter_gives_every_value_its_template_may_name(on: str) -> None:
    """What a profile is allowed to write is filled at delivery: only the reader's name is added there."""
    letter, _ = letters_for(ALL_TOLD[on][0], CASE, OUTSPOKEN, PROCEDURE)

    assert FIELDS[on] | ALWAYS == {"name", *letter.values}


@pytest.mark.parametrize("event", SILENT, ids=lambda event: type(event).__name__)
def test_what_the_owner_need_not_know_is_told_to_nobody(event: events.Event) -> None:
    """Steps inside the town hall make no letters."""
    assert () == letters_for(event, CASE, OUTSPOKEN, PROCEDURE)


@pytest.mark.parametrize("on", ["withdrawn", "case_opened"])
def test_what_the_profile_has_no_letter_for_is_told_to_nobody(on: str) -> None:
    """Qom writes no letter of these two."""
    assert () == letters_for(ALL_TOLD[on][0], CASE, qom(), PROCEDURE)


@pytest.mark.parametrize("on", TOLD)
def test_every_shipped_letter_reads_whole_in_both_languages(on: str) -> None:
    """No place is left unfilled, and each greets its reader by name."""
    template = next(each for each in qom().templates if each.on == on)
    letter, _ = letters_for(TOLD[on][0], CASE, qom(), PROCEDURE)
    for language, name in (("en", "John"), ("fa", "زهرا")):
        subject, body = written(template, letter.values, name, language)

        assert name in body
        assert not set("{}") & set(subject + body)


def test_a_persian_letter_counts_in_persian_digits() -> None:
    """Numbers and days are written as their reader writes them."""
    letter, _ = letters_for(TOLD["permit_issued"][0], CASE, qom(), PROCEDURE)

    assert "P۱۴۰۵-۲-۰۰۰۰۱" == letter.values["permit"].fa
    assert "۴ مهر ۱۴۰۸" == letter.values["valid_until"].fa


def test_a_city_of_the_gregorian_calendar_is_told_its_days_so() -> None:
    """The day reads year-month-day."""
    letter, _ = letters_for(
        TOLD["permit_issued"][0], CASE, evolve(qom(), calendar=Calendar.GREGORIAN), PROCEDURE
    )

    assert "2026-09-26" == letter.values["day"].en


def test_a_name_that_looks_like_a_place_stays_as_it_is() -> None:
    """What a person is called is never taken for a place to fill."""
    template = Template(on="withdrawn", subject=Text("{name}", "{name}"), body=Text("{name}", "{name}"))

    assert ("{city}", "{city}") == written(template, {}, "{city}", "en")
