"""The host for programs: JSON in, JSON out, under Django's own sessions and its guard against forged forms."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from django_desk.asked import account_of, actor_of, body_of, key_of, seen_by
from django_desk.desk import the_desk
from django_desk.models import Account, acts_as
from django_desk.refusals import refusal
from qom_permits import PermitCase
from qom_permits.domain.documents import MOST_BYTES

BEGINNINGS = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
"""The media types taken in, and how a file of each begins."""


@require_GET
def who_am_i(request: HttpRequest) -> HttpResponse:
    """Return whom the host takes the user for, and the name the desk knows them by."""
    account = account_of(request)
    mine = {name: getattr(account, name) for name in ("role", "portal", "district", "party")}
    return told({"login": account.user.get_username(), "name": name_of(account), **mine})


def name_of(account: Account) -> str:
    """Return the name the desk knows *account* by; empty for officers, and before it is confirmed."""
    by = acts_as(account)
    person = the_desk().person(by=by) if by else None
    return person.name if person else ""


@require_POST
def file_request(request: HttpRequest) -> HttpResponse:
    """Open a case file."""
    by, key = actor_of(request), key_of(request)
    case = the_desk().take(the_desk().read("open_case", body_of(request)), by=by, command_id=key)
    return told_case(case, HTTPStatus.CREATED, Location=f"/cases/{case.id}")


@require_POST
def take(request: HttpRequest, case_id: str, command: str) -> HttpResponse:
    """Take a command about a case, as the case stands, or as it was seen."""
    by, key, seen = actor_of(request), key_of(request), seen_by(request)
    asked = the_desk().read(command, body_of(request), case_id=case_id)
    return told_case(the_desk().take(asked, by=by, command_id=key, seen=seen))


@require_GET
def my_cases(request: HttpRequest) -> HttpResponse:
    """List the cases that are mine, or my district's."""
    entries = the_desk().cases(by=actor_of(request), limit=100)
    return told([entry.to_json(_lang()) for entry in entries])


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """List the cases that wait for me, the nearest deadline first."""
    entries = the_desk().inbox(by=actor_of(request), limit=100)
    return told([entry.to_json(_lang()) for entry in entries])


@require_GET
def show(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show a case as it stands."""
    return told_case(the_desk().case(case_id, by=actor_of(request)))


@require_GET
def options(request: HttpRequest, case_id: str) -> HttpResponse:
    """Say what I may do with a case, and what stands in the way of the rest."""
    found = the_desk().options(case_id, by=actor_of(request))
    return told([option.to_json(_lang()) for option in found])


@require_GET
def history(request: HttpRequest, case_id: str) -> HttpResponse:
    """Say who did what, when, through which portal."""
    found = the_desk().history(case_id, by=actor_of(request))
    return told([happening.to_json(_lang()) for happening in found])


@require_GET
def bill(request: HttpRequest, case_id: str) -> HttpResponse:
    """Say why the bill is what it is: as text to read, and line by line."""
    explanation = the_desk().explain(case_id, by=actor_of(request))
    if explanation is None:
        raise refusal(
            HTTPStatus.NOT_FOUND,
            "no-bill-yet",
            "charges have not been assessed",
            "عوارض هنوز محاسبه نشده است",
        )
    return told({"text": explanation.told().in_(_lang()), **explanation.to_json()})


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a paper and return its reference for ``attach_document``; the same bytes again are the same paper."""
    actor_of(request)  # papers are kept for whoever has logged in
    data = paper(body_of(request, MOST_BYTES), request.headers.get("Content-Type", ""))
    document = the_desk().keep(data, media_type=request.headers["Content-Type"])
    return told(document.to_json(), HTTPStatus.CREATED)


def paper(data: bytes, media_type: str) -> bytes:
    """Return *data*, having seen that it begins like *media_type*, and that this is one taken in."""
    beginning = BEGINNINGS.get(media_type)
    if beginning is None or not data.startswith(beginning):
        raise refusal(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "no-paper",
            f"{media_type!r:.60} is not taken in, or the file does not begin like one; send {', '.join(BEGINNINGS)}",
            f"{media_type!r:.60} پذیرفته نیست یا آغاز فایل با آن نمی‌خواند؛ {'، '.join(BEGINNINGS)} بفرستید",
            where="Content-Type",
        )
    return data


@require_GET
def show_paper(request: HttpRequest, case_id: str, kind: str) -> HttpResponse:
    """Return the paper that now counts as *kind*, to be saved, never to be run in the browser."""
    document, data = the_desk().paper(case_id, kind, by=actor_of(request))
    headers = {"Content-Disposition": f'attachment; filename="{kind}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=document.media_type, headers=headers)


def told(content: object, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> HttpResponse:
    """Return *content* as an answer; a case is no affair of caches on the way."""
    return JsonResponse(content, status=status, safe=False, headers={"Cache-Control": "no-store", **headers})


def told_case(case: PermitCase, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> HttpResponse:
    """Return *case* as an answer; its ETag names its version, and the language, in which it reads differently."""
    return told(case.to_json(_lang()), status, ETag=f'"{case.version}-{_lang()}"', **headers)


def _lang() -> str:
    """Return the language Django chose from what the reader accepts."""
    return get_language() or "fa"
