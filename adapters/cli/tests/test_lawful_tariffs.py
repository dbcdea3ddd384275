"""``qom-permits tariff laws``: what it prints, where it leaves nothing, and what it says without Hypothesis."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits_cli import lawful_tariffs
from qom_permits_cli.app import main

HEAD = """
schema = 1

[tariff]
id = "small"
title = { en = "Small", fa = "کوچک" }
currency = "USD"
money_places = 2
calendar = "gregorian"
in_force = { from = "2024-01-01", until = "2024-12-31" }
citation = "a test"

[inputs.area]
type = "number"
unit = "m2"
min = 0
max = 1000
title = { en = "Floor area", fa = "زیربنا" }

[rates]
fee = { value = "0.25", unit = "USD/m2", cite = "1" }
dollar = { value = "1", unit = "USD", cite = "1" }

[tables.band]
unit = "USD/m2"
cite = "2"
columns = ["area <=", "value"]
rows = [["600", "2"], ["", "1"]]

[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "1"
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return what holds a tariff with one formula to its laws, in a folder of its own."""

    def run(formula: str, *words: str) -> tuple[int, str, str]:
        path = tmp_path / "small.toml"
        path.write_text(f'{HEAD}formula = "{formula}"', encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", "laws", str(path), *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return run


def test_every_law_is_told_with_what_came_of_it(run: Run) -> None:
    """In both languages, then where the bill falls, then how many there were."""
    code, out, err = run("band(area) * area", "--examples", "60")

    assert (0, "") == (code, err)
    assert "     holds  FEE-01  every legal case that the tables cover is priced" in out
    assert "\u2068هر مورد مجازی که جدول‌ها دارند قیمت می‌گیرد\u2069" in out
    assert " not asked  FEE-11  a relief never raises a bill (the tariff has no reliefs)" in out
    assert (
        "  it falls  Floor area from 600 to 601: the bill falls from 1,200.00 US dollars to 601.00 US dollars"
        in out
    )
    assert out.endswith("small: 14 checks of 60 cases, none failed\n")


def test_the_report_is_data_too(run: Run) -> None:
    """One object, the same on every run."""
    code, out, _ = run("fee * area", "--examples", "20", "--json")
    told = json.loads(out)

    assert (0, "small", 20, 0, []) == (
        code, told["tariff"], told["examples"], told["failed"], told["falls"],
    )  # fmt: skip
    assert [f"FEE-{number:02}" for number in range(1, 18)] == [check["id"] for check in told["checks"]]
    assert out == run("fee * area", "--examples", "20", "--json")[1]


def test_a_law_that_is_broken_exits_1(run: Run) -> None:
    """The report on standard output, the smallest facts and the bill on standard error."""
    code, out, err = run("fee * area - dollar")

    assert 1 == code
    assert "    BROKEN  FEE-03  no charge and no total is below nothing" in out
    assert "14 checks of 50 cases, 1 failed" in out
    assert err.startswith(
        "small breaks this law: FEE-03: no charge and no total is below nothing\n"
        "the smallest facts found:\n  area=0  (Floor area)\nLevy comes to -1.00 US dollars\n"
    )
    assert "\n  \u2068area=0  (زیربنا)\u2069\n\u2068عوارض -۱٫۰۰ دلار آمریکا می‌شود\u2069\n" in err


def test_a_law_that_is_broken_is_a_fault(run: Run) -> None:
    """With --json it is told as every other fault, alone."""
    code, out, err = run("fee * area - dollar", "--json")
    (fault,) = json.loads(err)["errors"]

    assert (1, "") == (code, out)
    assert ("law-broken", "FEE-03") == (fault["code"], fault["where"])
    assert "area=0" in fault["text"]["fa"]


def test_a_check_that_does_not_apply_is_left_out(run: Run) -> None:
    """With its reason."""
    code, out, _ = run("fee * area - dollar", "--examples", "20", "--except", "FEE-03=clause 4 gives credit")

    assert 0 == code
    assert " not asked  FEE-03  no charge and no total is below nothing (clause 4 gives credit)" in out


@pytest.mark.parametrize(
    "words",
    [["--except", "FEE-03"], ["--except", "FEE-03= "], ["--except", "FEE-99=none"], ["--examples", "0"]],
)
def test_bad_usage_exits_2(run: Run, words: list[str]) -> None:
    """An exception without a reason, a check there is not, no examples."""
    assert 2 == run("fee * area", *words)[0]


def test_nothing_is_left_in_the_folder(run: Run, tmp_path: Path) -> None:
    """Neither examples nor anything else that Hypothesis would keep."""
    run("fee * area", "--examples", "5")

    assert ["small.toml"] == [path.name for path in tmp_path.iterdir()]


def test_without_hypothesis_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a fault, in both languages."""
    monkeypatch.setattr(lawful_tariffs, "find_spec", lambda _name: None)
    code, out, err = run("fee * area", "--json")
    (fault,) = json.loads(err)["errors"]

    assert (1, "", "not-installed") == (code, out, fault["code"])
    assert "pip install 'qom-permits[testing]'" == fault["todo"]["fa"]
