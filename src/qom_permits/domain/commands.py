"""Commands: what somebody asks the desk to do; they carry only what a person says."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.actors import Party
from qom_permits.domain.documents import Attachment, Deficiency, Document
from qom_permits.domain.errors import bad
from qom_permits.domain.facts import Facts, facts_from
from qom_permits.domain.money import Money
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.stages import RequestKind

MOST_ITEMS = 100


def _some(_owner: object, _attribute: object, items: tuple[object, ...]) -> None:
    if not 0 < len(items) <= MOST_ITEMS:
        raise bad(
            "bad-count",
            "give at least one and at most {most}, not {count}",
            "دست‌کم یکی و دست‌بالا {most} بدهید، نه {count}",
            most=MOST_ITEMS,
            count=len(items),
        )


def _web_address(_owner: object, _attribute: object, url: Any) -> None:
    if not (isinstance(url, str) and re.fullmatch(r"https?://[!-~]{1,500}", url)):
        raise bad(
            "bad-address",
            "{url!r:.80} is no web address to come back to; give one that begins with https://",
            "{url!r:.80} نشانی بازگشت نیست؛ نشانی‌ای بدهید که با https:// آغاز شود",
            url=url,
        )


@frozen(kw_only=True)
class OpenCase:
    """Open a case file for *owners*."""

    kind: RequestKind
    parcel: Parcel
    project: Project
    owners: tuple[Party, ...] = field(validator=_some)
    facts: Facts = field(converter=facts_from, default=())


@frozen(kw_only=True)
class AttachDocument:
    """Hand in a document as one *kind* of paper; a later one of the same kind takes its place."""

    case_id: str = field(validator=identifiers.identifier)
    kind: str = field(validator=identifiers.name)
    document: Document


@frozen(kw_only=True)
class ReviseApplication:
    """Say *facts* of the application anew."""

    case_id: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from, validator=_some)


@frozen(kw_only=True)
class Submit:
    """Send the case to the district, or back to it after mending."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class ReturnToApplicant:
    """Send the case back for what is lacking."""

    case_id: str = field(validator=identifiers.identifier)
    deficiencies: tuple[Deficiency, ...] = field(validator=_some)


@frozen(kw_only=True)
class AcceptDocuments:
    """Find the papers complete."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class Refuse:
    """Refuse the request on *grounds* the procedure names."""

    case_id: str = field(validator=identifiers.identifier)
    grounds: tuple[str, ...] = field(validator=_some)


@frozen(kw_only=True)
class AssignSurveyor:
    """Send a *surveyor*, by login, to the site."""

    case_id: str = field(validator=identifiers.identifier)
    surveyor: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class RecordSurvey:
    """Say what was measured on the site, with photographs and maps."""

    case_id: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from)
    documents: tuple[Attachment, ...] = ()


@frozen(kw_only=True)
class RequestPlans:
    """Ask the Engineering Organization for plans."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class DeliverPlans:
    """Deliver the plans by the *designer* the organization named, by login or licence number."""

    case_id: str = field(validator=identifiers.identifier)
    designer: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from)
    documents: tuple[Attachment, ...] = field(validator=_some)


@frozen(kw_only=True)
class ReturnPlans:
    """Send the plans back to the Engineering Organization."""

    case_id: str = field(validator=identifiers.identifier)
    deficiencies: tuple[Deficiency, ...] = field(validator=_some)


@frozen(kw_only=True)
class IssuePlanOrder:
    """Order what may be built."""

    case_id: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from)


@frozen(kw_only=True)
class AssessCharges:
    """Have the charges computed from the tariff in force and the facts of the case."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class StartPayment:
    """Begin to pay what is owed, or as much as the *gateway* carries at once."""

    case_id: str = field(validator=identifiers.identifier)
    gateway: str = field(validator=identifiers.name)
    return_url: str = field(validator=_web_address)


@frozen(kw_only=True)
class RecordPaymentPage:
    """Note the bank's *reference* for an *order* and the *address* of its page. The desk's own."""

    case_id: str = field(validator=identifiers.identifier)
    order: str = field(validator=identifiers.identifier)
    reference: str = field(validator=identifiers.reference)
    address: str = field(validator=_web_address)


@frozen(kw_only=True)
class RecordPayment:
    """Note money the bank settled. The desk's own."""

    case_id: str = field(validator=identifiers.identifier)
    order: str = field(validator=identifiers.identifier)
    reference: str = field(validator=identifiers.reference)
    amount: Money


class Unpaid(Enum):
    """How a payment can end without money."""

    CANCELLED = "cancelled"
    FAILED = "failed"


@frozen(kw_only=True)
class ClosePayment:
    """Note that an *order* ended without money. The desk's own."""

    case_id: str = field(validator=identifiers.identifier)
    order: str = field(validator=identifiers.identifier)
    outcome: Unpaid


@frozen(kw_only=True)
class IssuePermit:
    """Grant the permit."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class Withdraw:
    """Give the request up."""

    case_id: str = field(validator=identifiers.identifier)


CaseCommand = (
    AttachDocument
    | ReviseApplication
    | Submit
    | ReturnToApplicant
    | AcceptDocuments
    | Refuse
    | AssignSurveyor
    | RecordSurvey
    | RequestPlans
    | DeliverPlans
    | ReturnPlans
    | IssuePlanOrder
    | AssessCharges
    | StartPayment
    | RecordPaymentPage
    | RecordPayment
    | ClosePayment
    | IssuePermit
    | Withdraw
)
"""A command about a case that is there."""

Command = OpenCase | CaseCommand
"""Any command."""
