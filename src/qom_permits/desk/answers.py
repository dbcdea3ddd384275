"""What the desk answers: options, inboxes, histories and payment pages, each able to tell itself as plain data."""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen

from qom_permits.domain.case import PermitCase
from qom_permits.domain.money import Money
from qom_permits.domain.objection import Objection
from qom_permits.domain.stages import RequestKind, Stage
from qom_permits.domain.terms import Deadline
from qom_permits.domain.texts import Text
from qom_permits.domain.words import KINDS, STAGES
from qom_permits.ports.payment import Outcome


@frozen(kw_only=True)
class Option:
    """Something one may do with a case: open when nothing stands in its way.

    *deadline* is the last day to do it in time; None when no term runs, or it is not the reader's turn.
    """

    command: str
    title: Text
    objections: tuple[Objection, ...]
    deadline: Deadline | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can be done now."""
        return not self.objections

    def to_json(self, lang: str = "en") -> dict[str, object]:
        """Return the option as plain data."""
        return {
            "command": self.command,
            "title": self.title.in_(lang),
            "open": self.is_open,
            "objections": [objection.to_json(lang) for objection in self.objections],
            "deadline": _written(self.deadline),
        }


@frozen(kw_only=True)
class CaseEntry:
    """A case in a list. *number* is None before it is submitted, *deadline* when no term runs; *late*: it is past."""

    case_id: str
    number: str | None
    kind: RequestKind
    stage: Stage
    district: str
    deadline: Deadline | None
    late: bool = False

    def to_json(self, lang: str = "en") -> dict[str, object]:
        """Return the entry as plain data."""
        return {
            "case": self.case_id,
            "number": self.number,
            "kind": self.kind.value,
            "kind_title": KINDS[self.kind].in_(lang),
            "stage": self.stage.value,
            "stage_title": STAGES[self.stage].in_(lang),
            "district": self.district,
            "deadline": _written(self.deadline),
            "late": self.late,
        }


@frozen(kw_only=True)
class Happening:
    """One thing that happened to a case: what (*event*, in words *title*), by whom, when, through which portal.

    It led to a *stage*; *deadline* is the last day of the term that runs there since (None: none runs).
    """

    number: int
    event: str
    title: Text
    on: date
    at: datetime
    by: str
    portal: str
    stage: Stage
    deadline: Deadline | None

    def to_json(self, lang: str = "en") -> dict[str, object]:
        """Return the entry as plain data."""
        return {
            "number": self.number,
            "event": self.event,
            "title": self.title.in_(lang),
            "on": self.on.isoformat(),
            "at": self.at.isoformat(),
            "by": self.by,
            "portal": self.portal,
            "stage": self.stage.value,
            "stage_title": STAGES[self.stage].in_(lang),
            "deadline": _written(self.deadline),
        }


def _written(deadline: Deadline | None) -> str | None:
    return deadline.day.isoformat() if deadline else None


@frozen(kw_only=True)
class PaymentPage:
    """Where to send the payer: the bank's *address*, to pay *amount* as *order*."""

    order: str
    gateway: str
    reference: str
    address: str
    amount: Money

    def to_json(self, lang: str = "en") -> dict[str, object]:
        """Return the page as plain data."""
        return {
            "order": self.order,
            "gateway": self.gateway,
            "reference": self.reference,
            "address": self.address,
            "amount": self.amount.amount,
            "amount_told": self.amount.told().in_(lang),
        }


_OUTCOMES = {
    Outcome.SETTLED: Text("paid", "پرداخت شد"),
    Outcome.PENDING: Text("not paid yet", "هنوز پرداخت نشده است"),
    Outcome.CANCELLED: Text(
        "cancelled by the payer; nothing was paid", "پرداخت‌کننده انصراف داد؛ چیزی پرداخت نشد"
    ),
    Outcome.FAILED: Text("failed; nothing was paid", "ناموفق بود؛ چیزی پرداخت نشد"),
    Outcome.UNKNOWN: Text(
        "the bank has not answered; do not pay again, the desk keeps asking",
        "بانک پاسخ نداده است؛ دوباره نپردازید، میز خدمت پیگیر است",
    ),
}


@frozen(kw_only=True)
class PaymentResult:
    """How a payment stands, and the *case* after it."""

    outcome: Outcome
    order: str
    case: PermitCase

    @property
    def text(self) -> Text:
        """What to tell the payer."""
        return _OUTCOMES[self.outcome]

    def to_json(self, lang: str = "en") -> dict[str, object]:
        """Return the result as plain data: no more of the case than whoever brought a callback may know."""
        owed, credit = self.case.owed, self.case.credit
        return {
            "outcome": self.outcome.value,
            "text": self.text.in_(lang),
            "order": self.order,
            "case": self.case.id,
            "owed": None if owed is None else owed.amount,
            "credit": None if credit is None else credit.amount,
        }


@frozen(kw_only=True)
class Post:
    """How a round of deliveries went: how many letters were handed over, put off, and given up."""

    handed_over: int = 0
    put_off: int = 0
    given_up: int = 0

    def to_json(self, lang: str = "en") -> dict[str, object]:  # noqa: ARG002 - counts read alike in every language
        """Return the counts as plain data."""
        return {"handed_over": self.handed_over, "put_off": self.put_off, "given_up": self.given_up}
