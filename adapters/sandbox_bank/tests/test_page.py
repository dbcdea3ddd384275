"""The bank's page: what the payer sees and where the payer is sent."""

import io
import sqlite3
from datetime import datetime, timedelta
from typing import Any
from wsgiref.types import WSGIApplication
from wsgiref.validate import validator

import pytest
from attrs import evolve, frozen

from qom_permits.domain.errors import GatewayFault
from qom_permits.ports.payment import Order, Outcome
from qom_permits_sandbox_bank import Books, Mishap, SandboxBank, visit
from qom_permits_sandbox_bank.page import application


@frozen
class Answer:
    """What the page answered."""

    status: str
    headers: dict[str, str]
    text: str


def ask(page: WSGIApplication, path: str, method: str = "GET", body: str = "", **more: str) -> Answer:
    """Return what *page* answers; the standard library's validator watches both sides."""
    said: list[tuple[str, dict[str, str]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_error: Any) -> Any:
        said.append((status, dict(headers)))

    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "bank.sandbox.invalid",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(body.encode()),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **more,
    }
    answered = validator(page)(environ, start_response)
    text = b"".join(answered).decode()
    answered.close()  # type: ignore[attr-defined]  # the validator's iterator insists on it
    return Answer(said[0][0], said[0][1], text)


@pytest.fixture
def path(bank: SandboxBank, order: Order) -> str:
    """Return the path of the page of *order*."""
    return f"/pay/{bank.start(order).reference}"


def test_the_page_says_what_is_paid_to_whom(page: WSGIApplication, path: str) -> None:
    """The payer sees shop, amount in rial and reference in both languages, and that no money moves."""
    answer = ask(page, path)

    assert "200 OK" == answer.status
    assert "text/html; charset=utf-8" == answer.headers["Content-Type"]
    for part in (
        '<html lang="fa" dir="rtl">',
        "۷۵۰٬۰۰۰ ریال",
        "750,000 rial",
        "town-hall",
        path.removeprefix("/pay/"),
        "هیچ پولی جابه‌جا نمی‌شود",
        "This is a sandbox bank; no money moves.",
        'value="pay"',
        'value="cancel"',
    ):
        assert part in answer.text


def test_the_page_needs_nothing_from_elsewhere(page: WSGIApplication, path: str) -> None:
    """No script, picture, font or frame is fetched, and the browser is told to fetch none."""
    answer = ask(page, path)

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not any(word in answer.text for word in ("http:", "https:", "src=", "href=", "<script", "url("))


def test_words_of_the_shop_are_escaped(bank: SandboxBank, page: WSGIApplication, order: Order) -> None:
    """A description cannot become markup, nor a template's place."""
    nasty = evolve(order, description="<script>alert('x')</script>&\" $headline_fa")
    text = ask(page, f"/pay/{bank.start(nasty).reference}").text

    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;&quot; $headline_fa" in text
    assert "<script" not in text


def test_looking_changes_nothing(bank: SandboxBank, page: WSGIApplication, order: Order, path: str) -> None:
    """A payment is paid by a choice, never by a look; a look without the body says as much."""
    ask(page, path)
    head = ask(page, path, "HEAD")

    assert ("200 OK", "") == (head.status, head.text)
    assert Outcome.PENDING is bank.status(order, path.removeprefix("/pay/")).outcome


def test_the_payer_is_sent_back_the_same_way_each_time(page: WSGIApplication, path: str) -> None:
    """A second choice on a finished payment redirects again and pays nothing twice, whatever it says."""
    answers = [ask(page, path, "POST", f"action={action}") for action in ("pay", "pay", "cancel", "return")]

    assert {"303 See Other"} == {answer.status for answer in answers}
    assert 1 == len({answer.headers["Location"] for answer in answers})
    assert answers[0].headers["Location"].startswith("https://desk.example/paid?case=7&reference=SB")
    assert "&outcome=paid&" in answers[0].headers["Location"]


def test_a_cancelled_payment_goes_back_as_cancelled(page: WSGIApplication, path: str) -> None:
    """The way back says what the payer chose first."""
    assert "&outcome=cancelled&" in ask(page, path, "POST", "action=cancel").headers["Location"]
    assert "&outcome=cancelled&" in ask(page, path, "POST", "action=pay").headers["Location"]


