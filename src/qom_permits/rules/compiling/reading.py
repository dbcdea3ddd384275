"""Reading: the code that turns the facts of a case into whole numbers, words and days, or refuses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, floor

from qom_permits.rules.compiling.asking import column_of, default_of, parameters, places_of_input
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
    """Return *program* with the code that takes ``GIVEN`` facts by name and hands them over as `asking.parameters`.

    Every fact is counted, so that one nobody asks for is noticed without looking for it.
    """
    lists = [wanted.name for wanted in law.inputs if isinstance(wanted.asked, ListAsked)]
    if lists:
        program.line(f"GIVEN = GATHERED(GIVEN, {program.constant('lists', tuple(lists))})")
    program.line("COUNT = 0")
    for wanted in law.inputs:
        if isinstance(wanted.asked, ListAsked):
            _write_items(wanted, law, program)
        elif wanted.of is None:
            _write_fact(wanted, law, program, "GIVEN")
    with program.block("if COUNT != LEN(GIVEN)", "a fact nobody asks for, or one that says nothing"):
        program.line("REFUSE()")
    program.line(f"return ({''.join(f'{name}, ' for name in parameters(law))})")
    return program


def _write_items(wanted: Input, law: Law, program: Program) -> None:
    """Add the lines that read a list: how many items there are, and a column for each of their facts."""
    inner = [each for each in law.inputs if each.of == wanted.name]
    asked = wanted.asked
    program.line(f'ITEMS = GIVEN.get("{wanted.name}")')
    for each in inner:
        program.line(f"{column_of(each.name)} = []")
    program.line(f"{wanted.name} = 0")
    with program.block("if ITEMS is not None"):
        program.line("COUNT += 1")
        most = asked.at_most if isinstance(asked, ListAsked) else 0
        program.line(f"{wanted.name} = LENGTH(ITEMS, {most})")
        with program.block("for ITEM in ITEMS"):
            program.line("ITEM_COUNT = 0")
            for each in inner:
                _write_fact(each, law, program, "ITEM")
                program.line(f"{column_of(each.name)}.append({each.name})")
            with program.block("if ITEM_COUNT != LEN(ITEM)"):
                program.line("REFUSE()")


def _write_fact(wanted: Input, law: Law, program: Program, source: str) -> None:
    """Add the lines that read one fact; one that was not given is its default, or None where that is asked later."""
    name, count = wanted.name, "COUNT" if source == "GIVEN" else "ITEM_COUNT"
    program.line(f'{name} = {source}.get("{name}")')
    with program.block(f"if {name} is not None"):
        program.line(f"{count} += 1")
        for line in _reading(wanted, law, program):
            program.line(line)
    if wanted.when is None:
        with program.block("else"):
            program.line("REFUSE()" if wanted.default is None else f"{name} = {default_of(wanted, program)}")


def _reading(wanted: Input, law: Law, program: Program) -> Iterator[str]:
    """Yield the lines that read a fact that was given; what is written in no usual way is read slowly."""
    name = wanted.name
    slowly = f"SLOWLY({name}, {_input(wanted, program)}, CALENDAR)"
    match wanted.asked:
        case NumberAsked() as asked:
            scale = 10 ** (places_of_input(wanted) or 0)
            factor = scale // 10**asked.places
            yield f"READ = DIGITS({name}, {asked.places})"
            usual = "READ" if factor == 1 else f"READ * {factor}"
            slow_number = f"SLOW_NUMBER({name}, {_input(wanted, program)}, CALENDAR, {scale})"
            yield f"{name} = {usual} if READ is not None else {slow_number}"
            within = f"{ceil(asked.least * scale)} <= {name} <= {floor(asked.most * scale)}"
            yield f"{name} = {name} if {within} else REFUSE()"
        case ChoiceAsked(options):
            known = program.constant(f"options_{name}", frozenset(options))
            yield f"{name} = {name} if {name}.__class__ is TEXT and {name} in {known} else {slowly}"
        case TextAsked():
            known = program.constant(f"words_{name}", _words(name, law.tables))
            yield f"{name} = {name} if {name}.__class__ is TEXT and {name} in {known} else {slowly}"
        case FlagAsked():
            yield f"{name} = {name} if {name} is True or {name} is False else {slowly}"
        case _:
            yield f"{name} = {slowly}"


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
