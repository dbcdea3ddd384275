"""The demo's story, walked on two stores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qom_permits import PermitCase, RequestKind, Stage
from qom_permits.desk import ServiceDesk, open_desk
from qom_permits.domain.evolve import replay
from qom_permits.ports.storage import Storage
from qom_permits.testing.memory import MemoryStorage
from qom_permits.testing.paper import PaperPapers
from qom_permits.wire.events import read_event
from qom_permits_cli.cast import OWNER_ID, owner_in
from qom_permits_cli.matters import matter_of
from qom_permits_cli.story import story_of
from qom_permits_cli.walk import Browser, StoryClock, Told, Walk, keeper
from qom_permits_sandbox_bank import Books, application, visit

WALK = [
    *["case_opened", "document_attached", "document_attached", "document_attached", "submitted"],
    *["returned_to_applicant", "document_attached", "document_attached", "submitted", "documents_accepted"],
    *["surveyor_assigned", "survey_recorded", "plans_requested", "plans_delivered", "plans_returned"],
    *["plans_delivered", "plan_order_issued", "charges_assessed"],
    *["payment_started", "payment_page_opened", "payment_recorded"],
    *["payment_started", "payment_page_opened", "payment_recorded"],
    "permit_issued",
]


@contextmanager
def _desk(storage: Storage | str, folder: Path, clock: StoryClock) -> Iterator[ServiceDesk]:
    with open_desk(
        storage=storage,
        documents=PaperPapers(),
        gateways=[f"sandbox_bank:{folder / 'books.db'}"],
        allow_samples=True,
        now=clock,
        new_id=lambda: OWNER_ID,
    ) as desk:
        yield desk


def _browser(folder: Path, clock: StoryClock) -> Browser:
    page = application(Books(folder / "books.db"), clock)
    return lambda address: visit(page, address, "pay")


def _walked(desk: ServiceDesk, folder: Path, clock: StoryClock) -> list[Told]:
    story = story_of(matter_of(desk.city, RequestKind.NEW_CONSTRUCTION, keeper(desk)))
    return list(Walk(desk=desk, clock=clock, browser=_browser(folder, clock)).play(story))


def _told(desk: ServiceDesk, case: PermitCase) -> list[tuple[str, str, str]]:
    return [(told.event, told.by, told.portal) for told in desk.history(case.id, by=owner_in(desk.city))]


@pytest.fixture(params=["memory", "sqlite"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage | str:
    """Return each store a desk can stand on here."""
    return MemoryStorage() if request.param == "memory" else f"sqlite:{tmp_path / 'desk.db'}"


def test_the_walk_ends_in_a_permit_without_a_visit(storage: Storage | str, tmp_path: Path) -> None:
    """Every stage is passed, in Qom's own order, and nobody came to the town hall."""
    clock = StoryClock()
    with _desk(storage, tmp_path, clock) as desk:
        case = _walked(desk, tmp_path, clock)[-1].case
        told = _told(desk, case)

    assert Stage.ISSUED is case.stage
    assert case.permit is not None
    assert 0 == case.visits
    assert WALK == [event for event, _, _ in told]


def test_both_stores_end_alike(tmp_path: Path) -> None:
    """The very records, byte for byte, and the case they leave do not depend on the store."""
    left, right = tmp_path / "memory", tmp_path / "sqlite"
    left.mkdir()
    right.mkdir()
    clock = StoryClock()
    memory = MemoryStorage()
    with _desk(memory, left, clock) as desk:
        first = _walked(desk, left, clock)[-1].case
        on_memory = list(memory.records(first.id))
    with _desk(f"sqlite:{right / 'desk.db'}", right, clock) as desk:
        second = _walked(desk, right, clock)[-1].case
        on_sqlite = list(desk._equipment.storage.records(second.id))  # noqa: SLF001 - no door leads to bare records

    assert on_memory == on_sqlite
    assert first == second
    assert first == replay(read_event(record) for record in on_sqlite)


def test_a_second_walk_changes_nothing(storage: Storage | str, tmp_path: Path) -> None:
    """Every command of the story has taken effect, so walking again answers alike and writes nothing."""
    clock = StoryClock()
    with _desk(storage, tmp_path, clock) as desk:
        first = _walked(desk, tmp_path, clock)
        before = _told(desk, first[-1].case)
        second = _walked(desk, tmp_path, clock)
        after = _told(desk, first[-1].case)

    assert before == after
    taken = [(one.case, two.case) for one, two in zip(first, second, strict=True) if one.command is not None]
    assert all(one == two for one, two in taken)


def test_the_bill_takes_two_payments(tmp_path: Path) -> None:
    """One card payment carries a billion rial, so the rest is a second one; both add up to the bill."""
    clock = StoryClock()
    with _desk(MemoryStorage(), tmp_path, clock) as desk:
        case = _walked(desk, tmp_path, clock)[-1].case

    assert case.assessment is not None
    assert [1_000_000_000, 149_349_000] == [payment.amount.amount for payment in case.payments]
    assert case.assessment.total == case.paid
