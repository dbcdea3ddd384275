"""The host in FastAPI, asked over HTTP while uvicorn runs it."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Thread
from wsgiref.types import WSGIApplication

import pytest
import uvicorn
from attrs import evolve, field, frozen
from tests.examples.http_contract import HttpContract
from tests.examples.refusal_contract import RefusalContract
from tests.examples.story import filed, submitted
from tests.examples.visitors import NOW, OFFICERS, ZAHRA, Clock, Visitor, client_of

from fastapi_desk.__main__ import main
from fastapi_desk.accounts import OPERATOR, Accounts
from fastapi_desk.app import make_app
from fastapi_desk.settings import Settings
from qom_permits_sandbox_bank import Books, application


@frozen(kw_only=True)
class FastApiTown:
    """The host at *address*; *tokens* are the officers' by login, *accounts* where citizens are admitted."""

    address: str
    accounts: Accounts
    bank: WSGIApplication
    tokens: Mapping[str, str]
    clock: Clock
    _drawn: Iterator[int] = field(factory=count)

    def admit(self, login: str, *post: str | None) -> str:
        """Return a token."""
        role, portal, *district = post
        return self.accounts.admit(login, str(role), str(portal), *district)

    @contextmanager
    def enter(self, login: str, secret: str) -> Iterator[Visitor]:
        """Yield *login*: whoever has the token."""
        with client_of(self.address, {"Authorization": f"Bearer {secret}"}) as client:
            assert login == client.get("/me").json().get("login")
            yield Visitor(client=client)

    @contextmanager
    def officer(self, login: str) -> Iterator[Visitor]:
        """Yield one of `OFFICERS`, with their token."""
        with self.enter(login, self.tokens[login]) as visitor:
            yield visitor

    @contextmanager
    def citizen(self, person: Mapping[str, str] | None = ZAHRA) -> Iterator[Visitor]:
        """Yield a new citizen, who has confirmed to be *person*."""
        login = f"citizen-{next(self._drawn)}"
        with self.enter(login, self.admit(login, "applicant", "citizens")) as visitor:
            if person is None:
                yield visitor
                return
            visitor.client.put("/me", json=person)
            visitor.client.put("/me/confirmation")
            yield evolve(visitor, party=visitor.get("/me").json()["party"])

    @contextmanager
    def nobody(self) -> Iterator[Visitor]:
        """Yield somebody with a token nobody gave out."""
        with client_of(self.address, {"Authorization": "Bearer made-up"}) as client:
            yield Visitor(client=client)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastApiTown]:
    """Yield a host that runs; who asks before it has started waits at its open port."""
    folder = tmp_path_factory.mktemp("fastapi-desk")
    accounts = Accounts(folder / "accounts.db")
    tokens = {login: accounts.admit(login, *post) for login, post in OFFICERS.items()}
    tokens["operator-1"] = accounts.admit("operator-1", OPERATOR, "districts")
    with _listening() as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        clock = Clock()
        app = make_app(Settings(folder=folder, address=address, allow_samples=True, now=clock))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        running = Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            bank = application(Books(folder / "bank.db"), lambda: NOW)
            yield FastApiTown(address=address, accounts=accounts, bank=bank, tokens=tokens, clock=clock)
        finally:
            server.should_exit = True
            running.join()


def _listening() -> socket.socket:
    """Return an open port; asyncio sends at once only on sockets that say they are TCP."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    return listening


class TestFastApiDesk(HttpContract, RefusalContract):
    """All that is true of any host."""


def test_a_name_is_shown_back_before_the_desk_knows_it(town: FastApiTown) -> None:
    """What was typed comes back as it was understood; it may be typed anew until it is confirmed, and not after."""
    with town.citizen(None) as somebody:
        wrong = somebody.client.put("/me", json={"name": "", "mobile": "0912"})
        slip = somebody.client.put("/me", json={"name": "زهرا نموند", "mobile": "09120000000"})
        shown = somebody.client.put("/me", json=ZAHRA)
        before = somebody.get("/me").json()
        confirmed = [somebody.client.put("/me/confirmation") for _ in range(2)]
        after = somebody.get("/me").json()
        too_late = somebody.client.put("/me", json=ZAHRA)

    assert ["name", "mobile"] == [each["where"] for each in wrong.json()["errors"]]
    assert "زهرا نموند" == slip.json()["name"]
    assert ("زهرا نمونه", "09120000000") == (shown.json()["name"], shown.json()["mobile"])
    assert before["party"] is None
    assert [200, 200, 409] == [*(each.status_code for each in confirmed), too_late.status_code]
    assert ("زهرا نمونه", True) == (after["name"], bool(after["party"]))


def test_a_name_nobody_typed_is_not_confirmed(town: FastApiTown) -> None:
    """There must be something to confirm."""
    with town.citizen(None) as somebody:
        refused = somebody.client.put("/me/confirmation")

    assert 409 == refused.status_code


def test_rounds_are_made_by_operators_and_by_nobody_else(town: FastApiTown) -> None:
    """Letters go out and open payments are asked after; an operator acts in no case."""
    with town.citizen() as zahra, town.officer("operator-1") as operator:
        submitted(zahra)
        denied = zahra.post("/rounds")
        made = operator.post("/rounds")
        outside = operator.get("/cases")

    assert [403, 200, 403] == [denied.status_code, made.status_code, outside.status_code]
    assert 1 <= made.json()["letters"]["handed_over"]
    assert 0 == made.json()["letters"]["put_off"]


def test_an_etag_names_version_and_language(town: FastApiTown) -> None:
    """A case reads differently in each language, so its two readings have two tags, and either is the version."""
    with town.citizen() as zahra:
        case = filed(zahra)
        tags = [zahra.get(f"/cases/{case['case']}", lang=lang).headers["ETag"] for lang in ("en", "fa")]
        withdrawn = zahra.post(f"/cases/{case['case']}/withdraw", seen=tags[1])

    assert ['"1-en"', '"1-fa"'] == tags
    assert 200 == withdrawn.status_code


def test_the_api_describes_itself(town: FastApiTown) -> None:
    """Routes, headers and bodies can be read by programs, and tried out in a browser."""
    with town.nobody() as somebody:
        paths = somebody.get("/openapi.json").json()["paths"]

    filing = paths["/requests"]["post"]
    assert {"idempotency-key", "accept-language"} == {each["name"].lower() for each in filing["parameters"]}
    assert ["application/json"] == list(filing["requestBody"]["content"])


def test_whoever_is_admitted_from_the_command_line_may_log_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The token printed is the account's, and admitting the same login again takes the old one away."""
    monkeypatch.setenv("DESK_FOLDER", str(tmp_path / "desk"))
    words = ["admit", "expert-2", "expert", "districts", "--district", "2"]

    assert [0, 0] == [main(words), main(words)]
    old, new = capsys.readouterr().out.split()
    accounts = Accounts(tmp_path / "desk" / "accounts.db")
    found = accounts.of_token(new)
    assert accounts.of_token(old) is None
    assert found is not None
    assert ("expert-2", "expert", "2") == (found.login, found.role, found.district)
