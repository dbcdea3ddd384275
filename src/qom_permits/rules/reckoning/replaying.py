"""Replaying: whether an old bill still comes out the same, and by what two bills differ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from attrs import frozen

from qom_permits.domain.assessments import Assessment, LineItem, LineKind
from qom_permits.domain.facts import by_name
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.facts.fact_reading import GivenFact


@frozen(kw_only=True)
class LineDifference:
    """One line that two bills have differently: *amount* more than before; None is a bill without the line."""

    id: str
    kind: LineKind
    title: Text
    before: Money | None
    after: Money | None
    amount: Money

    def to_json(self) -> dict[str, object]:
        """Return the line as plain data; amounts in minor units, null where a bill has no such line."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "before": None if self.before is None else self.before.amount,
            "after": None if self.after is None else self.after.amount,
            "amount": self.amount.amount,
        }


@frozen(kw_only=True)
class Difference:
    """By what one bill is more than another: the *lines* that are not the same, and the *total* of it."""

    lines: tuple[LineDifference, ...]
    total: Money

    @property
    def to_pay(self) -> Money:
        """What is still to pay."""
        return self.total if self.total.amount > 0 else Money(0, self.total.currency)

    @property
    def to_give_back(self) -> Money:
        """What is to be given back."""
        return -self.total if self.total.amount < 0 else Money(0, self.total.currency)

    def to_json(self) -> dict[str, object]:
        """Return the difference as plain data; amounts in minor units."""
        return {
            "currency": self.total.currency,
            "lines": [line.to_json() for line in self.lines],
            "to_pay": self.to_pay.amount,
            "to_give_back": self.to_give_back.amount,
        }


@frozen(kw_only=True)
class Replay:
    """What an old bill comes to today: the bill made *again*, and its *difference* from the old one.

    *tariff_changed* says that the tariff is no longer what it was when the bill was made.
    """

    again: Assessment
    difference: Difference
    tariff_changed: bool

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not self.tariff_changed and not self.difference.lines


class Pricing(Protocol):
    """A price list: it makes bills."""

    @property
    def digest(self) -> str:
        """The digest of all it states."""

    def assess(self, facts: Mapping[str, GivenFact], on: date | None = None) -> Assessment:
        """Return the bill for *facts* on a day."""


def replayed(assessment: Assessment, tariff: Pricing) -> Replay:
    """Return what *assessment* comes to under *tariff*, for its own facts and day."""
    again = tariff.assess(by_name(assessment.facts), assessment.on)
    return Replay(
        again=again,
        difference=difference(assessment, again),
        tariff_changed=assessment.digest != tariff.digest,
    )


def difference(before: Assessment, after: Assessment) -> Difference:
    """Return by what *after* is more than *before*, line by line, in the order of *after*, then what it lost."""
    old, new = ({_key(line): line for line in bill.lines} for bill in (before, after))
    nothing = Money(0, after.total.currency)
    lines = [_line(old.get(key), new.get(key), line, nothing) for key, line in {**new, **old}.items()]
    return Difference(
        lines=tuple(line for line in lines if line.before != line.after), total=after.total - before.total
    )


def _key(line: LineItem) -> tuple[LineKind, str]:
    return line.kind, line.id


def _line(old: LineItem | None, new: LineItem | None, known: LineItem, nothing: Money) -> LineDifference:
    before = None if old is None else old.amount
    after = None if new is None else new.amount
    return LineDifference(
        id=known.id,
        kind=known.kind,
        title=known.title if new is None else new.title,
        before=before,
        after=after,
        amount=(nothing if after is None else after) - (nothing if before is None else before),
    )
