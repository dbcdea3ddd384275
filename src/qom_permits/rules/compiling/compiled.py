"""Compiled tariffs: a tariff as two Python functions on whole numbers, and the text of them for people to read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import prod
from types import CodeType, FunctionType
from typing import Any

from attrs import field, frozen

from qom_permits.rules.compiling import fact_runtime, runtime
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.program import Program
from qom_permits.rules.compiling.reading import write_reading
from qom_permits.rules.compiling.writing import Written, written
from qom_permits.rules.facts.fact_reading import GivenFact
from qom_permits.rules.language.clauses import ListAsked
from qom_permits.rules.language.kept import Kept
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

    *read* turns facts by name into the *parameters* of *sums* but the last, the day. *sums* returns `Amounts`, and so
    does *amounts*, which is both in one, for facts and a day. Each raises one of `runtime.REFUSED` or `BadTariff` where
    the reference reading has to tell why, or can still price.
    """

    source: str = field(repr=False)
    parameters: tuple[str, ...]
    asks_for_lists: bool
    read: Callable[[Mapping[str, GivenFact]], tuple[Any, ...]]
    sums: Callable[..., Amounts]
    amounts: Callable[[Mapping[str, GivenFact], date], Amounts]
    write_trace: Callable[[], Trace] = field(repr=False)
    kept: Kept = field(init=False, factory=Kept, eq=False, repr=False)

    @property
    def trace(self) -> Trace:
        """What tells more than the lines, written at its first use."""
        return self.kept.once("trace", self.write_trace)

    @property
    def traced(self) -> Callable[..., tuple[Any, ...]]:
        """The function that returns what *sums* does and after it what each of `worked_out` came to, else None."""
        return self.trace.traced

    @property
    def worked_out(self) -> tuple[str, ...]:
        """The names of all that is worked out on the way."""
        return self.trace.worked_out


@frozen
class Trace:
    """The function *traced*, and the names *worked_out* by it beside the lines."""

    traced: Callable[..., tuple[Any, ...]]
    worked_out: tuple[str, ...]


def compiled(law: Law, ranges: Ranges) -> Compiled:
    """Return *law* compiled; raises `Uncompilable` where that is left to the reference reading."""
    law.check()
    known: dict[str, object] = {**RUNTIME, "CALENDAR": law.calendar}
    reading = write_reading(law, Program(known))
    sums = written(law, ranges, Program(known), keeps_all=False)
    source = f"{_read(reading, sums)}\n\n{_sums(sums)}"
    filename = f"tariff {law.id} {law.digest}"
    made = {
        **functions(source, filename, known),
        **functions(_amounts(reading, sums), f"{filename} at once", known),
    }

    def write_trace() -> Trace:
        traced = written(law, ranges, Program(known), keeps_all=True)
        told = functions(_traced(traced), f"{filename} traced", known)
        return Trace(told["traced"], traced.worked_out)

    return Compiled(
        source=source,
        parameters=sums.parameters,
        asks_for_lists=any(isinstance(wanted.asked, ListAsked) for wanted in law.inputs),
        read=made["read"],
        sums=made["sums"],
        amounts=made["amounts"],
        write_trace=write_trace,
    )


def _read(reading: Program, sums: Written) -> str:
    return f"def read(GIVEN):\n{_body(reading)}    return ({_listed(sums.parameters[:-1])})\n"


def _sums(sums: Written) -> str:
    head = f"def sums({', '.join(sums.parameters)}):\n{_body(sums.program)}"
    return f"{head}    return ({_listed(sums.returns)})\n"


def _amounts(reading: Program, sums: Written) -> str:
    head = f"def amounts(GIVEN, on):\n{_body(reading)}{_body(sums.program)}"
    return f"{head}    return ({_listed(sums.returns)})\n"


def _traced(sums: Written) -> str:
    head = f"def traced({', '.join(sums.parameters)}):\n{_unset(sums)}{_body(sums.program)}"
    return f"{head}    return ({_listed(sums.returns)}{_listed(sums.worked_out)})\n"


def _body(program: Program) -> str:
    return "".join(f"{line}\n" for line in program.lines)


def _unset(sums: Written) -> str:
    perhaps = [name for name, is_certain in sums.program.assigned.items() if not is_certain]
    return f"    {' = '.join(perhaps)} = None\n" if perhaps else ""


def _listed(names: Sequence[str]) -> str:
    return "".join(f"{name}, " for name in names)


@frozen
class Shown:
    """Shows the *source* of functions that came from no file to whoever prints a traceback through them."""

    source: str

    def get_source(self, _: str) -> str:
        """Return the source, as loaders of modules do."""
        return self.source


def functions(source: str, filename: str, known: Mapping[str, object]) -> dict[str, Any]:
    """Return the functions that *source* defines, by name; a traceback through them shows its lines.

    They are taken out of the compiled text, which itself never runs.
    """
    shown = {"__builtins__": {}, "__name__": filename, "__loader__": Shown(source)}
    found = [code for code in compile(source, filename, "exec").co_consts if isinstance(code, CodeType)]
    return {code.co_name: FunctionType(code, {**known, **shown}, code.co_name) for code in found}
