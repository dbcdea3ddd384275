"""Payments: the citizen is sent to the bank's page, and whatever comes back is asked of the bank again by the desk."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse

from fastapi_desk.answered import told
from fastapi_desk.asked import By, Desk, Key, Lang, body_of
from qom_permits import Callback

router = APIRouter()

_MOST_BYTES = 10_000


async def brought_back(request: Request) -> Callback:
    """Return what the payer's browser, or the bank, brought: a hint to the desk, never proof of anything."""
    body = await body_of(request, _MOST_BYTES)
    return Callback(request.method, dict(request.query_params), dict(request.headers), body)


@router.post("/cases/{case_id}/payments/{gateway}")
def start(
    case_id: str, gateway: str, by: By, desk: Desk, key: Key, request: Request, lang: Lang
) -> JSONResponse:
    """Return the bank's page to send the citizen to; asked again with the same key, the same page."""
    # The way back is the host's own address from its settings: a Host header is whatever a client writes there.
    back = f"{request.app.state.settings.address}/payments/{gateway}/returned"
    page = desk.start_payment(case_id, gateway=gateway, return_url=back, by=by, command_id=key)
    return told(page.to_json(lang), lang, HTTPStatus.CREATED, Location=page.address)


@router.get("/payments/{gateway}/returned")
@router.post("/payments/{gateway}/returned")
def returned(
    gateway: str, desk: Desk, callback: Annotated[Callback, Depends(brought_back)], lang: Lang
) -> JSONResponse:
    """Say how the payment stands, having asked the bank; no login: a browser back from a bank may have lost it."""
    return told(desk.payment_returned(gateway, callback).to_json(lang), lang)
