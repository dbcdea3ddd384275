"""The faults of one file, all of them up to a bound: past it nothing more is read."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import Factory, define

from qom_permits.domain.errors import BadTariff
from qom_permits.domain.fault import Fault
from qom_permits.rules.loading import loading_texts as texts

MOST_TOLD = 100
"""How many faults of one file are told: a file with more is wrong in one way many times, or no tariff at all."""


@define(eq=False)
class FaultList:
    """The faults *told* so far of one file; the first that is one too many ends the reading with `BadTariff`."""

    told: list[Fault] = Factory(list)

    def append(self, fault: Fault) -> None:
        """Note *fault*."""
        if len(self.told) == MOST_TOLD:
            raise BadTariff([*self.told, texts.MORE_FAULTS.at("", shown=MOST_TOLD)])
        self.told.append(fault)

    def extend(self, faults: Iterable[Fault]) -> None:
        """Note each of *faults*; those after the bound are never made."""
        for fault in faults:
            self.append(fault)

    def end_with(self, fault: Fault) -> BadTariff:
        """Return the error of a file that cannot be read on because of *fault*."""
        return BadTariff([*self.told, fault])

    def raise_any(self) -> None:
        """Raise every fault told, if there is one."""
        if self.told:
            raise BadTariff(self.told)

    def __len__(self) -> int:
        """Return how many are told."""
        return len(self.told)
