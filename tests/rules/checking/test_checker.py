"""The checker says what is strange about a tariff, and nothing of one that is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.checking.checker import MOST_TOLD, check
from qom_permits.rules.tariff import Tariff

Told = list[tuple[str, str]]

BANDS = """[tables.t]
cite = "1"
unit = "IRR/m2"
columns = ["x <=", "value"]
rows = [{rows}]
"""
NOTHING_BELOW_ZERO = 'min = "-1000"', "min = 0"
EXAMPLE = '[[examples]]\ntitle = "t"\nsource = "s"\nfacts = {facts}\n{more}'


@pytest.fixture(scope="session")
def told(small: Callable[..., str], load: Callable[..., Tariff]) -> Callable[..., Told]:
    """Return what says the code and place of each warning but those of what the small tariff leaves unused."""

    def told(*formula: str, **sections: str) -> Told:
        found = check(load(small(*formula, **{"rates": "", **sections}).replace(*NOTHING_BELOW_ZERO)))
        return [
            (fault.code, fault.where) for fault in found.warnings if not fault.where.startswith("inputs.")
        ]

    return told


def test_a_table_that_ends_below_its_input_is_told(told: Callable[..., Told]) -> None:
    """With the last row; one that ends with the range, or has no last edge, is not."""
    for edge, codes in (("5", ["uncovered-range"]), ("1000000", []), ("", [])):
        tables = BANDS.format(rows=f'["1", "1"], ["{edge}", "2"]')

        assert codes == [code for code, _ in told("t(x) * x", tables=tables)]


def test_a_lower_edge_that_does_not_belong_to_the_band_leaves_the_greatest_number_out(
    told: Callable[..., Told],
) -> None:
    """A table ``x <`` up to the greatest number has no row for that number."""
    tables = BANDS.format(rows='["1000000", "1"]').replace("<=", "<")

    assert [("uncovered-range", "tables.t.rows.1")] == told("t(x) * x", tables=tables)


def test_an_option_without_a_row_is_told(told: Callable[..., Told]) -> None:
    """Exact keys of a choice, beside a band or alone; a table by quantity or text tells nothing."""
    alone = '[tables.z]\ncite = "1"\nunit = "IRR"\ncolumns = ["zone", "value"]\nrows = [["a", "1"]]\n'
    banded = (
        '[tables.z]\ncite = "1"\nunit = "IRR"\ncolumns = ["zone", "x <=", "value"]\nrows = [["a", "", "1"]]\n'
    )
    by_quantity = (
        '[tables.z]\ncite = "1"\nunit = "IRR"\ncolumns = ["double <=", "value"]\nrows = [["1", "1"]]\n'
    )
    quantity = '[quantities]\ndouble = { formula = "2 * n", cite = "1" }\n'
    by_text = '[tables.z]\ncite = "1"\nunit = "IRR"\ncolumns = ["note", "value"]\nrows = [["a", "1"]]\n'

    assert [("uncovered-range", "tables.z")] == told("z(zone)", tables=alone)
    assert [("uncovered-range", "tables.z")] == told("z(zone, x)", tables=banded)
    assert [] == told("z(double)", tables=by_quantity, quantities=quantity)
    assert [] == told("z(note)", tables=by_text)


def test_a_value_that_is_less_than_in_the_band_before_is_told(told: Callable[..., Told]) -> None:
    """With its row; values that rise or stay are not."""
    falling = BANDS.format(rows='["1", "2"], ["2", "3"], ["", "1"]')
    staying = BANDS.format(rows='["1", "2"], ["2", "2"], ["", "3"]')

    assert [("values-do-not-rise", "tables.t.rows.3")] == told("t(x) * x", tables=falling)
    assert [] == told("t(x) * x", tables=staying)


def test_a_charge_that_falls_or_jumps_at_an_edge_is_told_with_both_amounts(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """Once for each edge, however many examples come by."""
    tables = BANDS.format(rows='["10", "100"], ["20", "900"], ["", "90"]')
    examples = 2 * EXAMPLE.format(facts="{ x = 5 }", more="")
    found = check(load(small("t(x) * x", tables=tables, examples=examples)))
    steps = [fault for fault in found.warnings if fault.code.endswith("-at-band")]

    assert ["jumps-at-band", "falls-at-band"] == [fault.code for fault in steps]
    assert "Levy jumps from 1,000 rial at x = 10 m² to 9,009 rial at 10.01 m²" == steps[0].text.en
    assert "Levy falls from 18,000 rial at x = 20 m² to 1,801 rial at 20.01 m²" == steps[1].text.en


def test_the_first_number_of_a_band_whose_edge_does_not_belong_to_it_is_the_edge(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """``x < 10`` turns between 9.99 and 10."""
    tables = BANDS.format(rows='["10", "100"], ["", "900"]').replace("<=", "<")
    found = check(load(small("t(x) * x", tables=tables, examples=EXAMPLE.format(facts="{ x = 5 }", more=""))))
    steps = [fault.text.en for fault in found.warnings if fault.code == "jumps-at-band"]

    assert ["Levy jumps from 999 rial at x = 9.99 m² to 9,000 rial at 10 m²"] == steps


def test_bands_that_charge_each_part_at_its_own_value_neither_fall_nor_jump(
    told: Callable[..., Told],
) -> None:
    """A marginal scale is steeper beyond an edge and has no step there; a charge that stops tells nothing."""
    tables = BANDS.format(rows='["10", "100"], ["", "900"]')
    examples = EXAMPLE.format(facts="{ x = 5 }", more="")

    assert [] == told("marginal(t, x)", tables=tables, examples=examples)
    limit = '[rates]\nlimit = { value = "10", unit = "m2", cite = "1" }\n'
    assert [] == told("t(x) * x", 'when = "x <= limit"', tables=tables, examples=examples, rates=limit)


def test_what_nothing_uses_is_told(small: Callable[..., str], load: Callable[..., Tariff]) -> None:
    """Inputs, rates and tables, also those that only a quantity nobody reads speaks of."""
    tables = BANDS.format(rows='["", "1"]')
    quantity = '[quantities]\nidle = { formula = "t(x) * x", cite = "1" }\n'
    text = small("per_m2 * x if is_new else paid", tables=tables, quantities=quantity)
    found = check(load(text.replace(*NOTHING_BELOW_ZERO)))

    assert ["inputs.n", "inputs.zone", "inputs.begun", "inputs.note", "rates.rial", "tables.t"] == [
        fault.where for fault in found.warnings
    ]


def test_what_a_subtotal_a_condition_or_a_list_uses_is_used(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """Charges through subtotals, inputs in the ``when`` of others, items that are added up."""
    inputs = """[inputs]
