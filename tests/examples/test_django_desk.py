"""The host in Django, asked over HTTP: all that is true of any host, and its command line."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from tests.examples.django_town import DjangoTown
from tests.examples.http_contract import HttpContract
from tests.examples.refusal_contract import RefusalContract
from tests.examples.story import assessed, planned, submitted

from qom_permits_sandbox_bank import visit


@pytest.fixture(scope="module")
def town(running_django: DjangoTown) -> DjangoTown:
    """Return the host that runs."""
    return running_django


class TestDjangoDesk(HttpContract, RefusalContract):
    """All that is true of any host; who has no session is refused without a challenge, for there is none."""

    LOGIN_FIRST = 403


def test_rounds_send_letters_and_ask_after_payments(
    town: DjangoTown, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever paid and never came back is found out by the next round."""
    with town.citizen() as zahra:
        case = assessed(town, planned(town, submitted(zahra)))
        page = zahra.post(f"/cases/{case['case']}/payments/sandbox_bank").json()
        visit(town.bank, page["address"], "pay", "lost_callback")
        printed = io.StringIO()
        call_command("rounds", stdout=printed)
        after = zahra.get(f"/cases/{case['case']}").json()

    assert "'given_up': 0" in printed.getvalue()
    assert f"payment {page['order']} of case {case['case']}: paid" in printed.getvalue()
    assert 0 == after["owed"]
    assert "زهرا نمونه" in capsys.readouterr().out
