"""The faults a published price list has: gaps, overlaps, absurd rates, too many rows, and programs smuggled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.checking.checker import check
from qom_permits.rules.comparing.law import in_force
from qom_permits.rules.tariff import Tariff

Faults = Callable[..., list[tuple[str, str]]]
Refused = Callable[..., list[tuple[str, str]]]
Small = Callable[..., str]
Load = Callable[..., Tariff]

CSV = '[tables.t]\ncite = "1"\ncolumns = ["n", "value"]\nrows_from = "t.csv"'
SMUGGLED = ["__import__('os')", "4000000**4000000", "open('/etc/passwd').read()", "{x}", "=1+1", "1;2"]


def bands(rows: str, columns: str = '"x <=", "value"') -> str:
    """Return a table of bands of x."""
    return f'[tables.t]\ncite = "1"\nunit = "IRR"\ncolumns = [{columns}]\nrows = [{rows}]'


def test_no_gap_can_be_written_between_two_brackets(small: Small, load: Load, faults: Faults) -> None:
    """A band ends where the next begins: a column of lower edges is refused, and 100.5 has its rate."""
    lower = bands('["0", "100", 1], ["101", "200", 2]', '"x >=", "x <=", "value"')
    tariff = load(small("t(x)", tables=bands('["100", 1], ["200", 2], ["", 3]')))

    assert [("bad-value", "tables.t.columns")] * 2 == faults(small(tables=lower))
    assert [1, 2] == [tariff.assess({"x": x}).total.amount for x in ("100", "100.5")]


def test_a_gap_past_the_last_bracket_is_warned_of_and_never_priced(
    small: Small, load: Load, refused: Refused
) -> None:
    """With the number there is no rate for."""
    text = small("t(x)", tables=bands('["100", 1], ["200", 2]'))
    checked = check(load(text))

    assert "uncovered-range" in {warning.code for warning in checked.warnings}
    assert [("not-covered", "charges.levy")] == refused(text, x="200.5")
    with pytest.raises(BadTariff, match=r"no row for x 200\.5"):
        load(text).assess({"x": "200.5"})


def test_brackets_that_overlap_are_refused_with_both_rows_named(small: Small, load: Load) -> None:
    """The one that ends too soon, and the one before that already reaches further."""
    with pytest.raises(
        BadTariff, match=r"tables\.t\.rows\.2: x is 90, but row 1 before it already reaches 100"
    ) as caught:
        load(small("t(x)", tables=bands('["100", 1], ["90", 2]')))

    assert ["bad-rows"] == [fault.code for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("rate", "code"),
    [
        ('"1E+99"', "bad-value"),
        ("1E+99", "bad-value"),
        ('"NaN"', "bad-value"),
        ("nan", "bad-value"),
        ("inf", "bad-value"),
        (f'"{"9" * 10**6}"', "too-large"),
        ("9" * 10**6, "bad-toml"),
        (f'"0.{"9" * 10**6}"', "too-large"),
    ],
    ids=range(8),
)
def test_a_rate_that_is_no_number_anybody_charges_is_refused(
    small: Small, faults: Faults, rate: str, code: str
) -> None:
    """Before it is ever reckoned with."""
    found = faults(small(rates=f'[rates]\nr = {{ value = {rate}, cite = "1" }}'))

    assert {code} == {found_code for found_code, _ in found}


@pytest.mark.parametrize("cell", ["1E+99", "NaN", "9" * 100_000, "1" + "0" * 41])
def test_a_cell_that_is_no_number_anybody_charges_is_refused(small: Small, faults: Faults, cell: str) -> None:
    """In the file as beside it."""
    assert [("bad-rows", "tables.t.rows.1")] == faults(small(tables=CSV), t_csv=f"n,value\n1,{cell}\n")
    assert [("bad-rows", "tables.t.rows.1")] == faults(
        small("t(x)", tables=bands(f'["1", "{cell}"], ["", 2]'))
    )


def test_a_million_rows_are_too_many(small: Small, faults: Faults) -> None:
    """In the file as beside it, in one table or in all of them."""
    tables = "\n".join(CSV.replace("tables.t", f"tables.t{number}") for number in range(5))

    assert [("too-large", "tables.t")] == faults(small(tables=CSV), t_csv="n,value\n" + "1,1\n" * 10**6)
    assert [("too-large", "tables")] == faults(small(tables=tables), t_csv="n,value\n" + "1,1\n" * 50_000)
    assert ["too-large"] == [
        code for code, _ in faults(small(tables=bands("[1,1]," * 600_000, '"n", "value"')))
    ]


@pytest.mark.parametrize("words", SMUGGLED)
def test_a_program_in_the_place_of_a_number_is_only_words(small: Small, faults: Faults, words: str) -> None:
    """Which are no number: in a rate, a bound, a step, a cell."""
    assert [("bad-value", "rates.r.value")] == faults(
        small(rates=f'[rates]\nr = {{ value = "{words}", cite = "1" }}')
    )
    assert ("bad-value", "inputs.y.min") in faults(
        small(inputs=f'[inputs.y]\ntype = "number"\nmin = "{words}"\nmax = 1')
    )
    assert [("bad-value", "rounding.line.step")] == faults(
        small(rounding=f'[rounding]\nline = {{ step = "{words}", mode = "up" }}')
    )
    assert [("bad-rows", "tables.t.rows.1")] == faults(small(tables=CSV), t_csv=f'n,value\n1,"{words}"\n')


@pytest.mark.parametrize("words", SMUGGLED)
def test_a_program_in_the_place_of_a_formula_is_refused_unrun(
    small: Small, faults: Faults, words: str
) -> None:
    """A formula has no more than the grammar of formulas."""
    found = faults(small(words))

    assert {"charges.levy.formula"} == {where for _, where in found}
    assert {code for code, _ in found} <= {"bad-formula", "unknown-name", "wrong-unit"}


def test_a_price_list_changed_after_publishing_is_not_the_same(small: Small, load: Load) -> None:
    """Bills pin its digest, and two of one id are never law together."""
    published, changed = load(small("rial")), load(small("2 * rial"))
    bill = published.assess({})

    assert published.id == changed.id
    assert published.digest != changed.digest
    assert bill.digest == published.digest
    assert bill.replay([changed]).tariff_changed
    with pytest.raises(BadTariff) as caught:
        in_force([published, changed], published.first_day)
    assert ["doubled-tariff"] == [fault.code for fault in caught.value.faults]


def test_a_price_list_that_starts_before_it_is_published_prices_no_day_as_known_before(
    small: Small, load: Load
) -> None:
    """It is law from its first day, as known since it was published; what was known before stays known."""
    text = small("rial")
    late = load(
        text.replace(
            'citation = "a test"', 'citation = "a test"\npublished = "2024-06-01"\nsupersedes = "old"'
        )
    )
    old = load(text.replace('id = "small"', 'id = "old"'))

    assert old == in_force([old, late], old.first_day, known_on=old.first_day)
    assert late == in_force([old, late], old.first_day)
