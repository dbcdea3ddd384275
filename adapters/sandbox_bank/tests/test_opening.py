"""Opening the bank: by name, with settings that make sense, and never for real money."""

import subprocess
import sys
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qom_permits.domain.errors import BadCity
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.payment import Order, Outcome
from qom_permits.ports.providers import Context
from qom_permits_sandbox_bank import Books, SandboxBank

CONTEXT = Context(now=lambda: datetime(2026, 10, 1, tzinfo=UTC))


def opened(choice: str | dict[str, Any]) -> SandboxBank:
    """Return the bank as a desk opens it."""
    bank = open_adapter("gateway", choice, find(installed()), CONTEXT)
    assert isinstance(bank, SandboxBank)
    return bank


def test_a_desk_opens_it_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name and file are enough; the limit is a real card's, and the books stay where they were opened."""
    monkeypatch.chdir(tmp_path)
    bank = opened("sandbox_bank:bank.db")
    monkeypatch.chdir("/")

    assert 1_000_000_000 == bank.limit.amount
    assert bank.limit.currency == "IRR"
    assert (tmp_path / "bank.db").is_file()
    assert () == bank.books.moves()


@pytest.mark.parametrize("production", [True, 1, "no"])
def test_it_cannot_be_opened_for_real_money(tmp_path: Path, production: object) -> None:
    """Fault 93: a sandbox in production refuses to start, and leaves no file."""
    with pytest.raises(BadCity, match="production"):
        opened({"use": "sandbox_bank", "books": str(tmp_path / "bank.db"), "production": production})

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("books", ""),
        ("books", ":memory:"),
        ("books", "file:bank.db?mode=memory"),
        ("limit", 0),
        ("limit", True),
        ("limit", 1.5),
        ("limit", 10**15 + 1),
        ("merchant", ""),
        ("merchant", "town\nhall"),
        ("address", "bank.example"),
        ("address", "https://bank.example/pay"),
        ("address", "https://bank.example\n"),
        ("minutes_to_pay", 0),
        ("limmit", 5),
    ],
)
def test_settings_that_make_no_sense_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, value: object
) -> None:
    """Each wrong setting is refused under its name, before any file is made."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadCity, match=rf"gateway\.sandbox_bank\.{setting}"):
        opened({"use": "sandbox_bank", setting: value})

    assert [] == list(tmp_path.iterdir())


def test_the_page_is_served_on_loopback(tmp_path: Path, order: Order) -> None:
    """`python -m` says where the page is; a payer pays there and the desk's bank learns of it."""
    file = str(tmp_path / "bank.db")
    books = Books(file)
    reference = books.start(order, "town-hall", datetime.now(UTC) + timedelta(minutes=30))
    command = [sys.executable, "-m", "qom_permits_sandbox_bank", "--books", file, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1].replace("<reference>", reference)

            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(address) as shown:  # noqa: S310 - the address is on loopback
                assert "750,000 rial" in shown.read().decode()
            with pytest.raises(urllib.error.URLError):  # the shop, where the redirect leads, does not exist
                urllib.request.urlopen(address, data=b"action=pay", timeout=5)  # noqa: S310 - as above
        finally:
            server.terminate()
            server.communicate()

    assert Outcome.SETTLED is opened(f"sandbox_bank:{file}").settle(order, reference).outcome


def test_a_page_that_cannot_open_says_why(tmp_path: Path) -> None:
    """A missing directory is one line and an exit status, not a traceback."""
    command = [
        sys.executable,
        "-m",
        "qom_permits_sandbox_bank",
        "--books",
        str(tmp_path / "nowhere" / "bank.db"),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 1 == ended.returncode
    assert ended.stderr.startswith("the sandbox bank cannot open: ")
    assert "Traceback" not in ended.stderr
