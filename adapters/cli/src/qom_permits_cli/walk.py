"""Playing a story on a desk: every scene under its own command id, so that it can be played on after any stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from attrs import frozen

from qom_permits import Callback, Document, PermitCase, commands
from qom_permits.desk import ServiceDesk
from qom_permits.desk.answers import PaymentPage
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN
from qom_permits_cli.story import PAPERS, PERSON, Paying, Scene, Taking

GATEWAY = "sandbox_bank"
RETURN_URL = "https://desk.example/payment-returned"

Browser = Callable[[str], Callback | None]
"""A payer at the bank's page of that address; what it brings back, None when it was lost."""


class StoryClock:
    """A clock that stands where the story is."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 9, 23, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the instant the story has come to."""
        return self.instant

    def move_to(self, day: date, scene: int) -> None:
        """Stand on *day*, each scene some minutes after the one before."""
        self.instant = datetime.combine(day, time(5), tzinfo=UTC) + timedelta(minutes=7 * scene)


@frozen(kw_only=True)
class Told:
    """A scene that was played: the *command* taken, or the bank's *page* that was paid, and the *case* after it."""

    scene: Scene
    command: commands.Command | None
    page: PaymentPage | None
    case: PermitCase


def keep_papers(desk: ServiceDesk) -> dict[str, Document]:
    """Return the story's papers, kept by *desk*; the same bytes again are the same document."""
    return {
        name: desk.keep(f"%PDF-1.4 sample of {name}".encode(), media_type="application/pdf")
        for name in PAPERS
    }


def play(desk: ServiceDesk, clock: StoryClock, browser: Browser, scenes: tuple[Scene, ...]) -> Iterator[Told]:
    """Yield each scene once it was played; those played before answer as they did then."""
    desk.register(PERSON)
    case_id = ""
    for place, scene in enumerate(scenes):
        clock.move_to(scene.on, place)
        told = (
            _taken(desk, scene, case_id)
            if isinstance(scene, Taking)
            else _paid(desk, browser, scene, case_id)
        )
        case_id = told.case.id
        yield told


def _taken(desk: ServiceDesk, scene: Taking, case_id: str) -> Told:
    command = scene.command(case_id)
    judges = type(command) in JUDGES_WHAT_WAS_SEEN
    seen = desk.case(case_id, by=scene.by).version if judges else None
    case = desk.take(command, by=scene.by, command_id=scene.id, seen=seen)
    return Told(scene=scene, command=command, page=None, case=case)


def _paid(desk: ServiceDesk, browser: Browser, scene: Paying, case_id: str) -> Told:
    page = desk.start_payment(
        case_id, gateway=GATEWAY, return_url=RETURN_URL, by=scene.by, command_id=scene.id
    )
    callback = browser(page.address)
    if callback is not None:
        desk.payment_returned(GATEWAY, callback)
    return Told(scene=scene, command=None, page=page, case=desk.case(case_id, by=scene.by))
