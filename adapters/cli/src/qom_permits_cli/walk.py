"""Playing a story on a desk: every scene under its own command id, so that it can be played on after any stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never

from attrs import frozen

from qom_permits import Callback, Document, PermitCase, Role, commands
from qom_permits.city.profile import City
from qom_permits.desk import ServiceDesk
from qom_permits.desk.answers import PaymentPage
from qom_permits.domain.transitions import JUDGES_WHAT_WAS_SEEN
from qom_permits_cli.matters import Keep
from qom_permits_cli.scenes import Paying, Scene, Story, Taking

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

    def move_to(self, day: date, scene: int, city: City) -> None:
        """Stand on the morning of *day* in *city*, each scene some minutes after the one before."""
        morning = datetime.combine(day, time(8, 30), tzinfo=city.time_zone)
        self.instant = morning.astimezone(UTC) + timedelta(minutes=7 * scene)


@frozen(kw_only=True)
class Told:
    """A scene played *on* a day: the *command* taken or the bank's *page* that was paid, and the *case* after it."""

    scene: Scene
    on: date
    command: commands.Command | None
    page: PaymentPage | None
    case: PermitCase


def keeper(desk: ServiceDesk) -> Keep:
    """Return what keeps a sample of a paper by its name at *desk*; the same bytes again are the same document."""

    def keep(name: str) -> Document:
        return desk.keep(f"%PDF-1.4 sample of {name}".encode(), media_type="application/pdf")

    return keep


@frozen(kw_only=True)
class Walk:
    """Where stories are played: a *desk*, its *clock*, and the payer's *browser*."""

    desk: ServiceDesk
    clock: StoryClock
    browser: Browser

    def play(self, story: Story) -> Iterator[Told]:
        """Yield each scene of *story* once it was played; those played before answer as they did then."""
        self.desk.register(story.owner)
        day, case_id = story.begins, ""
        for place, scene in enumerate(story.scenes):
            day = _day_of(scene, day, self.desk.city)
            self.clock.move_to(day, place, self.desk.city)
            for told in self._played(scene, case_id, day):
                day, case_id = told.on, told.case.id
                yield told

    def _played(self, scene: Scene, case_id: str, on: date) -> Iterator[Told]:
        match scene:
            case Taking():
                yield self._taken(scene, case_id, on)
            case Paying():
                yield from self._paid(scene, case_id, on)
            case _:
                assert_never(scene)

    def _taken(self, scene: Taking, case_id: str, on: date) -> Told:
        command = scene.command(case_id)
        judges = type(command) in JUDGES_WHAT_WAS_SEEN
        seen = self.desk.case(case_id, by=scene.by).version if judges else None
        case = self.desk.take(command, by=scene.by, command_id=scene.id, seen=seen)
        return Told(scene=scene, on=on, command=command, page=None, case=case)

    def _paid(self, scene: Paying, case_id: str, on: date) -> Iterator[Told]:
        """Pay until the bill is paid, a day for each payment; a bill of nothing takes none."""
        bill = self.desk.case(case_id, by=scene.by).assessment
        left = bill.total.amount if bill else 0
        number = 0
        while left > 0:
            number += 1
            page = self.desk.start_payment(
                case_id,
                gateway=GATEWAY,
                return_url=RETURN_URL,
                by=scene.by,
                command_id=f"{scene.id}-{number}",
            )
            callback = self.browser(page.address)
            if callback is not None:
                self.desk.payment_returned(GATEWAY, callback)
            case = self.desk.case(case_id, by=scene.by)
            yield Told(scene=scene, on=on, command=None, page=page, case=case)
            left -= page.amount.amount
            on += timedelta(days=1)
            self.clock.instant += timedelta(days=1)


def _day_of(scene: Scene, day: date, city: City) -> date:
    """Return the day of *scene*, so long after *day*; an officer waits for a day of work."""
    day += timedelta(days=scene.later)
    while Role.APPLICANT not in scene.by.roles and not city.work.is_working(day):
        day += timedelta(days=1)
    return day
