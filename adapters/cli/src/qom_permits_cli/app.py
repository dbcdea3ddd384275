"""The command line: ``qom-permits``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from qom_permits import QomPermitsError, RequestKind
from qom_permits_cli import (
    cases,
    changed_tariffs,
    checked_tariffs,
    cities,
    lawful_tariffs,
    published_tariffs,
    reference_pages,
    settled_tariffs,
    tariffs,
)
from qom_permits_cli.demo import Asked, run
from qom_permits_cli.telling import isolated

app = typer.Typer(
    name="qom-permits",
    help="Building permits, from a citizen's first click to the document.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(cases.app, name="case")
app.add_typer(cities.app, name="city")
app.add_typer(tariffs.app, name="tariff")
tariffs.app.command()(checked_tariffs.check)
tariffs.app.command()(lawful_tariffs.laws)
tariffs.app.command()(settled_tariffs.settle)
tariffs.app.command()(changed_tariffs.diff)
tariffs.app.command()(published_tariffs.booklet)
tariffs.app.command()(published_tariffs.reference)
app.command()(reference_pages.reference)


@app.callback()
def _root() -> None:
    """Building permits, from a citizen's first click to the document."""


@app.command()
def demo(
    *,
    kind: Annotated[RequestKind, typer.Option(help="What is asked for.")] = RequestKind.NEW_CONSTRUCTION,
    legacy: Annotated[
        bool, typer.Option("--legacy", help="Renew a permit of an older system, not one granted here.")
    ] = False,
    city: Annotated[str, typer.Option(help="A city shipped here, or the path of a profile (.toml).")] = "qom",
    tariffs: Annotated[
        Path | None,
        typer.Option(help="The folder of its tariffs; left out: beside the profile, else the samples."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    keep: Annotated[Path | None, typer.Option(help="Leave the database in this new file.")] = None,
    resume: Annotated[
        Path | None,
        typer.Option(
            help="Go on with a demo that was stopped, in this file; begin one if there is nothing in it yet."
        ),
    ] = None,
) -> None:
    """Walk one real request through every stage, on SQLite with the sandbox bank."""
    if legacy and kind is not RequestKind.PERMIT_RENEWAL:
        raise typer.BadParameter("only a renewal can be of an older system's permit", param_hint="--legacy")
    if keep is not None and resume is not None:
        raise typer.BadParameter("give --keep for a new file or --resume for one that is there, not both")
    if keep is not None and keep.exists():
        raise typer.BadParameter(
            f"{keep} is there already; go on with it by --resume {keep}", param_hint="--keep"
        )
    run(keep or resume, Asked(kind=kind, legacy=legacy, city=city, tariffs=tariffs), as_json=as_json)


def main() -> None:
    """Run the command line; faults go to standard error with exit 1, bad usage exits 2."""
    try:
        app()
    except QomPermitsError as fault:
        if "--json" in sys.argv:
            print(json.dumps(fault.to_json(), ensure_ascii=False), file=sys.stderr)
        else:
            for told in fault.faults:
                print(f"{told.in_('en')}\n{isolated(told.in_('fa'))}", file=sys.stderr)
        sys.exit(1)
