"""Papers: bytes come in before the command that hands them in, and go out to whoever may see the case."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from fastapi_desk.answered import told
from fastapi_desk.asked import By, Desk, Lang, actor, body_of
from fastapi_desk.refusals import HostRefusal, refusal
from qom_permits.domain.documents import MOST_BYTES

router = APIRouter()

BEGINNINGS = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
"""The media types taken in, and how a file of each begins."""


async def paper(request: Request) -> bytes:
    """Return the bytes of a paper as they came."""
    return await body_of(request, MOST_BYTES)


@router.post("/documents", dependencies=[Depends(actor)])
def keep(desk: Desk, request: Request, data: Annotated[bytes, Depends(paper)], lang: Lang) -> JSONResponse:
    """Keep a paper and return its reference for ``attach_document``; the same bytes again are the same paper."""
    media_type = request.headers.get("Content-Type", "")
    beginning = BEGINNINGS.get(media_type)
    if beginning is None or not data.startswith(beginning):
        raise _no_such_paper(media_type)
    return told(desk.keep(data, media_type=media_type).to_json(), lang, HTTPStatus.CREATED)


@router.get("/cases/{case_id}/documents/{kind}")
def show(case_id: str, kind: str, by: By, desk: Desk) -> Response:
    """Return the paper that now counts as *kind*, to be saved, never to be run in the browser."""
    document, data = desk.paper(case_id, kind, by=by)
    headers = {
        "Content-Disposition": f'attachment; filename="{kind}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(data, media_type=document.media_type, headers=headers)


def _no_such_paper(media_type: str) -> HostRefusal:
    return refusal(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "no-paper",
        f"{media_type!r:.60} is not taken in, or the file does not begin like one; send {', '.join(BEGINNINGS)}",
        f"{media_type!r:.60} پذیرفته نیست یا آغاز فایل با آن نمی‌خواند؛ {'، '.join(BEGINNINGS)} بفرستید",
        where="Content-Type",
    )
