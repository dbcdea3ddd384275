"""The permit (پروانه): the instrument granted; it exists only once issued."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from qom_permits.domain import identifiers
from qom_permits.domain.errors import bad
from qom_permits.domain.texts import Text


@frozen(kw_only=True)
class Permit:
    """A permit by *number*, valid through *valid_until*, under *conditions*; *cite* is the law of its validity."""

    number: str = field(validator=identifiers.identifier)
    issued_on: date
    valid_until: date
    conditions: tuple[Text, ...]
    cite: Text

    def __attrs_post_init__(self) -> None:
        """Refuse a permit that ends before it begins."""
        if self.valid_until <= self.issued_on:
            raise bad(
                "permit-ends-before-it-begins",
                "valid_until ({valid_until}) must come after issued_on ({issued_on})",
                "پایان اعتبار ({valid_until}) باید پس از روز صدور ({issued_on}) باشد",
                valid_until=self.valid_until,
                issued_on=self.issued_on,
            )

    def to_json(self) -> dict[str, object]:
        """Return the permit as plain data; days are Gregorian ISO days."""
        return {
            "number": self.number,
            "issued_on": self.issued_on.isoformat(),
            "valid_until": self.valid_until.isoformat(),
            "conditions": [condition.to_json() for condition in self.conditions],
            "cite": self.cite.to_json(),
        }
