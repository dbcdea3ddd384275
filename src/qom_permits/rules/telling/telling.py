"""Telling: the whole of the function that writes out the explanation of a bill in one language."""

from __future__ import annotations

from collections.abc import Callable

from qom_permits.domain.texts import Language
from qom_permits.rules.compiling.charging import printed
from qom_permits.rules.compiling.compiled import RUNTIME, functions
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.program import Program, is_passing
from qom_permits.rules.compiling.relieving import taken_by
from qom_permits.rules.compiling.writing import Written, written
from qom_permits.rules.explaining import sentences
from qom_permits.rules.explaining.explainable import Explainable
from qom_permits.rules.reckoning.billing import ROUNDING
from qom_permits.rules.sizing.ranges import Ranges
from qom_permits.rules.telling import runtime
from qom_permits.rules.telling.grounding import Grounding
from qom_permits.rules.telling.line_telling import LineTelling
from qom_permits.rules.telling.phrasing import Phraser
from qom_permits.rules.telling.presence import Presence
from qom_permits.rules.telling.resting import Resting, Told
from qom_permits.rules.telling.table_words import TableWords
from qom_permits.rules.telling.voice import Voice
from qom_permits.rules.telling.workings import Workings

Telling = Callable[..., str]
"""Code that explains the bill for the parameters of a tariff's compiled sums."""

_RUNTIME = {
    "ADDED": runtime.added,
    "BAND_SAID": runtime.band_said,
    "BENEATH": runtime.beneath,
    "BRACKETED": runtime.bracketed,
    "ENUMERATE": enumerate,
    "FOLLOWING": runtime.following,
    "JOIN": "".join,
    "RESTED": runtime.rested,
    "SLICES_SAID": runtime.slices_said,
    "SPREAD": runtime.spread,
    "WORKED": runtime.worked,
}


def telling(tariff: Explainable, law: Law, ranges: Ranges, language: Language) -> Telling:
    """Return what explains the bills of *tariff*, whose *law* can be compiled, in a *language*."""
    voice = Voice(
        language=language, calendar=law.calendar, currency=tariff.currency, money_places=law.money_places
    )
    known = {**RUNTIME, **_RUNTIME, **voice.functions(), "CALENDAR": law.calendar}
    sums = written(law, ranges, Program(known), keeps_all=True)
    _tell(tariff, law, voice, sums)
    told: Telling = functions(_source(sums), f"tariff {law.id} {law.digest} told in {language}", known)[
        "told"
    ]
    return told


def _tell(tariff: Explainable, law: Law, voice: Voice, sums: Written) -> None:
    """Add the Python that tells the bill to that which makes it."""
    coder = sums.coder
    tables = TableWords(coder=coder, voice=voice)
    phraser = Phraser(coder=coder, voice=voice, tables=tables, presence=Presence(law=law))
    workings = Workings(phraser=phraser)
    resting = Resting(law=law, workings=workings, grounding=Grounding(law=law, phraser=phraser))
    lines = LineTelling(law=law, workings=workings, resting=resting)
    told = {each.name: each for each in _told(law)}
    coder.program.line(f"TOLD = [{voice.said(tariff.title)!r}]")
    resting.write(list(told.values()))
    *amounts, rest, total = sums.returns
    for charge, amount in zip(law.charges, amounts, strict=False):
        lines.charge(charge, told[charge.id], amount)
    for relief in law.reliefs:
        lines.relief(relief, told[relief.id])
    if law.total is not None:
        with resting.where(f"{rest} is not None"):
            cite = workings.filled(sentences.BRACKETED, (voice.said(tariff.citation),))
            title = (voice.said(ROUNDING),)
            lines.tell("\n", *workings.filled(sentences.LINE, title, voice.line(rest), cite))
    lines.tell("\n", *workings.filled(sentences.TOTAL, voice.money(total)))


def _told(law: Law) -> list[Told]:
    """Return the lines that bills of *law* may have."""
    charges = [
        Told(
            name=charge.id,
            applies=None if charge.when is None else f"{printed(charge)} is not None",
            formulas=tuple(
                each.expression for each in (charge.formula, charge.at_least, charge.at_most) if each
            ),
        )
        for charge in law.charges
    ]
    reliefs = [
        Told(
            name=relief.id,
            applies=f"{taken_by(relief)} is not None",
            formulas=(relief.formula.expression,),
        )
        for relief in law.reliefs
    ]
    return [*charges, *reliefs]


def _source(sums: Written) -> str:
    program = sums.program
    unset = [name for name, is_certain in program.assigned.items() if not (is_certain or is_passing(name))]
    first = [f"    {' = '.join(unset)} = None"] if unset else []
    lines = [f"def told({', '.join(sums.parameters)}):", *first, *program.lines, "    return JOIN(TOLD)\n"]
    return "\n".join(lines)
