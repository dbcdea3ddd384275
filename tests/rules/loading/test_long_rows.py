"""Rows of tables with thousands of them: what they say, what is wrong with them, and how far they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping

import pytest

from qom_permits.domain.errors import BadTariff
from qom_permits.rules.loading.files import read_tariff
from qom_permits.rules.loading.long_rows import LongRows, RowFile, counted
from qom_permits.rules.tariff import Tariff

Faults = Callable[..., list[tuple[str, str]]]
Small = Callable[..., str]
Load = Callable[..., Tariff]

FILES: Mapping[str, str] = {}
CSV = '[tables.t]\ncite = "1"\ncolumns = ["n", "value"]\nrows_from = "t.csv"'
NUMBERED = "".join(f'["{number}", "{number}.5"],\n' for number in range(1000))


def table(rows: str, columns: str = '"n", "value"') -> str:
    """Return a table with *rows*."""
    return f'[tables.t]\ncite = "1"\ncolumns = [{columns}]\nrows = [{rows}]'


def test_long_rows_say_what_short_ones_do(small: Small, load: Load) -> None:
    """Whatever stands between them, however their cells are written, and with one digest for both."""
    long = NUMBERED.replace('["7", "7.5"]', "# seven [\n [ 7 , # here\n '7.5' , ]").replace(
        '"8.5"', '"8.\\u0035"'
    )
    inline = load(small("t(n) * rial", tables=table(long)))
    beside = load(
        small("t(n) * rial", tables=CSV), t_csv="n,value\n" + "".join(f"{n},{n}.5\n" for n in range(1000))
    )

    assert [8, 9, 1000] == [inline.assess({"n": number}).total.amount for number in (7, 8, 999)]
    assert inline.tables == beside.tables
    assert load(small("t(n) * rial", tables=table(NUMBERED))).digest == beside.digest


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('["a", "1"]', [("bad-rows", "tables.t.rows.1001")]),
        ('["5", "1"]', [("bad-rows", "tables.t.rows.1001")]),
        ("[5, 1]", [("bad-rows", "tables.t.rows.1001")]),
        ('["1000"]', [("bad-rows", "tables.t.rows.1001")]),
        ("[1000, 1.5]", [("bad-value", "tables.t.rows.1001.2")]),
        (
            "[1979-05-27, 07:32:00]",
            [("bad-value", "tables.t.rows.1001.1"), ("bad-value", "tables.t.rows.1001.2")],
        ),
        ("[1000, yes]", [("bad-toml", "tables.t.rows")]),
        ('["1000", "\\ud800"]', [("bad-toml", "tables.t.rows")]),
        ("[1000, " + "9" * 5000 + "]", [("bad-toml", "tables.t.rows")]),
        ('[1000, ["1"]]', [("bad-rows", "tables.t.rows.1001")]),
        (
            "[1000, {}], 5, [1001, 1]",
            [("bad-rows", "tables.t.rows.1001"), ("bad-rows", "tables.t.rows.1002")],
        ),
        ("[1000, 1]", []),
        ("[1000, +1]", []),
    ],
)
def test_what_is_wrong_after_a_thousand_rows_is_told(
    small: Small, load: Load, faults: Faults, rows: str, expected: list[tuple[str, str]]
) -> None:
    """Each at the number of its row, as in a short table."""
    text = small(tables=table(NUMBERED + rows))

    assert expected == (faults(text) if expected else [(t.name, "") for t in load(text).tables if not t.rows])


def test_rows_where_no_table_wants_them_are_refused(small: Small, faults: Faults) -> None:
    """In another section, as a table of their own, and as one fact of an example."""
    rows = f"rows = [{NUMBERED}]\n"

    assert ("bad-value", "rates.rows") in faults(small(rates=f"[rates]\n{rows}"))
    assert ("bad-value", "tables.rows") in faults(small(tables=f"[tables]\n{rows}"))
    assert [("bad-fact", "examples.1.facts")] == faults(
        small(examples=f"[[examples]]\n[examples.facts]\n{rows}")
    )


def test_wrong_rows_before_one_that_is_torn_are_told_with_it(small: Small, faults: Faults) -> None:
    """Of a file of rows too."""
    assert [("bad-rows", "tables.t.rows.1"), ("bad-rows", "tables.t.rows_from")] == faults(
        small(tables=CSV), t_csv='n,value\na,1\n2,"1\n'
    )


def test_bands_of_texts_are_refused_for_that_alone(small: Small, faults: Faults) -> None:
    """And for their order as it would be in the alphabet."""
    found = faults(small(tables=table('["b", 1], ["a", 1]', '"note <", "value"')))

    assert [("bad-value", "tables.t.columns"), ("bad-rows", "tables.t.rows.2")] == found


class Counted(list[object]):
    """A list that counts how many of its items were taken."""

    taken = 0

    def __iter__(self) -> Iterator[object]:
        """Yield each item, counting it."""
        for item in super().__iter__():
            self.taken += 1
            yield item


def test_rows_are_read_no_further_than_faults_are_told(small: Small) -> None:
    """Of ten thousand wrong ones a few hundred, of ten thousand sound ones before a wrong one all."""
    content = tomllib.loads(small(tables=table("")))
    taken = []
    for rows in ([["a", 1]] * 10_000, [*([number, 1] for number in range(10_000)), ["a", 1]]):
        content["tables"]["t"]["rows"] = counted_rows = Counted(rows)
        with pytest.raises(BadTariff):
            read_tariff(content, FILES.__getitem__)
        taken.append(counted_rows.taken)

    assert taken[0] <= 500
    assert taken[1] >= 10_001


def test_rows_are_counted_no_further_than_asked() -> None:
    """And those that are torn not at all."""
    rows = LongRows(f"[{NUMBERED}]")

    assert [5, 1000, 1000] == [counted(rows, 4), counted(rows, 1000), rows.at_most()]
    assert 1002 == len(list(LongRows(rows.written, (5, ["6"]))))
    assert 1 == counted(RowFile("t.csv", 'n,value\n1,1\n2,"1\n'), 1000)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("n,value", []),
        ("\n\r\n\nn,value\r\n\n\n1,1\r2,2", [["1", "1"], ["2", "2"]]),
        ('n,value\n\n"1\n\n1",1\n\n', [["1\n\n1", "1"]]),
    ],
)
def test_empty_lines_are_no_rows(content: str, rows: list[list[str]]) -> None:
    """But those within quotes belong to their cell."""
    file = RowFile("t.csv", content)

    assert rows == list(file)
    assert ["n", "value"] == file.header()
    assert len(rows) <= file.at_most() <= content.count("\n") + content.count("\r")


def test_files_of_rows_are_bounded_together(small: Small, faults: Faults) -> None:
    """Five tables of a file of four mebibytes are not read, were it all one line."""
    tables = "\n".join(CSV.replace("tables.t", f"tables.t{number}") for number in range(5))

    assert ("too-large", "tables") in faults(
        small(tables=tables), t_csv="n,value\n" + "1" * (4 * 1024 * 1024 - 10)
    )


def test_rows_are_counted_where_their_size_does_not_tell(small: Small, faults: Faults) -> None:
    """A line may end in two signs, and need not hold a row."""
    tables = CSV.replace('"n"', '"nothing"')
    content = "nothing,value\r\n" + "1,1\r\n" * 110_000

    assert ["unknown-name"] == [code for code, _ in faults(small(tables=tables), t_csv=content)]


@pytest.mark.parametrize(
    ("columns", "rows", "number"),
    [
        ('"x <=", "value"', [("1", 1), ("2", 1), ("", 1), ("", 1)], 4),
        ('"x <=", "value"', [("1", 1), ("", 1), ("2", 1)], 3),
        ('"x <=", "value"', [("1.5", 1), ("1.50", 1)], 2),
        ('"x <=", "value"', [("2", 1), ("۱", 1)], 2),
        ('"zone", "x <", "value"', [("a", "1", 1), ("b", "1", 1), ("a", "", 1), ("b", "0.5", 1)], 4),
        ('"begun <", "value"', [("2024-01-01", 1), ("2023-01-01", 1)], 2),
        ('"begun <", "value"', [("", 1), ("2023-01-01", 1)], 2),
        ('"begun <", "value"', [("2024-01-01", 1), ("2024-01-02", 1), ("2024-01-02", 1)], 3),
        ('"begun", "value"', [("2024-01-01", 1), ("2024-01-01", 1)], 2),
        ('"note", "x <=", "value"', [("a", "2", 1), ("b", "1", 1), ("b", "1.0", 1)], 3),
        ('"is_new", "value"', [("true", 1), ("false", 1), ("true", 1)], 3),
        ('"note", "zone", "value"', [("a b", "a", 1), ("a", "a", 1), ("a  b", "a ", 1)], 3),
        ('"note", "zone", "value"', [("کی", "a", 1), ("كي", "b", 1), ("كي", "a", 1)], 3),
    ],
)
def test_a_row_doubled_or_out_of_order_is_told(
    small: Small, faults: Faults, columns: str, rows: list[tuple[object, ...]], number: int
) -> None:
    """Of bands and exact keys of every kind, alone and after many."""
    tables = table(", ".join(f"{list(row)}".replace("'", '"') for row in rows), columns)

    assert [("bad-rows", f"tables.t.rows.{number}")] == faults(small(tables=tables))
