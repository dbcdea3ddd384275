"""One check of a tariff: the law it holds the tariff to, and how it looks for the smallest facts that break it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import field, frozen

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

Running = Callable[[Tariff, Rises, int, Text], None]
"""Holds a tariff to a law for so many examples; raises `LawBroken`."""

_UNNAMED = Text("the check met what nobody named: {why}", "بررسی به چیزی پیش‌بینی‌نشده برخورد: {why}")
_TITLE = same("{id}: {law}")


def always_busy(_tariff: Tariff, _rises: Rises) -> Text | None:
    """Return that the check always has something to do."""
    return None


@frozen(kw_only=True)
class Check:
    """One check: its *id*, the *test* of the contract that runs it, the *law*, and how it is *run*.

    *idle* says why a tariff gives the check nothing to do, None where it does.
    """

    id: str
    test: str
    law: Text
    run: Running
    idle: Callable[[Tariff, Rises], Text | None] = field(default=always_busy)

    def hold(self, tariff: Tariff, rises: Rises, examples: int) -> None:
        """Raise `LawBroken` with the smallest facts for which *tariff* breaks the law."""
        self.run(tariff, rises, examples, _TITLE.fill(id=self.id, law=self.law))


def every_case(look: Callable[[Tariff, Case], Finding | None]) -> Running:
    """Return what looks at legal cases of a tariff, on all its days."""

    def run(tariff: Tariff, _: Rises, examples: int, law: Text) -> None:
        def holds(case: Case) -> None:
            _tell(_found(lambda: look(tariff, case)), law, tariff, case)

        search(cases(tariff), holds, law, tariff, examples)

    return run


def every_bill(look: Callable[[Tariff, Case, Assessment], Finding | None]) -> Running:
    """Return what looks at the bills of legal cases; that each case has one is another check's law."""

    def look_at_case(tariff: Tariff, case: Case) -> Finding | None:
        try:
            bill = tariff.assess(case.facts, case.on)
        except Exception:  # noqa: BLE001 - whatever a broken tariff raises, FEE-01 tells of it
            return None
        return look(tariff, case, bill)

    return every_case(look_at_case)


def wrong_facts(look: Callable[[Tariff, WrongFacts], Finding | None]) -> Running:
    """Return what looks at facts with one thing wrong."""

    def run(tariff: Tariff, _: Rises, examples: int, law: Text) -> None:
        def holds(wrong: WrongFacts) -> None:
            case = Case(facts=wrong.facts, on=tariff.first_day)
            _tell(_found(lambda: look(tariff, wrong)), law, tariff, case)

        search(invalid_facts(tariff), holds, law, tariff, examples)

    return run


def once(look: Callable[[Tariff], Finding | None]) -> Running:
    """Return what looks at the tariff itself."""

    def run(tariff: Tariff, _: Rises, _examples: int, law: Text) -> None:
        _tell(_found(lambda: look(tariff)), law, tariff, None)

    return run


def rising(tariff: Tariff, rises: Rises, examples: int, _: Text) -> None:
    """Raise `LawBroken` where a bill falls with an input that is declared to rise it."""
    for name, edges in rises.items():
        never_falls(tariff, name, except_at=edges, examples=examples)


def _found(look: Callable[[], Finding | None]) -> Finding | None:
    try:
        return look()
    except Exception as broken:  # noqa: BLE001 - whatever a broken tariff raises is a finding too
        return Finding(says=_UNNAMED.fill(why=f"{type(broken).__name__}: {broken}"))


def _tell(found: Finding | None, law: Text, tariff: Tariff, case: Case | None) -> None:
    if found is not None:
        facts: Mapping[str, GivenFact] | None = None if case is None else case.facts
        on = tariff.first_day if case is None else case.on
        raise LawBroken(
            Breach(law=law, tariff=tariff, facts=facts, on=on, found=found.says, sides=found.sides)
        )
