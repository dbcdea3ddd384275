"""Tables: keys, bands and their edges, values, and rows that lie beside the tariff."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.tariff import Tariff

Small = Callable[..., str]
Load = Callable[..., Tariff]
Faults = Callable[..., list[tuple[str, str]]]

CSV = '[tables.t]\ncite = "1"\nunit = "IRR"\ncolumns = ["note", "x <", "value"]\nrows_from = "t.csv"\n'


def table(columns: str, rows: str, more: str = 'unit = "IRR"') -> str:
    """Return a table written out."""
    return f'[tables.t]\ncite = "1"\ncolumns = [{columns}]\nrows = [{rows}]\n{more}\n'


@pytest.mark.parametrize(
    ("sign", "due"),
    [
        ("<=", {"-5": 1, "9.99": 1, "10": 1, "10.01": 2, "20": 2, "20.01": 3, "999": 3}),
        ("<", {"-5": 1, "9.99": 1, "10": 2, "10.01": 2, "20": 3, "20.01": 3, "999": 3}),
    ],
)
def test_the_first_band_that_holds_it_applies(
    small: Small, load: Load, sign: str, due: dict[str, int]
) -> None:
    """`<=`: the upper edge belongs to the band; `<`: it does not; an empty edge is none."""
    tariff = load(small("t(x)", tables=table(f'"x {sign}", "value"', '["10", 1], ["20", 2], ["", 3]')))

    assert due == {x: tariff.assess({"x": x}).total.amount for x in due}


@pytest.mark.parametrize(("sign", "due"), [("<=", [1, 1, 2]), ("<", [1, 2, 2])])
def test_a_band_of_dates_is_of_the_tariffs_calendar(
    whole_page: str, load: Load, facts: dict[str, str], sign: str, due: list[int]
) -> None:
    """Edges and facts alike are Jalali days there."""
    inputs = '[inputs.begun]\ntype = "date"\n'
    tables = table(f'"begun {sign}", "value"', '["1399-06-31", 1], ["", 2]')
    tariff = load(
        whole_page.replace("[rates]", f"{inputs}\n{tables}\n[rates]").replace("fire_share * base", "t(begun)")
    )

    assert due == [
        tariff.assess({**facts, "begun": day}).lines[2].amount.amount
        for day in ("1399-06-30", "1399-06-31", "1399-07-01")
    ]


def test_each_set_of_exact_keys_has_bands_of_its_own(small: Small, load: Load) -> None:
    """One without a last edge, one that ends, their rows in turns."""
    rows = '["a", "10", 1], ["b", "5", 2], ["a", "", 3], ["b", "7.5", 4]'
    tariff = load(small("t(zone, x)", tables=table('"zone", "x <=", "value"', rows)))

    assert [1, 3, 2, 4] == [
        tariff.assess({"zone": zone, "x": x}).total.amount
        for zone, x in (("a", 8), ("a", 99), ("b", 5), ("b", "7.5"))
    ]
    with pytest.raises(
        ValueError, match=r"table t has no row for zone b, x 8; the nearest it has for x: 7\.5"
    ):
        tariff.assess({"zone": "b", "x": 8})


def test_an_empty_cell_is_empty_text_where_there_is_no_band(small: Small, load: Load, faults: Faults) -> None:
    """Of a text; no number, flag or date is empty."""
    tariff = load(small("t(note)", tables=table('"note", "value"', '["", 4], ["a", 5]')))

    assert [4, 5] == [tariff.assess({"note": note}).total.amount for note in ("", "a")]
    for key in ("n", "is_new", "begun", "zone"):
        assert [("bad-rows", "tables.t.rows.1")] == faults(
            small(tables=table(f'"{key}", "value"', '["", 4]'))
        )


def test_exact_numbers_compare_by_value(small: Small, load: Load) -> None:
    """However many zeros they are written with."""
    tariff = load(
        small("t(x)", tables=table('"x", "value"', '["60.00", 1], ["060.5", 2], ["۷۰", 3], [80, 4]'))
    )

    assert [1, 2, 3, 4] == [tariff.assess({"x": x}).total.amount for x in ("60", "60.50", "70.0", "80")]


@pytest.mark.parametrize("key", ["per_m2", "levy", "all", "half", "on", "t", "rooms", "nothing"])
def test_a_key_column_bears_the_name_of_an_input_or_quantity(small: Small, faults: Faults, key: str) -> None:
    """Of nothing else."""
    more = """[subtotals]
