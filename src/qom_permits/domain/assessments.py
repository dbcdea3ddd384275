"""The bill: what is owed under one tariff, line by line, with the facts it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Protocol, TypeVar

from attrs import field, fields, frozen

from qom_permits.domain.errors import BadTariff, bad
from qom_permits.domain.facts import Facts, by_name, facts_from
from qom_permits.domain.fault import Fault
from qom_permits.domain.jalali import Calendar, write_day
from qom_permits.domain.money import Money, total
from qom_permits.domain.texts import Text, listed


class LineKind(Enum):
    """What a line is: a charge, a relief from charges, or the remainder of rounding the total."""

    CHARGE = "charge"
    RELIEF = "relief"
    ROUNDING = "rounding"


@frozen(kw_only=True)
class LineItem:
    """One line of a bill; a relief's *amount* is negative. *cite* names the clause of law."""

    id: str
    kind: LineKind
    title: Text
    amount: Money
    cite: Text

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Return the line as the tariff language prints it, the amount in minor units; titled when *lang* is given."""
        cite = self.cite.en if self.cite.en == self.cite.fa else self.cite.to_json()
        title = {} if lang is None else {"title": self.title.in_(lang)}
        return {"id": self.id, "kind": self.kind.value, "amount": self.amount.amount, "cite": cite, **title}


class Explained(Protocol):
    """Why a bill is what it is: as text by ``str``, in both languages by `told`, and as plain data."""

    def told(self) -> Text:
        """Return the whole explanation as text."""

    def to_json(self) -> dict[str, object]:
        """Return the explanation as plain data."""


Replay_co = TypeVar("Replay_co", covariant=True)


class PriceList(Protocol[Replay_co]):
    """What can make a bill again: a tariff, by its id and the digest of all it states."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def digest(self) -> str:
        """The digest of all it states."""

    def replay(self, assessment: Assessment) -> Replay_co:
        """Return what *assessment* comes to now, and by what that differs."""


@frozen(kw_only=True)
class Assessment:
    """What one *tariff* (id and *digest*) charges for *facts* on a day; *calendar* is how the tariff writes days.

    *reasons* is who explains it; None where the bill was read from where it was kept. *promised* is who writes out
    what is looked at for the first time; None once all of it is written.
    """

    tariff: str
    digest: str
    on: date
    calendar: Calendar
    sample: bool
    facts: Facts = field(converter=facts_from)
    lines: tuple[LineItem, ...]
    total: Money
    reasons: Reasons | None = field(default=None, init=False, eq=False, repr=False)
    promised: Promise | None = field(default=None, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a bill whose lines do not come to its total."""
        lines = total(tuple(line.amount for line in self.lines), self.total.currency)
        if lines != self.total:
            raise bad(
                "bill-does-not-add-up",
                "the lines come to {lines}, the total says {amount}",
                "جمع ردیف‌ها {lines} است و جمع کل {amount}",
                lines=lines.told(),
                amount=self.total.told(),
            )

    def explained_by(self, reasons: Reasons) -> Assessment:
        """Return the bill, now knowing who explains it; told by the tariff that has just made it."""
        object.__setattr__(self, "reasons", reasons)
        return self

    def explain(self, lang: str = "en") -> Explained:
        """Return why the bill is what it is, worked out again from its facts; ``str`` of it is in *lang*.

        A bill that was read from where it was kept raises `BadInput`: its tariff explains it.
        """
        if self.reasons is None:
            raise bad(
                "no-reasons",
                "this bill was kept without its tariff; load {tariff} and ask it: tariff.explain(bill)",
                "این صورت‌حساب بدون تعرفه‌اش نگهداری شده است؛ {tariff} را بار کنید و بپرسید: tariff.explain(bill)",
                tariff=self.tariff,
            )
        return self.reasons(self, lang)

    def replay(self, tariffs: Iterable[PriceList[Replay_co]]) -> Replay_co:
        """Return what the bill comes to under the one of *tariffs* it was made by; raises `BadTariff` without it.

        A tariff of the same digest is taken before one that only has the same id.
        """
        known = tuple(tariffs)
        named = [each for each in known if each.id == self.tariff]
        if not named:
            raise BadTariff([_no_such_tariff(self.tariff, [each.id for each in known])])
        return next((each for each in named if each.digest == self.digest), named[0]).replay(self)

    def to_json(self, lang: str | None = None) -> dict[str, object]:
        """Return the bill as the tariff language prints it, its lines titled in *lang* when that is given."""
        return {
            "tariff": self.tariff,
            "digest": self.digest,
            "on": write_day(self.on, self.calendar),
            "currency": self.total.currency,
            "sample": self.sample,
            "facts": by_name(self.facts),
            "lines": [line.to_json(lang) for line in self.lines],
            "total": self.total.amount,
        }


Reasons = Callable[[Assessment, str], Explained]
"""Who says, of a bill and in a language, why it is what it is."""

Promise = Callable[[str], Mapping[str, Any]]
"""Who says, of an attribute of a bill that is looked at, what it and perhaps others are.

Of any but the lines and the total it says all, *promised* as None among them.
"""


def promise(promised: Promise) -> Assessment:
    """Return a bill that is written out as it is looked at; to everyone it is like one written at once.

    Amounts are quick to work out, titles and clauses of law slow to put beside them: who makes a million bills to add
    them up should not wait for what nobody reads.
    """
    bill = object.__new__(Assessment)
    _set_promised(bill, promised)
    return bill


def _looked_at(bill: Assessment, name: str) -> Any:
    """Write out *name* of *bill*, now that it is looked at, and return it."""
    promised = None if name == "promised" else bill.promised
    if promised is not None and name in _NAMES:
        for each, said in promised(name).items():
            if each == "promised" or not _is_written(bill, each):
                object.__setattr__(bill, each, said)
    return object.__getattribute__(bill, name)


def _is_written(bill: Assessment, name: str) -> bool:
    """Return whether *name* of *bill* was looked at before, so that it stays what it was then."""
    try:
        object.__getattribute__(bill, name)
    except AttributeError:
        return False
    return True


_NAMES = frozenset(each.name for each in fields(Assessment))
_set_promised = vars(Assessment)["promised"].__set__
# Asked only for what is not there. Were it a method, type checkers would take any name for one of a bill's.
Assessment.__getattr__ = _looked_at  # type: ignore[attr-defined]  # for the reason above


def _no_such_tariff(wanted: str, known: list[str]) -> Fault:
    return Fault(
        code="no-such-tariff",
        where="tariff",
        text=Text(
            "the bill was made by {tariff}, which is not here",
            "صورت‌حساب با {tariff} ساخته شده که اینجا نیست",
        ).fill(tariff=wanted),
        allowed=Text("those given: {tariffs}", "تعرفه‌های موجود: {tariffs}").fill(
            tariffs=listed(known or ["–"])
        ),
        todo=Text("add the tariff it pins", "تعرفه‌ای را که ثبت کرده بیفزایید"),
    )
