"""The source of a compiled tariff is there to be read: formulas stand beside their lines, and nothing is left over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.language.clauses import Charge, Quantity, Relief
from qom_permits.rules.tariff import Tariff

BOUNDED = 'at_most = "local_value * floor_area"\nat_least = "band.least'


@pytest.fixture
def town(whole_page: str, load: Callable[..., Tariff]) -> Tariff:
    """Return the language page's tariff with a charge bounded on both sides."""
    return load(whole_page.replace('at_least = "band.least', BOUNDED))


@pytest.fixture
def source(town: Tariff) -> str:
    """Return the source of its code."""
    assert town.source is not None
    return town.source


def test_every_formula_stands_beside_its_line_with_its_citation(town: Tariff, source: str) -> None:
    """Of quantities, charges and reliefs."""
    comments = [line.partition("  # ")[2] for line in source.splitlines()]
    worked = [clause for clause in town.parts if isinstance(clause, Quantity | Charge | Relief)]

    for clause in worked:
        assert any(clause.formula.text in told and clause.cite.en in told for told in comments)


def test_no_line_ends_in_space_or_an_empty_comment(source: str) -> None:
    """A comment is there only where it says something."""
    assert [] == [line for line in source.splitlines() if line.rstrip(" #") != line]


def test_a_number_stands_without_brackets(source: str) -> None:
    """They are for what is below nothing and what is added up."""
    assert [] == [
        number for number in map(str, range(1000)) if f"({number}) " in source or f" ({number})" in source
    ]
