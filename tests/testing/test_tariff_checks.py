"""Each check of a tariff can fail: it catches its fault, and a fault is caught by those that must see it only."""

# ruff: noqa: ARG002, D102 - what a faulty tariff breaks is said by its class, and each looks at what it needs

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve

from qom_permits.domain.assessments import Assessment, LineItem
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.facts import by_name
from qom_permits.domain.money import Money
from qom_permits.rules.language.clauses import Example
from qom_permits.rules.language.expressions import Formula
from qom_permits.rules.reckoning.replaying import Replay, replayed
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.broken_law import LawBroken
from qom_permits.testing.law_report import check_results
from qom_permits.testing.tariff_check import Rises
from qom_permits.testing.tariff_checks import CHECKS

EXAMPLES = 40
NOTHING: Rises = {}


class StandIn:
    """A tariff as it is, until a fault is put in."""

    def __init__(self, tariff: Tariff) -> None:
        self.tariff = tariff

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tariff, name)

    def __eq__(self, other: object) -> bool:
        return other in (self.tariff, None) or other is self

    def __hash__(self) -> int:
        return hash(self.tariff.id)

    def assess(self, facts: Mapping[str, Any], on: date | None = None) -> Assessment:
        """Return the bill, as spoilt."""
        return self.spoilt(self.tariff.assess(facts, on), facts)

    def replay(self, assessment: Assessment) -> Replay:
        """Return what this tariff, as spoilt, makes of an old bill."""
        return replayed(assessment, self)

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        """Return *bill* with a fault."""
        return bill


class CrashesForVeterans(StandIn):
    """Does not know what to do with some facts."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        if by_name(bill.facts).get("is_veteran"):
            raise KeyError("is_veteran")
        return bill


class CrashesAtEdges(StandIn):
    """Does not know what to do at the upper edges of bands."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        area = by_name(bill.facts)["floor_area"]
        if area in {"60", "100", "150"}:
            raise KeyError(area)
        return bill


class TellsTomans(StandIn):
    """Calls its amounts tomans."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        lines = tuple(evolve(line, amount=Money(line.amount.amount, "IRT")) for line in bill.lines)
        return evolve(bill, lines=lines, total=Money(bill.total.amount, "IRT"))


class TellsFalse(StandIn):
    """Says False where it charges nothing."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        for line in bill.lines:
            object.__setattr__(line.amount, "amount", bool(line.amount.amount) and line.amount.amount)
        return bill


class CountsItsCalls(StandIn):
    """Is another one every second time."""

    calls = 0

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        self.calls += 1
        return _moved(bill, 1) if self.calls % 2 else bill


class MindsTheOrder(StandIn):
    """Prints the lines upside down when the area comes last."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        is_last = bool(facts) and list(facts)[-1] == "floor_area"
        return evolve(bill, lines=bill.lines[::-1]) if is_last else bill


class NeverEnds(StandIn):
    """Is law for ever."""

    def assess(self, facts: Mapping[str, Any], on: date | None = None) -> Assessment:
        day = on if on is None or self.tariff.covers(on) else self.tariff.first_day
        return self.tariff.assess(facts, day)


class MovesMoney(StandIn):
    """Moves a rial from one line to another for veterans."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        return _moved(bill, 1) if by_name(bill.facts).get("is_veteran") else bill


class RoundsTwice(StandIn):
    """Rounds veterans' totals once more, to ten thousands."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        rest, first = bill.total.amount % 10_000, bill.lines[0]
        if not by_name(bill.facts).get("is_veteran") or first.amount.amount < rest:
            return bill
        line = evolve(first, amount=Money(first.amount.amount - rest))
        return evolve(bill, lines=(line, *bill.lines[1:]), total=Money(bill.total.amount - rest))


class LooksAtTheClock(StandIn):
    """Asks what time it is."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        time.time()
        return bill


class ReadsAFile(StandIn):
    """Looks a rate up while pricing."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        Path(__file__).read_bytes()
        return bill


class AddsReliefs(StandIn):
    """Has the wrong sign before a relief."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        lines = tuple(evolve(line, amount=Money(abs(line.amount.amount))) for line in bill.lines)
        return evolve(bill, lines=lines, total=Money(sum(line.amount.amount for line in lines)))


