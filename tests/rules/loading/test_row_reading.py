"""Tables: their columns, their cells, and the order of their rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qom_permits.rules.tariff import Tariff

Faults = Callable[..., list[tuple[str, str]]]
Small = Callable[..., str]
Load = Callable[..., Tariff]


def table(columns: str, rows: str, more: str = "") -> str:
    """Return a table written out."""
    return f'[tables.t]\ncite = "1"\ncolumns = [{columns}]\nrows = [{rows}]\n{more}'


@pytest.mark.parametrize(
    ("columns", "rows", "more", "expected"),
    [
        ('"x", "value"', '["1", "1"], ["1.0", "2"]', "", ["tables.t.rows.2"]),
        ('"note", "value"', '["كي 1", "1"], ["کی  ١", "2"]', "", ["tables.t.rows.2"]),
        ('"x <=", "value"', '["1", "1"], ["1", "2"]', "", ["tables.t.rows.2"]),
        ('"x <=", "value"', '["", "1"], ["", "2"]', "", ["tables.t.rows.2"]),
        ('"x <=", "value"', '["2", "1"], ["1", "2"], ["3", "2"]', "", ["tables.t.rows.2"]),
        ('"x <=", "value"', '["", "1"], ["1", "2"]', "", ["tables.t.rows.2"]),
        ('"x", "value"', '["", "1"]', "", ["tables.t.rows.1"]),
        (
            '"x", "value"',
            '["1", ""], ["1", "2", "3"], ["1e3", "1"], ["1", true]',
            "",
            [f"tables.t.rows.{k}" for k in (1, 2, 3, 4)],
        ),
        ('"zone", "value"', '["c", "1"]', "", ["tables.t.rows.1"]),
        ('"is_new", "value"', '["yes", "1"]', "", ["tables.t.rows.1"]),
        ('"begun", "value"', '["2024-13-01", "1"], [5, "1"]', "", ["tables.t.rows.1", "tables.t.rows.2"]),
        ('"note", "value"', "5", "", ["tables.t.rows.1"]),
        ('"x", "value"', "", "", ["tables.t"]),
    ],
)
def test_bad_rows_are_told(
    small: Small, faults: Faults, columns: str, rows: str, more: str, expected: list[str]
) -> None:
    """Doubled after folding, out of order, cells of another kind, the wrong number of cells, none at all."""
    assert [("bad-rows", where) for where in expected] == faults(small(tables=table(columns, rows, more)))


@pytest.mark.parametrize(
    ("columns", "more", "expected"),
    [
        ('"value"', "", ("bad-value", "tables.t.columns")),
        ('"x"', "", ("bad-value", "tables.t.columns")),
        ('"", "value"', "", ("unknown-name", "tables.t.columns")),
        ('"x", "price"', "", ("bad-value", "tables.t.columns")),
        ('"x", 5', "", ("bad-value", "tables.t.columns")),
        ('"x <=", "n", "value"', "", ("bad-value", "tables.t.columns")),
        ('"x >", "value"', "", ("bad-value", "tables.t.columns")),
        ('"x", "x", "value"', "", ("bad-value", "tables.t.columns")),
        ('"x", "a", "b"', 'values = { a = "1", c = "1" }', ("bad-value", "tables.t.columns")),
        ('"a", "x", "b"', 'values = { a = "1", b = "1" }', ("bad-value", "tables.t.columns")),
        ('"x", "a b"', 'values = { "a b" = "1" }', ("bad-value", "tables.t.columns")),
        ('"x", "a"', 'values = { a = "m3x3" }', ("bad-value", "tables.t.values.a")),
        ('"x", "a"', 'values = { a = "1" }\nunit = "1"', ("unknown-key", "tables.t.unit")),
        ('"y", "value"', "", ("unknown-name", "tables.t.columns")),
        ('"per_m2", "value"', "", ("unknown-name", "tables.t.columns")),
        ('"x", "value"', 'rows_from = "a.csv"', ("unknown-key", "tables.t.rows")),
    ],
)
def test_bad_columns_are_told(
    small: Small, faults: Faults, columns: str, more: str, expected: tuple[str, str]
) -> None:
    """Keys first, each an input or quantity, only the last banded; then the values, named once."""
    assert expected in faults(small(tables=table(columns, '["1", "1"]', more)))


def test_values_may_stand_in_any_order(small: Small, load: Load) -> None:
    """The columns say where each stands."""
    tables = table('"x", "b", "a"', '["1", "2", "3"]', 'values = { a = "IRR/m2", b = "IRR/m2" }')

    assert 3 == load(small("t.a(x) * x", tables=tables)).assess({"x": 1}).total.amount


def test_a_table_needs_its_columns(small: Small, faults: Faults) -> None:
    """And says so once."""
    assert [("missing-key", "tables.t.columns")] == faults(small(tables='[tables.t]\ncite = "1"\nrows = []'))[
        :1
    ]


def test_a_formula_that_needs_a_faulty_name_adds_no_fault(small: Small, faults: Faults) -> None:
    """One cause, one fault."""
    tables = table('"q", "value"', '["1", "1"]')
    quantities = (
        '[quantities]\nq = { formula = "x + n", cite = "1" }\nr = { formula = "q + t(1)", cite = "1" }'
    )

    assert [("wrong-unit", "quantities.q.formula")] == faults(
        small("t(1) * rial", tables=tables, quantities=quantities)
    )


def test_a_table_may_be_keyed_by_a_quantity(small: Small, load: Load) -> None:
    """With its kind and unit, text and number alike."""
    tables = table('"size", "value"', '["large", "7"], ["small", "2"]')
    quantities = "[quantities]\nsize = { formula = \"'large' if x > y else 'small'\", cite = \"1\" }\n"
    quantities += 'y = { formula = "x - x", cite = "1", title = { en = "Y", fa = "ی" } }'

    assert (
        7 == load(small("t(size) * rial", tables=tables, quantities=quantities)).assess({"x": 1}).total.amount
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("note,value\na,1\n", "bad-rows"),
        ("", "bad-rows"),
        ('x,value\n"1,1\n', "bad-rows"),
        ("x,value\n", "bad-rows"),
        ("x,value\n1\n", "bad-rows"),
        ("x,value\n" + "1" * 200_000 + ",1\n", "bad-rows"),
        ("x,value\n" + "1,1\n" * 200_001, "too-large"),
        ("x" * (4 * 1024 * 1024 + 1), "too-large"),
    ],
    ids=range(8),
)
def test_a_bad_file_of_rows_is_told(small: Small, faults: Faults, content: str, code: str) -> None:
    """Another header, no rows, torn quotes, cells past all bounds, too many rows."""
    tables = '[tables.t]\ncite = "1"\ncolumns = ["x", "value"]\nrows_from = "t.csv"'

    assert {code} == {found for found, _ in faults(small(tables=tables), t_csv=content)}


@pytest.mark.parametrize("name", ["", "../t.csv", "/etc/passwd", "a\\\\b", "c:t", ".t", "a\\u0000b"])
def test_rows_come_only_from_beside(small: Small, faults: Faults, name: str) -> None:
    """A path that leads elsewhere is not even asked for."""
    tables = f'[tables.t]\ncite = "1"\ncolumns = ["x", "value"]\nrows_from = "{name}"'

    assert ("bad-rows", "tables.t.rows_from") in faults(small(tables=tables))


def test_many_bad_rows_are_told_in_part(small: Small, faults: Faults) -> None:
    """Fifty, and that there are more."""
    found = faults(small(tables=table('"x", "value"', ",".join(['["a", "1"]'] * 60))))

    assert 51 == len(found)
    assert ("bad-rows", "tables.t") == found[-1]


def test_rows_of_several_tables_are_bounded_together(small: Small, faults: Faults) -> None:
    """Two hundred thousand in all."""
    lines = '[tables.{}]\ncite = "1"\ncolumns = ["n", "value"]\nrows_from = "t.csv"\n'
    content = "n,value\n" + "".join(f"{k},1\n" for k in range(100_001))

    assert [("too-large", "tables")] == faults(
        small(tables=lines.format("t") + lines.format("s")), t_csv=content
    )


@pytest.mark.parametrize("columns", ["[]", '["value"]', "5"])
def test_a_table_without_keys_or_values_is_told_once(small: Small, faults: Faults, columns: str) -> None:
    """A formula that reads it adds nothing to what is wrong with it."""
    tables = f'[tables.t]\ncite = "1"\nunit = "1"\ncolumns = {columns}\nrows = [[1, 2]]'

    for formula in ("t(x) * rial", "marginal(t, x) * rial", "rial if covers(t, x) else 0"):
        assert {"tables"} == {where.split(".")[0] for _, where in faults(small(formula, tables=tables))}


@pytest.mark.parametrize("key", ["note", "zone", "is_new"])
def test_only_numbers_and_dates_have_bands(small: Small, faults: Faults, key: str) -> None:
    """A text, a choice or a flag has no order, so that no edge of it can be an upper one."""
    cell = {"note": "a", "zone": "a", "is_new": "true"}[key]
    tables = table(f'"{key} <=", "value"', f'["{cell}", "1"]')

    assert [("bad-value", "tables.t.columns")] == faults(small(tables=tables))
