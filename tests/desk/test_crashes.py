"""The end of the process between any two steps of a payment: what is done again doubles nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import count, islice
from typing import Any, TypeVar

import pytest
from attrs import define
from tests.desk.cities import CITIES
from tests.desk.renewing import in_review, issue, number_of, to_issuance
from tests.desk.towns import Town

from qom_permits import Callback, PermitCase, Stage, commands
from qom_permits.desk.answers import PaymentPage
from qom_permits.ports.records import Batch, Claim, Record
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperBank, paper_desk

T = TypeVar("T")


class Crash(Exception):
    """The process ends here."""


@define
class Wire:
    """Counts the steps of a call, and ends the process at step *at* (None: never)."""

    at: int | None = None
    passed: int = 0

    def step(self) -> None:
        """Pass one step, or end there."""
        self.passed += 1
        if self.passed == self.at:
            raise Crash(self.passed)


class TrippingStorage(MemoryStorage):
    """A store that may end the process before and after whatever it is asked."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def append(self, *batches: Batch) -> None:
        """Write, with an end before or after it."""
        self._wire.step()
        super().append(*batches)
        self._wire.step()

    def records(self, case_id: str, after: int = 0, until: int | None = None) -> Iterator[Record]:
        """Read, unless the end comes first."""
        self._wire.step()
        return super().records(case_id, after, until)

    def draw(self, series: str, key: str) -> int:
        """Draw, with an end before or after it."""
        self._wire.step()
        number = super().draw(series, key)
        self._wire.step()
        return number

    def claim(self, key: str) -> Claim | None:
        """Read, unless the end comes first."""
        self._wire.step()
        return super().claim(key)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """Return the wire that store and bank pass over."""
    wire = Wire()

    def tripping(asked: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(asked)
        def ask(*given: Any) -> Any:
            wire.step()
            answer = asked(*given)
            wire.step()
            return answer

        return ask

    for name in ("start", "settle", "read_callback"):
        monkeypatch.setattr(PaperBank, name, tripping(getattr(PaperBank, name)))
    return wire


def ended_at_each_step(
    wire: Wire, prepare: Callable[[Town], T], act: Callable[[Town, T], object], city: str = "qom"
) -> Iterator[tuple[Town, T]]:
    """Yield a new town, and what was prepared there, for each step at which *act* was ended; stop once it passes."""
    for point in islice(count(1), 1000):
        wire.at = None
        town = Town(paper_desk(CITIES[city], storage=TrippingStorage(wire)))
        ready = prepare(town)
        wire.at, wire.passed = point, 0
        try:
            act(town, ready)
        except Crash:
            wire.at = None
            yield town, ready
        else:
            return


def a_bill(town: Town) -> PermitCase:
    """Return a case at payment."""
    return town.at(Stage.PAYMENT)


def a_paid_page(town: Town) -> tuple[PaymentPage, Callback]:
    """Return a page that was paid at the bank, and what the browser brings back."""
    page = town.start(town.at(Stage.PAYMENT))
    return page, town.paper.bank.customer(page.order)


def a_draft(town: Town) -> PermitCase:
    """Return a case whose papers are all there."""
    return town.with_papers(town.at(Stage.DRAFT))


def submitted(town: Town, case: PermitCase) -> PermitCase:
    """Return *case* submitted, always under one command id."""
    return town.desk.take(commands.Submit(case_id=case.id), by=town.applicant, command_id="mine")


@pytest.mark.parametrize("city", CITIES)
def test_an_end_at_any_step_of_starting_a_payment_is_made_good_by_asking_again(wire: Wire, city: str) -> None:
    """One intent, one order at the bank, one page: as if nothing had happened."""
    ends = 0
    for town, case in ended_at_each_step(wire, a_bill, lambda town, case: town.start(case, "click"), city):
        page = town.start(case, "click")
        after = town.desk.case(case.id, by=town.payer)
        ends += 1

        assert page == town.start(case, "click")
        assert [page.order] == [intent.order for intent in after.intents] == list(town.paper.bank.books)
        assert ["payment_started", "payment_page_opened"] == [
            record.kind for record in town.paper.storage.records(case.id, after=case.version)
        ]
    assert ends > 9


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("made_good", ["by the same callback", "by reconciling"])
def test_an_end_at_any_step_of_settling_is_made_good(wire: Wire, made_good: str, city: str) -> None:
    """The money is credited once, and the owner is told once, however often and wherever it was ended."""
    ends = 0
    for town, (page, callback) in ended_at_each_step(
        wire, a_paid_page, lambda town, paid: town.desk.payment_returned("paper", paid[1]), city
    ):
        if made_good == "by reconciling":
            town.desk.reconcile()
        else:
            town.desk.payment_returned("paper", callback)
        (entry,) = town.desk.cases(by=town.payer)
        case = town.desk.case(entry.case_id, by=town.payer)
        letters = [each.envelope.template for each in town.paper.storage.posted(case.id)]
        ends += 1

        assert [page.reference] == [payment.reference for payment in case.payments]
        assert 1 == letters.count("payment_recorded")
        assert town.paper.bank.books[page.order].settled
    assert ends > 9


@pytest.mark.parametrize(
    ("city", "number", "series"),
    [("qom", "Q1405-2-00001", "case:1405:2"), ("port_alder", "PA-2026-NW-0001", "case:2026:NW")],
)
def test_an_end_at_any_step_of_submitting_is_made_good_by_asking_again(
    wire: Wire, city: str, number: str, series: str
) -> None:
    """The case is submitted once, under the number drawn the first time."""
    ends = 0
    for town, case in ended_at_each_step(wire, a_draft, submitted, city):
        after = submitted(town, case)
        ends += 1

        assert (case.version + 1, number) == (after.version, after.number)
        assert 2 == town.paper.storage.draw(series, "the next one")
    assert ends > 5


def a_renewal(town: Town) -> tuple[PermitCase, PermitCase]:
    """Return a case that granted a permit, and a renewal of it that waits for the issuer."""
    old = town.at(Stage.ISSUED)
    return old, to_issuance(town, in_review(town, number_of(old)))


def test_an_end_at_any_step_of_issuing_a_renewal_leaves_both_permits_or_one(wire: Wire) -> None:
    """At no moment are two permits in force for one building, or none; asking again does what was not done."""
    ends = 0
    for town, (old, case) in ended_at_each_step(wire, a_renewal, lambda town, both: issue(town, both[1])):
        stages = tuple(town.desk.case(each.id, by=town.applicant).stage for each in (old, case))
        new = issue(town, case)
        ends += 1

        assert stages in {(Stage.ISSUED, Stage.ISSUANCE), (Stage.SUPERSEDED, Stage.ISSUED)}
        assert number_of(new) == town.desk.case(old.id, by=town.applicant).superseded_by
        assert "P1405-2-00002" == number_of(new)
    assert ends > 7
