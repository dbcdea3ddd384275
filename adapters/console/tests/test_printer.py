"""Letters on a console: each once, in order, readable in both directions, and with no power over the terminal."""

import io
import sys
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import evolve

from qom_permits.ports.notice import Delivery, Message, Receipt, Recipient
from qom_permits_console import ConsoleNotifier, ConsoleSettings
from qom_permits_console.isolates import FSI, PDI
from qom_permits_console.printer import letter, masked

ZAHRA = Recipient(party="party-1", name="زهرا کریمی", mobile="09121234567")
ALI = Recipient(party="party-2", name="Ali", mobile="+989129876543")
LETTER = Message(
    recipients=(ZAHRA,),
    language="fa",
    subject="پروندهٔ شما (A-12) بازگردانده شد",
    body="کد نوسازی 2-14-103 را می‌فرستید؟\n\nبا احترام، شهرداری قم ۱۴۰۵",
)


@pytest.fixture
def notifier() -> ConsoleNotifier:
    """Return a notifier that has printed nothing."""
    return ConsoleNotifier(ConsoleSettings())


def test_a_letter_is_printed_whole(notifier: ConsoleNotifier, capsys: pytest.CaptureFixture[str]) -> None:
    """NTF-08: every letter, half-space and digit is there, each line between isolates."""
    assert (Delivery(party="party-1", receipt=Receipt.HANDED_OVER),) == notifier.send(LETTER, "letter-1")

    printed = capsys.readouterr().out.split("\n")

    assert f"{FSI}{LETTER.subject}{PDI}" == printed[1]
    assert [f"{FSI}{line}{PDI}" if line else "" for line in LETTER.body.split("\n")] == printed[3:6]
    assert f"{FSI}زهرا کریمی{PDI} (0912•••••67)" in printed[0]


def test_each_recipient_has_an_outcome_in_order(
    notifier: ConsoleNotifier, capsys: pytest.CaptureFixture[str]
) -> None:
    """NTF-01: two recipients are two letters and two deliveries, a doubled one too."""
    deliveries = notifier.send(evolve(LETTER, recipients=(ALI, ZAHRA, ALI)), "letter-1")

    assert ["party-2", "party-1", "party-2"] == [delivery.party for delivery in deliveries]
    assert 3 == capsys.readouterr().out.count(LETTER.subject)


def test_one_that_fails_stops_none_of_the_others(
    notifier: ConsoleNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NTF-02, NTF-04: what failed is unknown, the rest is handed over, and the retry prints only what is missing."""
    console = Stumbling(fails_at=1)
    monkeypatch.setattr(sys, "stdout", console)
    both = evolve(LETTER, recipients=(ZAHRA, ALI))

    assert [Receipt.UNKNOWN, Receipt.HANDED_OVER] == [
        sent.receipt for sent in notifier.send(both, "letter-1")
    ]
    assert [Receipt.HANDED_OVER] * 2 == [sent.receipt for sent in notifier.send(both, "letter-1")]
    assert [1, 1] == [console.getvalue().count(name) for name in ("زهرا", "Ali")]


class Stumbling(io.StringIO):
    """A console that breaks at its *fails_at*-th letter."""

    def __init__(self, fails_at: int) -> None:
        super().__init__()
        self.fails_at = fails_at

    def write(self, text: str) -> int:
        """Write *text*, unless it is the one that fails."""
        self.fails_at -= 1
        if self.fails_at == 0:
            raise BrokenPipeError
        return super().write(text)


def test_the_same_key_prints_once(notifier: ConsoleNotifier, capsys: pytest.CaptureFixture[str]) -> None:
    """NTF-03: a repeat answers as before and prints nothing; another key prints again."""
    answers = {notifier.send(LETTER, "letter-1") for _ in range(3)}
    notifier.send(LETTER, "letter-2")

    assert 1 == len(answers)
    assert 2 == capsys.readouterr().out.count(LETTER.subject)


class Slow(io.StringIO):
    """A console that others could overtake."""

    def write(self, text: str) -> int:
        """Write *text* after a moment."""
        time.sleep(0.01)
        return super().write(text)


def test_the_same_key_from_many_threads_prints_once(
    notifier: ConsoleNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NTF-03: two relays in one process do not print a letter twice, nor one into the other."""
    console = Slow()
    monkeypatch.setattr(sys, "stdout", console)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda place: notifier.send(LETTER, f"letter-{place % 2}"), range(16)))

    assert letter(LETTER, ZAHRA) * 2 == console.getvalue()


