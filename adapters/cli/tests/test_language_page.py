"""What the language page says of the command line: the one object it prints, its faults, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits.city.shipped import tariff_file
from qom_permits_cli.app import main

PAGE = (Path(__file__).parents[3] / "tests/rules/old-town-1399.toml").read_text(encoding="utf-8")
ROWS = "postal_walk,street_width <,value\n38186,8,24000\n38186,15,28000\n38137,8,65000\n38137,,90000\n"
FACTS = ("floor_area=180", "parking=1", "use=residential", "postal_walk=38186", "street_width=10")

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs ``qom-permits tariff`` and says its exit code, standard output and standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return run


@pytest.fixture
def page(tmp_path: Path) -> Write:
    """Return what writes the page's tariff with each of *changes* made, its rows beside it, and gives its path."""

    def page(*changes: tuple[str, str]) -> str:
        text = PAGE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / "regional-values.csv").write_text(ROWS, encoding="utf-8-sig")
        path = tmp_path / "old-town-1399.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return page


def test_a_bill_is_the_object_of_the_page(run: Run, page: Write) -> None:
    """Key by key, in its order."""
    path = page()
    code, out, err = run("assess", path, *FACTS, "--json")

    assert (0, "") == (code, err)
    assert {
        "tariff": "old-town-1399", "digest": tariff_file(Path(path)).digest, "on": "1399-01-01", "currency": "IRR",
        "sample": True,
        "lines": [{"id": "floor_charge", "kind": "charge", "amount": 1343680, "cite": "cl. 2"},
                  {"id": "balcony_charge", "kind": "charge", "amount": 0, "cite": "cl. 6"},
                  {"id": "fire", "kind": "charge", "amount": 40320, "cite": "cl. 9"}],
        "total": 1384000,
    } == json.loads(out)  # fmt: skip
    assert ["tariff", "digest", "on", "currency", "sample", "lines", "total"] == list(json.loads(out))
    assert ["id", "kind", "amount", "cite"] == list(json.loads(out)["lines"][0])


def test_reliefs_are_lines_with_negative_amounts_and_a_remainder_is_one_of_its_own(
    run: Run, page: Write
) -> None:
    """Of kind `relief` and `rounding`; the items of a list are numbered, the day is the one asked for."""
    balcony = ("balconies.1.balcony_area=4", "balconies.1.over_street=true", "balconies.2.balcony_area=9")
    words = ("--on", "۱۳۹۹-۰۵-۰۱", *FACTS, *balcony, "balconies.2.over_street=false", "is_veteran=true")
    code, out, _ = run("assess", page((', into = "floor_charge"', "")), *words, "--json")
    told = json.loads(out)

    assert (0, "1399-05-01", 834000) == (code, told["on"], told["total"])
    assert [
        ("floor_charge", "charge", 1344000), ("balcony_charge", "charge", 336000), ("fire", "charge", 50400),
        ("veterans", "relief", -896000), ("rounding", "rounding", -400),
    ] == [(line["id"], line["kind"], line["amount"]) for line in told["lines"]]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ([('"fire_share * base"', '"fire_shar * base"')], "unknown-name", "charges.fire.formula"),
        ([("fire_share     =", "base           =")], "doubled-name", "subtotals.base"),
        ([('"fire_share * base"', '"fire_share * floor_area"')], "wrong-unit", "charges.fire.formula"),
        ([('when = "is_veteran"', 'when = "floor_area"')], "wrong-unit", "reliefs.veterans.when"),
        ([('["100", "0.10", "300"]', '["50", "0.10", "300"]')], "bad-rows", "tables.band.rows.2"),
        ([('["100", "0.10", "300"]', '["60.0", "0.10", "300"]')], "bad-rows", "tables.band.rows.2"),
        ([('["100", "0.10", "300"]', '["", "0.10", "300"]')], "bad-rows", "tables.band.rows.3"),
        (
            [('title = { en = "Fire service share", fa = "سهم آتش‌نشانی" }', "")],
            "missing-key",
            "charges.fire.title",
        ),
        ([('cite = "cl. 9"\nformula', "formula")], "missing-key", "charges.fire.cite"),
        ([("fire = 40320", "fire = 40321")], "example-failed", "examples.1.lines.fire"),
        ([("total = 1384000", "total = 1384320")], "example-failed", "examples.1.total"),
        ([('use = "residential"', 'use = "hotel"')], "example-failed", "examples.1"),
        ([('"fire_share * base"', '"fire_share * fire"')], "cycle", "charges.fire"),
        ([('["floor_charge", "balcony_charge"]', '["floor_charge", "fire"]')], "cycle", "subtotals.base"),
        ([('"fire_share * base"', '"fire_share ** base"')], "bad-formula", "charges.fire.formula"),
        ([("at_least =", "at_leest =")], "unknown-key", "charges.floor_charge.at_leest"),
        ([('max = "100000"', f'max = "{"1" * 41}"')], "too-large", "inputs.floor_area.max"),
    ],
)
def test_what_is_wrong_with_a_tariff_is_an_error_of_check(
    run: Run, page: Write, changes: list[tuple[str, str]], code: str, where: str
) -> None:
    """Exit 1, on standard error and nowhere else, as that one object."""
    exit_code, out, err = run("check", page(*changes), "--json")
    found = [(fault["code"], fault["where"]) for fault in json.loads(err)["errors"]]

    assert (1, "") == (exit_code, out)
    assert (code, where) in found
    assert all({"en", "fa"} == set(fault["text"]) for fault in json.loads(err)["errors"])


