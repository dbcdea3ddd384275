"""The checker: what is wrong with a tariff that loads, and what is strange about the law it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from attrs import frozen

from qom_permits.domain.fault import Fault
from qom_permits.rules.checking import warning_texts as texts
from qom_permits.rules.checking.band_steps import steps_at_bands
from qom_permits.rules.checking.bands import uncovered, without_rise
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.checking.sizes import negative, never_holding, too_long
from qom_permits.rules.checking.uses import unused
from qom_permits.rules.sizing.ranges import ranges_of
from qom_permits.rules.tariff import Tariff

MOST_TOLD = 50
"""How many warnings of one kind are told; a tariff with more is strange in one way, many times."""


@frozen(kw_only=True)
class Checked:
    """What checking *tariff* found: *errors*, for which it must not be used, and *warnings*, which are facts."""

    tariff: str
    digest: str
    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    def to_json(self) -> dict[str, object]:
        """Return what was found as plain data."""
        return {
            "tariff": self.tariff,
            "digest": self.digest,
            "errors": [fault.to_json() for fault in self.errors],
            "warnings": [fault.to_json() for fault in self.warnings],
        }


def check(tariff: Tariff) -> Checked:
    """Return the examples of *tariff* that do not come out as errors, and the warnings about its law."""
    ranges = ranges_of(tariff)
    kinds = (
        uncovered(tariff),
        without_rise(tariff),
        steps_at_bands(tariff),
        never_holding(tariff, ranges),
        negative(tariff, ranges),
        too_long(tariff, ranges),
        unused(tariff),
    )
    return Checked(
        tariff=tariff.id,
        digest=tariff.digest,
        errors=check_examples(tariff),
        warnings=tuple(fault for kind in kinds for fault in _first(kind)),
    )


def _first(warnings: Iterable[Fault]) -> Iterator[Fault]:
    given = iter(warnings)
    yield from islice(given, MOST_TOLD)
    if next(given, None) is not None:
        yield texts.MORE.at("", shown=MOST_TOLD)
