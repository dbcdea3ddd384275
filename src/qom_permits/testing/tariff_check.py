"""One check of a tariff: the law it holds the tariff to, and how it looks for the smallest facts that break it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from attrs import frozen

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.texts import Text, same
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import Breach, LawBroken
from qom_permits.testing.findings import Finding
from qom_permits.testing.law_search import search
from qom_permits.testing.moved_cases import Amount
from qom_permits.testing.tariff_facts import Case, cases
from qom_permits.testing.tariff_laws import never_falls
from qom_permits.testing.wrong_facts import WrongFacts, invalid_facts

Rises = Mapping[str, Sequence[Amount]]
"""The inputs with which a bill must not fall, and for each the edges where it may."""

_UNNAMED = Text("the check met what nobody named: {why}", "بررسی به چیزی پیش‌بینی‌نشده برخورد: {why}")
_TITLE = same("{id}: {law}")


@frozen
class EveryCase:
    """What to *look* for in every legal case that tables cover, on all days of the tariff."""

    look: Callable[[Tariff, Case], Finding | None]


@frozen
class EveryBill:
    """What to *look* for in the bill of every such case; that each has one is another check's law."""

    look: Callable[[Tariff, Case, Assessment], Finding | None]


@frozen
class EveryWrong:
    """What to *look* for in facts with one thing wrong."""

    look: Callable[[Tariff, WrongFacts], Finding | None]


@frozen
class Once:
    """What to *look* for in the tariff itself."""

    look: Callable[[Tariff], Finding | None]


@frozen
class Declared:
    """Bills that fall as an input rises with which they must not."""


Looking = EveryCase | EveryBill | EveryWrong | Once | Declared


def always_busy(_tariff: Tariff, _rises: Rises) -> Text | None:
    """Return that a check always has something to do."""
    return None


@frozen(kw_only=True)
class Check:
    """One check: its *id*, the *test* of the contract that runs it, the *law*, and what it is *looking* for.

    *idle* says why a tariff gives the check nothing to do, None where it does.
    """

    id: str
    test: str
    law: Text
    looking: Looking
    idle: Callable[[Tariff, Rises], Text | None] = always_busy

    def hold(self, tariff: Tariff, rises: Rises, examples: int) -> None:
        """Raise `LawBroken` with the smallest facts for which *tariff* breaks the law."""
        match self.looking:
            case EveryCase() | EveryBill():
                search(
                    cases(tariff), lambda case: _tell(self.breach(tariff, case)), self.title, tariff, examples
                )
            case EveryWrong(look_at_wrong):
                search(
                    invalid_facts(tariff),
                    lambda wrong: _tell(self._taken(look_at_wrong, tariff, wrong)),
                    self.title,
                    tariff,
                    examples,
                )
            case Once(look):
                _tell(self._breach(_found(lambda: look(tariff)), tariff, None))
            case Declared():
                for name, edges in rises.items():
                    never_falls(tariff, name, except_at=edges, examples=examples)
            case _:
                assert_never(self.looking)

    def breach(self, tariff: Tariff, case: Case) -> Breach | None:
        """Return how *tariff* breaks the law with *case*; None where it does not, or no case could show it."""
        match self.looking:
            case EveryCase(look):
                found = _found(lambda: look(tariff, case))
            case EveryBill(look_at_bill):
                found = _found(lambda: _looked_at_bill(look_at_bill, tariff, case))
            case _:
                found = None
        return self._breach(found, tariff, case)

    @property
    def title(self) -> Text:
        """Return the id and the law."""
        return _TITLE.fill(id=self.id, law=self.law)

    def _taken(
        self, look: Callable[[Tariff, WrongFacts], Finding | None], tariff: Tariff, wrong: WrongFacts
    ) -> Breach | None:
        case = Case(facts=wrong.facts, on=tariff.first_day)
        return self._breach(_found(lambda: look(tariff, wrong)), tariff, case)

    def _breach(self, found: Finding | None, tariff: Tariff, case: Case | None) -> Breach | None:
        if found is None:
            return None
        facts: Mapping[str, GivenFact] | None = None if case is None else case.facts
        on = tariff.first_day if case is None else case.on
        return Breach(law=self.title, tariff=tariff, facts=facts, on=on, found=found.says, sides=found.sides)


def _looked_at_bill(
    look: Callable[[Tariff, Case, Assessment], Finding | None], tariff: Tariff, case: Case
) -> Finding | None:
    try:
        bill = tariff.assess(case.facts, case.on)
    except Exception:  # noqa: BLE001 - whatever a broken tariff raises, FEE-01 tells of it
        return None
    return look(tariff, case, bill)


def _found(look: Callable[[], Finding | None]) -> Finding | None:
    try:
        return look()
    except Exception as broken:  # noqa: BLE001 - whatever a broken tariff raises is a finding too
        return Finding(says=_UNNAMED.fill(why=f"{type(broken).__name__}: {broken}"))


def _tell(breach: Breach | None) -> None:
    if breach is not None:
        raise LawBroken(breach)
