"""Opening the console: by name, with a stream there is, and without a word."""

import subprocess
import sys

import pytest

from qom_permits.domain.errors import BadCity
from qom_permits.plugins.finding import find, installed
from qom_permits.plugins.opening import open_adapter
from qom_permits.ports.notice import Message, Recipient
from qom_permits.ports.providers import Context

ZAHRA = Recipient(party="party-1", name="زهرا کریمی", mobile="09121234567")
LETTER = Message(
    recipients=(ZAHRA,),
    language="fa",
    subject="پروندهٔ شما (A-12) بازگردانده شد",
    body="کد نوسازی 2-14-103 را می‌فرستید؟\n\nبا احترام، شهرداری قم ۱۴۰۵",
)


def test_a_desk_opens_it_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Name and stream are enough, and opening prints nothing."""
    for choice in ("console", "console:stderr"):
        notifier = open_adapter("notifier", choice, find(installed()), Context(now=pytest.fail))

        assert ("", "") == capsys.readouterr()

        notifier.send(LETTER, "letter-1")
        printed = capsys.readouterr()

        assert (choice == "console") == (printed.err == "")
        assert LETTER.subject in printed.out + printed.err


@pytest.mark.parametrize("choice", ["console:", "console:printer", {"use": "console", "stream": 1}])
def test_a_stream_that_is_none_is_named(choice: str | dict[str, object]) -> None:
    """A typing error in the configuration is told at opening."""
    with pytest.raises(BadCity, match="stream"):
        open_adapter("notifier", choice, find(installed()), Context(now=pytest.fail))


def test_importing_prints_nothing() -> None:
    """NTF-13: a program that only imports it has said nothing."""
    quiet = [
        sys.executable,
        "-W",
        "error",
        "-c",
        "import qom_permits_console.plugin as p; p.notifier_providers()",
    ]
    ended = subprocess.run(quiet, capture_output=True, check=False)

    assert (0, b"", b"") == (ended.returncode, ended.stdout, ended.stderr)