class KeepsAList(StandIn):
    """Has its lines in what changes."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        return evolve(bill, lines=cast("tuple[LineItem, ...]", list(bill.lines)))


class DropsALine(StandIn):
    """Leaves veterans' last charge off the bill, and in the total."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        if by_name(bill.facts).get("is_veteran"):
            object.__setattr__(bill, "lines", bill.lines[:-1])
        return bill


class ForgetsAFact(StandIn):
    """Does not keep the parking spaces it counted."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        return evolve(bill, facts=tuple(fact for fact in bill.facts if fact.name != "parking"))


class PassesForLaw(StandIn):
    """Is a sample and does not say so."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        return evolve(bill, sample=False)


class PinsAnotherDay(StandIn):
    """Keeps the day before."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        return evolve(bill, on=max(bill.on - timedelta(1), self.tariff.first_day))


class TakesAnything(StandIn):
    """Passes over facts nobody asks for."""

    def assess(self, facts: Mapping[str, Any], on: date | None = None) -> Assessment:
        return self.tariff.assess({name: said for name, said in facts.items() if name != "not_asked"}, on)


class RefusesForAnotherReason(StandIn):
    """Calls everything wrong a bad fact."""

    def assess(self, facts: Mapping[str, Any], on: date | None = None) -> Assessment:
        try:
            return self.tariff.assess(facts, on)
        except BadTariff as no:
            raise BadTariff(
                [evolve(fault, code=fault.code.replace("unknown", "bad")) for fault in no.faults]
            ) from None


class PinsAnotherTariff(StandIn):
    """Says that another tariff made it, which then cannot explain it."""

    def spoilt(self, bill: Assessment, facts: Mapping[str, Any]) -> Assessment:
        return evolve(bill, digest="sha256:0")


FAULTS: dict[type[StandIn], set[str]] = {
    StandIn: set(),
    CrashesForVeterans: {"FEE-01"},
    TellsTomans: {"FEE-02"},
    TellsFalse: {"FEE-02", "FEE-12"},
    CountsItsCalls: {"FEE-04", "FEE-05", "FEE-08", "FEE-14"},
    MindsTheOrder: {"FEE-05"},
    NeverEnds: {"FEE-06"},
    MovesMoney: {"FEE-08"},
    RoundsTwice: {"FEE-08", "FEE-09"},
    LooksAtTheClock: {"FEE-10"},
    ReadsAFile: {"FEE-10"},
    AddsReliefs: {"FEE-08", "FEE-09", "FEE-11"},
    KeepsAList: {"FEE-12"},
    DropsALine: {"FEE-08", "FEE-12", "FEE-13"},
    ForgetsAFact: {"FEE-08", "FEE-14"},
    PassesForLaw: {"FEE-14"},
    PinsAnotherDay: {"FEE-14"},
    TakesAnything: {"FEE-17"},
    RefusesForAnotherReason: {"FEE-17"},
    PinsAnotherTariff: {"FEE-08", "FEE-12", "FEE-14"},
}

VETERAN = '[inputs.is_veteran]\ntype = "flag"\ndefault = false\n'
RELIEF = """
[[reliefs]]
id = "veterans"
title = { en = "Veterans", fa = "ایثارگران" }
cite = "2"
when = "is_veteran"
on = ["plain"]
share = "0.5"
"""
PLAIN = """
[[charges]]
id = "plain"
title = { en = "Plain", fa = "ساده" }
cite = "2"
formula = "fee * area"
"""
FAULTY: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "holds": (("fee * area",), set()),
    "divides by nothing": (("divide(dollar * area, area, 2)",), {"FEE-01"}),
    "gives credit": (("fee * area - dollar",), {"FEE-03"}),
    "charges what is relieved": (
        ("4 * (plain - after_relief(plain))", VETERAN, RELIEF, PLAIN), {"FEE-11"}
    ),
}  # fmt: skip


def failing(tariff: Any, rises: Rises = NOTHING) -> set[str]:
    """Return the ids of the checks that *tariff* fails."""
    results = check_results(tariff, examples=EXAMPLES, rises_with=rises)
    return {result.id for result in results if result.status == "failed"}


@pytest.mark.parametrize(("fault", "caught_by"), FAULTS.items(), ids=[fault.__name__ for fault in FAULTS])
def test_a_faulty_stand_in_is_caught_by_its_checks_only(
    old_town: Tariff, fault: type[StandIn], caught_by: set[str]
) -> None:
    """By the one that names the fault, and by those from which it cannot be hidden."""
    assert caught_by == failing(fault(old_town))


@pytest.mark.parametrize(("written", "caught_by"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_tariff_is_caught_by_its_check_only(
    small: Callable[..., Tariff], written: tuple[str, ...], caught_by: set[str]
) -> None:
    """A tariff that a town could have written so."""
    assert caught_by == failing(small(*written))


def test_a_crash_at_an_edge_is_found(old_town: Tariff) -> None:
    """Three areas among ten million; told with the smallest of them and the smallest facts there."""
    with pytest.raises(LawBroken, match="FEE-01") as caught:
        CHECKS[0].hold(CrashesAtEdges(old_town), NOTHING, 300)  # type: ignore[arg-type] # it stands in for a tariff
    told = str(caught.value).split("\n")

    assert "  floor_area=60  (Gross floor area)" in told
    assert "no bill comes of it: KeyError: '60'" in told


def test_a_bill_that_falls_is_caught_where_it_must_not(old_town: Tariff) -> None:
    """With parking it falls, with area it does not."""
    assert {"FEE-07"} == failing(old_town, {"parking": []})
    assert set() == failing(old_town, {"floor_area": []})


def test_an_example_that_does_not_come_out_is_caught(old_town: Tariff) -> None:
    """By the check of examples only."""
    wrong = [evolve(old_town.examples[0], total=1_384_001)]

    assert {"FEE-15"} == failing(evolve(old_town, examples=tuple[Example, ...](wrong)))


def test_a_tariff_that_no_file_says_is_caught(old_town: Tariff) -> None:
    """A formula whose text is not what is reckoned with."""
    charge = old_town.charges[-1]
    other = evolve(charge, formula=Formula("0", charge.formula.expression))

    assert {"FEE-16"} == failing(evolve(old_town, charges=(*old_town.charges[:-1], other)))


def test_a_line_off_its_step_is_caught(small: Callable[..., Tariff]) -> None:
    """Though the total is right."""
    step = '[rounding]\nline = { step = "0.10", mode = "up" }\n'
    moves = MovesMoney(small("3 * dollar", step, VETERAN, PLAIN))

    assert {"FEE-08", "FEE-09"} == failing(moves)


def test_a_tariff_whose_file_cannot_be_read_is_caught(small: Callable[..., Tariff]) -> None:
    """By the check of its written form only."""
    tariff = small("fee * area")
    (charge,) = tariff.charges

    assert {"FEE-16"} == failing(evolve(tariff, charges=(evolve(charge, id="Levy!"),)))


def test_a_bill_that_cannot_be_explained_is_told_line_by_line(old_town: Tariff) -> None:
    """In place of the explanation."""
    check = next(check for check in CHECKS if check.id == "FEE-14")
    with pytest.raises(LawBroken) as caught:
        check.hold(PinsAnotherTariff(old_town), NOTHING, EXAMPLES)  # type: ignore[arg-type] # it stands in for a tariff
    told = caught.value.breach.told()

    assert "the bill does not say the digest of its tariff as it was\nthe bill:\n" in told.en
    assert "  Fire service share: 0 rial\n" in told.en
    assert "  سهم آتش‌نشانی: ۰ ریال\n" in told.fa


def test_every_check_catches_something() -> None:
    """No check is there for show: each has a fault above that it must notice."""
    caught = set().union(*FAULTS.values(), *(each for _, each in FAULTY.values()))

    assert {check.id for check in CHECKS} == caught | {"FEE-07", "FEE-15", "FEE-16"}


def _moved(bill: Assessment, amount: int) -> Assessment:
    """Return *bill* with *amount* moved from its first line that has it to its last."""
    lines, moved = list(bill.lines), Money(amount, bill.total.currency)
    place = next((place for place, line in enumerate(lines) if line.amount.amount >= amount), None)
    if place is not None:
        lines[place] = evolve(lines[place], amount=lines[place].amount - moved)
        lines[-1] = evolve(lines[-1], amount=lines[-1].amount + moved)
    return evolve(bill, lines=tuple(lines))
