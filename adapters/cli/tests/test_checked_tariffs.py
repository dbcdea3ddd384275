"""``qom-permits tariff check``: errors exit 1, warnings are told and exit 0."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qom_permits.city.shipped import shipped_tariffs
from qom_permits_cli.app import main

TARIFFS = Path(__file__).parents[3] / "src/qom_permits/city/tariffs"


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", "check", *words])
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0)


@pytest.mark.parametrize("name", shipped_tariffs())
def test_every_shipped_tariff_is_without_errors(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Its warnings are one object, and standard error is empty."""
    assert 0 == _run(monkeypatch, str(TARIFFS / name), "--json")

    out, err = capsys.readouterr()
    assert "" == err
    assert name.removesuffix(".toml") == json.loads(out)["tariff"]
    assert [] == json.loads(out)["errors"]


def test_the_fall_of_the_mashhad_table_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both languages, with the place and both amounts, as a fact and no error."""
    assert 0 == _run(monkeypatch, str(TARIFFS / "mashhad-residential-1399.toml"))

    out, _ = capsys.readouterr()
    assert (
        "falls from 72,000,000 rial at Total floor area (S) = 600 m² to 18,000,300 rial at 600.01 m²" in out
    )
    assert "می‌افتد" in out
    assert "no errors" in out.splitlines()[-2]


def test_an_example_that_fails_is_the_error_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """On standard error, alone; a tariff without warnings says so in one line."""
    text = (TARIFFS / "tabriz-renewal.toml").read_text(encoding="utf-8")
    path = tmp_path / "tabriz-renewal.toml"
    path.write_text(text + '\n[[examples]]\ntitle = "x"\nsource = "x"\nfacts = {}\n', encoding="utf-8")

    assert 1 == _run(monkeypatch, str(path), "--json")
    out, err = capsys.readouterr()
    assert ("", "example-failed") == (out, json.loads(err)["errors"][0]["code"])
    assert 0 == _run(monkeypatch, str(TARIFFS / "tabriz-renewal.toml"))
    assert "tabriz-renewal: no errors, 0 warnings\n" == capsys.readouterr().out
