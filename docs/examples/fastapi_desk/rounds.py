"""The rounds somebody must make every few minutes: letters out, lost payments found."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from fastapi_desk.accounts import OPERATOR
from fastapi_desk.answered import told
from fastapi_desk.asked import Desk, Lang, LoggedIn
from fastapi_desk.refusals import refusal

router = APIRouter()


@router.post("/rounds")
def make_rounds(account: LoggedIn, desk: Desk, lang: Lang) -> JSONResponse:
    """Send the letters that wait and ask the banks about open payments; two at once do each thing once."""
    if account.role != OPERATOR:
        raise refusal(
            HTTPStatus.FORBIDDEN, "not-an-operator", "this is for operators", "این کار راهبران سامانه است"
        )
    letters = desk.deliver_letters()
    payments = desk.reconcile()
    return told({"letters": letters.to_json(), "payments": [paid.to_json(lang) for paid in payments]}, lang)
