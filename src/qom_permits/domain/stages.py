"""What can be asked for, and where a case can stand."""

from __future__ import annotations

from enum import Enum


class RequestKind(Enum):
    """What is asked for: احداث بنا، تجدید بنا، توسعه بنا، تجدید پروانه."""

    NEW_CONSTRUCTION = "new_construction"
    REBUILDING = "rebuilding"
    EXTENSION = "extension"
    PERMIT_RENEWAL = "permit_renewal"


class Stage(Enum):
    """Where a case stands; what can be true beside it (paid, disputed) is a field of the case."""

    DRAFT = "draft"
    REVIEW = "review"
    SURVEY = "survey"
    PLANS = "plans"
    PLAN_ORDER = "plan_order"
    CHARGES = "charges"
    PAYMENT = "payment"
    ISSUANCE = "issuance"
    RETURNED = "returned"
    ISSUED = "issued"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


STEPS = (
    Stage.REVIEW,
    Stage.SURVEY,
    Stage.PLANS,
    Stage.PLAN_ORDER,
    Stage.CHARGES,
    Stage.PAYMENT,
    Stage.ISSUANCE,
)
"""The stages a procedure may order; the rest lie before, beside or after them."""

ENDS = frozenset(
    {
        Stage.COMPLETED,
        Stage.WITHDRAWN,
        Stage.REFUSED,
        Stage.LAPSED,
        Stage.EXPIRED,
        Stage.REVOKED,
        Stage.SUPERSEDED,
    }
)
"""The stages no case leaves."""
