"""The citizen's pages of the host in Django: what they show, what can be clicked, and that anybody can read them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from tests.examples.django_town import DjangoTown
from tests.examples.read_pages import Page
from tests.examples.story import PAPERS, assessed, filed, planned
from tests.examples.visitors import ZAHRA, Billed, Visitor

from qom_permits_sandbox_bank import visit

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def town(running_django: DjangoTown) -> DjangoTown:
    """Return the host that runs."""
    return running_django


def _page(visitor: Visitor, path: str) -> Page:
    shown = visitor.client.get(path, headers=HTML)

    assert 200 == shown.status_code, shown.text
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    return Page(shown.text)


def _sent(visitor: Visitor, page: Page, ending: str, **more: Any) -> httpx.Response:
    """Return the answer to the form of *page* that goes to *ending*, as a browser sends it."""
    form = page.form(ending)
    headers = {**HTML, "X-CSRFToken": ""}
    data = {**form.fields, **more.pop("data", {})}
    return visitor.client.post(form.action, data=data, headers=headers, **more)


def test_the_page_of_a_case_shows_what_can_be_done_and_why_the_bill_is_so(billed: Billed) -> None:
    """In Persian from right to left: the stage, what can be done, each line of the bill with its reasons."""
    zahra, case = billed
    page = _page(zahra, f"/my/cases/{case['case']}")

    assert ("fa", "rtl") == (page.root["lang"], page.root["dir"])
    assert "اکنون: پرداخت" in page.said
    assert {"چه می‌توانید بکنید", "صورت‌حساب و دلیل هر ردیف"} <= set(page.said)
    assert page.form("/pay").fields["key"]
    reasons = zahra.get(f"/cases/{case['case']}/bill", lang="fa").json()["text"].split("\n")
    assert {reason.strip() for reason in reasons[1:-1]} <= set(page.said)


def test_pages_fetch_nothing_and_label_every_field(town: DjangoTown, billed: Billed) -> None:
    """No script, picture or font from anywhere; one first heading; every field can be read out."""
    zahra, case = billed
    with town.nobody() as somebody, town.citizen(None) as newcomer, town.citizen() as maryam:
        draft = filed(maryam)["case"]
        pages = [
            Page(somebody.client.get("/login").text),
            _page(newcomer, "/introduce"),
            _page(maryam, "/"),
            _page(maryam, f"/my/cases/{draft}"),
            _page(zahra, f"/my/cases/{case['case']}"),
        ]

    assert [[]] * 5 == [page.fetched for page in pages]
    assert [[]] * 5 == [page.unlabelled for page in pages]
    assert [1] * 5 == [page.headings.count("h1") for page in pages]


def test_a_citizen_clicks_from_the_papers_to_the_bank_and_back(town: DjangoTown) -> None:
    """Papers are handed in and the request submitted by forms; the bank's way back leads to the case, now paid."""
    with town.citizen() as zahra:
        here = f"/my/cases/{filed(zahra)['case']}"
        for kind in PAPERS:
            scan = {"file": ("scan.pdf", f"%PDF-1.4 {kind}".encode(), "application/pdf")}
            handed_in = _sent(zahra, _page(zahra, here), "/papers", data={"kind": kind}, files=scan)
            assert (302, here) == (handed_in.status_code, handed_in.headers["Location"])
        _sent(zahra, _page(zahra, here), "/submit")
        case = assessed(town, planned(town, zahra.get(here.removeprefix("/my")).json()))
        to_bank = _sent(zahra, _page(zahra, here), "/pay")
        callback = visit(town.bank, to_bank.headers["Location"], "pay")
        assert callback is not None
        back = zahra.client.get(f"/payments/sandbox_bank/returned?{urlencode(callback.query)}", headers=HTML)
        after = zahra.get(f"/cases/{case['case']}").json()

    assert (302, here) == (back.status_code, back.headers["Location"])
    assert ("issuance", 0) == (after["stage"], after["owed"])


