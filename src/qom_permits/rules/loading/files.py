"""Loading: from the text of a tariff file to a `Tariff`, or every fault it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from keyword import iskeyword
from typing import TypeVar

from attrs import frozen

from qom_permits.domain.fault import Fault
from qom_permits.rules.formulas.grammar import FUNCTIONS
from qom_permits.rules.language.clauses import (
    Charge,
    Clause,
    Example,
    Input,
    ListAsked,
    Quantity,
    Rate,
    Relief,
    Subtotal,
    name_of,
    place_of,
)
from qom_permits.rules.language.known_names import KnownNames
from qom_permits.rules.loading import loading_texts as texts
from qom_permits.rules.loading.basing import whole_content
from qom_permits.rules.loading.clause_reading import (
    read_charge,
    read_example,
    read_quantity,
    read_rate,
    read_relief,
    read_subtotal,
)
from qom_permits.rules.loading.fault_list import FaultList
from qom_permits.rules.loading.heading import Heading, read_heading, read_rounding
from qom_permits.rules.loading.heading_keys import FILE
from qom_permits.rules.loading.input_reading import read_inputs
from qom_permits.rules.loading.resolving import Resolver
from qom_permits.rules.loading.row_checking import check_rows
from qom_permits.rules.loading.row_reading import read_rows
from qom_permits.rules.loading.sections import Section
from qom_permits.rules.loading.settlement_reading import check_windows, read_settlement, spoken_of
from qom_permits.rules.loading.table_reading import TableDraft, read_tables
from qom_permits.rules.loading.toml_text import digest, with_rows
from qom_permits.rules.tariff import Tariff

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED = FUNCTIONS | {"on"}
_Clause = TypeVar("_Clause", Input, Rate, Quantity, Charge, Subtotal, Relief)


@frozen(kw_only=True)
class _Parts:
    """What the file states, its formulas and rows not yet read."""

    clauses: tuple[Clause, ...]
    tables: tuple[TableDraft, ...]
    examples: tuple[Example, ...]

    def of(self, kind: type[_Clause]) -> tuple[_Clause, ...]:
        return tuple(clause for clause in self.clauses if isinstance(clause, kind))


def load_tariff(text: str, beside: Callable[[str], str], name: str = "tariff") -> Tariff:
    """Return the tariff written in *text*; *beside* gives the text of a file next to it, by name.

    Raises `BadTariff` with every fault of the file. Loading never runs anything in it.
    """
    faults = FaultList()
    return read_tariff(whole_content(text, beside, name, faults), beside, faults.told)


def read_tariff(
    whole: dict[str, object], beside: Callable[[str], str], noted: Iterable[Fault] = ()
) -> Tariff:
    """Return the tariff of the plain content *whole*; raises `BadTariff` with those *noted* and every one it has."""
    faults = FaultList(list(noted))
    root = Section("", whole, faults)
    root.only(FILE)
    _check_schema(root)
    heading = read_heading(root.section("tariff"))
    parts = _parts(root, heading, beside)
    resolver = Resolver(
        clauses=_named(parts, faults),
        tables={draft.name: draft.shape for draft in parts.tables},
        money=heading.money,
        faults=faults,
    )
    line, total = read_rounding(root.section("rounding"), heading)
    settlement = read_settlement(root.section("settlement"))
    spoken = [
        *spoken_of(settlement),
        *([("rounding.total.into", total.into)] if total and total.into else []),
    ]
    _check_references(parts, spoken, faults)
    resolver.resolve()
    for draft in parts.tables:
        check_rows(draft, resolver.kinds, heading.calendar)
    check_windows(settlement, resolver.clauses, root.section("settlement"))
    faults.raise_any()
    read = _Parts(clauses=tuple(resolver.clauses.values()), tables=(), examples=())
    tables = [read_rows(draft, resolver.kinds, heading.calendar) for draft in parts.tables]
    rows = {table.name: written for table, written in tables if written is not None}
    return Tariff(
        id=heading.id,
        title=heading.title,
        currency=heading.currency,
        money_places=heading.money_places,
        calendar=heading.calendar,
        first_day=heading.first_day,
        last_day=heading.last_day,
        published=heading.published,
        citation=heading.citation,
        sample=heading.sample,
        supersedes=heading.supersedes,
        line_rounding=line,
        total_rounding=total,
        inputs=read.of(Input),
        rates=read.of(Rate),
        tables=tuple(table for table, _ in tables),
        quantities=read.of(Quantity),
        charges=read.of(Charge),
        subtotals=read.of(Subtotal),
        reliefs=read.of(Relief),
        settlement=settlement,
        examples=parts.examples,
        digest=digest(whole, rows),
        written=with_rows(whole, rows),
    )


def _check_schema(root: Section) -> None:
    if root.content.get("schema", 1) != 1 or isinstance(root.content.get("schema"), bool):
        root.fault("schema", texts.BAD_VALUE, given=root.content["schema"], wanted=texts.SCHEMA)


def _parts(root: Section, heading: Heading, beside: Callable[[str], str]) -> _Parts:
    subtotals = root.section("subtotals")
    clauses: list[Clause] = [
        *(each for name, section in root.sections("inputs") for each in read_inputs(name, section, heading)),
        *(read_rate(name, section, heading) for name, section in root.sections("rates")),
        *(read_quantity(name, section, heading) for name, section in root.sections("quantities")),
        *(read_subtotal(name, subtotals) for name in subtotals.content),
        *(read_charge(section) for section in _listed(root, "charges", by_id=True)),
        *(read_relief(section) for section in _listed(root, "reliefs", by_id=True)),
    ]
    tables = read_tables(root, beside)
    examples = [read_example(section) for section in _listed(root, "examples", by_id=False)]
    return _Parts(clauses=tuple(clauses), tables=tables, examples=tuple(examples))


def _listed(root: Section, key: str, *, by_id: bool) -> Iterable[Section]:
    """Yield each of ``[[key]]``, placed by its id where it has one, else by its number."""
    for number, entry in enumerate(root.sequence(key), 1):
        if isinstance(entry, dict):
            known = entry.get("id")
            place = known if by_id and isinstance(known, str) and known else str(number)
            yield Section(f"{key}.{place}", entry, root.faults)
        else:
            root.fault(f"{key}.{number}", texts.BAD_VALUE, given=entry, wanted=texts.A_TABLE)


def _named(parts: _Parts, faults: FaultList) -> dict[str, Clause]:
    """Return the clauses by name; a name that is bad or stands twice is noted."""
    places = [(name_of(clause), place_of(clause)) for clause in parts.clauses]
    places += [(draft.name, f"tables.{draft.name}") for draft in parts.tables]
    taken: dict[str, str] = {}
    for name, place in places:
        if not _NAME.fullmatch(name) or iskeyword(name) or name in _RESERVED:
            faults.append(texts.BAD_NAME.at(place, name=name))
        elif name in taken:
            faults.append(texts.DOUBLED_NAME.at(place, name=name, other=taken[name]))
        taken.setdefault(name, place)
    return {name_of(clause): clause for clause in parts.clauses}


def _check_references(parts: _Parts, spoken: list[tuple[str, str]], faults: FaultList) -> None:
    """Note every name outside a formula that nothing bears; *spoken* are places and names of lines."""
    charges = KnownNames(charge.id for charge in parts.of(Charge))
    addable = KnownNames([*charges.names, *(subtotal.name for subtotal in parts.of(Subtotal))])
    printed = KnownNames([*charges.names, *(relief.id for relief in parts.of(Relief)), "rounding"])
    bearers = KnownNames(
        clause.name
        for clause in parts.clauses
        if isinstance(clause, Quantity)
        or (isinstance(clause, Input) and not isinstance(clause.asked, ListAsked))
    )
    wanted = [
        (f"subtotals.{each.name}", member, addable) for each in parts.of(Subtotal) for member in each.members
    ]
    wanted += [(f"reliefs.{each.id}.on", name, addable) for each in parts.of(Relief) for name in each.on]
    wanted += [
        (f"tables.{draft.name}.columns", key.name, bearers)
        for draft in parts.tables
        for key in draft.shape.keys
    ]
    wanted += [(place, name, charges if place.endswith("into") else addable) for place, name in spoken]
    wanted += [
        (f"examples.{number}.lines", line, printed)
        for number, example in enumerate(parts.examples, 1)
        for line, _ in example.lines
    ]
    for place, name, known in wanted:
        if name not in known:
            faults.append(texts.UNKNOWN_NAME.at(place, name=name, nearest=known.nearest(name)))
