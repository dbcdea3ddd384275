"""The host in Django while a WSGI server runs it, and who visits it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import WSGIApplication

import django
import pytest
from attrs import evolve, field, frozen
from django import conf
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test.utils import override_settings
from tests.examples.visitors import NOW, OFFICERS, ZAHRA, Clock, Visitor, client_of

from qom_permits_sandbox_bank import Books, application


class _Server(WSGIServer):
    """A server with a few threads, as hosts have them; closing it waits for them."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._threads = ThreadPoolExecutor(4)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer one request in a thread."""
        self._threads.submit(self._answer, request, client_address)

    def server_close(self) -> None:
        """Close the port, and the threads once they have answered."""
        super().server_close()
        self._threads.shutdown()

    def _answer(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        finally:
            self.shutdown_request(request)


class _Quiet(WSGIRequestHandler):
    """A request, answered at once and not written to standard error."""

    disable_nagle_algorithm = True

    def log_message(self, *_said: object) -> None:
        """Keep silent."""


@frozen(kw_only=True)
class DjangoTown:
    """The host at *address*; *passwords* are the officers' by login."""

    address: str
    bank: WSGIApplication
    passwords: Mapping[str, str]
    clock: Clock
    _drawn: Iterator[int] = field(factory=count)

    def admit(self, login: str, *post: str | None) -> str:
        """Return a password, admitting from the command line as any town would."""
        return _admitted(login, *post)

    @contextmanager
    def enter(self, login: str, secret: str) -> Iterator[Visitor]:
        """Yield *login*, come in by the form."""
        with self.nobody() as visitor:
            entered = visitor.client.post("/login", data={"username": login, "password": secret})
            assert 302 == entered.status_code
            visitor.client.headers["X-CSRFToken"] = visitor.client.cookies["csrftoken"]
            yield visitor

    @contextmanager
    def officer(self, login: str) -> Iterator[Visitor]:
        """Yield one of `OFFICERS`, logged in."""
        with self.enter(login, self.passwords[login]) as visitor:
            yield visitor

    @contextmanager
    def citizen(self, person: Mapping[str, str] | None = ZAHRA) -> Iterator[Visitor]:
        """Yield a new citizen, who has confirmed to be *person*."""
        login = f"citizen-{next(self._drawn)}"
        with self.enter(login, self.admit(login, "applicant", "citizens")) as visitor:
            if person is None:
                yield visitor
                return
            visitor.client.post("/introduce", data=dict(person))
            visitor.client.post("/introduce/confirm")
            yield evolve(visitor, party=visitor.get("/me").json()["party"])

    @contextmanager
    def nobody(self) -> Iterator[Visitor]:
        """Yield somebody who has only looked at the login page."""
        with client_of(self.address) as client:
            client.get("/login")
            client.headers["X-CSRFToken"] = client.cookies["csrftoken"]
            yield Visitor(client=client)


def _admitted(login: str, *post: str | None) -> str:
    role, portal, *district = (part for part in post if part is not None)
    printed = io.StringIO()
    options = {"district": district[0]} if district else {}
    call_command("admit", login, role, portal, stdout=printed, **options)
    connections.close_all()
    return printed.getvalue().strip()


@contextmanager
def django_town(folder: Path) -> Iterator[DjangoTown]:
    """Yield a host that runs, once in a process; who asks before it has started waits at its open port."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_SETTINGS_MODULE", "django_desk.settings")
        environment.setenv("DESK_FOLDER", str(folder))
        environment.setenv("DESK_ALLOW_SAMPLES", "yes")
        django.setup()
    from django_desk import desk  # noqa: PLC0415 - its models can be read once Django is set up

    hasty = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        clock = Clock()
        opened = {**conf.settings.DESK, "now": clock}
        running = Thread(target=server.serve_forever)
        with override_settings(DESK=opened, DESK_ADDRESS=address, PASSWORD_HASHERS=hasty):
            call_command("migrate", verbosity=0)
            passwords = {login: _admitted(login, *post) for login, post in OFFICERS.items()}
            running.start()
            try:
                bank = application(Books(folder / "bank.db"), lambda: NOW)
                yield DjangoTown(address=address, bank=bank, passwords=passwords, clock=clock)
            finally:
                server.shutdown()
                running.join()
                server.server_close()
                desk.close()
                connections.close_all()
