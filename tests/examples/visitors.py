"""Who visits a host over HTTP: requests with keys, versions and languages, as a careful client sends them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from itertools import count
from typing import Any, Protocol
from urllib.parse import urlencode
from wsgiref.types import WSGIApplication

import httpx
from attrs import define, frozen

from qom_permits_sandbox_bank import visit

NOW = datetime(2026, 9, 23, 5, tzinfo=UTC)
"""1 Mehr 1405, a working day: the host's clock stands here."""

OFFICERS = {
    "expert-2": ("expert", "districts", "2"),
    "surveyor-7": ("surveyor", "districts", None),
    "organization": ("engineers", "engineers", None),
    "revenue-2": ("revenue", "districts", "2"),
    "issuer-2": ("issuer", "districts", "2"),
    "expert-3": ("expert", "districts", "3"),
}
"""Role, portal and district of each officer, by login."""

ZAHRA = {"name": "زهرا نمونه", "mobile": "۰۹۱۲۰۰۰۰۰۰۰"}
_keys = count(1)


def new_key() -> str:
    """Return an Idempotency-Key that no request has had."""
    return f"key-{next(_keys)}"


def client_of(address: str, headers: Mapping[str, str] | None = None) -> httpx.Client:
    """Return a client of the host at *address*, which may still be starting; no certificates are loaded for it."""
    plain = httpx.HTTPTransport(verify=False)
    return httpx.Client(base_url=address, headers=headers, timeout=10, transport=plain, trust_env=False)


@frozen(kw_only=True)
class Visitor:
    """Somebody logged in, with a browser or an app: *client* keeps cookies and tokens; *party* is a citizen's."""

    client: httpx.Client
    party: str = ""

    def get(self, path: str, *, lang: str = "en") -> httpx.Response:
        """Return the answer to a GET of *path*."""
        return self.client.get(path, headers={"Accept-Language": lang, "Accept": "application/json"})

    def post(self, path: str, said: object = None, **more: Any) -> httpx.Response:
        """Return the answer to a POST of *said*: under a key of its own, unless *key* is given."""
        return self.client.post(path, json={} if said is None else said, headers=_headers(**more))

    def keep(self, data: bytes, media_type: str = "application/pdf") -> httpx.Response:
        """Return the answer to an upload of *data*."""
        headers = {"Content-Type": media_type, "Idempotency-Key": new_key()}
        return self.client.post("/documents", content=data, headers=headers)

    def take(self, case: Mapping[str, Any], command: str, said: object = None, **more: Any) -> dict[str, Any]:
        """Return *case* after *command*, judged as it stood in *case*."""
        seen = f'"{case["version"]}-en"'
        answer = self.post(f"/cases/{case['case']}/{command}", said, seen=seen, **more)

        assert 200 == answer.status_code, answer.text
        after: dict[str, Any] = answer.json()
        return after

    def paper(self, name: str) -> dict[str, Any]:
        """Return the reference of a small sample of *name*, now kept."""
        answer = self.keep(f"%PDF-1.4 sample of {name}".encode())

        assert 201 == answer.status_code, answer.text
        reference: dict[str, Any] = answer.json()
        return reference


def _headers(
    *, key: str | None = "", seen: str | None = None, lang: str = "en", accept: str = "application/json"
) -> dict[str, str]:
    headers = {"Accept-Language": lang, "Accept": accept}
    if key is not None:
        headers["Idempotency-Key"] = key or new_key()
    if seen is not None:
        headers["If-Match"] = seen
    return headers


@define
class Clock:
    """A clock that stands still; what happens *meanwhile* happens once, while somebody looks at it."""

    meanwhile: Callable[[], object] = NOW.utcoffset

    def __call__(self) -> datetime:
        """Return the instant it stands at."""
        happening, self.meanwhile = self.meanwhile, NOW.utcoffset
        happening()
        return NOW


class Town(Protocol):
    """A host that runs."""

    @property
    def bank(self) -> WSGIApplication:
        """The sandbox bank's page beside it."""
        ...

    @property
    def clock(self) -> Clock:
        """The host's clock."""
        ...

    def admit(self, login: str, *post: str | None) -> str:
        """Return the secret with which *login* now comes in, as role, portal and district of that *post*."""
        ...

    def enter(self, login: str, secret: str) -> AbstractContextManager[Visitor]:
        """Return *login*, logged in."""
        ...

    def officer(self, login: str) -> AbstractContextManager[Visitor]:
        """Return one of `OFFICERS`, logged in."""
        ...

    def citizen(self, person: Mapping[str, str] | None = ...) -> AbstractContextManager[Visitor]:
        """Return a citizen nobody else is, logged in and confirmed as *person*; not introduced when it is None."""
        ...

    def nobody(self) -> AbstractContextManager[Visitor]:
        """Return somebody who has not logged in."""
        ...


Billed = tuple[Visitor, dict[str, Any]]
"""A citizen, and a case of theirs that has its bill and is not paid."""


def pays(town: Town, citizen: Visitor, case: Mapping[str, Any]) -> httpx.Response:
    """Return what the host says when *citizen* comes back from paying on the bank's page."""
    started = citizen.post(f"/cases/{case['case']}/payments/sandbox_bank")

    assert 201 == started.status_code, started.text
    callback = visit(town.bank, started.json()["address"], "pay")
    assert callback is not None
    return citizen.get(f"/payments/sandbox_bank/returned?{urlencode(callback.query)}")
