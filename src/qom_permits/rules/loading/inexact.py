"""Inexact: what TOML says as a float, kept as it is written."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from attrs import frozen

from qom_permits.domain.numerals import is_short, plainly


@frozen
class Inexact:
    """A float as it is *written*; a tariff has none."""

    written: str

    def __str__(self) -> str:
        """Return the float as it is written."""
        return self.written

    def as_text(self) -> str:
        """Return the text it should have been; what no text says exactly is as good as 1.

        >>> Inexact("1_000.50").as_text(), Inexact("1e3").as_text(), Inexact("-inf").as_text()
        ('1000.5', '1000', '1')
        """
        try:
            number = Decimal(self.written.replace("_", ""))
        except InvalidOperation:
            return "1"
        return plainly(number) if number.is_finite() and is_short(number) else "1"
