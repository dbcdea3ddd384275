"""A renewal on its way through a town on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve
from tests.desk.towns import EXPERT, ISSUER, PAPER, REVENUE, Town, request

from qom_permits import PermitCase, RequestKind, Stage, commands
from qom_permits.domain.earlier_permit import FoundPermit

PAPERS = ("identity_card", "renovation_duty_receipt", "earlier_permit")
FOUND = FoundPermit(number="88-1234", issued_on=date(2010, 5, 1), valid_until=date(2013, 5, 1))
READ_OFF = {
    "expired_on": "۱۳۹۲-۰۲-۱۱",
    "charge_at_issue": 1_000_000,
    "paid_at_issue": 1_000_000,
    "use": "residential",
    "postal_walk": "38137",
    "street_width": "20",
    "parking": 2,
    "balcony_area": "12",
    "floor_area": "480.5",
}


def renewing(town: Town, permit: str | None, code: str = "2-14-103-27-0-0-0") -> commands.OpenCase:
    """Return the request to renew *permit* (None: an older system's) for the plot *code*."""
    return evolve(request(town.owner, code=code), kind=RequestKind.PERMIT_RENEWAL, facts=(), renews=permit)


def in_review(town: Town, permit: str | None) -> PermitCase:
    """Return a new renewal of *permit*, all its papers handed in."""
    case = town.take(renewing(town, permit), town.applicant)
    for kind in PAPERS:
        attach = commands.AttachDocument(case_id=case.id, kind=kind, document=PAPER)
        case = town.take(attach, town.applicant)
    return town.take(commands.Submit(case_id=case.id), town.applicant)


def to_issuance(town: Town, case: PermitCase) -> PermitCase:
    """Return a renewal in review accepted, assessed and paid for."""
    town.take(commands.AcceptDocuments(case_id=case.id), EXPERT)
    case = town.take(commands.AssessCharges(case_id=case.id), REVENUE)
    while case.stage is Stage.PAYMENT:
        case = town.pay(case).case
    return case


def number_of(case: PermitCase) -> str:
    """Return the number of the permit that *case* granted."""
    assert case.permit is not None
    return case.permit.number


def issue(town: Town, case: PermitCase, command_id: str = "issue") -> PermitCase:
    """Return *case* with its permit issued, by somebody who saw it as it is given."""
    return town.desk.take(
        commands.IssuePermit(case_id=case.id), by=ISSUER, command_id=command_id, seen=case.version
    )


def finding(case: PermitCase, **said: Any) -> commands.RecordFinding:
    """Return what an officer read off the earlier permit's scan."""
    return evolve(
        commands.RecordFinding(case_id=case.id, document="earlier_permit", facts=READ_OFF, earlier=FOUND),
        **said,
    )
