"""``qom-permits tariff``: what it prints, and what it says when it cannot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits.city.shipped import shipped_tariffs
from qom_permits_cli.app import main

TARIFFS = Path(__file__).parents[3] / "src/qom_permits/city/tariffs"
SAMPLE = str(TARIFFS / "sample-residential-1405.toml")
HOUSE = ("use=residential", "floor_area=۱۸۰", "parking=1", "postal_walk=38186", "street_width=10")
SMALL = """
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
max = 100

[rates.fee]
value = "0.25"
unit = "USD/m2"
cite = "1"

[[charges]]
id = "levy"
title = { en = "Levy", fa = "عوارض" }
cite = "1"
formula = "fee * area"
"""
WRONG_EXAMPLE = (
    '[[examples]]\ntitle = "t"\nsource = "s"\nfacts = { area = 2 }\nlines = { levy = 51 }\ntotal = 50\n'
)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the program and says its exit code, standard output and standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return run


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., str]:
    """Return what writes a small tariff and gives its path."""

    def small(text: str = SMALL) -> str:
        path = tmp_path / "small.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return small


def test_a_bill_as_json_is_the_object_of_the_page(run: Run, small: Callable[..., str]) -> None:
    """Its keys in their order, amounts in minor units, the day in the tariff's calendar, no facts."""
    code, out, err = run("assess", small(), "area=2", "--on", "2024-05-06", "--json")

    told = json.loads(out)
    assert (0, "") == (code, err)
    assert told.pop("digest").startswith("sha256:")
    assert {
        "tariff": "small", "on": "2024-05-06", "currency": "USD", "sample": False,
        "lines": [{"id": "levy", "kind": "charge", "amount": 50, "cite": "1"}], "total": 50,
    } == told  # fmt: skip
    assert ["tariff", "digest", "on", "currency", "sample", "lines", "total"] == list(json.loads(out))


def test_a_bill_for_people_says_that_it_is_a_sample(run: Run) -> None:
    """Both languages, the Persian kept apart from what stands beside it."""
    code, out, _ = run("assess", SAMPLE, *HOUSE)

    assert 0 == code
    assert "1,384,000 rial  total" in out
    assert "A SAMPLE: it prices no real case." in out
    assert "\u2068جمع کل: ۱٬۳۸۴٬۰۰۰ ریال\u2069" in out


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Total = 1,384,000 rial"), ("fa", "\u2068جمع کل = ۱٬۳۸۴٬۰۰۰ ریال\u2069")]
)
def test_an_explanation_comes_in_either_language(run: Run, lang: str, said: str) -> None:
    """Every line of it, and that the tariff is a sample."""
    code, out, _ = run("explain", SAMPLE, *HOUSE, "--lang", lang)

    assert 0 == code
    assert said in out.splitlines()
    assert ("SAMPLE" if lang == "en" else "نمونه است") in out.splitlines()[0]


def test_an_explanation_is_data_too(run: Run, small: Callable[..., str]) -> None:
    """With --json it is one object; a tariff that is law says nothing of samples."""
    _, out, _ = run("explain", small(), "area=2", "--json")
    _, told, _ = run("explain", small(), "area=2")

    assert 50 == json.loads(out)["total"]
    assert "SAMPLE" not in told


def test_every_fault_is_told_at_once_and_alone(run: Run, small: Callable[..., str]) -> None:
    """A day that is none, and all that is wrong with the facts, as one object on standard error."""
    code, out, err = run("assess", small(), "area=1e3", "x=1", "--on", "2024-13-01", "--json")

    assert (1, "") == (code, out)
    assert [("no-such-day", "on"), ("unknown-fact", "facts.x"), ("bad-fact", "facts.area")] == [
        (fault["code"], fault["where"]) for fault in json.loads(err)["errors"]
    ]
    assert ["no-such-day"] == _codes(run("assess", small(), "area=1", "--on", "2024-13-01", "--json"))
    assert ["not-in-force"] == _codes(run("assess", small(), "area=1", "--on", "2025-01-01", "--json"))


def test_a_lists_items_are_numbered(run: Run, small: Callable[..., str]) -> None:
    """The facts of its items make one list, which a tariff without it does not know."""
    words = ("balconies.2.balcony_area=4", "balconies.1.balcony_area=3")

    assert ["unknown-fact"] == _codes(run("assess", small(), "area=1", *words, "--json"))


@pytest.mark.parametrize(
    "words",
    [
        ["area"], ["=1"], ["area=1", "area=2"], ["b.2.x=1"], ["b.1.x=1", "b.1.x=2"], ["b.1.x=1", "b=1"],
        ["area=1", "--lang", "en"],
    ],
)  # fmt: skip
def test_bad_usage_exits_2(run: Run, small: Callable[..., str], words: list[str]) -> None:
    """What is no name=value, a name given twice, items with a gap, an option that is not there."""
    assert 2 == run("assess", small(), *words)[0]


def test_examples_that_come_out_are_named(run: Run) -> None:
    """As lines for people and as one object."""
    code, out, _ = run("test", SAMPLE)

    assert 0 == code
    assert "comes out: 60.01 m², just over it" in out
    assert {"tariff": "sample-residential-1405", "examples": 7, "failed": 0} == json.loads(
        run("test", SAMPLE, "--json")[1]
    )


def test_an_example_that_does_not_come_out_is_a_fault(run: Run, small: Callable[..., str]) -> None:
    """Its line is named, with what it should be and what it comes to."""
    path = small(SMALL + WRONG_EXAMPLE)

    assert ["example-failed"] == _codes(run("test", path, "--json"))
    assert (
        "examples.1.lines.levy: levy should be 0.51 US dollars but comes to 0.50 US dollars"
        in run("test", path)[2]
    )


@pytest.mark.parametrize("command", ["test", "assess", "explain"])
def test_a_file_that_cannot_be_read_is_a_fault(run: Run, tmp_path: Path, command: str) -> None:
    """Not there, a folder, not UTF-8, no TOML, far too large."""
    latin, broken, large = tmp_path / "latin.toml", tmp_path / "broken.toml", tmp_path / "large.toml"
    latin.write_bytes(b'title = "\xe9"')
    broken.write_text("[tariff", encoding="utf-8")
    large.write_bytes(b" " * (4 * 1024 * 1024 + 1))

    for path, code in (
        (tmp_path / "typo.toml", "no-such-file"), (tmp_path, "unreadable-file"), (latin, "not-utf-8"),
        (broken, "bad-toml"), (large, "too-large"),
    ):  # fmt: skip
        assert [code] == _codes(run(command, str(path), "--json"))


@pytest.mark.parametrize("name", shipped_tariffs())
def test_every_shipped_tariff_is_a_sample_with_examples_that_come_out(run: Run, name: str) -> None:
    """None of them is law, and each shows what it comes to."""
    code, out, _ = run("test", str(TARIFFS / name), "--json")

    assert 0 == code
    assert json.loads(out)["examples"] >= 3


def _codes(ran: tuple[int, str, str]) -> list[str]:
    code, out, err = ran
    assert (1, "") == (code, out)
    return [fault["code"] for fault in json.loads(err)["errors"]]
