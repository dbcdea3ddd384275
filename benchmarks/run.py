"""Measures what the library costs, as ratios that mean the same on any machine: all measures, or those named."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module

from benchmarks.agreement import differences, readings
from benchmarks.figures import Figure, table
from benchmarks.town import buildings, town

MEASURES = (
    "summing",
    "tracing",
    "assessing",
    "against_zen",
    "against_openfisca",
    "explaining",
    "loading",
    "looking_up",
    "importing",
)
"""The modules in `measures/`, in the order of the table."""


def main(wanted: Sequence[str]) -> None:
    """Print the figures of the measures *wanted*, all when none is named, once all readings agree."""
    differing = list(differences(readings(town()), buildings(500)))
    if differing:
        sys.exit("\n".join(["what is to be timed does not come to the same bills:", *differing[:5]]))
    for line in table(measured(wanted or MEASURES)):
        print(line, flush=True)


def measured(names: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures of each measure of these *names*."""
    for name in names:
        yield from import_module(f"benchmarks.measures.{name}").figures()


if __name__ == "__main__":
    main(sys.argv[1:])
