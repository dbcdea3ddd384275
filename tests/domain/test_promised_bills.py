"""Bills that are written out at the first look are the same bills as those written at once."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve, fields

from qom_permits.domain.assessments import Assessment, LineItem, LineKind, promise
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import Money
from qom_permits.domain.texts import same


def written() -> Assessment:
    """Return a small bill."""
    line = LineItem(id="levy", kind=LineKind.CHARGE, title=same("levy"), amount=Money(3), cite=same("1"))
    return Assessment(
        tariff="small",
        digest="sha256:0",
        on=date(2024, 1, 1),
        calendar=Calendar.GREGORIAN,
        sample=True,
        facts={"n": 3},
        lines=(line,),
        total=Money(3),
    )


def promised(name: str) -> dict[str, Any]:
    """Return what the bill that is written above is."""
    if name in {"lines", "total"}:
        return {name: getattr(written(), name)}
    return {each.name: getattr(written(), each.name) for each in fields(Assessment)}


LOOKS: list[Callable[[Assessment], object]] = [
    lambda bill: bill,
    lambda bill: bill.total,
    hash,
    repr,
    copy.copy,
    copy.deepcopy,
    lambda bill: pickle.loads(pickle.dumps(bill)),  # noqa: S301 - pickled in the line itself
    lambda bill: evolve(bill, sample=False),
    lambda bill: bill.to_json("fa"),
    lambda bill: bill.reasons,
]


@pytest.mark.parametrize("look", LOOKS)
def test_a_promised_bill_is_that_bill(look: Callable[[Assessment], object]) -> None:
    """However it is first looked at."""
    assert look(written()) == look(promise(promised))
    assert promise(promised) == written()


def test_a_bill_is_written_as_it_is_looked_at() -> None:
    """The total by itself, the lines by themselves, the rest at once, and each once."""
    asked: list[str] = []

    def noted(name: str) -> dict[str, Any]:
        asked.append(name)
        return promised(name)

    bill = promise(noted)

    assert asked == []
    assert [bill.total, bill.total] == [Money(3), Money(3)]
    assert bill.lines == written().lines
    assert asked == ["total", "lines"]
    assert [getattr(bill, each.name) for each in fields(Assessment)]
    assert asked == ["total", "lines", "tariff"]
    assert bill.promised is None


def test_what_was_looked_at_stays_what_it_was() -> None:
    """Lines that somebody holds are still the bill's once the rest is written."""
    bill = promise(promised)
    lines, total = bill.lines, bill.total

    assert bill.facts == written().facts
    assert lines is bill.lines
    assert total is bill.total


@pytest.mark.parametrize("bill", [written(), promise(promised)])
def test_a_bill_has_no_other_names(bill: Assessment) -> None:
    """Written out or not."""
    with pytest.raises(AttributeError, match="totl"):
        getattr(bill, "totl")  # noqa: B009 - a type checker would see it


def test_a_bill_that_cannot_be_written_says_so_at_every_look() -> None:
    """It stays a promise."""

    def never(name: str) -> dict[str, Any]:
        raise LookupError(name)

    bill = promise(never)
    for _ in range(2):
        with pytest.raises(LookupError, match="total"):
            _ = bill.total