def test_a_late_payer_goes_back_as_expired(page: WSGIApplication, path: str, clock: list[datetime]) -> None:
    """After the last minute the page takes no money and shows the way back."""
    clock.append(clock[-1] + timedelta(minutes=30))

    assert "The time to pay is over" in ask(page, path).text
    assert 'value="pay"' not in ask(page, path).text
    assert "&outcome=expired&" in ask(page, path, "POST", "action=pay").headers["Location"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/pay/",
        "/pay/SB000000009910",
        "/pay/SB000000000196",
        "/x/pay/SB000000000195",
        "/pay/../secret",
        "/pay/é",
    ],
)
def test_what_is_not_in_the_books_is_not_there(page: WSGIApplication, path: str) -> None:
    """An invented or mistyped reference finds nobody's payment."""
    assert "404 Not Found" == ask(page, path).status


def test_only_reading_and_choosing_are_possible(page: WSGIApplication, path: str) -> None:
    """Other methods are told which there are."""
    answer = ask(page, path, "DELETE")

    assert ("405 Method Not Allowed", "GET, HEAD, POST") == (answer.status, answer.headers["Allow"])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "action=steal",
        "action=pay&action=cancel",
        "action=pay&mishap=fire",
        "action=%ff",
        "action=payé",
        "action=pay&" + "x" * 2000,
    ],
)
def test_a_choice_that_is_none_changes_nothing(
    bank: SandboxBank, page: WSGIApplication, order: Order, path: str, body: str
) -> None:
    """Rubbish, doubled and overlong forms pay nothing."""
    assert "400 Bad Request" == ask(page, path, "POST", body).status
    assert Outcome.PENDING is bank.settle(order, path.removeprefix("/pay/")).outcome


def test_a_length_that_lies_changes_nothing(page: WSGIApplication, path: str) -> None:
    """A length that is no number, or longer than any, is not read."""
    for length in ("٣", "9" * 30, "+5", "0x5"):
        environ = {"CONTENT_LENGTH": length}

        assert "400 Bad Request" == ask_unchecked(page, path, environ)


def ask_unchecked(page: WSGIApplication, path: str, environ: dict[str, str]) -> str:
    """Return the status for a request that no validator would let through."""
    said: list[str] = []

    def start_response(status: str, _headers: list[tuple[str, str]], *_error: Any) -> Any:
        said.append(status)

    request = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "wsgi.input": io.BytesIO(b"action=pay"),
        **environ,
    }
    list(page(request, start_response))
    return said[0]


def test_a_stranded_payer_is_told_to_go(bank: SandboxBank, page: WSGIApplication, path: str) -> None:
    """A payer whose way back is lost reads that the money was paid, and has no button to press in vain."""
    bank.books.plan(path.removeprefix("/pay/"), Mishap.LOST_CALLBACK)
    answer = ask(page, path, "POST", "action=pay")

    assert "200 OK" == answer.status
    assert "Paid. The way back to the shop is broken" in answer.text
    assert "<button" not in answer.text


def test_nobody_is_sent_back_before_choosing(bank: SandboxBank, page: WSGIApplication, order: Order) -> None:
    """Asking for the way back from an open payment shows the page again."""
    assert visit(page, bank.start(order).address, "return") is None


def test_a_browser_at_a_wrong_address_says_so(page: WSGIApplication) -> None:
    """A test that visits nowhere fails where it went wrong."""
    with pytest.raises(GatewayFault, match="404"):
        visit(page, "https://bank.sandbox.invalid/pay/SB1", "pay")


def test_a_bank_without_books_is_closed(
    page: WSGIApplication, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trouble with the books is a closed bank to the payer, without a word about files."""

    def broken(*_asked: object) -> None:
        raise sqlite3.OperationalError("unable to open /secret/place")

    monkeypatch.setattr(Books, "payment", broken)
    answer = ask(page, path)

    assert "503 Service Unavailable" == answer.status
    assert "secret" not in answer.text


def test_the_page_works_on_the_books_alone(
    bank: SandboxBank, order: Order, clock: list[datetime], path: str
) -> None:
    """The page may run in another process than the desk: all they share is the books."""
    again = application(bank.books, lambda: clock[-1])
    visit(again, path, "pay", Mishap.LOST_CALLBACK)

    assert Outcome.SETTLED is bank.settle(order, path.removeprefix("/pay/")).outcome
