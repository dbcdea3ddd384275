"""The application: made by a factory, it opens one desk when it starts and closes it when it ends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from fastapi_desk import cases, citizens, papers, payments, refusals, rounds
from fastapi_desk.accounts import Accounts
from fastapi_desk.settings import Settings, from_environment
from qom_permits import QomPermitsError
from qom_permits.desk import ServiceDesk, open_desk


def make_app(settings: Settings | None = None) -> FastAPI:
    """Return the application; without *settings* it asks the environment, as ``uvicorn --factory`` needs it."""
    app = FastAPI(title="qom-permits", lifespan=_lifespan)
    app.state.settings = settings or from_environment()
    app.add_exception_handler(QomPermitsError, refusals.answer)
    # Payments come before commands: "payments" would be taken for the name of one.
    for part in (citizens, payments, papers, cases, rounds):
        app.include_router(part.router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Hold one desk for each process, opened after the server has forked."""
    settings: Settings = app.state.settings
    settings.folder.mkdir(parents=True, exist_ok=True)
    app.state.accounts = Accounts(settings.folder / "accounts.db")
    with _desk(settings, app.state.accounts) as desk:
        app.state.desk = desk
        yield


def _desk(settings: Settings, accounts: Accounts) -> ServiceDesk:
    books = settings.folder / "bank.db"
    return open_desk(
        city=settings.city,
        storage=f"sqlite:{settings.folder / 'permits.db'}",
        documents=f"files:{settings.folder / 'papers'}",
        gateways=[{"use": "sandbox_bank", "books": str(books), "address": settings.bank}],
        notifiers=["console"],
        allow_samples=settings.allow_samples,
        still_holds=accounts.still_holds,
        now=settings.now,
    )
