"""One relief of a bill, explained: its share or amount, and what it took off each line."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.grounds import ExplainedQuantity, ExplainedSum, indented
from qom_permits.rules.explaining.sentences import filled
from qom_permits.rules.explaining.worked import Working


@frozen(kw_only=True)
class RelievedPart:
    """What a relief has *taken* off the line *id*, of which so much was *left* by those before it."""

    id: str
    title: Text
    left: Money
    taken: Money

    def told(self) -> Text:
        """Return the part as one line of text."""
        return filled(sentences.PART, self.title, self.taken.told(), self.left.told())

    def to_json(self) -> dict[str, object]:
        """Return the part as plain data; amounts in minor units."""
        return {
            "id": self.id,
            "title": self.title.to_json(),
            "left": self.left.amount,
            "taken": self.taken.amount,
        }


@frozen(kw_only=True)
class ExplainedRelief:
    """One relief with its reasons: how its share or amount came about, and what it took off each line."""

    id: str
    title: Text
    cite: Text
    by: Literal["share", "amount"]
    working: Working
    parts: tuple[RelievedPart, ...]
    amount: Money
    quantities: tuple[ExplainedQuantity, ...]
    sums: tuple[ExplainedSum, ...]

    def told(self) -> Text:
        """Return the reasons as several short lines of text, to be read aloud."""
        sentence = sentences.SHARE if self.by == "share" else sentences.AMOUNT
        lines = [
            filled(sentences.LINE, self.title, self.amount.told(), self.working.grounds(self.cite)),
            indented(filled(sentence, self.working.told())),
            *(indented(item.told()) for item in self.working.items),
            *(indented(part.told()) for part in self.parts),
            *(indented(added.told()) for added in self.sums),
            *(indented(quantity.told()) for quantity in self.quantities),
        ]
        return Text("\n".join(line.en for line in lines), "\n".join(line.fa for line in lines))

    def to_json(self) -> dict[str, object]:
        """Return the relief as plain data; amounts in minor units."""
        return {
            "id": self.id,
            "title": self.title.to_json(),
            "cite": self.cite.to_json(),
            "by": self.by,
            "working": self.working.to_json(),
            "parts": [part.to_json() for part in self.parts],
            "amount": self.amount.amount,
            "quantities": [quantity.to_json() for quantity in self.quantities],
            "sums": [added.to_json() for added in self.sums],
        }
