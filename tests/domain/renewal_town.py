"""How the small town renews a permit: its procedure, the permit of an earlier case, and a renewal on its way."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve
from tests.domain.town import APPLICANT, DEED, LAW, OWNER, START, a_document, given
from tests.domain.walk import OPEN, PATH, PERMIT, case_of

from qom_permits.domain import commands as c
from qom_permits.domain import events as e
from qom_permits.domain.actors import Actor, Role
from qom_permits.domain.area import Area
from qom_permits.domain.case import PermitCase
from qom_permits.domain.conditions import Condition
from qom_permits.domain.documents import Attachment
from qom_permits.domain.earlier_permit import EarlierPermit, FoundPermit, PermitSource
from qom_permits.domain.facts import Facts, facts_from
from qom_permits.domain.given import Given
from qom_permits.domain.parcel import Project
from qom_permits.domain.procedure import (
    DocumentRule,
    FactRule,
    FactType,
    LongerValidity,
    Procedure,
    Recorded,
    RefusalGround,
    Source,
    Step,
)
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.terms import Term
from qom_permits.domain.texts import Text

ID = "case-2"
"""The case of the renewal; the permit it renews was granted in case-1."""


def paper(kind: str, title: Text, **said: Any) -> DocumentRule:
    """Return the rule of a paper that the applicant hands in."""
    return DocumentRule(kind=kind, title=title, source=Source.APPLICATION, cite=LAW, **said)


def finding(name: str, title: Text, kind: FactType, **said: Any) -> FactRule:
    """Return the rule of a fact that an officer finds in a document."""
    return FactRule(name=name, title=title, type=kind, source=Source.FINDING, **said)


RENEWAL = Procedure(
    id="small-town-renewal-1405",
    digest="6" * 64,
    kind=RequestKind.PERMIT_RENEWAL,
    steps=(
        Step(stage=Stage.REVIEW, officer=Role.EXPERT, term=Term(working_days=3)),
        Step(stage=Stage.CHARGES, officer=Role.REVENUE, term=Term(working_days=2)),
        Step(stage=Stage.PAYMENT, officer=Role.APPLICANT),
        Step(stage=Stage.ISSUANCE, officer=Role.ISSUER, term=Term(working_days=2)),
    ),
    documents=(
        paper("deed", Text("deed", "سند")),
        paper("old_permit", Text("earlier permit", "پروانه پیشین"), required=False),
        paper(
            "safety",
            Text("safety report", "گزارش ایمنی"),
            when=Condition(of="project.floors", over="3"),
        ),
        paper("opinion", Text("opinion", "نظریه مهندس"), required=False, lifts=("more-than-the-plot-holds",)),
        paper("receipt", Text("receipt", "رسید"), required=False, judged_at=Stage.CHARGES),
    ),
    facts=(
        FactRule(
            name="begun",
            title=Text("works begun", "شروع کار"),
            type=FactType.FLAG,
            source=Source.APPLICATION,
            required=False,
        ),
        finding(
            "ended_on",
            Text("end of validity", "پایان اعتبار"),
            FactType.DATE,
            taken_from=Recorded.VALID_UNTIL,
        ),
        finding(
            "granted_on",
            Text("day of issue", "روز صدور"),
            FactType.DATE,
            taken_from=Recorded.ISSUED_ON,
            required=False,
        ),
        finding(
            "charge",
            Text("earlier charge", "عوارض پیشین"),
            FactType.MONEY,
            taken_from=Recorded.CHARGE,
            least="0",
        ),
        finding(
            "paid",
            Text("earlier payment", "پرداخت پیشین"),
            FactType.MONEY,
            taken_from=Recorded.PAID,
            judged_at=Stage.CHARGES,
        ),
        finding(
            "floor_area",
            Text("floor area", "زیربنا"),
            FactType.NUMBER,
            taken_from=Recorded.FACT,
            unit="m2",
            places=1,
            least="1",
        ),
        finding("works", Text("state of the works", "وضع کار"), FactType.TEXT, required=False),
    ),
    grounds=(RefusalGround(name="built_otherwise", title=Text("built otherwise", "خلاف پروانه"), cite=LAW),),
    validity=Term(years=1),
    validity_cite=LAW,
    longer=(
        LongerValidity(over="1000", term=Term(years=2)),
        LongerValidity(over="5000", term=Term(years=3)),
    ),
)

GRANTED = case_of(event for _, _, event in PATH)
"""The case that granted the permit to be renewed; its bill of 1,384,000 rial is paid, its floor area is 180.5 m²."""
HERE = EarlierPermit(
    number=PERMIT.number,
    issued_on=START,
    valid_until=date(2029, 9, 22),
    source=PermitSource.HERE,
    case_id="case-1",
)
ON_RECORD = facts_from(
    {
        "ended_on": "1408-07-01",
        "granted_on": "1405-07-01",
        "charge": 1_384_000,
        "paid": 1_384_000,
        "floor_area": "180.5",
    }
)
"""What the desk knows of that permit itself, days written in the city's calendar."""

