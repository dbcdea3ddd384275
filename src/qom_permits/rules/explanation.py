"""The explanation of a bill: for every line what was multiplied by what, by which row of which table, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import frozen

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.facts import by_name
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text, same
from qom_permits.rules import reckoning_texts as texts
from qom_permits.rules.billing import Bill, bill
from qom_permits.rules.clauses import Quantity
from qom_permits.rules.expressions import Expression, Formula
from qom_permits.rules.interpreter import ChargeLine
from qom_permits.rules.kinds import Number, Value
from qom_permits.rules.phrases import Speaker
from qom_permits.rules.spoken import spoken_amount
from qom_permits.rules.tariff import ROUNDING, Tariff
from qom_permits.rules.units import Unit
from qom_permits.rules.workings import Teller, Working

Won = Literal["formula", "at_least", "at_most"]


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
        return Text(f"{self.title.en} = {worked.en} {grounds.en}", f"{self.title.fa} = {worked.fa} {grounds.fa}")

    def to_json(self) -> dict[str, object]:
        """Return the quantity as plain data."""
        return {
            "name": self.name,
            "title": self.title.to_json(),
            "cite": self.cite.to_json(),
            **self.working.to_json(),
        }


@frozen(kw_only=True)
class ExplainedLine:
    """One line of the bill with its reasons.

    *working* is None for the line of rounding alone; *at_least* and *at_most* are None where there is no such
    bound; *won* says which of them made the amount. *remainder* is what rounding the total put into this line.
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

    def told(self) -> Text:
        """Return the reasons as several short lines of text, to be read aloud."""
        lines = [self._first(), *self._bounds(), *self._rounding()]
        lines += [_indented(quantity.told()) for quantity in self.quantities]
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
        }

    def _first(self) -> Text:
        if self.working is None:
            return Text(f"{self.title.en} = {self.rounded.en} ({self.cite.en})", f"{self.title.fa} = {self.rounded.fa} ({self.cite.fa})")
        worked, grounds = self.working.told(), self.working.grounds(self.cite)
        return Text(f"{self.title.en} = {worked.en} {grounds.en}", f"{self.title.fa} = {worked.fa} {grounds.fa}")

    def _bounds(self) -> list[Text]:
        told = []
        for bound, name, words, counts in (
            (self.at_least, "at_least", _AT_LEAST, _COUNTS_LEAST),
            (self.at_most, "at_most", _AT_MOST, _COUNTS_MOST),
        ):
            if bound is not None:
                template = counts if self.won == name else words
                told.append(_indented(template.fill(bound=bound.told())))
        return told

    def _rounding(self) -> list[Text]:
        told = []
        if self.before_rounding != self.rounded:
            told.append(_indented(_ROUNDED.fill(amount=self.rounded)))
        if self.remainder and self.working is not None:
            template = _TAKEN_OFF if self.remainder.amount < 0 else _PUT_ON
            size = self.remainder if self.remainder.amount > 0 else -self.remainder
            told.append(_indented(template.fill(remainder=size.told(), amount=self.amount.told())))
        return told


@frozen(kw_only=True)
class Explanation:
    """Why a bill is what it is: its *lines* in their order, and the *total* they add up to."""

    tariff: str
    digest: str
    title: Text
    lines: tuple[ExplainedLine, ...]
    total: Money

    def told(self) -> Text:
        """Return the whole explanation as text: the title, each line, the total."""
        parts = [self.title, *(line.told() for line in self.lines), _TOTAL.fill(total=self.total.told())]
        return Text("\n".join(part.en for part in parts), "\n".join(part.fa for part in parts))

    def to_json(self) -> dict[str, object]:
        """Return the explanation as plain data; amounts in minor units."""
        return {
            "tariff": self.tariff,
            "digest": self.digest,
            "title": self.title.to_json(),
            "currency": self.total.currency,
            "lines": [line.to_json() for line in self.lines],
            "total": self.total.amount,
        }


def explain(tariff: Tariff, assessment: Assessment) -> Explanation:
    """Return why *assessment*, made by *tariff*, is what it is; raises `BadTariff` when another made it."""
    if tariff.digest != assessment.digest:
        raise texts.OTHER_TARIFF.error(made_by=assessment.tariff, tariff=tariff.id)
    trace: dict[Expression, Value] = {}
    interpreter, _ = tariff.reckoning(by_name(assessment.facts), assessment.on, trace)
    reckoned = bill(tariff.charges, interpreter, tariff.total_rounding)
    teller = Teller(tariff, Speaker(trace, interpreter.tables, tariff.calendar))
    lines = [_line(line, reckoned, teller) for line in reckoned.lines]
    if reckoned.into is None and reckoned.remainder:
        lines.append(_remainder(tariff, reckoned.remainder))
    return Explanation(
        tariff=tariff.id,
        digest=tariff.digest,
        title=tariff.title,
        lines=tuple(lines),
        total=tariff.money(reckoned.total, "total"),
    )