all = ["levy"]
[inputs.rooms]
type = "list"
each = { wide = { type = "flag" } }
[[reliefs]]
id = "half"
title = { en = "Half", fa = "نیم" }
cite = "1"
on = ["levy"]
share = "0.5"
"""
    found = faults(small(tables=table(f'"{key}", "value"', '["1", "1"]'), examples=more))

    assert ("unknown-name", "tables.t.columns") in found


def test_a_key_has_the_type_and_unit_of_what_it_is_named_for(
    small: Small, load: Load, faults: Faults
) -> None:
    """Of a quantity too, and every key passed must match, in number as in kind."""
    quantities = '[quantities]\narea = { formula = "x * 2", cite = "1" }\n'
    quantities += 'is_big = { formula = "x > 5 * x", cite = "1" }'
    tables = table('"area", "is_big", "zone", "value"', '["10", false, "a", 7]')
    written = small("t(area, is_big, zone)", tables=tables, quantities=quantities)

    assert 7 == load(written).assess({"x": 5}).total.amount
    assert (
        7
        == load(written.replace("t(area, is_big, zone)", "t(2 * x, n > 3, 'a')"))
        .assess({"x": 5})
        .total.amount
    )
    for call, code in (
        ("t(n, is_big, zone)", "wrong-unit"), ("t(area, n, zone)", "wrong-unit"), ("t(area, is_big, n)", "wrong-unit"),
        ("t(area, is_big, 'c')", "bad-formula"), ("t(area, is_big)", "bad-formula"), ("t()", "bad-formula"),
        ("t(area, is_big, zone, n)", "bad-formula"),
    ):  # fmt: skip
        assert [(code, "charges.levy.formula")] == faults(written.replace("t(area, is_big, zone)", call))


def test_a_name_alone_reads_the_only_value(small: Small, load: Load, faults: Faults) -> None:
    """Whatever that column is called; `name.column` reads it too, and one of several must be named."""
    one = table('"n", "fee"', '["1", "5"]', 'values = { fee = "IRR" }')
    two = table('"n", "fee", "tax"', '["1", "5", "6"]', 'values = { fee = "IRR", tax = "IRR" }')

    assert [5, 5] == [
        load(small(call, tables=one)).assess({"n": 1}).total.amount for call in ("t(n)", "t.fee(n)")
    ]
    assert 30 == load(small("t.fee(n) * 6", tables=two)).assess({"n": 1}).total.amount
    assert [("bad-formula", "charges.levy.formula")] == faults(small("t(n)", tables=two))
    assert [("unknown-name", "charges.levy.formula")] == faults(small("t.value(n)", tables=two))


def test_values_left_out_is_one_column_in_the_unit(small: Small, load: Load, faults: Faults) -> None:
    """Called `value`; a unit left out is a plain number."""
    plain = table('"n", "value"', '["1", "5"]', "")

    assert 5 == load(small("t.value(n) * rial", tables=plain)).assess({"n": 1}).total.amount
    assert [("wrong-unit", "charges.levy.formula")] == faults(small("t(n)", tables=plain))
    assert ("bad-value", "tables.t.columns") in faults(small(tables=table('"n", "fee"', '["1", "5"]')))


@pytest.mark.parametrize(
    "content",
    [
        "note,x <,value\nMain Street,10,1\nMain Street,,2\n",
        "\ufeffnote,x <,value\r\nMain Street,10,1\r\nMain Street,,2\r\n",
        'note , x  <,"value"\n"Main  Street","10",۱\n\n"Main Street","",2',
    ],
)
def test_rows_may_lie_beside_in_csv(small: Small, load: Load, content: str) -> None:
    """UTF-8, a BOM allowed: the same header, then rows, as if they stood in the file."""
    tariff = load(small("t(note, x)", tables=CSV), t_csv=content)

    assert [1, 2] == [tariff.assess({"note": "Main Street", "x": x}).total.amount for x in ("9.99", "10")]


@pytest.mark.parametrize(
    "header",
    ["note,value,x <", "note,x,value", "note,x <=,value", "note,x <", "note,x <,value,more", "1,2,3"],
)
def test_the_header_of_a_csv_file_is_that_of_the_table(small: Small, faults: Faults, header: str) -> None:
    """The same columns in the same order with the same signs."""
    assert [("bad-rows", "tables.t.rows_from")] == faults(small(tables=CSV), t_csv=f"{header}\n" + "a,1,1\n")


def test_rows_that_overlap_are_out_of_order_or_doubled_are_refused(small: Small, faults: Faults) -> None:
    """The cells of a band rise; rows equal after folding are doubled, in CSV as in the file."""
    for rows in ("a,10,1\na,9,2\n", "a,10,1\na,10,2\n", "a,,1\na,10,2\n", "a,,1\na,,2\n", "ك,5,1\nک,۵,2\n"):
        assert [("bad-rows", "tables.t.rows.2")] == faults(small(tables=CSV), t_csv=f"note,x <,value\n{rows}")


def test_cells_of_a_choice_must_be_its_options(small: Small, load: Load, faults: Faults) -> None:
    """Folded as options are; any other is no row at all."""
    inputs = '[inputs]\nkind = { type = "choice", options = ["كوچک", "بزرگ ۲"] }'
    tables = table('"kind", "value"', '["کوچك", 1], ["بزرگ 2", 2]')

    assert 2 == load(small("t(kind)", inputs=inputs, tables=tables)).assess({"kind": "بزرگ ٢"}).total.amount
    assert [("bad-rows", "tables.t.rows.1")] == faults(
        small("t(kind)", inputs=inputs, tables=tables.replace('"کوچك"', '"میانه"'))
    )


def test_a_key_without_a_row_is_not_covered_and_says_where(small: Small, load: Load) -> None:
    """Naming the table, the key and the nearest rows: of texts, numbers, dates, flags and options."""
    for key, kind, rows, fact, nearest in (
        ("note", "note", '["b", 1], ["f", 1]', "c", "note: b, f"),
        ("n", "n", '["2", 1], ["9", 1]', 7, "n: 2, 9"),
        ("n", "n", '["2", 1], ["9", 1]', 99, "n: 9"),
        ("begun", "begun", '["2024-02-01", 1]', "2024-03-01", "begun: 2024-02-01"),
        ("is_new", "is_new", "[true, 1]", False, "is_new: yes"),
        ("zone", "zone", '["b", 1]', "a", "zone: b"),
    ):
        tariff = load(small(f"t({key})", tables=table(f'"{kind}", "value"', rows)))
        with pytest.raises(
            ValueError, match=f"table t has no row for {key} .*; the nearest it has for {nearest};"
        ):
            tariff.assess({key: fact})
