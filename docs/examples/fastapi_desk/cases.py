"""Cases: filed and moved by commands, looked at by whoever may."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from fastapi_desk.answered import told, told_case
from fastapi_desk.asked import IN_JSON, Body, By, Desk, Key, Lang, Seen
from fastapi_desk.refusals import refusal

router = APIRouter()

Limit = Annotated[int, Query(ge=1, le=100)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]


@router.post("/requests", openapi_extra=IN_JSON)
def file_request(by: By, desk: Desk, key: Key, body: Body, lang: Lang) -> JSONResponse:
    """Open a case file."""
    case = desk.take(desk.read("open_case", body), by=by, command_id=key)
    return told_case(case, lang, HTTPStatus.CREATED, Location=f"/cases/{case.id}")


@router.post("/cases/{case_id}/{command}", openapi_extra=IN_JSON)
def take(
    case_id: str, command: str, by: By, desk: Desk, key: Key, seen: Seen, body: Body, lang: Lang
) -> JSONResponse:
    """Take a command about a case, as the case stands, or as it was seen."""
    asked = desk.read(command, body, case_id=case_id)
    return told_case(desk.take(asked, by=by, command_id=key, seen=seen), lang)


@router.get("/cases")
def my_cases(by: By, desk: Desk, lang: Lang, limit: Limit = 20, offset: Offset = 0) -> JSONResponse:
    """List the cases that are mine, or my district's."""
    entries = desk.cases(by=by, limit=limit, offset=offset)
    return told([entry.to_json(lang) for entry in entries], lang)


@router.get("/inbox")
def inbox(by: By, desk: Desk, lang: Lang, limit: Limit = 20, offset: Offset = 0) -> JSONResponse:
    """List the cases that wait for me, the nearest deadline first."""
    entries = desk.inbox(by=by, limit=limit, offset=offset)
    return told([entry.to_json(lang) for entry in entries], lang)


@router.get("/cases/{case_id}")
def show(case_id: str, by: By, desk: Desk, lang: Lang) -> JSONResponse:
    """Show a case as it stands."""
    return told_case(desk.case(case_id, by=by), lang)


@router.get("/cases/{case_id}/options")
def options(case_id: str, by: By, desk: Desk, lang: Lang) -> JSONResponse:
    """Say what I may do with a case, and what stands in the way of the rest."""
    return told([option.to_json(lang) for option in desk.options(case_id, by=by)], lang)


@router.get("/cases/{case_id}/history")
def history(case_id: str, by: By, desk: Desk, lang: Lang) -> JSONResponse:
    """Say who did what, when, through which portal."""
    return told([happening.to_json(lang) for happening in desk.history(case_id, by=by)], lang)


@router.get("/cases/{case_id}/bill")
def bill(case_id: str, by: By, desk: Desk, lang: Lang) -> JSONResponse:
    """Say why the bill is what it is: as text to read, and line by line."""
    explanation = desk.explain(case_id, by=by)
    if explanation is None:
        raise refusal(
            HTTPStatus.NOT_FOUND,
            "no-bill-yet",
            "charges have not been assessed",
            "عوارض هنوز محاسبه نشده است",
        )
    return told({"text": explanation.told().in_(lang), **explanation.to_json()}, lang)
