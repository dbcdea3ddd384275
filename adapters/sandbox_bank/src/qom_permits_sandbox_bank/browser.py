"""The payer's browser, played in-process: it opens the page, chooses, and follows the way back as far as the shop."""

from __future__ import annotations

import io
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from attrs import frozen

from qom_permits.domain.errors import GatewayFault
from qom_permits.ports.payment import Callback
from qom_permits_sandbox_bank.entries import Mishap

Action = Literal["pay", "cancel", "return"]


@frozen(kw_only=True)
class _Response:
    """What the page answered; *location* is empty unless it sends the browser elsewhere."""

    status: str
    location: str


def visit(
    page: WSGIApplication, address: str, action: Action, mishap: Mishap | str | None = None
) -> Callback | None:
    """Return what the payer's browser brings to the shop after *action* on the page at *address*; None if nothing.

    *mishap* is chosen on the page, as a tester would. Raises `GatewayFault` when the page is not there.
    """
    shown = _asked(page, "GET", address, b"")
    chosen = {"action": action, **({} if mishap is None else {"mishap": Mishap(mishap).value})}
    answered = (
        _asked(page, "POST", address, urlencode(chosen).encode()) if shown.status == "200 OK" else shown
    )
    match answered.status:
        case "303 See Other":
            return _followed(answered.location)
        case "200 OK":
            return None
        case refused:
            raise GatewayFault(f"{address} answered {refused}")


def _followed(location: str) -> Callback:
    """Return the request a browser makes of the shop at *location*."""
    address = urlsplit(location)
    query = dict(parse_qsl(address.query, keep_blank_values=True))
    return Callback(method="GET", query=query, headers={"Host": address.netloc}, body=b"")


def _asked(page: WSGIApplication, method: str, address: str, body: bytes) -> _Response:
    said: list[tuple[str, dict[str, str]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_error: Any) -> Any:
        said.append((status, dict(headers)))

    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": urlsplit(address).path,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    setup_testing_defaults(environ)
    list(page(environ, start_response))
    status, headers = said[-1]
    return _Response(status=status, location=headers.get("Location", ""))
