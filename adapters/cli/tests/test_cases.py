"""Looking into a desk's database from the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qom_permits import QomPermitsError
from qom_permits_cli.app import app

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the storage of a demo that was kept."""
    file = tmp_path_factory.mktemp("kept") / "demo.db"
    assert 0 == RUNNER.invoke(app, ["demo", "--json", "--keep", str(file)]).exit_code
    return f"sqlite:{file}"


def _told(*words: str) -> dict[str, Any]:
    done = RUNNER.invoke(app, ["case", *words, "--json"], catch_exceptions=False)
    assert 0 == done.exit_code, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_show_tells_the_only_case(kept: str) -> None:
    """Without a name the only case is meant."""
    told = _told("show", "--storage", kept)

    assert ("Q1405-2-00001", "issued", 0) == (told["number"], told["stage"], told["visits"])
    assert 0 == told["owed"]


@pytest.mark.parametrize("name", ["Q1405-2-00001", "Q۱۴۰۵-۲-۰۰۰۰۱"])
def test_a_case_is_found_by_its_number(kept: str, name: str) -> None:
    """A number may be typed in Persian digits too."""
    assert "Q1405-2-00001" == _told("show", name, "--storage", kept)["number"]


def test_history_tells_every_event_in_order(kept: str) -> None:
    """Events are numbered from 1 without a gap, each with its actor and portal."""
    happenings = _told("history", "--storage", kept)["history"]

    assert list(range(1, 26)) == [happening["number"] for happening in happenings]
    assert ("permit_issued", "issuer-2", "districts") == (
        happenings[-1]["event"],
        happenings[-1]["by"],
        happenings[-1]["portal"],
    )


def test_options_say_why_not_for_each_role(kept: str) -> None:
    """An issued case cannot be issued again, and the answer says under which number it was."""
    options = _told("options", "--storage", kept, "--as", "issuer")["options"]

    issue = next(option for option in options["issuer"] if option["command"] == "issue_permit")
    assert not issue["open"]
    assert "already-issued" in [objection["code"] for objection in issue["objections"]]


def test_nothing_waits_once_the_permit_is_issued(kept: str) -> None:
    """The inbox holds only cases somebody must act in."""
    assert [] == _told("inbox", "--storage", kept)["inbox"]


@pytest.mark.parametrize("command", ["show", "history", "options"])
@pytest.mark.parametrize("lang", ["en", "fa"])
def test_every_view_has_a_table_in_both_languages(kept: str, command: str, lang: str) -> None:
    """Without --json a table is printed, in the language asked for."""
    done = RUNNER.invoke(app, ["case", command, "--storage", kept, "--lang", lang], catch_exceptions=False)

    assert 0 == done.exit_code
    assert "│" in done.stdout


@pytest.mark.parametrize(("lang", "said"), [("en", "nothing waits"), ("fa", "چیزی در انتظار نیست")])
def test_an_empty_inbox_says_so(kept: str, lang: str, said: str) -> None:
    """Nobody has to guess what an empty table means."""
    assert said in RUNNER.invoke(app, ["case", "inbox", "--storage", kept, "--lang", lang]).stdout


def test_a_mistyped_path_makes_no_database(tmp_path: Path) -> None:
    """Looking into a file that is not there is a fault, and leaves no file behind."""
    done = RUNNER.invoke(app, ["case", "show", "--storage", f"sqlite:{tmp_path / 'typo.db'}"])

    assert isinstance(done.exception, QomPermitsError)
    assert [] == list(tmp_path.iterdir())


def test_an_unknown_case_is_told_as_a_fault(kept: str) -> None:
    """What is not there is an error with its code, not an empty table."""
    done = RUNNER.invoke(app, ["case", "show", "Q1405-2-99999", "--storage", kept])

    assert isinstance(done.exception, QomPermitsError)
    assert "no-such-case" == done.exception.faults[0].code


def test_an_unfinished_case_waits_in_the_inbox_of_its_officer(kept: str, tmp_path: Path) -> None:
    """A walk cut off lies on the desk of whoever must act, and on no other's."""
    file = tmp_path / "cut.db"
    with (
        closing(sqlite3.connect(kept.removeprefix("sqlite:"))) as whole,
        closing(sqlite3.connect(file)) as cut,
    ):
        whole.backup(cut)
        cut.execute("UPDATE cases SET stage = 'review', role = 'expert', deadline = '2026-10-01'")
        cut.commit()
    storage = f"sqlite:{file}"

    assert 1 == len(_told("inbox", "--storage", storage, "--as", "expert", "--district", "2")["inbox"])
    assert [] == _told("inbox", "--storage", storage, "--as", "expert", "--district", "3")["inbox"]
    assert [] == _told("inbox", "--storage", storage, "--as", "revenue", "--district", "2")["inbox"]


def test_a_day_that_is_past_is_marked(kept: str, tmp_path: Path) -> None:
    """Whoever looks at what waits sees at once what is late."""
    file = tmp_path / "late.db"
    with (
        closing(sqlite3.connect(kept.removeprefix("sqlite:"))) as whole,
        closing(sqlite3.connect(file)) as cut,
    ):
        whole.backup(cut)
        cut.execute("UPDATE cases SET stage = 'review', role = 'expert', deadline = '2020-10-01'")
        cut.commit()
    inbox = ["case", "inbox", "--storage", f"sqlite:{file}", "--as", "expert", "--district", "2"]

    assert "(late)" in RUNNER.invoke(app, inbox, env={"COLUMNS": "200"}).stdout
    assert "(دیر شده)" in RUNNER.invoke(app, [*inbox, "--lang", "fa"], env={"COLUMNS": "200"}).stdout


def test_the_history_shows_the_day_each_step_was_due(kept: str) -> None:
    """The term of the review begins with the request: three working days."""
    history = ["case", "history", "--storage", kept]
    submitted = next(
        line
        for line in RUNNER.invoke(app, history, env={"COLUMNS": "200"}).stdout.splitlines()
        if "submitted to the district" in line
    )

    assert "review of documents" in submitted
    assert "5 Mehr 1405" in submitted
