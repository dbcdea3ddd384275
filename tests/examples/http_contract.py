"""What is true of every host that embeds the desk well, asked over HTTP: inherit it, and give it a running `town`."""

from __future__ import annotations

from functools import partial

import pytest
from tests.examples.story import assessed, filed, permitted, planned, request_of, submitted
from tests.examples.visitors import Billed, Town, new_key, pays

ACTORS = ("expert-2", "surveyor-7", "organization", "revenue-2", "issuer-2", "desk")


class HttpContract:
    """From filing to the permit, and once, whatever happens on the way."""

    # from filing to the permit

    def test_a_request_is_walked_to_its_permit_without_a_visit(self, town: Town) -> None:
        """Filed, reviewed, surveyed, planned, billed, paid at the bank and permitted; nobody came in person."""
        with town.citizen() as zahra:
            case = permitted(town, zahra)
            told = zahra.get(f"/cases/{case['case']}/history").json()

        assert "issued" == case["stage"]
        assert case["permit"]["number"]
        assert 0 == case["visits"]
        assert "permit_issued" == told[-1]["event"]
        assert {zahra.party, *ACTORS} == {each["by"] for each in told}

    def test_the_bill_says_why_in_the_language_asked_for(self, billed: Billed) -> None:
        """Every unit of money has its reason, in Persian or in English; before there is a bill there is none."""
        zahra, case = billed
        path = f"/cases/{case['case']}/bill"
        none_yet = zahra.get(f"/cases/{filed(zahra)['case']}/bill")
        english, persian = zahra.get(path, lang="en"), zahra.get(path, lang="fa-IR, en;q=0.5")

        assert (404, "no-bill-yet") == (none_yet.status_code, none_yet.json()["errors"][0]["code"])
        assert "Total = " in english.json()["text"]
        assert "ریال" in persian.json()["text"]
        assert ("en", "fa") == (english.headers["Content-Language"], persian.headers["Content-Language"])
        assert case["owed"] == english.json()["total"] == persian.json()["total"]

    def test_a_case_waits_in_the_inbox_of_the_district(self, town: Town) -> None:
        """What is submitted to district 2 waits for its expert, and for nobody of district 3."""
        with town.citizen() as zahra, town.officer("expert-2") as here, town.officer("expert-3") as there:
            case = submitted(zahra)
            waiting, elsewhere = here.get("/inbox?limit=100").json(), there.get("/inbox").json()

        assert case["case"] in [each["case"] for each in waiting]
        assert [] == elsewhere

    def test_the_options_say_what_can_be_done_and_what_hinders_the_rest(self, town: Town) -> None:
        """A draft may be withdrawn; it may not be submitted yet, and every reason is told."""
        with town.citizen() as zahra:
            options = {
                option["command"]: option
                for option in zahra.get(f"/cases/{filed(zahra)['case']}/options").json()
            }

        assert options["withdraw"]["open"]
        assert not options["submit"]["open"]
        assert options["submit"]["objections"]

    def test_a_paper_comes_back_to_whoever_may_see_the_case(self, town: Town) -> None:
        """The officer of the district reads the very bytes; who may not see the case sees no paper either."""
        with town.citizen() as zahra, town.officer("expert-2") as here, town.officer("expert-3") as there:
            path = f"/cases/{submitted(zahra)['case']}/documents"
            mine, theirs = here.get(f"{path}/title_deed"), there.get(f"{path}/title_deed")
            none = here.get(f"{path}/power_of_attorney")

        assert b"%PDF-1.4 sample of title_deed" == mine.content
        assert "application/pdf" == mine.headers["Content-Type"]
        assert [404, 404] == [theirs.status_code, none.status_code]
        assert "no-such-case" == theirs.json()["errors"][0]["code"]
        assert ("no-such-paper", "kind") == (
            none.json()["errors"][0]["code"],
            none.json()["errors"][0]["where"],
        )

    # once, whatever happens on the way

    def test_a_post_sent_twice_happens_once(self, town: Town) -> None:
        """The same key and body again answer alike, even after the case has moved on, and nothing is added."""
        with town.citizen() as zahra:
            file = partial(zahra.post, "/requests", request_of(zahra), key=new_key())
            first, again = file(), file()
            case, seen = first.json(), first.headers["ETag"]
            withdraw = partial(zahra.post, f"/cases/{case['case']}/withdraw", key=new_key(), seen=seen)
            ended, ended_again = withdraw(), withdraw()
            once_more = file()
            told = zahra.get(f"/cases/{case['case']}/history").json()

        assert [201] * 3 == [each.status_code for each in (first, again, once_more)]
        assert first.json() == again.json() == once_more.json()
        assert "withdrawn" == ended.json()["stage"]
        assert ended.json() == ended_again.json()
        assert ["case_opened", "withdrawn"] == [each["event"] for each in told]

    def test_a_key_used_for_another_body_is_refused(self, town: Town) -> None:
        """One key stands for one command; the second changes nothing."""
        with town.citizen() as zahra:
            key = new_key()
            zahra.post("/requests", request_of(zahra), key=key)
            other = request_of(zahra) | {"project": {"floor_area": "200", "floors": 2, "units": 1}}
            reused = zahra.post("/requests", other, key=key)
            mine = zahra.get("/cases").json()

        assert 422 == reused.status_code
        assert ["command-id-reused"] == [each["code"] for each in reused.json()["errors"]]
        assert 1 == len(mine)

    @pytest.mark.parametrize(
        ("key", "code"), [(None, "idempotency-key-missing"), ("two words", "bad-identifier")]
    )
    def test_a_post_without_a_fit_key_is_refused(self, town: Town, key: str | None, code: str) -> None:
        """A key is asked for before anything is done, and the refusal names the header."""
        with town.citizen() as zahra:
            refused = zahra.post("/requests", request_of(zahra), key=key)

        assert 400 == refused.status_code
        assert [(code, "Idempotency-Key")] == [
            (each["code"], each["where"]) for each in refused.json()["errors"]
        ]

    def test_a_quoted_key_is_the_same_key(self, town: Town) -> None:
        """The header may be written as a string of structured fields, in quotes."""
        with town.citizen() as zahra:
            key = new_key()
            plain = zahra.post("/requests", request_of(zahra), key=key)
            quoted = zahra.post("/requests", request_of(zahra), key=f'"{key}"')

        assert plain.json() == quoted.json()

    def test_a_payment_started_twice_is_one_page(self, billed: Billed) -> None:
        """A payer who clicks twice is sent to the same page of the bank."""
        zahra, case = billed
        start = partial(zahra.post, f"/cases/{case['case']}/payments/sandbox_bank", key=new_key())
        first, again = start(), start()

        assert first.json() == again.json()
        assert first.json()["address"] == first.headers["Location"]

    def test_a_payment_brought_back_twice_is_credited_once(self, town: Town) -> None:
        """A replayed callback answers alike and adds nothing."""
        with town.citizen() as zahra:
            case = assessed(town, planned(town, submitted(zahra)))
            back = pays(town, zahra, case)
            again = zahra.client.get(back.request.url, headers=back.request.headers)
            after = zahra.get(f"/cases/{case['case']}").json()

        assert "settled" == back.json()["outcome"]
        assert back.json() == again.json()
        assert (case["owed"], 0, 0) == (after["paid"], after["owed"], after["credit"])
