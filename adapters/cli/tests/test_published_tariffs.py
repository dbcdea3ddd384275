"""``qom-permits tariff booklet``: a tariff as a page, printed or written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qom_permits.city.shipped import shipped_tariffs
from qom_permits_cli.app import main

TARIFFS = Path(__file__).parents[3] / "src/qom_permits/city/tariffs"
SAMPLE = str(TARIFFS / "sample-residential-1405.toml")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def booklet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the program and says its exit code, standard output and standard error."""

    def booklet(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", "booklet", *words])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return booklet


def test_a_booklet_is_markdown_in_both_languages(booklet: Run) -> None:
    """Unless told otherwise."""
    code, out, err = booklet(SAMPLE)

    assert (0, "") == (code, err)
    assert out.startswith('<div dir="rtl" lang="fa">\n')
    assert "\n## آنچه پرسیده می‌شود\n" in out
    assert "\n## What is asked\n" in out
    assert out.endswith("|\n")


def test_a_booklet_is_html_when_asked(booklet: Run, tmp_path: Path) -> None:
    """By the format, or by the name of the file; a format that is named comes first."""
    page, text = tmp_path / "page.html", tmp_path / "text.html"
    _, out, _ = booklet(SAMPLE, "--format", "html", "--lang", "en")
    code, told, _ = booklet(SAMPLE, "--output", str(page), "--lang", "en")
    booklet(SAMPLE, "--output", str(text), "--format", "markdown", "--lang", "en")

    assert out.startswith('<!doctype html>\n<html lang="en" dir="ltr">\n')
    assert "فارسی" not in out
    assert (0, f"{page}\n") == (code, told)
    assert out == page.read_text(encoding="utf-8")
    assert text.read_text(encoding="utf-8").startswith("# SAMPLE")


def test_a_file_that_cannot_be_written_is_a_fault(booklet: Run, tmp_path: Path) -> None:
    """It is named, with the reason; so is a tariff that cannot be read."""
    code, out, err = booklet(SAMPLE, "--output", str(tmp_path / "nowhere" / "page.html"))

    assert (1, "") == (code, out)
    assert f"output: {tmp_path / 'nowhere' / 'page.html'} cannot be written: No such file or directory" in err
    assert 1 == booklet(str(tmp_path / "typo.toml"))[0]
    assert 2 == booklet(SAMPLE, "--format", "pdf")[0]


@pytest.mark.parametrize("name", shipped_tariffs())
def test_every_shipped_tariff_has_a_booklet(booklet: Run, name: str) -> None:
    """Its examples with the bills they come to, none refused."""
    code, out, _ = booklet(str(TARIFFS / name), "--lang", "en")

    assert 0 == code
    assert "\n## Worked examples\n" in out
    assert "cannot be assessed" not in out


def test_the_reference_of_the_language_is_printed_or_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The page of the version that is installed."""
    page = tmp_path / "page.md"
    for words in ([], ["--output", str(page)]):
        monkeypatch.setattr("sys.argv", ["qom-permits", "tariff", "reference", *words])
        with pytest.raises(SystemExit) as left:
            main()
        assert not left.value.code
    told = capsys.readouterr().out

    assert f"{page.read_text(encoding='utf-8')}{page}\n" == told
    assert told.startswith("# The tariff language")
