"""Commands: what somebody asks the desk to do; they carry only what a person says."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen, validators

from qom_permits.domain import identifiers
from qom_permits.domain.actors import Party
from qom_permits.domain.contents import names, not_too_many, some, something, web_address
from qom_permits.domain.documents import Attachment, Deficiency, Document
from qom_permits.domain.earlier_permit import FoundPermit
from qom_permits.domain.facts import Facts, facts_from
from qom_permits.domain.money import Money
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.stages import RequestKind


@frozen(kw_only=True)
class OpenCase:
    """Open a case file for *owners*; a renewal *renews* a permit granted here, by its number (None: an older one)."""

    kind: RequestKind
    parcel: Parcel
    project: Project
    owners: tuple[Party, ...] = field(validator=some)
    facts: Facts = field(converter=facts_from, default=(), validator=not_too_many)
    renews: str | None = field(default=None, validator=validators.optional(identifiers.identifier))


@frozen(kw_only=True)
class AttachDocument:
    """Hand in a document as one *kind* of paper; a later one of the same kind takes its place."""

    case_id: str = field(validator=identifiers.identifier)
    kind: str = field(validator=identifiers.name)
    document: Document


@frozen(kw_only=True)
class ReviseApplication:
    """Say *facts* of the application anew, or what is to be built (None: as it was)."""

    case_id: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from, default=(), validator=not_too_many)
    project: Project | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a revision of nothing."""
        something(self.facts, self.project, "facts or project", "facts یا project")


@frozen(kw_only=True)
class Submit:
    """Send the case to the district, or back to it after mending."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class ReturnToApplicant:
    """Send the case back for what is lacking."""

    case_id: str = field(validator=identifiers.identifier)
    deficiencies: tuple[Deficiency, ...] = field(validator=some)


@frozen(kw_only=True)
class AcceptDocuments:
    """Find the papers complete."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class RecordFinding:
    """Note what a *document* of the case, by its kind, shows: *facts*, or the *earlier* permit of an older system."""

    case_id: str = field(validator=identifiers.identifier)
    document: str = field(validator=identifiers.name)
    facts: Facts = field(converter=facts_from, default=(), validator=not_too_many)
    earlier: FoundPermit | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a finding of nothing."""
        something(self.facts, self.earlier, "facts or earlier", "facts یا earlier")


@frozen(kw_only=True)
class Refuse:
    """Refuse the request on *grounds* the procedure names."""

    case_id: str = field(validator=identifiers.identifier)
    grounds: tuple[str, ...] = field(validator=[some, names])


@frozen(kw_only=True)
class AssignSurveyor:
    """Send a *surveyor*, by login, to the site."""

    case_id: str = field(validator=identifiers.identifier)
    surveyor: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class RecordSurvey:
    """Say what was measured on the site, with photographs and maps."""

    case_id: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from, validator=not_too_many)
    documents: tuple[Attachment, ...] = field(default=(), validator=not_too_many)


@frozen(kw_only=True)
class RequestPlans:
    """Ask the Engineering Organization for plans."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class DeliverPlans:
    """Deliver the plans by the *designer* the organization named, by login or licence number."""

    case_id: str = field(validator=identifiers.identifier)
    designer: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from, validator=not_too_many)
    documents: tuple[Attachment, ...] = field(validator=some)


@frozen(kw_only=True)
class ReturnPlans:
    """Send the plans back to the Engineering Organization."""

    case_id: str = field(validator=identifiers.identifier)
    deficiencies: tuple[Deficiency, ...] = field(validator=some)


@frozen(kw_only=True)
class IssuePlanOrder:
    """Order what may be built."""

    case_id: str = field(validator=identifiers.identifier)
    facts: Facts = field(converter=facts_from, validator=not_too_many)


@frozen(kw_only=True)
class AssessCharges:
    """Have the charges computed from the tariff in force and the facts of the case."""

    case_id: str = field(validator=identifiers.identifier)


@frozen(kw_only=True)
class StartPayment:
    """Begin to pay what is owed, or as much as the *gateway* carries at once."""

    case_id: str = field(validator=identifiers.identifier)
    gateway: str = field(validator=identifiers.name)
    return_url: str = field(validator=web_address)


@frozen(kw_only=True)
class RecordPaymentPage:
    """Note the bank's *reference* for an *order* and the *address* of its page. The desk's own."""

    case_id: str = field(validator=identifiers.identifier)
    order: str = field(validator=identifiers.identifier)
    reference: str = field(validator=identifiers.reference)
    address: str = field(validator=web_address)


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
class SupersedePermit:
    """Note that the permit of a case gave way to another *permit*, by its number. The desk's own."""

    case_id: str = field(validator=identifiers.identifier)
    permit: str = field(validator=identifiers.identifier)


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
    | RecordFinding
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
    | SupersedePermit
    | Withdraw
)
"""A command about a case that is there."""

Command = OpenCase | CaseCommand
"""Any command."""
