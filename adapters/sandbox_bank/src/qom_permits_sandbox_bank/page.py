"""The bank's page as a WSGI application: shows a payment, takes the payer's choice, and sends the payer back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from http import HTTPStatus
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from attrs import frozen

from qom_permits.domain.texts import Text
from qom_permits_sandbox_bank import markup
from qom_permits_sandbox_bank.books import Books
from qom_permits_sandbox_bank.callbacks import way_back
from qom_permits_sandbox_bank.entries import Mishap, Payment, State
from qom_permits_sandbox_bank.references import is_reference

_LENGTH = re.compile(r"[0-9]{1,9}")
_MOST_BYTES = 2_000
_SLOW_LOOKS = 2
"""How many answers a slow callback, asked for on the page, keeps the payer waiting."""

_HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]


@frozen(kw_only=True)
class _Answer:
    """What goes back to the browser; *location* is None unless it is sent elsewhere."""

    status: HTTPStatus
    page: str
    location: str | None = None


def application(books: Books, now: Callable[[], datetime]) -> WSGIApplication:
    """Return the bank's page over *books* as a WSGI application; of an address only the path counts."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method = str(environ["REQUEST_METHOD"])
        try:
            said = _answer(books, now(), method, environ)
        except sqlite3.Error:
            said = _notice(
                HTTPStatus.SERVICE_UNAVAILABLE, "The bank is closed for a moment", "بانک دمی بسته است"
            )
        body = said.page.encode()
        headers = [*_HEADERS, ("Content-Length", str(len(body)))]
        if said.location is not None:
            headers.append(("Location", said.location))
        if said.status is HTTPStatus.METHOD_NOT_ALLOWED:
            headers.append(("Allow", "GET, HEAD, POST"))
        start_response(f"{said.status.value} {said.status.phrase}", headers)
        return [] if method == "HEAD" else [body]

    return answer


def _answer(books: Books, at: datetime, method: str, environ: WSGIEnvironment) -> _Answer:
    payment = _payment(books, at, environ.get("PATH_INFO", ""))
    if payment is None:
        return _notice(HTTPStatus.NOT_FOUND, "There is no such payment", "چنین پرداختی نیست")
    if method in {"GET", "HEAD"}:
        return _shown(payment, markup.HEADLINES[payment.state])
    if method != "POST":
        return _notice(
            HTTPStatus.METHOD_NOT_ALLOWED, "This page can be read and answered", "این صفحه خواندنی است"
        )
    form = _form(environ)
    match form.get("action"), form.get("mishap", ""):
        case "pay", asked if asked in {"", *(mishap.value for mishap in Mishap)}:
            paid = books.pay(payment.reference, at)
            if asked and payment.state is State.OPEN:
                mishap = Mishap(asked)
                books.plan(payment.reference, mishap, _SLOW_LOOKS if mishap is Mishap.SLOW_CALLBACK else 1)
            return _sent_back(books, paid or payment)
        case "cancel", _:
            return _sent_back(books, books.cancel(payment.reference, at) or payment)
        case "return", _:
            return _sent_back(books, payment)
        case _:
            return _notice(
                HTTPStatus.BAD_REQUEST, "Choose to pay or to cancel", "پرداخت یا انصراف را برگزینید"
            )


def _payment(books: Books, at: datetime, path: str) -> Payment | None:
    before, _, reference = path.partition("/pay/")
    return books.payment(reference, at) if not before and is_reference(reference) else None


def _sent_back(books: Books, payment: Payment) -> _Answer:
    """Return the redirect to the shop, unless the payment is open or a mishap stands in the way."""
    if payment.state is State.OPEN:
        return _shown(payment, markup.HEADLINES[payment.state])
    if books.strikes(payment.reference, Mishap.LOST_CALLBACK):
        return _shown(payment, markup.STRANDED, may_return=False)
    if books.strikes(payment.reference, Mishap.SLOW_CALLBACK):
        return _shown(payment, markup.AWAY)
    headline = markup.HEADLINES[payment.state]
    return _Answer(
        status=HTTPStatus.SEE_OTHER,
        page=markup.notice_page(headline),
        location=way_back(payment, books.secret()),
    )


def _shown(payment: Payment, headline: Text, *, may_return: bool = True) -> _Answer:
    return _Answer(status=HTTPStatus.OK, page=markup.payment_page(payment, headline, may_return=may_return))


def _notice(status: HTTPStatus, en: str, fa: str) -> _Answer:
    return _Answer(status=status, page=markup.notice_page(Text(en, fa)))


def _form(environ: WSGIEnvironment) -> dict[str, str]:
    """Return what the browser sent; nothing when it is too long, no form, or says a thing twice."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not (_LENGTH.fullmatch(length) and int(length) <= _MOST_BYTES):
        return {}
    try:
        sent = parse_qs(environ["wsgi.input"].read(int(length)).decode("ascii"), max_num_fields=10)
    except ValueError:
        return {}
    return (
        {name: values[0] for name, values in sent.items()} if all(len(v) == 1 for v in sent.values()) else {}
    )
