"""Citizens say who they are, see it shown back, and confirm it, before the desk knows them."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from fastapi_desk.accounts import acts_as
from fastapi_desk.answered import told
from fastapi_desk.asked import IN_JSON, Body, Desk, Lang, LoggedIn, Table
from fastapi_desk.refusals import refusal
from qom_permits import Text

router = APIRouter(prefix="/me")

_ASK = Text("is this you? confirm it, or type it anew", "آیا این شمایید؟ تأیید کنید یا دوباره بنویسید")


@router.get("")
def who_am_i(account: LoggedIn, desk: Desk, lang: Lang) -> JSONResponse:
    """Return whom the host takes the bearer of this token for, and the name the desk knows them by."""
    mine = {name: getattr(account, name) for name in ("login", "role", "portal", "district", "party")}
    by = acts_as(account)
    person = desk.person(by=by) if by else None
    return told({**mine, "name": person.name if person else None}, lang)


@router.put("", openapi_extra=IN_JSON)
def introduce(account: LoggedIn, table: Table, desk: Desk, body: Body, lang: Lang) -> JSONResponse:
    """Read what a citizen typed of themselves and show it back; check digits miss one slip in sixty, a reader few."""
    person = desk.read_person(body)
    if account.role != "applicant" or not table.type_in(account.login, body):
        raise refusal(
            HTTPStatus.CONFLICT, "already-known", "the desk knows you already", "میز خدمت شما را می‌شناسد"
        )
    shown = {"name": person.name, "mobile": person.mobile, "ids": dict(person.ids)}
    return told({**shown, "question": _ASK.in_(lang)}, lang)


@router.put("/confirmation")
def confirm(account: LoggedIn, table: Table, desk: Desk, lang: Lang) -> JSONResponse:
    """Register the citizen with the desk; from here on personal data is there and nowhere else."""
    if account.party is None:
        if account.typed is None:
            raise refusal(
                HTTPStatus.CONFLICT, "nothing-typed", "say who you are first", "نخست خود را معرفی کنید"
            )
        table.confirm(account.login, desk.register(account.typed).id)
    return told({"confirmed": True}, lang)