def test_a_second_click_on_the_same_page_does_nothing_new(town: DjangoTown) -> None:
    """A form carries the key it was shown with."""
    with town.citizen() as zahra:
        here = f"/my/cases/{filed(zahra)['case']}"
        page = _page(zahra, here)
        clicks = [_sent(zahra, page, "/withdraw") for _ in range(2)]
        told = zahra.get(f"{here.removeprefix('/my')}/history").json()

    assert [302, 302] == [click.status_code for click in clicks]
    assert ["case_opened", "withdrawn"] == [each["event"] for each in told]


def test_a_browser_is_refused_with_a_page_that_says_why(town: DjangoTown) -> None:
    """The same status, and every reason in Persian."""
    with town.citizen() as zahra:
        draft = filed(zahra)["case"]
        page = Page(zahra.client.get(f"/my/cases/{draft}", headers=HTML).text)
        key = {**page.form("/withdraw").fields, "key": "early"}
        refused = zahra.client.post(f"/my/cases/{draft}/submit", data=key, headers=HTML)

    assert 409 == refused.status_code
    assert "بارگذاری نشده است" in refused.text


def test_the_page_says_what_to_do_about_what_cannot_be_done(town: DjangoTown) -> None:
    """In the town's words for papers, never in a program's."""
    with town.citizen() as zahra:
        page = _page(zahra, f"/my/cases/{filed(zahra)['case']}")

    assert "«سند مالکیت» بارگذاری نشده است" in page.said
    assert "«سند مالکیت» را بارگذاری کنید" in page.said
    assert not any("title_deed" in said for said in page.said)
    assert "زهرا نمونه" in page.said


def test_a_form_from_elsewhere_is_refused_but_the_banks_is_not(town: DjangoTown, billed: Billed) -> None:
    """Without the token of a page nothing is filed; a bank cannot have one, and only gives a hint."""
    zahra, _ = billed
    bare = {"X-CSRFToken": "", "Idempotency-Key": "forged", "Accept": "application/json"}
    filing = zahra.client.post("/requests", json={}, headers=bare)
    with town.nobody() as bank:
        claimed = bank.client.post("/payments/sandbox_bank/returned", data={"order": "1"}, headers=bare)

    assert (403, "csrf") == (filing.status_code, filing.json()["errors"][0]["code"])
    assert (422, "forged-callback") == (claimed.status_code, claimed.json()["errors"][0]["code"])


def test_a_name_is_shown_back_before_the_desk_knows_it(town: DjangoTown) -> None:
    """What was typed comes back as it was understood; it may be typed anew until it is confirmed."""
    with town.citizen(None) as somebody:
        home = somebody.client.get("/", headers=HTML)
        wrong = _sent(
            somebody, _page(somebody, "/introduce"), "/introduce", data={"name": "", "mobile": "0912"}
        )
        slip = somebody.client.post("/introduce", data={"name": "زهرا نموند", "mobile": "09120000000"})
        shown = somebody.client.post("/introduce", data=ZAHRA)
        before = somebody.get("/me").json()
        confirmed = [somebody.client.post("/introduce/confirm") for _ in range(2)]
        after = somebody.get("/me").json()

    assert "/introduce" == home.headers["Location"]
    assert 2 == wrong.text.count('role="alert"')
    assert "زهرا نموند" in Page(slip.text).said
    assert {"زهرا نمونه", "09120000000"} <= set(Page(shown.text).said)
    assert ("", "") == (before["party"], before["name"])
    assert ["/", "/"] == [each.headers["Location"] for each in confirmed]
    assert "زهرا نمونه" == after["name"]
    assert after["party"]


def test_a_case_that_is_not_mine_is_no_page(town: DjangoTown, billed: Billed) -> None:
    """A stranger's page of it is the page of a case that is not there; who has not logged in is asked to."""
    _, case = billed
    with town.citizen() as maryam, town.nobody() as somebody:
        stranger = maryam.client.get(f"/my/cases/{case['case']}", headers=HTML)
        outside = somebody.client.get(f"/my/cases/{case['case']}", headers=HTML)

    assert 404 == stranger.status_code
    assert f"/login?next=/my/cases/{case['case']}" == outside.headers["Location"]
