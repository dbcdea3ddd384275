"""One line of a bill, explained: as values, as lines of text, and as plain data."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.grounds import ExplainedQuantity, ExplainedSum, indented
from qom_permits.rules.explaining.sentences import filled
from qom_permits.rules.explaining.worked import Working

Won = Literal["formula", "at_least", "at_most"]


@frozen(kw_only=True)
class ExplainedLine:
    """One line of the bill with its reasons.

    *working* is None for the line of rounding alone; *at_least* and *at_most* are None where there is no
    such bound; *won* says which made the amount. *remainder* is what rounding the total put into this line.
    """

    id: str
    title: Text
    cite: Text
    working: Working | None
    at_least: Working | None
    at_most: Working | None
    won: Won
    before_rounding: Text
    rounded: Text
    remainder: Money
    amount: Money
    quantities: tuple[ExplainedQuantity, ...]
    sums: tuple[ExplainedSum, ...]

    def told(self) -> Text:
        """Return the reasons as several short lines of text, to be read aloud."""
        workings = [each for each in (self.working, self.at_least, self.at_most) if each is not None]
        workings += [quantity.working for quantity in self.quantities]
        lines = [self._first(), *self._bounds(), *self._rounding()]
        lines += [indented(item.told()) for working in workings for item in working.items]
        lines += [indented(added.told()) for added in self.sums]
        lines += [indented(quantity.told()) for quantity in self.quantities]
        return Text("\n".join(line.en for line in lines), "\n".join(line.fa for line in lines))

    def to_json(self) -> dict[str, object]:
        """Return the line as plain data; amounts in minor units, what does not apply is null."""
        return {
            "id": self.id,
            "title": self.title.to_json(),
            "cite": self.cite.to_json(),
            "working": self.working and self.working.to_json(),
            "at_least": self.at_least and self.at_least.to_json(),
            "at_most": self.at_most and self.at_most.to_json(),
            "won": self.won,
            "before_rounding": self.before_rounding.to_json(),
            "rounded": self.rounded.to_json(),
            "remainder": self.remainder.amount,
            "amount": self.amount.amount,
            "quantities": [quantity.to_json() for quantity in self.quantities],
            "sums": [added.to_json() for added in self.sums],
        }

    def _first(self) -> Text:
        if self.working is None:
            return filled(sentences.LINE, self.title, self.rounded, filled(sentences.BRACKETED, self.cite))
        return filled(sentences.LINE, self.title, self.working.told(), self.working.grounds(self.cite))

    def _bounds(self) -> list[Text]:
        told = []
        for bound, name, words, counts in (
            (self.at_least, "at_least", sentences.AT_LEAST, sentences.COUNTS_LEAST),
            (self.at_most, "at_most", sentences.AT_MOST, sentences.COUNTS_MOST),
        ):
            if bound is not None:
                told.append(indented(filled(counts if self.won == name else words, bound.told())))
        return told

    def _rounding(self) -> list[Text]:
        told = []
        if self.before_rounding != self.rounded:
            told.append(indented(filled(sentences.ROUNDED, self.rounded)))
        if self.remainder and self.working is not None:
            sentence = sentences.TAKEN_OFF if self.remainder.amount < 0 else sentences.PUT_ON
            size = self.remainder if self.remainder.amount > 0 else -self.remainder
            told.append(indented(filled(sentence, size.told(), self.amount.told())))
        return told
