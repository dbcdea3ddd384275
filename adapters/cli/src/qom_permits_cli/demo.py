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

from qom_permits import Callback
from qom_permits.desk import ServiceDesk, open_desk
from qom_permits_cli.story import OWNER, PARTY, new_construction
from qom_permits_cli.telling import bill_lines, permit_lines, scene_lines
from qom_permits_cli.walk import StoryClock, Told, keep_papers, play
from qom_permits_sandbox_bank import Books, application, visit


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


def run(kept: Path | None, *, as_json: bool) -> None:
    """Walk the demo in the file *kept* (None: one that goes away), telling it as it goes."""
    with _place(kept) as place:
        clock = StoryClock()
        with open_desk(
            city="qom",
            storage=f"sqlite:{place.database}",
            documents=f"files:{place.papers}",
            gateways=[f"sandbox_bank:{place.books}"],
            notifiers=[] if as_json else ["console"],
            allow_samples=True,
            now=clock,
            new_id=lambda: PARTY.id,
        ) as desk:
            scenes = new_construction(keep_papers(desk))
            telling = play(desk, clock, _browser(place, clock), scenes)
            if as_json:
                _as_json(desk, telling)
            else:
                _in_words(desk, telling, len(scenes))


@contextmanager
def _place(kept: Path | None) -> Iterator[Place]:
    if kept is not None:
        yield Place(kept)
        return
    with tempfile.TemporaryDirectory(prefix="qom-permits-demo-") as folder:
        yield Place(Path(folder) / "demo.db")


def _browser(place: Place, clock: StoryClock) -> Callable[[str], Callback | None]:
    """Return the payer's browser: it opens the bank's page and presses "pay"."""
    page = application(Books(place.books), clock)

    def pay(address: str) -> Callback | None:
        return visit(page, address, "pay")

    return pay


def _as_json(desk: ServiceDesk, telling: Iterator[Told]) -> None:
    """Print the outcome as one JSON object and nothing else."""
    *_, last = telling
    case = desk.case(last.case.id, by=OWNER)
    bill = case.assessment
    print(
        json.dumps(
            {
                "case": case.id,
                "kind": case.kind.value,
                "stage": case.stage.value,
                "visits": case.visits,
                "bill": bill.to_json() if bill else None,
                "payments": [
                    {"gateway": paid.gateway, "reference": paid.reference, "amount": paid.amount.amount}
                    for paid in case.payments
                ],
                "permit": case.permit.to_json() if case.permit else None,
            },
            ensure_ascii=False,
            indent=2,
        )
    )


def _in_words(desk: ServiceDesk, telling: Iterator[Told], count: int) -> None:
    """Tell each scene as it is played, then the bill, the permit and the visits."""
    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    console.print(
        f"one request for a permit in {desk.city.title.en}, {count} steps, from the first click to the permit"
    )
    last = None
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("walking", total=count)
        for last in telling:
            for line in scene_lines(last, desk.city):
                console.print(line)
            desk.deliver_letters()
            progress.advance(bar)
    if last is None:
        return
    case = desk.case(last.case.id, by=OWNER)
    reasons = desk.explain(case.id, by=OWNER)
    for line in (*(("", *bill_lines(reasons)) if reasons else ()), "", *permit_lines(case, desk.city)):
        console.print(line)
