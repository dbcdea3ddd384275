"""What goes back: JSON that nobody keeps, a case under the ETag that If-Match brings back."""

from __future__ import annotations

from http import HTTPStatus

from fastapi.responses import JSONResponse

from qom_permits import PermitCase


def told(content: object, lang: str, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> JSONResponse:
    """Return *content* as an answer in *lang*; a case is no affair of caches on the way."""
    always = {"Cache-Control": "no-store", "Content-Language": lang}
    return JSONResponse(content, status, {**always, **headers})


def told_case(
    case: PermitCase, lang: str, status: HTTPStatus = HTTPStatus.OK, **headers: str
) -> JSONResponse:
    """Return *case* as an answer; its ETag names its version, and the language, in which it reads differently."""
    return told(case.to_json(lang), lang, status, ETag=f'"{case.version}-{lang}"', **headers)
