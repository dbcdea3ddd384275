"""Renewal: the permit it stands on, what the desk knows of that itself, and why it cannot be renewed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from tests.domain.renewal_town import (
    FIND,
    FOUND,
    GRANTED,
    HERE,
    ID,
    LEGACY,
    OLD_PAPER,
    ON_RECORD,
    OPENED,
    OPENED_OLDER,
    OPENING,
    READ_OFF,
    RENEW,
    RENEW_OLDER,
    RENEWAL,
    older,
    recorded,
    renewal,
    renewing,
)
from tests.domain.town import APPLICANT, EXPERT, ISSUER, START, codes, found, given
from tests.domain.walk import BILL, OPEN, PERMIT, case_before

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.case import PermitCase
from qom_permits.domain.decide import decide
from qom_permits.domain.facts import by_name, facts_from
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.parcel import Parcel
from qom_permits.domain.procedure import Procedure, Recorded, Source
from qom_permits.domain.renewal import granted_here, on_record
from qom_permits.domain.stages import RequestKind, Stage

OTHER_PLOT = evolve(RENEW.parcel, code="2-14-103-28-0-0-0")
SUPERSEDED = evolve(GRANTED, stage=Stage.SUPERSEDED, superseded_by="P1405-2-00009")


def with_facts(**changes: Any) -> Procedure:
    """Return the renewal's procedure with its rule of the floor area changed."""
    facts = tuple(evolve(rule, **changes) if rule.name == "floor_area" else rule for rule in RENEWAL.facts)
    return evolve(RENEWAL, facts=facts)


def test_a_renewal_of_a_permit_granted_here_opens_on_the_record() -> None:
    """The permit, its days, charge, payment and floor area are known at once, beside what the applicant says."""
    assert (OPENED,) == decide(None, RENEW, OPENING)


def test_a_renewal_of_an_older_permit_opens_without_it() -> None:
    """An officer will find it in a document."""
    assert (OPENED_OLDER,) == decide(None, RENEW_OLDER, evolve(OPENING, predecessor=None))


def test_a_case_without_permit_leaves_no_trace_in_a_renewal() -> None:
    """What was looked up and granted nothing is no earlier permit."""
    assert (OPENED_OLDER,) == decide(
        None, RENEW_OLDER, evolve(OPENING, predecessor=case_before(c.IssuePermit))
    )


def test_a_permit_granted_here_names_the_case_that_granted_it() -> None:
    """Number and days are the permit's own."""
    assert HERE == granted_here(GRANTED, PERMIT)


def test_days_on_record_are_written_in_the_citys_calendar() -> None:
    """As an applicant or an officer of that city would write them."""
    known = by_name(on_record(GRANTED, PERMIT, RENEWAL, Calendar.GREGORIAN))

    assert ("2029-09-22", "2026-09-23") == (known["ended_on"], known["granted_on"])
    assert ON_RECORD == on_record(GRANTED, PERMIT, RENEWAL, Calendar.JALALI)


def test_what_the_record_does_not_hold_is_not_made_up() -> None:
    """A case of older days without a bill or a floor area leaves those facts for an officer to find."""
    bare = evolve(GRANTED, assessment=None, facts=facts_from({"use": "residential"}))

    assert {"ended_on", "granted_on"} == set(by_name(on_record(bare, PERMIT, RENEWAL, Calendar.JALALI)))


def test_a_charge_of_nothing_is_on_record() -> None:
    """Nothing charged and nothing paid are known, which is not the same as unknown."""
    free = evolve(GRANTED, assessment=evolve(BILL, lines=(), total=BILL.total - BILL.total), payments=())
    known = by_name(on_record(free, PERMIT, RENEWAL, Calendar.JALALI))

    assert (0, 0) == (known["charge"], known["paid"])


