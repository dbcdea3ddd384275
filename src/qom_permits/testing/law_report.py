"""Every check of a tariff run at once, and what came of each: for the command line, and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text, same
from qom_permits.rules.language.clauses import NumberAsked
from qom_permits.rules.language.exact import decimal_text, exact
from qom_permits.rules.language.spoken import spoken_value
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import Breach, LawBroken, plain_facts
from qom_permits.testing.law_search import drawn_from
from qom_permits.testing.moved_cases import Moving, Step, moving, priced
from qom_permits.testing.tariff_check import Check, EveryBill, EveryCase, EveryWrong, Rises
from qom_permits.testing.tariff_checks import CHECKS
from qom_permits.testing.tariff_facts import Case, cases
from qom_permits.testing.tariff_laws import smallest_fall

Status = Literal["passed", "failed", "not-applicable"]

EXAMPLES = 50
"""How many cases each check looks at unless told."""

MOST_FALLS = 3
"""An input with which the bill falls at more places is said to fall at these and more."""

_FALLS = Text(
    "{title} from {low} to {high}: the bill falls from {before} to {after}",
    "{title} از {low} به {high}: مبلغ از {before} به {after} کاهش می‌یابد",
)
_NO_CASES = Text(
    "there is no case to look at, as FEE-01 tells", "موردی برای بررسی نیست، چنان‌که FEE-01 می‌گوید"
)
_NO_EDGES: Rises = {}
_NO_EXCEPTIONS: Mapping[str, str] = {}


@frozen(kw_only=True)
class CheckResult:
    """What came of one check; *reason* says why it does not apply, *breach* how it failed, else None."""

    id: str
    law: Text
    status: Status
    reason: Text | None = None
    breach: Breach | None = None

    def to_json(self) -> dict[str, object]:
        """Return the result as plain data; what does not apply is left out."""
        told: dict[str, object] = {"id": self.id, "law": self.law.to_json(), "status": self.status}
        if self.reason is not None:
            told["reason"] = self.reason.to_json()
        if self.breach is not None:
            facts = self.breach.facts
            told["facts"] = None if facts is None else plain_facts(facts, self.breach.tariff)
            told["text"] = self.breach.told().to_json()
        return told


@frozen(kw_only=True)
class Fall:
    """A place where published law falls: with *name* at *high* the bill is *after*, less than *before* at *low*.

    It is a fact about the law and no failure. *facts* are the smallest found that show it.
    """

    name: str
    title: Text
    low: str
    high: str
    before: Money
    after: Money
    facts: Mapping[str, str]

    def told(self) -> Text:
        """Return the fall in words."""
        low, high = (spoken_value(exact(each)) for each in (self.low, self.high))
        before, after = self.before.told(), self.after.told()
        return _FALLS.fill(title=self.title, low=low, high=high, before=before, after=after)

    def to_json(self) -> dict[str, object]:
        """Return the fall as plain data; amounts in minor units."""
        return {
            "input": self.name,
            "from": self.low,
            "to": self.high,
            "before": self.before.amount,
            "after": self.after.amount,
            "facts": dict(self.facts),
            "text": self.told().to_json(),
        }


@frozen(kw_only=True)
class LawReport:
    """What came of every check of one tariff, and where its bills *falls*."""

    tariff: str
    digest: str
    examples: int
    checks: tuple[CheckResult, ...]
    falls: tuple[Fall, ...] = field(factory=tuple)

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if check.status == "failed")

    def faults(self) -> tuple[Fault, ...]:
        """Return a fault for each check that failed, placed by its id."""
        return tuple(
            Fault(
                code="law-broken",
                where=check.id,
                text=same("") if check.breach is None else check.breach.told(),
            )
            for check in self.failed
        )

    def to_json(self) -> dict[str, object]:
        """Return the report as plain data."""
        return {
            "tariff": self.tariff,
            "digest": self.digest,
            "examples": self.examples,
            "checks": [check.to_json() for check in self.checks],
            "falls": [fall.to_json() for fall in self.falls],
            "failed": len(self.failed),
        }


def run_laws(
    tariff: Tariff,
    *,
    examples: int = EXAMPLES,
    except_: Mapping[str, str] = _NO_EXCEPTIONS,
    rises_with: Rises = _NO_EDGES,
) -> LawReport:
    """Return what comes of every check of *tariff*, with so many *examples* each, the same ones on every run.

    *except_* says by id which checks do not apply and why, *rises_with* what `TariffContract` says by it. With
    every number the tariff asks for it is also noted where the bill falls as that number rises.
    """
    return LawReport(
        tariff=tariff.id,
        digest=tariff.digest,
        examples=examples,
        checks=check_results(tariff, examples=examples, except_=except_, rises_with=rises_with),
        falls=tuple(
            fall
            for wanted in tariff.inputs
            if isinstance(wanted.asked, NumberAsked)
            for fall in _falls(moving(tariff, wanted.name), examples)
        ),
    )


def check_results(
    tariff: Tariff,
    *,
    examples: int = EXAMPLES,
    except_: Mapping[str, str] = _NO_EXCEPTIONS,
    rises_with: Rises = _NO_EDGES,
) -> tuple[CheckResult, ...]:
    """Return what comes of every check of *tariff*; all look at the same cases, drawn once.

    Only a check that finds something draws cases of its own, to find the smallest.
    """
    drawn = drawn_from(cases(tariff), examples)
    results = []
    for check in CHECKS:
        reason = same(except_[check.id]) if check.id in except_ else check.idle(tariff, rises_with)
        if not drawn and isinstance(check.looking, EveryBill | EveryWrong):
            reason = reason or _NO_CASES
        breach = None if reason is not None else _breach(check, tariff, rises_with, drawn, examples)
        status: Status = "failed" if breach else "passed" if reason is None else "not-applicable"
        results.append(CheckResult(id=check.id, law=check.law, status=status, reason=reason, breach=breach))
    return tuple(results)


def _breach(
    check: Check, tariff: Tariff, rises: Rises, drawn: tuple[Case, ...], examples: int
) -> Breach | None:
    """Return how *tariff* breaks a law, with the smallest facts; with the first ones where no smaller are found."""
    breaches = (check.breach(tariff, case) for case in drawn)
    first = next((breach for breach in breaches if breach is not None), None)
    if first is None and drawn and isinstance(check.looking, EveryCase | EveryBill):
        return None
    try:
        check.hold(tariff, rises, examples)
    except LawBroken as broken:
        return broken.breach
    return first


def _falls(moved: Moving, examples: int) -> list[Fall]:
    """Return up to *MOST_FALLS* places where the bill falls; none where no bill can be had at all."""
    falls: list[Fall] = []
    known: list[Step] = []
    while len(falls) < MOST_FALLS:
        try:
            step = smallest_fall(moved, except_at=[each.low for each in known], examples=examples)
        except LawBroken:
            break
        if step is None:
            break
        known.append(step)
        falls.append(_fall(moved, step))
    return falls


def _fall(moved: Moving, step: Step) -> Fall:
    before, after = (priced(moved.tariff, moved.to(step.case, each)) for each in (step.low, step.high))
    return Fall(
        name=moved.wanted.name,
        title=moved.title,
        low=decimal_text(step.low) or "",
        high=decimal_text(step.high) or "",
        before=before.total,
        after=after.total,
        facts=plain_facts(moved.to(step.case, step.low).facts, moved.tariff),
    )
