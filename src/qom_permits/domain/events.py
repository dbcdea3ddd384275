"""Events: what happened to a case, *on* which day in law, *to* which stage it led, *due* by when (None: no term).

Names and fields are storage: add, never rename.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from qom_permits.domain.actors import Party
from qom_permits.domain.assessments import Assessment
from qom_permits.domain.commands import Unpaid
from qom_permits.domain.documents import Attachment, Deficiency
from qom_permits.domain.facts import Facts
from qom_permits.domain.money import Money
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
    """Facts of the application were said anew."""

    on: date
    facts: Facts


@frozen(kw_only=True)
class Submitted:
    """The case went to the district, under *number* (کلاسه پرونده)."""

    on: date
    number: str
    to: Stage
    due: date | None


@frozen(kw_only=True)
class ReturnedToApplicant:
    """The case went back for *deficiencies*; resubmitted, it goes on at *resume_at*."""

    on: date
    deficiencies: tuple[Deficiency, ...]
    resume_at: Stage


@frozen(kw_only=True)
class DocumentsAccepted:
    """The papers were found complete."""

    on: date
    to: Stage
    due: date | None


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


@frozen(kw_only=True)
class PaymentStarted:
    """A payment of *amount* was meant, as *order* at *gateway*; nothing is paid yet."""

    on: date
    order: str
    gateway: str
    amount: Money


@frozen(kw_only=True)
class PaymentPageOpened:
    """The bank took the *order* under its own *reference*; the payer pays at *address*."""

    on: date
    order: str
    reference: str
    address: str


@frozen(kw_only=True)
class PaymentRecorded:
    """The bank settled *amount* for *order*."""

    on: date
    order: str
    reference: str
    amount: Money
    to: Stage
    due: date | None


@frozen(kw_only=True)
class PaymentClosed:
    """The *order* ended without money."""

    on: date
    order: str
    outcome: Unpaid


@frozen(kw_only=True)
class PermitIssued:
    """The permit was granted."""

    on: date
    permit: Permit


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
    | Withdrawn
)

Event = CaseOpened | LaterEvent
"""Anything that can have happened to a case."""
