"""The permit case (پرونده): everything the town knows about one matter, as its events left it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from qom_permits.domain.actors import Party
from qom_permits.domain.assessments import Assessment
from qom_permits.domain.documents import Attachment, Deficiency, Document, Finding, Item
from qom_permits.domain.earlier_permit import EarlierPermit
from qom_permits.domain.facts import Facts, FactValue, by_name
from qom_permits.domain.money import Money, total
from qom_permits.domain.parcel import Parcel, Project
from qom_permits.domain.payments import Intent, Payment
from qom_permits.domain.permit import Permit
from qom_permits.domain.procedure import RefusalGround
from qom_permits.domain.stages import ENDS, RequestKind, Stage
from qom_permits.domain.words import KINDS, STAGES


@frozen(kw_only=True)
class PermitCase:
    """One case at *version* (the count of its events). None in a field means "not yet"."""

    id: str
    version: int
    kind: RequestKind
    parcel: Parcel
    project: Project
    owners: tuple[Party, ...]
    district: str
    procedure: str
    procedure_digest: str
    opened_on: date
    opened_by: str
    stage: Stage
    since: date
    due: date | None = None
    number: str | None = None
    facts: Facts = ()
    earlier: EarlierPermit | None = None
    findings: tuple[Finding, ...] = ()
    documents: tuple[Attachment, ...] = ()
    deficiencies: tuple[Deficiency, ...] = ()
    mended: frozenset[tuple[Item, str]] = frozenset()
    resume_at: Stage | None = None
    term_left: int | None = None
    """The working days left of a term that stopped when the case went back to the applicant."""
    grounds: tuple[RefusalGround, ...] = ()
    surveyor: str | None = None
    plans_requested: bool = False
    designer: str | None = None
    plan_deficiencies: tuple[Deficiency, ...] = ()
    assessment: Assessment | None = None
    assessor: str | None = None
    intents: tuple[Intent, ...] = ()
    payments: tuple[Payment, ...] = ()
    permit: Permit | None = None
    superseded_by: str | None = None
    visited: frozenset[tuple[Party, date]] = frozenset()

    @property
    def visits(self) -> int:
        """How many times somebody had to come in person: distinct people and days."""
        return len(self.visited)

    @property
    def paid(self) -> Money | None:
        """What the banks have settled so far; None before charges are assessed."""
        if self.assessment is None:
            return None
        return total(tuple(payment.amount for payment in self.payments), self.assessment.total.currency)

    @property
    def owed(self) -> Money | None:
        """What is still to pay, never below zero and zero once the matter ended; None before charges are assessed."""
        if self.assessment is None or self.paid is None:
            return None
        nothing = Money(0, self.assessment.total.currency)
        return nothing if self.stage in ENDS else max(self.assessment.total - self.paid, nothing)

    @property
    def credit(self) -> Money | None:
        """What was paid beyond what the bill asks, or for nothing at all; None before charges are assessed.

        A matter that ended without a permit has used none of what was paid.
        """
        if self.assessment is None or self.paid is None:
            return None
        used = (
            self.assessment.total if self.permit or self.stage not in ENDS else Money(0, self.paid.currency)
        )
        return max(self.paid - used, Money(0, self.paid.currency))

    def known(self) -> dict[str, FactValue]:
        """Return what is known about the request by subject, as a `Condition` asks: facts, and what it says itself."""
        return {
            **by_name(self.facts),
            "parcel.area": str(self.parcel.area),
            "project.floor_area": str(self.project.floor_area),
            "project.floors": self.project.floors,
            "project.units": self.project.units,
            "owners": len(self.owners),
        }

    def document(self, kind: str) -> Document | None:
        """Return the document that now counts as *kind*."""
        return next((paper.document for paper in self.documents if paper.kind == kind), None)

    def intent(self, order: str) -> Intent | None:
        """Return the payment meant as *order*."""
        return next((intent for intent in self.intents if intent.order == order), None)

    def outstanding(self) -> tuple[Deficiency, ...]:
        """Return the named deficiencies that have not been mended."""
        return tuple(
            lacking for lacking in self.deficiencies if (lacking.item, lacking.name) not in self.mended
        )

    def to_json(self, lang: str = "en") -> dict[str, object]:
        """Return the case as plain data for a front end, its stage and kind in words of *lang* too."""
        money = {"paid": self.paid, "owed": self.owed, "credit": self.credit}
        return {
            "case": self.id,
            "version": self.version,
            "number": self.number,
            "kind": self.kind.value,
            "kind_title": KINDS[self.kind].in_(lang),
            "stage": self.stage.value,
            "stage_title": STAGES[self.stage].in_(lang),
            "since": self.since.isoformat(),
            "due": self.due.isoformat() if self.due else None,
            "district": self.district,
            "parcel": self.parcel.code,
            "owners": [party.id for party in self.owners],
            "facts": by_name(self.facts),
            "documents": {paper.kind: paper.document.sha256 for paper in self.documents},
            "deficiencies": [
                {"item": lacking.item.value, "name": lacking.name, "lack": lacking.lack.value}
                for lacking in self.outstanding()
            ],
            "bill": self.assessment.to_json(lang) if self.assessment else None,
            **{name: amount.amount if amount is not None else None for name, amount in money.items()},
            "permit": self.permit.to_json() if self.permit else None,
            "earlier_permit": self.earlier.to_json() if self.earlier else None,
            "superseded_by": self.superseded_by,
            "visits": self.visits,
        }
