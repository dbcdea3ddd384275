"""Reading: the code that turns the facts of a case into whole numbers, words and days, or refuses them."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

from qom_permits.rules.compiling.asking import column_of, default_of, places_of_input
from qom_permits.rules.compiling.law import Law
from qom_permits.rules.compiling.program import Program
from qom_permits.rules.language.clauses import (
    ChoiceAsked,
    FlagAsked,
    Input,
    ListAsked,
    NumberAsked,
    TextAsked,
)
from qom_permits.rules.language.tables import Table


def write_reading(law: Law, program: Program) -> Program:
    """Return *program* with the code that takes ``GIVEN`` facts by name and keeps them as `asking.parameters`.

    Every fact is counted, so that one nobody asks for is noticed without looking for it; those always due are as
    many as they are.
    """
    lists = [wanted.name for wanted in law.inputs if isinstance(wanted.asked, ListAsked)]
    if lists:
        program.line(f"GIVEN = GATHERED(GIVEN, {program.constant('lists', tuple(lists))})")
    once = [wanted for wanted in law.inputs if wanted.of is None]
    program.line(f"COUNT = {sum(map(_is_due, once))}")
    for wanted in once:
        if isinstance(wanted.asked, ListAsked):
            _write_items(wanted, wanted.asked.at_most, law, program)
        else:
            _write_fact(wanted, law, program, "GIVEN")
    with program.block("if COUNT != LEN(GIVEN)", "a fact nobody asks for"):
        program.line("REFUSE()")
    return program


def _is_due(wanted: Input) -> bool:
    """Return whether *wanted* has to be said in any case."""
    return wanted.when is None and wanted.default is None


def _write_items(wanted: Input, most: int, law: Law, program: Program) -> None:
    """Add the lines that read a list: how many items there are, and a column for each of their facts."""
    inner = [each for each in law.inputs if each.of == wanted.name]
    for each in inner:
        program.line(f"{column_of(each.name)} = []")
    program.line(f"{wanted.name} = 0")
    with program.block(f'if "{wanted.name}" in GIVEN'):
        program.line("COUNT += 1")
        program.line(f'ITEMS = GIVEN["{wanted.name}"]')
        program.line(f"{wanted.name} = LENGTH(ITEMS, {most})")
        with program.block("for ITEM in ITEMS"):
            program.line(f"ITEM_COUNT = {sum(map(_is_due, inner))}")
            for each in inner:
                _write_fact(each, law, program, "ITEM")
                program.line(f"{column_of(each.name)}.append({each.name})")
            with program.block("if ITEM_COUNT != LEN(ITEM)"):
                program.line("REFUSE()")


def _write_fact(wanted: Input, law: Law, program: Program, source: str) -> None:
    """Add the lines that read one fact; one that was not given is its default, or None where that is asked later."""
    name = wanted.name
    if _is_due(wanted):
        _write_said(wanted, law, program, source)
        return
    with program.block(f'if "{name}" in {source}'):
        program.line("COUNT += 1" if source == "GIVEN" else "ITEM_COUNT += 1")
        _write_said(wanted, law, program, source)
    with program.block("else"):
        program.line(f"{name} = {'None' if wanted.when is not None else default_of(wanted, program)}")


def _write_said(wanted: Input, law: Law, program: Program, source: str) -> None:
    """Add the lines that read a fact that was given; what is written in no usual way is read slowly."""
    name, said = wanted.name, f'{source}["{wanted.name}"]'
    slowly = f"SLOWLY({name}, {_input(wanted, program)}, CALENDAR)"
    match wanted.asked:
        case NumberAsked() as asked:
            scale = 10 ** (places_of_input(wanted) or 0)
            program.line(f"{name} = DIGITS({said}, {asked.places})")
            with program.block(f"if {name} is None"):
                slow = f"SLOW_NUMBER({said}, {_input(wanted, program)}, CALENDAR, {10**asked.places})"
                program.line(f"{name} = {slow}")
            if scale != 10**asked.places:
                program.line(f"{name} *= {scale // 10**asked.places}")
            with program.block(
                f"if not {ceil(asked.least * scale)} <= {name} <= {floor(asked.most * scale)}"
            ):
                program.line("REFUSE()")
            return
        case ChoiceAsked(options):
            usual = f"{name}.__class__ is TEXT and {name} in {program.constant(f'options_{name}', frozenset(options))}"
        case TextAsked():
            words = program.constant(f"words_{name}", _words(name, law.tables))
            usual = f"{name}.__class__ is TEXT and {name} in {words}"
        case FlagAsked():
            usual = f"{name} is True or {name} is False"
        case _:
            usual = ""
    program.line(f"{name} = {said}")
    if not usual:
        program.line(f"{name} = {slowly}")
        return
    with program.block(f"if not ({usual})"):
        program.line(f"{name} = {slowly}")


def _input(wanted: Input, program: Program) -> str:
    return program.constant(f"input_{wanted.name}", wanted)


def _words(name: str, tables: Mapping[str, Table]) -> frozenset[str]:
    """Return the words that tables have for the key *name*: folded, so that a fact that says one needs no folding."""
    words: set[str] = set()
    for table in tables.values():
        for place, key in enumerate(table.keys):
            if key.name == name and key.band is None:
                words |= {said for row in table.rows if isinstance(said := row.keys[place], str)}
    return frozenset(words)
