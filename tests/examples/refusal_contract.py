"""How every host that embeds the desk well refuses: inherit it, and give it a running `town`."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

import pytest
from tests.examples.story import filed, request_of, submitted
from tests.examples.visitors import Billed, Town, new_key

NOWHERE = "/cases/00000000-0000-5000-8000-000000000000"


class RefusalContract:
    """A host's refusals; *LOGIN_FIRST* is how it refuses who has not logged in."""

    LOGIN_FIRST = 401

    def test_everything_typed_wrong_is_told_at_once_by_field(self, town: Town) -> None:
        """Each fault names its field, with both texts and a line in the language asked for."""
        with town.citizen() as zahra:
            typed = request_of(zahra) | {
                "parcel": {"code": "../../12", "postal_code": "کد", "area": "1E+999999"},
                "project": {"floor_area": "-1", "floors": True, "units": 1},
                "role": "issuer",
            }
            refused = zahra.post("/requests", typed, lang="fa")

        assert 422 == refused.status_code
        assert {
            *("parcel.code", "parcel.postal_code", "parcel.area"),
            *("project.floor_area", "project.floors", "role"),
        } == {each["where"] for each in refused.json()["errors"]}
        assert all({"en", "fa"} == set(each["text"]) for each in refused.json()["errors"])
        assert all(each["text"]["fa"] in each["message"] for each in refused.json()["errors"])

    @pytest.mark.parametrize(
        ("body", "status"),
        [(b'{"kind":', 400), (b"\xff", 400), (b'{"kind": 1, "kind": 2}', 422), (b" " * (2**20 + 1), 413)],
        ids=["no JSON", "no text", "a key twice", "too long"],
    )
    def test_a_body_that_cannot_be_read_is_refused_as_such(
        self, town: Town, body: bytes, status: int
    ) -> None:
        """No JSON is a bad request, JSON that says a thing twice cannot be processed, too much is too large."""
        with town.citizen() as zahra:
            headers = {"Idempotency-Key": new_key(), "Content-Type": "application/json"}
            refused = zahra.client.post("/requests", content=body, headers=headers)

        assert status == refused.status_code
        assert refused.json()["errors"]

    def test_anothers_case_reads_like_none(self, town: Town) -> None:
        """Looked at or acted on, a case that is not yours answers as one that is not there, but for the id."""
        with town.citizen() as zahra, town.citizen() as maryam, town.officer("expert-3") as elsewhere:
            case = submitted(zahra)["case"]
            for stranger in (maryam, elsewhere):
                for path in ("", "/options", "/history", "/bill", "/documents/title_deed"):
                    there, nowhere = stranger.get(f"/cases/{case}{path}"), stranger.get(f"{NOWHERE}{path}")

                    assert 404 == there.status_code == nowhere.status_code
                    assert there.text.replace(case, "") == nowhere.text.replace(
                        NOWHERE.removeprefix("/cases/"), ""
                    )
                acted = stranger.post(f"/cases/{case}/withdraw")
                assert 404 == acted.status_code

    def test_what_stands_in_the_way_is_told_whole(self, town: Town) -> None:
        """A request without papers is not submitted: a conflict, with an objection for each paper that lacks."""
        with town.citizen() as zahra:
            case = filed(zahra)
            blocked = zahra.post(f"/cases/{case['case']}/submit")
            after = zahra.get(f"/cases/{case['case']}").json()

        assert 409 == blocked.status_code
        told = blocked.json()["errors"]
        assert 3 <= len(told)
        assert {"missing-document"} == {each["code"] for each in told}
        assert all(each["cite"] and each["values"]["kind"] for each in told)
        assert not any(each["values"]["kind"] in each["message"] for each in told)
        assert case == after

    def test_a_judgement_needs_the_version_that_was_seen(self, town: Town) -> None:
        """Without If-Match 428; what has changed since is 412, and so is a tag that was never given out."""
        with town.citizen() as zahra, town.officer("expert-2") as expert:
            case = submitted(zahra)
            path = f"/cases/{case['case']}"
            unseen = expert.post(f"{path}/accept_documents")
            stale = expert.post(f"{path}/accept_documents", seen=f'"{case["version"] - 1}-en"')
            foreign = expert.post(f"{path}/accept_documents", seen='"yesterday"')
            after = expert.get(path).json()

        assert [428, 412, 412] == [each.status_code for each in (unseen, stale, foreign)]
        assert ["submitted"] == stale.json()["changes"]
        assert case["version"] == after["version"]

    @pytest.mark.parametrize(
        ("path", "said", "status", "code"),
        [
            ("/fly", {}, HTTPStatus.NOT_FOUND, "unknown-command"),
            ("/submit", {"case_id": "another"}, HTTPStatus.UNPROCESSABLE_ENTITY, "another-case"),
            ("/open_case", {}, HTTPStatus.UNPROCESSABLE_ENTITY, "no-case-yet"),
            ("/submit", [], HTTPStatus.UNPROCESSABLE_ENTITY, "wrong-type"),
            (
                "/start_payment",
                {"gateway": "sandbox_bank", "return_url": "https://a.example/"},
                HTTPStatus.CONFLICT,
                "desk-only",
            ),
        ],
        ids=["no command", "another case in the body", "a new request", "no object", "the desk's own"],
    )
    def test_what_is_no_command_here_is_refused(
        self, town: Town, path: str, said: object, status: HTTPStatus, code: str
    ) -> None:
        """The address names the command and the case; the desk's own commands are nobody else's."""
        with town.citizen() as zahra:
            refused = zahra.post(f"/cases/{filed(zahra)['case']}{path}", said)

        assert (status, code) == (refused.status_code, refused.json()["errors"][0]["code"])

    def test_only_papers_are_kept(self, town: Town) -> None:
        """A script is no paper, nor is one that says it is a PDF, nor an empty file."""
        with town.citizen() as zahra:
            refused = [
                zahra.keep(b"<script>", "text/html"),
                zahra.keep(b"<script>", "application/pdf"),
                zahra.keep(b"", "application/pdf"),
            ]

        assert [415] * 3 == [each.status_code for each in refused]

    def test_a_forged_callback_moves_no_money(self, billed: Billed) -> None:
        """Whoever invents what a bank brings back is refused, and what is owed stays owed."""
        zahra, case = billed
        page = zahra.post(f"/cases/{case['case']}/payments/sandbox_bank").json()
        claims = f"reference={page['reference']}&order={page['order']}&outcome=paid&signature=00"
        forged = zahra.get(f"/payments/sandbox_bank/returned?{claims}")
        after = zahra.get(f"/cases/{case['case']}").json()

        assert 422 == forged.status_code
        assert ["forged-callback"] == [each["code"] for each in forged.json()["errors"]]
        assert case["owed"] == after["owed"]

    def test_who_has_not_logged_in_learns_nothing(self, town: Town) -> None:
        """Looking and filing both ask for a login first."""
        with town.nobody() as somebody:
            looked, asked = somebody.get(NOWHERE), somebody.post("/requests", {})

        assert [self.LOGIN_FIRST] * 2 == [looked.status_code, asked.status_code]

    def test_who_has_not_confirmed_their_name_files_nothing(self, town: Town) -> None:
        """A slip that check digits miss is seen by whoever reads their own name."""
        with town.citizen(None) as somebody:
            refused = somebody.post("/requests", request_of(somebody))

        assert 403 == refused.status_code
        assert ["name-not-confirmed"] == [each["code"] for each in refused.json()["errors"]]

    def test_a_role_withdrawn_on_the_way_is_withdrawn(self, town: Town) -> None:
        """An expert who is made a surveyor while their command is under way accepts nothing more."""
        secret = town.admit("expert-8", "expert", "districts", "2")
        with town.citizen() as zahra, town.enter("expert-8", secret) as expert:
            case = submitted(zahra)
            town.clock.meanwhile = partial(town.admit, "expert-8", "surveyor", "districts")
            refused = expert.post(f"/cases/{case['case']}/accept_documents", seen=f'"{case["version"]}-en"')
            after = zahra.get(f"/cases/{case['case']}").json()

        assert 409 == refused.status_code
        assert ["role-withdrawn"] == [each["code"] for each in refused.json()["errors"]]
        assert case["version"] == after["version"]
