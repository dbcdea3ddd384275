"""Every fault of a file is told, up to a bound, and nothing is read past it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.domain.texts import same
from qom_permits.rules.loading.fault_list import MOST_TOLD, FaultList

Faults = Callable[..., list[tuple[str, str]]]
Small = Callable[..., str]

FAULT = Fault(code="odd", text=same("odd"))


def rates(count: int) -> str:
    """Return so many rates that are no tables."""
    return "\n".join(["[rates]", *(f"r{number} = 5" for number in range(count))])


def test_a_hundred_faults_are_all_told(small: Small, faults: Faults) -> None:
    """Each of fifty rates lacks a value and a citation."""
    written = rates(50).replace("= 5", "= {}")

    assert MOST_TOLD == len(faults(small(rates=written)))
    assert {"missing-key"} == {code for code, _ in faults(small(rates=written))}


def test_of_more_faults_the_first_hundred_are_told_and_that_there_are_more(
    small: Small, faults: Faults
) -> None:
    """So that a file of a thousand wrong rates is refused as soon as one of a hundred."""
    found = faults(small(rates=rates(1000)))

    assert MOST_TOLD + 1 == len(found)
    assert ("more-faults", "") == found[-1]
    assert found[:MOST_TOLD] == faults(small(rates=rates(2000)))[:MOST_TOLD]


def test_what_lies_past_the_bound_is_not_even_looked_for() -> None:
    """Faults are taken one by one."""
    made = 0

    def many() -> Iterator[Fault]:
        nonlocal made
        while True:
            made += 1
            yield FAULT

    with pytest.raises(BadTariff, match="only the first 100 faults are told"):
        FaultList().extend(many())

    assert MOST_TOLD + 1 == made


def test_a_file_that_cannot_be_read_on_tells_what_was_found_before() -> None:
    """And then why."""
    faults = FaultList()
    faults.append(FAULT)

    assert ["odd", "end"] == [
        fault.code for fault in faults.end_with(Fault(code="end", text=same("end"))).faults
    ]
