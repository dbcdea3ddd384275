"""Grounds: what a line of a bill rests on: quantities worked out on the way, and sums of other lines."""

from __future__ import annotations

from attrs import frozen

from qom_permits.domain.texts import Text
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.sentences import filled, joined
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
        return filled(sentences.LINE, self.title, self.working.told(), self.working.grounds(self.cite))

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
            return filled(sentences.NO_LINES, self.amount)
        if len(self.parts) == 1:
            return filled(sentences.EQUALS, self.amount, self.parts[0][0])
        parts = [Text(f"{title.en} {amount.en}", f"{title.fa} {amount.fa}") for title, amount in self.parts]
        return filled(sentences.EQUALS, self.amount, joined(sentences.PLUS, parts))

    def to_json(self) -> dict[str, object]:
        """Return the sum as plain data."""
        parts = [{"title": title.to_json(), "amount": amount.to_json()} for title, amount in self.parts]
        return {"name": self.name, "amount": self.amount.to_json(), "parts": parts}


def indented(text: Text) -> Text:
    """Return *text* as a line beneath another."""
    return filled(sentences.INDENTED, text)