@pytest.mark.parametrize(
    ("facts", "charge", "paid"),
    [
        ({"charge": 900, "paid": 800}, 900 + 1_384_000, 800 + 1_384_000),
        ({"charge": 0}, 1_384_000, 1_384_000),
        ({"charge": "900", "paid": True}, 1_384_000, 1_384_000),
    ],
)
def test_a_renewals_own_permit_came_to_all_that_was_charged_for_it(
    facts: dict[str, object], charge: int, paid: int
) -> None:
    """A renewal's bill is a difference: renewed again, the permit stands on what was charged before as well."""
    renewed = evolve(GRANTED, earlier=LEGACY, facts=facts_from(facts))
    known = by_name(on_record(renewed, PERMIT, RENEWAL, Calendar.JALALI))

    assert (charge, paid) == (known["charge"], known["paid"])


def test_only_a_renewal_has_something_charged_before() -> None:
    """A fact of that name in another kind of case is not added to its bill."""
    built = evolve(GRANTED, facts=facts_from({"charge": 900, "paid": 800}))
    known = by_name(on_record(built, PERMIT, RENEWAL, Calendar.JALALI))

    assert (1_384_000, 1_384_000) == (known["charge"], known["paid"])


@pytest.mark.parametrize(
    "changes", [{"least": "200"}, {"places": 0}, {"taken_from": None}, {"taken_from": Recorded.VALID_UNTIL}]
)
def test_what_does_not_fit_todays_rules_is_not_taken_from_the_record(changes: dict[str, Any]) -> None:
    """Recorded under other rules, it would stand in the case and nobody could say it anew."""
    known = on_record(GRANTED, PERMIT, with_facts(**changes), Calendar.JALALI)

    assert "floor_area" not in by_name(known)
    assert "charge" in by_name(known)


RENEWING: list[tuple[str, c.OpenCase, PermitCase | None, list[str]]] = [
    ("as it should be", RENEW, GRANTED, []),
    ("granted elsewhere", RENEW_OLDER, None, []),
    ("unknown, or not theirs", RENEW, None, ["no-such-permit"]),
    ("a case without permit", RENEW, case_before(c.IssuePermit), ["no-such-permit"]),
    ("another plot's", evolve(RENEW, parcel=OTHER_PLOT), GRANTED, ["permit-of-another-plot"]),
    ("superseded", RENEW, SUPERSEDED, ["permit-not-in-force"]),
    ("revoked", RENEW, evolve(GRANTED, stage=Stage.REVOKED), ["permit-not-in-force"]),
    (
        "another plot's and superseded",
        evolve(RENEW, parcel=OTHER_PLOT),
        SUPERSEDED,
        ["permit-of-another-plot", "permit-not-in-force"],
    ),
    ("no renewal", evolve(RENEW, kind=RequestKind.REBUILDING), GRANTED, ["not-a-renewal"]),
    (
        "no renewal of nothing",
        evolve(RENEW, kind=RequestKind.REBUILDING),
        None,
        ["not-a-renewal", "no-such-permit"],
    ),
]


@pytest.mark.parametrize(("_what", "command", "predecessor", "against"), RENEWING)
def test_a_permit_is_renewed_only_where_it_can_give_way(
    _what: str, command: c.OpenCase, predecessor: PermitCase | None, against: list[str]
) -> None:
    """Granted here to them, for this plot, and in force: everything that is not so is said at once."""
    known = evolve(OPENING, predecessor=predecessor)

    assert against == codes(None, command, known)
    for code in against:
        assert "renews" == found(None, command, known, code).where


def test_a_permit_of_another_plot_says_which() -> None:
    """Whoever mixed two permits up sees which is which."""
    against = found(None, evolve(RENEW, parcel=OTHER_PLOT), OPENING, "permit-of-another-plot")

    assert "permit P1405-2-00001 is for the plot 2-14-103-27-0-0-0" == against.text().en


