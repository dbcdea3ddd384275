"""``qom-permits tariff diff``: what changed in law, and where the new year is dearer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits_cli.app import main

OLD = """
schema = 1

[tariff]
id = "{id}"
title = {{ en = "Year", fa = "سال" }}
currency = "IRR"
calendar = "gregorian"
in_force = {{ from = "2024-01-01" }}
citation = "the council"

[inputs]
x = {{ type = "number", min = 0, max = 100 }}
y = {{ type = "number", min = 0, max = 100 }}
z = {{ type = "number", min = 0, max = 100, default = 1 }}

[rates]
fee = {{ value = "{fee}", unit = "IRR", cite = "cl. 1" }}

[tables]
{tables}
zone = {{ cite = "cl. 3", columns = ["y", "value"], rows = [{zones}] }}

[[charges]]
id = "levy"
title = {{ en = "Levy", fa = "عوارض" }}
cite = "cl. 4"
formula = "fee * {formula}"
"""
X = 'by_x = { cite = "cl. 2", columns = ["x <=", "value"], rows = [["10", "1"], ["", "2"]] }'
Y = 'by_y = { cite = "cl. 2", columns = ["y <=", "value"], rows = [["10", "1"], ["", "2"]] }'
Z = 'by_z = { cite = "cl. 2", columns = ["z <=", "value"], rows = [["10", "1"], ["", "2"]] }'

Run = Callable[..., tuple[int, str, str]]
Year = Callable[..., str]


@pytest.fixture
def diff(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the program and says its exit code, standard output and standard error."""

    def diff(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", "diff", *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return diff


@pytest.fixture
def year(tmp_path: Path) -> Year:
    """Return what writes a tariff and gives its path."""

    def year(
        name: str, fee: str = "1", tables: str = X, formula: str = "by_x(x)", zones: str = '["1", "1"]'
    ) -> str:
        path = tmp_path / f"{name}.toml"
        text = OLD.format(id=name, fee=fee, tables=tables, formula=formula, zones=zones)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return year


def test_without_facts_only_the_law_is_compared(diff: Run, year: Year) -> None:
    """As one object with nothing dearer or cheaper in it."""
    code, out, err = diff(year("old"), year("new", "2"), "--json")
    told = json.loads(out)

    assert (0, "") == (code, err)
    assert ["old", "new", "changes", "dearer"] == list(told)
    assert ("old", "new", None) == (told["old"]["tariff"], told["new"]["tariff"], told["dearer"])
    assert [("rates.fee.value", {"value": "1"}, {"value": "2"}, "cl. 1")] == [
        (change["where"], change["before"], change["after"], change["cite"]) for change in told["changes"]
    ]


def test_changes_are_told_in_both_languages_with_their_citation(diff: Run, year: Year) -> None:
    """Once for each thing, and not where the words already have it."""
    _, out, _ = diff(
        year("old"), year("new", "2", X.replace("cl. 2", "cl. 5").replace('"10", "1"', '"10", "3"'))
    )

    assert [
        "Year", "\u2068سال\u2069", "Year", "\u2068سال\u2069",
        "3 changes in law", "\u2068۳ تغییر در قانون\u2069",
        "  rate “fee”: value – before: 1 rial; now: 2 rial (cl. 1)",
        "  \u2068نرخ «fee»: مقدار – پیش‌تر: ۱ ریال؛ اکنون: ۲ ریال (cl. 1)\u2069",
        "  table “by_x”: citation – before: cl. 2; now: cl. 5",
        "  \u2068جدول «by_x»: مستند – پیش‌تر: cl. 2؛ اکنون: cl. 5\u2069",
        "  table “by_x” – “x”: to 10; “value” before: 1; now: 3",
        "  \u2068جدول «by_x» – «x»: تا ۱۰؛ «value» پیش‌تر: ۱؛ اکنون: ۳\u2069",
    ] == out.splitlines()  # fmt: skip


def test_two_alike_say_so(diff: Run, year: Year) -> None:
    """Whatever they are called."""
    _, out, _ = diff(year("old"), year("new"))

    assert ["nothing changed in law", "\u2068چیزی در قانون تغییر نکرده است\u2069"] == out.splitlines()[4:]


def test_a_table_with_many_changes_is_told_in_part(diff: Run, year: Year) -> None:
    """And says how many more there are; as data they all come."""
    old, new = (", ".join(f'["{key}", "{value}"]' for key in range(1, 43)) for value in (1, 2))
    words = year("old", zones=old), year("new", zones=new)
    _, out, _ = diff(*words)

    assert [
        "  2 more changes at tables.zone",
        "  \u2068۲ تغییر دیگر در tables.zone\u2069",
    ] == out.splitlines()[-2:]
    assert 40 == out.count("table “zone” – ")
    assert 42 == len(json.loads(diff(*words, "--json")[1])["changes"])


def test_with_facts_it_is_told_where_the_new_year_is_dearer(diff: Run, year: Year) -> None:
    """Over the input that is looked up in bands; what is given for it does not count."""
    words = (year("old"), year("new", "2"))
    code, out, _ = diff(*words, "y=1")
    dearer = json.loads(diff(*words, "x=3", "y=1", "--json")[1])["dearer"]

    assert 0 == code
    assert [
        "",
        "where new is dearer than old, by x",
        "\u2068جایی که new از old گران‌تر است، بر پایهٔ x\u2069",
        "  0 to 10: dearer; at 0 1 rial more (100%); at 10 1 rial more (100%)",
        "  \u2068۰ تا ۱۰: گران‌تر؛ در ۰ ۱ ریال بیشتر (۱۰۰٪)؛ در ۱۰ ۱ ریال بیشتر (۱۰۰٪)\u2069",
        "  11 to 100: dearer; at 11 2 rial more (100%); at 100 2 rial more (100%)",
        "  \u2068۱۱ تا ۱۰۰: گران‌تر؛ در ۱۱ ۲ ریال بیشتر (۱۰۰٪)؛ در ۱۰۰ ۲ ریال بیشتر (۱۰۰٪)\u2069",
    ] == out.splitlines()[8:]
    assert ("x", ["0", "11"]) == (dearer["over"], [stretch["from"] for stretch in dearer["stretches"]])


@pytest.mark.parametrize(
    ("tables", "formula", "words", "over"),
    [
        (f"{X}\n{Y}", "by_x(x) * by_y(y)", ["y=1"], "x"),
        (f"{X}\n{Y}", "by_x(x) * by_y(y)", ["x=1"], "y"),
        (f"{X}\n{Z}", "by_x(x) * by_z(z)", ["y=1"], "x"),
        (f"{X}\n{Y}", "by_x(x) * by_y(y)", ["x=1", "--over", "y"], "y"),
        (X, "by_x(x)", ["x=1", "y=1", "--over", "z"], "z"),
    ],
)
def test_the_input_to_compare_over_is_the_one_left_open(
    diff: Run, year: Year, tables: str, formula: str, words: list[str], over: str
) -> None:
    """One that must be said before one with a default, unless another is named."""
    told = diff(year("old", "1", tables, formula), year("new", "2", tables, formula), *words, "--json")

    assert over == json.loads(told[1])["dearer"]["over"]


def test_an_input_that_is_not_clear_is_bad_usage(diff: Run, year: Year) -> None:
    """Several that are open, several that are all given, or none at all."""
    two = [year(name, "1", f"{X}\n{Y}", "by_x(x) * by_y(y)") for name in ("old", "new")]
    none = [year(name, "1", formula="zone(y)") for name in ("before", "after")]

    for words in ([*two, "z=1"], [*two, "x=1", "y=1"], [*none, "x=1"], [*two, "x"]):
        assert 2 == diff(*words)[0]


def test_faults_of_facts_and_files_are_told_as_always(diff: Run, year: Year, tmp_path: Path) -> None:
    """On standard error, as one object."""
    for words, codes in (
        ([year("old"), year("new"), "z=1", "--over", "x"], ["missing-fact"]),
        ([year("old"), year("new"), "--over", "w"], ["unknown-name"]),
        ([year("old"), str(tmp_path / "typo.toml")], ["no-such-file"]),
    ):
        code, out, err = diff(*words, "--json")
        assert (1, "") == (code, out)
        assert codes == [fault["code"] for fault in json.loads(err)["errors"]]
