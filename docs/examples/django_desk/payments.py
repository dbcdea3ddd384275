"""Payments: the citizen is sent to the bank's page, and whatever comes back is asked of the bank again by the desk."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from django_desk.api import told
from django_desk.asked import actor_of, body_of, key_of
from django_desk.desk import the_desk
from django_desk.refusals import wants_page
from qom_permits import Callback
from qom_permits.desk.answers import PaymentPage

_MOST_BYTES = 10_000


def started(request: HttpRequest, case_id: str, gateway: str) -> PaymentPage:
    """Return the bank's page; asked again with the same key, the same page."""
    # The way back is the host's own address from its settings: a Host header is whatever a client writes there.
    back = f"{settings.DESK_ADDRESS}/payments/{gateway}/returned"
    return the_desk().start_payment(
        case_id, gateway=gateway, return_url=back, by=actor_of(request), command_id=key_of(request)
    )


@require_POST
def start(request: HttpRequest, case_id: str, gateway: str) -> HttpResponse:
    """Say where to send the citizen to pay."""
    page = started(request, case_id, gateway)
    return told(page.to_json(get_language() or "fa"), HTTPStatus.CREATED, Location=page.address)


@csrf_exempt  # a bank that posts cannot know our token; what it says is only a hint, so nothing can be forged
@require_http_methods(["GET", "POST"])
def returned(request: HttpRequest, gateway: str) -> HttpResponse:
    """Say how the payment stands, having asked the bank; no login: a browser back from a bank may have lost it."""
    body = body_of(request, _MOST_BYTES)
    callback = Callback(request.method, request.GET.dict(), dict(request.headers), body)
    result = the_desk().payment_returned(gateway, callback)
    if wants_page(request):
        return redirect("case", case_id=result.case.id)
    return told(result.to_json(get_language() or "fa"))
