"""The sample tariffs: each says that it is one and cites whatever it charges, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.city.profiles import SHIPPED

from qom_permits.city.shipped import shipped_tariffs, tariffs_in
from qom_permits.domain.texts import Text
from qom_permits.rules.checking.examples import check_examples
from qom_permits.rules.language.clauses import Charge, Input, Quantity, Rate, Relief
from qom_permits.rules.language.tables import Table
from qom_permits.rules.tariff import Tariff

FEWEST_EXAMPLES = 5
sample = tariffs_in(SHIPPED / "tariffs")
PERSIAN = re.compile("[آ-ی]")


def citations(tariff: Tariff) -> Iterator[Text]:
    """Yield every citation *tariff* has."""
    yield tariff.citation
    clauses: tuple[Rate | Table | Quantity | Charge | Relief, ...] = (
        *tariff.rates, *tariff.tables, *tariff.quantities, *tariff.charges, *tariff.reliefs,
    )  # fmt: skip
    for clause in clauses:
        yield clause.cite
    settlement = tariff.settlement
    for entry in (*settlement.cash_discounts, settlement.late_charge, settlement.instalments):
        if entry is not None:
            yield entry.cite


def titles(tariff: Tariff) -> Iterator[Text | None]:
    """Yield the title of *tariff* and of all it asks for, knows, works out and charges."""
    yield tariff.title
    clauses: tuple[Input | Rate | Table | Quantity | Charge | Relief, ...] = (
        *tariff.inputs, *tariff.rates, *tariff.tables, *tariff.quantities, *tariff.charges, *tariff.reliefs,
    )  # fmt: skip
    for clause in clauses:
        yield clause.title


@pytest.mark.parametrize("name", shipped_tariffs())
def test_a_shipped_tariff_says_that_it_is_a_sample(name: str) -> None:
    """By its mark, and at the head of its title in both languages."""
    tariff = sample(name)

    assert tariff.sample
    assert ("SAMPLE", "نمونه") == (tariff.title.en[:6], tariff.title.fa[:5])


@pytest.mark.parametrize("name", shipped_tariffs())
def test_a_shipped_tariff_is_called_as_its_file(name: str) -> None:
    """So that a bill leads to the file it was made by."""
    assert name == f"{sample(name).id}.toml"


@pytest.mark.parametrize("name", shipped_tariffs())
def test_the_examples_of_a_shipped_tariff_come_out(name: str) -> None:
    """There are five at least, each with a title and how it was worked out."""
    tariff = sample(name)

    assert () == check_examples(tariff)
    assert len(tariff.examples) >= FEWEST_EXAMPLES
    assert [] == [example for example in tariff.examples if not (example.title.fa and example.source.en)]


@pytest.mark.parametrize("name", shipped_tariffs())
def test_a_shipped_tariff_cites_everything_in_both_languages(name: str) -> None:
    """No number of law without its town and year, told to a Persian reader in Persian."""
    assert [] == [cite for cite in citations(sample(name)) if not (cite.en and PERSIAN.search(cite.fa))]


@pytest.mark.parametrize("name", shipped_tariffs())
def test_a_shipped_tariff_has_a_title_in_both_languages_for_everything(name: str) -> None:
    """What a bill or an explanation can name has a name for people."""
    assert [] == [title for title in titles(sample(name)) if title is None or not PERSIAN.search(title.fa)]


def test_no_charge_of_qom_is_made_up() -> None:
    """Its lines are the amounts given: the sample of its discounts has no rate and no table."""
    tariff = sample("qom-cash-discounts-1402.toml")

    assert ((), ()) == (tariff.rates, tariff.tables)


@pytest.mark.parametrize(
    ("name", "rate"),
    [("mashhad-additions-1398.toml", "space_area"), ("veterans-exemption-1399.toml", "exempt_area")],
)
def test_a_figure_of_general_knowledge_says_that_it_is_a_sample_value(name: str, rate: str) -> None:
    """In the citation, in both languages."""
    cite = next(each.cite for each in sample(name).rates if each.name == rate)

    assert ("SAMPLE value" in cite.en, "مقدار نمونه" in cite.fa) == (True, True)


def test_a_year_that_states_only_what_changed_keeps_the_rest() -> None:
    """The bands are new, the table of complexes is the old one, and a share for the fire service follows."""
    old, new = sample("mashhad-residential-1399.toml"), sample("synthetic-residential-1400.toml")

    assert [table.name for table in old.tables] == [table.name for table in new.tables]
    assert [False, True] == [was == now for was, now in zip(old.tables, new.tables, strict=True)]
    assert ["floor_charge", "complex_charge", "fire"] == [charge.id for charge in new.charges]