RENEW = evolve(
    OPEN,
    kind=RequestKind.PERMIT_RENEWAL,
    project=Project(floor_area=Area("180.5"), floors=3, units=2),
    facts=facts_from({"begun": True}),
    renews=PERMIT.number,
)
RENEW_OLDER = evolve(RENEW, renews=None)
OPENED = e.CaseOpened(
    on=START,
    case_id=ID,
    kind=RequestKind.PERMIT_RENEWAL,
    parcel=RENEW.parcel,
    project=RENEW.project,
    owners=(OWNER,),
    facts=facts_from((*RENEW.facts, *ON_RECORD)),
    district="2",
    procedure=RENEWAL.id,
    procedure_digest="6" * 64,
    opened_by="party-1",
    earlier=HERE,
)
OPENED_OLDER = evolve(OPENED, facts=RENEW.facts, earlier=None)

OLD_PERMIT, NEW_SCAN, RECEIPT = map(a_document, ("old permit", "a new scan of it", "receipt"))
OLD_PAPER = Attachment(kind="old_permit", document=OLD_PERMIT)
FOUND = FoundPermit(number="88-1234", issued_on=date(2010, 5, 1), valid_until=date(2013, 5, 1))
LEGACY = EarlierPermit(
    number="88-1234",
    issued_on=date(2010, 5, 1),
    valid_until=date(2013, 5, 1),
    source=PermitSource.LEGACY,
    document=OLD_PAPER,
)
READ_OFF = facts_from({"ended_on": "1392-02-11", "charge": 90_000, "paid": 0, "floor_area": "240"})
FIND = c.RecordFinding(case_id=ID, document="old_permit", facts=READ_OFF, earlier=FOUND)


def renewing(actor: Actor, on: date = START, **looked_up: Any) -> Given:
    """Return what is given when *actor* acts on a renewal, with what else was *looked_up*."""
    return given(actor, on, **{"procedure": RENEWAL, **looked_up})


OPENING = renewing(APPLICANT, case_id=ID, district="2", predecessor=GRANTED)


def attached(kind: str, document: Any = DEED) -> e.DocumentAttached:
    """Return that a *document* was handed in as a *kind* of paper."""
    return e.DocumentAttached(on=START, attachment=Attachment(kind=kind, document=document))


def submitted(to: Stage = Stage.REVIEW) -> e.Submitted:
    """Return that a renewal went to the district, and on *to* a stage."""
    return e.Submitted(on=START, number="Q1405-2-00002", to=to, due=None)


def recorded(facts: Facts = (), document: Attachment = OLD_PAPER, **said: Any) -> e.FindingRecorded:
    """Return that an officer found *facts* in a *document*, and *earlier*, the permit to be renewed."""
    return e.FindingRecorded(on=START, document=document, facts=facts, **{"earlier": None, **said})


def renewal(*later: e.Event, opened: e.CaseOpened = OPENED) -> PermitCase:
    """Return a renewal in review whose deed and old permit are handed in, after *later* events."""
    papers = (attached("deed"), e.DocumentAttached(on=START, attachment=OLD_PAPER))
    return case_of((opened, *papers, submitted(), *later))


def older(*later: e.Event) -> PermitCase:
    """Return the renewal of a permit that no case here granted, as it stands in review after *later* events."""
    return renewal(*later, opened=OPENED_OLDER)
