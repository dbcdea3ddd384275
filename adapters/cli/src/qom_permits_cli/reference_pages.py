"""``qom-permits reference``: commands, events, stages, reasons, errors and city profiles, as pages to look in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

import typer

from qom_permits_cli.published_tariffs import Output, give
from qom_permits_cli.reference.city_page import city_page
from qom_permits_cli.reference.command_page import command_page
from qom_permits_cli.reference.error_page import error_page
from qom_permits_cli.reference.event_page import event_page
from qom_permits_cli.reference.reason_page import reason_page
from qom_permits_cli.reference.stage_page import stage_page

PAGES: Mapping[str, Callable[[], str]] = {
    "commands": command_page,
    "events": event_page,
    "stages": stage_page,
    "reasons": reason_page,
    "errors": error_page,
    "city-profile": city_page,
}
"""Every page by its name."""

Page = Annotated[
    Literal["commands", "events", "stages", "reasons", "errors", "city-profile"],
    typer.Argument(help="Which page."),
]


def reference(page: Page, output: Output = None) -> None:
    """Print a page of the reference, made from the code."""
    give(PAGES[page](), output)
