"""The demo, as somebody at a terminal or a program meets it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-W", "error", "-c", "from qom_permits_cli.app import main; main()"]


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], capture_output=True, check=False, text=True, timeout=60)


def test_the_demo_prints_one_json_object() -> None:
    """With --json, standard output is one object with the case, the bill and the permit."""
    done = _run("demo", "--json")
    told = json.loads(done.stdout)

    assert 0 == done.returncode
    assert "" == done.stderr
    assert ("new_construction", "issued", 0) == (told["kind"], told["stage"], told["visits"])
    assert told["bill"]["total"] == sum(line["amount"] for line in told["bill"]["lines"])
    assert told["bill"]["total"] == sum(payment["amount"] for payment in told["payments"])
    assert {"number", "issued_on", "valid_until", "conditions", "cite"} == set(told["permit"])


def test_the_demo_tells_who_did_what_in_plain_lines_when_piped() -> None:
    """Piped, every line is plain text: who, through which portal, on which Jalali day, and the visits at the end."""
    done = _run("demo")
    lines = done.stdout.splitlines()

    assert 0 == done.returncode
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout
    assert any(
        "4 Mehr 1405" in line and "districts' portal" in line and "district expert" in line for line in lines
    )
    assert "visits to the town hall: 0" == lines[-1]


def test_the_bill_comes_with_its_reasons_in_both_languages() -> None:
    """Each line of the bill has its formula, values and citation, in English and in Persian."""
    told = _run("demo").stdout

    assert "Balconies and projections = 3 × 470,000 rial/m² × 12 m² = 16,920,000 rial" in told
    assert "Mashhad, zone 8, regulation 18071" in told
    assert "۱۶٬۹۲۰٬۰۰۰ ریال" in told


def test_the_applicant_hears_by_letter(tmp_path: Path) -> None:
    """Letters go out as the story goes on, in the reader's language, the mobile number masked."""
    told = _run("demo", "--keep", str(tmp_path / "demo.db")).stdout

    assert "زهرا نمونه گرامی" in told
    assert "09120000000" not in told


def test_on_a_terminal_there_is_a_progress_bar_and_the_same_story() -> None:
    """A terminal shows a bar that goes away; the story's last line is the same."""
    shown = _on_a_terminal("demo")

    assert "walking" in shown
    assert shown.rstrip().endswith("visits to the town hall: 0")


def test_keep_refuses_a_file_that_is_there(tmp_path: Path) -> None:
    """A database is never walked over: --keep wants a new file and says how to go on with an old one."""
    file = tmp_path / "demo.db"
    file.write_text("mine")
    done = _run("demo", "--keep", str(file))

    assert 2 == done.returncode
    assert "--resume" in done.stderr
    assert "mine" == file.read_text()


def test_keep_and_resume_together_are_bad_usage(tmp_path: Path) -> None:
    """One says a new file and the other an old one."""
    assert 2 == _run("demo", "--keep", str(tmp_path / "a"), "--resume", str(tmp_path / "b")).returncode


def _on_a_terminal(*words: str) -> str:
    """Return everything the program shows on a terminal of its own."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    with subprocess.Popen([*PROGRAM, *words], stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        shown = b""
        while True:
            try:
                read = os.read(ours, 4096)
            except OSError:
                break
            if not read:
                break
            shown += read
    os.close(ours)
    return shown.decode()


def test_each_kind_can_be_asked_for() -> None:
    """A renewal ends with the permit it took the place of, in the data too."""
    done = _run("demo", "--kind", "permit_renewal", "--json")
    told = json.loads(done.stdout)

    assert ("permit_renewal", "issued") == (told["kind"], told["stage"])
    assert ("here", "superseded") == (told["earlier"]["source"], told["earlier"]["stage"])


@pytest.mark.parametrize("words", [("--kind", "castle"), ("--legacy",)])
def test_what_no_demo_tells_is_bad_usage(words: tuple[str, ...]) -> None:
    """A kind that is none, and a new house of an older system."""
    assert 2 == _run("demo", *words).returncode


def test_a_city_that_is_not_there_is_told() -> None:
    """On standard error, and nothing is walked."""
    done = _run("demo", "--city", "atlantis", "--json")

    assert (1, "") == (done.returncode, done.stdout)
    assert "unknown-city" == json.loads(done.stderr)["errors"][0]["code"]
