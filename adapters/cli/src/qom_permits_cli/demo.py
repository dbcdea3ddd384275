"""``qom-permits demo``: one request from the first click to the permit, on real parts."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen
from rich.console import Console
from rich.progress import Progress

from qom_permits import Callback, PermitCase, RequestKind
from qom_permits.city.shipped import open_city
from qom_permits.desk import ServiceDesk, open_desk
from qom_permits_cli.cast import OWNER_ID, owner_in
from qom_permits_cli.chapters import Chapter, chapters
from qom_permits_cli.scenes import Story
from qom_permits_cli.telling import bill_lines, lines_of, permit_lines, scene_lines
from qom_permits_cli.walk import StoryClock, Walk, keeper
from qom_permits_sandbox_bank import Books, application, visit


@frozen(kw_only=True)
class Asked:
    """What is to be told: a request of *kind* in *city* (a shipped one, or a profile's path) by *tariffs* in a folder.

    A renewal is of a permit granted here, or, *legacy*, of an older system.
    """

    kind: RequestKind = RequestKind.NEW_CONSTRUCTION
    legacy: bool = False
    city: str = "qom"
    tariffs: Path | None = None


@frozen
class Place:
    """Where a demo keeps its things: the desk's *database*, its *papers*, and the bank's own *books*."""

    database: Path

    @property
    def papers(self) -> Path:
        """The folder of documents."""
        return self.database.with_name(f"{self.database.name}.papers")

    @property
    def books(self) -> Path:
        """The bank's books."""
        return self.database.with_name(f"{self.database.name}.bank")


def run(kept: Path | None, asked: Asked, *, as_json: bool) -> None:
    """Walk the demo in the file *kept* (None: one that goes away), telling it as it goes."""
    currency = open_city(asked.city, asked.tariffs).currency
    with _place(kept) as place:
        clock = StoryClock()
        with open_desk(
            city=asked.city,
            tariffs=asked.tariffs,
            storage=f"sqlite:{place.database}",
            documents=f"files:{place.papers}",
            gateways=[{"use": "sandbox_bank", "books": str(place.books), "currency": currency}],
            notifiers=[] if as_json else ["console"],
            allow_samples=True,
            now=clock,
            new_id=lambda: OWNER_ID,
        ) as desk:
            walk = Walk(desk=desk, clock=clock, browser=_browser(place, clock, currency))
            told = chapters(desk.city, asked.kind, keeper(desk), legacy=asked.legacy)
            if as_json:
                _as_json(walk, told)
            else:
                _in_words(walk, told)


@contextmanager
def _place(kept: Path | None) -> Iterator[Place]:
    if kept is not None:
        yield Place(kept)
        return
    with tempfile.TemporaryDirectory(prefix="qom-permits-demo-") as folder:
        yield Place(Path(folder) / "demo.db")


def _browser(place: Place, clock: StoryClock, currency: str) -> Callable[[str], Callback | None]:
    """Return the payer's browser: it opens the bank's page and presses "pay"."""
    page = application(Books(place.books, currency), clock)

    def pay(address: str) -> Callback | None:
        return visit(page, address, "pay")

    return pay


def _as_json(walk: Walk, told: tuple[Chapter, ...]) -> None:
    """Print the outcome as one JSON object and nothing else."""
    case = None
    for chapter in told:
        *_, last = walk.play(chapter.story(case))
        case = last.case
    if case is not None:
        print(json.dumps(_outcome(walk.desk, case), ensure_ascii=False, indent=2))


def _outcome(desk: ServiceDesk, case: PermitCase) -> dict[str, object]:
    return {
        "case": case.id,
        "kind": case.kind.value,
        "stage": case.stage.value,
        "visits": case.visits,
        "bill": case.assessment.to_json() if case.assessment else None,
        "payments": [
            {"gateway": paid.gateway, "reference": paid.reference, "amount": paid.amount.amount}
            for paid in case.payments
        ],
        "permit": case.permit.to_json() if case.permit else None,
        "earlier": _earlier(desk, case),
    }


def _earlier(desk: ServiceDesk, case: PermitCase) -> dict[str, object] | None:
    """Return the permit that was renewed, with the case that granted it and where this stands now."""
    earlier = case.earlier
    if earlier is None:
        return None
    before = desk.case(earlier.case_id, by=owner_in(desk.city)) if earlier.case_id else None
    return {
        **earlier.to_json(),
        "case": before.id if before else None,
        "stage": before.stage.value if before else None,
    }


def _in_words(walk: Walk, told: tuple[Chapter, ...]) -> None:
    """Tell each scene as it is played, then the bill, the permit and the visits."""
    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    case = None
    for chapter in told:
        for line in ("", *lines_of(chapter.title, walk.desk.city), ""):
            console.print(line)
        case = _shown(console, walk, chapter.story(case))
    if case is not None:
        for line in _ending(walk.desk, case):
            console.print(line)


def _shown(console: Console, walk: Walk, story: Story) -> PermitCase | None:
    """Tell each scene of *story* on the *console*, under a bar that goes away; return the case it ends with."""
    case = None
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("walking", total=len(story.scenes))
        for told in walk.play(story):
            for line in scene_lines(told, walk.desk.city):
                console.print(line)
            walk.desk.deliver_letters()
            progress.advance(bar)
            case = told.case
    return case


def _ending(desk: ServiceDesk, case: PermitCase) -> Iterator[str]:
    reasons = desk.explain(case.id, by=owner_in(desk.city))
    if reasons is not None:
        yield ""
        yield from bill_lines(reasons, desk.city)
    yield ""
    yield from permit_lines(case, desk.city)