def test_the_oldest_keys_are_forgotten(
    notifier: ConsoleNotifier, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A desk that runs for years does not grow for years."""
    monkeypatch.setattr("qom_permits_console.printer._REMEMBERED", 2)
    for key in ("a", "b", "c", "c", "b", "a"):
        notifier.send(LETTER, key)

    assert 4 == capsys.readouterr().out.count(LETTER.subject)


def test_nobody_to_write_to_is_no_success(
    notifier: ConsoleNotifier, capsys: pytest.CaptureFixture[str]
) -> None:
    """NTF-11: a letter without recipients says so."""
    deliveries = notifier.send(evolve(LETTER, recipients=()), "letter-1")

    assert [Receipt.NO_MATCH] == [delivery.receipt for delivery in deliveries]
    assert "" == capsys.readouterr().out


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_no_name_or_subject_adds_a_line(breaks: str) -> None:
    """NTF-10, faults 36, 41: a line break of any kind in name or subject is shown, not obeyed."""
    forged = evolve(ZAHRA, name=f"Ali{breaks}Bcc: all")
    printed = letter(evolve(LETTER, subject=f"Paid{breaks}Bcc: all"), forged)

    assert len(letter(LETTER, ZAHRA).splitlines()) == len(printed.splitlines())


@pytest.mark.parametrize("order", ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x08", "\x7f"])
def test_no_letter_drives_the_terminal(order: str) -> None:
    """A body that would clear the screen or rename the window is only text."""
    printed = letter(
        evolve(LETTER, body=f"a{order}b", subject=order), evolve(ZAHRA, name=order, mobile=order)
    )

    assert {"\n"} == {character for character in printed if unicodedata.category(character) == "Cc"}


def test_windows_line_ends_are_line_ends() -> None:
    """A body written elsewhere has the same lines."""
    assert letter(evolve(LETTER, body="a\nb"), ALI) == letter(evolve(LETTER, body="a\r\nb"), ALI)


@pytest.mark.parametrize(
    ("mobile", "hidden"),
    [
        ("09121234567", "0912•••••67"),
        ("+989121234567", "+989•••••••67"),
        ("0912", "••••"),
        ("", ""),
        ("zahra@example.ir", "•" * 10),
        ("۰۹۱۲۱۲۳۴۵۶۷", "•" * 10),
    ],
)
def test_mobile_numbers_are_masked(mobile: str, hidden: str) -> None:
    """NTF-12: what is printed finds nobody's telephone."""
    assert hidden == masked(mobile)


def test_addresses_are_nowhere_to_be_seen(
    notifier: ConsoleNotifier, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """NTF-12: neither print nor representation nor the detail of a failure shows name and number."""
    good = notifier.send(LETTER, "letter-1")
    printed = capsys.readouterr().out
    monkeypatch.setattr(sys, "stdout", Stumbling(fails_at=1))
    failed = notifier.send(LETTER, "letter-2")

    assert ZAHRA.mobile not in printed
    for secret in (ZAHRA.mobile, ZAHRA.name):
        assert secret not in repr((notifier, vars(notifier), good, failed))


def test_a_console_that_lacks_the_letters_shows_escapes(
    notifier: ConsoleNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NTF-08: nothing is dropped in silence or turned into question marks, and the delivery says so."""
    written = io.BytesIO()
    with io.TextIOWrapper(written, encoding="ascii") as console:
        monkeypatch.setattr(sys, "stdout", console)
        (delivery,) = notifier.send(LETTER, "letter-1")

        assert Receipt.HANDED_OVER is delivery.receipt
        assert "ascii" in delivery.detail
        assert b"\\u0642\\u0645" in written.getvalue()


def test_a_closed_console_is_unknown_and_none_is_refused(
    notifier: ConsoleNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stream that was closed may come back; a program without one will not get it."""
    console = io.StringIO()
    console.close()
    monkeypatch.setattr(sys, "stdout", console)

    assert Receipt.UNKNOWN is notifier.send(LETTER, "letter-1")[0].receipt

    monkeypatch.setattr(sys, "stdout", None)

    assert Receipt.REFUSED is notifier.send(LETTER, "letter-1")[0].receipt
