"""What a request says beside its address: who asks, under which key, having seen what, in which language."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from fastapi_desk.accounts import OPERATOR, Account, Accounts, acts_as
from fastapi_desk.languages import preferred
from fastapi_desk.refusals import HostRefusal, refusal
from qom_permits import Actor, BadInput
from qom_permits.desk import ServiceDesk
from qom_permits.domain.identifiers import identifier
from qom_permits.domain.texts import Language
from qom_permits.reading import json_text

_TAG = re.compile(r'"([0-9]{1,9})-(?:fa|en)"')


async def the_desk(request: Request) -> ServiceDesk:
    """Return the desk that this process opened."""
    desk: ServiceDesk = request.app.state.desk
    return desk


async def the_accounts(request: Request) -> Accounts:
    """Return the table of who may log in."""
    accounts: Accounts = request.app.state.accounts
    return accounts


def logged_in(
    accounts: Annotated[Accounts, Depends(the_accounts)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))],
) -> Account:
    """Return the account of the bearer token; put your own login here."""
    account = accounts.of_token(bearer.credentials) if bearer else None
    if account is None:
        raise refusal(HTTPStatus.UNAUTHORIZED, "not-logged-in", "log in first", "نخست وارد شوید")
    return account


def actor(account: Annotated[Account, Depends(logged_in)]) -> Actor:
    """Return who acts: role, portal and district come from the host's table, and from nowhere else."""
    by = acts_as(account)
    if by is not None:
        return by
    if account.role == OPERATOR:
        raise refusal(
            HTTPStatus.FORBIDDEN, "no-role", "operators act in no case", "راهبر سامانه در پرونده‌ای کنش ندارد"
        )
    raise refusal(
        HTTPStatus.FORBIDDEN,
        "name-not-confirmed",
        "say who you are (PUT /me) and confirm your name first (PUT /me/confirmation)",
        "نخست خود را معرفی (PUT /me) و نامتان را تأیید کنید (PUT /me/confirmation)",
    )


def key(idempotency_key: Annotated[str | None, Header()] = None) -> str:
    """Return the request's Idempotency-Key, quoted or not: the command id under which it takes effect once."""
    if idempotency_key is None:
        raise refusal(
            HTTPStatus.BAD_REQUEST,
            "idempotency-key-missing",
            "send a key of your own with every request that changes something, and the same one when you ask again",
            "با هر درخواستی که چیزی را تغییر می‌دهد کلیدی از خود بفرستید، و هنگام تکرار همان را",
            where="Idempotency-Key",
        )
    given = re.sub(r'^"(.*)"$', r"\1", idempotency_key)
    try:
        identifier(None, None, given)
    except BadInput as refused:
        faults = [fault.under("Idempotency-Key") for fault in refused.faults]
        raise HostRefusal(HTTPStatus.BAD_REQUEST, *faults) from refused
    return given


def seen(if_match: Annotated[str | None, Header()] = None) -> int | None:
    """Return the version of the case that If-Match names; None when the request says nothing of it."""
    if if_match is None or if_match.strip() == "*":
        return None
    tag = _TAG.fullmatch(if_match.strip())
    if tag is None:
        raise refusal(
            HTTPStatus.PRECONDITION_FAILED,
            "unknown-version",
            "this is no ETag the desk gave out; look at the case again",
            "این ETag را میز نداده است؛ پرونده را دوباره ببینید",
            where="If-Match",
        )
    return int(tag[1])


def language(accept_language: Annotated[str, Header()] = "") -> Language:
    """Return the language to answer in."""
    return preferred(accept_language)


async def json_body(request: Request) -> bytes:
    """Return the body as it came: the desk reads JSON more strictly than a framework does."""
    return await body_of(request, json_text.MOST_BYTES)


async def body_of(request: Request, most: int) -> bytes:
    """Return the body of *request*, given up as soon as it passes *most* bytes."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise refusal(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "body-too-large",
                f"the body has more than {most} bytes",
                f"بدنه درخواست بیش از {most} بایت است",
            )
    return bytes(body)


IN_JSON: dict[str, Any] = {
    "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
}
"""How a route that reads its body itself says so in the description of the API."""

Desk = Annotated[ServiceDesk, Depends(the_desk)]
Table = Annotated[Accounts, Depends(the_accounts)]
LoggedIn = Annotated[Account, Depends(logged_in)]
By = Annotated[Actor, Depends(actor)]
Key = Annotated[str, Depends(key)]
Seen = Annotated[int | None, Depends(seen)]
Lang = Annotated[Language, Depends(language)]
Body = Annotated[bytes, Depends(json_body)]
