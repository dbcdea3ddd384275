"""The citizen's pages: who they are, what they have asked for, and one case with all that can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from django_desk.api import name_of, paper
from django_desk.asked import account_of, actor_of, key_of
from django_desk.case_page import shown_case
from django_desk.desk import the_desk
from django_desk.payments import started
from qom_permits import BadInput
from qom_permits.domain.documents import MOST_BYTES

GATEWAY = "sandbox_bank"
_SECURITY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"


@login_required
@require_http_methods(["GET", "POST"])
def introduce(request: HttpRequest) -> HttpResponse:
    """Let a citizen type who they are, and show it back: check digits miss one slip in sixty, a reader few."""
    if account_of(request).party:
        return redirect("home")
    values: dict[str, Any] = {}
    if request.method == "POST":
        typed = _typed(request)
        try:
            person = the_desk().read_person(typed)
        except BadInput as refused:
            values = {"typed": typed, "faults": [fault.to_json("fa") for fault in refused.faults]}
        else:
            request.session["typed"] = typed
            values = {"person": person}
    return _page(request, "introduce", {**values, "ids": _ids(values.get("typed", {}))})


@login_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Register the citizen with the desk; from here on personal data is there and nowhere else."""
    account, typed = account_of(request), request.session.pop("typed", None)
    if typed is not None and not account.party:
        account.party = the_desk().register(typed).id
        account.save()
    return redirect("home" if account.party else "introduce")


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """List my cases; who has not said who they are does that first."""
    if account_of(request).role == "applicant" and not account_of(request).party:
        return redirect("introduce")
    entries = the_desk().cases(by=actor_of(request), limit=100)
    return _page(request, "home", {"cases": [entry.to_json("fa") for entry in entries]})


@login_required
@require_GET
def case(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show one case: where it stands, what can be done, the bill and its reasons."""
    return _page(request, "case", shown_case(the_desk(), case_id, actor_of(request)))


@login_required
@require_POST
def hand_in(request: HttpRequest, case_id: str) -> HttpResponse:
    """Hand in the file of a form as one kind of paper."""
    by, key = actor_of(request), key_of(request)
    file = request.FILES.get("file")
    media_type = file.content_type if file else ""
    data = paper(
        file.read(MOST_BYTES + 1) if file else b"", media_type
    )  # one too many is the desk's to refuse
    document = the_desk().keep(data, media_type=media_type).to_json()
    said = {"kind": request.POST.get("kind", ""), "document": document}
    the_desk().take(the_desk().read("attach_document", said, case_id=case_id), by=by, command_id=key)
    return redirect("case", case_id=case_id)


@login_required
@require_POST
def act(request: HttpRequest, case_id: str, command: str) -> HttpResponse:
    """Take a command that needs no more words than its name."""
    by, key = actor_of(request), key_of(request)
    the_desk().take(the_desk().read(command, {}, case_id=case_id), by=by, command_id=key)
    return redirect("case", case_id=case_id)


@login_required
@require_POST
def pay(request: HttpRequest, case_id: str) -> HttpResponse:
    """Send the citizen to the bank's page."""
    return HttpResponseRedirect(started(request, case_id, GATEWAY).address)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Return what the form says; an id left empty is left out."""
    said = {each["name"]: request.POST.get(f"ids.{each['name']}", "") for each in _ids({})}
    ids = {name: number for name, number in said.items() if number}
    return {"name": request.POST.get("name", ""), "mobile": request.POST.get("mobile", ""), "ids": ids}


def _ids(typed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the id numbers the city asks of a person, with what was *typed* for each."""
    return [
        {
            "name": asked.number.name,
            "title": asked.number.title.fa,
            "required": asked.required,
            "typed": typed.get("ids", {}).get(asked.number.name, ""),
        }
        for asked in the_desk().city.ids.person
    ]


def _page(request: HttpRequest, name: str, values: Mapping[str, Any]) -> HttpResponse:
    """Return a page; each time it is shown its forms get a key, so that a second click does nothing new."""
    known = {"me": name_of(account_of(request)), "key": uuid4().hex}
    response = render(request, f"django_desk/{name}.html", {**values, **known})
    response["Content-Security-Policy"] = _SECURITY
    response["Cache-Control"] = "no-store"
    return response
