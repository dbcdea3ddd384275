"""All that a tariff states, thing by thing, as a person reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qom_permits.rules.stating.stated import Stated
from qom_permits.rules.stating.stated_clauses import Stating
from qom_permits.rules.stating.stated_heading import stated_heading, stated_roundings
from qom_permits.rules.stating.stated_settlement import stated_settlement
from qom_permits.rules.tariff import Tariff

BY_DAY = """[tables.by_day]
cite = "cl. 7"
title = { en = "By day", fa = "روزانه" }
unit = "IRR"
columns = ["begun <", "value"]
rows = [["1399-03-01", "1"], ["", "2"]]
"""
MORE = (
    ("sample = true", 'sample = false\nsupersedes = "older"'),
    ("[inputs.parking]", '[inputs.begun]\ntype = "date"\ndefault = "1399-02-01"\n\n[inputs.parking]'),
    ("[inputs.parking]", '[inputs.paid]\ntype = "money"\nmin = 0\nmax = 900\ndefault = "5"\n\n[inputs.parking]'),
    ('type = "text"', 'type = "text"\ndefault = ""'),
    ("part_month", 'title = "Late", part_month'),
    ("instalments = {", 'instalments = { title = { en = "In parts", fa = "قسطی" },'),
    ('{ from = "05-01"', '{ title = "Summer", on = ["base", "fire"], from = "05-01"'),
    ("[rounding]", f"{BY_DAY}\n[rounding]"),
    ('at_least = "band', 'at_most = "floor_area * local_value"\nat_least = "band'),
)  # fmt: skip
AMOUNT = (
    'share = "divide(min(floor_area, exempt_area), floor_area)"',
    'amount = "local_value * exempt_area"',
)


@pytest.fixture(scope="module")
def town(whole_page: str, load: Callable[..., Tariff]) -> Callable[..., Tariff]:
    """Return what loads the page's tariff with more in it, and with each (before, after) put in."""

    def town(*edits: tuple[str, str]) -> Tariff:
        text = whole_page
        for before, after in (*MORE, *edits):
            assert before in text
            text = text.replace(before, after, 1)
        return load(text)

    return town


def of_all(tariff: Tariff) -> Iterator[Stated]:
    """Yield everything that *tariff* states."""
    stating = Stating(tariff=tariff)
    yield stated_heading(tariff)
    yield from stated_roundings(tariff, stating.words)
    yield from (stating.stated(clause) for clause in (*tariff.parts, *tariff.tables))
    yield from stated_settlement(tariff.settlement, stating.words)


def lines_of(stated: Stated) -> Iterator[str]:
    """Yield *stated* as lines: what it is, then each of its aspects."""
    yield f"{stated.where}: {stated.called.en} / {stated.called.fa} [{stated.cite.en}]"
    for aspect in stated.aspects:
        said = f"{aspect.label.en} {aspect.said.en} / {aspect.label.fa} {aspect.said.fa}"
        yield f"  {aspect.key} = {aspect.written} | {said}"


def test_everything_is_stated_with_its_key_as_written_and_as_said(town: Callable[..., Tariff]) -> None:
    """The page's tariff with every kind of clause and every key in it, as read through once by a person."""
    expected = (Path(__file__).parent / "old-town-1399.stated.txt").read_text(encoding="utf-8")

    assert expected.splitlines() == [line for stated in of_all(town()) for line in lines_of(stated)]


def test_an_amount_says_how_much_it_takes_off(town: Callable[..., Tariff]) -> None:
    """Where a share would stand."""
    tariff = town(AMOUNT)
    [veterans] = [Stating(tariff=tariff).stated(relief) for relief in tariff.reliefs]

    assert ["title", "when", "on", "amount", "cite"] == [aspect.key for aspect in veterans.aspects]
    assert "local_value * exempt_area" == veterans.aspects[3].written