def test_a_plot_is_known_by_its_code_alone() -> None:
    """Its measured area and its postal code may have changed since."""
    newer = Parcel(code=RENEW.parcel.code, postal_code="3715600000", area=OTHER_PLOT.area)

    assert [] == codes(None, evolve(RENEW, parcel=newer), OPENING)


def test_a_permit_not_in_force_says_where_its_case_is() -> None:
    """Superseded, revoked or expired are different matters."""
    against = found(None, RENEW, evolve(OPENING, predecessor=SUPERSEDED), "permit-not-in-force")

    assert against.text().en.endswith("its case is at: superseded")


def test_a_permit_nobody_granted_here_is_told_by_its_number() -> None:
    """Not theirs reads like not there."""
    against = found(None, RENEW, evolve(OPENING, predecessor=None), "no-such-permit")

    assert "no permit P1405-2-00001 of yours was granted here" == against.text().en


def test_other_requests_name_no_permit() -> None:
    """A new building stands on no earlier permit, and none is looked for."""
    (opened,) = decide(None, OPEN, given(APPLICANT, case_id=ID, district="2"))

    assert isinstance(opened, e.CaseOpened)
    assert None is opened.earlier


@pytest.mark.parametrize(
    ("stage", "against"),
    [
        (Stage.ISSUED, []),
        (Stage.SUPERSEDED, ["permit-not-in-force"]),
        (Stage.REVOKED, ["permit-not-in-force"]),
    ],
)
def test_a_permit_that_gave_way_meanwhile_keeps_the_new_one_from_being_issued(
    stage: Stage, against: list[str]
) -> None:
    """Of two renewals of one permit the second is told, however far it has come."""
    case = evolve(renewal(), stage=Stage.ISSUANCE, assessment=BILL, payments=GRANTED.payments)
    known = renewing(ISSUER, number="P2", predecessor=evolve(GRANTED, stage=stage))

    assert against == codes(case, c.IssuePermit(case_id=ID), known)


@pytest.mark.parametrize("kind", [RequestKind.PERMIT_RENEWAL, RequestKind.REBUILDING])
def test_only_a_renewal_waits_for_an_earlier_permit(kind: RequestKind) -> None:
    """Other kinds of request stand on none."""
    case = evolve(older(recorded(READ_OFF)), kind=kind)
    wanted = ["earlier-permit-unknown"] if kind is RequestKind.PERMIT_RENEWAL else []

    assert wanted == codes(case, c.AcceptDocuments(case_id=ID), renewing(EXPERT))


def test_a_longer_validity_follows_the_buildings_size() -> None:
    """The fact on record decides how long the new permit is valid: one year for 180.5 m²."""
    case = evolve(renewal(), stage=Stage.ISSUANCE, assessment=BILL, payments=GRANTED.payments)
    large = evolve(case, facts=facts_from({**by_name(case.facts), "floor_area": "1000.1"}))
    ends = []
    for each in (case, large):
        known = renewing(ISSUER, number="P2", predecessor=GRANTED)
        (event,) = decide(each, c.IssuePermit(case_id=ID), known)
        assert isinstance(event, e.PermitIssued)
        ends.append(event.permit.valid_until.year)

    assert [2027, 2028] == ends


def test_an_older_systems_permit_is_on_record_once_it_is_found() -> None:
    """Read off a document, with the facts that the desk cannot know itself."""
    event = e.FindingRecorded(on=START, document=OLD_PAPER, facts=READ_OFF, earlier=LEGACY)
    (decided,) = decide(older(), FIND, renewing(EXPERT))

    assert event == decided
    assert LEGACY == older(event).earlier
    assert [] == codes(older(event), c.AcceptDocuments(case_id=ID), renewing(EXPERT))


def test_a_found_permit_that_was_granted_here_is_the_desks_own() -> None:
    """Its days are those on record, whatever was read off the paper; its case will be superseded."""
    (event,) = decide(older(), FIND, renewing(EXPERT, predecessor=GRANTED))

    assert isinstance(event, e.FindingRecorded)
    assert HERE == event.earlier


