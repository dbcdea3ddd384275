"""``qom-permits city``: a profile is checked, by name or by file, and a city's procedures are shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits.city.shipped import profile_text
from qom_permits_cli.app import main
from qom_permits_cli.reference.city_keys import MEANINGS, ROW_TABLES
from qom_permits_cli.reference.city_page import city_page

CITIES = Path(__file__).parents[3] / "tests/cities"
PORT_ALDER = ("port-alder.toml", "--tariffs", "tariffs")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs ``qom-permits city`` among the test's cities and says its exit code and both streams."""
    monkeypatch.chdir(CITIES)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["qom-permits", "city", *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return run


def _profile(folder: Path, *changes: tuple[str, str]) -> str:
    """Return the path of the shipped profile with *changes* made in it."""
    text = profile_text("qom")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "town.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_shipped_city_is_checked_by_name(run: Run) -> None:
    """Warnings are told in both languages, each with its place, and the exit is 0."""
    code, out, err = run("check", "qom")

    assert (0, "") == (code, err)
    assert "warning sample-tariff: procedures.1.tariffs.1: " in out
    assert "نمونه است" in out
    assert out.splitlines()[-1].startswith("qom: no errors, ")


def test_a_town_s_own_file_is_checked_with_its_tariffs(run: Run) -> None:
    """One JSON object says that it is clean."""
    code, out, err = run("check", *PORT_ALDER, "--json")

    assert (0, "") == (code, err)
    assert {"city": "port_alder", "clean": True, "errors": []} == {
        key: value for key, value in json.loads(out).items() if key != "warnings"
    }


def test_errors_exit_1_and_are_all_told(run: Run, tmp_path: Path) -> None:
    """Those of reading and those of sense, on standard output, in one language when asked."""
    path = _profile(tmp_path, ("Asia/Tehran", "Asia/Qom"), ("working_days = 3", "working_days = 0"))
    code, out, err = run("check", path, "--lang", "en")

    assert (1, "") == (code, err)
    assert "error unknown-time-zone: city.time_zone: 'Asia/Qom' is no time zone" in out
    assert "error term-of-nothing: procedures.1.steps.1.working_days: " in out
    assert not any("\u0600" <= sign <= "\u06ff" for sign in out)
    code, out, _ = run("check", path, "--json", "--lang", "fa")

    assert (1, False) == (code, json.loads(out)["clean"])
    assert "منطقه زمانی نیست" in json.loads(out)["errors"][0]["message"]


def test_the_persian_telling_has_no_english_sentence(run: Run, tmp_path: Path) -> None:
    """Each finding stands on its own line after its code."""
    code, out, _ = run("check", _profile(tmp_path, ("working_days = 3", "working_days = 0")), "--lang", "fa")

    assert 1 == code
    assert "error term-of-nothing: \u2068procedures.1.steps.1.working_days: ۰ روز کاری" in out
    assert "no time to act in" not in out


def test_a_profile_in_use_is_held_against_the_new_one(run: Run, tmp_path: Path) -> None:
    """A procedure changed is one whose open cases are lost."""
    path = _profile(tmp_path, ("working_days = 3", "working_days = 4"))

    assert 0 == run("check", path)[0]
    code, out, _ = run("check", path, "--before", "qom")
    assert 1 == code
    assert "error procedure-changed: procedures.1: " in out


@pytest.mark.parametrize(
    ("content", "fault"),
    [(None, "no-such-file"), (b"schema = ", "not-toml"), (b"\xff\xfe", "not-utf-8"), (b"", "missing-field")],
)
def test_a_file_that_is_no_profile_is_told_so(
    run: Run, tmp_path: Path, content: bytes | None, fault: str
) -> None:
    """One that is missing, no TOML, no UTF-8, or empty."""
    path = tmp_path / "town.toml"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("check", str(path), "--json")

    assert 1 == code
    assert fault in [each["code"] for each in json.loads(out or err)["errors"]]


def test_a_name_that_is_no_city_meets_those_that_are(run: Run) -> None:
    """The error lists what is shipped."""
    code, _, err = run("check", "qum")

    assert 1 == code
    assert "qom" in err


def test_a_city_is_shown_by_its_procedures(run: Run) -> None:
    """Each kind with its steps, their officers and terms."""
    code, out, _ = run("show", *PORT_ALDER)

    assert 0 == code
    assert "new construction: port-alder-building-2026, 2026-01-01" in out
    assert "site survey" in out
    code, out, _ = run("show", "qom", "--json")
    told = json.loads(out)
    assert (["fa", "en"], "1399-06-19") == (told["languages"], told["procedures"][0]["since"])
    assert {"stage": "review", "officer": "expert", "working_days": 3} == told["procedures"][0]["steps"][0]


def test_every_key_of_every_table_has_its_meaning_on_the_page() -> None:
    """None of a table's fields is left out, and none is told that is not there."""
    page = city_page()
    for cls, named in ROW_TABLES.values():
        fields = {field.name for field in cls.__attrs_attrs__ if field.name != named}

        assert fields == set(MEANINGS[cls])
        assert all(meaning in page for meaning in MEANINGS[cls].values())