def test_check_exits_1_on_errors_only(run: Run, page: Write) -> None:
    """What is strange about a law is no error: it is printed, and nothing goes to standard error."""
    falling = ('["", "0.30", "800"]', '["500", "0.01", "800"]')
    code, out, err = run("check", page(falling, (PAGE[PAGE.index("[[examples]]") :], "")), "--json")
    told = json.loads(out)

    assert (0, "", []) == (code, err, told["errors"])
    assert {"uncovered-range", "values-do-not-rise"} <= {fault["code"] for fault in told["warnings"]}


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (["street_width=15.5"], ["not-covered"]),
        (["floor_area=0"], ["bad-fact"]),
        (["shops=2"], ["bad-fact"]),
        (["use=commercial"], ["missing-fact"]),
        (["size=2"], ["unknown-fact"]),
        (["--on", "1400-01-01"], ["not-in-force"]),
        (["size=2", "street_width=0", "--on", "1400-01-01"], ["not-in-force", "unknown-fact", "bad-fact"]),
        (["balconies.1.over_street=true"], ["missing-fact"]),
    ],
)
def test_all_faults_of_a_case_are_the_one_object(
    run: Run, page: Write, facts: list[str], codes: list[str]
) -> None:
    """Exit 1; each with its code, its place and its text in both languages."""
    names = {fact.partition("=")[0] for fact in facts}
    words = [*(fact for fact in FACTS if fact.partition("=")[0] not in names), *facts]
    code, out, err = run("assess", page(), *words, "--json")
    told = json.loads(err)

    assert (1, "", ["errors"]) == (code, out, list(told))
    assert codes == [fault["code"] for fault in told["errors"]]
    assert all({"code", "where", "text"} <= set(fault) for fault in told["errors"])
    assert all({"en", "fa"} == set(fault["text"]) and all(fault["text"].values()) for fault in told["errors"])


def test_a_fault_names_the_clause_it_stands_in(run: Run, page: Write) -> None:
    """A share past 1, a division by nothing, a row that is not there."""
    for changes, more, code, where in (
        (
            [("divide(min(floor_area, exempt_area), floor_area)", "2")],
            ["is_veteran=true"],
            "bad-share",
            "reliefs.veterans",
        ),
        (
            [('"fire_share * base"', '"divide(base * parking, parking - parking)"')],
            [],
            "division-by-zero",
            "charges.fire",
        ),
        ([], ["postal_walk=1"], "not-covered", "quantities.local_value"),
    ):
        names = {fact.partition("=")[0] for fact in more}
        words = [*(fact for fact in FACTS if fact.partition("=")[0] not in names), *more]
        _, _, err = run("assess", page(*changes), *words, "--json")

        assert [(code, where)] == [(fault["code"], fault["where"]) for fault in json.loads(err)["errors"]]


def test_without_json_faults_go_to_standard_error_too(run: Run, page: Write) -> None:
    """In both languages, with the place."""
    code, out, err = run("assess", page(), "size=2", *FACTS)

    assert (1, "") == (code, out)
    assert "facts.size: this tariff asks for no size" in err
    assert "این تعرفه size را نمی‌پرسد" in err


@pytest.mark.parametrize(
    "words",
    [
        ["assess"], ["check"], ["test"], ["laws"], ["booklet"], ["diff", "a.toml"], ["settle", "a.toml"],
        ["assess", "a.toml", "x"], ["assess", "a.toml", "--lang", "fa"], ["explain", "a.toml", "--lang", "de"],
        ["weigh", "a.toml"],
        ["settle", "a.toml", "--total", "5"],
        ["settle", "a.toml", "--total", "5", "--months", "3", "--paid-on", "1399-01-01"],
    ],
)  # fmt: skip
def test_bad_usage_exits_2(run: Run, words: list[str]) -> None:
    """What is left out, too much, or no command at all; nothing is printed as if it were a result."""
    code, out, _ = run(*words)

    assert (2, "") == (code, out)


def test_a_sample_says_so_wherever_it_prices(run: Run, page: Write) -> None:
    """`assess` and `explain` in words; the object says it as `sample`."""
    for command in ("assess", "explain"):
        assert "SAMPLE" in run(command, page(), *FACTS)[1]
        assert "SAMPLE" not in run(command, page(("sample = true", "sample = false")), *FACTS)[1]
    assert (
        json.loads(run("assess", page(("sample = true", "sample = false")), *FACTS, "--json")[1])["sample"]
        is False
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--paid-on", "1399-02-01"], {"payable": 1038000}),
        (["--paid-on", "1399-05-01"], {"payable": 1107000}),
        (["--months", "3"], {"down_payment": 277000, "parts": [369000, 369000, 369000]}),
        (["--due", "1399-01-01", "--paid-on", "1399-03-15"], {"months": 2, "amount": 55360}),
    ],
)
def test_a_total_is_settled(run: Run, page: Write, words: list[str], told: dict[str, object]) -> None:
    """In cash on a day, in months, or late, in minor units."""
    code, out, err = run("settle", page(), "--total", "1384000", *words, "--json")

    assert (0, "") == (code, err)
    assert told.items() <= json.loads(out).items()