def test_a_finding_without_a_permit_leaves_the_one_known() -> None:
    """Facts alone may be found, and found again."""
    (event,) = decide(
        older(recorded(earlier=LEGACY)), evolve(FIND, earlier=None), renewing(EXPERT, predecessor=GRANTED)
    )

    assert isinstance(event, e.FindingRecorded)
    assert None is event.earlier
    assert LEGACY == older(recorded(earlier=LEGACY), event).earlier


WHERE = {
    "not-a-renewal": "earlier",
    "earlier-permit-on-record": "earlier",
    "permit-from-the-future": "earlier.issued_on",
    "permit-not-in-force": "earlier.number",
    "permit-of-another-plot": "earlier.number",
}
PERMITS: list[tuple[str, PermitCase, Any, PermitCase | None, list[str]]] = [
    ("an older one", older(), FOUND, None, []),
    ("granted here", older(), FOUND, GRANTED, []),
    ("a case without permit", older(), FOUND, case_before(c.IssuePermit), []),
    ("issued today", older(), evolve(FOUND, issued_on=START, valid_until=PERMIT.valid_until), None, []),
    (
        "issued tomorrow",
        older(),
        evolve(FOUND, issued_on=START + timedelta(days=1), valid_until=PERMIT.valid_until),
        None,
        ["permit-from-the-future"],
    ),
    ("superseded", older(), FOUND, SUPERSEDED, ["permit-not-in-force"]),
    ("another plot's", older(), FOUND, evolve(GRANTED, parcel=OTHER_PLOT), ["permit-of-another-plot"]),
    ("on record", renewal(), FOUND, None, ["earlier-permit-on-record"]),
    ("found before", older(recorded(earlier=LEGACY)), FOUND, None, []),
    ("found here before", older(recorded(earlier=HERE)), FOUND, GRANTED, []),
    ("no renewal", evolve(older(), kind=RequestKind.EXTENSION), FOUND, None, ["not-a-renewal"]),
]


@pytest.mark.parametrize(("_what", "case", "permit", "predecessor", "against"), PERMITS)
def test_a_permit_is_found_only_where_it_can_be_followed(
    _what: str, case: PermitCase, permit: Any, predecessor: PermitCase | None, against: list[str]
) -> None:
    """What an officer found may be found again, better; what the desk granted itself is not theirs to say."""
    command = c.RecordFinding(case_id=ID, document="old_permit", earlier=permit)
    known = renewing(EXPERT, predecessor=predecessor)

    assert against == codes(case, command, known)
    for code in against:
        assert WHERE[code] == found(case, command, known, code).where


def test_a_permit_from_the_future_is_told_the_day_it_is() -> None:
    """In words of the city's calendar."""
    permit = evolve(FOUND, issued_on=START + timedelta(days=1), valid_until=PERMIT.valid_until)
    command = c.RecordFinding(case_id=ID, document="old_permit", earlier=permit)
    against = found(older(), command, renewing(EXPERT), "permit-from-the-future")

    assert "the earlier permit cannot have been issued after 1 Mehr 1405" == against.text().en


def test_a_permit_on_record_is_told_by_its_number() -> None:
    """So that an officer sees which permit the applicant named."""
    command = c.RecordFinding(case_id=ID, document="old_permit", earlier=FOUND)
    against = found(renewal(), command, renewing(EXPERT), "earlier-permit-on-record")

    assert "the permit to be renewed, P1405-2-00001, was granted here and is on record" == against.text().en


def test_every_recorded_thing_is_taken_from_the_record_here() -> None:
    """The small town's renewal has a fact for each, and only findings are taken from there."""
    taken = {rule.taken_from: rule.source for rule in RENEWAL.facts if rule.taken_from}

    assert set(Recorded) == set(taken)
    assert {Source.FINDING} == set(taken.values())
