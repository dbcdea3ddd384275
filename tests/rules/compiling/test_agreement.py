"""The readings of a tariff agree: compiled code and the reference interpreter, and the numbers of the explanation."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qom_permits.domain.assessments import Assessment
from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.rules.compiling.runtime import REFUSED
from qom_permits.rules.loading.files import load_tariff
from qom_permits.rules.tariff import Tariff
from qom_permits.testing.drawn_tariffs import tariffs
from qom_permits.testing.tariff_facts import Case, cases

PAIRS = int(os.environ.get("QOM_PERMITS_TARIFF_PAIRS", "1000"))
"""Set QOM_PERMITS_TARIFF_PAIRS=20000 to hold more pairs of tariff and facts against each other."""
FACTS = 5
SOURCES = Path(__file__).parents[3] / "src"
SHIPPED = sorted(path for path in SOURCES.rglob("*.toml") if "[tariff]" in path.read_text("utf-8"))
WITHOUT_HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def by_compiled(tariff: Tariff, case: Case) -> Assessment | None:
    """Return the bill of compiled code alone, None where that refuses."""
    code = tariff.compiled
    assert code is not None
    try:
        code.amounts(case.facts, case.on)
    except (*REFUSED, BadTariff):
        return None
    return tariff.assess(case.facts, case.on)


def by_reference(tariff: Tariff, case: Case) -> Assessment | None:
    """Return the bill of the interpreter, None where the case cannot be priced."""
    try:
        return tariff.by_reference(case.facts, case.on)
    except BadTariff:
        return None


@settings(max_examples=PAIRS // FACTS, suppress_health_check=WITHOUT_HEALTH)
@given(st.data())
def test_compiled_code_agrees_with_the_interpreter_and_the_explanation(data: st.DataObject) -> None:
    """On drawn tariffs and drawn facts, to the last unit; one refuses exactly where the other does."""
    tariff = data.draw(tariffs())
    for case in data.draw(st.lists(cases(tariff, uncovered_too=True), min_size=FACTS, max_size=FACTS)):
        bill, wanted = by_compiled(tariff, case), by_reference(tariff, case)

        assert wanted == bill
        if bill is not None:
            told = bill.explain().to_json()
            assert bill.total.amount == told["total"]
            assert [line.amount.amount for line in bill.lines] == [line["amount"] for line in told["lines"]]  # type: ignore[attr-defined]  # plain data


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_shipped_tariffs_come_out_alike(path: Path) -> None:
    """Compiled and by reference, on facts to the edges of their bands."""
    tariff = load_tariff(
        path.read_text("utf-8"), lambda name: (path.parent / name).read_text("utf-8"), path.name
    )

    @settings(max_examples=30, suppress_health_check=WITHOUT_HEALTH)
    @given(cases(tariff, uncovered_too=True))
    def agree(case: Case) -> None:
        assert by_reference(tariff, case) == by_compiled(tariff, case)

    agree()


@settings(max_examples=60, suppress_health_check=WITHOUT_HEALTH)
@given(st.data())
def test_all_that_was_worked_out_can_be_told(data: st.DataObject) -> None:
    """`traced` returns the same amounts, and after them a value for every name it worked out."""
    tariff = data.draw(tariffs())
    case = data.draw(cases(tariff))
    code = tariff.compiled
    assert code is not None
    try:
        values = code.read(case.facts)
        amounts = code.sums(*values, case.on)
    except (*REFUSED, BadTariff):
        return
    traced = code.traced(*values, case.on)
    named = dict(zip(code.worked_out, traced[len(amounts) :], strict=True))

    assert amounts == traced[: len(amounts)]
    for charge, line in zip(tariff.charges, amounts, strict=False):
        assert line is not None or named.get(f"WORTH_{charge.id}") is None


@settings(max_examples=100, suppress_health_check=WITHOUT_HEALTH)
@given(st.data())
def test_what_is_wrong_is_told_as_the_interpreter_tells_it(data: st.DataObject) -> None:
    """With the same faults in the same order: compiled code only notices that something is wrong."""
    tariff = data.draw(tariffs())
    case = data.draw(cases(tariff, uncovered_too=True))
    facts = {**case.facts, **data.draw(st.sampled_from(({}, {"area": "x"}, {"floor": 1}, {"use": None})))}

    def faults_by(reading: str) -> tuple[Fault, ...]:
        try:
            getattr(tariff, reading)(facts, case.on)
        except BadTariff as no:
            return no.faults
        return ()

    assert faults_by("by_reference") == faults_by("assess")
