"""Bills and permits: what adds up, and what ends after it begins."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from tests.domain.town import LAW, START, a_bill
from tests.domain.walk import PERMIT

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadInput, BadTariff
from qom_permits.domain.facts import facts_from
from qom_permits.domain.jalali import Calendar
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text, same
from qom_permits.testing.strategies import assessments


@pytest.mark.parametrize("off", [1, -1, 1_000])
def test_a_bill_that_does_not_add_up_is_refused(off: int) -> None:
    """A total that is not the sum of the lines, to the last unit, is no bill."""
    with pytest.raises(BadInput, match="the lines come to 1,000 rial") as refused:
        evolve(a_bill(1_000), total=Money(1_000 + off))

    assert ["bill-does-not-add-up"] == [fault.code for fault in refused.value.faults]


@given(assessments())
def test_a_bills_lines_come_to_its_total_as_told(bill: Assessment) -> None:
    """What a front end adds up is what the bill says."""
    told: dict[str, Any] = bill.to_json()

    assert told["total"] == sum(line["amount"] for line in told["lines"])


def test_a_bill_is_told_as_the_tariff_language_prints_it() -> None:
    """The day in the tariff's calendar, amounts in minor units, and the clause of every line."""
    told = a_bill(1_000).to_json()

    assert {
        "tariff": "tariff-1405",
        "digest": "7" * 64,
        "on": "1405-07-01",
        "currency": "IRR",
        "sample": False,
        "facts": {"floor_area": "180.5"},
        "lines": [{"id": "floor", "kind": "charge", "amount": 1000, "cite": LAW.to_json()}],
        "total": 1000,
    } == told


def test_a_bills_facts_stand_in_the_order_of_their_names() -> None:
    """However the tariff read them, so that one bill is written one way."""
    facts: Any = {"use": "residential", "floor_area": "180.5"}

    assert facts_from(facts) == evolve(a_bill(1), facts=facts).facts


def test_a_citation_alike_in_both_languages_is_told_once() -> None:
    """A clause that needs no translation is plain text."""
    (line,) = a_bill(1_000).lines

    assert "cl. 3" == evolve(line, cite=same("cl. 3")).to_json()["cite"]


def test_a_bills_lines_are_titled_in_the_language_asked() -> None:
    """A front end that shows the bill asks for titles; a digest or a comparison does not."""
    told: dict[str, Any] = a_bill(1_000).to_json("fa")

    assert ["زیربنا"] == [line["title"] for line in told["lines"]]


def test_a_gregorian_tariff_writes_gregorian_days() -> None:
    """The calendar is the tariff's own."""
    assert "2026-09-23" == evolve(a_bill(1), calendar=Calendar.GREGORIAN).to_json()["on"]


@pytest.mark.parametrize("valid_until", [START, date(2026, 9, 22)])
def test_a_permit_ends_after_it_begins(valid_until: date) -> None:
    """A permit without a day of validity is refused, and both fields are named."""
    with pytest.raises(BadInput, match=r"valid_until .* issued_on") as refused:
        evolve(PERMIT, valid_until=valid_until)

    assert ["permit-ends-before-it-begins"] == [fault.code for fault in refused.value.faults]


def test_a_permit_is_told_with_its_conditions_and_law() -> None:
    """Number, days, what it binds to, and the law of its validity."""
    assert {
        "number": "P1405-2-00001",
        "issued_on": "2026-09-23",
        "valid_until": "2029-09-22",
        "conditions": [{"en": "built as planned", "fa": "برابر نقشه"}],
        "cite": LAW.to_json(),
    } == PERMIT.to_json()


class Tariff:
    """A tariff that says which one it is when it replays a bill."""

    def __init__(self, name: str, digest: str) -> None:
        self.id, self.digest = name, digest

    def replay(self, bill: Assessment) -> tuple[str, str, int]:
        """Return who replays how much."""
        return self.id, self.digest, bill.total.amount


def test_a_bill_is_replayed_by_the_tariff_that_made_it() -> None:
    """By its digest first; by one of the same id when that is not here, and never by another."""
    other, newer, same_one = (
        Tariff("other", "7" * 64),
        Tariff("tariff-1405", "8" * 64),
        Tariff("tariff-1405", "7" * 64),
    )

    assert ("tariff-1405", "7" * 64, 5) == a_bill(5).replay([other, newer, same_one])
    assert ("tariff-1405", "8" * 64, 5) == a_bill(5).replay(iter([other, newer]))


@pytest.mark.parametrize(
    ("known", "allowed"), [([], "–"), ([Tariff("other", "7" * 64), Tariff("x", "8" * 64)], "other, x")]
)
def test_a_bill_without_its_tariff_is_not_replayed(known: list[Tariff], allowed: str) -> None:
    """The error names the tariff the bill pins, and those that were given."""
    with pytest.raises(BadTariff) as refused:
        a_bill(5).replay(known)
    (fault,) = refused.value.faults

    assert ("no-such-tariff", "tariff") == (fault.code, fault.where)
    assert (
        f"tariff: the bill was made by tariff-1405, which is not here; those given: {allowed}; add the tariff it pins"
        == fault.in_("en")
    )
    assert "صورت‌حساب با tariff-1405 ساخته شده که اینجا نیست" in fault.in_("fa")
    assert "تعرفه‌های موجود: " in fault.in_("fa")
    assert "تعرفه‌ای را که ثبت کرده بیفزایید" in fault.in_("fa")


class Why:
    """An explanation in one word."""

    def __init__(self, bill: Assessment, lang: str) -> None:
        self.words = f"{bill.total.amount} in {lang}"

    def told(self) -> Text:
        """Return the word."""
        return same(self.words)

    def to_json(self) -> dict[str, object]:
        """Return it as data."""
        return {"why": self.words}


def test_a_bill_is_explained_by_whoever_made_it() -> None:
    """In the language asked for, English when none is; being told who explains it changes nothing else."""
    bill = a_bill(5)
    knowing = a_bill(5).explained_by(Why)

    assert bill == knowing
    assert ({"why": "5 in fa"}, {"why": "5 in en"}) == (
        knowing.explain("fa").to_json(),
        knowing.explain().to_json(),
    )


def test_a_bill_read_from_where_it_was_kept_says_whom_to_ask() -> None:
    """It knows its tariff's id, and nobody who could explain it."""
    with pytest.raises(BadInput, match=r"load tariff-1405 and ask it: tariff.explain\(bill\)") as refused:
        a_bill(5).explain()
    (fault,) = refused.value.faults

    assert "no-reasons" == fault.code
    assert "tariff-1405 را بار کنید" in fault.text.fa


@pytest.mark.parametrize(("lang", "title"), [("en", "floor"), ("fa", "زیربنا")])
def test_a_bills_lines_are_titled_in_the_language_asked_for(lang: str, title: str) -> None:
    """Without a language they bear no title."""
    line = a_bill(5).lines[0]

    assert title == line.to_json(lang)["title"]
    assert "title" not in line.to_json()


def test_a_bill_that_was_never_made_holds_nothing() -> None:
    """What copies or reads values may look at an empty one: it is missing, and no endless search begins."""
    with pytest.raises(AttributeError):
        _ = object.__new__(Assessment).promised