x = { type = "number", unit = "m2", min = "0", max = "10" }
is_new = { type = "flag" }
n = { type = "count", min = 0, max = 9, default = 0, when = "is_new" }
rooms = { type = "list", at_most = 3, when = "n > 1", each = { width = { type = "count", min = 0, max = 9 } } }
"""
    reliefs = """[[reliefs]]
id = "off"
title = { en = "Off", fa = "کم" }
cite = "1"
on = ["all"]
share = "divide(after, after, 0)"
"""
    text = small(
        "per_m2 * x + rial * sum_over(rooms, width)",
        inputs=inputs,
        subtotals='[subtotals]\nall = ["levy"]\n',
        quantities='[quantities]\nafter = { formula = "all + rial", cite = "1" }\n',
        reliefs=reliefs,
    )

    assert () == check(load(text)).warnings


def test_only_the_first_of_many_warnings_of_a_kind_are_told(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """And that there are more."""
    rates = "[rates]\n" + "".join(f'r{n} = {{ value = "1", cite = "1" }}\n' for n in range(MOST_TOLD + 1))
    found = check(load(small("paid", rates=rates)))

    assert MOST_TOLD + 1 == len(found.warnings)
    assert "more-warnings" == found.warnings[-1].code


def test_an_example_that_does_not_come_out_is_an_error(
    small: Callable[..., str], load: Callable[..., Tariff]
) -> None:
    """And as data it stands apart from the warnings."""
    found = check(load(small("paid", examples=EXAMPLE.format(facts="{ paid = 2 }", more="total = 3\n"))))
    said = found.to_json()

    assert ["example-failed"] == [fault.code for fault in found.errors]
    assert {"tariff": "small", "digest": found.digest} == {key: said[key] for key in ("tariff", "digest")}
    assert 1 == len(said["errors"])  # type: ignore[arg-type]  # a list
    assert len(found.warnings) == len(said["warnings"])  # type: ignore[arg-type]  # a list
