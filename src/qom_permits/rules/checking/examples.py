"""Examples: the bills a tariff itself states, held against what it comes to."""

from __future__ import annotations

from collections.abc import Iterator

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadInput
from qom_permits.domain.facts import by_name
from qom_permits.domain.fault import Fault
from qom_permits.domain.money import Money
from qom_permits.domain.texts import Text
from qom_permits.rules.language.clauses import Example
from qom_permits.rules.reckoning import reckoning_texts as texts
from qom_permits.rules.tariff import Tariff

TOTAL = Text("the total", "جمع کل")
NOT_CHARGED = Text("no line", "بدون ردیف")


def check_examples(tariff: Tariff) -> tuple[Fault, ...]:
    """Return a fault for each line and total of *tariff*'s examples that does not come out."""
    return tuple(
        fault
        for number, example in enumerate(tariff.examples, 1)
        for fault in _check(tariff, example, f"examples.{number}")
    )


def _check(tariff: Tariff, example: Example, where: str) -> Iterator[Fault]:
    try:
        assessment = tariff.assess(by_name(example.facts))
    except BadInput as no:
        for fault in no.faults:
            yield texts.EXAMPLE_REFUSED.at(where, why=fault.text)
        return
    got = {line.id: line.amount for line in assessment.lines}
    for line, expected in example.lines:
        yield from _compare(
            f"{where}.lines.{line}", Text(line, line), _money(assessment, expected), got.get(line)
        )
    if example.total is not None:
        yield from _compare(f"{where}.total", TOTAL, _money(assessment, example.total), assessment.total)


def _compare(where: str, line: Text, expected: Money, got: Money | None) -> Iterator[Fault]:
    if got != expected:
        told = NOT_CHARGED if got is None else got.told()
        yield texts.EXAMPLE_FAILED.at(where, line=line, expected=expected.told(), got=told)


def _money(assessment: Assessment, amount: int) -> Money:
    return Money(amount, assessment.total.currency)
