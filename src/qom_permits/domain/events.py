"""Events: what happened to a case, *on* which day in law, *to* which stage it led, *due* by when (None: no term).

Names and fields are storage: add, never rename.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from qom_permits.domain import payment_events
from qom_permits.domain.actors import Party
from qom_permits.domain.assessments import Assessment
from qom_permits.domain.documents import Attachment, Deficiency
from qom_permits.domain.earlier_permit import EarlierPermit
from qom_permits.domain.facts import Facts
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.permit import Permit
from qom_permits.domain.procedure import RefusalGround
from qom_permits.domain.stages import RequestKind, Stage


@frozen(kw_only=True)
class CaseOpened:
    """A case file was opened; it pins the *procedure* by id and digest for good."""

    on: date
    case_id: str
    kind: RequestKind
    parcel: Parcel
    project: Project
    owners: tuple[Party, ...]
    facts: Facts
    district: str
    procedure: str
    procedure_digest: str
    opened_by: str
    earlier: EarlierPermit | None = None


@frozen(kw_only=True)
class TownHallVisited:
    """Somebody came in person: the desk's promise is that nobody has to."""

    on: date
    party: Party


@frozen(kw_only=True)
class DocumentAttached:
    """A document was handed in."""

    on: date
    attachment: Attachment


@frozen(kw_only=True)
class ApplicationRevised:
    """Facts of the application were said anew, or what is to be built (*project* None: as it was)."""

    on: date
    facts: Facts
    project: Project | None = None


@frozen(kw_only=True)
class Submitted:
    """The case went to the district, under *number* (کلاسه پرونده)."""

    on: date
    number: str
    to: Stage
    due: date | None


@frozen(kw_only=True)
class ReturnedToApplicant:
    """The case went back for *deficiencies*; resubmitted, it goes on at *resume_at*.

    The term stopped with *left* working days to go (None: none ran, or the step begins anew).
    """

    on: date
    deficiencies: tuple[Deficiency, ...]
    resume_at: Stage
    left: int | None = None


@frozen(kw_only=True)
class DocumentsAccepted:
    """The papers were found complete."""

    on: date
    to: Stage
    due: date | None


@frozen(kw_only=True)
class FindingRecorded:
    """An officer found *facts*, or the *earlier* permit, in a *document* of the case."""

    on: date
    document: Attachment
    facts: Facts
    earlier: EarlierPermit | None


@frozen(kw_only=True)
class Refused:
    """The request was refused on *grounds* in law."""

    on: date
    grounds: tuple[RefusalGround, ...]


@frozen(kw_only=True)
class SurveyorAssigned:
    """A *surveyor* was sent to the site."""

    on: date
    surveyor: str


@frozen(kw_only=True)
class SurveyRecorded:
    """The site was measured."""

    on: date
    facts: Facts
    documents: tuple[Attachment, ...]
    to: Stage
    due: date | None


@frozen(kw_only=True)
class PlansRequested:
    """Plans were asked of the Engineering Organization."""

    on: date


@frozen(kw_only=True)
class PlansDelivered:
    """The *designer*'s plans came from the Engineering Organization."""

    on: date
    designer: str
    facts: Facts
    documents: tuple[Attachment, ...]
    to: Stage
    due: date | None


@frozen(kw_only=True)
class PlansReturned:
    """The plans went back to the Engineering Organization for *deficiencies*."""

    on: date
    deficiencies: tuple[Deficiency, ...]
    to: Stage
    due: date | None


@frozen(kw_only=True)
class PlanOrderIssued:
    """It was ordered what may be built."""

    on: date
    facts: Facts
    to: Stage
    due: date | None


@frozen(kw_only=True)
class ChargesAssessed:
    """The charges were computed, at the word of *assessor*."""

    on: date
    assessment: Assessment
    assessor: str
    to: Stage
    due: date | None


PaymentStarted = payment_events.PaymentStarted
PaymentPageOpened = payment_events.PaymentPageOpened
PaymentRecorded = payment_events.PaymentRecorded
PaymentClosed = payment_events.PaymentClosed


@frozen(kw_only=True)
class PermitIssued:
    """The permit was granted."""

    on: date
    permit: Permit


@frozen(kw_only=True)
class PermitSuperseded:
    """The permit gave way to a newer one, *by* its number."""

    on: date
    by: str


@frozen(kw_only=True)
class Withdrawn:
    """The request was given up."""

    on: date


LaterEvent = (
    TownHallVisited
    | DocumentAttached
    | ApplicationRevised
    | Submitted
    | ReturnedToApplicant
    | DocumentsAccepted
    | FindingRecorded
    | Refused
    | SurveyorAssigned
    | SurveyRecorded
    | PlansRequested
    | PlansDelivered
    | PlansReturned
    | PlanOrderIssued
    | ChargesAssessed
    | PaymentStarted
    | PaymentPageOpened
    | PaymentRecorded
    | PaymentClosed
    | PermitIssued
    | PermitSuperseded
    | Withdrawn
)

Event = CaseOpened | LaterEvent
"""Anything that can have happened to a case."""
