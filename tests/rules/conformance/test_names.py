"""Names, titles and citations: one namespace, both languages where people read them, no number of law uncited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

import pytest

from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]

TITLE = 'title = { en = "T", fa = "ع" }'
BEARERS: Mapping[str, str] = {
    "inputs.@": '[inputs.@]\ntype = "flag"\ndefault = true',
    "inputs.rooms.each.@": '[inputs.rooms]\ntype = "list"\n[inputs.rooms.each.@]\ntype = "flag"',
    "rates.@": '[rates.@]\nvalue = 1\ncite = "1"',
    "tables.@": '[tables.@]\ncolumns = ["n", "value"]\nrows = [[1, 1]]\ncite = "1"',
    "quantities.@": '[quantities.@]\nformula = "1"\ncite = "1"',
    "subtotals.@": "[subtotals]\n@ = []",
    "charges.@": f'[[charges]]\nid = @\n{TITLE}\nformula = "0"\ncite = "1"',
    "reliefs.@": f'[[reliefs]]\nid = @\n{TITLE}\non = []\nshare = "0"\ncite = "1"',
}
"""What bears a name, by its place; `@` is the name."""

CITED: Mapping[str, str] = {
    "rates.r": "[rates.r]\nvalue = 1",
    "tables.t": '[tables.t]\ncolumns = ["n", "value"]\nrows = [[1, 1]]',
    "quantities.q": '[quantities.q]\nformula = "1"',
    "charges.c": f'[[charges]]\nid = "c"\n{TITLE}\nformula = "0"',
    "reliefs.r": f'[[reliefs]]\nid = "r"\n{TITLE}\non = []\nshare = "0"',
    "settlement.cash_discounts.1": (
        '[[settlement.cash_discounts]]\nfrom = "01-01"\nuntil = "01-02"\nshare = "0.1"'
    ),
    "settlement.late_charge": '[settlement.late_charge]\nper_month = "0.1"\npart_month = "free"',
    "settlement.instalments": "[settlement.instalments]\nat_most_months = 3",
}
"""What must cite the law, by its place."""

UNLAWFUL = [
    "Same", "_same", "1st", "a-b", "é", "min", "max", "over", "started", "completed", "divide", "rounded", "marginal",
    "covers", "sum_over", "after_relief", "months", "started_months", "on", "if", "in", "not", "is", "lambda", "",
]  # fmt: skip


def bearing(place: str, name: str) -> str:
    """Return what stands at *place* with the *name*."""
    return BEARERS[place].replace("@", f'"{name}"')


@pytest.fixture(scope="session")
def bare(small: Small) -> Callable[..., str]:
    """Return what writes a tariff with one charge, a count `n`, and *more*."""

    def bare(*more: str) -> str:
        inputs = '[inputs]\nn = { type = "count", min = 0, max = 9, default = 1 }'
        return small(inputs=inputs, rates="", examples="\n".join(more))

    return bare


@pytest.mark.parametrize("pair", list(combinations(BEARERS, 2)), ids=" and ".join)
def test_all_that_bear_a_name_share_one_namespace(bare: Small, faults: Faults, pair: tuple[str, str]) -> None:
    """A doubled name is an error, told at the one of the two that is read later."""
    found = faults(bare(*(bearing(place, "same") for place in pair)))

    assert found in [[("doubled-name", place.replace("@", "same"))] for place in pair]


@pytest.mark.parametrize("name", UNLAWFUL)
def test_a_name_is_small_letters_digits_and_underscores(bare: Small, faults: Faults, name: str) -> None:
    """No Python keyword, no function's name, not `on`."""
    assert [("bad-name", f"rates.{name}")] == faults(bare(bearing("rates.@", name)))


@pytest.mark.parametrize("place", BEARERS)
def test_whatever_bears_a_name_bears_a_lawful_one(bare: Small, faults: Faults, place: str) -> None:
    """Inputs and those of items, rates, tables, quantities, subtotals, charges and reliefs."""
    for name in ("Same", "if", "over", "on"):
        assert [("bad-name", place.replace("@", name))] == faults(bare(bearing(place, name)))


@pytest.mark.parametrize("name", ["match", "case", "type", "a", "a1_b2_", "total", "rounding", "share"])
def test_what_is_no_keyword_is_a_name(small: Small, load: Load, name: str) -> None:
    """Also where Python gives it a meaning in some places, or the language a key of that name."""
    rates = f'[rates]\n{name} = {{ value = 7, unit = "IRR", cite = "1" }}'

    assert 7 == load(small(name, rates=rates)).assess({}).total.amount


@pytest.mark.parametrize("title", ['"T"', '{ en = "T" }', '{ fa = "ع" }', '{ en = "", fa = "ع" }', "{}"])
def test_a_title_needs_both_languages_on_tariff_charges_and_reliefs(
    bare: Small, faults: Faults, title: str
) -> None:
    """`title` needs `en` and `fa` there."""
    text = bare(bearing("charges.@", "c"), bearing("reliefs.@", "r"))
    found = faults(text.replace('{ en = "Small", fa = "کوچک" }', title).replace(TITLE, f"title = {title}"))

    assert {"tariff.title", "charges.c.title", "reliefs.r.title"} == {
        ".".join(where.split(".")[: -1 if where.endswith(("en", "fa")) else None]) for _, where in found
    }


@pytest.mark.parametrize("place", [*BEARERS, *CITED])
def test_a_title_is_optional_elsewhere(bare: Small, load: Load, faults: Faults, place: str) -> None:
    """Left out everywhere but on the tariff, charges and reliefs, nothing is missing."""
    written = bearing(place, "same") if place in BEARERS else f'{CITED[place]}\ncite = "1"'
    text = bare(written.replace(f"{TITLE}\n", ""))

    if place.startswith(("charges", "reliefs")):
        assert ["missing-key"] == [code for code, _ in faults(text)]
    else:
        assert "small" == load(text).id


@pytest.mark.parametrize("place", CITED)
def test_what_states_law_needs_a_citation(bare: Small, faults: Faults, place: str) -> None:
    """Rates, tables, quantities, charges, reliefs and settlement entries need `cite`."""
    for cite in ("", 'cite = ""', 'cite = " "'):
        assert [("missing-key", f"{place}.cite")] == faults(bare(CITED[place], cite))


@pytest.mark.parametrize("place", CITED)
def test_a_citation_is_one_string_or_both_languages(
    bare: Small, load: Load, faults: Faults, place: str
) -> None:
    """One language alone is neither."""
    assert "small" == load(bare(CITED[place], 'cite = "cl. 2"')).id
    assert "small" == load(bare(CITED[place], 'cite = { en = "cl. 2", fa = "بند ۲" }')).id
    assert [("missing-key", f"{place}.cite.fa")] == faults(bare(CITED[place], 'cite = { en = "cl. 2" }'))
    assert ("bad-value", f"{place}.cite") in faults(bare(CITED[place], "cite = 2"))
