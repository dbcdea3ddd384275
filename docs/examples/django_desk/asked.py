"""What a request says beside its address: who asks, under which key, having seen what."""

from __future__ import annotations

import re
from http import HTTPStatus

from django.http import HttpRequest

from django_desk.models import Account, acts_as
from django_desk.refusals import HostRefusal, refusal
from qom_permits import Actor, BadInput
from qom_permits.domain.identifiers import identifier
from qom_permits.reading import json_text

_TAG = re.compile(r'"([0-9]{1,9})-(?:fa|en)"')


def account_of(request: HttpRequest) -> Account:
    """Return the account of the logged-in user; 403, since a session has no challenge that 401 could carry."""
    user = request.user.pk  # None for who has not logged in
    account: Account | None = Account.objects.select_related("user").filter(user=user).first()
    if account is None:
        raise refusal(HTTPStatus.FORBIDDEN, "not-logged-in", "log in first", "نخست وارد شوید")
    return account


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts: role, portal and district come from the host's table, and from nowhere else."""
    by = acts_as(account_of(request))
    if by is None:
        raise refusal(
            HTTPStatus.FORBIDDEN,
            "name-not-confirmed",
            "say who you are and confirm your name first, at /introduce",
            "نخست در صفحه معرفی (/introduce) خود را معرفی و نامتان را تأیید کنید",
        )
    return by


def key_of(request: HttpRequest) -> str:
    """Return the request's Idempotency-Key, quoted or not, or the one its page was given: the command id."""
    given = request.headers.get("Idempotency-Key") or request.POST.get("key")
    if given is None:
        raise refusal(
            HTTPStatus.BAD_REQUEST,
            "idempotency-key-missing",
            "send a key of your own with every request that changes something, and the same one when you ask again",
            "با هر درخواستی که چیزی را تغییر می‌دهد کلیدی از خود بفرستید، و هنگام تکرار همان را",
            where="Idempotency-Key",
        )
    plain = re.sub(r'^"(.*)"$', r"\1", given)
    try:
        identifier(None, None, plain)
    except BadInput as refused:
        faults = [fault.under("Idempotency-Key") for fault in refused.faults]
        raise HostRefusal(HTTPStatus.BAD_REQUEST, *faults) from refused
    return plain


def seen_by(request: HttpRequest) -> int | None:
    """Return the version of the case that If-Match names; None when the request says nothing of it."""
    given = request.headers.get("If-Match", "*").strip()
    if given == "*":
        return None
    tag = _TAG.fullmatch(given)
    if tag is None:
        raise refusal(
            HTTPStatus.PRECONDITION_FAILED,
            "unknown-version",
            "this is no ETag the desk gave out; look at the case again",
            "این ETag را میز نداده است؛ پرونده را دوباره ببینید",
            where="If-Match",
        )
    return int(tag[1])


def body_of(request: HttpRequest, most: int = json_text.MOST_BYTES) -> bytes:
    """Return the body as it came, at most *most* bytes: the desk reads JSON more strictly than a framework does."""
    body: bytes = request.read(most + 1)
    if len(body) > most:
        raise refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "body-too-large",
            f"the body has more than {most} bytes",
            f"بدنه درخواست بیش از {most} بایت است",
        )
    return body
