"""The permit a renewal stands on: granted here, or found in a document of an older system."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.documents import Attachment
from qom_permits.domain.errors import bad


class PermitSource(Enum):
    """Where an earlier permit is on record."""

    HERE = "here"
    LEGACY = "legacy"


def _ends_after_it_begins(owner: FoundPermit | EarlierPermit) -> None:
    if owner.valid_until <= owner.issued_on:
        raise bad(
            "permit-ends-before-it-begins",
            "valid_until ({valid_until}) must come after issued_on ({issued_on})",
            "پایان اعتبار ({valid_until}) باید پس از روز صدور ({issued_on}) باشد",
            valid_until=owner.valid_until,
            issued_on=owner.issued_on,
        )


@frozen(kw_only=True)
class FoundPermit:
    """A permit of an older system, as an officer reads it off a document: *number*, and its two days."""

    number: str = field(validator=identifiers.identifier)
    issued_on: date
    valid_until: date

    def __attrs_post_init__(self) -> None:
        """Refuse a permit that ends before it begins."""
        _ends_after_it_begins(self)


@frozen(kw_only=True)
class EarlierPermit:
    """The permit that a renewal is to follow.

    One granted HERE names its *case_id*, and is superseded when the new one is issued; one of a LEGACY system names
    the *document* it was found in.
    """

    number: str = field(validator=identifiers.identifier)
    issued_on: date
    valid_until: date
    source: PermitSource
    case_id: str | None = None
    document: Attachment | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a permit that ends before it begins, or that nothing vouches for."""
        _ends_after_it_begins(self)
        vouched = self.case_id if self.source is PermitSource.HERE else self.document
        if vouched is None:
            raise bad(
                "nothing-vouches-for-the-permit",
                "permit {number} needs the case that granted it here, or the document it was found in",
                "پروانه {number} پرونده صدورش در اینجا یا مدرکی را می‌خواهد که در آن یافت شده است",
                number=self.number,
            )

    def to_json(self) -> dict[str, object]:
        """Return the permit as plain data; days are Gregorian ISO days."""
        return {
            "number": self.number,
            "issued_on": self.issued_on.isoformat(),
            "valid_until": self.valid_until.isoformat(),
            "source": self.source.value,
            "document": self.document.kind if self.document else None,
        }
