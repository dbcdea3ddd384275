"""Both hosts say the same of every error of the library, and keep to themselves what is theirs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from django_desk import refusals as in_django
from fastapi_desk import refusals as in_fastapi
from fastapi_desk.languages import preferred
from qom_permits import BadInput, Blocked, ChangedSince, NoSuchCase, Objection, QomPermitsError
from qom_permits.domain import errors

HOSTS = pytest.mark.parametrize("host", [in_fastapi, in_django], ids=["FastAPI", "Django"])
NOON = datetime(2026, 9, 23, 12, tzinfo=UTC)
PAGE = Path(__file__).parent.parent.parent / "docs/how-to/embed-the-desk-in-fastapi.md"
FILE = "/srv/desk/permits.db: disk I/O error"

ANSWERED = [
    (errors.bad("bad-area", "no area", "مساحت نیست"), 422),
    (errors.bad("not-json", "no JSON", "JSON نیست"), 400),
    (errors.bad("unknown-command", "no command", "فرمان نیست"), 404),
    (errors.bad("seen-missing", "say what you saw", "بگویید چه دیدید"), 428),
    (errors.bad("seen-ahead", "nobody saw it", "کسی ندیده"), 412),
    (errors.BadTariff([]), 422),
    (Blocked([Objection("desk-only", (("command", "x"),))]), 409),
    (NoSuchCase("c-1"), 404),
    (ChangedSince(3, 5, ("submitted",)), 412),
    (errors.CommandIdReused("k-1"), 422),
    (errors.TooManyCommands(600, NOON, NOON + timedelta(minutes=1)), 429),
    (errors.PaymentMismatch("o-1", ("amount 1 instead of 2",)), 409),
    (errors.GatewayFault(FILE), 502),
    (errors.OutcomeUnknown(FILE), 503),
    (errors.StorageBusy(FILE), 503),
    (errors.StorageFull(FILE), 507),
    (errors.StorageRefused(FILE), 500),
    (errors.Damaged(FILE), 500),
    (errors.PluginFault(FILE), 500),
    (errors.ClaimTaken(FILE), 500),
    (errors.InvalidActor("zahra"), 500),
    (errors.NotCovered(date(2050, 1, 1), date(2020, 1, 1), date(2040, 1, 1)), 500),
]


@HOSTS
@pytest.mark.parametrize(("error", "status"), ANSWERED, ids=lambda value: getattr(value, "faults", value))
def test_each_error_has_the_status_that_says_it(
    host: ModuleType, error: QomPermitsError, status: int
) -> None:
    """What the client can mend is 4xx, what it cannot is 5xx."""
    assert status == host.status_of(error)


@HOSTS
@pytest.mark.parametrize("error", [error for error, status in ANSWERED if status >= 500])
def test_what_is_wrong_on_this_side_is_not_told_in_detail(host: ModuleType, error: QomPermitsError) -> None:
    """The code is told, with words for whoever asked; paths and traces are for the log."""
    told = host.body_of(error, "fa")["errors"]

    assert [fault.code for fault in error.faults] == [each["code"] for each in told]
    assert "permits.db" not in str(told)
    assert all(each["text"]["fa"] == each["message"] for each in told)


@HOSTS
def test_an_unknown_outcome_asks_for_the_same_key_again(host: ModuleType) -> None:
    """Whoever is told 503 knows how to learn what became of it."""
    (told,) = host.body_of(errors.OutcomeUnknown(FILE), "en")["errors"]

    assert "ask again with the same Idempotency-Key" in told["message"]


@HOSTS
def test_a_fault_with_a_status_of_its_own_goes_before_the_rest(host: ModuleType) -> None:
    """One of several faults is enough."""
    mixed = BadInput(
        [*errors.bad("bad-area", "no area", "نه").faults, *errors.bad("not-json", "no JSON", "نه").faults]
    )

    assert 400 == host.status_of(mixed)


def test_the_page_says_of_each_error_what_the_hosts_do() -> None:
    """The table of the how-to holds every status of both hosts, and no other."""
    rows = re.findall(r"^\| (.*?) \| ([0-9]{3}) ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    told = {name: int(status) for names, status in rows for name in re.findall(r"`(.*?)`", names)}

    for host in (in_fastapi, in_django):
        by_kind = {kind.__name__: status.value for kind, status in host.STATUSES.items()}
        by_code = {code: status.value for code, status in host.BY_CODE.items()}
        assert by_kind | by_code == told


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "fa"),
        ("de, *;q=0.1", "fa"),
        ("en", "en"),
        ("EN-gb;q=0.9, fa;q=0.8", "en"),
        ("en;q=0.5, fa-IR", "fa"),
        ("en;q=0", "fa"),
        ("en;q=nonsense", "fa"),
    ],
)
def test_the_language_is_the_one_that_weighs_more(accepted: str, language: str) -> None:
    """Persian, unless English is asked for with more weight."""
    assert language == preferred(accepted)
