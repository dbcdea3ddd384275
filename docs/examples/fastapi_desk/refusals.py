"""Every refusal as HTTP says it, in one place: the status by the error, the body with all faults in both languages."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import JSONResponse

from fastapi_desk.languages import preferred
from qom_permits import BadInput, Blocked, ChangedSince, Fault, NoSuchCase, QomPermitsError, Text
from qom_permits.domain.errors import (
    CommandIdReused,
    GatewayFault,
    OutcomeUnknown,
    PaymentMismatch,
    StorageBusy,
    StorageFull,
    TooManyCommands,
)

STATUSES = {
    BadInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    Blocked: HTTPStatus.CONFLICT,
    NoSuchCase: HTTPStatus.NOT_FOUND,
    ChangedSince: HTTPStatus.PRECONDITION_FAILED,
    CommandIdReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooManyCommands: HTTPStatus.TOO_MANY_REQUESTS,
    PaymentMismatch: HTTPStatus.CONFLICT,
    GatewayFault: HTTPStatus.BAD_GATEWAY,
    OutcomeUnknown: HTTPStatus.SERVICE_UNAVAILABLE,
    StorageBusy: HTTPStatus.SERVICE_UNAVAILABLE,
    StorageFull: HTTPStatus.INSUFFICIENT_STORAGE,
}
"""The status of each error; of one that is not here, and is no kind of these, the host or the desk is at fault: 500."""

BY_CODE = {
    "not-json": HTTPStatus.BAD_REQUEST,
    "not-utf-8": HTTPStatus.BAD_REQUEST,
    "unknown-command": HTTPStatus.NOT_FOUND,
    "no-such-paper": HTTPStatus.NOT_FOUND,
    "seen-missing": HTTPStatus.PRECONDITION_REQUIRED,
    "seen-ahead": HTTPStatus.PRECONDITION_FAILED,
}
"""Faults for which HTTP has a status of its own."""

HEADERS = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": "Bearer"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "2"},
    HTTPStatus.TOO_MANY_REQUESTS: {"Retry-After": "60"},
}

_TOLD = {
    "outcome-unknown": Text(
        "it may have been done; ask again with the same Idempotency-Key to learn the outcome",
        "شاید انجام شده باشد؛ با همان Idempotency-Key دوباره بپرسید تا نتیجه روشن شود",
    ),
    "storage-busy": Text(
        "the desk is busy and nothing was done; ask again with the same Idempotency-Key",
        "میز خدمت مشغول است و کاری انجام نشد؛ با همان Idempotency-Key دوباره بخواهید",
    ),
    "gateway-fault": Text(
        "the bank's answer cannot be read; do not pay again, the desk keeps asking",
        "پاسخ بانک خوانا نیست؛ دوباره نپردازید، میز خدمت پیگیر است",
    ),
}
_BROKEN = Text(
    "the desk cannot do this now; nothing is wrong with what you sent",
    "میز خدمت اکنون نمی‌تواند این را انجام دهد؛ آنچه فرستادید ایرادی ندارد",
)
_log = logging.getLogger(__name__)


class HostRefusal(QomPermitsError):
    """What the host refuses before the desk is asked, under the *status* that says so."""

    def __init__(self, status: HTTPStatus, *faults: Fault) -> None:
        self.status = status
        super().__init__(faults)


def refusal(status: HTTPStatus, code: str, en: str, fa: str, where: str = "") -> HostRefusal:
    """Return a `HostRefusal` with one fault."""
    return HostRefusal(status, Fault(code=code, where=where, text=Text(en, fa)))


async def answer(request: Request, error: Exception) -> JSONResponse:
    """Return *error* as an answer to *request*."""
    if not isinstance(error, QomPermitsError):
        raise error
    status = status_of(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    lang = preferred(request.headers.get("Accept-Language", ""))
    headers = {"Cache-Control": "no-store", "Content-Language": lang, **HEADERS.get(status, {})}
    if isinstance(error, TooManyCommands):
        headers["Retry-After"] = str(error.seconds)
    return JSONResponse(body_of(error, lang), status, headers)


def status_of(error: QomPermitsError) -> HTTPStatus:
    """Return the status that says what *error* says."""
    if isinstance(error, HostRefusal):
        return error.status
    if isinstance(error, BadInput) and (
        own := [BY_CODE[fault.code] for fault in error.faults if fault.code in BY_CODE]
    ):
        return own[0]
    kinds = (STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    return next(kinds, HTTPStatus.INTERNAL_SERVER_ERROR)


def body_of(error: QomPermitsError, lang: str) -> dict[str, object]:
    """Return what is told of *error*: all of it, unless the fault is on this side: paths are for the log."""
    if isinstance(error, ChangedSince):
        return {**error.to_json(lang), "now": error.now, "changes": list(error.changes)}
    if status_of(error) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        faults = [Fault(code=fault.code, text=_TOLD.get(fault.code, _BROKEN)) for fault in error.faults]
        return QomPermitsError(faults).to_json(lang)
    return error.to_json(lang)
