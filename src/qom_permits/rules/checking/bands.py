"""Bands: what a table leaves without a row, and where its values do not rise with the band."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from qom_permits.domain.fault import Fault
from qom_permits.rules.checking import warning_texts as texts
from qom_permits.rules.language.clauses import ChoiceAsked, Input, NumberAsked, kind_asked
from qom_permits.rules.language.kinds import Number
from qom_permits.rules.language.spoken import spoken_amount, spoken_value
from qom_permits.rules.language.tables import Row, Table
from qom_permits.rules.tariff import Tariff


def uncovered(tariff: Tariff) -> Iterator[Fault]:
    """Yield a warning for each table that has no row for some of what its keys can be."""
    for table in tariff.tables:
        yield from _options_without_rows(table, tariff)
        yield from _numbers_without_rows(table, tariff)


def without_rise(tariff: Tariff) -> Iterator[Fault]:
    """Yield a warning for each band whose value is less than that of the band before it."""
    for table in tariff.tables:
        numbered = {id(row): number for number, row in enumerate(table.rows, 1)}
        for rows in table.groups.values() if table.band is not None else ():
            for before, row in pairwise(rows):
                yield from _falling(table, before, row, numbered[id(row)])


def _numbers_without_rows(table: Table, tariff: Tariff) -> Iterator[Fault]:
    key = table.keys[-1]
    asked = tariff.clauses[key.name]
    if table.band is None or not isinstance(asked, Input) or not isinstance(asked.asked, NumberAsked):
        return
    most = asked.asked.most
    for rows in table.groups.values():
        last = rows[-1]
        if isinstance(last.edge, Fraction) and table.find((*last.keys, most)) is None:
            kind = kind_asked(asked.asked)
            yield texts.UNCOVERED.at(
                f"tables.{table.name}.rows.{table.rows.index(last) + 1}",
                table=table.title or table.name,
                edge=spoken_amount(last.edge, kind),
                name=asked.title or asked.name,
                most=spoken_amount(most, kind),
            )


def _options_without_rows(table: Table, tariff: Tariff) -> Iterator[Fault]:
    exact = table.keys if table.band is None else table.keys[:-1]
    for place, key in enumerate(exact):
        asked = tariff.clauses[key.name]
        if isinstance(asked, Input) and isinstance(asked.asked, ChoiceAsked):
            there = {group[place] for group in table.groups}
            for option in [option for option in asked.asked.options if option not in there]:
                yield texts.UNCOVERED_OPTION.at(
                    f"tables.{table.name}",
                    table=table.title or table.name,
                    name=asked.title or asked.name,
                    option=spoken_value(option),
                )


def _falling(table: Table, before: Row, row: Row, number: int) -> Iterator[Fault]:
    for column, unit in table.columns:
        value, earlier = table.value(row, column), table.value(before, column)
        if value < earlier:
            yield texts.DOES_NOT_RISE.at(
                f"tables.{table.name}.rows.{number}",
                column=column,
                value=spoken_amount(value, Number(unit)),
                before=spoken_amount(earlier, Number(unit)),
            )
