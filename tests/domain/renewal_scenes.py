"""One scene for each reason about findings, earlier permits and what a plot can hold."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from tests.domain.renewal_town import (
    FIND,
    FOUND,
    GRANTED,
    ID,
    NEW_SCAN,
    OPENING,
    READ_OFF,
    RENEW,
    attached,
    older,
    recorded,
    renewal,
    renewing,
)
from tests.domain.town import APPLICANT, EXPERT, REVENUE, START, given, lacking
from tests.domain.walk import OPEN, PERMIT, case_before

from qom_permits.domain import commands as c
from qom_permits.domain.area import Area
from qom_permits.domain.case import PermitCase
from qom_permits.domain.facts import facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.stages import RequestKind, Stage

Scene = tuple[str, PermitCase | None, c.Command, Given, str]
ACCEPT = c.AcceptDocuments(case_id=ID)
LARGE = evolve(OPEN.project, floor_area=Area("640"))
"""More than three floors of a plot of 212.4 m² hold."""

RENEWAL_SCENES: Sequence[Scene] = (
    ("not-a-renewal", None, evolve(RENEW, kind=RequestKind.EXTENSION), OPENING, "renews"),
    ("no-such-permit", None, RENEW, evolve(OPENING, predecessor=None), "renews"),
    (
        "permit-of-another-plot",
        None,
        evolve(RENEW, parcel=evolve(RENEW.parcel, code="2-14-103-28-0-0-0")),
        OPENING,
        "renews",
    ),
    (
        "permit-not-in-force",
        None,
        RENEW,
        evolve(OPENING, predecessor=evolve(GRANTED, stage=Stage.SUPERSEDED)),
        "renews",
    ),
    (
        "permit-from-the-future",
        older(),
        evolve(
            FIND,
            earlier=evolve(
                FOUND, issued_on=PERMIT.valid_until, valid_until=PERMIT.valid_until.replace(year=2030)
            ),
        ),
        renewing(EXPERT),
        "earlier.issued_on",
    ),
    ("earlier-permit-on-record", renewal(), evolve(FIND, facts=()), renewing(EXPERT), "earlier"),
    ("earlier-permit-unknown", older(), ACCEPT, renewing(EXPERT), "earlier"),
    (
        "known-from-here",
        renewal(),
        c.RecordFinding(case_id=ID, document="deed", facts=facts_from({"paid": 1})),
        renewing(EXPERT),
        "facts.paid",
    ),
    ("document-not-in-case", older(), evolve(FIND, document="receipt"), renewing(EXPERT), "document"),
    (
        "finding-out-of-date",
        older(recorded(READ_OFF), attached("old_permit", NEW_SCAN)),
        ACCEPT,
        renewing(EXPERT),
        "document",
    ),
    (
        "no-plans-to-return",
        evolve(older(), stage=Stage.CHARGES),
        c.ReturnPlans(case_id=ID, deficiencies=(lacking("plan"),)),
        renewing(REVENUE),
        "",
    ),
    (
        "more-than-the-plot-holds",
        case_before(c.Submit, project=LARGE),
        c.Submit(case_id="case-1"),
        given(APPLICANT, START),
        "project.floor_area",
    ),
)
