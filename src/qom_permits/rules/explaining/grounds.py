"""Grounds: what a line of a bill rests on: quantities worked out on the way, and sums of other lines."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.texts import Text
from qom_permits.rules.explaining.worked import Working


@frozen(kw_only=True)
class ExplainedQuantity:
    """One quantity a line rests on, and how it came about."""

    name: str
    title: Text
    cite: Text
    working: Working

    def told(self) -> Text:
        """Return the quantity as one line of text."""
        worked, grounds = self.working.told(), self.working.grounds(self.cite)
        return Text(
            f"{self.title.en} = {worked.en} {grounds.en}", f"{self.title.fa} = {worked.fa} {grounds.fa}"
        )

    def to_json(self) -> dict[str, object]:
        """Return the quantity as plain data."""
        return {
            "name": self.name,
            "title": self.title.to_json(),
            "cite": self.cite.to_json(),
            **self.working.to_json(),
        }


@frozen(kw_only=True)
class ExplainedSum:
    """A sum of other lines that a line rests on: each of its *parts* by title, with its rounded amount."""

    name: str
    amount: Text
    parts: tuple[tuple[Text, Text], ...]

    def told(self) -> Text:
        """Return the sum as one line of text."""
        if not self.parts:
            return _NOTHING.fill(amount=self.amount)
        if len(self.parts) == 1:
            title, _ = self.parts[0]
            return Text(f"{self.amount.en} = {title.en}", f"{self.amount.fa} = {title.fa}")
        return Text(
            f"{self.amount.en} = {' + '.join(f'{title.en} {amount.en}' for title, amount in self.parts)}",
            f"{self.amount.fa} = {' + '.join(f'{title.fa} {amount.fa}' for title, amount in self.parts)}",
        )

    def to_json(self) -> dict[str, object]:
        """Return the sum as plain data."""
        parts = [{"title": title.to_json(), "amount": amount.to_json()} for title, amount in self.parts]
        return {"name": self.name, "amount": self.amount.to_json(), "parts": parts}


def indented(text: Text) -> Text:
    """Return *text* as a line beneath another."""
    return Text(f"  {text.en}", f"  {text.fa}")


_NOTHING = Text("{amount}: none of the lines it adds up applies", "{amount}: هیچ‌یک از ردیف‌های آن در کار نیست")
