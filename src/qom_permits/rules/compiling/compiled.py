"""Compiled tariffs: a tariff as two Python functions on whole numbers, and the text of them for people to read."""

from __future__ import annotations

import linecache
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import prod
from typing import Any

from attrs import field, frozen

from qom_permits.rules.compiling import fact_runtime, runtime
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.program import Program
from qom_permits.rules.compiling.reading import write_reading
from qom_permits.rules.compiling.writing import Written, written
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.language.rounding import Mode
from qom_permits.rules.sizing.ranges import Ranges

RUNTIME: Mapping[str, object] = {
    "ABS": abs,
    "BANDED": runtime.banded,
    "BISECT": bisect_left,
    "CHECKED": runtime.checked,
    "COVERED": runtime.covered,
    "DIGITS": fact_runtime.digits,
    "FAILED": object(),
    "GATHERED": fact_runtime.gathered_once,
    "LEN": len,
    "LENGTH": fact_runtime.length,
    "MARGINAL": runtime.marginal,
    "MAX": max,
    "MIN": min,
    "MONTHS": runtime.months,
    "MULTIPLE": runtime.multiple,
    "PRODUCT": prod,
    "RANGE": range,
    "RATIO": runtime.ratio,
    "REFUSE": runtime.refuse,
    "REFUSED": runtime.REFUSED,
    "SLOWLY": fact_runtime.slowly,
    "SLOW_NUMBER": fact_runtime.slow_number,
    "SUM": sum,
    "TEXT": str,
    "UPRIGHT": runtime.upright,
    "WHOLE": runtime.whole_ratio,
    "ZIP": zip,
    **{mode.name: mode for mode in Mode},
}
"""What compiled code calls by capital letters, which no name of a tariff has."""

Amounts = tuple[int | None, ...]
"""Charges, what each relief takes off, the remainder of rounding, the total, in minor units; None is not printed."""


@frozen(kw_only=True)
class Compiled:
    """One tariff as Python: *source* is the text of it, *read* and *sums* make a bill, *traced* says more.

    *read* turns facts by name into the *parameters* of *sums* but the last, the day. *sums* returns `Amounts`.
    *traced* returns them and beside them what each of the names *worked_out* came to, None where it was not needed.
    Each raises one of `runtime.REFUSED` or `BadTariff` where the reference reading has to tell why, or can still price.
    """

    source: str = field(repr=False)
    parameters: tuple[str, ...]
    worked_out: tuple[str, ...]
    read: Callable[[Mapping[str, GivenFact]], tuple[Any, ...]]
    sums: Callable[..., Amounts]
    traced: Callable[..., tuple[Amounts, tuple[Any, ...]]]

    def amounts(self, facts: Mapping[str, GivenFact], on: date) -> Amounts:
        """Return the amounts for *facts* on a day."""
        return self.sums(*self.read(facts), on)


def compiled(law: Law, ranges: Ranges) -> Compiled:
    """Return *law* compiled; raises `Uncompilable` where that is left to the reference reading."""
    law.check()
    known: dict[str, object] = {**RUNTIME, "CALENDAR": law.calendar}
    reading, sums = write_reading(law, Program(known)), written(law, ranges, Program(known))
    source = f"{_text('read', ('GIVEN',), reading)}\n\n{_sums(sums)}"
    traced = f"def traced({', '.join(sums.parameters)}):\n{_unset(sums)}{_body(sums.program)}"
    returned = f"    return ({_listed(sums.returns)}), ({_listed(sums.worked_out)})\n"
    filename = f"<tariff {law.id} {law.digest}>"
    made = _run(source, filename, known) | _run(traced + returned, f"{filename} traced", known)
    return Compiled(
        source=source,
        parameters=sums.parameters,
        worked_out=sums.worked_out,
        read=made["read"],
        sums=made["sums"],
        traced=made["traced"],
    )


def _sums(sums: Written) -> str:
    head = f"def sums({', '.join(sums.parameters)}):\n{_body(sums.program)}"
    return f"{head}    return ({_listed(sums.returns)})\n"


def _text(name: str, parameters: Sequence[str], program: Program) -> str:
    return f"def {name}({', '.join(parameters)}):\n{_body(program)}"


def _body(program: Program) -> str:
    return "".join(f"{line}\n" for line in program.lines)


def _unset(sums: Written) -> str:
    return "".join(f"    {name} = None\n" for name in sums.worked_out)


def _listed(names: Sequence[str]) -> str:
    return "".join(f"{name}, " for name in names)


def _run(source: str, filename: str, known: Mapping[str, object]) -> dict[str, Any]:
    """Return what *source* defines; a traceback through it shows its lines."""
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    made: dict[str, Any] = {"__builtins__": {}, **known}
    exec(compile(source, filename, "exec"), made)  # noqa: S102 - written above from typed expressions only
    return made
